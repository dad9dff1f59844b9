import { sql } from 'drizzle-orm';
import { check, customType } from 'drizzle-orm/pg-core';
import type { Instant } from '../domain/instant.ts';
import { seal, unseal } from '../sealing.ts';

/**
 * Primary key: a bigint identity, read as a decimal string and branded by its table.
 * Drizzle's own bigint has no string mode and custom types know no identities, so the type carries the clause.
 */
export const identity = <Id extends string>() =>
	customType<{ data: Id; driverData: string }>({ dataType: () => 'bigint generated always as identity' })('id')
		.primaryKey()
		.$defaultFn(() => sql`default` as never);

/** A reference to an identity. */
export const reference = <Id extends string>(name: string) =>
	customType<{ data: Id; driverData: string }>({ dataType: () => 'bigint' })(name);

/** timestamptz with milliseconds, read and written as `Instant`; the desk's clock gives the value, never `now()`. */
export const instant = customType<{ data: Instant; driverData: string }>({
	dataType: () => 'timestamp(3) with time zone',
	toDriver: (at) => new Date(at).toISOString(),
	fromDriver: (value) => new Date(value).getTime(),
});

/** Text sealed with AES-256-GCM under DESK_SECRET: names, phones, addresses, bodies. */
export const sealed = customType<{ data: string; driverData: Buffer }>({
	dataType: () => 'bytea',
	toDriver: (plain) => seal(plain),
	fromDriver: (bytes) => unseal(bytes),
});

/** The same of a value that the desk itself wrote, as JSON. */
export const sealedJson = <T>(name: string) =>
	customType<{ data: T; driverData: Buffer }>({
		dataType: () => 'bytea',
		toDriver: (value) => seal(JSON.stringify(value)),
		fromDriver: (bytes) => JSON.parse(unseal(bytes)) as T,
	})(name);

/** A check that a text column holds one of the words of a list in db/domain. */
export const oneOf = (name: string, column: string, words: readonly string[]) =>
	check(name, sql.raw(`${column} in (${words.map((w) => `'${w}'`).join(', ')})`));
