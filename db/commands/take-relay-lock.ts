import type { Sql } from '../client.ts';

/** Two numbers of our own choosing ("wuda", relay); advisory locks are per database. */
const LOCK = { space: 0x77756461, relay: 1 } as const;

/**
 * Tries to become the one relay of this database: the number of the session that now holds the lock, or null when
 * another holds it. The lock ends with the session, however it ends; it is never given back by hand.
 */
export async function takeRelayLock(sql: Sql): Promise<number | null> {
	const [row] = await sql<{ backend: number; held: boolean }[]>`
		select pg_backend_pid() as backend, pg_try_advisory_lock(${LOCK.space}::int, ${LOCK.relay}::int) as held`;
	return row?.held ? row.backend : null;
}
