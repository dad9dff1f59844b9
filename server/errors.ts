import type { FastifyReply, FastifyRequest } from 'fastify';
import { byLanguage } from '../bot/text/render.ts';
import { within } from '../bot/within.ts';
import { isDatabaseAway } from '../db/errors.ts';
import { pageLanguage } from './page-language.ts';
import { problemPage } from './pages/problem.ts';

/** Every code an answer of the desk can carry, with its status and what a person reads. Codes once used are not reused for something else. */
export const ERRORS = {
	'bad-request': {
		status: 400,
		message: '请求的内容不对，请检查后再试。',
		english: 'The request is not right. Please check it and try again.',
	},
	'bad-json': { status: 400, message: '发来的内容不是有效的 JSON。', english: 'That is no valid JSON.' },
	'which-persona': {
		status: 400,
		message: '这个浏览器里有几位演示人物，请用 ?as= 指明是哪一位。',
		english: 'This browser holds several people of the demo. Please say which one by ?as=.',
	},
	'no-session': { status: 401, message: '请先打开 /chat 开始对话。', english: 'Please open /chat first.' },
	'bad-secret': { status: 401, message: '密钥不对。', english: 'The secret is wrong.' },
	'bad-code': {
		status: 403,
		message: '这个绑定码用不了，什么都没有改。请核对，或要一个新的。',
		english: 'This code can’t be used, and nothing was changed. Please check it, or ask for a new one.',
	},
	'bad-signature': { status: 403, message: '签名不对。', english: 'The signature is wrong.' },
	'not-found': { status: 404, message: '没有这个页面。', english: 'There is no such page.' },
	'method-not-allowed': { status: 405, message: '不支持这种请求方式。', english: 'That method is not supported here.' },
	timeout: { status: 408, message: '等待的时间太长，请再试一次。', english: 'That took too long. Please try again.' },
	'too-large': { status: 413, message: '内容太长，请分几次发送。', english: 'That is too long. Please send it in parts.' },
	'media-type': {
		status: 415,
		message: '不支持这种内容类型，请用 JSON。',
		english: 'That content type is not supported. Please use JSON.',
	},
	'too-many': { status: 429, message: '发得太快了，请稍等一会儿再发。', english: 'Too fast. Please wait a moment.' },
	internal: {
		status: 500,
		message: '出了点问题，已经记录下来。您发过的内容没有丢，请稍后再试。',
		english: 'Something went wrong and has been noted. What you sent is not lost; please try again later.',
	},
	away: {
		status: 503,
		message: '服务台正在恢复，请过几秒再发一次。',
		english: 'The desk is coming back. Please try again in a few seconds.',
	},
	'not-ready': { status: 503, message: '服务台还没有准备好。', english: 'The desk is not ready yet.' },
} as const satisfies Readonly<Record<string, { readonly status: number; readonly message: string; readonly english: string }>>;
export type ErrorCode = keyof typeof ERRORS;

/** Thrown by a route that cannot do what it was asked; its code decides status and words. */
export class HttpProblem extends Error {
	override readonly name = 'HttpProblem';
	readonly code: ErrorCode;
	readonly retryAfterS: number | null;
	constructor(code: ErrorCode, retryAfterS: number | null = null) {
		super(code);
		this.code = code;
		this.retryAfterS = retryAfterS;
	}
}

/** Seconds after which a client should try again while the database is away or the desk is being started anew. */
export const AWAY_S = 2;

/** Longer than the driver tries to connect. Where something accepts connections and drops them, it would try for ever. */
const ANSWER_MS = 8_000;

/** What is read for an answer, or `away` when it does not come within `ms`. */
export const inTime = <T>(reading: Promise<T>, ms = ANSWER_MS): Promise<T> => within(ms, reading, () => new HttpProblem('away', AWAY_S));

const FASTIFY: Readonly<Record<string, ErrorCode>> = {
	FST_ERR_CTP_BODY_TOO_LARGE: 'too-large',
	FST_ERR_CTP_INVALID_MEDIA_TYPE: 'media-type',
	FST_ERR_CTP_EMPTY_JSON_BODY: 'bad-json',
	FST_ERR_CTP_INVALID_JSON_BODY: 'bad-json',
};

/** What was thrown → the problem to answer with. Whatever is not known is `internal`. */
export function problemOf(err: unknown): HttpProblem {
	if (err instanceof HttpProblem) return err;
	if (isDatabaseAway(err)) return new HttpProblem('away', AWAY_S);
	if (typeof err !== 'object' || err === null) return new HttpProblem('internal');
	const code = 'code' in err && typeof err.code === 'string' ? FASTIFY[err.code] : undefined;
	if (code !== undefined) return new HttpProblem(code);
	if ('validation' in err) return new HttpProblem('bad-request');
	const status = 'statusCode' in err && typeof err.statusCode === 'number' ? err.statusCode : 500;
	if (status >= 500) return new HttpProblem('internal');
	const known = Object.entries(ERRORS).find(([, row]) => row.status === status)?.[0];
	// Errors of the parser of JSON bodies have status 400 and no code.
	return new HttpProblem(err instanceof SyntaxError ? 'bad-json' : ((known as ErrorCode | undefined) ?? 'bad-request'));
}

const wantsPage = (request: FastifyRequest): boolean => (request.headers.accept ?? '').includes('text/html');

/** Answers with a problem: JSON for programs, a small page for browsers, in the language they ask for; never a stack, SQL or a path. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, problem: HttpProblem): FastifyReply {
	const { status, message: chinese, english } = ERRORS[problem.code];
	const language = pageLanguage(request);
	const message = byLanguage({ 'zh-CN': chinese, en: english })(language);
	reply.code(status).header('cache-control', 'no-store');
	if (problem.retryAfterS !== null) reply.header('retry-after', String(problem.retryAfterS));
	if (wantsPage(request)) return reply.type('text/html; charset=utf-8').send(problemPage({ language, status, message }));
	return reply.type('application/json; charset=utf-8').send(JSON.stringify({ code: problem.code, message }));
}
