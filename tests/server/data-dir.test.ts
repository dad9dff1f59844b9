import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keptSecret, leftAddress, prepareDataDir, writePid } from '../../server/data-dir.ts';

let dir: string;
beforeEach(() => {
	dir = mkdtempSync(path.join(tmpdir(), 'wudan-data-dir-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

test('the secret is made once, kept, and for its owner alone', () => {
	const secret = keptSecret(dir);
	expect(secret).toMatch(/^[\w-]{43}$/);
	expect(keptSecret(dir)).toBe(secret);
	expect(statSync(path.join(dir, 'secret')).mode & 0o777).toBe(0o600);
});

test('a secret that somebody cut short is not used and not replaced', () => {
	writeFileSync(path.join(dir, 'secret'), 'short');
	expect(() => keptSecret(dir)).toThrow(/DATA_DIR.*DESK_SECRET/);
	expect(readFileSync(path.join(dir, 'secret'), 'utf8')).toBe('short');
});

test('a folder that cannot be made is named', () => {
	const file = path.join(dir, 'file');
	writeFileSync(file, '');
	expect(() => prepareDataDir(path.join(file, 'data'))).toThrow(/^DATA_DIR cannot be used \(ENOTDIR\)/);
	prepareDataDir(path.join(dir, 'a', 'b'));
	expect(statSync(path.join(dir, 'a', 'b')).isDirectory()).toBe(true);
});

test.runIf(process.platform === 'linux').each(['/proc/x', '/proc/x/y/z', '/dev/null/x', '/dev/null'])(
	'%s, where nothing can be made: refused at once',
	(folder) => {
		expect(() => prepareDataDir(folder)).toThrow(/^DATA_DIR cannot be used \((ENOENT|EACCES|ENOTDIR)\): "/);
	},
);

test('a link to nowhere is refused, one to a folder is used', () => {
	const link = path.join(dir, 'link');
	symlinkSync(path.join(dir, 'target'), link);
	expect(() => prepareDataDir(link)).toThrow(/^DATA_DIR cannot be used/);
	mkdirSync(path.join(dir, 'target'));
	prepareDataDir(path.join(link, 'data'));
	expect(statSync(path.join(dir, 'target', 'data')).isDirectory()).toBe(true);
});

test.skipIf(process.getuid?.() === 0)('a folder that may not be written to is refused', () => {
	const folder = path.join(dir, 'closed');
	mkdirSync(folder, { mode: 0o500 });
	for (const given of [folder, path.join(folder, 'a', 'b')])
		expect(() => prepareDataDir(given)).toThrow(/^DATA_DIR cannot be used \(EACCES\)/);
});

test('desk.pid is removed by its own process only', () => {
	const remove = writePid(dir);
	const file = path.join(dir, 'desk.pid');
	expect(readFileSync(file, 'utf8')).toBe(String(process.pid));
	writeFileSync(file, '1');
	remove();
	expect(readFileSync(file, 'utf8')).toBe('1');
	writePid(dir)();
	expect(() => readFileSync(file)).toThrow();
});

test('the address left by a running desk, if any', () => {
	expect(leftAddress(dir)).toBeNull();
	writeFileSync(path.join(dir, 'database-url'), 'postgres://x\n');
	expect(leftAddress(dir)).toBe('postgres://x');
});
