/** Weekdays, weekends and weeks; a week begins on Monday (understanding.md §2). */
import { type DayNumber, type Days, mondayOf, oneDay, type Today } from './calendar.ts';
import type { DaySaid, Rule } from './token.ts';

/** The second half: heard or typed wrongly. */
const WEEK = '(?:星期|礼拜|周|兴期|星其|星奇|星旗|新期|兴其|理拜|里拜|礼掰) ?';
const WHICH = '(这个|这一|这|本|下下下个?|下下个?|下个|下一个|下)?';
const STARTS = '这本下星礼周兴新理里';
const DIGITS = '一二三四五六日';

const weekdayOf = (word: string): number => (/\d/u.test(word) ? Number(word) : DIGITS.indexOf(/[天末]/u.test(word) ? '日' : word) + 1);
const weeksOf = (which: string): number => [...which].filter((char) => char === '下').length;

function weekday(today: Today, which: string | undefined, word: string): DaySaid {
	const day = weekdayOf(word);
	const said = { kind: 'day', exact: 1, cycle: 'week' } as const;
	if (which !== undefined) {
		const number = mondayOf(today, weeksOf(which)) + day - 1;
		return { ...said, side: number > today.number ? 'ahead' : 'either', options: [oneDay(number)] };
	}
	const next = today.number + ((day - today.weekday + 7) % 7);
	return { ...said, side: 'either', options: [oneDay(next), oneDay(next + 7)] };
}

/** 周二三四, 周六日, 周一至五: from the first to the last of them. */
function upTo(said: DaySaid, from: string, to: string): DaySaid | null {
	const days = weekdayOf(to) - weekdayOf(from);
	return days > 0 ? { ...said, options: said.options.map(({ first }) => ({ first, last: first + days })) } : null;
}

const saturday = (today: Today, weeks: number): DayNumber => mondayOf(today, weeks) + 5;
const weekendFrom = (first: DayNumber): Days => ({ first, last: first + 1 });

function weekend(today: Today, which: string | undefined): DaySaid {
	const weeks = weeksOf(which ?? '');
	const said = { kind: 'day', exact: 1, cycle: 'week', side: weeks > 0 ? 'ahead' : 'either' } as const;
	const first = weekendFrom(saturday(today, weeks));
	// on Sunday 周末 alone means the next one
	return { ...said, options: which === undefined && today.weekday === 7 ? [weekendFrom(saturday(today, 1))] : [first] };
}

/** 周三次 and 周五点建议 are no weekdays; behind a number 周 is how long: 一周三次. */
const NOT_LONG = '(?<![一两几半每\\d]|(?:哪一?|某|任何一|有一?)个?)';
const ENDS = '(?!次|趟|回(?!来)|遍|年级|岁|点)';
const LIST = '[、,/和跟或]?(?:或者)?';

export const WEEK_RULES: readonly Rule[] = [
	{
		starts: STARTS,
		pattern: new RegExp(`${NOT_LONG}${WHICH}${WEEK}末(?:两天)?`, 'uy'),
		read: ([, which], today) => weekend(today, which),
	},
	{ starts: '双大', pattern: /双休日?|大周末/uy, read: (_, today) => weekend(today, undefined) },
	// 周一到五, 周二三四, 周六日
	{
		starts: STARTS,
		pattern: new RegExp(`${NOT_LONG}${WHICH}${WEEK}([一二三四五六])(?:到|至|-|~|—)([二三四五六日天])(?![点个号楼栋月年十])`, 'uy'),
		read: ([, which, from = '', to = ''], today) => upTo(weekday(today, which, from), from, to),
	},
	{
		starts: STARTS,
		pattern: new RegExp(`${NOT_LONG}${WHICH}${WEEK}([一二三四五六](?:${LIST}[二三四五六日天])+)(?![点个号楼栋月年十次名位])`, 'uy'),
		read: ([, which, list = ''], today) => {
			const days = [...list].filter((char) => /[一二三四五六日天]/u.test(char));
			const [from = '', to = ''] = [days[0], days.at(-1)];
			const isRow = days.every((day, i) => weekdayOf(day) === weekdayOf(from) + i);
			if (isRow) return upTo(weekday(today, which, from), from, to);
			// 周二四: said without 下, it means every week
			return which === undefined ? { kind: 'recurring', spreads: true } : weekday(today, which, from);
		},
	},
	{
		starts: STARTS,
		pattern: new RegExp(`${NOT_LONG}${WHICH}${WEEK}(?:([一二三四五六日天])|([1-7])(?![\\d.岁%]))${ENDS}`, 'uy'),
		read: ([, which, word, digit = ''], today) => weekday(today, which, word ?? digit),
	},
	{
		starts: '这本下',
		pattern: /(这个|这一|这|本|下下个?|下个|下一个|下)(?:星期|礼拜|周)(?![末期年边围到转岁全密遭身报刊一二三四五六日天\d])/uy,
		read: ([, which = ''], today) => {
			const weeks = weeksOf(which);
			const first = mondayOf(today, weeks);
			return {
				kind: 'day',
				options: [{ first, last: first + 6 }],
				exact: 0,
				cycle: null,
				side: weeks > 0 ? 'ahead' : 'either',
				rough: true,
			};
		},
	},
];
