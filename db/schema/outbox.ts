import { sql } from 'drizzle-orm';
import { boolean, index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import type { MessageId, PersonId } from '../domain/ids.ts';
import { identity, instant, oneOf, reference } from './columns.ts';
import { messages } from './conversations.ts';
import { CHANNELS, people } from './people.ts';

const OUTBOX_STATES = ['pending', 'deferred', 'sent', 'failed', 'dropped'] as const;

/** What leaves through a push channel. The text is the thread's message; web chat has no rows here. */
export const outbox = pgTable(
	'outbox',
	{
		id: identity(),
		channel: text('channel', { enum: CHANNELS }).notNull(),
		/** The channel's own id of the person: the lane. */
		recipient: text('recipient').notNull(),
		personId: reference<PersonId>('person_id')
			.notNull()
			.references(() => people.id),
		messageId: reference<MessageId>('message_id')
			.notNull()
			.references(() => messages.id),
		status: text('status', { enum: OUTBOX_STATES }).notNull(),
		/** Always set for failed and dropped. */
		reason: text('reason'),
		/** An answer to the person's own message, or urgent: never held for quiet hours. */
		immediate: boolean('immediate').notNull(),
		notBefore: instant('not_before').notNull(),
		attempts: integer('attempts').notNull().default(0),
		/** Id of the message on the channel. */
		externalId: text('external_id'),
		createdAt: instant('created_at').notNull(),
		sentAt: instant('sent_at'),
	},
	(t) => [
		index('outbox_due').on(t.notBefore).where(sql`status in ('pending', 'deferred')`),
		// a relay that begins looks for what was sent within the last minute; small, since rows are sent about as they came
		index('outbox_sent').using('brin', t.sentAt),
		index('outbox_lane').on(t.channel, t.recipient, t.id).where(sql`status in ('pending', 'deferred')`),
		oneOf('outbox_state', 'status', OUTBOX_STATES),
	],
);
