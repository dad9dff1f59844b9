import { sql } from 'drizzle-orm';
import { boolean, index, integer, pgTable, text, unique } from 'drizzle-orm/pg-core';
import type { InboxId, MessageId, OrderId, PersonId } from '../domain/ids.ts';
import { identity, instant, oneOf, reference, sealed } from './columns.ts';
import { CHANNELS, people } from './people.ts';

/** Talk state of one person: the question now asked, and beside it the draft (contract §0.1). Both are JSON, sealed. */
export const conversations = pgTable('conversations', {
	personId: reference<PersonId>('person_id')
		.primaryKey()
		.references(() => people.id),
	talk: sealed('talk').notNull(),
	version: integer('version').notNull(),
	updatedAt: instant('updated_at').notNull(),
});

/** Counter of a person's thread, taken under lock (contract §0.5). */
export const threads = pgTable('threads', {
	personId: reference<PersonId>('person_id')
		.primaryKey()
		.references(() => people.id),
	lastSeq: integer('last_seq').notNull(),
});

const DIRECTIONS = ['in', 'out'] as const;

/** A person's whole thread, whatever channel carried it. */
export const messages = pgTable(
	'messages',
	{
		id: identity<MessageId>(),
		personId: reference<PersonId>('person_id')
			.notNull()
			.references(() => people.id),
		seq: integer('seq').notNull(),
		direction: text('direction', { enum: DIRECTIONS }).notNull(),
		body: sealed('body').notNull(),
		/** JSON list of {id, label}, sealed; null = no choices. */
		choices: sealed('choices'),
		orderId: reference<OrderId>('order_id'),
		inboxId: reference<InboxId>('inbox_id'),
		/** Carries choices nobody has answered (contract §0.6); of a person's own word: it answered none, what was asked before stays open. */
		questionOpen: boolean('question_open').notNull(),
		at: instant('at').notNull(),
	},
	(t) => [
		unique('messages_seq').on(t.personId, t.seq),
		// a second delivery and a replay look for the first
		index('messages_inbox').on(t.inboxId).where(sql`inbox_id is not null`),
		oneOf('messages_direction', 'direction', DIRECTIONS),
	],
);

const INBOX_STATES = ['received', 'handled', 'failed'] as const;

/** Every message taken, once per channel and external id (contract §6). */
export const inbox = pgTable(
	'inbox',
	{
		id: identity<InboxId>(),
		channel: text('channel', { enum: CHANNELS }).notNull(),
		externalId: text('external_id').notNull(),
		status: text('status', { enum: INBOX_STATES }).notNull(),
		receivedAt: instant('received_at').notNull(),
		handledAt: instant('handled_at'),
		/** The message as the port read it (JSON), sealed. Nothing wipes it yet; `retention.rawDays` is for that. */
		raw: sealed('raw'),
		/** Why handling failed: code only, no personal data. */
		error: text('error'),
		personId: reference<PersonId>('person_id').references(() => people.id),
	},
	(t) => [
		unique('inbox_external').on(t.channel, t.externalId),
		index('inbox_status').on(t.status, t.id),
		oneOf('inbox_state', 'status', INBOX_STATES),
	],
);
