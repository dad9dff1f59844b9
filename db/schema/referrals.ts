import { index, pgTable, text } from 'drizzle-orm/pg-core';
import type { PersonId } from '../domain/ids.ts';
import { identity, instant, reference } from './columns.ts';
import { people } from './people.ts';
import { units } from './units.ts';

/** 转12345 out of the talk, counted apart from orders and refusals: one word for the matter, none of what was said. */
export const referrals = pgTable(
	'referrals',
	{
		id: identity(),
		personId: reference<PersonId>('person_id')
			.notNull()
			.references(() => people.id),
		unitCode: text('unit_code').references(() => units.code),
		matter: text('matter').notNull(),
		at: instant('at').notNull(),
	},
	(t) => [index('referrals_at').on(t.at), index('referrals_person').on(t.personId)],
);
