import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { RefusedDatabase } from '../errors.ts';
import type { Account } from './account.ts';
import type { EmbeddedLog } from './log.ts';
import { readIfThere } from './private-file.ts';

/** The database superuser of the cluster, and the name of the desk's database. */
export const DESK = 'desk';

/** With ctype C pg_trgm finds no trigram in Chinese text; macOS has no C.UTF-8 in older versions. */
const CTYPES = ['C.UTF-8', 'en_US.UTF-8', 'C'] as const;

/** A password for the cluster's only user. */
export const newPassword = (): string => randomBytes(24).toString('base64url');

/** What initdb needs. `account` is whom it runs as; null = the desk's own user. */
export interface NewCluster {
	readonly home: string;
	readonly cluster: string;
	/** Folder that holds bin, lib and share. */
	readonly binaries: string;
	readonly account: Account | null;
	readonly password: string;
	/** Writes through to the disk; false for tests. */
	readonly durable: boolean;
}

/** Refuses a cluster of another PostgreSQL major version, or a folder that is none; looks only. True when there is a cluster. */
export function checkCluster(cluster: string, major: string): boolean {
	if (!existsSync(cluster)) return false;
	const made = readIfThere(path.join(cluster, 'PG_VERSION'))?.trim();
	if (made === major) return true;
	throw new RefusedDatabase(
		made === undefined
			? `${cluster} exists but is no PostgreSQL cluster: move it away and start again`
			: `the embedded database was made by PostgreSQL ${made}, this desk brings ${major}: dump it with the version of the desk that made it and load it into a new DATA_DIR`,
	);
}

interface Ended {
	readonly status: number | null;
	readonly errors: string;
}

function run(program: string, args: readonly string[], cwd: string, account: Account | null): Promise<Ended> {
	return new Promise((resolve, reject) => {
		// LC_ALL keeps the messages English, for the check of the locale below.
		const child = spawn(program, args, {
			cwd,
			env: { LC_ALL: 'C', PATH: '/usr/bin:/bin' },
			stdio: ['ignore', 'ignore', 'pipe'],
			...account,
		});
		let errors = '';
		child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
			errors += chunk;
		});
		child.on('error', reject);
		child.on('close', (status) => resolve({ status, errors }));
	});
}

/** Makes a cluster; one cut short never gets the final name. Throws with initdb's own words when it fails. */
export async function makeCluster(made: NewCluster, log: EmbeddedLog): Promise<void> {
	const { home, cluster, account } = made;
	const partial = `${cluster}.partial`;
	const passwordFile = path.join(home, 'initdb-password');
	rmSync(passwordFile, { force: true });
	writeFileSync(passwordFile, made.password, { mode: 0o600 });
	if (account) chownSync(passwordFile, account.uid, account.gid);
	try {
		for (const ctype of CTYPES) {
			rmSync(partial, { recursive: true, force: true });
			mkdirSync(partial, { mode: 0o700 });
			if (account) chownSync(partial, account.uid, account.gid);
			const locale = ['--encoding=UTF8', '--locale=C', `--lc-ctype=${ctype}`, '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
			const access = [`--username=${DESK}`, `--pwfile=${passwordFile}`, '--auth=scram-sha-256'];
			const args = ['-D', partial, ...locale, ...access, '--no-instructions', ...(made.durable ? [] : ['--no-sync'])];
			const { status, errors } = await run(path.join(made.binaries, 'bin', 'initdb'), args, home, account);
			if (status === 0) {
				if (ctype === 'C')
					log.warn('this system has no UTF-8 locale: search by parts of Chinese words will not work in the embedded database');
				renameSync(partial, cluster);
				return;
			}
			if (!/locale/.test(errors) || ctype === 'C')
				throw new Error(`the embedded database could not be made: ${errors.trim().split('\n').join(' · ')}`);
		}
	} finally {
		rmSync(passwordFile, { force: true });
		rmSync(partial, { recursive: true, force: true });
	}
}
