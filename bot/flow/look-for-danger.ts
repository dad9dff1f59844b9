import { dangerOf } from '../understand/danger/danger.ts';
import type { Alarm } from '../understand/judge.ts';
import type { Danger } from '../understand/labels.ts';
import type { Meaning } from '../understand/meaning.ts';
import { masked } from '../understand/model/mask.ts';
import { normalise } from '../understand/normalise.ts';
import { hanIn, isChinese } from '../understand/script.ts';
import type { Talk } from './talk.ts';

/** What free words tell of danger, and what they mean. */
export interface Look {
	readonly alarm: Alarm;
	/** Whom to ring, where there is an alarm. */
	readonly danger: Danger | null;
	/** Null where the model was not asked: no Chinese, or an answer to a question. */
	readonly meaning: Meaning | null;
}

/** Fewer characters make no sentence. */
const SENTENCE = 3;
/** A name, a day, a house: beside its numbers and communities so little is left of an answer. */
const PLAIN_ANSWER = 4;
/** Up to here words under an open question answer it rather than begin something; the model has learnt no such lines, so only what it is sure of counts. */
const ANSWER = 12;
const SURE = 0.9;

const likely = ({ intents }: Meaning): number => intents.find(({ what }) => what === 'emergency')?.p ?? 0;

/** What words are held against. */
export interface Listening {
	readonly meaningOf: (text: string) => Meaning;
	/** Whether the parsers of time, place, phone, people and names take all of a text. */
	readonly onlySlots: (text: string) => boolean;
}

/**
 * Words of danger are looked for in every free text; what the model makes of it, where there is something to make. `picks` = the text
 * picks a choice that is shown. An answer that a parser takes is never the model's: it has learnt no such lines.
 */
export function lookForDanger(
	text: string,
	{ draft, asked }: Pick<Talk, 'draft' | 'asked'>,
	{ meaningOf, onlySlots }: Listening,
	picks = false,
): Look {
	const answers = draft !== null || asked !== null;
	const length = hanIn(answers || picks ? masked(normalise(text)) : text);
	const isPlain = length < SENTENCE || ((answers || picks) && (length <= PLAIN_ANSWER || onlySlots(text)));
	if (isPlain || !isChinese(text)) {
		const danger = dangerOf(text);
		return { alarm: danger && 'fire', danger, meaning: null };
	}
	const meaning = meaningOf(text);
	const doubted = answers && length <= ANSWER && meaning.words === null && likely(meaning) < SURE;
	return doubted ? { alarm: null, danger: null, meaning } : { alarm: meaning.alarm, danger: meaning.danger, meaning };
}
