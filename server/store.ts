import { type Database, openDatabase } from '../db/client.ts';
import { startEmbedded } from '../db/embedded.ts';
import { RefusedDatabase } from '../db/errors.ts';
import { answers } from '../db/queries/operations.ts';
import { useSecret } from '../db/sealing.ts';
import type { Config } from './config.ts';
import { keptSecret, leftAddress } from './data-dir.ts';
import { Failure, reasonOf } from './failure.ts';
import type { Log } from './log.ts';
import { patiently } from './patience.ts';

/** The database this process works on, reachable, with the secret of its sealed columns set. */
export interface Store {
	readonly database: Database;
	readonly url: string;
	/** Folder of the embedded database where it is not in DATA_DIR. */
	readonly outside: string | null;
	close(): Promise<void>;
}

/** How opening the database is watched and broken off; `stopping` ends the wait for one that is away. */
export interface StoreOptions {
	readonly log: Log;
	/** Prints a line for whoever started the program. */
	readonly say: (line: string) => void;
	readonly stopping: AbortSignal;
	/** For a tool beside a running desk: use the embedded database that the desk has started. */
	readonly beside?: boolean;
}

const DISK_FULL = 'its disk is full: make room (a new database takes 60 MB and grows), or set DATA_DIR to a folder on another disk';

/** Node's word for it, or PostgreSQL's. */
const isDiskFull = (err: unknown): boolean =>
	['ENOSPC', 'EDQUOT'].includes(reasonOf(err)) ||
	(err instanceof Error && /no space left on device|disk quota exceeded/i.test(err.message));

function open(url: string): Database {
	try {
		return openDatabase(url);
	} catch (err) {
		throw new Failure(2, err instanceof Error ? err.message : 'DATABASE_URL is not valid');
	}
}

async function reachable(database: Database): Promise<boolean> {
	try {
		await answers(database.db);
		return true;
	} catch {
		return false;
	}
}

/** DATABASE_URL, else the embedded database, which is started for it. Throws Failure. */
export async function openStore(config: Config, options: StoreOptions): Promise<Store> {
	useSecret(config.secret ?? keptSecret(config.dataDir));
	if (config.databaseUrl !== null) {
		const database = open(config.databaseUrl);
		try {
			await patiently('DATABASE_URL', 'the database', () => answers(database.db), options);
		} catch (err) {
			await database.close();
			throw err;
		}
		return { database, url: config.databaseUrl, outside: null, close: database.close };
	}

	const left = options.beside === true ? leftAddress(config.dataDir) : null;
	if (left !== null) {
		const database = open(left);
		if (await reachable(database)) return { database, url: left, outside: null, close: database.close };
		await database.close();
	}
	const embedded = await startEmbedded(config.dataDir, options.log).catch((err: unknown) => {
		if (err instanceof RefusedDatabase) throw err;
		const why = isDiskFull(err) ? DISK_FULL : err instanceof Error ? err.message : 'unknown reason';
		throw new Failure(3, `the embedded database does not start: ${why}`);
	});
	const database = openDatabase(embedded.url);
	return {
		database,
		url: embedded.url,
		outside: embedded.outside,
		async close() {
			await database.close();
			await embedded.stop();
		},
	};
}
