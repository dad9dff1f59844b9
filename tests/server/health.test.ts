import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../../db/client.ts';
import { createApp } from '../../server/app.ts';
import type { App, AppDeps } from '../../server/app-deps.ts';
import { isProblem, readConfig } from '../../server/config.ts';
import { createLog } from '../../server/log.ts';
import { startDesk, type TestDesk } from '../helpers/app.ts';
import { TEST_SECRET } from '../helpers/database.ts';

let desk: TestDesk;
beforeAll(async () => {
	desk = await startDesk();
});
afterAll(async () => {
	await desk.close();
});

/** The same desk with some part that does not work. */
async function appWith(broken: Partial<AppDeps>): Promise<App> {
	const config = readConfig({ DESK_SECRET: TEST_SECRET }, () => '');
	if (isProblem(config)) throw new Error(config.problem);
	const jobs = { ...desk.jobs, probe: () => Promise.resolve(true) };
	return createApp({
		config,
		db: desk.db,
		clock: desk.clock,
		desk: desk.desk,
		jobs,
		wakes: desk.wakes,
		telegram: null,
		wecom: null,
		services: [],
		migrated: () => Promise.resolve(true),
		log: createLog('silent'),
		...broken,
	});
}

describe('readiness', () => {
	test('ready', async () => {
		const app = await appWith({});
		const answer = await app.inject({ url: '/readyz' });
		expect([answer.statusCode, answer.json()]).toEqual([200, { ready: true }]);
	});

	test('names what is missing', async () => {
		const away = openDatabase('postgres://nobody@127.0.0.1:9/none');
		const app = await appWith({
			db: away.db,
			migrated: () => Promise.resolve(false),
			jobs: { ...desk.jobs, probe: () => Promise.reject(new Error('no queue')) },
		});
		const answer = await app.inject({ url: '/readyz' });
		expect([answer.statusCode, answer.json().missing]).toEqual([503, ['database', 'migrations', 'queue']]);
		expect((await app.inject({ url: '/healthz' })).statusCode).toBe(200);
		await away.close();
	});

	test('a probe that hangs counts as missing', async () => {
		const app = await appWith({ migrated: () => new Promise(() => undefined) });
		expect((await app.inject({ url: '/readyz' })).json().missing).toEqual(['migrations']);
	});
});

test('the database away: 503 with Retry-After for who wants to read', async () => {
	const away = openDatabase('postgres://nobody@127.0.0.1:9/none');
	const app = await appWith({ db: away.db });
	const answer = await app.inject({ url: '/chat/messages', headers: { cookie: `desk=${'x'.repeat(43)}` } });
	expect([answer.statusCode, answer.json().code]).toEqual([503, 'away']);
	expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
	const metrics = await app.inject({ url: '/metrics' });
	expect(metrics.body).toContain('wudan_database_up 0');
	await away.close();
});

test('something before the database takes connections and drops them: 503 too, in time', async () => {
	const dropping = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
	await once(dropping, 'listening');
	const away = openDatabase(`postgres://nobody@127.0.0.1:${(dropping.address() as AddressInfo).port}/none`);
	const app = await appWith({ db: away.db });
	const answer = await app.inject({ url: '/chat/messages?wait=25', headers: { cookie: `desk=${'x'.repeat(43)}` } });
	expect([answer.statusCode, answer.json().code, answer.headers['retry-after']]).toEqual([503, 'away', '2']);
	dropping.close();
	await away.sql.end({ timeout: 0 });
});

test('a poll that waits while the database goes away: 503 with Retry-After, and afterwards as before', async () => {
	const { cookie } = await desk.as('resident-2');
	const { port, hostname } = new URL(desk.url);
	const sockets = new Set<Socket>();
	const door = createServer((socket) => {
		const inner = connect(Number(port), hostname);
		for (const one of [socket, inner]) {
			sockets.add(one);
			one.on('error', () => undefined);
		}
		socket.pipe(inner).pipe(socket);
	});
	const open = async (at: number): Promise<number> => {
		door.listen(at, '127.0.0.1');
		await once(door, 'listening');
		return (door.address() as AddressInfo).port;
	};
	const at = await open(0);
	const through = new URL(desk.url);
	through.hostname = '127.0.0.1';
	through.port = String(at);
	const away = openDatabase(through.href);
	const app = await appWith({ db: away.db });
	const poll = (wait: number) => app.inject({ url: `/chat/messages?after=999&wait=${wait}`, headers: { cookie } });
	expect((await poll(0)).statusCode).toBe(200);

	const waiting = poll(20);
	await sleep(300);
	door.close();
	for (const socket of sockets) socket.destroy();
	const answer = await waiting;
	expect([answer.statusCode, answer.json().code, answer.headers['retry-after']]).toEqual([503, 'away', '2']);
	await open(at);
	await expect.poll(async () => (await poll(0)).statusCode, { timeout: 5_000 }).toBe(200);
	await away.close();
	door.close();
});

describe('metrics', () => {
	test('direct requests from this machine, figures of the desk', async () => {
		const resident = await desk.as('resident-1');
		await resident.say('帮助');
		await resident.say('门口路灯坏了三天没人修');
		const { statusCode, headers, body } = await desk.app.inject({ url: '/metrics' });
		expect(statusCode).toBe(200);
		expect(headers['content-type']).toMatch(/^text\/plain/);
		for (const line of [
			'wudan_inbox{status="handled"} 2',
			'wudan_messages_total{channel="web"} 2',
			'wudan_referrals{matter="lamp"} 1',
			'wudan_database_up 1',
			'wudan_timers_overdue 0',
		]) {
			expect(body).toContain(line);
		}
		expect(body).toMatch(/^process_cpu_seconds_total /m);
		expect(body).toMatch(/wudan_http_request_duration_seconds_count\{method="POST",route="\/chat\/messages",status="200"\} 2/);
	});

	test.each([
		['from elsewhere', { remoteAddress: '192.0.2.1' }],
		['passed on by a proxy on this machine', { headers: { 'x-forwarded-for': '192.0.2.1' } }],
	])('%s: 404', async (_what, options) => {
		expect((await desk.app.inject({ url: '/metrics', ...options })).statusCode).toBe(404);
	});

	test('with a token, only with the token', async () => {
		const config = readConfig({ DESK_SECRET: TEST_SECRET, METRICS_TOKEN: 'a-token' }, () => '');
		if (isProblem(config)) throw new Error(config.problem);
		const app = await appWith({ config });
		const ask = (headers: Readonly<Record<string, string>>) => app.inject({ url: '/metrics', headers, remoteAddress: '192.0.2.1' });
		expect((await ask({})).statusCode).toBe(401);
		expect((await ask({ authorization: 'Bearer wrong' })).statusCode).toBe(401);
		expect((await ask({ authorization: 'Bearer a-token' })).statusCode).toBe(200);
	});
});
