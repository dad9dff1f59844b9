import { makePgArray } from 'drizzle-orm/pg-core';
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { namedStatements } from './named-statements.ts';
import * as schema from './schema/index.ts';

export type Db = PostgresJsDatabase<typeof schema>;
/** An open transaction. Commands take it, so that the compiler refuses a bare database. */
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0];
/** What queries read from. */
export type Conn = Db | Tx;
/** The driver below, for LISTEN and for hand-written SQL. */
export type Sql = postgres.Sql;

/** An open pool: typed for queries, raw for LISTEN and hand-written SQL. */
export interface Database {
	readonly db: Db;
	readonly sql: Sql;
	/** Lets running queries end (5 s at most) and closes all connections. */
	close(): Promise<void>;
}

/** What differs between the pools of one process; 8 connections when not said. */
export interface DatabaseOptions {
	/** Connections at most. */
	readonly max?: number;
	/** Shown in pg_stat_activity. */
	readonly applicationName?: string;
}

/** Members of a flat array in PostgreSQL's writing: quoted with \ before quotes and backslashes (which drizzle's own reader drops), or plain. */
const MEMBERS = /"((?:[^"\\]|\\.)*)"|([^{},"]+)/gs;

/** An array type, written out because the look-up at every new connection is switched off. */
const arrayOf = <T>(oid: number, read: (text: string) => T) => ({
	to: oid,
	from: [oid],
	// drizzle hands over arrays that are text already
	serialize: (value: readonly T[] | string) => (typeof value === 'string' ? value : makePgArray([...value])),
	parse: (text: string): (T | null)[] =>
		Array.from(text.matchAll(MEMBERS), ([, quoted, plain = '']) =>
			quoted === undefined ? (plain === 'NULL' ? null : read(plain)) : read(quoted.replace(/\\(.)/gs, '$1')),
		),
});

// int8 has no parser on purpose: ids stay strings.
const ARRAYS = { texts: arrayOf(1009, String), integers: arrayOf(1007, Number), bigints: arrayOf(1016, String) };

const ADVICE =
	'expected postgres://USER:PASSWORD@HOST:PORT/DATABASE, where special characters of the password (% # / ? @ :) are written as %25 %23 %2F %3F %40 %3A';

/**
 * Checks the connection string before the driver sees it: its own parser answers a password with % # or / with a stack,
 * or connects to a host that is half a password. The string itself is never printed.
 */
function checkedUrl(url: string): string {
	const refuse = (): never => {
		throw new Error(`DATABASE_URL is not valid: ${ADVICE}`);
	};
	const parsed = URL.canParse(url) ? new URL(url) : refuse();
	if (!/^postgres(ql)?:$/.test(parsed.protocol) || parsed.hostname === '' || parsed.pathname.length < 2) refuse();
	// A raw # / or ? in the password moves the rest of it, and the @, behind the host.
	if (parsed.hash !== '' || parsed.pathname.includes('@') || parsed.search.includes('@') || url.split('@').length > 2) refuse();
	try {
		decodeURIComponent(parsed.username + parsed.password + parsed.pathname);
	} catch {
		refuse();
	}
	return url;
}

/**
 * The host of a connection string where it is an IPv6 address, as options that win over the string: the driver's own parser
 * cuts [::1] at its first colon. Nothing for other hosts.
 */
export function hostOptions(url: string): { readonly host?: string; readonly port?: number } {
	const { hostname, port } = new URL(url);
	if (!hostname.startsWith('[')) return {};
	// Declared as one value each; only lists are taken as they are.
	return { host: [hostname.slice(1, -1)], port: [Number(port || 5432)] } as unknown as { host: string; port: number };
}

/**
 * Opens a pool on a PostgreSQL; connections are made when the first query needs one.
 * Throws an Error that names DATABASE_URL when the string is malformed.
 */
export function openDatabase(url: string, options: DatabaseOptions = {}): Database {
	const sql = postgres(checkedUrl(url), {
		...hostOptions(url),
		max: options.max ?? 8,
		connect_timeout: 5,
		idle_timeout: 300,
		// The driver's own back-off grows to 20 s; the desk must be back 10 s after the database (contract §1).
		backoff: (failures: number) => Math.min(0.05 * 2 ** failures, 1),
		onnotice: () => undefined,
		fetch_types: false,
		types: ARRAYS,
		// nothing here takes seconds: a connection that died without a word must not hold a lock, and with it the clock, for long
		connection: {
			application_name: options.applicationName ?? 'wudan',
			TimeZone: 'UTC',
			statement_timeout: 15_000,
			idle_in_transaction_session_timeout: 30_000,
		},
	});
	// The parsers of `types` do not change what the tagged functions take.
	const plain: Sql = sql as unknown as Sql;
	const db = drizzle(namedStatements(plain), { schema });
	return { db, sql: plain, close: () => plain.end({ timeout: 5 }) };
}
