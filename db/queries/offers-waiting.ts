import { and, asc, eq, gt, isNull } from 'drizzle-orm';
import type { Conn } from '../client.ts';
import type { OfferId } from '../domain/ids.ts';
import { offers } from '../schema/offers.ts';

/** Sent, and nobody of the team has been told. */
export const waiting = and(isNull(offers.notifiedAt), eq(offers.state, 'sent'));

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
