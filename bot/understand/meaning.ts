import { isAcute } from './danger/acute.ts';
import { dangerOf } from './danger/danger.ts';
import { isGloomy } from './danger/gloom.ts';
import { type Judgement, judge, type Looks } from './judge.ts';
import type { Danger } from './labels.ts';
import { type Classified, classify } from './model/classify.ts';
import type { Model } from './model/model.ts';
import { normalise } from './normalise.ts';

/** What a message wants: every likelihood, and what the desk makes of them. */
export interface Meaning extends Classified, Judgement {
	/** Words of danger that no harmless use explains: a second opinion beside the model's. */
	readonly words: Danger | null;
	readonly looks: Looks;
	/** Words of the text that a second opinion takes for the place. */
	readonly place?: string;
}

/** Characters of a normalised text that are hardly a sentence. */
const SHORT = 6;

/** What a message wants, without knowing who wrote it or what was asked. */
export function meaningOf(text: string, model: Model): Meaning {
	const words = dangerOf(text);
	const said = normalise(text);
	const classified = classify(said, model);
	const looks = { isGloomy: isGloomy(text), isAcute: words === '120' && isAcute(text), isShort: said.length <= SHORT };
	return { ...classified, ...judge(classified, words, looks), words, looks };
}
