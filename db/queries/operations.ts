import { and, count, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import type { Conn } from '../client.ts';
import type { Instant } from '../domain/instant.ts';
import { conversations, inbox, outbox, people, referrals, timers, units } from '../schema/index.ts';

/** Whether the database answers at all. */
export async function answers(conn: Conn): Promise<void> {
	await conn.execute(sql`select 1`);
}

/**
 * What tells this database from every other one, whatever name or address it is reached by: number of the cluster and of the
 * database in it. A copy restored elsewhere is another one.
 */
export async function databaseIdentity(conn: Conn): Promise<string> {
	const [row] = await conn.execute<{ identity: string }>(sql`
		select system_identifier || '-' || (select oid from pg_database where datname = current_database()) identity
		from pg_control_system()`);
	if (row === undefined) throw new Error('the database does not know itself');
	return row.identity;
}

/** Figures for whoever watches the desk. */
export interface Figures {
	readonly inbox: readonly { readonly status: string; readonly n: number }[];
	readonly outbox: readonly { readonly status: string; readonly n: number }[];
	/** People told to ring 12345, since the beginning. */
	readonly referrals: readonly { readonly matter: string; readonly n: number }[];
	/** Timers that should have fired a minute ago. */
	readonly timersOverdue: number;
}

const MINUTE_MS = 60_000;

/** Counts over whole tables, for a scrape now and then. Rejects as the driver does. */
export async function figures(conn: Conn, now: Instant): Promise<Figures> {
	const [inboxRows, outboxRows, referred, [overdue]] = await Promise.all([
		conn.select({ status: inbox.status, n: count() }).from(inbox).groupBy(inbox.status),
		conn.select({ status: outbox.status, n: count() }).from(outbox).groupBy(outbox.status),
		conn.select({ matter: referrals.matter, n: count() }).from(referrals).groupBy(referrals.matter),
		conn
			.select({ n: count() })
			.from(timers)
			.where(and(isNull(timers.firedAt), lt(timers.dueAt, now - MINUTE_MS))),
	]);
	return { inbox: inboxRows, outbox: outboxRows, referrals: referred, timersOverdue: overdue?.n ?? 0 };
}

/** Reads one sealed value of each of the first tables that have any; throws when they were sealed under another secret. */
export async function unsealOne(conn: Conn): Promise<void> {
	await conn.select({ name: people.name }).from(people).where(isNotNull(people.name)).limit(1);
	await conn.select({ talk: conversations.talk }).from(conversations).limit(1);
}

/** How many migrations were applied. */
export async function appliedMigrations(conn: Conn): Promise<number> {
	const rows = await conn.execute<{ n: string }>(sql`select count(*) n from drizzle.__drizzle_migrations`);
	return Number(rows[0]?.n ?? 0);
}

/** Whether people of the demo are there. */
export async function hasPersonas(conn: Conn): Promise<boolean> {
	return (await conn.select({ id: people.id }).from(people).where(isNotNull(people.persona)).limit(1)).length > 0;
}

/** Whether the district has been loaded. */
export async function hasUnits(conn: Conn): Promise<boolean> {
	return (await conn.select({ code: units.code }).from(units).limit(1)).length > 0;
}
