import { DrizzleQueryError } from 'drizzle-orm/errors';

/**
 * The database is not one this program may use: made by another version of the desk or of PostgreSQL.
 * Nothing was touched. The message is one line that says what to do; the start prints it and exits 3.
 */
export class RefusedDatabase extends Error {
	override readonly name = 'RefusedDatabase';
}

/** What the driver threw, below drizzle's wrapper. */
function causeOf(err: unknown): unknown {
	let cause = err;
	while (cause instanceof DrizzleQueryError && cause.cause !== undefined) cause = cause.cause;
	return cause;
}

function textOf(err: unknown, key: 'code' | 'constraint_name'): string | null {
	if (typeof err !== 'object' || err === null || !(key in err)) return null;
	const value = (err as Record<typeof key, unknown>)[key];
	return typeof value === 'string' ? value : null;
}

/** The SQLSTATE, or the code of the driver or the socket; null when the error is none of the database. */
export const codeOf = (err: unknown): string | null => textOf(causeOf(err), 'code');

/** Name of the unique constraint or index that a write broke, null for any other error. */
export function uniqueViolation(err: unknown): string | null {
	return codeOf(err) === '23505' ? textOf(causeOf(err), 'constraint_name') : null;
}

/** Serialisation failure or deadlock: load and decide anew (contract §0.3). */
export function isRetryable(err: unknown): boolean {
	const code = codeOf(err);
	return code === '40001' || code === '40P01';
}

/** An error of server or driver, or one that wraps it. Their messages quote values of rows and all parameters: not for a log. */
export const isOfDatabase = (err: Error): boolean => err instanceof DrizzleQueryError || err.name === 'PostgresError' || 'severity' in err;

const AWAY = new Set([
	'57014', // a statement took longer than it may: it waits for a lock, or the server is overloaded
	'57P01', // the server is shutting down
	'57P02', // it crashed
	'57P03', // it is starting up
	'58030', // its disk does not read or write
	'ECONNREFUSED',
	'ECONNRESET',
	'EPIPE',
	'ETIMEDOUT',
	'EHOSTUNREACH',
	'ENETUNREACH',
	'ENOTFOUND',
	'EAI_AGAIN',
	'CONNECT_TIMEOUT',
]);

/** The connection; what the server has run out of (disk, memory, connections); the driver's own words for a lost connection. */
const AWAY_CLASSES = ['08', '53', 'CONNECTION_'];

/** The database cannot be reached, or cannot write, now: answer 503 and try again, never `failed` (contract §0.3). */
export function isDatabaseAway(err: unknown): boolean {
	const cause = causeOf(err);
	// Node gives one error for all addresses of a name that refused (localhost: ::1 and 127.0.0.1).
	if (cause instanceof AggregateError) return cause.errors.some(isDatabaseAway);
	const code = codeOf(err);
	return code !== null && (AWAY.has(code) || AWAY_CLASSES.some((start) => code.startsWith(start)));
}
