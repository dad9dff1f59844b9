/** Numbers of orders: MMDD-NNN, short enough to be said aloud, unique within a local year (contract §5). */

const SHAPE = /^(\d{2})(\d{2})-\d{3,6}$/;
// hyphen, non-breaking hyphen, figure dash, en and em dash, bar, minus; two of them are the Chinese dash ——
const DASHED = /(?<![\d-])(\d{4})\s*[-‐‑‒–—―−]{1,2}\s*(\d{3,6})(?![\d-])/gu;
// without a dash only where nothing else could be meant: "查 1123 037"
const SPACED = /^\D*(\d{4})\s+(\d{3,6})\s*$/u;

/** `n` = the count of the local day, from 1. Grows beyond three digits where a day has more than 999 orders. */
export function formatNumber(date: { readonly month: number; readonly day: number }, n: number): string {
	return `${String(date.month).padStart(2, '0')}${String(date.day).padStart(2, '0')}-${String(n).padStart(3, '0')}`;
}

/** Whether the text is a number and nothing else, written as the desk writes it. */
export function isOrderNumber(text: string): boolean {
	const match = SHAPE.exec(text);
	if (match === null) return false;
	const month = Number(match[1]);
	const day = Number(match[2]);
	return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/**
 * The first number of an order in a text, written as the desk writes it, or null. People type full-width digits,
 * other dashes and spaces around them (１１２３－０３７); a phone number or a date is not taken for one.
 */
export function findNumber(text: string): string | null {
	const plain = text.normalize('NFKC');
	const spaced = SPACED.exec(plain);
	for (const match of [...plain.matchAll(DASHED), ...(spaced === null ? [] : [spaced])]) {
		const number = `${match[1]}-${match[2]}`;
		if (isOrderNumber(number)) return number;
	}
	return null;
}
