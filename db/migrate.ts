import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { hostOptions } from './client.ts';
import { RefusedDatabase } from './errors.ts';

const FOLDER = path.join(import.meta.dirname, 'migrations');
/** "WUDM": one starter migrates at a time, whatever process it is. */
const LOCK = 0x5755444d;

/** Hashes of the migrations in the order of the journal, as drizzle's migrator computes them. */
function ownList(): string[] {
	const journal = JSON.parse(readFileSync(path.join(FOLDER, 'meta/_journal.json'), 'utf8')) as { entries: { tag: string }[] };
	return journal.entries.map(({ tag }) =>
		createHash('sha256')
			.update(readFileSync(path.join(FOLDER, `${tag}.sql`), 'utf8'))
			.digest('hex'),
	);
}

async function appliedList(sql: postgres.Sql): Promise<string[]> {
	const [table] = await sql`select to_regclass('drizzle.__drizzle_migrations') is not null as there`;
	if (!table?.['there']) return [];
	const rows = await sql<{ hash: string }[]>`select hash from drizzle.__drizzle_migrations order by id`;
	return rows.map((row) => row.hash);
}

/** A database of a newer or another desk is left alone. */
function refuseForeign(applied: readonly string[], own: readonly string[]): void {
	if (applied.every((hash, i) => hash === own[i])) return;
	throw new RefusedDatabase(
		'the database has migrations that this version does not know: start the version that made it, or name another database; nothing was touched',
	);
}

/**
 * Brings a database to this version's schema under an advisory lock. Throws RefusedDatabase when what was applied there is not
 * the beginning of the own list; nothing is touched then. On a connection of its own, since the lock belongs to the session.
 */
export async function migrate(url: string): Promise<void> {
	const sql = postgres(url, { ...hostOptions(url), max: 1, onnotice: () => undefined, connection: { application_name: 'wudan migrate' } });
	try {
		await sql`select pg_advisory_lock(${LOCK})`;
		const own = ownList();
		refuseForeign(await appliedList(sql), own);
		await applyMigrations(drizzle(sql), { migrationsFolder: FOLDER });
		// Drizzle passes over a migration with an older time stamp without a word.
		const applied = await appliedList(sql);
		if (applied.length !== own.length) throw new RefusedDatabase(`only ${applied.length} of ${own.length} migrations are applied`);
	} finally {
		await sql.end({ timeout: 5 });
	}
}
