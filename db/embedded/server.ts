import { type ChildProcess, spawn } from 'node:child_process';
import { chownSync, closeSync, existsSync, fstatSync, openSync, readFileSync, renameSync, statfsSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Account } from './account.ts';
import { readServerFile, stopServer } from './left-over.ts';
import { readIfThere } from './private-file.ts';

/** What starting the server needs. `account` is whom it runs as; null = the desk's own user. */
export interface ServerPlan {
	readonly cluster: string;
	/** Folder that holds bin, lib and share. */
	readonly binaries: string;
	readonly account: Account | null;
	readonly durable: boolean;
}

/** A running PostgreSQL that is our child. */
export interface Server {
	readonly place: Place;
	readonly pid: number;
	/** Settles when the process has ended, for whatever reason. */
	readonly ended: Promise<void>;
	stop(): Promise<void>;
}

/** A write-ahead segment of less cannot be begun. */
const LEAST_BYTES = 64 * 1024;
const LOG_LIMIT = 5 * 1024 * 1024;
/** Crash recovery of a large cluster may take its time. */
const READY_WITHIN_MS = 60_000;
/** After the server was killed its lock and its shared memory can stand for 2–3 s. */
const RETRY_FOR_MS = 5_000;

/** Where the server listens: a loopback address and a port. */
interface Place {
	readonly host: string;
	readonly port: number;
}

/** The second for machines that have IPv6 alone. */
const LOOPBACKS = ['127.0.0.1', '::1'];

/** Whether nobody listens on the port of the address; 0 asks for any. Gives the port, or null when it is taken or the address is not there. */
function freePort(host: string, wanted: number): Promise<number | null> {
	return new Promise((resolve) => {
		const probe = createServer();
		probe.once('error', () => resolve(null));
		probe.listen({ host, port: wanted, exclusive: true }, () => {
			const address = probe.address();
			probe.close(() => resolve(typeof address === 'object' && address ? address.port : null));
		});
	});
}

/** The port of the last run where it is still free, so that tools keep their settings. */
async function choosePlace(cluster: string): Promise<Place> {
	const last = readIfThere(path.join(cluster, 'postmaster.opts'))?.match(/port=(\d+)/)?.[1];
	for (const host of LOOPBACKS) {
		const port = (last === undefined ? null : await freePort(host, Number(last))) ?? (await freePort(host, 0));
		if (port !== null) return { host, port };
	}
	throw new Error(`no free port on ${LOOPBACKS.join(' or ')}: is the loopback interface up?`);
}

const settingsOf = ({ host, port }: Place, durable: boolean): string[] => [
	// Both must be given: left out, PostgreSQL listens on all of localhost and in /tmp as well.
	`listen_addresses=${host}`,
	'unix_socket_directories=',
	`port=${port}`,
	'max_connections=100',
	'timezone=UTC',
	'log_timezone=UTC',
	// DETAIL lines quote values of rows.
	'log_error_verbosity=terse',
	'jit=off',
	'max_wal_size=256MB',
	...(durable ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']),
];

/** Opens server.log in the cluster for appending; the one before is kept once it has grown. */
function openLog({ cluster, account }: ServerPlan): { fd: number; from: number; file: string } {
	const file = path.join(cluster, 'server.log');
	if (existsSync(file) && statSync(file).size > LOG_LIMIT) renameSync(file, `${file}.1`);
	const fd = openSync(file, 'a', 0o600);
	if (account) chownSync(file, account.uid, account.gid);
	return { fd, from: fstatSync(fd).size, file };
}

interface Attempt {
	readonly child: ChildProcess;
	readonly ended: Promise<void>;
	readonly hasEnded: () => boolean;
	/** The last line that says why it failed. */
	readonly complaint: () => string;
}

function attempt(plan: ServerPlan, place: Place): Attempt {
	const log = openLog(plan);
	const args = ['-D', plan.cluster, ...settingsOf(place, plan.durable).flatMap((setting) => ['-c', setting])];
	// A session of its own: Ctrl-C at the terminal reaches the desk alone, which stops the server last.
	const child = spawn(path.join(plan.binaries, 'bin', 'postgres'), args, {
		cwd: plan.cluster,
		detached: true,
		stdio: ['ignore', log.fd, log.fd],
		env: { LC_ALL: 'C', PATH: '/usr/bin:/bin' },
		...plan.account,
	});
	closeSync(log.fd);
	let over = false;
	const ended = new Promise<void>((resolve) => {
		const end = () => {
			over = true;
			resolve();
		};
		child.once('exit', end);
		child.once('error', end);
	});
	child.unref();
	const complaint = () => {
		// Then it cannot write why, either.
		const { bavail, bsize } = statfsSync(plan.cluster);
		if (bavail * bsize < LEAST_BYTES) return 'No space left on device';
		const lines = readFileSync(log.file).subarray(log.from).toString('utf8').split('\n');
		return (lines.findLast((line) => /FATAL|PANIC|ERROR/.test(line)) ?? lines.at(-2) ?? '').replace(/^.*?(FATAL|PANIC|ERROR):\s*/, '');
	};
	return { child, ended, hasEnded: () => over, complaint };
}

/** Waits until the server takes connections: postmaster.pid is our child's and says so. False when the child ended first. */
async function isReady({ child, hasEnded }: Attempt, cluster: string): Promise<boolean> {
	const end = performance.now() + READY_WITHIN_MS;
	while (!hasEnded() && performance.now() < end) {
		const found = readServerFile(cluster);
		// Trying the port would take an old server for our own.
		if (found?.pid === child.pid && found?.ready) return true;
		await wait(5);
	}
	return false;
}

/** Starts PostgreSQL on the cluster, at `place` or a free one; tries again for 5 s. Throws with the server's own words. */
export async function startServer(plan: ServerPlan, place?: Place): Promise<Server> {
	const end = performance.now() + RETRY_FOR_MS;
	for (;;) {
		const chosen = place ?? (await choosePlace(plan.cluster));
		const tried = attempt(plan, chosen);
		const { pid } = tried.child;
		if (pid !== undefined && (await isReady(tried, plan.cluster))) {
			return { place: chosen, pid, ended: tried.ended, stop: () => stopServer(pid, tried.hasEnded) };
		}
		if (pid !== undefined && !tried.hasEnded()) await stopServer(pid, tried.hasEnded);
		if (performance.now() > end) throw new Error(`the embedded database does not start: ${tried.complaint()}`);
		await wait(200);
	}
}
