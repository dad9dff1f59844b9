import { describe, expect, test } from 'vitest';
import { dotEnvProblem } from '../../server/dot-env.ts';

describe('the text of .env', () => {
	test.each([
		'',
		'# only words\n\n',
		'PORT=3000\r\nHOST = ::1\n',
		'export PORT=3000',
		`A='one\ntwo'\nB="x=y"\nC=it's\nD=\n`,
		'URL=postgres://u:p@h/d?x="y"',
	])('is good: %j', (text) => {
		expect(dotEnvProblem(text)).toBeNull();
	});

	test.each([
		['PORT 3000', '.env, line 1, is not NAME=VALUE'],
		[`A='one\ntwo'\nwhat`, '.env, line 3, is not NAME=VALUE'],
		['A=1\nDESK_SECRET="abc\nB=2', '.env, line 2, has a quote that is not closed'],
		['A=\0', '.env is not a text file in UTF-8'],
	])('is not: %j', (text, problem) => {
		expect(dotEnvProblem(text)).toBe(problem);
		expect(problem).not.toContain('abc');
	});
});
