import { sql } from 'drizzle-orm';
import type { Db } from '../../db/client.ts';
import { ORDER_STATES } from '../../db/domain/order.ts';
import { MOVES } from '../../db/domain/order-table.ts';

/** What must hold in the tables after any storm (contract §6). */

const HELD = sql`('accepted', 'departed', 'serving', 'confirming', 'rating', 'closed')`;

/** Each query finds what must not be. */
const WRONG = {
	'a message failed or left unhandled': sql`select id, status, error from inbox where status <> 'handled'`,
	'a message handled without a time': sql`select id from inbox where handled_at is null`,
	'more than one accepted offer': sql`select order_id from offers where state = 'accepted' group by order_id having count(*) > 1`,
	'a team holds the order without an accepted offer': sql`select number, state from orders where state in ${HELD}
		and not exists (select from offers where offers.order_id = orders.id and offers.state = 'accepted' and offers.team_id = orders.team_id)`,
	'an accepted offer of an order that nobody holds': sql`select number, state from orders where state not in ${HELD} and state <> 'cancelled'
		and exists (select from offers where offers.order_id = orders.id and offers.state = 'accepted')`,
	'an offer still open beside the winner': sql`select number from orders where state in ${HELD}
		and exists (select from offers where offers.order_id = orders.id and offers.state in ('sent', 'seen'))`,
	'a number used twice in a year': sql`select number from orders group by number, local_year having count(*) > 1`,
	'a number that is none': sql`select number from orders where number !~ '^[0-9]{4}-[0-9]{3,}$'`,
	'an open order without a timer': sql`select number, state from orders where state not in ('cancelled', 'referred', 'closed', 'confirming')
		and not exists (select from timers where subject_kind = 'order' and subject = orders.id::text and fired_at is null)`,
	'an ended order with a timer': sql`select number, state from orders where state in ('cancelled', 'referred', 'closed')
		and exists (select from timers where subject_kind = 'order' and subject = orders.id::text and fired_at is null)`,
	'history that does not end at the state': sql`select number, state from orders where state <>
		(select to_state from order_history where order_id = orders.id order by id desc limit 1)`,
	'a version that is not the count of steps': sql`select number, version from orders where version > (select count(*) from order_history where order_id = orders.id)`,
	'a gap in a thread': sql`select person_id from messages group by person_id having count(*) <> max(seq) or min(seq) <> 1`,
	'a word kept twice': sql`select inbox_id from messages where inbox_id is not null group by 1 having count(*) > 1`,
	'a message sent twice': sql`select message_id from outbox group by 1 having count(*) > 1`,
	'hours twice': sql`select order_id, person_id from hours group by 1, 2 having count(*) > 1`,
	'more going than places': sql`select o.number from orders o join items i on i.code = o.item_code join crew c on c.order_id = o.id
		and c.attempt = o.attempt and c.state = 'joined' group by o.number, i.volunteers, i.two_person_rule
		having count(*) > greatest(i.volunteers, case when i.two_person_rule then 2 else 1 end)`,
	'a push message dropped or failed without a reason': sql`select id from outbox where status in ('failed', 'dropped') and coalesce(reason, '') = ''`,
} as const;

/** All that is wrong, each with its rows; empty when everything holds. */
export async function wrongs(db: Db): Promise<readonly string[]> {
	const found: string[] = [];
	for (const [name, query] of Object.entries(WRONG)) {
		const rows = await db.execute(query);
		if (rows.length > 0) found.push(`${name}: ${JSON.stringify(rows.slice(0, 3))}`);
	}
	return [...found, ...(await illegalPaths(db))];
}

/** Histories that are no chain, take a move that contract §6 does not know, or go back in time. */
async function illegalPaths(db: Db): Promise<readonly string[]> {
	const rows = await db.execute<{ number: string; from: string | null; to: string; at: string; actor: string }>(sql`
		select o.number, h.from_state as from, h.to_state as to, extract(epoch from h.at) * 1000 as at, h.actor
		from order_history h join orders o on o.id = h.order_id order by o.id, h.id`);
	const found: string[] = [];
	const newest = new Map<string, { to: string; at: number }>();
	for (const { number, from, to, at, actor } of rows) {
		const before = newest.get(number) ?? null;
		const state = ORDER_STATES.find((one) => one === from);
		if (from !== (before?.to ?? null)) found.push(`${number}: ${from} follows ${before?.to}`);
		if (state && from !== to && !MOVES[state].some((next) => next === to)) found.push(`${number}: ${from} → ${to}`);
		if (before && Number(at) < before.at) found.push(`${number}: back in time at ${to}`);
		if (!/^(person:\d+|clock|rule|system)$/.test(actor)) found.push(`${number}: actor ${actor}`);
		newest.set(number, { to, at: Number(at) });
	}
	return found;
}
