import { judge } from './judge.ts';
import type { Intent, Kind } from './labels.ts';
import type { Meaning } from './meaning.ts';
import type { Ranked } from './model/classify.ts';

/** What somebody else takes a message for: one voice beside the model's own, never more. */
export interface Opinion {
	readonly intent: Intent;
	/** Of a request. */
	readonly kind: Kind | null;
	/** Words of the message itself that name the place. */
	readonly place: string | null;
}

/** How much likelier an opinion makes what it names. It settles what was half believed, and what was hardly believed it only asks about. */
const WEIGHT = 6;

/** The likelihoods with more weight on one of them; `fixed` stays as it is, and the sum too. */
function weighed<T extends string>(ranked: readonly Ranked<T>[], favoured: NoInfer<T>, fixed: NoInfer<T> | null): readonly Ranked<T>[] {
	const open = ranked.filter(({ what }) => what !== fixed);
	const total = open.reduce((sum, { p }) => sum + p, 0);
	const raised = open.map(({ what, p }) => ({ what, p: what === favoured ? p * WEIGHT : p }));
	const sum = raised.reduce((all, { p }) => all + p, 0);
	const scaled = raised.map(({ what, p }) => ({ what, p: sum > 0 ? (p * total) / sum : p }));
	return [...scaled, ...ranked.filter(({ what }) => what === fixed)].sort((a, b) => b.p - a.p);
}

/**
 * A message judged anew with somebody's opinion. It moves intents and kinds among each other; what is known of danger stays as it is,
 * so that no opinion turns an alarm off. One that sees an emergency where nothing else does makes the desk ask, not fire.
 */
export function reconsidered(meaning: Meaning, { intent, kind, place }: Opinion): Meaning {
	if (meaning.alarm !== null) return meaning;
	if (intent === 'emergency') return { ...meaning, alarm: 'ask', danger: meaning.dangers[0]?.what ?? null, ask: 'danger', options: [] };
	const classified = {
		intents: weighed(meaning.intents, intent, 'emergency'),
		kinds: kind === null ? meaning.kinds : weighed(meaning.kinds, kind, null),
		dangers: meaning.dangers,
	};
	return {
		...classified,
		...judge(classified, meaning.words, meaning.looks),
		words: meaning.words,
		looks: meaning.looks,
		...(place !== null && { place }),
	};
}
