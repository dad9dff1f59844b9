import { createHash } from 'node:crypto';
import { chmodSync, existsSync, lstatSync, mkdirSync, readdirSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Account, canWalk } from './account.ts';
import { stopLeftOver } from './left-over.ts';
import { holderOf } from './lock.ts';
import type { EmbeddedLog } from './log.ts';
import { readIfThere, writePrivate } from './private-file.ts';

/** Name of the file in DATA_DIR that says where the cluster is, when it is not in DATA_DIR itself. */
const POINTER = 'postgres-home';

/** Makes a folder owned by us that others may walk through but not list; an existing one must be ours. */
function makeOwn(folder: string): void {
	// A umask of 077 would have kept others out.
	if (mkdirSync(folder, { recursive: true }) !== undefined) chmodSync(folder, 0o711);
	const found = lstatSync(folder);
	// In /var/tmp anybody could have made it first.
	if (!found.isDirectory() || found.uid !== process.getuid?.() || (found.mode & 0o022) !== 0) {
		throw new Error(
			`${folder} is not a folder of this user alone: remove it, or set DATA_DIR to a folder that other users can walk through`,
		);
	}
}

const PREFIX = 'wudan-postgres-';
/** In a folder outside: the DATA_DIR that it belongs to. */
const OWNER = 'data-dir';

/** Whether the system's folder for temporary files holds this one. */
const isTemporary = (dataDir: string): boolean => dataDir.startsWith(realpathSync(tmpdir()) + path.sep);

/** A temporary DATA_DIR has its cluster in the temporary folder too. Else /var/lib before /var/tmp, which some systems clean after a month. */
function outsideOf(dataDir: string, account: Account): string {
	const name = PREFIX + createHash('sha256').update(dataDir).digest('hex').slice(0, 16);
	const bases = isTemporary(dataDir) ? [tmpdir()] : ['/var/lib', '/var/tmp', tmpdir()];
	const base = bases.find((folder) => existsSync(folder) && canWalk(account, realpathSync(folder)));
	if (base === undefined)
		throw new Error('no folder found for the embedded database that an unprivileged user can enter: set DATABASE_URL');
	return path.join(base, name);
}

/** Removes what removed temporary DATA_DIRs have left in the temporary folder; never anything elsewhere, where a disk may just be away. */
async function sweepTemporary(): Promise<void> {
	for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
		const folder = path.join(tmpdir(), name);
		if (lstatSync(folder).uid !== process.getuid?.()) continue;
		const owner = readIfThere(path.join(folder, OWNER));
		if (owner === null || existsSync(owner) || holderOf(folder) !== null) continue;
		await stopLeftOver(path.join(folder, 'data'));
		rmSync(folder, { recursive: true, force: true });
	}
}

/** DATA_DIR was removed, and with it password and secret: nothing can read this cluster any more. The last such is kept. */
async function moveOrphan(outside: string, log: EmbeddedLog): Promise<void> {
	if (!existsSync(outside)) return;
	if (holderOf(outside) !== null) throw new Error('DATA_DIR was removed under a desk that still runs: stop it first');
	await stopLeftOver(path.join(outside, 'data'));
	rmSync(`${outside}.orphan`, { recursive: true, force: true });
	renameSync(outside, `${outside}.orphan`);
	log.warn(`moved the embedded database of a removed DATA_DIR to ${outside}.orphan`);
}

/**
 * The folder of the cluster and, where they had to be copied, of PostgreSQL's programs: DATA_DIR/postgres, or, when this process is root
 * and DATA_DIR lies where only root may go, a folder outside with a name made from DATA_DIR's path and a pointer to it in DATA_DIR.
 */
export async function openHome(dataDir: string, account: Account | null, log: EmbeddedLog): Promise<string> {
	mkdirSync(dataDir, { recursive: true, mode: account === null ? 0o700 : 0o711 });
	const real = realpathSync(dataDir);
	const pointer = path.join(real, POINTER);
	const pointed = readIfThere(pointer)?.trim();
	if (pointed !== undefined) {
		if (existsSync(pointed)) return pointed;
		throw new Error(`the embedded database of DATA_DIR was in ${pointed}, which is gone: bring it back, or remove DATA_DIR to begin anew`);
	}

	const inside = path.join(real, 'postgres');
	if (account === null || canWalk(account, real)) {
		makeOwn(inside);
		return inside;
	}
	if (existsSync(inside)) {
		throw new Error('DATA_DIR holds a database, but the user nobody, who runs it for root, may not walk through DATA_DIR: chmod o+x it');
	}

	const outside = outsideOf(real, account);
	if (isTemporary(real)) await sweepTemporary();
	await moveOrphan(outside, log);
	makeOwn(outside);
	writePrivate(path.join(outside, OWNER), real);
	writePrivate(pointer, outside);
	return outside;
}
