import { and, eq, inArray, isNull, or } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Conn } from '../client.ts';
import type { OrderId, PersonId, TeamId } from '../domain/ids.ts';
import type { Person, Scene, TeamPeople } from '../domain/scene.ts';
import type { Unit } from '../domain/team.ts';
import { crew, items, members, offers, orders, people, roles, teams, units } from '../schema/index.ts';
import { orderOf } from './order-row.ts';

const person = { id: people.id, name: people.name, language: people.language };

async function teamsWithPeople(conn: Conn, ids: readonly TeamId[]): Promise<TeamPeople[]> {
	if (ids.length === 0) return [];
	const rows = await conn
		.select({ teamId: teams.id, teamName: teams.name, role: members.role, person })
		.from(teams)
		.leftJoin(members, and(eq(members.teamId, teams.id), isNull(members.endedAt)))
		.leftJoin(people, eq(people.id, members.personId))
		.where(inArray(teams.id, [...ids]))
		.orderBy(teams.id, members.id);
	const found = new Map<TeamId, { id: TeamId; name: string; leaders: Person[]; members: Person[] }>();
	for (const row of rows) {
		const team = found.get(row.teamId) ?? { id: row.teamId, name: row.teamName, leaders: [], members: [] };
		found.set(row.teamId, team);
		if (row.person && row.role) (row.role === 'member' ? team.members : team.leaders).push(row.person);
	}
	return [...found.values()];
}

/** Who can be told about a unit's orders. */
export interface Staff {
	/** Who answers for the unit, one list a level; empty levels are left out (contract §0.20). */
	readonly staff: Person[][];
	readonly dispatchers: Person[];
}

/** Who answers for a unit; an unknown unit is the dispatchers' matter. */
export async function loadStaff(conn: Conn, unitCode: string): Promise<Staff> {
	const parent = alias(units, 'parent');
	const [unit] = await conn
		.select({ parent: units.parentCode, grandParent: parent.parentCode })
		.from(units)
		.leftJoin(parent, eq(parent.code, units.parentCode))
		.where(eq(units.code, unitCode));
	return staffOf(
		conn,
		[unitCode, unit?.parent, unit?.grandParent].filter((code) => typeof code === 'string'),
	);
}

/** Coordinators of the chain 站 → 所 → 中心 and the dispatchers. */
async function staffOf(conn: Conn, chain: readonly string[]): Promise<Staff> {
	const rows = await conn
		.select({ role: roles.role, unitCode: roles.unitCode, person })
		.from(roles)
		.innerJoin(people, eq(people.id, roles.personId))
		.where(
			and(isNull(roles.endedAt), or(eq(roles.role, 'dispatcher'), and(eq(roles.role, 'coordinator'), inArray(roles.unitCode, [...chain])))),
		)
		.orderBy(roles.id);
	const dispatchers = rows.filter((r) => r.role === 'dispatcher').map((r) => r.person);
	const levels = chain.map((code) => rows.filter((r) => r.role === 'coordinator' && r.unitCode === code).map((r) => r.person));
	return { staff: [...levels, dispatchers].filter((level) => level.length > 0), dispatchers };
}

/** Teams to load beside those that the order names itself. */
export interface SceneOptions {
	/** Also load the teams this person belongs to. */
	readonly teamsOf?: PersonId;
	readonly teamIds?: readonly TeamId[];
}

/** One order with everybody who has to do with it; null when there is no such order. */
export async function loadScene(conn: Conn, orderId: OrderId, options: SceneOptions = {}): Promise<Scene | null> {
	const parent = alias(units, 'parent');
	const [head] = await conn
		.select({ order: orders, item: items, unit: units, grandParent: parent.parentCode, resident: person })
		.from(orders)
		.innerJoin(items, eq(items.code, orders.itemCode))
		.innerJoin(units, eq(units.code, orders.unitCode))
		.innerJoin(people, eq(people.id, orders.residentId))
		.leftJoin(parent, eq(parent.code, units.parentCode))
		.where(eq(orders.id, orderId));
	if (!head) return null;

	const chain = [head.unit.code, head.unit.parentCode, head.grandParent].filter((code): code is string => code !== null);
	const [offerRows, crewRows, own, answers] = await Promise.all([
		conn
			.select({ offer: offers, teamName: teams.name })
			.from(offers)
			.innerJoin(teams, eq(teams.id, offers.teamId))
			.where(eq(offers.orderId, orderId))
			.orderBy(offers.id),
		conn
			.select({ crew, name: people.name })
			.from(crew)
			.innerJoin(people, eq(people.id, crew.personId))
			.where(eq(crew.orderId, orderId))
			.orderBy(crew.id),
		options.teamsOf
			? conn
					.select({ teamId: members.teamId })
					.from(members)
					.where(and(eq(members.personId, options.teamsOf), isNull(members.endedAt)))
			: [],
		staffOf(conn, chain),
	]);
	const wanted = new Set<TeamId>([...own.map((row) => row.teamId), ...(options.teamIds ?? [])]);
	if (head.order.teamId) wanted.add(head.order.teamId);

	const unit: Unit = { code: head.unit.code, name: head.unit.name, kind: head.unit.kind, parentCode: head.unit.parentCode };
	const { address, contactName, contactPhone, forWhom, wish, readFrom } = head.order;
	return {
		order: orderOf(head.order),
		item: { ...head.item, platform: head.item.platformCode },
		unit,
		details: { address, contactName, contactPhone, forWhom, wish, readFrom },
		resident: head.resident,
		offers: offerRows.map(({ offer }) => ({
			id: offer.id,
			teamId: offer.teamId,
			round: offer.round,
			attempt: offer.attempt,
			state: offer.state,
		})),
		crew: crewRows.map(({ crew: row, name }) => ({ personId: row.personId, attempt: row.attempt, state: row.state, name })),
		teams: await teamsWithPeople(conn, [...wanted]),
		teamNames: new Map(offerRows.map(({ offer, teamName }) => [offer.teamId, teamName])),
		...answers,
	};
}
