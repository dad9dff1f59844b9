import { boolean, index, pgTable, text } from 'drizzle-orm/pg-core';
import { UNIT_KINDS } from '../domain/team.ts';
import { oneOf } from './columns.ts';

/** 1 中心, 11 所, 105 站. */
export const units = pgTable(
	'units',
	{
		code: text('code').primaryKey(),
		/** Name in chat: 聂耳社区, 玉兴街道, 红塔区. */
		name: text('name').notNull(),
		/** 聂耳社区新时代文明实践站 and the like. */
		fullName: text('full_name').notNull(),
		kind: text('kind', { enum: UNIT_KINDS }).notNull(),
		parentCode: text('parent_code'),
		/** Ways residents write it, longest match wins. */
		aliases: text('aliases').array().notNull(),
		/** The short stem is also an ordinary word or another unit's name: ask back, never guess. */
		ambiguous: boolean('ambiguous').notNull(),
	},
	(t) => [oneOf('units_kind', 'kind', UNIT_KINDS), index('units_parent').on(t.parentCode)],
);
