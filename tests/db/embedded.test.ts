import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Embedded, startEmbedded } from '../../db/embedded.ts';
import { RefusedDatabase } from '../../db/errors.ts';

const lines: string[] = [];
const log = { info: (line: string) => void lines.push(line), warn: (line: string) => void lines.push(line) };
const isRoot = process.getuid?.() === 0;

/** A desk of its own, to be killed: starts the embedded database of the folder given and prints its address. */
const DESK = `
	import { startEmbedded } from './db/embedded.ts';
	const quiet = { info() {}, warn() {} };
	console.log((await startEmbedded(process.argv.at(-1), quiet, { durable: false })).url);
	setInterval(() => {}, 60_000);
`;

let dir: string;
let cluster: string;
let running: Embedded | null = null;

const start = async (): Promise<Embedded> => {
	running = await startEmbedded(dir, log, { durable: false });
	return running;
};
const stop = async (): Promise<void> => {
	await running?.stop();
	running = null;
};
const serverPid = (): number => Number(readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0]);

async function ask(url: string, statement: string): Promise<unknown> {
	const sql = postgres(url, { max: 1, onnotice: () => undefined });
	try {
		return (await sql.unsafe(statement))[0]?.['x'];
	} finally {
		await sql.end({ timeout: 1 });
	}
}

beforeAll(async () => {
	dir = mkdtempSync(path.join(tmpdir(), 'wudan-embedded-'));
	chmodSync(dir, 0o711);
	cluster = path.join(dir, 'postgres', 'data');
	const { url } = await start();
	await ask(url, 'create table kept (x int)');
	await ask(url, 'insert into kept values (7)');
	await stop();
});
afterEach(stop);
afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe('start and stop', () => {
	test('what was written is there after a second start; the address is kept for tools, readable by the owner alone', async () => {
		const before = performance.now();
		const { url } = await start();
		expect(performance.now() - before).toBeLessThan(3_000);
		expect(await ask(url, 'select x from kept')).toBe(7);
		const file = path.join(dir, 'database-url');
		expect(readFileSync(file, 'utf8').trim()).toBe(url);
		for (const name of ['database-url', 'database-password']) expect(statSync(path.join(dir, name)).mode & 0o777).toBe(0o600);
		await stop();
		expect(existsSync(file)).toBe(false);
		expect(existsSync(path.join(cluster, 'postmaster.pid'))).toBe(false);
	});

	test('stopping twice is harmless, and open sessions do not hold it up', async () => {
		const embedded = await start();
		const sql = postgres(embedded.url, { max: 1, onnotice: () => undefined });
		const sleeping = sql`select pg_sleep(60)`.catch((err: unknown) => err);
		await vi.waitFor(async () =>
			expect(await ask(embedded.url, `select count(*)::int as x from pg_stat_activity where wait_event = 'PgSleep'`)).toBe(1),
		);
		const before = performance.now();
		await Promise.all([embedded.stop(), embedded.stop()]);
		expect(performance.now() - before).toBeLessThan(5_000);
		expect(await sleeping).toBeInstanceOf(Error);
		await sql.end({ timeout: 0 });
	}, 10_000);

	test('keeps the port where it is free, takes another where not', async () => {
		const port = Number(new URL((await start()).url).port);
		await stop();
		expect(Number(new URL((await start()).url).port)).toBe(port);
		await stop();
		const other = createServer().listen(port, '127.0.0.1');
		await once(other, 'listening');
		try {
			expect(Number(new URL((await start()).url).port)).not.toBe(port);
		} finally {
			other.close();
		}
	});

	test('finds words in Chinese text, and needs the password', async () => {
		const { url } = await start();
		await ask(url, 'create extension if not exists pg_trgm');
		if ((await ask(url, `select datctype as x from pg_database where datname = 'desk'`)) !== 'C')
			expect(await ask(url, `select cardinality(show_trgm('聂耳社区')) as x`)).toBeGreaterThan(0);
		const wrong = new URL(url);
		wrong.password = 'wrong';
		await expect(ask(wrong.href, 'select 1')).rejects.toThrow('password authentication failed');
	});

	test.runIf(existsSync('/proc/net/tcp'))('listens on the loopback address alone and on no socket file', async () => {
		const { url } = await start();
		const port = Number(new URL(url).port).toString(16).toUpperCase().padStart(4, '0');
		const listening = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((file) =>
			(existsSync(file) ? readFileSync(file, 'utf8') : '')
				.split('\n')
				.map((line) => line.trim().split(/\s+/))
				.filter((fields) => fields[3] === '0A' && fields[1]?.endsWith(`:${port}`))
				.map((fields) => fields[1]),
		);
		expect(listening).toEqual([`0100007F:${port}`]);
		expect(await ask(url, 'show unix_socket_directories')).toBeUndefined();
		expect(readdirSync(tmpdir())).not.toContain(`.s.PGSQL.${new URL(url).port}`);
	});
});

describe('after a kill', () => {
	test('of the server: it is started again on the same address', async () => {
		const { url } = await start();
		const pid = serverPid();
		process.kill(pid, 'SIGKILL');
		await vi.waitFor(async () => expect(await ask(url, 'select x from kept')).toBe(7), { timeout: 10_000, interval: 50 });
		expect(serverPid()).not.toBe(pid);
		expect(lines.at(-1)).toMatch(/ended by itself/);
		await stop();
		expect(existsSync(path.join(cluster, 'postmaster.pid'))).toBe(false);
	});

	test('of the desk: its server is replaced; while it lives a second desk is refused', async () => {
		const desk = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', DESK, dir], {
			cwd: path.join(import.meta.dirname, '../..'),
			stdio: ['ignore', 'pipe', 'inherit'],
		});
		const url = String((await once(desk.stdout, 'data'))[0]).trim();
		await expect(startEmbedded(dir, log)).rejects.toThrow(`another desk (process ${desk.pid}) uses this DATA_DIR`);
		expect(await ask(url, 'select x from kept')).toBe(7);

		const left = serverPid();
		desk.kill('SIGKILL');
		await once(desk, 'exit');
		// The server outlives the desk …
		expect(await ask(url, 'select x from kept')).toBe(7);
		// … and the next desk puts its own in its place.
		const next = await start();
		expect(serverPid()).not.toBe(left);
		expect(await ask(next.url, 'select x from kept')).toBe(7);
		expect(lines.at(-1)).toMatch(/left running/);
	});

	test('of both, where the number of the dead server now belongs to somebody else: that one is left alone', async () => {
		writeFileSync(path.join(cluster, 'postmaster.pid'), `${process.pid}\n${cluster}\n1\n1\n\n\n\nready\n`);
		const { url } = await start();
		expect(await ask(url, 'select x from kept')).toBe(7);
	});
});

describe('refusals', () => {
	test('a cluster of another major version, with nothing touched', async () => {
		const version = path.join(cluster, 'PG_VERSION');
		const made = readFileSync(version, 'utf8');
		writeFileSync(version, '9\n');
		const names = () => [readdirSync(dir), readdirSync(path.dirname(cluster)), readdirSync(cluster)];
		const before = names();
		const err: unknown = await startEmbedded(dir, log).catch((thrown: unknown) => thrown);
		expect(err).toBeInstanceOf(RefusedDatabase);
		expect(String(err)).toMatch(/^RefusedDatabase: the embedded database was made by PostgreSQL 9, this desk brings \d+: [^\n]+$/);
		expect(names()).toEqual(before);
		writeFileSync(version, made);
	});

	test('a lost password is said, not guessed', async () => {
		const file = path.join(dir, 'database-password');
		const kept = readFileSync(file, 'utf8');
		rmSync(file);
		await expect(startEmbedded(dir, log)).rejects.toThrow('database-password is missing in DATA_DIR');
		writeFileSync(file, kept, { mode: 0o600 });
		await start();
	});
});

test.runIf(isRoot)('a DATA_DIR that only root may enter: the cluster is outside, DATA_DIR says where', async () => {
	const closed = mkdtempSync(path.join(tmpdir(), 'wudan-embedded-'));
	let home = '';
	try {
		const first = await startEmbedded(closed, log, { durable: false });
		home = readFileSync(path.join(closed, 'postgres-home'), 'utf8');
		expect(home.startsWith(closed)).toBe(false);
		expect(first.outside).toBe(home);
		expect(statSync(path.join(home, 'data')).mode & 0o777).toBe(0o700);
		await ask(first.url, 'create table kept (x int)');
		await first.stop();
		const second = await startEmbedded(closed, log, { durable: false });
		expect(await ask(second.url, 'select count(*)::int as x from kept')).toBe(0);
		await second.stop();
	} finally {
		rmSync(closed, { recursive: true, force: true });
		if (home !== '') rmSync(home, { recursive: true, force: true });
	}
});
