import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { RefusedDatabase } from '../../db/errors.ts';
import { migrate } from '../../db/migrate.ts';
import { cloneDatabase, type TestDatabase } from '../helpers/database.ts';

const JOURNAL = path.join(import.meta.dirname, '../../db/migrations/meta/_journal.json');
const own = (JSON.parse(readFileSync(JOURNAL, 'utf8')) as { entries: { when: number }[] }).entries;

let made: TestDatabase;
beforeEach(async () => {
	made = await cloneDatabase({ seeded: false });
});
afterEach(() => made.drop());

const applied = async (): Promise<string[]> =>
	(await made.sql<{ hash: string }[]>`select hash from drizzle.__drizzle_migrations order by id`).map((row) => row.hash);

async function empty(): Promise<void> {
	await made.sql`drop schema public cascade`;
	await made.sql`drop schema drizzle cascade`;
	await made.sql`create schema public`;
}

test('a second time changes nothing', async () => {
	const before = await applied();
	expect(before).toHaveLength(own.length);
	await migrate(made.url);
	expect(await applied()).toEqual(before);
});

test('several starters at once: each migration is applied once, nobody fails', async () => {
	await empty();
	await Promise.all([1, 2, 3, 4].map(() => migrate(made.url)));
	expect(await applied()).toHaveLength(own.length);
	const [row] = await made.sql`select count(*)::int as n from orders`;
	expect(row).toEqual({ n: 0 });
});

test('a migration of a newer desk is refused, and nothing is touched', async () => {
	await made.sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('unknown', ${Date.UTC(2030, 0)})`;
	const before = await applied();
	await expect(migrate(made.url)).rejects.toThrow(RefusedDatabase);
	await expect(migrate(made.url)).rejects.toThrow(/^[^\n]+$/);
	expect(await applied()).toEqual(before);
});

test('another migration in place of an own one is refused, an older one too', async () => {
	await made.sql`update drizzle.__drizzle_migrations set hash = 'edited', created_at = 1`;
	await expect(migrate(made.url)).rejects.toThrow(RefusedDatabase);
	expect(await applied()).toContain('edited');
});
