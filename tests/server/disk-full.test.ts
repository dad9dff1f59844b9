import { execFileSync } from 'node:child_process';
import { chmodSync, closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type DeskProcess, spawnDesk } from '../helpers/desk-process.ts';

/** A real disk that is really full: at the making of the database, at a start, and while people write. */

let disk: string;
let desk: DeskProcess | null = null;

function mount(megabytes: number): boolean {
	try {
		execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=711`, 'tmpfs', disk], { stdio: 'ignore' });
		return true;
	} catch {
		process.stdout.write('skipped: a full disk (needs the right to mount one)\n');
		return false;
	}
}
const filler = () => path.join(disk, 'filler');
function fill(): void {
	const fd = openSync(filler(), 'w');
	try {
		for (;;) writeSync(fd, Buffer.alloc(4096));
	} catch {
		// full
	} finally {
		closeSync(fd);
	}
}
const start = (): DeskProcess => {
	desk = spawnDesk({ PORT: '0', DATA_DIR: path.join(disk, 'data'), LOG_LEVEL: 'fatal', DESK_RATE_LIMIT: 'off' });
	return desk;
};

/** The one line that it ended with, beside the warning about the limits that are off. */
function whyNot(ended: DeskProcess): string {
	const lines = ended
		.output()
		.trim()
		.split('\n')
		.filter((line) => !line.startsWith('! '));
	expect(lines).toHaveLength(1);
	return lines[0] ?? '';
}

beforeEach(() => {
	disk = mkdtempSync(path.join(tmpdir(), 'wudan-disk-'));
	chmodSync(disk, 0o711);
});
afterEach(async () => {
	await desk?.stop();
	desk = null;
	try {
		execFileSync('umount', [disk], { stdio: 'ignore' });
	} catch {
		// never mounted
	}
	rmSync(disk, { recursive: true, force: true });
});

test('too small for a database: one line, exit 3, and nothing left that hinders the next start', async (context) => {
	if (!mount(6)) return context.skip();
	const tried = start();
	expect(await tried.ended).toBe(3);
	expect(whyNot(tried)).toMatch(/its disk is full: make room .*, or set DATA_DIR/);
	execFileSync('mount', ['-o', 'remount,size=100m', disk]);
	await start().ready();
}, 60_000);

test('full while people write: 503 with Retry-After, nothing said 200 to is lost; room again: all goes on', async (context) => {
	if (!mount(100)) return context.skip();
	const first = start();
	const address = await first.ready();
	const json = { 'content-type': 'application/json' };
	const opened = await fetch(`${address}/chat/session`, { method: 'POST', headers: json, body: '{"persona":"resident-1"}' });
	const headers = { ...json, cookie: opened.headers.get('set-cookie')?.split(';')[0] ?? '' };
	const long = '剪'.repeat(3_000);
	const say = (at: string, id: string) =>
		fetch(`${at}/chat/messages`, { method: 'POST', headers, body: JSON.stringify({ id, text: `${id} ${long}` }) });
	const kept = async (at: string): Promise<string[]> => {
		const answer = await fetch(`${at}/chat/messages?after=0`, { headers });
		const { messages } = (await answer.json()) as { messages: { direction: string; text: string }[] };
		return messages.filter(({ direction }) => direction === 'in').map(({ text }) => text.split(' ')[0] ?? '');
	};

	const taken: string[] = [];
	expect((await say(address, 'm0')).status).toBe(200);
	taken.push('m0');
	fill();
	let refused = '';
	for (let n = 1; refused === '' && n < 3000; n++) {
		const answer = await say(address, `m${n}`);
		if (answer.status === 200) taken.push(`m${n}`);
		else {
			refused = `m${n}`;
			expect(answer.status).toBe(503);
			expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
		}
	}
	expect(refused).not.toBe('');
	// It still answers what needs no room, and keeps none of the refused.
	expect((await fetch(`${address}/healthz`)).status).toBe(200);
	expect(await kept(address)).toEqual(taken);

	rmSync(filler());
	let status = 0;
	for (let tries = 0; status !== 200 && tries < 100; tries++) {
		status = (await say(address, refused)).status;
		if (status !== 200) await sleep(100);
	}
	expect(status).toBe(200);
	taken.push(refused);
	expect(await kept(address)).toEqual(taken);

	expect(await first.stop()).toBe(0);
	fill();
	const second = start();
	expect(await second.ended, second.output()).toBe(3);
	expect(whyNot(second)).toMatch(/its disk is full: make room/);
	rmSync(filler());
	expect(await kept(await start().ready())).toEqual(taken);
}, 120_000);
