import { and, eq, gt, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Conn } from '../client.ts';
import type { GrantRole, PostKind } from '../domain/grant.ts';
import type { PersonId, TeamId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import type { Unit } from '../domain/team.ts';
import { bindingCodes, members, people, roles, teams, units } from '../schema/index.ts';

/** A post in force, or an invitation that nobody has taken up yet. */
export interface Post {
	readonly kind: PostKind;
	readonly id: string;
	readonly role: GrantRole | 'member';
	/** Name of the unit or team. */
	readonly of: string;
	/** Who holds it, or is invited; null = unnamed. */
	readonly name: string | null;
}

/** Whoever holds such a post, with what it is of. */
const holdersOf = (conn: Conn, posts: typeof roles | typeof members, of: typeof units | typeof teams, isOf: SQL, first: PgColumn) =>
	conn
		.select({ id: posts.id, role: posts.role, of: of.name, name: people.name })
		.from(posts)
		.innerJoin(of, isOf)
		.innerJoin(people, eq(people.id, posts.personId))
		.where(isNull(posts.endedAt))
		.orderBy(first, posts.id);

/** All posts in force and open invitations. Leaders that only the demo's seed has made are among them. */
export async function postsInForce(conn: Conn, at: Instant): Promise<readonly Post[]> {
	const [held, joined, invited] = await Promise.all([
		holdersOf(conn, roles, units, eq(units.code, roles.unitCode), units.code),
		holdersOf(conn, members, teams, eq(teams.id, members.teamId), teams.id),
		conn
			.select({ id: bindingCodes.id, role: bindingCodes.role, unit: units.name, team: teams.name, name: bindingCodes.name })
			.from(bindingCodes)
			.leftJoin(units, eq(units.code, bindingCodes.unitCode))
			.leftJoin(teams, eq(teams.id, bindingCodes.teamId))
			.where(and(isNull(bindingCodes.usedAt), gt(bindingCodes.expiresAt, at)))
			.orderBy(bindingCodes.id),
	]);
	return [
		...held.map((row) => ({ kind: 'role' as const, ...row })),
		...joined.map((row) => ({ kind: 'member' as const, ...row })),
		...invited.map(({ unit, team, ...row }) => ({ kind: 'code' as const, ...row, of: unit ?? team ?? '' })),
	];
}

/** Whether anybody works here: holds a role, or is invited to one. */
export async function hasStaff(conn: Conn, at: Instant): Promise<boolean> {
	const [held, invited] = await Promise.all([
		conn.select({ id: roles.id }).from(roles).where(isNull(roles.endedAt)).limit(1),
		conn
			.select({ id: bindingCodes.id })
			.from(bindingCodes)
			.where(and(isNull(bindingCodes.usedAt), gt(bindingCodes.expiresAt, at)))
			.limit(1),
	]);
	return held.length > 0 || invited.length > 0;
}

/** A team as an invitation names it. */
export interface TeamCalled {
	readonly id: TeamId;
	readonly code: string;
	readonly name: string;
	/** The unit it belongs to or is at home in; null = none. */
	readonly unitCode: string | null;
}

const TEAM = {
	id: teams.id,
	code: teams.code,
	name: teams.name,
	unitCode: sql<string | null>`coalesce(${teams.unitCode}, ${teams.baseUnitCode})`,
};

/** All teams, by code: for whoever has to name one. */
export const allTeams = (conn: Conn): Promise<TeamCalled[]> => conn.select(TEAM).from(teams).orderBy(teams.code);

/** Whose place in a team it is; null where it has ended or never was. */
export async function memberOf(conn: Conn, memberId: string): Promise<{ readonly personId: PersonId; readonly teamId: TeamId } | null> {
	const [row] = await conn
		.select({ personId: members.personId, teamId: members.teamId })
		.from(members)
		.where(and(eq(members.id, memberId), isNull(members.endedAt)));
	return row ?? null;
}

/** The team with this id or code; null for none. */
export async function teamCalled(conn: Conn, called: string): Promise<TeamCalled | null> {
	const byId = /^\d{1,18}$/.test(called) ? eq(teams.id, called as TeamId) : sql`false`;
	const [row] = await conn
		.select(TEAM)
		.from(teams)
		.where(or(eq(teams.code, called), byId));
	return row ?? null;
}

/** The unit with this code; without a code the centre. null for none. */
export async function unitCalled(conn: Conn, code: string | null): Promise<Unit | null> {
	const [row] = await conn
		.select({ code: units.code, name: units.name, kind: units.kind, parentCode: units.parentCode })
		.from(units)
		.where(code === null ? eq(units.kind, 'center') : eq(units.code, code));
	return row ?? null;
}
