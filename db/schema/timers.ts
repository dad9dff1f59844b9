import { sql } from 'drizzle-orm';
import { bigint, date, index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { identity, instant } from './columns.ts';

/** One table of timers (contract §0.7). A fired row stays marked, so that rebuilding neither drops nor repeats it. */
export const timers = pgTable(
	'timers',
	{
		id: identity(),
		/** order, unit or person. */
		subjectKind: text('subject_kind', { enum: ['order', 'unit', 'person'] }).notNull(),
		/** Order id, unit code or person id. */
		subject: text('subject').notNull(),
		kind: text('kind').notNull(),
		/** The occasion: attempt, round, date … */
		key: text('key').notNull(),
		dueAt: instant('due_at').notNull(),
		firedAt: instant('fired_at'),
	},
	(t) => [
		uniqueIndex('timers_once').on(t.subjectKind, t.subject, t.kind, t.key),
		index('timers_due').on(t.dueAt).where(sql`fired_at is null`),
	],
);

/** Last order number of a local day. */
export const dayCounters = pgTable('day_counters', {
	day: date('day', { mode: 'string' }).primaryKey(),
	last: integer('last').notNull(),
});

/** How far the demo has moved the desk's own clock; one row. */
export const deskClock = pgTable('desk_clock', {
	id: integer('id').primaryKey(),
	offsetMs: bigint('offset_ms', { mode: 'number' }).notNull(),
});

/** Who did what outside the orders: seeds, roles, replays, clock moves. */
export const audit = pgTable('audit', {
	id: identity(),
	at: instant('at').notNull(),
	actor: text('actor').notNull(),
	action: text('action').notNull(),
	subject: text('subject').notNull(),
	detail: jsonb('detail'),
});
