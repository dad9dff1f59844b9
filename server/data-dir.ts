import { randomBytes } from 'node:crypto';
import { accessSync, constants, linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Failure, reasonOf } from './failure.ts';

/** Levels of a path that are not there yet, outermost first. Throws where one above them is no folder. */
function missingLevels(folder: string): string[] {
	const missing: string[] = [];
	for (let level = folder; ; level = path.dirname(level)) {
		const found = statSync(level, { throwIfNoEntry: false });
		if (found === undefined && path.dirname(level) !== level) {
			missing.unshift(level);
			continue;
		}
		if (found?.isDirectory() !== true) throw Object.assign(new Error('not a folder'), { code: 'ENOTDIR' });
		return missing;
	}
}

/** What to do about it, by the code that the system gave. */
function adviceOn(reason: string): string {
	switch (reason) {
		case 'ENOSPC':
		case 'EDQUOT':
			return 'its disk is full: make room, or set DATA_DIR to a folder on another disk';
		case 'ENOTDIR':
		case 'EEXIST':
			return 'it, or something above it, is not a folder: set DATA_DIR to one';
		case 'ENAMETOOLONG':
			return 'the name is too long: set DATA_DIR to a shorter one';
		default:
			return 'this user may not write there: set DATA_DIR to a folder where it may';
	}
}

const unusable = (err: unknown, dataDir: string): Failure => {
	const reason = reasonOf(err);
	return new Failure(2, `DATA_DIR cannot be used (${reason}): "${dataDir}"; ${adviceOn(reason)}`);
};

/**
 * Makes DATA_DIR where it is missing; a Failure when it cannot be used. Level by level: Node's own recursive mkdir tries for ever
 * where a folder that exists answers that it does not (/proc).
 */
export function prepareDataDir(dataDir: string): void {
	try {
		const missing = missingLevels(dataDir);
		if (missing[0] !== undefined) accessSync(path.dirname(missing[0]), constants.W_OK | constants.X_OK);
		for (const level of missing) makeFolder(level);
		accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
	} catch (err) {
		throw unusable(err, dataDir);
	}
}

/** Of two that start at once one makes it. */
function makeFolder(level: string): void {
	try {
		mkdirSync(level, { mode: 0o711 });
	} catch (err) {
		if (reasonOf(err) !== 'EEXIST' || !statSync(level).isDirectory()) throw err;
	}
}

const readIfThere = (file: string): string | null => {
	try {
		return readFileSync(file, 'utf8').trim();
	} catch (err) {
		if (reasonOf(err) === 'ENOENT') return null;
		throw err;
	}
};

/** The secret of a demo, made at its first start and kept in DATA_DIR for its owner alone. */
export function keptSecret(dataDir: string): string {
	const file = path.join(dataDir, 'secret');
	try {
		const kept = readIfThere(file);
		if (kept !== null && kept.length >= 32) return kept;
		if (kept !== null) throw new Failure(2, 'DATA_DIR holds a file "secret" that is too short: remove it, or set DESK_SECRET');
		// Written whole beside its place and then linked there: a kill leaves no half secret, and of two starts one wins.
		const partial = `${file}.${process.pid}`;
		writeFileSync(partial, randomBytes(32).toString('base64url'), { mode: 0o600 });
		try {
			linkSync(partial, file);
		} catch (err) {
			if (reasonOf(err) !== 'EEXIST') throw err;
		} finally {
			rmSync(partial, { force: true });
		}
		return readFileSync(file, 'utf8').trim();
	} catch (err) {
		if (err instanceof Failure) throw err;
		throw unusable(err, file);
	}
}

/** Address of the embedded database that a running desk has left for tools; null when there is none. */
export const leftAddress = (dataDir: string): string | null => readIfThere(path.join(dataDir, 'database-url'));

/** The process that DATA_DIR/desk.pid names, where it is another one and lives; null otherwise. */
export function runningBeside(dataDir: string): number | null {
	const pid = Number(readIfThere(path.join(dataDir, 'desk.pid')) ?? '0');
	if (!Number.isSafeInteger(pid) || pid <= 0 || pid === process.pid) return null;
	try {
		process.kill(pid, 0);
		return pid;
	} catch (err) {
		return reasonOf(err) === 'EPERM' ? pid : null;
	}
}

/** Writes DATA_DIR/desk.pid, for whoever wants to end the desk; returns its removal. */
export function writePid(dataDir: string): () => void {
	const file = path.join(dataDir, 'desk.pid');
	try {
		writeFileSync(file, String(process.pid), { mode: 0o644 });
	} catch (err) {
		throw unusable(err, file);
	}
	return () => {
		if (readIfThere(file) === String(process.pid)) rmSync(file, { force: true });
	};
}
