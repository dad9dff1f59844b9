/** Feasts, holidays, lunar dates and workdays in words. */
import { dayOf } from '../../../db/domain/local-time.ts';
import { NUMBER, numberOf } from '../numerals.ts';
import { type DayNumber, type Days, oneDay, type Today } from './calendar.ts';
import { FEASTS, type Feast, type FeastDay } from './feasts.ts';
import { holidayOf, makeUpsFrom, workdayFrom } from './holidays.ts';
import { lunarDay, lunarMonth } from './lunar.ts';
import { type DaySaid, NUMERALS, type Rule, yearBefore } from './token.ts';

const BEHIND =
	'(?:节日)?(?:(假期|长假|小长假|放假(?:期间|的时候|那几天)?|期间|黄金周|[三五七八]天(?!后|前|内|以|之)(?:长假|假)?|那几天|这几天)|头([一二两三四])天|当天|那天|当日|这天|那日)?';

const said = (days: readonly Days[], extra: Partial<DaySaid> = {}): DaySaid => ({
	kind: 'day',
	options: days,
	exact: 2,
	cycle: null,
	side: 'either',
	...extra,
});

/**
 * The day in the named year of the sun's calendar, else the next to come. 今年除夕 said in autumn is the one to come, although it
 * falls into next year.
 */
function nextOf(day: FeastDay, year: number | null, today: Today): DayNumber | undefined {
	const named = year === null ? undefined : [year - 1, year].map(day).find((number) => dayOf(number).year === year);
	if (named !== undefined && (named >= today.number || year !== today.year)) return named;
	return [-1, 0, 1, 2].map((on) => day(today.year + on)).find((number) => number >= today.number);
}

function feast(one: Feast, year: number | null, wholeHoliday: boolean, today: Today): DaySaid | null {
	const number = nextOf(one.day, year, today);
	if (number === undefined) return null;
	if (!wholeHoliday || one.holiday === undefined) return said([oneDay(number)]);
	const { first, last } = holidayOf(one.holiday, number);
	return said([{ first, last }]);
}

/** 国庆头三天 */
const firstDays = (day: DaySaid, count: number): DaySaid => ({
	...day,
	options: day.options.map(({ first }) => ({ first, last: first + count - 1 })),
});

const LUNAR_MONTHS: Readonly<Record<string, number>> = { 正: 1, 冬: 11, 腊: 12 };
const lunarMonthOf = (word: string): number => LUNAR_MONTHS[word] ?? numberOf(word);
const LUNAR_DAY = '(?:初([一二三四五六七八九十\\d]{1,2})|(十[一二三四五六七八九]?|廿[一二三四五六七八九]?|二十[一二三四五六七八九]?|三十))';

/** The lunar day that comes next, or the one in the named year. */
function lunarDate(today: Today, year: number | null, month: number, day: number): DaySaid | null {
	if (!(month >= 1 && month <= 12 && day >= 1 && day <= 30)) return null;
	const number = nextOf((lunarYear) => lunarDay(lunarYear, month, day), year, today);
	return number === undefined ? null : said([oneDay(number)], { exact: 4 });
}

function wholeLunarMonth(today: Today, month: number): DaySaid | null {
	const days = [-1, 0, 1].map((on) => lunarMonth(today.year + on, month)).find(({ last }) => last >= today.number);
	return days === undefined ? null : said([days], { exact: 0, rough: true });
}

/** 初八 alone: this month's, the next one's and so on. */
function everyMoon(today: Today, day: number): readonly Days[] {
	const days = [-1, 0, 1].flatMap((on) => Array.from({ length: 12 }, (_, i) => lunarDay(today.year + on, i + 1, day)));
	return days.filter((one) => one >= today.number).map(oneDay);
}

export const FEAST_RULES: readonly Rule[] = [
	{
		starts: '农阴古旧',
		pattern: new RegExp(`(?:农历|阴历|古历|旧历)的?(正|冬|腊|${NUMBER})月(?:初(${NUMBER})|(${NUMBER}))[日号]?`, 'uy'),
		read: ({ 1: month = '', 2: early, 3: day, index }, today, before) =>
			lunarDate(today, yearBefore(before, index), lunarMonthOf(month), numberOf(early ?? day ?? '')),
	},
	// 正月初八, 腊月廿三, 六月廿四, 八月初二; 冬月十五
	{
		starts: `正冬腊${NUMERALS}`,
		pattern: new RegExp(
			`(?:([正冬腊])月${LUNAR_DAY}|([二三四五六七八九十]|十一|十二)月(?:初([一二三四五六七八九十])|(廿[一二三四五六七八九]?)))(?![日号点个])`,
			'uy',
		),
		read: ({ 1: named, 2: early, 3: late, 4: month, 5: dayEarly, 6: dayLate, index }, today, before) =>
			lunarDate(today, yearBefore(before, index), lunarMonthOf(named ?? month ?? ''), numberOf(early ?? late ?? dayEarly ?? dayLate ?? '')),
	},
	{
		starts: '大年',
		pattern: /(?:大年|年)初([一二三四五六七八九十])/uy,
		read: ([, day = ''], today) => lunarDate(today, null, 1, numberOf(day)),
	},
	// 初三 is mostly a school form
	{
		starts: '初',
		pattern: /(?<![年月])初([四五六七八九十])(?![中级班年个点])/uy,
		read: ([, day = ''], today) => said(everyMoon(today, numberOf(day)), { exact: 4 }),
	},
	...FEASTS.map(
		(one): Rule => ({
			starts: one.starts,
			pattern: new RegExp(`(?:${one.words})${BEHIND}`, 'uy'),
			read: ({ 1: whole, 2: head, index }, today, before) => {
				const day = feast(one, yearBefore(before, index), whole !== undefined, today);
				return day && head !== undefined ? firstDays(day, numberOf(head)) : day;
			},
		}),
	),
	{
		starts: '正冬腊',
		pattern: /([正冬腊])月(?:里|份)?(?![初底中尾])/uy,
		read: ([, month = ''], today) => wholeLunarMonth(today, lunarMonthOf(month)),
	},
	{
		starts: '腊冬正',
		pattern: /([正冬腊])月[底尾末]/uy,
		read: ([, month = ''], today) => {
			const days = wholeLunarMonth(today, lunarMonthOf(month))?.options[0];
			return days === undefined ? null : said([{ first: days.last - 5, last: days.last }], { exact: 0, rough: true, whole: true });
		},
	},
	// before the Spring Festival
	{
		starts: '过年春',
		pattern: /(?:(?:过|大)年(?=之前|以前|前|那天|当天|那几天)|(?<![\d一二两三四五六七八九十几多半百去前昨今明后])年(?=前(?!后|轻|几)))/uy,
		read: (_, today) => feast(SPRING, null, false, today),
	},
	{
		starts: '下节第',
		pattern: /(?:下一?个|(?:节后)?第一个)工作日/uy,
		read: (_, today) => said([oneDay(workdayFrom(today.number + 1))], { side: 'ahead', exact: 3 }),
	},
	{
		starts: '补调',
		pattern: /(?:补班|调休上班)的?(?:那天|那个?周[六日末]|那个?星期[六日天])/uy,
		read: (_, today) => {
			const number = makeUpsFrom(today.number)[0];
			return number === undefined ? null : said([oneDay(number)], { exact: 3 });
		},
	},
];

const SPRING: Feast = FEASTS.find(({ holiday }) => holiday === '春节') as Feast;
