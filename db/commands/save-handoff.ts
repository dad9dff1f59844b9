import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Tx } from '../client.ts';
import { type Handoff, timersOfHandoff } from '../domain/handoff.ts';
import type { HandoffId, PersonId } from '../domain/ids.ts';
import { handoffs, timers } from '../schema/index.ts';

/** Draws the id of a handoff about to be opened: its cards carry it. */
export async function drawHandoffId(tx: Tx): Promise<HandoffId> {
	const [row] = await tx.execute<{ id: string }>(sql`select nextval(pg_get_serial_sequence('handoffs', 'id'))::text as id`);
	if (!row) throw new Error('no id was drawn');
	return row.id as HandoffId;
}

/** Writes a handoff, new or changed, with its timers; an open row was locked by whoever read it. `by` = who closes it, null = the clock. */
export async function saveHandoff(tx: Tx, handoff: Handoff, by: PersonId | null): Promise<void> {
	const { id, ...changing } = handoff;
	const closedBy = handoff.closedAt === null ? null : by === null ? 'clock' : `person:${by}`;
	await tx
		.insert(handoffs)
		.overridingSystemValue()
		.values({ id, ...changing, closedBy })
		.onConflictDoUpdate({ target: handoffs.id, set: { ...changing, closedBy } });
	const mine = and(
		eq(timers.subjectKind, 'person'),
		eq(timers.subject, handoff.personId),
		inArray(timers.kind, ['handoff-answer', 'handoff-end']),
	);
	await tx.delete(timers).where(and(mine, isNull(timers.firedAt)));
	const wanted = timersOfHandoff(handoff);
	if (wanted.length > 0) {
		await tx
			.insert(timers)
			.values(wanted.map((timer) => ({ subjectKind: 'person' as const, subject: handoff.personId, ...timer })))
			.onConflictDoNothing();
	}
}
