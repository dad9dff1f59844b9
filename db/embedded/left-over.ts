import path from 'node:path';
import { readIfThere } from './private-file.ts';
import { serves, waitUntil } from './process.ts';

/** What postmaster.pid says: the server's process id and whether it takes connections. */
export interface ServerFile {
	readonly pid: number;
	readonly ready: boolean;
}

/** Reads postmaster.pid of a cluster; null when there is none or it is still being written. */
export function readServerFile(cluster: string): ServerFile | null {
	const lines = readIfThere(path.join(cluster, 'postmaster.pid'))?.split('\n');
	const pid = Number(lines?.[0]);
	return lines && Number.isInteger(pid) && pid > 0 ? { pid, ready: lines[7]?.trim() === 'ready' } : null;
}

function signal(pid: number, name: 'SIGINT' | 'SIGQUIT' | 'SIGKILL'): void {
	try {
		process.kill(pid, name);
	} catch {
		// gone in between
	}
}

/**
 * Stops a server in at most 5 s: fast (sessions are rolled back, everything is written), else at once (the next start recovers),
 * else by force. `gone` tells when it has ended.
 */
export async function stopServer(pid: number, gone: () => boolean): Promise<void> {
	for (const [name, ms] of [['SIGINT', 3_500] as const, ['SIGQUIT', 900] as const, ['SIGKILL', 500] as const]) {
		if (gone()) return;
		signal(pid, name);
		if (await waitUntil(gone, ms)) return;
	}
}

/**
 * Stops a server that a killed desk left behind; false when there was none. It is stopped and not taken over: that costs some 0.1 s,
 * and the new one surely has this version's programs and settings.
 */
export async function stopLeftOver(cluster: string): Promise<boolean> {
	const pid = readServerFile(cluster)?.pid;
	if (pid === undefined || !serves(pid, cluster)) return false;
	await stopServer(pid, () => !serves(pid, cluster));
	return true;
}
