import { and, asc, desc, eq, gt, notInArray, sql } from 'drizzle-orm';
import type { Conn } from '../client.ts';
import type { PersonId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import { END_STATES, type OrderState } from '../domain/order.ts';
import { items, messages, orders, people } from '../schema/index.ts';

/** One message of a person's thread, as web chat shows it. */
export interface ThreadMessage {
	readonly seq: number;
	readonly direction: 'in' | 'out';
	readonly at: Instant;
	readonly text: string;
	readonly choices: readonly { readonly id: string; readonly label: string }[];
}

/** Messages in one answer; whoever was away longer asks again from the last one. */
const PAGE = 500;
/** Kept history that `after=0` brings: the latest (contract §3: at least 200). */
const HISTORY = 200;

/** What came after `after`, in order. 0 = from the beginning of the kept history, the latest 200. */
export async function messagesAfter(conn: Conn, personId: PersonId, after: number): Promise<ThreadMessage[]> {
	const newest = after === 0;
	const rows = await conn
		.select({ seq: messages.seq, direction: messages.direction, at: messages.at, text: messages.body, choices: messages.choices })
		.from(messages)
		.where(and(eq(messages.personId, personId), gt(messages.seq, after)))
		.orderBy(newest ? desc(messages.seq) : asc(messages.seq))
		.limit(newest ? HISTORY : PAGE);
	if (newest) rows.reverse();
	return rows.map((row) => ({ ...row, choices: row.choices === null ? [] : (JSON.parse(row.choices) as ThreadMessage['choices']) }));
}

/** An open order for the strip above the talk. */
export interface StripOrder {
	readonly number: string;
	/** Name of the item in the person's language. */
	readonly item: string;
	readonly state: OrderState;
	/** The next moment at which the resident will hear something. */
	readonly promiseAt: Instant | null;
}

/** The person's own orders that have not ended, oldest first. */
export const openOrdersOf = (conn: Conn, personId: PersonId): Promise<StripOrder[]> =>
	conn
		.select({
			number: orders.number,
			item: sql<string>`case ${people.language} when 'en' then ${items.nameEn} else ${items.name} end`,
			state: orders.state,
			promiseAt: orders.promiseAt,
		})
		.from(orders)
		.innerJoin(items, eq(items.code, orders.itemCode))
		.innerJoin(people, eq(people.id, orders.residentId))
		.where(and(eq(orders.residentId, personId), notInArray(orders.state, [...END_STATES])))
		.orderBy(orders.id);
