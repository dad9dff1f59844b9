import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { people, units } from '../../db/schema/index.ts';
import { cloneDatabase, TEST_SECRET, type TestDatabase } from '../helpers/database.ts';
import { spawnDesk } from '../helpers/desk-process.ts';

/** What a desk finds in its database, fills in, and says to whoever starts it (contract §2: DESK_DEMO, DESK_SEED). */

let dir: string;
const stores: TestDatabase[] = [];
beforeAll(() => {
	dir = mkdtempSync(path.join(tmpdir(), 'wudan-first-'));
});
afterAll(async () => {
	for (const store of stores) await store.drop();
	rmSync(dir, { recursive: true, force: true });
});

/** Starts a desk until it is ready; what it printed, and the database as it is then. */
async function started(env: Readonly<Record<string, string>>, seeded: boolean, prepare?: (store: TestDatabase) => Promise<unknown>) {
	const store = await cloneDatabase({ seeded });
	stores.push(store);
	await prepare?.(store);
	const desk = spawnDesk({
		PORT: '0',
		DATA_DIR: path.join(dir, `${stores.length}`),
		DATABASE_URL: store.url,
		DESK_SECRET: TEST_SECRET,
		...env,
	});
	try {
		await desk.ready();
	} finally {
		expect(await desk.stop(), desk.output()).toBe(0);
	}
	return { said: desk.output(), units: await store.db.$count(units), people: await store.db.$count(people) };
}

describe('outside the demo', () => {
	test('another database stays empty, and how to begin is said', async () => {
		const { said, ...rows } = await started({ DESK_DEMO: '0' }, false);
		expect(rows).toEqual({ units: 0, people: 0 });
		expect(said).toMatch(/^! nobody works here yet: npm run db:seed .*, then npm run invite -- --role admin /m);
	}, 60_000);

	test('DESK_SEED=hongta fills it, without people', async () => {
		const { said, ...rows } = await started({ DESK_DEMO: '0', DESK_SEED: 'hongta' }, false);
		expect(rows).toEqual({ units: 117, people: 0 });
		expect(said).toMatch(/^! nobody works here yet: npm run invite -- --role admin /m);
	}, 60_000);

	test('what a demo has left behind is warned about', async () => {
		expect((await started({ DESK_DEMO: '0' }, true)).said).toMatch(/^! the people of a demo are in this database/m);
	}, 60_000);
});

describe('in the demo', () => {
	test('beside a database of its own it is warned about; an empty one is filled, people too', async () => {
		const { said, ...rows } = await started({ DESK_DEMO: '1' }, false);
		expect(said).toMatch(/^! DESK_DEMO=1: /m);
		expect(said).not.toContain('npm run invite');
		expect(rows.units).toBe(117);
		expect(rows.people).toBeGreaterThan(300);
	}, 60_000);

	test('another district gets nothing of Hongta', async () => {
		const { said, ...rows } = await started({ DESK_DEMO: '1' }, false, ({ db }) =>
			db.insert(units).values({
				code: '530403',
				name: '江川区',
				fullName: '玉溪市江川区',
				kind: 'center',
				parentCode: null,
				aliases: [],
				ambiguous: false,
			}),
		);
		expect(said).toMatch(/^! this database holds another district/m);
		expect(rows).toEqual({ units: 1, people: 0 });
	}, 60_000);
});
