import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

type Case = readonly [file: string, from: string];

const FORBIDDEN: readonly Case[] = [
	['db/x.ts', '../bot/desk.ts'],
	['bot/x.ts', '../jobs/jobs.ts'],
	['jobs/x.ts', '../server/app.ts'],
	['server/x.ts', '../tests/helpers/app.ts'],
	['bot/channels/x.ts', '../../db/client.ts'],
	['db/domain/a.ts', 'node:fs'],
	['db/domain/b.ts', 'drizzle-orm'],
	['db/domain/c.ts', '../sealing.ts'],
	['db/domain/d.ts', 'temporal-polyfill'],
	['bot/flow/a.ts', '../desk.ts'],
	['bot/flow/b.ts', '../../db/client.ts'],
	['bot/flow/steps/a.ts', '../../desk.ts'],
	['bot/flow/steps/b.ts', 'drizzle-orm'],
	['bot/text/a.ts', '../loaders.ts'],
	['bot/understand/a.ts', '../flow/talk.ts'],
	['bot/understand/time/a.ts', '../../text/render.ts'],
	['bot/understand/place/a.ts', 'node:fs'],
	['bot/language-model/a.ts', '../outside/service.ts'],
	['bot/outside/breaker.ts', 'openai'],
	['jobs/digest/a.ts', '../handlers/sweep.ts'],
];
const ALLOWED: readonly Case[] = [
	['db/domain/local-time.ts', 'temporal-polyfill'],
	['bot/flow/steps/c.ts', '../../../db/domain/order.ts'],
	['bot/flow/steps/d.ts', '../../understand/people.ts'],
	['bot/understand/time/b.ts', 'tyme4ts'],
	['bot/language-model/b.ts', '../understand/labels.ts'],
	['bot/language-model/ask-model.ts', '../outside/service.ts'],
	['jobs/digest/b.ts', '../../bot/flow/duty.ts'],
	['server/y.ts', '../jobs/jobs.ts'],
];
const PURE: readonly string[] = [
	'db/domain/t.ts',
	'bot/flow/t.ts',
	'bot/flow/steps/t.ts',
	'bot/text/t.ts',
	'bot/understand/t.ts',
	'bot/understand/time/t.ts',
	'bot/language-model/t.ts',
	'jobs/digest/t.ts',
];

/** The rules that the linter names for each file of a tree that has nothing but faults, under this project's own configuration. */
let found: ReadonlyMap<string, readonly string[]>;
const folder = mkdtempSync(path.join(tmpdir(), 'wudan-fences-'));

function plant(file: string, code: string): void {
	mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
	writeFileSync(path.join(folder, file), code);
}

beforeAll(() => {
	const config = JSON.parse(readFileSync('biome.json', 'utf8')) as Record<string, unknown>;
	plant('biome.json', JSON.stringify({ ...config, $schema: undefined, vcs: { enabled: false } }));
	for (const [file, from] of [...FORBIDDEN, ...ALLOWED]) plant(file, `import { x } from '${from}';\n\nexport const y = x;\n`);
	for (const file of PURE) plant(file, 'export const now = Date.now();\n');
	const biome = path.resolve('node_modules', '.bin', 'biome');
	const { stdout, stderr } = spawnSync(biome, ['lint', '--colors=off', '--max-diagnostics=500', '.'], { cwd: folder, encoding: 'utf8' });
	const byFile = new Map<string, string[]>();
	for (const [, file = '', rule = ''] of `${stdout}${stderr}`.matchAll(/^(\S+\.ts):\d+:\d+ lint\/\w+\/(\w+)/gm)) {
		byFile.set(file, [...(byFile.get(file) ?? []), rule]);
	}
	found = byFile;
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the arrows between the rooms and the pure folders are held by the linter', () => {
	it.each(FORBIDDEN)('%s may not import %s', (file) => {
		expect(found.get(file)).toContain('noRestrictedImports');
	});

	it.each(ALLOWED)('%s may import %s', (file) => {
		expect(found.get(file) ?? []).not.toContain('noRestrictedImports');
	});

	it.each(PURE)('%s knows no clock of its own', (file) => {
		expect(found.get(file)).toContain('noRestrictedGlobals');
	});
});
