import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { OrderId, PersonId, TeamId } from '../domain/ids.ts';
import { ORDER_STATES, type Slot, type Stars, URGENCIES } from '../domain/order.ts';
import type { ReadFrom } from '../domain/scene.ts';
import { identity, instant, oneOf, reference, sealed, sealedJson } from './columns.ts';
import { items } from './menu.ts';
import { people } from './people.ts';
import { teams } from './teams.ts';
import { units } from './units.ts';

/** One order; born `ordered`, with a number, at the confirmation (contract §0.1). */
export const orders = pgTable(
	'orders',
	{
		id: identity<OrderId>(),
		number: text('number').notNull(),
		localYear: integer('local_year').notNull(),
		state: text('state', { enum: ORDER_STATES }).notNull(),
		version: integer('version').notNull(),
		attempt: integer('attempt').notNull(),
		round: integer('round').notNull(),
		itemCode: text('item_code')
			.notNull()
			.references(() => items.code),
		unitCode: text('unit_code')
			.notNull()
			.references(() => units.code),
		urgency: text('urgency', { enum: URGENCIES }).notNull(),
		residentId: reference<PersonId>('resident_id')
			.notNull()
			.references(() => people.id),
		placedBy: reference<PersonId>('placed_by')
			.notNull()
			.references(() => people.id),
		slotStart: instant('slot_start'),
		slotEnd: instant('slot_end'),
		slotGrain: text('slot_grain').$type<Slot['grain']>(),
		people: integer('people').notNull(),
		/** Where, who and how to reach: only the team that accepted sees them. */
		address: sealed('address'),
		contactName: sealed('contact_name'),
		contactPhone: sealed('contact_phone'),
		/** Whom it is for, in the words of whoever ordered it for somebody else (我妈): for the station and the team that accepted. */
		forWhom: sealed('for_whom'),
		/** The resident's own words. */
		wish: sealed('wish'),
		/** From which of them its slots were read. */
		readFrom: sealedJson<ReadFrom>('read_from'),
		createdAt: instant('created_at').notNull(),
		updatedAt: instant('updated_at').notNull(),
		stageAt: instant('stage_at').notNull(),
		lateCount: integer('late_count').notNull(),
		chosenTeamId: reference<TeamId>('chosen_team_id').references(() => teams.id),
		teamId: reference<TeamId>('team_id').references(() => teams.id),
		replacement: boolean('replacement').notNull(),
		crewWaived: boolean('crew_waived').notNull(),
		acceptedAt: instant('accepted_at'),
		departedAt: instant('departed_at'),
		arrivedAt: instant('arrived_at'),
		finishedAt: instant('finished_at'),
		hoursConfirmedAt: instant('hours_confirmed_at'),
		stars: integer('stars').$type<Stars>(),
		ratedAt: instant('rated_at'),
		urgedAt: instant('urged_at'),
		replaces: reference<OrderId>('replaces'),
		mergedInto: reference<OrderId>('merged_into'),
		/** The next moment at which the resident will hear something: from the row that drives the clock. */
		promiseAt: instant('promise_at'),
	},
	(t) => [
		// number first: people type it alone
		uniqueIndex('orders_number').on(t.number, t.localYear),
		index('orders_resident').on(t.residentId, t.id),
		index('orders_placed_by').on(t.placedBy, t.id),
		index('orders_unit').on(t.unitCode, t.state),
		index('orders_team').on(t.teamId, t.state),
		// digests: what was finished in a period, read from the index alone
		index('orders_finished').on(t.finishedAt, t.unitCode, t.state, t.stars).where(sql`finished_at is not null`),
		oneOf('orders_state', 'state', ORDER_STATES),
		oneOf('orders_urgency', 'urgency', URGENCIES),
		check('orders_slot', sql`(slot_start is null) = (slot_end is null) and (slot_start is null) = (slot_grain is null)`),
	],
);

/** Every change of an order, in the order of events; `at` never goes back within an order. */
export const orderHistory = pgTable(
	'order_history',
	{
		id: identity(),
		orderId: reference<OrderId>('order_id')
			.notNull()
			.references(() => orders.id),
		fromState: text('from_state', { enum: ORDER_STATES }),
		toState: text('to_state', { enum: ORDER_STATES }).notNull(),
		at: instant('at').notNull(),
		/** person:ID, clock, rule or system. */
		actor: text('actor').notNull(),
		/** The channel of the message that caused it; null for clock and rule. */
		channel: text('channel'),
		/** A code: what kind of change, and which button named the reason. Other programs read it, so nobody's words. */
		reason: text('reason'),
		/** The reason in somebody's own words; may name people. */
		words: sealed('words'),
	},
	(t) => [index('order_history_order').on(t.orderId, t.id)],
);

/** Resident's rating; dropped when 完成 is taken back. */
export const ratings = pgTable('ratings', {
	id: identity(),
	orderId: reference<OrderId>('order_id')
		.notNull()
		.unique()
		.references(() => orders.id),
	personId: reference<PersonId>('person_id')
		.notNull()
		.references(() => people.id),
	stars: integer('stars').$type<Stars>().notNull(),
	words: sealed('words'),
	at: instant('at').notNull(),
});

/** Service time given, as a legal record (Order 67, art. 7); tenths of an hour. */
export const hours = pgTable(
	'hours',
	{
		id: identity(),
		orderId: reference<OrderId>('order_id')
			.notNull()
			.references(() => orders.id),
		personId: reference<PersonId>('person_id')
			.notNull()
			.references(() => people.id),
		tenths: integer('tenths').notNull(),
		startedAt: instant('started_at'),
		endedAt: instant('ended_at'),
		confirmedBy: text('confirmed_by').notNull(),
		confirmedAt: instant('confirmed_at').notNull(),
	},
	(t) => [uniqueIndex('hours_once').on(t.orderId, t.personId)],
);
