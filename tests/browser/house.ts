import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core';
import { inject } from 'vitest';
import { moveClock } from '../../db/commands/move-clock.ts';
import { boot, type RunningDesk } from '../../server/boot.ts';
import { type Config, isProblem, readConfig } from '../../server/config.ts';
import { createLog } from '../../server/log.ts';
import { cloneDatabase, TEST_SECRET, type TestDatabase } from '../helpers/database.ts';
import { type Person, sit } from './person.ts';

/** Whether this machine has no browser: for `describe.skipIf`. */
export const noBrowser = inject('browser') === null;

const DAY = 86_400_000;
/** Monday 10:00 in Yuxi, the one after next: so that 周四上午 is ahead whenever the tests run. Yuxi keeps UTC+8 all year. */
function mondayMorning(now: number): number {
	const days = Math.floor((now + 8 * 3_600_000) / DAY);
	// day 0 of the epoch was a Thursday
	const toMonday = (11 - (days % 7)) % 7;
	return (days + toMonday + 7) * DAY + 2 * 3_600_000;
}

/** A whole desk as `npm start` runs it, on a port of its own, with a browser before it. */
export interface House {
	/** http://127.0.0.1:PORT; stays the same when the desk is started again. */
	readonly url: string;
	readonly db: TestDatabase['db'];
	/** A browser of somebody's own: cookies and storage are nobody else's. Closed with the house. */
	browse(options?: BrowserContextOptions): Promise<BrowserContext>;
	/** Seats a persona before the chat page, in a browser of their own. */
	seat(persona: string, options?: BrowserContextOptions): Promise<Person>;
	stopDesk(): Promise<void>;
	startDesk(): Promise<void>;
	close(): Promise<void>;
}

/** Ratings are asked for at once, not ten minutes after 完成; all else is as in any demo. */
const POLICY = { 'rating.ask': 'PT1S wall' };

function configOf(url: string, dataDir: string): Config {
	const env = {
		DESK_DEMO: '1',
		DESK_RATE_LIMIT: 'off',
		DESK_SECRET: TEST_SECRET,
		DESK_POLICY_FILE: 'policy.json',
		DATABASE_URL: url,
		DATA_DIR: dataDir,
	};
	const config = readConfig(env, () => JSON.stringify(POLICY));
	if (isProblem(config)) throw new Error(config.problem);
	return config;
}

const IN_PAGE = path.join(import.meta.dirname, 'in-page.js');
async function prepared(browser: Browser, options: BrowserContextOptions): Promise<BrowserContext> {
	const context = await browser.newContext(options);
	await context.addInitScript({ path: IN_PAGE });
	return context;
}

/** Opens a desk with the people of the demo. */
export async function openHouse(): Promise<House> {
	const endpoint = inject('browser');
	if (endpoint === null) throw new Error('there is no browser');
	const store = await cloneDatabase();
	await store.db.transaction((tx) => moveClock(tx, mondayMorning(Date.now()) - Date.now()));
	const dataDir = mkdtempSync(path.join(tmpdir(), 'wudan-browser-'));
	const config = configOf(store.url, dataDir);
	let port = 0;
	let desk: RunningDesk | null = null;
	const startDesk = async (): Promise<void> => {
		desk = await boot({ ...config, port }, { log: createLog('silent'), say: () => undefined, stopping: new AbortController().signal });
		port = Number(new URL(desk.address ?? '').port);
	};
	const stopDesk = async (): Promise<void> => {
		await desk?.close();
		desk = null;
	};
	await startDesk();
	const browser: Browser = await chromium.connect(endpoint);
	const url = `http://127.0.0.1:${port}`;
	const browse = (options: BrowserContextOptions = {}): Promise<BrowserContext> =>
		prepared(browser, {
			baseURL: url,
			locale: 'zh-CN',
			timezoneId: 'Asia/Shanghai',
			viewport: { width: 390, height: 844 },
			...options,
		});
	return {
		url,
		db: store.db,
		browse,
		seat: async (persona, options) => sit(await browse(options), persona),
		startDesk,
		stopDesk,
		async close() {
			await browser.close();
			await stopDesk();
			await store.drop();
			rmSync(dataDir, { recursive: true, force: true });
		},
	};
}
