import { and, eq } from 'drizzle-orm';
import type { Tx } from '../client.ts';
import type { OfferId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import { waiting } from '../queries/offers-waiting.ts';
import { offers } from '../schema/offers.ts';

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
