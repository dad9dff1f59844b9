/** In which script a text is written: the model has learnt Chinese alone, and signs say nothing to it. */

const HAN = /\p{Script=Han}/gu;
const LATIN = /\p{Script=Latin}/gu;
/** A word of Latin letters is about so much longer than the same in Chinese characters. */
const LONGER = 3;

const count = (text: string, letters: RegExp): number => text.match(letters)?.length ?? 0;

/** Whether a text has words the model can read: some Chinese, and not lost among Latin letters. */
export function isChinese(text: string): boolean {
	const han = count(text, HAN);
	return han > 0 && count(text, LATIN) <= LONGER * han;
}

/** How many Chinese characters a text has. */
export const hanIn = (text: string): number => count(text, HAN);
