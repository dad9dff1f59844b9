import { realpathSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openDatabase } from './client.ts';
import { accountToRunAs } from './embedded/account.ts';
import { findPackage, readyBinaries } from './embedded/binaries.ts';
import { checkCluster, DESK, makeCluster, newPassword } from './embedded/cluster.ts';
import { openHome } from './embedded/home.ts';
import { stopLeftOver } from './embedded/left-over.ts';
import { takeLock } from './embedded/lock.ts';
import type { EmbeddedLog } from './embedded/log.ts';
import { readIfThere, writePrivate } from './embedded/private-file.ts';
import { type Server, type ServerPlan, startServer } from './embedded/server.ts';
import { codeOf, isDatabaseAway } from './errors.ts';

/** The desk's own PostgreSQL, kept in DATA_DIR. */
export interface Embedded {
	/** Connection string of the desk's database; stays the same while this object lives. */
	readonly url: string;
	/** Its folder where that is not in DATA_DIR, which only root may enter; else null. */
	readonly outside: string | null;
	/** Stops the server, within 5 s. Safe to call twice. */
	stop(): Promise<void>;
}

/** How the server treats the disk; durable when not said. */
export interface EmbeddedOptions {
	/** false: no fsync, for tests alone. */
	readonly durable?: boolean;
}

const URL_FILE = 'database-url';
const PASSWORD_FILE = 'database-password';

/** The password kept in DATA_DIR; a new one is written before the cluster is made. */
function passwordFor(dataDir: string, hasCluster: boolean): string {
	const file = path.join(dataDir, PASSWORD_FILE);
	const kept = readIfThere(file);
	if (kept !== null) return kept;
	if (hasCluster) throw new Error(`${PASSWORD_FILE} is missing in DATA_DIR: bring it back, or remove DATA_DIR to begin anew`);
	const password = newPassword();
	writePrivate(file, password);
	return password;
}

const hostOf = ({ place: { host, port } }: Server): string => (host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`);

/** Makes the desk's database where it is missing. */
async function ensureDatabase(urlOf: (database: string) => string): Promise<void> {
	const server = openDatabase(urlOf('postgres'), { max: 1, applicationName: 'wudan start' });
	try {
		const [found] = await server.sql`select 1 from pg_database where datname = ${DESK}`;
		if (!found) await server.sql.unsafe(`create database ${DESK}`);
	} finally {
		await server.close();
	}
}

/** Keeps a server running: one that ends by itself (killed, out of memory) is started again on the same port. */
function keepRunning(first: Server, plan: ServerPlan, log: EmbeddedLog) {
	let server = first;
	let stopping = false;
	const watch = async (): Promise<void> => {
		for (;;) {
			await server.ended;
			if (stopping) return;
			log.warn('the embedded database has ended by itself, starting it again');
			while (!stopping) {
				try {
					server = await startServer(plan, first.place);
					break;
				} catch (err) {
					log.warn(err instanceof Error ? err.message : String(err));
					await wait(1_000);
				}
			}
		}
	};
	const watching = watch();
	return {
		pid: () => server.pid,
		async stop(): Promise<void> {
			stopping = true;
			await server.stop();
			await watching;
			// It may have been started anew while we asked the old one to stop.
			await server.stop();
		},
	};
}

/**
 * Starts the embedded PostgreSQL of a data folder, making folder, cluster and database where they are missing.
 * A server left behind by a killed desk is stopped first. Writes DATA_DIR/database-url (mode 0600).
 * Throws RefusedDatabase, with nothing touched, for a cluster of another major version, and a readable Error otherwise.
 */
export async function startEmbedded(dataDir: string, log: EmbeddedLog, { durable = true }: EmbeddedOptions = {}): Promise<Embedded> {
	const account = accountToRunAs();
	const home = await openHome(dataDir, account, log);
	const cluster = path.join(home, 'data');
	const found = findPackage();
	const hasCluster = checkCluster(cluster, found.major);
	const release = await takeLock(home);
	try {
		const binaries = readyBinaries(found, home, account);
		if (await stopLeftOver(cluster)) log.info('stopped an embedded database that a killed desk had left running');
		const password = passwordFor(dataDir, hasCluster);
		if (!hasCluster) await makeCluster({ home, cluster, binaries, account, password, durable }, log);
		const plan = { cluster, binaries, account, durable };
		const server = await startServer(plan);
		const urlOf = (database: string) => `postgres://${DESK}:${password}@${hostOf(server)}/${database}`;
		try {
			await ensureDatabase(urlOf);
		} catch (err) {
			await server.stop();
			throw isDatabaseAway(err) ? new Error(`it cannot be reached on ${hostOf(server)} (${codeOf(err) ?? 'unknown reason'})`) : err;
		}
		const url = urlOf(DESK);
		writePrivate(path.join(dataDir, URL_FILE), `${url}\n`);
		const outside = home.startsWith(realpathSync(dataDir) + path.sep) ? null : home;
		const stop = stopOf(keepRunning(server, plan, log), () => {
			rmSync(path.join(dataDir, URL_FILE), { force: true });
			release();
		});
		return { url, outside, stop };
	} catch (err) {
		release();
		throw err;
	}
}

function stopOf(running: ReturnType<typeof keepRunning>, finish: () => void): Embedded['stop'] {
	// A desk that leaves by process.exit() takes the server along; after kill -9 the next start does.
	const atExit = () => {
		try {
			process.kill(running.pid(), 'SIGINT');
		} catch {
			// gone already
		}
	};
	process.once('exit', atExit);
	let stopped: Promise<void> | null = null;
	const stop = async (): Promise<void> => {
		await running.stop();
		process.off('exit', atExit);
		finish();
	};
	return () => {
		stopped ??= stop();
		return stopped;
	};
}
