import { within } from '../bot/within.ts';
import type { Sql } from '../db/client.ts';

/** Longest that a query of the relay may take before its connection counts as dead. */
const QUERY_MS = 5000;

/** One connection of the relay, from its opening to its end; it is never used after a failure. */
export interface RelaySession {
	/** Number of the database session that holds the lock; null until it is taken, and again after a failure. */
	readonly backend: number | null;
	/** Keeps the number of the session that took the lock. */
	holds(backend: number): void;
	/** Throws what ended the session, if something did. */
	check(): void;
	/** Runs a query; rejects after 5 s, because a cut network never answers. */
	run<T>(query: (sql: Sql) => Promise<T>): Promise<T>;
	/** Ends the session for everybody who uses it. */
	fail(err: unknown): void;
	/** Resolves when it failed. */
	readonly failed: Promise<void>;
	close(timeoutSeconds: number): Promise<void>;
}

/**
 * Wraps a client of one connection. postgres.js reconnects by itself, and the new session does not hold the lock:
 * therefore every claim compares the session's number, and after any error the whole client is thrown away.
 */
export function openRelaySession(openSql: () => Sql): RelaySession {
	const sql = openSql();
	let backend: number | null = null;
	let end: { readonly err: unknown } | null = null;
	let tell: () => void = () => undefined;
	const failed = new Promise<void>((resolve) => {
		tell = resolve;
	});
	return {
		get backend() {
			return end ? null : backend;
		},
		holds(held) {
			backend = held;
		},
		check() {
			if (end) throw end.err;
		},
		failed,
		run: (query) => within(QUERY_MS, query(sql)),
		fail(err) {
			end ??= { err };
			tell();
		},
		close: (timeout) => sql.end({ timeout }).catch(() => undefined),
	};
}
