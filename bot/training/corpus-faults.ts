import { DANGERS, INTENTS, KINDS } from '../understand/labels.ts';
import { normalise } from '../understand/normalise.ts';
import type { Line } from './corpus.ts';

const oneOf = (list: readonly unknown[], value: unknown): boolean => list.includes(value);

/** Which label of a line contradicts the scheme (README.md); null when none does. */
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

/** Texts among which near copies of another one are found, by their numbers. Texts of one pair or none are not compared. */
export interface CopyIndex {
	copiesOf(text: string): readonly number[];
	/** Takes the text among them; its near copies among the earlier ones. */
	add(text: string): readonly number[];
}

export function copyIndex(): CopyIndex {
	const holders = new Map<string, number[]>();
	const sizes: number[] = [];
	const alike = (pairs: ReadonlySet<string>): readonly number[] => {
		if (pairs.size < 2) return [];
		const shared = new Map<number, number>();
		for (const pair of pairs) for (const other of holders.get(pair) ?? []) shared.set(other, (shared.get(other) ?? 0) + 1);
		return [...shared].filter(([other, count]) => count / (pairs.size + (sizes[other] ?? 0) - count) > COPY).map(([other]) => other);
	};
	return {
		copiesOf: (text) => alike(pairsOf(text)),
		add(text) {
			const pairs = pairsOf(text);
			const found = alike(pairs);
			const number = sizes.push(pairs.size) - 1;
			if (pairs.size < 2) return found;
			for (const pair of pairs) {
				const earlier = holders.get(pair);
				if (earlier) earlier.push(number);
				else holders.set(pair, [number]);
			}
			return found;
		},
	};
}

/** Couples of texts that are near copies of each other, by their numbers. */
export function nearCopies(texts: readonly string[]): readonly (readonly [number, number])[] {
	const index = copyIndex();
	return texts.flatMap((text, number) => index.add(text).map((other) => [other, number] as const));
}
