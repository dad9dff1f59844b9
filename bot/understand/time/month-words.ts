/** How months are said, and which one a word means. */
import type { Days, Today } from './calendar.ts';
import type { DaySaid } from './token.ts';

/** Sources of patterns; each is one group. */
export const MONTH = '(1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]) ?月 ?';
export const MONTH_WHICH = '(本月|当月|这个?月|这一个月|下下个?月|下个?月|下一个月)';
/** First characters of MONTH_WHICH. */
export const WHICH_STARTS = '本当这下';

/** Months from this one to a named one; the past ones are next year's. */
export function monthsTo(today: Today, month: number, year: number | null): number {
	const on = month - today.month;
	return year === null ? (on < 0 ? on + 12 : on) : on + (year - today.year) * 12;
}

/** Months on from this one: 下下个月 = 2. */
export const monthsOfWord = (word: string): number => [...word].filter((char) => char === '下').length;

/** A date, exact and on either side of today unless `extra` says otherwise. */
export const dated = (days: Days, extra: Partial<DaySaid> = {}): DaySaid => ({
	kind: 'day',
	options: [days],
	exact: 4,
	cycle: null,
	side: 'either',
	...extra,
});
