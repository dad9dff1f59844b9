import { and, eq, inArray } from 'drizzle-orm';
import type { Tx } from '../client.ts';
import type { OrderId } from '../domain/ids.ts';
import { reconcile, type Timer } from '../domain/order-clock.ts';
import { timers } from '../schema/timers.ts';

/** Brings the timers of one order to what is wanted; fired rows stay marked, so nothing is repeated (contract §0.7). */
export async function setTimers(tx: Tx, orderId: OrderId, wanted: readonly Timer[]): Promise<void> {
	const mine = and(eq(timers.subjectKind, 'order'), eq(timers.subject, orderId));
	const rows = await tx
		.select({ id: timers.id, kind: timers.kind, key: timers.key, dueAt: timers.dueAt, firedAt: timers.firedAt })
		.from(timers)
		.where(mine);
	const { insert, move, remove } = reconcile(rows, wanted);
	const gone = remove.map((row) => row.id);
	if (gone.length > 0) await tx.delete(timers).where(and(mine, inArray(timers.id, gone)));
	for (const { row, dueAt } of move) await tx.update(timers).set({ dueAt }).where(eq(timers.id, row.id));
	if (insert.length > 0) {
		await tx
			.insert(timers)
			.values(insert.map(({ kind, key, dueAt }) => ({ subjectKind: 'order' as const, subject: orderId, kind, key, dueAt })));
	}
}
