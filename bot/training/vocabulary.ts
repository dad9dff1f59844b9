import type { Vocabulary } from '../understand/model/vector.ts';

/** What one text alone has teaches nothing. */
const LEAST_TEXTS = 2;

/** The features that at least two texts have, and how rare each is: 1 + ln((1 + texts) ÷ (1 + texts with it)). */
export function vocabularyOf(texts: readonly (readonly string[])[]): Vocabulary {
	const seenIn = new Map<string, number>();
	for (const features of texts) for (const feature of new Set(features)) seenIn.set(feature, (seenIn.get(feature) ?? 0) + 1);
	const known = [...seenIn].filter(([, count]) => count >= LEAST_TEXTS).sort(([a], [b]) => (a < b ? -1 : 1));
	return {
		numbers: new Map(known.map(([feature], number) => [feature, number])),
		rarity: Float32Array.from(known, ([, count]) => 1 + Math.log((1 + texts.length) / (1 + count))),
	};
}
