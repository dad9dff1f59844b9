const DIGITS = '零一二三四五六七八九';

/** Old and other forms of the same digits; 廿 and 卅 are alive in Yunnan: 廿八号. */
const plain = (word: string): string =>
	word.replaceAll('〇', '零').replaceAll('两', '二').replaceAll('廿', '二十').replaceAll('卅', '三十');

/** Source of a pattern for a whole number as people write it: 15, 十五, 廿八, 一百二十. No group inside. */
export const NUMBER = '(?:\\d{1,4}|[零〇一二两三四五六七八九十百廿卅]{1,7})';

/** 15, 十五, 廿八, 一百二十, 二〇 → number. NaN for anything else. */
export function numberOf(word: string): number {
	if (/^\d+$/u.test(word)) return Number(word);
	const spelt = plain(word);
	if (!/^[零一二三四五六七八九十百]+$/u.test(spelt)) return Number.NaN;
	// digit by digit: 二〇, 一二
	if (!/[十百]/u.test(spelt)) return Number([...spelt].map((char) => DIGITS.indexOf(char)).join(''));
	let total = 0;
	let pending: number | null = null;
	for (const char of spelt) {
		if (char === '百' || char === '十') {
			total += (pending ?? 1) * (char === '百' ? 100 : 10);
			pending = null;
		} else {
			pending = DIGITS.indexOf(char);
		}
	}
	return total + (pending ?? 0);
}
