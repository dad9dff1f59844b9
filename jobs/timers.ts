import { and, asc, eq, inArray, isNull, lte, min, notInArray, sql } from 'drizzle-orm';
import type { Conn, Tx } from '../db/client.ts';
import type { Instant } from '../db/domain/instant.ts';
import { timers } from '../db/schema/timers.ts';

/** A row of the table of timers that has not fired. */
export type DueTimer = Pick<typeof timers.$inferSelect, 'id' | 'subjectKind' | 'subject' | 'kind' | 'key' | 'dueAt'>;

const columns = {
	id: timers.id,
	subjectKind: timers.subjectKind,
	subject: timers.subject,
	kind: timers.kind,
	key: timers.key,
	dueAt: timers.dueAt,
};

/** What is due at `at`, in the order in which it fell due. */
export async function dueTimers(conn: Conn, at: Instant, without: readonly DueTimer['id'][], limit: number): Promise<DueTimer[]> {
	const rest = without.length > 0 ? notInArray(timers.id, [...without]) : undefined;
	return await conn
		.select(columns)
		.from(timers)
		.where(and(isNull(timers.firedAt), lte(timers.dueAt, at), rest))
		.orderBy(asc(timers.dueAt), asc(timers.id))
		.limit(limit);
}

/** When the next thing falls due, however long ago that was; null when nothing waits. */
export async function nextDueAt(conn: Conn): Promise<Instant | null> {
	const [row] = await conn
		.select({ at: min(timers.dueAt) })
		.from(timers)
		.where(isNull(timers.firedAt));
	return row?.at ?? null;
}

/** "WUDA": one timer is handled at a time in the whole database, so that two sweeps keep the order of due. */
const SWEEP_LOCK = 0x57554441;

/** Taken before any row, so that it is part of no circle of waiting; ends with the transaction. */
export const takeSweepLock = async (tx: Tx): Promise<void> => {
	await tx.execute(sql`select pg_advisory_xact_lock(${SWEEP_LOCK})`);
};

/** Marks the row as fired; false when another sweep did, or a move took the timer away or moved it. */
export async function markFired(tx: Tx, id: DueTimer['id'], at: Instant): Promise<boolean> {
	const rows = await tx
		.update(timers)
		.set({ firedAt: at })
		.where(and(eq(timers.id, id), isNull(timers.firedAt), lte(timers.dueAt, at)))
		.returning({ id: timers.id });
	return rows.length === 1;
}

/** Later, because handling it failed: it must not stand before all others for ever. */
export async function putOff(conn: Conn, id: DueTimer['id'], until: Instant): Promise<void> {
	await conn
		.update(timers)
		.set({ dueAt: until })
		.where(and(eq(timers.id, id), isNull(timers.firedAt)));
}

export interface DigestTimer {
	readonly unitCode: string;
	/** Local date. */
	readonly key: string;
	readonly dueAt: Instant;
}

/** The digest rows of units that wait. */
export async function waitingDigests(conn: Conn, unitCodes: readonly string[]): Promise<DigestTimer[]> {
	if (unitCodes.length === 0) return [];
	return await conn
		.select({ unitCode: timers.subject, key: timers.key, dueAt: timers.dueAt })
		.from(timers)
		.where(and(eq(timers.subjectKind, 'unit'), inArray(timers.subject, [...unitCodes]), eq(timers.kind, 'digest'), isNull(timers.firedAt)));
}

/** Adds digest rows or moves those that wait; one that has fired stays: one digest for each unit and day. */
export async function setDigests(tx: Tx, rows: readonly DigestTimer[]): Promise<void> {
	if (rows.length === 0) return;
	await tx
		.insert(timers)
		.values(rows.map(({ unitCode, key, dueAt }) => ({ subjectKind: 'unit' as const, subject: unitCode, kind: 'digest', key, dueAt })))
		.onConflictDoUpdate({
			target: [timers.subjectKind, timers.subject, timers.kind, timers.key],
			set: { dueAt: sql`excluded.due_at` },
			setWhere: isNull(timers.firedAt),
		});
}
