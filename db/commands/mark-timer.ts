import { and, eq, isNull, lte, sql } from 'drizzle-orm';
import type { Conn, Tx } from '../client.ts';
import type { Instant } from '../domain/instant.ts';
import type { DigestTimer, DueTimer } from '../queries/timers.ts';
import { timers } from '../schema/timers.ts';

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
