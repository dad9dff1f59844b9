import { index, pgTable, real, text } from 'drizzle-orm/pg-core';
import type { PickId } from '../domain/ids.ts';
import { PICK_FATES, PICK_QUESTIONS } from '../domain/pick.ts';
import { identity, instant, oneOf, sealed } from './columns.ts';
import { items } from './menu.ts';

/**
 * Which button was pressed about which words, until a human has looked (`npm run understand:picks`) and `retention.pickDays` have passed.
 * No row leads to a person: none is named, the day stands for the moment, and the words are masked; they are sealed all the same, since a
 * name that nothing marks as one is not found.
 */
export const picks = pgTable(
	'picks',
	{
		id: identity<PickId>(),
		text: sealed('text').notNull(),
		/** Keyed hash of words and pick: the same is kept once. */
		digest: text('digest').notNull().unique(),
		asked: text('asked', { enum: PICK_QUESTIONS }).notNull(),
		thoughtIntent: text('thought_intent').notNull(),
		thoughtKind: text('thought_kind'),
		confidence: real('confidence').notNull(),
		pickedIntent: text('picked_intent'),
		pickedItem: text('picked_item').references(() => items.code),
		pickedKind: text('picked_kind'),
		day: instant('day').notNull(),
		/** null = nobody has looked at it yet. */
		fate: text('fate', { enum: PICK_FATES }),
	},
	(t) => [index('picks_day').on(t.day), oneOf('picks_asked', 'asked', PICK_QUESTIONS), oneOf('picks_fate', 'fate', PICK_FATES)],
);
