import { and, eq, getTableColumns, gte, inArray, isNull, lt, or, sql } from 'drizzle-orm';
import type { Conn } from '../client.ts';
import type { OrderId } from '../domain/ids.ts';
import { ONGOING_STATES, type OrderState, VISIT_STATES } from '../domain/order.ts';
import type { Person } from '../domain/scene.ts';
import type { Board, FiguresPeriod, OpenOrder, UnitFigures } from '../domain/unit-figures.ts';
import { items, orders, people, referrals, roles, units } from '../schema/index.ts';
import { orderOf } from './order-row.ts';

/** Somebody has to do something for these, or goes there. */
const OPEN = [...ONGOING_STATES, 'confirming', 'unserved'] as const satisfies OrderState[];
/** Finished, and nobody denied that it took place. */
const DONE = ['confirming', 'rating', 'closed'] as const satisfies OrderState[];

const { address, contactName, contactPhone, forWhom, wish, readFrom, ...plain } = getTableColumns(orders);
/** What is sealed is not read for lists. */
const UNREAD = { address: null, contactName: null, contactPhone: null, forWhom: null, wish: null, readFrom: null };

/** What each unit finished in the period: an index range on finished_at, not on the unit. */
async function doneIn(conn: Conn, unitCodes: string[], { from, to }: FiguresPeriod) {
	return await conn
		.select({
			unitCode: orders.unitCode,
			done: sql<number>`count(*)::int`,
			rated: sql<number>`count(${orders.stars})::int`,
			stars: sql<number>`coalesce(sum(${orders.stars}), 0)::int`,
		})
		.from(orders)
		.where(
			and(gte(orders.finishedAt, from), lt(orders.finishedAt, to), inArray(orders.state, [...DONE]), inArray(orders.unitCode, unitCodes)),
		)
		.groupBy(orders.unitCode);
}

/** How often 12345 was named in the period; what belongs to no unit is the centre's. */
async function referredIn(conn: Conn, { from, to }: FiguresPeriod): Promise<ReadonlyMap<string, number>> {
	const rows = await conn
		.select({ unitCode: referrals.unitCode, n: sql<number>`count(*)::int` })
		.from(referrals)
		.where(and(gte(referrals.at, from), lt(referrals.at, to)))
		.groupBy(referrals.unitCode);
	const [center] = await conn.select({ code: units.code }).from(units).where(eq(units.kind, 'center')).orderBy(units.code).limit(1);
	const byUnit = new Map<string, number>();
	for (const { unitCode, n } of rows) {
		const code = unitCode ?? center?.code;
		if (code !== undefined) byUnit.set(code, (byUnit.get(code) ?? 0) + n);
	}
	return byUnit;
}

/** Everything open, whatever its age: an index range on unit and state. */
async function openNow(conn: Conn, unitCodes: string[], { unratedBefore }: FiguresPeriod) {
	const toCall = and(eq(orders.state, 'rating'), isNull(orders.ratedAt), lt(orders.finishedAt, unratedBefore));
	return await conn
		.select({ order: plain, item: { name: items.name, nameEn: items.nameEn }, durationMin: items.durationMin })
		.from(orders)
		.innerJoin(items, eq(items.code, orders.itemCode))
		.where(and(inArray(orders.unitCode, unitCodes), or(inArray(orders.state, [...OPEN]), toCall)))
		.orderBy(orders.id);
}

/** Place and name of the visits near at hand; only these are unsealed. */
async function visitsOf(conn: Conn, unitCodes: string[], { visitsFrom, visitsTo }: FiguresPeriod) {
	return await conn
		.select({ id: orders.id, contactName: orders.contactName, address: orders.address })
		.from(orders)
		.where(
			and(
				inArray(orders.unitCode, unitCodes),
				inArray(orders.state, [...VISIT_STATES]),
				gte(orders.slotStart, visitsFrom),
				lt(orders.slotStart, visitsTo),
			),
		);
}

/** Codes of all units that have a coordinator now. */
export async function staffedUnits(conn: Conn): Promise<ReadonlySet<string>> {
	const rows = await conn
		.selectDistinct({ unitCode: roles.unitCode })
		.from(roles)
		.where(and(eq(roles.role, 'coordinator'), isNull(roles.endedAt)))
		.orderBy(roles.unitCode);
	return new Set(rows.map((row) => row.unitCode));
}

/** The coordinators of units, by unit; a unit without one is left out. */
export async function coordinatorsOf(conn: Conn, unitCodes: readonly string[]): Promise<ReadonlyMap<string, readonly Person[]>> {
	const byUnit = new Map<string, Person[]>();
	if (unitCodes.length === 0) return byUnit;
	const rows = await conn
		.select({ unitCode: roles.unitCode, person: { id: people.id, name: people.name, language: people.language } })
		.from(roles)
		.innerJoin(people, eq(people.id, roles.personId))
		.where(and(eq(roles.role, 'coordinator'), isNull(roles.endedAt), inArray(roles.unitCode, [...unitCodes])))
		.orderBy(roles.id);
	for (const { unitCode, person } of rows) byUnit.set(unitCode, [...(byUnit.get(unitCode) ?? []), person]);
	return byUnit;
}

/** Figures of all units asked for, from one set of queries whatever their number, and who answers for what. */
export async function stationFigures(conn: Conn, unitCodes: readonly string[], period: FiguresPeriod): Promise<Board> {
	const codes = [...new Set(unitCodes)];
	if (codes.length === 0) return { figures: new Map(), staffed: await staffedUnits(conn) };
	const [done, referred, open, visits, staffed] = await Promise.all([
		doneIn(conn, codes, period),
		referredIn(conn, period),
		openNow(conn, codes, period),
		visitsOf(conn, codes, period),
		staffedUnits(conn),
	]);
	const visitById = new Map<OrderId, OpenOrder['visit']>(visits.map(({ id, ...visit }) => [id, visit]));
	const doneBy = new Map(done.map(({ unitCode, ...counts }) => [unitCode, counts]));
	const openBy = new Map<string, OpenOrder[]>(codes.map((code) => [code, []]));
	for (const { order: row, item, durationMin } of open) {
		const order = orderOf({ ...row, ...UNREAD });
		openBy.get(order.unitCode)?.push({ order, item, durationMin, visit: visitById.get(order.id) ?? null });
	}
	const figures = new Map<string, UnitFigures>(
		codes.map((code) => [
			code,
			{ ...(doneBy.get(code) ?? { done: 0, rated: 0, stars: 0 }), referred: referred.get(code) ?? 0, open: openBy.get(code) ?? [] },
		]),
	);
	return { figures, staffed };
}

/** The same from one moment: a snapshot that no move in between can tear, and that writes nothing. */
export const SNAPSHOT = { isolationLevel: 'repeatable read', accessMode: 'read only' } as const;
