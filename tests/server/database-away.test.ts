import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../db/client.ts';
import { TEST_SECRET } from '../helpers/database.ts';
import { type DeskProcess, spawnDesk } from '../helpers/desk-process.ts';
import { type FakeTelegram, startFakeTelegram } from '../helpers/fake-telegram.ts';
import { startPostgres, type TestServer } from '../helpers/postgres.ts';
import { describeBackends, forgetQueue } from '../jobs/backends.ts';

/** How soon everything works again once the database does (contract §1). */
const BACK_MS = 10_000;

describeBackends('a whole desk whose database goes away, its queue', (redisUrl) => {
	let dir: string;
	let server: TestServer;
	let telegram: FakeTelegram;
	let desk: DeskProcess;
	let address: string;
	let headers: Readonly<Record<string, string>>;

	beforeAll(async () => {
		dir = mkdtempSync(path.join(tmpdir(), 'wudan-away-'));
		const policy = path.join(dir, 'policy.json');
		writeFileSync(policy, '{"undoFinish":"PT30S wall"}');
		server = await startPostgres();
		telegram = await startFakeTelegram();
		desk = spawnDesk({
			PORT: '0',
			DATA_DIR: path.join(dir, 'data'),
			DATABASE_URL: server.url,
			DESK_SECRET: TEST_SECRET,
			DESK_DEMO: '1',
			DESK_RATE_LIMIT: 'off',
			DESK_POLICY_FILE: policy,
			TELEGRAM_BOT_TOKEN: telegram.token,
			TELEGRAM_WEBHOOK_SECRET: 'the-secret',
			TELEGRAM_API_ROOT: telegram.apiRoot,
			...(redisUrl === null ? {} : { REDIS_URL: redisUrl }),
		});
		address = await desk.ready();
		const opened = await fetch(`${address}/chat/session`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: '{"persona":"resident-1"}',
		});
		headers = { cookie: opened.headers.get('set-cookie')?.split(';')[0] ?? '', 'content-type': 'application/json' };
		telegram
			.user(7)
			.start()
			.catch(() => undefined);
	}, 150_000);
	afterAll(async () => {
		await desk.stop();
		const { db, close } = openDatabase(server.url, { max: 1 });
		await forgetQueue(redisUrl, db);
		await close();
		await telegram.close();
		await server.remove();
		rmSync(dir, { recursive: true, force: true });
	});

	const say = (id: string): Promise<Response> =>
		fetch(`${address}/chat/messages`, { method: 'POST', headers, body: JSON.stringify({ id, text: '帮助' }) });
	const ask = async (route: string): Promise<number> => (await fetch(`${address}${route}`)).status;
	let update = 1;
	const write = (id: number): Promise<Response> => {
		const from = { id: 7, is_bot: false, first_name: 'x' };
		const message = {
			message_id: id,
			from,
			chat: { id: 7, type: 'private', first_name: 'x' },
			date: Math.floor(Date.now() / 1000),
			text: '帮助',
		};
		return fetch(`${address}/webhooks/telegram`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': 'the-secret' },
			body: JSON.stringify({ update_id: id, message }),
		});
	};
	const sent = () => telegram.user(7).messages().length;

	async function isAway(answer: Response): Promise<void> {
		expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([503, 'away']);
		expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
	}

	/** Web chat, Telegram in and out, timers and readiness all work, within the promised time; what was refused comes once. */
	async function comesBack(refused: string, refusedUpdate: number): Promise<void> {
		const began = performance.now();
		const left = () => Math.max(1, BACK_MS - (performance.now() - began));
		const soon = <T>(what: () => Promise<T> | T) => expect.poll(what, { timeout: left(), interval: 100 });
		const before = sent();
		await soon(async () => (await say(refused)).status).toBe(200);
		await soon(async () => (await write(refusedUpdate)).status).toBe(200);
		expect([(await say(refused)).status, (await write(refusedUpdate)).status]).toEqual([200, 200]);
		await soon(sent).toBe(before + 1);
		const sql = postgres(server.url, { max: 1 });
		const [timer] = await sql`insert into timers (subject_kind, subject, kind, key, due_at)
			select 'person', id::text, 'draft-nudge', ${refused}, now() from people where persona = 'resident-1' returning id`;
		await soon(async () => (await sql`select 1 from timers where id = ${timer?.['id']} and fired_at is not null`).length).toBe(1);
		await soon(() => ask('/readyz')).toBe(200);
		const [inbox] =
			await sql`select count(*)::int as n from inbox where external_id like ${`%${refused}`} or external_id = ${String(refusedUpdate)}`;
		expect(inbox?.['n']).toBe(2);
		await sql.end();
	}

	test.each(['immediate', 'fast'] as const)(
		'stopped (%s) and started again',
		async (mode) => {
			expect((await say(`before-${mode}`)).status).toBe(200);
			const poll = fetch(`${address}/chat/messages?after=9999&wait=20`, { headers });
			const stream = await fetch(`${address}/chat/events`, { headers });
			await server.stop(mode);
			await isAway(await say(`during-${mode}`));
			await isAway(await write(update));
			expect([await ask('/healthz'), await ask('/readyz')]).toEqual([200, 503]);
			expect(await (await fetch(`${address}/metrics`)).text()).toContain('wudan_database_up 0');
			// a wait ends with 503, a stream ends; the page tries again by itself
			await isAway(await poll);
			await stream.text();
			await server.start();
			await comesBack(`during-${mode}`, update++);
		},
		90_000,
	);

	// the sessions of a server are found in /proc
	test.skipIf(process.platform !== 'linux')(
		'silent: 503 in bounded time, and back',
		async () => {
			server.freeze(true);
			const began = performance.now();
			const [web, push] = await Promise.all([say('frozen'), write(update)]);
			await isAway(web);
			await isAway(push);
			expect(performance.now() - began).toBeLessThan(23_000);
			expect([await ask('/healthz'), await ask('/readyz')]).toEqual([200, 503]);
			server.freeze(false);
			await comesBack('frozen', update++);
		},
		90_000,
	);

	test('nothing was left alone, and it ends in time', async () => {
		const began = performance.now();
		expect(await desk.stop()).toBe(0);
		expect(performance.now() - began).toBeLessThan(9_000);
		expect(desk.output()).not.toMatch(/left alone|cannot go on|"level":60/);
	}, 30_000);
});
