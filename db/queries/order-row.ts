import type { Order, Slot } from '../domain/order.ts';
import type { orders } from '../schema/orders.ts';

type Row = typeof orders.$inferSelect;

const slotOf = (row: Row): Slot | null =>
	row.slotStart !== null && row.slotEnd !== null && row.slotGrain !== null
		? { start: row.slotStart, end: row.slotEnd, grain: row.slotGrain }
		: null;

/** A row of `orders` as the machine sees it, without the sealed columns. */
export function orderOf(row: Row): Order {
	const { localYear, slotStart, slotEnd, slotGrain, address, contactName, contactPhone, forWhom, wish, readFrom, promiseAt, ...plain } =
		row;
	return { ...plain, slot: slotOf(row) };
}

/** The machine's order as columns; id and number never change. */
export function columnsOf(order: Order) {
	const { id, number, slot, ...plain } = order;
	return { ...plain, slotStart: slot?.start ?? null, slotEnd: slot?.end ?? null, slotGrain: slot?.grain ?? null };
}
