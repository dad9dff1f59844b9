import { NUMBER } from './numerals.ts';
import { type Count, clauseAfter, clauseBefore, countsIn, HOUSEHOLD, OF_ANYBODY } from './people-counts.ts';
import { enPeopleIn } from './people-english.ts';
import { CUE, OTHER_COUNTS, PAST } from './people-words.ts';
import { type Reading, readingOf, type Span } from './reading.ts';

/** How many are to be served and how many are to come, as far as a text says so. */
export interface PeopleFound {
	/** Beneficiaries or participants. */
	readonly people: number | null;
	/** Volunteers asked for. */
	readonly volunteers: number | null;
	/** The words that count them. */
	readonly spans: readonly Span[];
	readonly confidence: number;
}

const COVER = new RegExp(OTHER_COUNTS.replaceAll('NUM', NUMBER), 'gu');
const LONG_DIGITS = /\d(?:[ -]?\d){6,}/gu;

/** Of counts that share words the first that was looked for, in the order of the text. */
const apart = (counts: readonly Count[]): readonly Count[] =>
	counts
		.filter((one, i) => !counts.slice(0, i).some((other) => one.from < other.to && other.from < one.to))
		.sort((a, b) => a.from - b.from);

const TOTAL = /(?:一共|总共|合计|总计|共|全部|加起来)(?:有|是|大概|大约|约)?$/u;
const JOINED = /^(?:[、,]|和|跟|与|及|加|带着?|还有|,还有|以及|再加|外加)$/u;

/** A story's count (上次四个人) weighs less than that of the wish, and 人 less than a word for whom. */
function weightOf(said: string, { from, to, confidence }: Count): number {
	const clause = clauseBefore(said, from) + clauseAfter(said, to);
	return (PAST.test(clause) ? -2 : 0) + (CUE.test(clause) ? 1 : 0) + (confidence > OF_ANYBODY ? 1 : 0);
}

/** Counts of different persons one after the other are added: 10个老人和5个孩子. A total needs no adding. */
function sum(said: string, counts: readonly Count[]): Count | null {
	const total = counts.find(({ from }) => TOTAL.test(said.slice(0, from)));
	const weights = counts.map((one) => weightOf(said, one));
	const first = weights.indexOf(Math.max(...weights));
	let all = counts[first];
	if (total || !all) return total ?? null;
	for (const next of counts.slice(first + 1)) {
		const isOther = said.slice(next.to - 2, next.to) !== said.slice(all.to - 2, all.to);
		if (isOther && JOINED.test(said.slice(all.to, next.from).trim())) all = { ...all, n: all.n + next.n, to: next.to };
	}
	return all;
}

function found({ said, spanOf }: Reading, counts: readonly Count[]): PeopleFound | null {
	const served = sum(
		said,
		counts.filter(({ who }) => who === 'served'),
	);
	const helper = sum(
		said,
		counts.filter(({ who }) => who === 'helper'),
	);
	const both = [served, helper].filter((one) => one !== null);
	if (both.length === 0) return null;
	return {
		people: served?.n ?? null,
		volunteers: helper?.n ?? null,
		spans: both.map(({ from, to }) => spanOf(from, to)),
		confidence: Math.min(...both.map(({ confidence }) => confidence)),
	};
}

/** How many are to be served and how many shall come; null where neither is said. Ages, floors, rooms, grades, hours count nobody. */
export function peopleOf(text: string): PeopleFound | null {
	const reading = readingOf(text);
	const cover = (words: string): string => '#'.repeat(words.length);
	const households = [...reading.said.matchAll(HOUSEHOLD)];
	const covered = reading.said.replace(LONG_DIGITS, cover).replace(COVER, (words: string, ...rest: unknown[]) => {
		const at = rest.find((one): one is number => typeof one === 'number') ?? 0;
		return households.some(({ 0: all, index }) => at >= index && at < index + all.length) ? words : cover(words);
	});
	return found({ ...reading, said: covered }, apart([...countsIn(covered), ...enPeopleIn(covered)]));
}
