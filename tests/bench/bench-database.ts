import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Database, openDatabase } from '../../db/client.ts';
import { startEmbedded } from '../../db/embedded.ts';
import { useSecret } from '../../db/sealing.ts';

/** The secret of every desk that is measured. */
export const BENCH_SECRET = 'a secret for benchmarks, long enough for the rule';

/** A folder and an empty database; both sides of a row use the same server, which writes through to the disk. */
export interface Ground {
	readonly folder: string;
	readonly url: string;
	readonly database: Database;
	/** Removes the database and the folder. */
	close(): Promise<void>;
}

/** The server of the whole run. */
export interface GroundSource {
	open(): Promise<Ground>;
	close(): Promise<void>;
}

const quiet = { info: () => undefined, warn: () => undefined };

/** DATABASE_URL's server, else an embedded one of the run's own. */
async function createGrounds(): Promise<GroundSource> {
	const root = mkdtempSync(path.join(tmpdir(), 'wudan-bench-'));
	// Run as root the server is nobody's, who must be able to walk through.
	chmodSync(root, 0o711);
	const given = process.env['DATABASE_URL'];
	const server = given === undefined ? await startEmbedded(root, quiet) : null;
	const base = given ?? server?.url ?? '';
	const admin = openDatabase(base, { max: 1 });
	useSecret(BENCH_SECRET);
	let made = 0;
	return {
		async open() {
			const name = `wudan_bench_${process.pid}_${++made}`;
			await admin.sql.unsafe(`create database ${name}`);
			const address = new URL(base);
			address.pathname = `/${name}`;
			const database = openDatabase(address.href, { max: 2 });
			const folder = mkdtempSync(path.join(root, 'data-'));
			return {
				folder,
				url: address.href,
				database,
				async close() {
					await database.close();
					await admin.sql.unsafe(`drop database if exists ${name} with (force)`);
					rmSync(folder, { recursive: true, force: true });
				},
			};
		},
		async close() {
			await admin.close();
			await server?.stop();
			rmSync(root, { recursive: true, force: true });
		},
	};
}

let grounds: Promise<GroundSource> | null = null;

/** An empty database on the server of this run, which the first call starts. */
export async function openGround(): Promise<Ground> {
	grounds ??= createGrounds();
	return await (await grounds).open();
}

/** Ends the server of this run. */
export async function closeGrounds(): Promise<void> {
	await (await grounds)?.close();
}
