import { fold, normalise, plain, UNSEEN } from './normalise.ts';
import { once } from './once.ts';
import { simplifyEach } from './simplify.ts';

/** A stretch of the text that was given: `to` is the first place behind it. */
export interface Span {
	readonly from: number;
	readonly to: number;
}

/** The words at some stretches of a text, in its order; what stands between two of them is left out. */
export const wordsAt = (text: string, spans: readonly Span[]): string =>
	spans
		.toSorted((a, b) => a.from - b.from)
		.reduce((words, { from, to }, i, all) => {
			const before = all[i - 1]?.to ?? from;
			// 周六，上午 is read as one, and so is Saturday morning
			const between = text.slice(before, from).trim() === '' ? text.slice(before, from) : ' ';
			return `${words}${i === 0 ? '' : between}${text.slice(from, to)}`;
		}, '')
		.replace(/\s+/gu, ' ');

/** A text as parsers read it, and the way back to what was written. */
export interface Reading {
	readonly said: string;
	/** Where a stretch of `said` stands in the text that was given. */
	spanOf(from: number, to: number): Span;
	/** A stretch of `said` as it was written: capitals and script kept. */
	written(from: number, to: number): string;
}

/** Where each character of the reading begins and ends in the text that was given. */
interface Places {
	readonly begin: readonly number[];
	readonly end: readonly number[];
}

/** A character with the marks that belong to it: these become one when the text is folded. */
const CLUSTER = /\P{M}\p{M}*|\p{M}+/gu;
/** OpenCC leaves these as they are, so a text falls into the same parts before and after. */
const BETWEEN = /(?<=[\s,.;:!?、。])/u;

/** The folded text, made again character by character with its places; `said` may differ from the real one in rare scripts. */
function folding(text: string): Places & { readonly said: string } {
	const begin: number[] = [];
	const end: number[] = [];
	let said = '';
	for (const { 0: cluster, index } of text.matchAll(CLUSTER)) {
		const seen = plain(cluster.replace(UNSEEN, '').normalize('NFKC').toWellFormed());
		for (const char of seen.split('')) {
			const isSpace = /\s/u.test(char);
			if (isSpace && (said === '' || said.endsWith(' '))) continue;
			said += isSpace ? ' ' : char;
			begin.push(index);
			end.push(index + cluster.length);
		}
	}
	return { said, begin, end };
}

/** Where words change their length (隨身碟 → U盘), the part that changed has the place of all of it. */
function simplifying(before: string, after: string, { begin, end }: Places): Places {
	const places = { begin: [] as number[], end: [] as number[] };
	const parts = after.split(BETWEEN);
	let at = 0;
	for (const [i, part] of before.split(BETWEEN).entries()) {
		const now = parts[i] ?? '';
		const was = simplifyEach(part);
		let same = 0;
		while (same < was.length && same < now.length && was[same] === now[same]) same += 1;
		let tail = 0;
		const most = Math.min(was.length, now.length) - same;
		while (tail < most && was[was.length - 1 - tail] === now[now.length - 1 - tail]) tail += 1;
		for (let j = 0; j < now.length; j += 1) {
			const shift = part.length - now.length;
			const isChanged = shift !== 0 && j >= same && j < now.length - tail;
			const from = isChanged ? same : j < same ? j : j + shift;
			const last = isChanged ? part.length - tail - 1 : from;
			places.begin.push(begin[at + from] ?? 0);
			places.end.push(end[at + Math.max(last, from)] ?? 0);
		}
		at += part.length;
	}
	return places;
}

function placesIn(text: string, said: string): Places | null {
	const folded = folding(text);
	const before = plain(fold(text));
	if (!folded.said.startsWith(before)) return null;
	if (said.length === before.length) return folded;
	const places = simplifying(before, said, folded);
	return places.begin.length === said.length ? places : null;
}

/** Reads a text. Of a script whose characters melt together when folded, every stretch is the whole text. */
export const readingOf: (text: string) => Reading = once((text) => {
	const said = normalise(text);
	let places: Places | null | undefined;
	const spanOf = (from: number, to: number): Span => {
		if (said === text) return { from, to };
		places = places === undefined ? placesIn(text, said) : places;
		if (!places) return { from: 0, to: text.length };
		return {
			from: places.begin[from] ?? text.length,
			to: to > from ? (places.end[to - 1] ?? text.length) : (places.begin[from] ?? text.length),
		};
	};
	const written = (from: number, to: number): string => {
		const span = spanOf(from, to);
		return fold(text.slice(span.from, span.to));
	};
	return { said, spanOf, written };
});
