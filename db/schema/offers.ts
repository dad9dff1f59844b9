import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { OfferId, OrderId, PersonId, TeamId } from '../domain/ids.ts';
import { CREW_STATES, OFFER_STATES } from '../domain/order.ts';
import { identity, instant, oneOf, reference } from './columns.ts';
import { orders } from './orders.ts';
import { people } from './people.ts';
import { teams } from './teams.ts';

/** An order offered to a team; may be declined (条例 25). Leader or deputy accepts and binds the team. */
export const offers = pgTable(
	'offers',
	{
		id: identity<OfferId>(),
		orderId: reference<OrderId>('order_id')
			.notNull()
			.references(() => orders.id),
		teamId: reference<TeamId>('team_id')
			.notNull()
			.references(() => teams.id),
		round: integer('round').notNull(),
		attempt: integer('attempt').notNull(),
		state: text('state', { enum: OFFER_STATES }).notNull(),
		/** Codes of the reasons why this team was asked. */
		reasons: jsonb('reasons').$type<readonly string[]>().notNull(),
		createdAt: instant('created_at').notNull(),
		/** Null until notify-teams has written the cards to leader and deputy. */
		notifiedAt: instant('notified_at'),
	},
	(t) => [
		uniqueIndex('offers_once').on(t.orderId, t.teamId, t.attempt),
		uniqueIndex('offers_one_winner').on(t.orderId).where(sql`state = 'accepted'`),
		index('offers_to_notify').on(t.id).where(sql`notified_at is null and state = 'sent'`),
		index('offers_team').on(t.teamId, t.state),
		index('offers_newest').on(t.teamId, t.createdAt),
		oneOf('offers_state', 'state', OFFER_STATES),
	],
);

/** The members who go. */
export const crew = pgTable(
	'crew',
	{
		id: identity(),
		orderId: reference<OrderId>('order_id')
			.notNull()
			.references(() => orders.id),
		personId: reference<PersonId>('person_id')
			.notNull()
			.references(() => people.id),
		attempt: integer('attempt').notNull(),
		state: text('state', { enum: CREW_STATES }).notNull(),
		at: instant('at').notNull(),
	},
	(t) => [
		uniqueIndex('crew_once').on(t.orderId, t.personId, t.attempt),
		index('crew_person').on(t.personId, t.state),
		oneOf('crew_state', 'state', CREW_STATES),
	],
);
