import { RefusedDatabase } from '../db/errors.ts';
import { type Config, isProblem, loadConfig } from './config.ts';
import { prepareDataDir } from './data-dir.ts';
import { Failure, reasonOf } from './failure.ts';
import { createLog, type Log } from './log.ts';
import { openStore, type Store } from './store.ts';

/** What a command-line tool works with. */
export interface Workbench {
	readonly config: Config;
	readonly store: Store;
	readonly log: Log;
	readonly say: (line: string) => void;
}

/** Runs one tool on the desk's database, beside a running desk or alone, and ends the process with 0, 2 or 3. */
export async function runTool(work: (bench: Workbench) => Promise<void>): Promise<never> {
	const complain = (line: string): void => void process.stderr.write(`wudan: ${line.replaceAll('\n', ' ')}\n`);
	const say = (line: string): void => void process.stdout.write(`${line}\n`);
	const config = loadConfig();
	if (isProblem(config)) {
		complain(config.problem);
		process.exit(2);
	}
	// The tool's own lines are what is asked for; of the log only what went wrong.
	const log = createLog(config.logLevel === 'info' ? 'warn' : config.logLevel);
	let store: Store | null = null;
	let code = 0;
	try {
		prepareDataDir(config.dataDir);
		store = await openStore(config, { log, say, stopping: new AbortController().signal, beside: true });
		await work({ config, store, log, say });
	} catch (err) {
		code = err instanceof Failure ? err.exitCode : err instanceof RefusedDatabase ? 3 : 1;
		complain(err instanceof Failure || err instanceof RefusedDatabase ? err.message : `did not work (${reasonOf(err)})`);
		if (code === 1) log.error({ err }, 'tool failed');
	}
	await store?.close();
	process.exit(code);
}
