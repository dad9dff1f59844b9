import { spawnSync } from 'node:child_process';
import { readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/** Whether a process of that id exists (a zombie counts). */
function exists(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (err) {
		return err instanceof Error && 'code' in err && err.code === 'EPERM';
	}
}

/**
 * Something that tells a process from a later one with the same id: boot and start time. Ids come back soon in containers.
 * Null where the system has no /proc.
 */
export function birthOf(pid: number): string | null {
	try {
		const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
		// The name in brackets may hold blanks; behind it the first field is the state, the 20th the start time.
		const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
		// A zombie that nobody waits for (no init in a container) has ended all the same.
		const started = fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19];
		return started === undefined ? null : `${boot}/${started}`;
	} catch {
		return null;
	}
}

/** Whether the process that was born as `birth` still runs. */
export const lives = (pid: number, birth: string | null): boolean => exists(pid) && (birth === null || birthOf(pid) === birth);

/** Whether this process is a PostgreSQL server on the cluster: its working folder is the cluster's. False for a zombie. */
export function serves(pid: number, cluster: string): boolean {
	if (!exists(pid)) return false;
	if (process.platform === 'linux') {
		try {
			return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
		} catch {
			return false;
		}
	}
	return spawnSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout.includes(cluster);
}

/** Waits until `done`, looking every 5 ms; false when `withinMs` passed first. Real time: processes know no other. */
export async function waitUntil(done: () => boolean, withinMs: number): Promise<boolean> {
	const end = performance.now() + withinMs;
	while (!done()) {
		if (performance.now() > end) return false;
		await wait(5);
	}
	return true;
}
