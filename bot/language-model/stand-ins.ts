import { TITLE } from '../understand/name.ts';
import { hideNames, type Personal } from './hide.ts';
import { type Known, personalIn } from './personal.ts';

/** What stands behind the name of a unit or of a person and is shared by many. */
const UNIT_ENDING = /(?:社区|街道|[村乡镇])(?:居委会|村委会|办事处)?$/u;
const NAME_ENDING = new RegExp(`${TITLE}$`, 'u');
/** Whichever dash it was written with. */
const ORDER_NUMBER = /^(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\s*[‐‑‒–—―−-]\s*\d{3,6}$/u;

const endingOf = (words: string, ending: RegExp): string => ending.exec(words)?.[0] ?? '';

/** The corpus calls people by numbers like this one. */
const PHONE = '13800138000';
/** From here on the model reads digits like a phone (`understand/model/mask.ts`). */
const LONG = 7;

function number(words: string): string {
	if (ORDER_NUMBER.test(words)) return '0101-001';
	return words.replace(/\D/gu, '').length < LONG ? '00000' : PHONE;
}

/** Invented words of the same sort, so that the sentence still reads like one, to people and to the model. */
const STAND_INS: { readonly [W in Personal['what']]: (words: string) => string } = {
	NAME: (words) => `某${endingOf(words, NAME_ENDING) || '某'}`,
	PHONE: () => PHONE,
	NUMBER: number,
	ADDRESS: () => '某小区',
	UNIT: (words) => `某某${endingOf(words, UNIT_ENDING)}`,
	CONTACT: () => '某某',
};

/** A text in which whatever names or reaches somebody is something invented. What nothing marks as a name is not found. */
export function withStandIns(text: string, known: Known): string {
	const hidden = hideNames(text, personalIn(text, known));
	return hidden.text
		.replace(/⟦([A-Z]+)\d+⟧/gu, (placeholder, what: Personal['what']) => STAND_INS[what](hidden.words.get(placeholder) ?? ''))
		.replace(/\s+/gu, ' ')
		.trim();
}
