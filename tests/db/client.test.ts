import { eq, sql as query } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Conn, hostOptions, openDatabase } from '../../db/client.ts';
import { isDatabaseAway, isRetryable, uniqueViolation } from '../../db/errors.ts';
import { items, platforms } from '../../db/schema/index.ts';
import { cloneDatabase, type TestDatabase } from '../helpers/database.ts';

let made: TestDatabase;
beforeAll(async () => {
	made = await cloneDatabase();
});
afterAll(() => made.drop());

const failure = (promise: PromiseLike<unknown>): Promise<unknown> =>
	Promise.resolve(promise).then(
		() => null,
		(err: unknown) => err,
	);

describe('DATABASE_URL', () => {
	test.each([
		'postgres://desk:se%cret@db.example:5432/desk',
		'postgres://desk:se#cret@db.example:5432/desk',
		'postgres://desk:12#cret@db.example:5432/desk',
		'postgres://desk:12/cret@db.example:5432/desk',
		'postgres://desk:12?cret@db.example:5432/desk',
		'postgres://desk:se@cret@db.example:5432/desk',
		'postgres://127.0.0.1',
		'mysql://desk:secret@127.0.0.1/desk',
		'secret',
		'',
	])('a malformed one is named and not printed: %s', (url) => {
		expect(() => openDatabase(url)).toThrow(/^DATABASE_URL is not valid: expected postgres:/);
		expect(() => openDatabase(url)).not.toThrow(/cret/);
	});

	test('special characters written as %XX work', async () => {
		const database = openDatabase('postgres://desk:a%25%23%2Fb@127.0.0.1:1/desk');
		expect(database.sql.options.pass).toBe('a%#/b');
		await database.close();
	});
});

describe('types, without the look-up at every connection', () => {
	test('arrays by drizzle: quotes, commas, braces, empty', async () => {
		const skills = ['理发', 'a,b', '"q"', 'back\\slash', '{x}', 'NULL', 'new\nline', ''];
		await made.db.update(items).set({ skills, defaultTeams: [] }).where(eq(items.code, 'H06'));
		const [row] = await made.db.select().from(items).where(eq(items.code, 'H06'));
		expect(row?.skills).toEqual(skills);
		expect(row?.defaultTeams).toEqual([]);
	});

	test('arrays and int8 by hand-written SQL', async () => {
		const codes = ['T01', 'H07'];
		const rows = await made.sql`select code, skills from items where code = any(${codes}) order by code`;
		expect(rows.map((row) => [row['code'], row['skills']])).toEqual([
			['H07', ['健身指导']],
			['T01', ['宣讲']],
		]);
		const [row] = await made.sql`select 9007199254740993::int8 as big, array[1,2]::int4[] as ints, array[3, null]::int8[] as bigs`;
		expect(row).toEqual({ big: '9007199254740993', ints: [1, 2], bigs: ['3', null] });
	});

	test('times are told in UTC', async () => {
		const [row] = await made.sql`select current_setting('TimeZone') as zone`;
		expect(row).toEqual({ zone: 'UTC' });
	});
});

describe('statements of drizzle', () => {
	const named = query`select count(*)::int as n from pg_prepared_statements where statement ~ 'platforms'`;
	const look = (conn: Conn) => conn.select().from(platforms).where(eq(platforms.code, 'CIVIC'));

	test('keep their names, at the top, in a transaction and behind a savepoint: one statement, however often', async () => {
		const one = openDatabase(made.url, { max: 1 });
		await look(one.db);
		await one.db.transaction(async (tx) => {
			await look(tx);
			await tx.transaction(look);
		});
		expect([...(await one.db.execute(named))]).toEqual([{ n: 1 }]);
		await one.close();
	});

	test('have none where the connection string says so', async () => {
		const pooled = openDatabase(`${made.url}?prepare=false`, { max: 1 });
		await look(pooled.db);
		expect([...(await pooled.db.execute(named))]).toEqual([{ n: 0 }]);
		await pooled.close();
	});
});

test('an IPv6 address in the connection string is taken whole', () => {
	expect(hostOptions('postgres://desk:x@[2001:db8::7]:5433/desk')).toEqual({ host: ['2001:db8::7'], port: [5433] });
	expect(hostOptions('postgres://desk:x@[::1]/desk')).toEqual({ host: ['::1'], port: [5432] });
	expect(hostOptions('postgres://desk:x@localhost/desk')).toEqual({});
});

describe('errors', () => {
	test('a unique constraint is named, through drizzle and without it', async () => {
		const twice = { code: 'HEALTH', name: 'x', nameEn: 'x', position: 9 };
		const err = await failure(made.db.insert(platforms).values(twice));
		expect(uniqueViolation(err)).toBe('platforms_pkey');
		expect(isRetryable(err)).toBe(false);
		expect(isDatabaseAway(err)).toBe(false);
		const bare = await failure(made.sql`insert into platforms (code, name, name_en, position) values ('HEALTH', 'x', 'x', 9)`);
		expect(uniqueViolation(bare)).toBe('platforms_pkey');
		expect(uniqueViolation(new Error('other'))).toBeNull();
		expect(uniqueViolation(null)).toBeNull();
	});

	test('a lost race is retryable', async () => {
		const err = await failure(
			made.db.transaction(
				async (tx) => {
					await tx.select().from(platforms);
					await made.db.update(platforms).set({ position: 5 }).where(eq(platforms.code, 'CIVIC'));
					await tx.update(platforms).set({ position: 6 }).where(eq(platforms.code, 'CIVIC'));
				},
				{ isolationLevel: 'repeatable read' },
			),
		);
		expect(isRetryable(err)).toBe(true);
	});

	test('a server that is not there, and a connection that was cut, are the database being away', async () => {
		const nobody = openDatabase('postgres://desk:x@127.0.0.1:1/desk');
		expect(isDatabaseAway(await failure(nobody.db.select().from(platforms)))).toBe(true);
		await nobody.close();
		const cut = openDatabase(made.url, { max: 1 });
		const err = await failure(cut.db.execute(query`select pg_terminate_backend(pg_backend_pid())`));
		expect(isDatabaseAway(err)).toBe(true);
		// And it is back by itself; what came while the socket was closing may have shared its fate.
		await vi.waitFor(async () => expect(await cut.db.select().from(platforms)).toHaveLength(7));
		await cut.close();
		expect(isDatabaseAway(await failure(cut.db.select().from(platforms)))).toBe(true);
		expect(isDatabaseAway(new Error('other'))).toBe(false);
	});

	test('a statement that waits longer than it may is refused for now, not failed', async () => {
		const slow = made.db.transaction(async (tx) => {
			await tx.execute(query`set local statement_timeout = 20`);
			await tx.execute(query`select pg_sleep(5)`);
		});
		expect(isDatabaseAway(await failure(slow))).toBe(true);
	});
});
