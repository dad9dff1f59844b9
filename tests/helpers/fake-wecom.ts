import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import fastify, { type FastifyReply, type FastifyRequest } from 'fastify';
import { type Callbacks, createCallbacks } from './fake-wecom-callback.ts';
import { type Answer, type Call, callMethod, type FakeMedia } from './fake-wecom-methods.ts';
import { createPersona, type Persona } from './fake-wecom-persona.ts';
import { memberOf, type World } from './fake-wecom-world.ts';

export interface FakeWecomOptions {
	readonly port?: number;
	readonly corpId?: string;
	readonly agentId?: number;
	readonly secret?: string;
	readonly token?: string;
	readonly aesKey?: string;
	/** Real time, for the dates and timestamps of callbacks. */
	readonly now?: () => number;
	/** Milliseconds that only go forward, for limits and tokens. */
	readonly monotonic?: () => number;
	/** How long WeCom waits for the answer to a callback; 5 s. */
	readonly timeoutMs?: number;
}

type FaultAction =
	| { readonly kind: 'errcode'; readonly errcode: number; readonly errmsg?: string }
	/** 502 with a page instead of JSON, as a proxy in front answers. */
	| { readonly kind: 'bad gateway' }
	/** The connection is cut, before the call was carried out or after. */
	| { readonly kind: 'drop'; readonly when: 'before' | 'after' }
	| { readonly kind: 'delay'; readonly ms: number }
	| { readonly kind: 'body'; readonly body: string };

interface Fault {
	/** Such as message/send; any, when left out. */
	readonly path?: string;
	readonly touser?: string;
	readonly times: number;
	readonly action: FaultAction;
}

/** One call as it arrived. */
interface JournalEntry {
	readonly path: string;
	readonly query: Readonly<Record<string, string>>;
	readonly body: unknown;
	/** What was answered; null = nothing that could be read. */
	errcode: number | null;
}

export interface FakeWecom {
	/** The settings that connect a desk to it. */
	readonly env: Readonly<Record<string, string>>;
	readonly corpId: string;
	readonly agentId: number;
	/** For WECOM_API_ROOT. */
	readonly apiRoot: string;
	readonly journal: readonly JournalEntry[];
	/** What WeCom would silently ignore or cut, and answers that it would not take. */
	readonly warnings: readonly string[];
	/** Knobs: trusted addresses, mode of gettoken. */
	readonly world: Pick<World, 'trustedIps' | 'sameToken' | 'tokens' | 'media'>;
	readonly callbacks: Callbacks;
	/** The member with this userid, made on first use and within the app's scope. */
	member(userid: string): Persona;
	/** Adds to the fault plan; the first that fits is used. */
	fail(fault: Fault): void;
	/** Every token given out so far is invalid from now on. */
	revokeTokens(): void;
	/** Calls of a path so far. */
	calls(path: string): number;
	close(): Promise<void>;
}

const BAD_GATEWAY = '<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>';
const FIRST_MSG_ID = 7_234_567_890_123_456_001n;

function jsonOf(body: unknown): unknown {
	try {
		return typeof body === 'string' ? JSON.parse(body) : undefined;
	} catch {
		return undefined;
	}
}

/** A local server that answers as WeCom's API does, strictly (channels.md A, B, G3), and drives the callback. */
export async function startFakeWecom(options: FakeWecomOptions = {}): Promise<FakeWecom> {
	const { corpId = 'ww1a2b3c4d5e6f7a8b', agentId = 1_000_002, secret = 'fake-app-secret', token = 'FakeCallbackToken' } = options;
	const { port = 0, aesKey = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG', now = Date.now, monotonic = () => performance.now() } = options;
	const journal: JournalEntry[] = [];
	const warnings: string[] = [];
	const faults: { readonly fault: Fault; left: number }[] = [];
	const report = (warning: string): void => {
		warnings.push(warning);
	};
	const world: World = {
		corpId,
		agentId,
		secret,
		members: new Map(),
		media: new Map(),
		tokens: new Map(),
		monotonic,
		trustedIps: null,
		sameToken: true,
		wrongSecrets: 0,
		bannedUntil: Number.NEGATIVE_INFINITY,
		calls: [],
		nextId: 1,
	};
	let msgId = FIRST_MSG_ID;
	const timeoutMs = options.timeoutMs ?? 5000;
	const callbacks = createCallbacks({ corpId, agentId, token, aesKey, now, timeoutMs, spacingMs: 10, report });

	const faultFor = ({ path, body }: Call): FaultAction | null => {
		const to = typeof body === 'object' && body !== null && 'touser' in body ? body.touser : undefined;
		const found = faults.find(
			({ fault, left }) => left > 0 && (fault.path ?? path) === path && (fault.touser === undefined || fault.touser === to),
		);
		if (!found) return null;
		found.left--;
		return found.fault.action;
	};

	const cut = (request: FastifyRequest, reply: FastifyReply): void => {
		reply.hijack();
		request.raw.socket.destroy();
	};

	const handle = async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
		const { pathname, searchParams } = new URL(request.url, 'http://fake');
		const path = /^\/cgi-bin\/(.+)$/.exec(pathname)?.[1] ?? '';
		const query = Object.fromEntries(searchParams);
		const call: Call = { path, verb: request.method, query, body: jsonOf(request.body), ip: request.ip };
		const entry: JournalEntry = { path, query, body: call.body, errcode: null };
		journal.push(entry);
		const respond = (answer: Answer | FakeMedia | null): FastifyReply => {
			if (!answer) return reply.code(404).send('404 page not found');
			if (answer.file instanceof Uint8Array) return reply.type('audio/amr').send(Buffer.from(answer.file));
			entry.errcode = answer.errcode;
			return reply.send(answer);
		};
		const fault = faultFor(call);
		switch (fault?.kind) {
			case 'errcode':
				return respond({ errcode: fault.errcode, errmsg: fault.errmsg ?? `error ${fault.errcode}` });
			case 'bad gateway':
				return reply.code(502).type('text/html').send(BAD_GATEWAY);
			case 'body':
				return reply.type('application/json').send(fault.body);
			case 'drop':
				if (fault.when === 'after') callMethod(call, world, report);
				return cut(request, reply);
			case 'delay':
				await sleep(fault.ms);
		}
		return respond(callMethod(call, world, report));
	};

	// Connections that the client keeps alive must not hold the end of a test up.
	const server = fastify({ forceCloseConnections: true, bodyLimit: 1024 * 1024 });
	server.removeAllContentTypeParsers();
	server.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
	server.route({ method: ['GET', 'POST'], url: '/*', handler: handle });
	await server.listen({ host: '127.0.0.1', port });
	const address = server.server.address() as AddressInfo;
	const apiRoot = `http://127.0.0.1:${address.port}`;

	return {
		env: {
			WECOM_CORP_ID: corpId,
			WECOM_AGENT_ID: String(agentId),
			WECOM_AGENT_SECRET: secret,
			WECOM_CALLBACK_TOKEN: token,
			WECOM_CALLBACK_AES_KEY: aesKey,
			WECOM_API_ROOT: apiRoot,
		},
		corpId,
		agentId,
		apiRoot,
		journal,
		warnings,
		world,
		callbacks,
		member: (userid) => createPersona(memberOf(world, userid), { corpId, agentId, callbacks, now, nextMsgId: () => String(msgId++) }),
		fail(fault) {
			faults.push({ fault, left: fault.times });
		},
		revokeTokens() {
			for (const each of world.tokens.values()) each.revoked = true;
		},
		calls: (path) => journal.filter((entry) => entry.path === path).length,
		async close() {
			callbacks.close();
			await server.close();
		},
	};
}
