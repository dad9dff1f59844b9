import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Conn } from '../client.ts';
import type { OrderId, PersonId, TeamId } from '../domain/ids.ts';
import { VISIT_STATES } from '../domain/order.ts';
import { crew, orders } from '../schema/index.ts';

/** Orders of the team to which the person is expected or where they are now, in the order of ids. */
export const crewOrdersOf = (
	conn: Conn,
	personId: PersonId,
	teamId: TeamId,
): Promise<readonly { readonly id: OrderId; readonly number: string }[]> =>
	conn
		.select({ id: orders.id, number: orders.number })
		.from(crew)
		.innerJoin(orders, and(eq(orders.id, crew.orderId), eq(orders.attempt, crew.attempt)))
		.where(and(eq(crew.personId, personId), eq(orders.teamId, teamId), eq(crew.state, 'joined'), inArray(orders.state, [...VISIT_STATES])))
		.orderBy(asc(orders.id));
