import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { Failure, reasonOf } from './failure.ts';

const FILE = '.env';

/** A quoted value, which may go over several lines. */
const QUOTED = /(^[ \t]*(?:export[ \t]+)?[\w.-]+[ \t]*=[ \t]*)(["'`])((?:(?!\2)[\s\S])*)\2/gm;

/** What is wrong with the text of a settings file, null when nothing is. Node itself passes over lines that it does not understand. */
export function dotEnvProblem(text: string): string | null {
	if (/[\0\uFFFD]/.test(text)) return `${FILE} is not a text file in UTF-8`;
	const unquoted = text.replace(QUOTED, (_all, name: string, _quote, value: string) => name + value.replace(/[^\n]/g, ''));
	for (const [i, line] of unquoted.split('\n').entries()) {
		const entry = line.trim();
		if (entry === '' || entry.startsWith('#')) continue;
		const value = /^(?:export\s+)?[\w.-]+\s*=\s*(.?)/.exec(entry);
		if (value === null) return `${FILE}, line ${i + 1}, is not NAME=VALUE`;
		if (/["'`]/.test(value[1] ?? '')) return `${FILE}, line ${i + 1}, has a quote that is not closed`;
	}
	return null;
}

/** The settings in `.env` of the working folder; none when there is no such file. Throws Failure when it cannot be used. */
export function readDotEnv(): Readonly<Record<string, string | undefined>> {
	if (!existsSync(FILE)) return {};
	let text: string;
	try {
		text = readFileSync(FILE, 'utf8');
	} catch (err) {
		throw new Failure(2, `${FILE} cannot be read (${reasonOf(err)}): let this user read it, or remove it`);
	}
	const problem = dotEnvProblem(text);
	if (problem !== null) throw new Failure(2, problem);
	return parseEnv(text);
}
