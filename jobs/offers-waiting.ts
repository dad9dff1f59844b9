import { and, asc, eq, gt, isNull } from 'drizzle-orm';
import type { Conn, Tx } from '../db/client.ts';
import type { OfferId } from '../db/domain/ids.ts';
import type { Instant } from '../db/domain/instant.ts';
import { offers } from '../db/schema/offers.ts';

const waiting = and(isNull(offers.notifiedAt), eq(offers.state, 'sent'));

/** Offers whose teams have not been told, oldest first, behind `after`. */
export async function offersWaiting(conn: Conn, after: OfferId | null, limit: number): Promise<OfferId[]> {
	const rows = await conn
		.select({ id: offers.id })
		.from(offers)
		.where(and(waiting, after === null ? undefined : gt(offers.id, after)))
		.orderBy(asc(offers.id))
		.limit(limit);
	return rows.map((row) => row.id);
}

/**
 * Marks an offer as told and returns it; null when it was told, or expired, was declined or taken meanwhile. The row stays
 * locked until the cards are committed: who moves the offer waits for them.
 */
export async function takeOffer(tx: Tx, id: OfferId, at: Instant): Promise<typeof offers.$inferSelect | null> {
	const rows = await tx
		.update(offers)
		.set({ notifiedAt: at })
		.where(and(eq(offers.id, id), waiting))
		.returning();
	return rows[0] ?? null;
}
