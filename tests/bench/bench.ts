import { readdirSync } from 'node:fs';
import path from 'node:path';
import { closeGrounds } from './bench-database.ts';
import { type Figure, holds, type Row, type Timing, tableOf } from './figure.ts';

// npm run bench [-- NAME…] [-- --short]: each file in rows/ is a row. Prints a line of JSON a figure, then a table.

const FULL: Timing = { rounds: 3, warmMs: 1_000, measureMs: 4_000 };
const SHORT: Timing = { rounds: 1, warmMs: 500, measureMs: 2_000 };

const folder = path.join(import.meta.dirname, 'rows');
const known = readdirSync(folder)
	.filter((file) => file.endsWith('.ts'))
	.map((file) => path.basename(file, '.ts'));
const args = process.argv.slice(2);
const short = args.includes('--short');
const wanted = args.filter((arg) => arg !== '--short');
const unknown = wanted.filter((name) => !known.includes(name));
if (unknown.length > 0) {
	process.stderr.write(`no such row: ${unknown.join(', ')}; there are ${known.join(', ')}\n`);
	process.exit(2);
}

const figures: Figure[] = [];
let failed = false;
try {
	for (const name of wanted.length > 0 ? wanted : known) {
		const { row } = (await import(path.join(folder, `${name}.ts`))) as { readonly row: Row };
		if (short && wanted.length === 0 && !row.short) continue;
		try {
			for (const figure of await row.measure(short ? SHORT : FULL)) {
				figures.push(figure);
				process.stdout.write(`${JSON.stringify(figure)}\n`);
			}
		} catch (err) {
			failed = true;
			process.stderr.write(`${name}: ${err instanceof Error ? err.message : String(err)}\n`);
		}
	}
} finally {
	await closeGrounds();
}
process.stdout.write(`\n${tableOf(figures, short)}\n`);
process.exit(failed || figures.some((figure) => !holds(figure, short)) ? 1 : 0);
