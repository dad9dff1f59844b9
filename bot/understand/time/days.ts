/** Days counted from today: 明天, 大后天, 三天后, 两周内. */
import { NUMBER, numberOf } from '../numerals.ts';
import { monthsOn, oneDay, type Today } from './calendar.ts';
import { type DaySaid, type Limit, NUMERALS, type Rule } from './token.ts';

const ahead = (first: number, last = first): DaySaid => ({ kind: 'day', options: [{ first, last }], exact: 3, cycle: null, side: 'ahead' });

/** Words and how many days on they lie. The patterns stand in order: what is longer comes first. */
const WORDS: readonly (readonly [starts: string, words: string, first: number, last: number])[] = [
	['大', '大大后[天日]', 4, 4],
	['大外', '大后[天日儿]|外后[天日]', 3, 3],
	['明', '明后(?:两|二)?天', 1, 2],
	['今', '今明(?:两|二)?天', 0, 1],
	['后', '后[天日儿](?!性|失|残|致|养|努)|后个(?=[早上下中晚 ,。]|$)', 2, 2],
	['明', '明(?:天|日|儿个?|个|朝)(?!星|日)|明(?=早|上午|上半|下午|下五|中午|晚|下晚|晌|后晌|前晌|傍|晨|黑|夜)', 1, 1],
	// heard or typed wrongly
	['名', '(?<![报姓著知有无出第排地])名天(?=[上下早晚中来能有要给\\d一二两三四五六七八九十])', 1, 1],
	['今', '今(?:天|日|儿个?|个)(?!后)|今(?=早|晨|上午|上半|下午|中午|晚|下晚|晌|后晌|前晌|傍|夜|黑)', 0, 0],
];

/** What ends three days ago or an operation ago is no wish: 手术三天后, 吃药两小时后. */
const NOT_AFTER = '(?<![\\d.第]|[术院产摔药饭病痛完了伤死针检查]|每隔?)';
const COUNT = `(${NUMBER}|半)`;
const SINCE = '(?:以后|之后|过后|后(?![天面]))';
const WITHIN = '(?:之内|以内|内)';

type Unit = 'day' | 'week' | 'month';
function countOn(today: Today, word: string, unit: Unit): number {
	const half = word === '半';
	if (unit === 'day') return half ? today.number : today.number + numberOf(word);
	if (unit === 'week') return today.number + (half ? 4 : 7 * numberOf(word));
	return half ? today.number + 15 : monthsOn(today.number, numberOf(word));
}

const UNITS: readonly (readonly [words: string, unit: Unit])[] = [
	['天', 'day'],
	['个?(?:星期|礼拜|周)', 'week'],
	['个月', 'month'],
];

const until = (last: number, today: Today, limit: Limit): DaySaid => ({
	kind: 'day',
	options: [{ first: today.number, last }],
	exact: 3,
	cycle: null,
	side: 'ahead',
	limit,
});

/** 中秋前一天, 春节前两天, 国庆后第一天: counted from the day said right before. */
export const SHIFT_RULES: readonly Rule[] = [
	{
		starts: '的前后',
		pattern: /的?(前|后)第?([一二两三四五])[天日](?!半|内|之)/uy,
		read: ({ 1: way, 2: count = '', index }, _, before) => {
			if (before?.kind !== 'day') return null;
			// 中秋我回不去，前一天来坐坐
			const isNext = before.to === index;
			if (!isNext && !(way === '前' && count === '一' && index - before.to < 20)) return null;
			const by = way === '前' ? -numberOf(count) : numberOf(count);
			return {
				...before,
				options: before.options.map(({ first, last }) => oneDay((by < 0 ? first : last) + by)),
				exact: 3,
				shifts: isNext,
			};
		},
	},
];

export const DAY_RULES: readonly Rule[] = [
	...WORDS.map(
		([starts, words, first, last]): Rule => ({
			starts,
			pattern: new RegExp(words, 'uy'),
			read: (_, today) =>
				last === 0
					? { ...ahead(today.number), side: 'today' }
					: { ...ahead(today.number + first, today.number + last), side: first === 0 ? 'today' : 'ahead' },
		}),
	),
	...UNITS.flatMap(([words, unit]): Rule[] => [
		{
			starts: `${NUMERALS}半`,
			pattern: new RegExp(`${NOT_AFTER}${COUNT}${words}${SINCE}`, 'uy'),
			read: ([, count = ''], today) => ahead(countOn(today, count, unit)),
		},
		{
			starts: `${NUMERALS}半`,
			pattern: new RegExp(`${NOT_AFTER}${COUNT}${words}${WITHIN}`, 'uy'),
			read: ([, count = ''], today) => until(countOn(today, count, unit), today, 'within'),
		},
		{
			starts: '过再',
			// 过两天 means some day soon
			pattern: new RegExp(`(?:再过|(?<![一-龥])过)(?![两几])${COUNT}${words}(?=[,。!? 再就来我你]|$)`, 'uy'),
			read: ([, count = ''], today) => ahead(countOn(today, count, unit)),
		},
	]),
	{
		starts: `${NUMERALS}半`,
		pattern: new RegExp(`${NOT_AFTER}(?:${COUNT}个?(半)?(?:小时|钟头)(半)?|(${NUMBER})分钟)(?:${SINCE}|(${WITHIN}))`, 'uy'),
		read: ([, hours = '', middle, behind, minutes, within], today) => {
			const half = (middle ?? behind) === undefined ? 0 : 30;
			const on = minutes === undefined ? (hours === '半' ? 30 : numberOf(hours) * 60 + half) : numberOf(minutes);
			const day = ahead(today.number + Math.floor((today.minute + on) / 1440));
			return { ...day, exact: 4, minutesAhead: on, ...(within === undefined ? {} : { limit: 'within' }) };
		},
	},
	// 下周的今天
	{
		starts: '下',
		pattern: /(下{1,3})个?(?:星期|礼拜|周)的?今天/uy,
		read: ([, weeks = ''], today) => ahead(today.number + 7 * weeks.length),
	},
	// without a day it is today's; behind a day it is a limit of that
	{
		starts: '天下收放',
		pattern: /(?:天黑|下班|收工|放学)(?:之|以)?前/uy,
		read: ({ index }, today, before) =>
			before?.kind === 'day' || (before?.kind === 'part' && before.to === index)
				? null
				: { ...until(today.number, today, 'within'), side: 'today' },
	},
];
