import { desc, eq } from 'drizzle-orm';
import type { Conn } from '../client.ts';
import type { OfferId, OrderId, PersonId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import { offers, orders } from '../schema/index.ts';

/** The order an offer belongs to; null when there is no such offer. */
export async function orderOfOffer(conn: Conn, offerId: OfferId): Promise<{ orderId: OrderId } | null> {
	const [row] = await conn.select({ orderId: offers.orderId }).from(offers).where(eq(offers.id, offerId));
	return row ?? null;
}

/** The next moment at which the resident will hear something, as it stands. */
export async function promiseOfOrder(conn: Conn, orderId: OrderId): Promise<Instant | null> {
	const [row] = await conn.select({ promiseAt: orders.promiseAt }).from(orders).where(eq(orders.id, orderId));
	return row?.promiseAt ?? null;
}

/** Where the person's newest order belongs; null when there is none. */
export async function newestUnitOf(conn: Conn, personId: PersonId): Promise<string | null> {
	const [row] = await conn
		.select({ unitCode: orders.unitCode })
		.from(orders)
		.where(eq(orders.residentId, personId))
		.orderBy(desc(orders.id))
		.limit(1);
	return row?.unitCode ?? null;
}
