import { sql } from 'drizzle-orm';
import { boolean, index, pgTable, text, unique, uniqueIndex } from 'drizzle-orm/pg-core';
import { ROLES } from '../domain/grant.ts';
import type { PersonId } from '../domain/ids.ts';
import { identity, instant, oneOf, reference, sealed } from './columns.ts';
import { units } from './units.ts';

/** Everybody who talks to the desk, whatever the role. */
export const people = pgTable(
	'people',
	{
		id: identity<PersonId>(),
		name: sealed('name'),
		phone: sealed('phone'),
		/** Keyed hash of the digits, for search. */
		phoneHash: text('phone_hash'),
		language: text('language').notNull().default('zh-CN'),
		homeUnitCode: text('home_unit_code').references(() => units.code),
		/** On the hardship list: limits do not apply. */
		hardship: boolean('hardship').notNull().default(false),
		/** Name of a demo persona such as resident-1; exists only with DESK_DEMO=1. */
		persona: text('persona').unique(),
		createdAt: instant('created_at').notNull(),
	},
	(t) => [index('people_phone_hash').on(t.phoneHash)],
);

export const CHANNELS = ['web', 'telegram', 'wecom', 'kf'] as const;

/** A person's address on one channel. */
export const identities = pgTable(
	'identities',
	{
		id: identity(),
		personId: reference<PersonId>('person_id')
			.notNull()
			.references(() => people.id),
		channel: text('channel', { enum: CHANNELS }).notNull(),
		/** The channel's own id of the person. */
		address: text('address').notNull(),
		lastUsedAt: instant('last_used_at').notNull(),
		/** Blocked or gone: nothing is sent until the person writes again. */
		unreachableSince: instant('unreachable_since'),
	},
	(t) => [
		unique('identities_address').on(t.channel, t.address),
		index('identities_person').on(t.personId),
		oneOf('identities_channel', 'channel', CHANNELS),
	],
);

/** Consent to the notice on personal data (个人信息保护法 13, 17), with the version shown. */
export const consents = pgTable(
	'consents',
	{
		id: identity(),
		personId: reference<PersonId>('person_id')
			.notNull()
			.references(() => people.id),
		kind: text('kind').notNull(),
		version: text('version').notNull(),
		givenAt: instant('given_at').notNull(),
		withdrawnAt: instant('withdrawn_at'),
	},
	(t) => [index('consents_person').on(t.personId)],
);

/** What somebody may do for a unit; ending a role ends access the same moment. */
export const roles = pgTable(
	'roles',
	{
		id: identity(),
		personId: reference<PersonId>('person_id')
			.notNull()
			.references(() => people.id),
		role: text('role', { enum: ROLES }).notNull(),
		unitCode: text('unit_code')
			.notNull()
			.references(() => units.code),
		endedAt: instant('ended_at'),
	},
	(t) => [
		// in force; who comes back gets a row of its own
		uniqueIndex('roles_once').on(t.personId, t.role, t.unitCode).where(sql`ended_at is null`),
		index('roles_unit').on(t.unitCode, t.role),
		oneOf('roles_role', 'role', ROLES),
	],
);

/** Web chat sessions; the cookie holds the token, the table its keyed hash. */
export const sessions = pgTable('sessions', {
	id: identity(),
	tokenHash: text('token_hash').notNull().unique(),
	personId: reference<PersonId>('person_id')
		.notNull()
		.references(() => people.id),
	/** The web identity that writes: its address is the sender part of inbox.external_id. */
	address: text('address').notNull(),
	createdAt: instant('created_at').notNull(),
	expiresAt: instant('expires_at').notNull(),
});
