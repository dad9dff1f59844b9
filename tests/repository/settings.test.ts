import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { SETTING_NAMES, settingOf } from '../../server/settings.ts';
import { envExample, readmeRows } from '../tools/settings-table.ts';

const README = new URL('../../README.md', import.meta.url);

describe('settings, .env.example and README agree', () => {
	test('.env.example (npx tsx tests/tools/settings-table.ts env > .env.example)', () => {
		expect(readFileSync(new URL('../../.env.example', import.meta.url), 'utf8')).toBe(envExample());
	});

	test.skipIf(!existsSync(README))('README has each setting as a row of its table (npx tsx tests/tools/settings-table.ts readme)', () => {
		const rows = readFileSync(README, 'utf8')
			.split('\n')
			.filter((line) => /^\| `[A-Z][A-Z_]+` \|/.test(line));
		expect(rows).toEqual(readmeRows());
	});

	test.each(SETTING_NAMES)('the default of %s passes its own check', (name) => {
		const { otherwise, check } = settingOf(name);
		expect(otherwise === '' || otherwise.startsWith('(') ? null : check(otherwise)).toBeNull();
	});
});
