import { and, eq, isNull } from 'drizzle-orm';
import type { Conn } from '../client.ts';
import type { PersonId } from '../domain/ids.ts';
import { consents, members, people, roles } from '../schema/index.ts';

/** The person who writes, with roles in force and teams; what decides what words may do. */
export async function loadMe(conn: Conn, personId: PersonId) {
	const [[person], held, teams, [consent]] = await Promise.all([
		conn
			.select({
				id: people.id,
				name: people.name,
				phone: people.phone,
				language: people.language,
				homeUnitCode: people.homeUnitCode,
				hardship: people.hardship,
			})
			.from(people)
			.where(eq(people.id, personId)),
		conn
			.select({ role: roles.role, unitCode: roles.unitCode })
			.from(roles)
			.where(and(eq(roles.personId, personId), isNull(roles.endedAt)))
			.orderBy(roles.id),
		conn
			.select({ teamId: members.teamId, role: members.role })
			.from(members)
			.where(and(eq(members.personId, personId), isNull(members.endedAt)))
			.orderBy(members.id),
		conn
			.select({ id: consents.id })
			.from(consents)
			.where(and(eq(consents.personId, personId), eq(consents.kind, 'notice'), isNull(consents.withdrawnAt)))
			.limit(1),
	]);
	if (!person) throw new Error(`no person ${personId}`);
	return { ...person, roles: held, teams, consented: consent !== undefined };
}
