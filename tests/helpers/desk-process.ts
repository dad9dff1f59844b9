import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const ROOT = path.join(import.meta.dirname, '../..');

/** The desk, or one of its tools, as a process of its own. */
export interface DeskProcess {
	readonly process: ChildProcess;
	/** The exit code. */
	readonly ended: Promise<number | null>;
	/** All that it has printed. */
	output(): string;
	/** Resolves with its address once GET /readyz says 200; rejects with its output when it ends before, or after a minute. */
	ready(): Promise<string>;
	/** Resolves with what the pattern's first group caught in its output; rejects like ready(). */
	says(pattern: RegExp): Promise<string>;
	/** SIGTERM, unless it has ended; the exit code. */
	stop(): Promise<number | null>;
}

/** What is special about it. */
export interface DeskProcessOptions {
	/** The program folder and working folder; this one when not said. */
	readonly root?: string;
	readonly file?: string;
	/** Behind the file: what a tool is told to do. */
	readonly args?: readonly string[];
	/** A program that starts it: ['unshare', '-n']. */
	readonly by?: readonly string[];
	/** Whom it runs as. */
	readonly uid?: number;
	readonly gid?: number;
}

const TRIES = 600;

/** Starts it with nothing in its environment but PATH and what is given. */
export function spawnDesk(env: Readonly<Record<string, string>>, options: DeskProcessOptions = {}): DeskProcess {
	const { root = ROOT, file = 'server/main.ts', args: told = [], by = [], ...account } = options;
	const [program = process.execPath, ...args] = [
		...by,
		process.execPath,
		...['--require', path.join(root, 'server/preflight.cjs')],
		'--import',
		'tsx',
		path.join(root, file),
		...told,
	];
	const child = spawn(program, args, { cwd: root, env: { PATH: process.env['PATH'] ?? '', ...env }, ...account });
	let text = '';
	for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (part: string) => (text += part));
	// close: the last words come after exit
	const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
	return {
		process: child,
		ended,
		output: () => text,
		async ready() {
			for (let i = 0; i < TRIES && child.exitCode === null; i++) {
				const address = /the desk is open: (\S+)/.exec(text)?.[1];
				if (address !== undefined && (await fetch(`${address}/readyz`).catch(() => null))?.status === 200) return address;
				await sleep(100);
			}
			throw new Error(`not ready\n${text}`);
		},
		async says(pattern) {
			for (let i = 0; i < TRIES && child.exitCode === null; i++) {
				const found = pattern.exec(text);
				if (found) return found[1] ?? found[0];
				await sleep(100);
			}
			throw new Error(`it never said ${String(pattern)}\n${text}`);
		},
		async stop() {
			if (child.exitCode === null) child.kill('SIGTERM');
			return await ended;
		},
	};
}
