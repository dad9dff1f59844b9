import { DANGERS, INTENTS, KINDS } from '../understand/labels.ts';
import { normalise } from '../understand/normalise.ts';
import type { Line } from './corpus.ts';

const oneOf = (list: readonly unknown[], value: unknown): boolean => list.includes(value);

/** Which label of a line contradicts the scheme (corpus/README.md); null when none does. */
export function faultOf({ text, intent, kind, urgency, handoff, author }: Line): string | null {
	if (typeof text !== 'string' || text.trim() === '') return 'text';
	if (!author) return 'author';
	if (!oneOf(INTENTS, intent)) return 'intent';
	if (kind !== null && !(intent === 'request' && oneOf(KINDS, kind))) return 'kind';
	if (!oneOf(['normal', 'urgent', 'emergency'], urgency) || (urgency === 'emergency') !== (intent === 'emergency')) return 'urgency';
	const allowed = intent === 'emergency' ? DANGERS : intent === 'complaint' ? ['12345'] : [null];
	return oneOf(allowed, handoff) ? null : 'handoff';
}

/** Pairs of neighbouring letters, signs left out. */
function pairsOf(text: string): ReadonlySet<string> {
	const letters = normalise(text).replace(/[\s\p{P}\p{S}]+/gu, '');
	return new Set(Array.from({ length: Math.max(0, letters.length - 1) }, (_, i) => letters.slice(i, i + 2)));
}

/** More of its pairs in common than this, and one line is a copy of the other (Jaccard). */
const COPY = 0.6;

/** Couples of texts that are near copies of each other, by their numbers. Texts of one pair or none are not compared. */
export function nearCopies(texts: readonly string[]): readonly (readonly [number, number])[] {
	const holders = new Map<string, number[]>();
	const sizes: number[] = [];
	const found: [number, number][] = [];
	texts.forEach((text, number) => {
		const pairs = pairsOf(text);
		sizes.push(pairs.size);
		if (pairs.size < 2) return;
		const shared = new Map<number, number>();
		for (const pair of pairs) {
			const earlier = holders.get(pair);
			if (!earlier) holders.set(pair, [number]);
			else {
				for (const other of earlier) shared.set(other, (shared.get(other) ?? 0) + 1);
				earlier.push(number);
			}
		}
		for (const [other, count] of shared) if (count / (pairs.size + (sizes[other] ?? 0) - count) > COPY) found.push([other, number]);
	});
	return found;
}
