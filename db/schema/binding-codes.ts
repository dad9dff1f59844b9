import { jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { PersonId, TeamId } from '../domain/ids.ts';
import { identity, instant, reference } from './columns.ts';
import { people } from './people.ts';
import { teams } from './teams.ts';

/** One-time codes by which a writer becomes a known person. */
export const bindingCodes = pgTable('binding_codes', {
	id: identity(),
	codeHash: text('code_hash').notNull().unique(),
	personId: reference<PersonId>('person_id').references(() => people.id),
	/** Role, unit and team that the code gives. */
	grants: jsonb('grants'),
	teamId: reference<TeamId>('team_id').references(() => teams.id),
	createdAt: instant('created_at').notNull(),
	expiresAt: instant('expires_at').notNull(),
	usedAt: instant('used_at'),
});
