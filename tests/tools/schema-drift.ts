import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';

// Fails when db/schema and db/migrations differ: lets drizzle-kit generate into a copy, which must not grow.

const ROOT = path.join(import.meta.dirname, '../..');
const MIGRATIONS = path.join(ROOT, 'db/migrations');

/** What drizzle-kit would add to the migrations; null = nothing. Throws with its output when it fails. */
function missing(): string | null {
	const folder = mkdtempSync(path.join(tmpdir(), 'wudan-drift-'));
	try {
		cpSync(MIGRATIONS, folder, { recursive: true });
		const before = new Set(readdirSync(folder));
		const kit = path.join(path.dirname(createRequire(import.meta.url).resolve('drizzle-kit')), 'bin.cjs');
		// The kit joins `out` to the current folder, so the way to the copy is told from there.
		const out = path.relative(ROOT, folder);
		const args = [kit, 'generate', '--dialect', 'postgresql', '--schema', './db/schema/index.ts', '--out', out, '--name', 'drift'];
		const run = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8', input: '' });
		const added = readdirSync(folder).filter((name) => name.endsWith('.sql') && !before.has(name));
		if (added.length > 0) return added.map((name) => readFileSync(path.join(folder, name), 'utf8')).join('\n');
		// A rename makes it ask instead of writing, which without a terminal it cannot.
		if (run.status !== 0 || !run.stdout.includes('No schema changes')) throw new Error(run.stdout + run.stderr);
		return null;
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

try {
	const drift = missing();
	if (drift !== null) {
		process.stderr.write(`db/schema differs from db/migrations: run "npm run db:generate" and commit what it writes. Missing:\n${drift}\n`);
		process.exitCode = 1;
	}
} catch (err) {
	process.stderr.write(`drizzle-kit could not compare db/schema with db/migrations: ${err instanceof Error ? err.message : String(err)}\n`);
	process.exitCode = 1;
}
