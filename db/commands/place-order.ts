import { sql } from 'drizzle-orm';
import type { Tx } from '../client.ts';
import type { OrderId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import { localDate, localOf, type Zone } from '../domain/local-time.ts';
import { formatNumber } from '../domain/order-number.ts';
import type { OrderToPlace } from '../domain/order-place.ts';
import { columnsOf } from '../queries/order-row.ts';
import { dayCounters, orderHistory, orders } from '../schema/index.ts';
import { actorText } from './apply-move.ts';
import { setTimers } from './set-timers.ts';

/** Draws id and number for an order about to be placed: the id because its cards carry it, the number from the counter of the local day. */
export async function drawNumber(tx: Tx, at: Instant, zone: Zone): Promise<{ id: OrderId; number: string }> {
	const day = localDate(at, zone);
	const [counter] = await tx
		.insert(dayCounters)
		.values({ day, last: 1 })
		.onConflictDoUpdate({ target: dayCounters.day, set: { last: sql`${dayCounters.last} + 1` } })
		.returning({ last: dayCounters.last });
	const [row] = await tx.execute<{ id: string }>(sql`select nextval(pg_get_serial_sequence('orders', 'id'))::text as id`);
	if (!counter || !row) throw new Error('no number was drawn');
	return { id: row.id as OrderId, number: formatNumber(localOf(at, zone), counter.last) };
}

/** An order as it is born, in the time zone of its number; id and number were drawn by drawNumber. */
interface NumberedOrder extends OrderToPlace {
	readonly zone: Zone;
}

/** Writes a confirmed draft as an order, born `ordered`, with its first history row and its timers. */
export async function placeOrder(tx: Tx, { id, placed, details, timers, promiseAt, channel, zone }: NumberedOrder): Promise<void> {
	const { order, row } = placed;
	await tx
		.insert(orders)
		.overridingSystemValue()
		.values({
			...columnsOf({ ...order, id }),
			...details,
			id,
			number: order.number,
			localYear: localOf(order.createdAt, zone).year,
			promiseAt,
		});
	await tx
		.insert(orderHistory)
		.values({ orderId: id, fromState: row.from, toState: row.to, at: row.at, actor: actorText(row.actor), channel, reason: row.reason });
	await setTimers(tx, id, timers);
}
