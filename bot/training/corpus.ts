import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { Danger, Intent, Kind } from '../understand/labels.ts';

/** One labelled message of the corpus. Labels follow the scheme in README.md. */
export interface Line {
	readonly text: string;
	readonly intent: Intent;
	readonly kind: Kind | null;
	readonly urgency: 'normal' | 'urgent' | 'emergency';
	readonly handoff: Danger | '12345' | null;
	/** The hand that wrote it: folds are made by it. */
	readonly author: string;
	readonly topic: string | null;
	/** How it is said: a writer's hint, not a measure. */
	readonly situation: string | null;
}

export interface Corpus {
	readonly lines: readonly Line[];
	/** SHA-256 over the files in the order of their names. */
	readonly hash: string;
}

const FOLDER = new URL('./corpus/', import.meta.url);

/** The training lines, every file of the folder. */
export function readCorpus(): Corpus {
	const names = readdirSync(FOLDER)
		.filter((name) => name.endsWith('.jsonl'))
		.sort();
	const files = names.map((name) => readFileSync(new URL(name, FOLDER), 'utf8'));
	const hash = createHash('sha256');
	for (const file of files) hash.update(file);
	const lines = files.flatMap((file) => file.split('\n').filter(Boolean)).map((line) => JSON.parse(line) as Line);
	return { lines, hash: hash.digest('hex') };
}
