import { sql } from 'drizzle-orm';
import { check, pgTable, text } from 'drizzle-orm/pg-core';
import { GRANT_ROLES } from '../domain/grant.ts';
import type { PersonId, TeamId } from '../domain/ids.ts';
import { identity, instant, oneOf, reference, sealed } from './columns.ts';
import { people } from './people.ts';
import { teams } from './teams.ts';
import { units } from './units.ts';

/** One-time codes by which whoever writes gets a post: for a unit or in a team, never both. */
export const bindingCodes = pgTable(
	'binding_codes',
	{
		id: identity(),
		/** Keyed hash; the code itself is kept nowhere. */
		codeHash: text('code_hash').notNull().unique(),
		role: text('role', { enum: GRANT_ROLES }).notNull(),
		unitCode: text('unit_code').references(() => units.code),
		teamId: reference<TeamId>('team_id').references(() => teams.id),
		/** How the invited person is called; theirs unless the desk knows a name already. */
		name: sealed('name'),
		createdAt: instant('created_at').notNull(),
		expiresAt: instant('expires_at').notNull(),
		/** Used, or withdrawn when nobody used it. */
		usedAt: instant('used_at'),
		usedBy: reference<PersonId>('used_by').references(() => people.id),
	},
	() => [oneOf('binding_codes_role', 'role', GRANT_ROLES), check('binding_codes_grant', sql`num_nonnulls(unit_code, team_id) = 1`)],
);
