import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { codeOf } from '../errors.ts';
import { readIfThere } from './private-file.ts';
import { birthOf, lives } from './process.ts';

const fileOf = (home: string) => path.join(home, 'desk.lock');

/** Process id of the living desk that uses this cluster, null when there is none. */
export function holderOf(home: string): number | null {
	const [pid, birth] = readIfThere(fileOf(home))?.split(' ') ?? [];
	const id = Number(pid);
	return Number.isInteger(id) && id > 0 && lives(id, birth === undefined || birth === '' ? null : birth) ? id : null;
}

/**
 * Takes the cluster for this process; a lock whose process has died is taken over.
 * Returns the release. Throws a readable Error when another desk (or this one already) has it.
 */
export async function takeLock(home: string): Promise<() => void> {
	const file = fileOf(home);
	const mine = `${process.pid} ${birthOf(process.pid) ?? ''}`;
	const refuse = (pid: number | null) =>
		new Error(`another desk${pid === null ? '' : ` (process ${pid})`} uses this DATA_DIR: stop it first, or set another DATA_DIR`);
	const holder = holderOf(home);
	if (holder !== null) throw refuse(holder);
	rmSync(file, { force: true });
	try {
		writeFileSync(file, mine, { flag: 'wx', mode: 0o600 });
	} catch (err) {
		if (codeOf(err) === 'EEXIST') throw refuse(holderOf(home));
		// A full disk leaves an empty file.
		rmSync(file, { force: true });
		throw err;
	}
	// Two that found the same dead lock may each have removed the other's: the last to write has it.
	await wait(10);
	if (readIfThere(file) !== mine) throw refuse(holderOf(home));
	return () => {
		if (readIfThere(file) === mine) rmSync(file, { force: true });
	};
}
