import postgres from 'postgres';
import { inject } from 'vitest';
import { type Db, openDatabase, type Sql } from '../../db/client.ts';
import { useSecret } from '../../db/sealing.ts';

export const TEST_SECRET = 'a secret for tests, long enough for the rule';
/** 2026-11-25T10:00+08:00, a Wednesday. */
export const SEEDED_AT = Date.UTC(2026, 10, 25, 2, 0);

export interface TestDatabase {
	readonly url: string;
	readonly db: Db;
	readonly sql: Sql;
	/** Closes the pool and removes the database, whoever else is still connected. */
	drop(): Promise<void>;
}

let made = 0;

/** A database of its own, cloned from a migrated template; one for each test file. Seeded = with the district and its demo people. */
export async function cloneDatabase({ seeded = true }: { readonly seeded?: boolean } = {}): Promise<TestDatabase> {
	useSecret(TEST_SECRET);
	const base = inject('pgUrl');
	const name = `wudan_test_${process.pid}_${Date.now()}_${made++}`;
	const admin = postgres(base, { max: 1, onnotice: () => undefined });
	try {
		await admin.unsafe(`create database ${name} template ${inject(seeded ? 'seededTemplate' : 'template')}`);
	} finally {
		await admin.end({ timeout: 1 });
	}
	const address = new URL(base);
	address.pathname = `/${name}`;
	const { db, sql, close } = openDatabase(address.href);
	return {
		url: address.href,
		db,
		sql,
		async drop() {
			await close();
			const cleaner = postgres(base, { max: 1, onnotice: () => undefined });
			try {
				await cleaner.unsafe(`drop database if exists ${name} with (force)`);
			} finally {
				await cleaner.end({ timeout: 1 });
			}
		},
	};
}
