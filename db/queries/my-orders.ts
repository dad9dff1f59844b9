import { and, desc, eq, inArray, notInArray, or, sql } from 'drizzle-orm';
import type { Conn } from '../client.ts';
import type { OfferId, PersonId, TeamId } from '../domain/ids.ts';
import type { MyOrder } from '../domain/my-order.ts';
import { END_STATES, isWaiting, type OfferState, ONGOING_STATES, type OrderState } from '../domain/order.ts';
import { crew, items, offers, orders } from '../schema/index.ts';
import { orderOf } from './order-row.ts';

/** Everything by which an order can be a person's own. */
export interface Involved {
	readonly personId: PersonId;
	/** Belongs to some team: who is in none any more goes nowhere. */
	readonly inTeam: boolean;
	/** Teams whose offers the person may accept. */
	readonly teamsLed: readonly TeamId[];
	/** Units the person coordinates, with everything below them; the dispatcher's is the whole district. */
	readonly unitCodes: readonly string[];
}

const MOST = 50;

/**
 * Orders a person has to do with, newest first: as resident, as asked or joined member, as leader of a team that was asked.
 * Without a number only what is still going on; with one, whatever bears it, and for staff also orders of their units.
 */
export async function myOrders(conn: Conn, { personId, inTeam, teamsLed, unitCodes }: Involved, number: string | null): Promise<MyOrder[]> {
	const which = number === null ? notInArray(orders.state, [...END_STATES]) : eq(orders.number, number);
	const base = { order: orders, item: { name: items.name, nameEn: items.nameEn } };
	const from = () => conn.select(base).from(orders).innerJoin(items, eq(items.code, orders.itemCode));
	const asCrew = conn
		.select({ ...base, state: crew.state })
		.from(crew)
		.innerJoin(orders, and(eq(orders.id, crew.orderId), eq(orders.attempt, crew.attempt)))
		.innerJoin(items, eq(items.code, orders.itemCode))
		.where(and(eq(crew.personId, personId), inArray(crew.state, ['asked', 'joined']), which))
		.orderBy(desc(orders.id))
		.limit(MOST);
	const asLeader = conn
		.select({ ...base, offerId: offers.id, offerState: offers.state })
		.from(offers)
		.innerJoin(orders, eq(orders.id, offers.orderId))
		.innerJoin(items, eq(items.code, orders.itemCode))
		.where(and(inArray(offers.teamId, [...teamsLed]), which))
		.orderBy(desc(offers.id))
		.limit(MOST);
	const asStaff = from()
		.where(and(inArray(orders.unitCode, [...unitCodes]), which))
		.orderBy(desc(orders.id))
		.limit(MOST);
	const [mine, going, offered, staffed] = await Promise.all([
		from()
			.where(and(or(eq(orders.residentId, personId), eq(orders.placedBy, personId)), which))
			.orderBy(desc(orders.id))
			.limit(MOST),
		inTeam ? asCrew : [],
		teamsLed.length === 0 ? [] : asLeader,
		number === null || unitCodes.length === 0 ? [] : asStaff,
	]);
	const row = (
		found: (typeof mine)[number],
		as: MyOrder['as'],
		offerId: OfferId | null = null,
		offer: OfferState | null = null,
	): MyOrder => {
		const order = orderOf(found.order);
		return {
			id: order.id,
			number: order.number,
			state: order.state,
			round: order.round,
			item: found.item,
			slot: order.slot,
			promiseAt: found.order.promiseAt,
			as,
			offerId,
			open: offer !== null && isOpen(offer, order.state),
			won: offer === 'accepted',
		};
	};
	// A person may be resident and leader at once: the nearest relation to each order comes first.
	return [
		...going.map((found) => row(found, found.state === 'joined' ? 'joined' : 'asked')),
		...offered.map((found) => row(found, 'offered', found.offerId, found.offerState)),
		...mine.map((found) => row(found, 'resident')),
		...staffed.map((found) => row(found, 'staff')),
	];
}

const SEARCHING: readonly OrderState[] = ['offering', 'unserved'];
const isOpen = (offer: OfferState, state: OrderState): boolean => SEARCHING.includes(state) && (isWaiting(offer) || offer === 'expired');

/** What counts as open for limits.openOrders: somebody still has to come. */
const UNDERWAY = [...ONGOING_STATES, 'unserved', 'merged'] as const;

/** What the counts of limits look at. */
export async function residentCounts(
	conn: Conn,
	personId: PersonId,
	itemCode: string | null,
	since: number,
): Promise<{ open: number; all: number; sameKind: number }> {
	const at = new Date(since).toISOString();
	const [row] = await conn
		.select({
			all: sql<number>`count(*)::int`,
			open: sql<number>`count(*) filter (where ${inArray(orders.state, [...UNDERWAY])})::int`,
			sameKind: sql<number>`count(*) filter (where ${orders.itemCode} = ${itemCode} and ${orders.createdAt} > ${at}::timestamptz and ${orders.state} <> 'cancelled')::int`,
		})
		.from(orders)
		.where(eq(orders.residentId, personId));
	return row ?? { open: 0, all: 0, sameKind: 0 };
}
