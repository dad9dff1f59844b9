import { accessSync, appendFileSync, constants, existsSync, readFileSync, truncateSync } from 'node:fs';
import path from 'node:path';
import type { Line } from './corpus.ts';

/** A file of lines like those of the corpus, which grows at its end. */
export interface LineFile {
	readonly name: string;
	readonly texts: readonly string[];
	append(line: Line): void;
	/** Takes the newest line away; false when it is not this one any more. */
	takeBack(line: Line): boolean;
}

/** Opens the file, which need not be there. Throws `NoLine` when it holds anything else, as Node does where it cannot be written. */
export function openLineFile(name: string): LineFile {
	const read = (): string => (existsSync(name) ? readFileSync(name, 'utf8') : '');
	accessSync(existsSync(name) ? name : path.dirname(name), constants.W_OK);
	const texts = read()
		.split('\n')
		.flatMap((row, number) => (row.trim() === '' ? [] : [textOf(row, number + 1, name)]));
	return {
		name,
		texts,
		append(line) {
			const before = read();
			appendFileSync(name, `${before === '' || before.endsWith('\n') ? '' : '\n'}${JSON.stringify(line)}\n`);
		},
		takeBack(line) {
			const all = read();
			const row = `${JSON.stringify(line)}\n`;
			if (!all.endsWith(row)) return false;
			truncateSync(name, Buffer.byteLength(all) - Buffer.byteLength(row));
			return true;
		},
	};
}

/** A file of lines holds something else. */
export class NoLine extends Error {}

function textOf(row: string, number: number, file: string): string {
	try {
		const { text } = JSON.parse(row) as Partial<Line>;
		if (typeof text === 'string') return text;
	} catch {
		// told below
	}
	throw new NoLine(`${file}: line ${number} is no line of a corpus`);
}
