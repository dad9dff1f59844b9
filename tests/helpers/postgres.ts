import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import { accountToRunAs } from '../../db/embedded/account.ts';
import { findPackage, readyBinaries } from '../../db/embedded/binaries.ts';
import { makeCluster, newPassword } from '../../db/embedded/cluster.ts';
import { startServer } from '../../db/embedded/server.ts';

/** A PostgreSQL server of one's own, to be mistreated. */
export interface TestServer {
	/** Of an empty database. */
	readonly url: string;
	/** As `pg_ctl stop -m`: cuts everybody off, cleanly or not. */
	stop(mode: 'fast' | 'immediate'): Promise<void>;
	/** On the same port. */
	start(): Promise<void>;
	/** Takes connections and questions and says nothing, until `false`: the server and all its sessions. */
	freeze(frozen: boolean): void;
	remove(): Promise<void>;
}

const quiet = { info: () => undefined, warn: () => undefined };

const childrenOf = (pid: number): readonly number[] =>
	readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number);

/** One of the server's own short workers may have ended meanwhile. */
function send(pid: number, signal: NodeJS.Signals): void {
	try {
		process.kill(pid, signal);
	} catch (err) {
		if ((err as NodeJS.ErrnoException).code !== 'ESRCH') throw err;
	}
}

/** Makes a cluster from the embedded binaries and starts it. Durable: stopped at once it would else forget what was committed. */
export async function startPostgres(): Promise<TestServer> {
	const folder = mkdtempSync(path.join(tmpdir(), 'wudan-test-'));
	chmodSync(folder, 0o711);
	const home = path.join(folder, 'postgres');
	mkdirSync(home, { mode: 0o711 });
	const account = accountToRunAs();
	const binaries = readyBinaries(findPackage(), home, account);
	const cluster = path.join(home, 'data');
	const password = newPassword();
	await makeCluster({ home, cluster, binaries, account, password, durable: true }, quiet);
	const plan = { cluster, binaries, account, durable: true };
	let server = await startServer(plan);
	const { host, port } = server.place;
	const base = `postgres://desk:${password}@${host.includes(':') ? `[${host}]` : host}:${port}`;
	const admin = postgres(`${base}/postgres`, { max: 1, onnotice: () => undefined });
	await admin.unsafe('create database mistreated');
	await admin.end();
	return {
		url: `${base}/mistreated`,
		async stop(mode) {
			process.kill(server.pid, mode === 'fast' ? 'SIGINT' : 'SIGQUIT');
			await server.ended;
		},
		async start() {
			server = await startServer(plan, server.place);
		},
		freeze(frozen) {
			const sessions = childrenOf(server.pid);
			// the server goes to sleep first and wakes last: nobody comes or goes in between
			for (const pid of frozen ? [server.pid, ...sessions] : [...sessions, server.pid]) send(pid, frozen ? 'SIGSTOP' : 'SIGCONT');
		},
		async remove() {
			await server.stop();
			rmSync(folder, { recursive: true, force: true });
		},
	};
}
