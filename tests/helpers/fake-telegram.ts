import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import fastify, { type FastifyReply, type FastifyRequest } from 'fastify';
import { type Answer, callMethod, methodNamed } from './fake-telegram-methods.ts';
import { createPersona, type Persona } from './fake-telegram-persona.ts';
import { createWebhook, type Delivery } from './fake-telegram-webhook.ts';
import { type FakeUser, isParams, type Json, type Params, type World } from './fake-telegram-world.ts';

export interface FakeTelegramOptions {
	readonly token?: string;
	readonly port?: number;
	/** A self-hosted server in local mode: webhooks on http and any port. Default true, since tests have no certificate. */
	readonly local?: boolean;
	/** How long a second of Telegram's waits lasts; tests 10 (default), standalone 1000. */
	readonly secondMs?: number;
	readonly now?: () => number;
}

type FaultAction =
	| { readonly kind: 'too many'; readonly retryAfter: number }
	| { readonly kind: 'error'; readonly code: number; readonly description: string }
	/** 502 with a page instead of JSON, as a proxy in front answers. */
	| { readonly kind: 'bad gateway' }
	/** The connection is cut, before the call was carried out or after. */
	| { readonly kind: 'drop'; readonly when: 'before' | 'after' }
	| { readonly kind: 'delay'; readonly ms: number };

interface Fault {
	/** Any method, when left out. */
	readonly method?: string;
	readonly chat?: number;
	readonly times: number;
	readonly action: FaultAction;
}

/** One call as it arrived. */
interface JournalEntry {
	readonly at: number;
	readonly method: string;
	readonly params: Params;
	/** 0 = the connection was cut. */
	status: number;
}

export interface FakeTelegram {
	readonly token: string;
	/** For TELEGRAM_API_ROOT. */
	readonly apiRoot: string;
	readonly journal: readonly JournalEntry[];
	/** What Telegram would silently ignore: unknown parameters and fields. */
	readonly warnings: readonly string[];
	/** The person with this id, made on first use. */
	user(id: number, firstName?: string): Persona;
	/** A file by its id, for getFile and the download. */
	file(id: string, path: string, bytes: Uint8Array<ArrayBuffer>): void;
	/** Adds to the fault plan; the first that fits is used. */
	fail(fault: Fault): void;
	/** Delivers any update as it stands, in a queue of its own. */
	deliver(kind: string, content: Json): Promise<Delivery>;
	webhookInfo(): Json;
	/** Resolves when no update waits to be delivered. */
	settled(): Promise<void>;
	close(): Promise<void>;
}

const BOT_ID = 123_456;
const FIRST_UPDATE_ID = 700_000_001;
const BAD_GATEWAY = '<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>';

/** Body of any of the three types the Bot API takes, without looking inside. */
async function readBody(request: FastifyRequest): Promise<unknown> {
	const { body, headers } = request;
	if (!Buffer.isBuffer(body) || body.length === 0) return {};
	const type = headers['content-type'] ?? '';
	if (type.startsWith('application/json')) return JSON.parse(body.toString('utf8'));
	const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
	return Object.fromEntries(form);
}

/** A local server that answers as Telegram's Bot API does, strictly (channels.md E, G2), and drives the webhook. */
export async function startFakeTelegram(options: FakeTelegramOptions = {}): Promise<FakeTelegram> {
	const { token = `${BOT_ID}:FAKE-token_for-tests`, port = 0, local = true, secondMs = 10, now = Date.now } = options;
	const journal: JournalEntry[] = [];
	const warnings: string[] = [];
	const faults: { fault: Fault; left: number }[] = [];
	const world: World = {
		users: new Map(),
		files: new Map(),
		queries: new Map(),
		now,
		bot: { id: BOT_ID, is_bot: true, first_name: '五单', username: 'wudan_fake_bot' },
	};
	let updateId = FIRST_UPDATE_ID;
	const nextUpdateId = (): number => updateId++;
	const report = (warning: string): void => {
		warnings.push(warning);
	};

	const call = (name: string, params: unknown): Answer => callMethod(name, params, { world, webhook, report });
	const webhook = createWebhook({
		local,
		secondMs,
		now,
		execute: (method, params) => {
			const name = methodNamed(method);
			const entry: JournalEntry = { at: now(), method: name ?? method, params, status: 0 };
			journal.push(entry);
			const answer: Answer = name === null ? { code: 404, description: 'Not Found: method not found' } : call(name, params);
			entry.status = 'code' in answer ? answer.code : 200;
		},
	});

	const faultFor = (method: string, params: Params): FaultAction | null => {
		const found = faults.find(
			({ fault, left }) =>
				left > 0 && (fault.method ?? method) === method && (fault.chat === undefined || fault.chat === Number(params['chat_id'])),
		);
		if (!found) return null;
		found.left--;
		return found.fault.action;
	};

	const respond = (reply: FastifyReply, answer: Answer): FastifyReply => {
		if (!('code' in answer)) return reply.send({ ok: true, ...answer });
		const { code, description, retryAfter } = answer;
		if (retryAfter !== undefined) reply.header('retry-after', retryAfter);
		return reply
			.code(code)
			.send({ ok: false, error_code: code, description, ...(retryAfter !== undefined && { parameters: { retry_after: retryAfter } }) });
	};

	const cut = (request: FastifyRequest, reply: FastifyReply): void => {
		reply.hijack();
		request.raw.socket.destroy();
	};

	const handle = async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
		const [path = '', query = ''] = request.url.split('?');
		const [, owner, filePath] = /^\/file\/bot([^/]+)\/(.+)$/.exec(decodeURIComponent(path)) ?? [];
		if (filePath !== undefined) {
			const file = owner === token ? [...world.files.values()].find((each) => each.path === filePath) : undefined;
			return file
				? reply.type('application/octet-stream').send(Buffer.from(file.bytes))
				: respond(reply, { code: 404, description: 'Not Found' });
		}
		const [, given, methodName] = /^\/bot([^/]+)\/(?:test\/)?([^/]+)$/.exec(decodeURIComponent(path)) ?? [];
		if (given === undefined || methodName === undefined) return respond(reply, { code: 404, description: 'Not Found' });
		if (given !== token)
			return respond(
				reply,
				/^\d+:[\w-]+$/.test(given) ? { code: 401, description: 'Unauthorized' } : { code: 404, description: 'Not Found' },
			);
		let body: unknown;
		try {
			body = await readBody(request);
		} catch {
			return respond(reply, { code: 400, description: "Bad Request: can't parse the request's body" });
		}
		const params: Params = { ...Object.fromEntries(new URLSearchParams(query)), ...(isParams(body) ? body : {}) };
		const name = methodNamed(methodName);
		const entry: JournalEntry = { at: now(), method: name ?? methodName, params, status: 0 };
		journal.push(entry);
		reply.raw.once('finish', () => {
			entry.status = reply.statusCode;
		});
		if (name === null) return respond(reply, { code: 404, description: 'Not Found: method not found' });
		const fault = faultFor(name, params);
		switch (fault?.kind) {
			case 'too many':
				return respond(reply, {
					code: 429,
					description: `Too Many Requests: retry after ${fault.retryAfter}`,
					retryAfter: fault.retryAfter,
				});
			case 'error':
				return respond(reply, { code: fault.code, description: fault.description });
			case 'bad gateway':
				return reply.code(502).type('text/html').send(BAD_GATEWAY);
			case 'drop':
				if (fault.when === 'after') call(name, params);
				return cut(request, reply);
			case 'delay':
				await sleep(fault.ms);
		}
		return respond(reply, call(name, params));
	};

	// Connections that the client keeps alive must not hold the end of a test up.
	const server = fastify({ forceCloseConnections: true, bodyLimit: 1024 * 1024, routerOptions: { maxParamLength: 400 } });
	server.removeAllContentTypeParsers();
	server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
	server.route({ method: ['GET', 'POST'], url: '/*', handler: handle });
	await server.listen({ host: '127.0.0.1', port });
	const address = server.server.address() as AddressInfo;

	return {
		token,
		apiRoot: `http://127.0.0.1:${address.port}`,
		journal,
		warnings,
		user(id, firstName = `user ${id}`) {
			const fresh: FakeUser = { id, firstName, started: false, blocked: false, deactivated: false, nextMessageId: 1, messages: [] };
			const user = world.users.get(id) ?? fresh;
			world.users.set(id, user);
			return createPersona(user, { world, webhook, nextUpdateId });
		},
		file(id, path, bytes) {
			world.files.set(id, { path, bytes });
		},
		fail(fault) {
			faults.push({ fault, left: fault.times });
		},
		deliver: (kind, content) =>
			webhook.deliver({
				kind,
				queue: `raw:${updateId}`,
				update: { update_id: nextUpdateId(), [kind]: content },
				expiresAt: now() + 86_400_000,
			}),
		webhookInfo: () => webhook.info(),
		settled: () => webhook.settled(),
		async close() {
			webhook.close();
			await server.close();
		},
	};
}
