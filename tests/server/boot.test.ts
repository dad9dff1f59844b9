import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { cloneDatabase } from '../helpers/database.ts';
import { spawnDesk } from '../helpers/desk-process.ts';

const SECRET = 's'.repeat(48);
let dir: string;
let database: Awaited<ReturnType<typeof cloneDatabase>>;
beforeAll(async () => {
	dir = mkdtempSync(path.join(tmpdir(), 'wudan-boot-'));
	database = await cloneDatabase({ seeded: false });
});
afterAll(async () => {
	await database.drop();
	rmSync(dir, { recursive: true, force: true });
});

const start = (env: Readonly<Record<string, string>>) => spawnDesk({ DATA_DIR: path.join(dir, 'data'), ...env });

const freePort = (): Promise<number> =>
	new Promise((resolve) => {
		const server = createServer().listen(0, '127.0.0.1', () => {
			const { port } = server.address() as AddressInfo;
			server.close(() => resolve(port));
		});
	});

describe('a desk that cannot start says why in one line', () => {
	const cases: readonly (readonly [string, () => Readonly<Record<string, string>>, RegExp])[] = [
		['a wrong setting', () => ({ PORT: 'abc' }), /PORT must be/],
		['a policy that is wrong', () => ({ DESK_POLICY_FILE: path.join(dir, 'policy.json') }), /round9\.normal/],
		['a DATA_DIR that is a file', () => ({ DATA_DIR: path.join(dir, 'policy.json') }), /DATA_DIR cannot be used/],
		[
			'a DATA_DIR that can never be made',
			() => ({ DATA_DIR: process.platform === 'linux' ? '/proc/x' : '/dev/null/x' }),
			/DATA_DIR cannot/,
		],
		[
			'an address that no parser takes',
			() => ({ DATABASE_URL: 'postgres://user:pass%word@localhost/desk', DESK_SECRET: SECRET, PORT: '0' }),
			/DATABASE_URL/,
		],
	];
	test.each(cases)('%s: exit 2', async (_what, env, line) => {
		writeFileSync(path.join(dir, 'policy.json'), '{"round9.normal":"PT1M wall"}');
		const run = start(env());
		expect(await run.ended).toBe(2);
		expect(run.output().trim().split('\n')).toHaveLength(1);
		expect(run.output()).toMatch(line);
		expect(run.output()).not.toContain('pass%word');
	});

	test('a port that is taken: exit 2, before anything is opened', async () => {
		const server = createServer().listen(0, '127.0.0.1');
		await new Promise((resolve) => server.once('listening', resolve));
		const { port } = server.address() as AddressInfo;
		const run = start({ PORT: String(port), DATA_DIR: path.join(dir, 'never') });
		expect(await run.ended).toBe(2);
		expect(run.output()).toMatch(new RegExp(`PORT ${port} is taken`));
		expect(existsSync(path.join(dir, 'never', 'secret'))).toBe(false);
		server.close();
	});
});

describe('a desk that runs', () => {
	test('gets ready, answers, ends by SIGTERM with a poll and a stream open, and comes back', async () => {
		const port = await freePort();
		const env = { PORT: String(port), DATABASE_URL: database.url, DESK_DEMO: '1', DESK_SEED: 'hongta', DESK_SECRET: SECRET };
		const url = `http://127.0.0.1:${port}`;
		const first = start(env);
		await first.ready();
		expect(readFileSync(path.join(dir, 'data', 'desk.pid'), 'utf8')).toBe(String(first.process.pid));
		expect(first.output()).toContain(`127.0.0.1:${port}`);
		expect(first.output()).not.toMatch(/deprecat|unhandled|experimental/i);
		const session = await fetch(`${url}/chat/session`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: '{"persona":"resident-1"}',
		});
		const headers = { cookie: session.headers.get('set-cookie')?.split(';')[0] ?? '' };
		const post = await fetch(`${url}/chat/messages`, {
			method: 'POST',
			headers: { ...headers, 'content-type': 'application/json' },
			body: '{"id":"boot","text":"帮助"}',
		});
		expect(post.status).toBe(200);
		const { messages } = (await (await fetch(`${url}/chat/messages?after=0`, { headers })).json()) as { messages: { seq: number }[] };
		const poll = fetch(`${url}/chat/messages?after=${messages.at(-1)?.seq ?? 0}&wait=25`, { headers });
		const stream = fetch(`${url}/chat/events`, { headers }).then((answer) => answer.text());
		await sleep(500);

		const began = performance.now();
		first.process.kill('SIGTERM');
		expect((await poll).status).toBe(200);
		await stream;
		expect(await first.ended, first.output()).toBe(0);
		expect(performance.now() - began).toBeLessThan(9_000);
		expect(existsSync(path.join(dir, 'data', 'desk.pid'))).toBe(false);

		const second = start(env);
		await second.ready();
		expect((await fetch(`${url}/chat/messages?after=0`, { headers })).status).toBe(200);
		second.process.kill('SIGINT');
		expect(await second.ended, second.output()).toBe(0);
	}, 120_000);

	test('goes on, and ends, when whoever read its output has gone', async () => {
		const port = await freePort();
		const run = start({ PORT: String(port), DATABASE_URL: database.url, DESK_DEMO: '1', DESK_SECRET: SECRET });
		run.process.stdout?.destroy();
		run.process.stderr?.destroy();
		const status = () =>
			fetch(`http://127.0.0.1:${port}/readyz`).then(
				(answer) => answer.status,
				() => 0,
			);
		await vi.waitFor(async () => expect(await status()).toBe(200), { timeout: 40_000, interval: 100 });
		// what it had to say at its start has failed by now
		await sleep(300);
		expect(await status()).toBe(200);
		expect(await run.stop()).toBe(0);
	}, 60_000);

	test('another secret than the one of the database: exit 2', async () => {
		const run = start({ PORT: '0', DATABASE_URL: database.url, DESK_DEMO: '1', DESK_SECRET: 'x'.repeat(48) });
		expect(await run.ended).toBe(2);
		expect(run.output()).toMatch(/DESK_SECRET/);
	});
});
