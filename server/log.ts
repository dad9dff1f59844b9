import { type FastifyBaseLogger, type FastifyRequest, fastify } from 'fastify';
import { isOfDatabase } from '../db/errors.ts';

/** What the desk's parts log to. Nothing personal: no bodies, cookies, queries or addresses of visitors. */
export type Log = FastifyBaseLogger;

/** Frames of a stack without its first lines, which repeat the message. */
const framesOf = (stack: string | undefined): string =>
	(stack ?? '')
		.split('\n')
		.filter((line) => /^\s+at /.test(line))
		.join('\n');

/** Tokens and secrets that stand in the addresses of calls (channels.md F): errors of a network like to quote them. */
const withoutSecrets = (text: string): string =>
	text.replace(/bot\d+:[^/\s]+/g, 'bot***').replace(/\b(access_token|corpsecret)=[^&\s"']*/g, '$1=***');

interface LoggedError {
	readonly type: string;
	readonly message: string;
	readonly stack: string;
	readonly [more: string]: unknown;
}

/** An error as the log shows it: of one of the database, which may quote a person, only the code. */
function errorOf(err: unknown): LoggedError {
	if (!(err instanceof Error)) return { type: typeof err, message: '', stack: '' };
	const code = 'code' in err && (typeof err.code === 'string' || typeof err.code === 'number') ? err.code : undefined;
	return {
		type: err.name,
		...(code === undefined ? {} : { code }),
		message: isOfDatabase(err) ? '' : withoutSecrets(err.message),
		...(err.cause === undefined ? {} : { cause: errorOf(err.cause) }),
		stack: framesOf(err.stack),
	};
}

/** How lines look: JSON without anything personal. */
export const loggerOptions = (level: string) => ({
	level,
	base: null,
	serializers: {
		err: errorOf,
		// Only the route's pattern: a path or query may hold what a person typed.
		req: (request: Pick<FastifyRequest, 'method' | 'routeOptions'>) => ({
			method: request.method,
			route: request.routeOptions.url ?? null,
		}),
		res: (reply: { readonly statusCode?: number }) => ({ status: reply.statusCode ?? 0 }),
	},
});

/** One logger for the whole process, made before the web server: database and jobs need it first. */
export const createLog = (level: string): Log => fastify({ logger: loggerOptions(level) }).log;
