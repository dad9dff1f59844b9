import { eq } from 'drizzle-orm';
import type { Tx } from '../client.ts';
import type { OrderId } from '../domain/ids.ts';
import { orders } from '../schema/index.ts';

/** Nobody can move the order while it is decided on: without it a crowd on one order loses the race more often than it is tried (contract §0.3). */
export const lockOrder = async (tx: Tx, orderId: OrderId): Promise<void> => {
	await tx.select({ id: orders.id }).from(orders).where(eq(orders.id, orderId)).for('no key update');
};
