import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readCorpus } from '../bot/training/corpus.ts';
import { copyIndex } from '../bot/training/corpus-faults.ts';
import { readHeldOut } from '../bot/training/held-out.ts';
import { type LineFile, NoLine, openLineFile } from '../bot/training/line-file.ts';
import { LEGEND, lookThrough, type Reader } from '../bot/training/look-through.ts';
import { openSitting } from '../bot/training/sitting.ts';
import { waitingPicks } from '../db/queries/picks.ts';
import { Failure, reasonOf } from './failure.ts';
import { runTool } from './tool.ts';

const CORPUS_FILE = fileURLToPath(new URL('../bot/training/corpus/picks.jsonl', import.meta.url));

function wantedFile(args: readonly string[]): string {
	try {
		return parseArgs({ args: [...args], options: { to: { type: 'string' } } }).values.to ?? CORPUS_FILE;
	} catch {
		throw new Failure(2, 'npm run understand:picks -- [--to FILE]');
	}
}

function openFile(name: string): LineFile {
	try {
		return openLineFile(name);
	} catch (err) {
		throw new Failure(2, err instanceof NoLine ? err.message : `--to ${name} cannot be used (${reasonOf(err)})`);
	}
}

/** The corpus, the held-out messages, which are never learnt from, and what is in the file. */
function knownTexts(file: LineFile): (text: string) => boolean {
	const held = [...readHeldOut().values()].flat();
	const texts = [...readCorpus().lines, ...held].map(({ text }) => text).concat(file.texts);
	const all = new Set(texts);
	const index = copyIndex();
	for (const text of texts) index.add(text);
	return (text) => all.has(text) || index.copiesOf(text).length > 0;
}

/** A terminal, or answers that come through a pipe, a line each. */
function readerOn(say: Reader['say']): Reader {
	const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
	return {
		say,
		async ask() {
			const { done, value } = await lines.next();
			return done ? null : value;
		},
	};
}

// npm run understand:picks: a human looks at what was picked about words that were not plain, and says what is learnt of it.
await runTool(async ({ store, say }) => {
	const reader = readerOn(say);
	const file = openFile(wantedFile(process.argv.slice(2)));
	const { db } = store.database;
	const picks = await waitingPicks(db);
	if (picks.length === 0) return say('nothing to look at: nobody has picked anything since the last look');
	// seconds of work, asked for with the first that is kept
	let known: ((text: string) => boolean) | null = null;
	const isKnown = (text: string): boolean => {
		known ??= knownTexts(file);
		return known(text);
	};
	const sitting = openSitting(db, file);
	say(LEGEND);
	await lookThrough(picks, { reader, sitting, isKnown });
	const kept = sitting.kept().length;
	const left = (await waitingPicks(db)).length;
	say(`${kept} kept in ${file.name}, ${sitting.dropped()} dropped, ${left} still to look at`);
	if (kept > 0 && file.name === CORPUS_FILE) say('the corpus has changed: npm run understand:train, and commit both');
});
