/** Months and what is left of them: 下个月, 12月上旬, 月底, 12月第一个周六, 本月最后一天. */
import { numberOf } from '../numerals.ts';
import { daysOfMonth, oneDay, type Today, weekdaysIn } from './calendar.ts';
import { dated, MONTH, MONTH_WHICH, monthsOfWord, monthsTo, WHICH_STARTS } from './month-words.ts';
import { type DaySaid, NUMERALS, type Rule, yearBefore } from './token.ts';

/** The month some months on, in whole or its parts: 上旬 1–10, 中旬 11–20, 下旬 21–; 月初 1–5, 月中 11–20, 月底 25–. */
const TENS: Readonly<Record<string, readonly [from: number, to: number]>> = {
	上旬: [1, 10],
	中旬: [11, 20],
	下旬: [21, 31],
	初: [1, 5],
	头: [1, 5],
	中: [11, 20],
	底: [25, 31],
	末: [25, 31],
	尾: [25, 31],
};

/** `again`: after so many months the words mean the next ones; null where they name this one. */
function tens(today: Today, months: number, word: string, again: number | null): DaySaid | null {
	const [from, to] = TENS[word] ?? [];
	if (from === undefined || to === undefined) return null;
	const here = daysOfMonth(today.year, today.month + months, from, to);
	const days = again !== null && here.last < today.number ? daysOfMonth(today.year, today.month + again, from, to) : here;
	const end = from >= 25;
	return dated(days, { exact: 0, rough: true, whole: end, ...(months > 0 ? { side: 'ahead' } : {}) });
}

export const MONTH_RULES: readonly Rule[] = [
	// 本月最后一天, 下个月第一天
	{
		starts: NUMERALS + WHICH_STARTS,
		pattern: new RegExp(`(?:${MONTH}|${MONTH_WHICH})份?底?的?(?:(第一)|最后一?)天`, 'uy'),
		read: ({ 1: month, 2: which = '', 3: isFirst, index }, today, before) => {
			const on = month === undefined ? monthsOfWord(which) : monthsTo(today, numberOf(month), yearBefore(before, index));
			const { first, last } = daysOfMonth(today.year, today.month + on);
			return dated(oneDay(isFirst === undefined ? last : first), on > 0 ? { side: 'ahead' } : {});
		},
	},
	// 八月头一个星期六, 下个月最后一个周日
	{
		starts: NUMERALS + WHICH_STARTS,
		pattern: new RegExp(
			`(?:${MONTH}|${MONTH_WHICH})份?的?(?:第([一二三四五])|头一?|(最后一?))个(?:星期|礼拜|周)([一二三四五六日天])(?!点)`,
			'uy',
		),
		read: ({ 1: month, 2: which = '', 3: nth, 4: last, 5: day = '', index }, today, before) => {
			const on = month === undefined ? monthsOfWord(which) : monthsTo(today, numberOf(month), yearBefore(before, index));
			const days = weekdaysIn(daysOfMonth(today.year, today.month + on), '一二三四五六日'.indexOf(day === '天' ? '日' : day) + 1);
			const number = last === undefined ? days[numberOf(nth ?? '一') - 1] : days.at(-1);
			return number === undefined ? null : dated(oneDay(number), on > 0 ? { side: 'ahead' } : {});
		},
	},
	{
		starts: NUMERALS,
		pattern: new RegExp(`${MONTH}份?的?([上中下]旬|[初中底末尾](?![学专级旬秋]))`, 'uy'),
		read: ({ 1: month = '', 2: word = '', index }, today, before) =>
			tens(today, monthsTo(today, numberOf(month), yearBefore(before, index)), word, yearBefore(before, index) === null ? 12 : null),
	},
	{
		starts: WHICH_STARTS,
		pattern: new RegExp(`${MONTH_WHICH}的?([上中下]旬|[初中底末尾头](?![学专级旬]))(?!都|了)`, 'uy'),
		read: ([, which = '', word = ''], today) => tens(today, monthsOfWord(which), word, null),
	},
	{
		starts: '月上中下',
		pattern: /(?<![一二三四五六七八九十\d个满坐岁])(?:月([初中底末尾])(?![都了又])|(?<!月份?的?)([上中下]旬))/uy,
		read: ([, part, third], today) => tens(today, 0, part ?? third ?? '', 1),
	},
	{
		starts: NUMERALS,
		pattern: new RegExp(
			`(?<![\\d零个])${MONTH}(?:份|里(?![面外])|(?=[,。;!?、 (]|$|想|要|能|请|来|办|搞|有|需|之?前|以前|之?后|以后|起|开始|到|至|的))`,
			'uy',
		),
		read: ({ 1: month = '', index }, today, before) => {
			const on = monthsTo(today, numberOf(month), yearBefore(before, index));
			return dated(daysOfMonth(today.year, today.month + on), { exact: 0, rough: true });
		},
	},
	{
		starts: WHICH_STARTS,
		pattern: new RegExp(`${MONTH_WHICH}(?!的|了|都|子|大|亮|饼|嫂|季)`, 'uy'),
		read: ([, which = ''], today) => {
			const on = monthsOfWord(which);
			return dated(daysOfMonth(today.year, today.month + on), { exact: 0, rough: true, side: on > 0 ? 'ahead' : 'either' });
		},
	},
	{
		starts: '年',
		pattern: /(?<![\d一二两三四五六七八九十几多半])年[底末终](?![了又的总奖])/uy,
		read: (_, today) => dated(daysOfMonth(today.year, 12), { exact: 0, rough: true, whole: true }),
	},
];
