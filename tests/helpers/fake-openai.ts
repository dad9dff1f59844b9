import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import fastify, { type FastifyReply, type FastifyRequest } from 'fastify';

/** How one question is answered. */
export type Behaviour =
	/** The text that the model brings. */
	| { readonly says: string }
	| { readonly status: number }
	/** 200 with whatever this is. */
	| { readonly body: string; readonly type?: string }
	/** The headers at once, the rest never. */
	| { readonly stalls: true }
	/** After so many milliseconds as the next behaviour. */
	| { readonly afterMs: number; readonly next: Behaviour }
	| { readonly cuts: true };

/** One question as it arrived. */
interface Question {
	readonly path: string;
	readonly authorization: string | undefined;
	/** Every byte of it as text. */
	readonly raw: string;
	/** JSON, or the fields of a form; a file as its name, type and size. */
	readonly fields: Readonly<Record<string, unknown>>;
}

export interface FakeOpenAi {
	/** For LLM_BASE_URL and ASR_BASE_URL. */
	readonly baseUrl: string;
	readonly questions: readonly Question[];
	/** Answers to the next questions in turn; the last one goes on. */
	answer(...behaviours: readonly Behaviour[]): void;
	close(): Promise<void>;
}

async function fieldsOf(body: Buffer, type: string): Promise<Readonly<Record<string, unknown>>> {
	if (type.startsWith('application/json')) return JSON.parse(body.toString('utf8')) as Record<string, unknown>;
	const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
	return Object.fromEntries(
		[...form].map(([name, value]) => [name, typeof value === 'string' ? value : { name: value.name, type: value.type, size: value.size }]),
	);
}

const KEY = 'fake-key';

/** A local server that answers as one of OpenAI's protocol does: speech to text and chat completions. */
export async function startFakeOpenAi(): Promise<FakeOpenAi> {
	const questions: Question[] = [];
	let plan: readonly Behaviour[] = [{ says: '' }];

	const said = (path: string, text: string): object =>
		path.endsWith('/audio/transcriptions')
			? { text }
			: {
					id: 'fake',
					object: 'chat.completion',
					choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: text } }],
				};

	const perform = async (how: Behaviour, question: Question, request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
		if ('afterMs' in how) {
			await sleep(how.afterMs, undefined, { ref: false });
			return await perform(how.next, question, request, reply);
		}
		if ('says' in how) return reply.send(said(question.path, how.says));
		if ('status' in how) return reply.code(how.status).send({ error: { message: `no: ${question.raw}`, type: 'fake' } });
		if ('body' in how) return reply.type(how.type ?? 'application/json').send(how.body);
		reply.hijack();
		if ('cuts' in how) request.raw.socket.destroy();
		else reply.raw.writeHead(200, { 'content-type': 'application/json' }).write('{');
		return undefined;
	};

	const server = fastify({ forceCloseConnections: true, bodyLimit: 32 * 1024 * 1024 });
	server.removeAllContentTypeParsers();
	server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
	server.post('/v1/*', async (request, reply) => {
		const body = request.body as Buffer;
		const { authorization, 'content-type': type = '' } = request.headers;
		const question = { path: request.url, authorization, raw: body.toString('utf8'), fields: await fieldsOf(body, type) };
		questions.push(question);
		if (authorization !== `Bearer ${KEY}`) return reply.code(401).send({ error: { message: 'Incorrect API key', type: 'fake' } });
		const [how = { says: '' }, ...rest] = plan;
		if (rest.length > 0) plan = rest;
		return await perform(how, question, request, reply);
	});
	await server.listen({ host: '127.0.0.1', port: 0 });

	return {
		baseUrl: `http://127.0.0.1:${(server.server.address() as AddressInfo).port}/v1`,
		questions,
		answer(...behaviours) {
			plan = behaviours;
		},
		close: () => server.close(),
	};
}

/** Settings of a group that lead to a fake: ASR or LLM. */
export const serviceEnv = (
	group: 'ASR' | 'LLM',
	{ baseUrl }: Pick<FakeOpenAi, 'baseUrl'>,
	key = KEY,
): Readonly<Record<string, string>> => ({
	[`${group}_BASE_URL`]: baseUrl,
	[`${group}_API_KEY`]: key,
	[`${group}_MODEL`]: 'fake-model',
});
