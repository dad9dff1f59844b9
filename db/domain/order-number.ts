/** Numbers of orders: MMDD-NNN, short enough to be said aloud, unique within a local year (contract §5). */

const SHAPE = /^(\d{2})(\d{2})-\d{3,6}$/;

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
