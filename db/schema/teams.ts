import { sql } from 'drizzle-orm';
import { index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { MEMBER_ROLES } from '../domain/grant.ts';
import type { PersonId, TeamId } from '../domain/ids.ts';
import { TEAM_KINDS } from '../domain/team.ts';
import { identity, instant, oneOf, reference } from './columns.ts';
import { people } from './people.ts';
import { units } from './units.ts';

export const teams = pgTable(
	'teams',
	{
		id: identity<TeamId>(),
		code: text('code').notNull().unique(),
		name: text('name').notNull(),
		kind: text('kind', { enum: TEAM_KINDS }).notNull(),
		/** The unit a structural team belongs to. */
		unitCode: text('unit_code').references(() => units.code),
		/** Where a group is at home. */
		baseUnitCode: text('base_unit_code').references(() => units.code),
		platforms: text('platforms').array().notNull(),
		skills: text('skills').array().notNull(),
		qualifications: text('qualifications').array().notNull(),
		/** Accident insurance in force until (条例 17). */
		insuredUntil: instant('insured_until'),
	},
	() => [oneOf('teams_kind', 'kind', TEAM_KINDS)],
);

/** Who belongs to a team; ending a membership ends access the same moment. */
export const members = pgTable(
	'members',
	{
		id: identity(),
		teamId: reference<TeamId>('team_id')
			.notNull()
			.references(() => teams.id),
		personId: reference<PersonId>('person_id')
			.notNull()
			.references(() => people.id),
		role: text('role', { enum: MEMBER_ROLES }).notNull(),
		endedAt: instant('ended_at'),
	},
	(t) => [
		// in force; who comes back gets a row of its own
		uniqueIndex('members_once').on(t.teamId, t.personId).where(sql`ended_at is null`),
		index('members_person').on(t.personId),
		oneOf('members_role', 'role', MEMBER_ROLES),
	],
);
