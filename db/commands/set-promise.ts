import { eq } from 'drizzle-orm';
import type { Tx } from '../client.ts';
import type { OrderId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import { orders } from '../schema/orders.ts';

/** The next moment at which the resident hears something, after a timer that moved nothing; derived, so the version stays. */
export async function setPromise(tx: Tx, orderId: OrderId, promiseAt: Instant | null): Promise<void> {
	await tx.update(orders).set({ promiseAt }).where(eq(orders.id, orderId));
}
