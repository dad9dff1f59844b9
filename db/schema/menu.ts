import { boolean, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { oneOf } from './columns.ts';

/** The six platforms and the seventh menu group CIVIC. */
export const platforms = pgTable('platforms', {
	code: text('code').primaryKey(),
	name: text('name').notNull(),
	nameEn: text('name_en').notNull(),
	position: integer('position').notNull(),
});

const MODES = ['individual', 'group', 'either'] as const;
const ORDERERS = ['resident', 'station'] as const;
const RISKS = ['low', 'medium', 'high'] as const;

/** What can be ordered. `code` is the item's id in the menu data and `orders.item_code`. */
export const items = pgTable(
	'items',
	{
		code: text('code').primaryKey(),
		platformCode: text('platform_code')
			.notNull()
			.references(() => platforms.code),
		name: text('name').notNull(),
		nameEn: text('name_en').notNull(),
		description: text('description').notNull(),
		/** Empty = only said in Chinese. */
		descriptionEn: text('description_en').notNull().default(''),
		durationMin: integer('duration_min').notNull(),
		volunteers: integer('volunteers').notNull(),
		leadTimeH: integer('lead_time_h').notNull(),
		skills: text('skills').array().notNull(),
		mode: text('mode', { enum: MODES }).notNull(),
		orderer: text('orderer', { enum: ORDERERS }).notNull(),
		qualification: text('qualification'),
		risk: text('risk', { enum: RISKS }).notNull(),
		minorsMayServe: boolean('minors_may_serve').notNull(),
		twoPersonRule: boolean('two_person_rule').notNull(),
		childBeneficiary: boolean('child_beneficiary').notNull(),
		marketStall: boolean('market_stall').notNull(),
		urgentOk: boolean('urgent_ok').notNull(),
		defaultTeams: text('default_teams').array().notNull(),
		limit: text('limit_text'),
		limitEn: text('limit_text_en'),
		position: integer('position').notNull(),
	},
	() => [oneOf('items_mode', 'mode', MODES), oneOf('items_orderer', 'orderer', ORDERERS), oneOf('items_risk', 'risk', RISKS)],
);

/** Phrases residents use for an item; no phrase stands for two. */
export const phrases = pgTable('phrases', {
	phrase: text('phrase').primaryKey(),
	itemCode: text('item_code')
		.notNull()
		.references(() => items.code),
});

/** Which items a kind of help may mean (`bot/understand/labels.ts`), the likeliest first. */
export const kindItems = pgTable(
	'kind_items',
	{
		kind: text('kind').notNull(),
		itemCode: text('item_code')
			.notNull()
			.references(() => items.code),
		position: integer('position').notNull(),
	},
	(t) => [primaryKey({ columns: [t.kind, t.itemCode] })],
);
