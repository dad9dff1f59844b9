import { sql } from 'drizzle-orm';
import { index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { HANDOFF_KINDS } from '../domain/handoff.ts';
import type { HandoffId, OrderId, PersonId } from '../domain/ids.ts';
import { identity, instant, oneOf, reference } from './columns.ts';
import { orders } from './orders.ts';
import { people } from './people.ts';
import { units } from './units.ts';

/** 人工: a person and the staff of a unit talk to each other for a day. The words are messages of both threads; here is who owes whom an answer. */
export const handoffs = pgTable(
	'handoffs',
	{
		id: identity<HandoffId>(),
		kind: text('kind', { enum: HANDOFF_KINDS }).notNull().default('call'),
		personId: reference<PersonId>('person_id')
			.notNull()
			.references(() => people.id),
		unitCode: text('unit_code').references(() => units.code),
		orderId: reference<OrderId>('order_id').references(() => orders.id),
		/** Levels above the unit that it has gone. */
		level: integer('level').notNull(),
		/** Promises in a row that passed without an answer. */
		late: integer('late').notNull(),
		openedAt: instant('opened_at').notNull(),
		until: instant('until').notNull(),
		/** An answer is promised by then; null = none is owed. */
		answerBy: instant('answer_by'),
		answeredBy: reference<PersonId>('answered_by').references(() => people.id),
		closedAt: instant('closed_at'),
		/** Who ended it: person:ID or clock; null while it is open. */
		closedBy: text('closed_by'),
	},
	(t) => [
		uniqueIndex('handoffs_one_open').on(t.personId).where(sql`closed_at is null`),
		index('handoffs_unit').on(t.unitCode).where(sql`closed_at is null`),
		oneOf('handoffs_kind', 'kind', HANDOFF_KINDS),
	],
);
