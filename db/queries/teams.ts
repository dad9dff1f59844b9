import { and, asc, eq, inArray, isNull, ne, sql } from 'drizzle-orm';
import type { Conn } from '../client.ts';
import { VISIT_STATES } from '../domain/order.ts';
import type { Team } from '../domain/team.ts';
import { identities, members, offers, orders, teams } from '../schema/index.ts';

/** All teams as matching sees them: who can be told, how much they have in hand, when they were asked last. */
export async function loadTeams(conn: Conn): Promise<Team[]> {
	const [rows, reachable, busy, asked] = await Promise.all([
		conn.select().from(teams).orderBy(asc(teams.code)),
		conn
			.selectDistinct({ teamId: members.teamId })
			.from(members)
			.innerJoin(identities, and(eq(identities.personId, members.personId), isNull(identities.unreachableSince)))
			.where(and(ne(members.role, 'member'), isNull(members.endedAt))),
		conn
			.select({ teamId: orders.teamId, open: sql<number>`count(*)::int` })
			.from(orders)
			.where(inArray(orders.state, [...VISIT_STATES]))
			.groupBy(orders.teamId),
		conn
			.select({ teamId: offers.teamId, at: sql<string>`max(${offers.createdAt})` })
			.from(offers)
			.groupBy(offers.teamId),
	]);
	const canBeTold = new Set(reachable.map((row) => row.teamId));
	const openOf = new Map(busy.map((row) => [row.teamId, row.open]));
	const askedOf = new Map(asked.map((row) => [row.teamId, new Date(row.at).getTime()]));
	return rows.map((row) => ({
		...row,
		reachable: canBeTold.has(row.id),
		openOrders: openOf.get(row.id) ?? 0,
		lastOfferedAt: askedOf.get(row.id) ?? null,
	}));
}
