/** Days by their number: 12月18日, 12/18, 28号, 下个月5号, 12月1日到3日. */
import { NUMBER, numberOf } from '../numerals.ts';
import { type DayNumber, dateOf, dayOfMonthFrom, daysOfMonth, oneDay, type Today } from './calendar.ts';
import { dated, MONTH, MONTH_WHICH, monthsOfWord, WHICH_STARTS } from './month-words.ts';
import { type DaySaid, NUMERALS, type Rule, yearBefore } from './token.ts';

const TO = '\\s*(?:到|至|[-~–—]{1,2})\\s*';
const DAY = '(3[01]|[12]\\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二三四五六七八九])';

const YEARS: Readonly<Record<string, number>> = { 今年: 0, 明年: 1, 后年: 2 };

function yearOf(word: string, today: Today): number {
	const on = YEARS[word];
	if (on !== undefined) return today.year + on;
	const year = Number.parseInt(word, 10);
	return year < 100 ? 2000 + year : year;
}

/** The date, this year or (as it lies behind) the next; without such a day the month's last one. */
function date(today: Today, year: number | null, month: number, day: number): { readonly number: DayNumber; readonly exists: boolean } {
	const here = year ?? today.year;
	const of = (y: number): number => dateOf(y, month, day) ?? daysOfMonth(y, month).last;
	const behind = year === null && of(here) < today.number;
	const y = behind ? here + 1 : here;
	return { number: of(y), exists: dateOf(y, month, day) !== null };
}

function monthDay(today: Today, year: number | null, month: number, day: number): DaySaid | null {
	if (!(month >= 1 && month <= 12 && day >= 1 && day <= 39)) return null;
	const { number, exists } = date(today, year, month, day);
	return dated(oneDay(number), { ...(year === null ? { cycle: 'year' } : {}), ...(exists ? {} : { missing: true }) });
}

/** 12月1日到3日, 28、29号. */
function upTo(said: DaySaid | null, day: number): DaySaid | null {
	const first = said?.options[0]?.first;
	if (!said || first === undefined) return said;
	const last = dayOfMonthFrom(day, first);
	return last !== null && last > first && last - first < 31 ? { ...said, options: [{ first, last }] } : null;
}

/** A bare 28号: this month's, or the next one's that has it where that lies behind us. */
function bare(today: Today, day: number): DaySaid | null {
	const number = day >= 1 ? dayOfMonthFrom(day, today.number) : null;
	return number === null ? null : dated(oneDay(number), { cycle: 'month' });
}

function ofMonth(today: Today, months: number, day: number): DaySaid | null {
	if (!(day >= 1 && day <= 39)) return null;
	const { first, last } = daysOfMonth(today.year, today.month + months);
	const number = first + day - 1;
	const side = months > 0 ? 'ahead' : 'either';
	return dated(oneDay(Math.min(number, last)), { side, ...(number <= last ? {} : { missing: true }) });
}

/** 聂耳路18号, 3号楼, 18号院: a house; 三十号人: people. */
const NO_HOUSE_BEFORE = '(?<![\\d.:/#路街巷弄村区组道园苑城寨庄院座栋幢住第编单楼牌尾学几大百千\\-])';
const NO_HOUSE =
	'(?![楼院栋幢座线车室门铺馆井桥机码店员选坑窗桌床房台柜位库棚栏仓厂地田塘池路场窖洞文令\\-])(?!人)(?!\\d{1,4}(?!\\d*[点:时号日]))(?!单元)';
/** What makes a bare M.D or M/D a date: a sign of time behind it, or nothing on either side. 血糖1.8 is none, nor 7/10 as a mark. */
const DATE_SIGN = '(?=\\s?(?:日|号|上午|下午|中午|早|晚|傍晚|周|星期|礼拜|全天|那天|来|有空|可以|行|前|之前|起|到|至|-|~|\\())';
const DATE_ALONE = '(?<=(?:^|[\\s,;、。!?:(从在于])\\d{1,2}[./]\\d{1,2})(?=$|[\\s,;、。!?)])(?!\\s*(?:吧|分))';

export const DATE_RULES: readonly Rule[] = [
	{
		starts: '2',
		pattern: /(?<!\d)(20\d\d)\s?([-/.年])\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})(?!\d)[日号]?/uy,
		read: ([, year, , month, day], today) => monthDay(today, Number(year), Number(month), Number(day)),
	},
	{
		starts: '今明后2',
		pattern: /(?<!\d)(今年|明年|后年|(?:20)?2\d年)的?/uy,
		read: ([, word = ''], today) => ({ kind: 'year', year: yearOf(word, today) }),
	},
	{
		starts: NUMERALS,
		pattern: new RegExp(`${MONTH}(?:份的?)?${DAY}[日号]?${TO}${DAY}[日号](?![楼院])`, 'uy'),
		read: ({ 1: month = '', 2: day = '', 3: to = '', index }, today, before) =>
			upTo(monthDay(today, yearBefore(before, index), numberOf(month), numberOf(day)), numberOf(to)),
	},
	{
		starts: NUMERALS,
		pattern: new RegExp(
			`${MONTH}(?:份的?)?(${NUMBER})(?: ?日| ?号(?![楼院])|(?<!月[一二三四五六七八九])(?![\\d个人岁楼来多几天月千百块元万斤次回]))`,
			'uy',
		),
		read: ({ 1: month = '', 2: day = '', index }, today, before) =>
			monthDay(today, yearBefore(before, index), numberOf(month), numberOf(day)),
	},
	{
		starts: '0123456789',
		pattern: new RegExp(
			`(?<![\\d./:#¥-])(1[0-2]|0?[1-9])([./])(3[01]|[12]\\d|0?[1-9])${TO}(?:(1[0-2]|0?[1-9])\\2)?(3[01]|[12]\\d|0?[1-9])(?![\\d./点:斤米元公])`,
			'uy',
		),
		read: ([, month, , day, toMonth, to], today) => {
			const said = monthDay(today, null, Number(month), Number(day));
			const first = said?.options[0]?.first;
			if (!said || first === undefined) return null;
			if (toMonth === undefined) return upTo(said, Number(to));
			const last = monthDay(today, null, Number(toMonth), Number(to))?.options[0]?.first;
			return last !== undefined && last >= first ? { ...said, options: [{ first, last }] } : null;
		},
	},
	{
		starts: '0123456789',
		pattern: new RegExp(
			`(?<![\\d./:#¥-])(1[0-2]|0?[1-9])[./](3[01]|[12]\\d|0?[1-9])(?![\\d./])(?:${DATE_SIGN}|${DATE_ALONE})[日号]?`,
			'uy',
		),
		read: ([, month, day], today) => monthDay(today, null, Number(month), Number(day)),
	},
	{
		starts: WHICH_STARTS,
		pattern: new RegExp(`${MONTH_WHICH}的?${DAY}(?:日|号)?${TO}${DAY}[日号]`, 'uy'),
		read: ([, which = '', day = '', to = ''], today) => upTo(ofMonth(today, monthsOfWord(which), numberOf(day)), numberOf(to)),
	},
	{
		starts: WHICH_STARTS,
		pattern: new RegExp(`${MONTH_WHICH}的?(${NUMBER})[日号](?![楼院])`, 'uy'),
		read: ([, which = '', day = ''], today) => ofMonth(today, monthsOfWord(which), numberOf(day)),
	},
	{
		starts: NUMERALS,
		pattern: new RegExp(`${NO_HOUSE_BEFORE}${DAY}[日号]?(?:${TO}|[、,和跟及或]|或者)${DAY}[日号]${NO_HOUSE}`, 'uy'),
		read: ([, day = '', to = ''], today) => upTo(bare(today, numberOf(day)), numberOf(to)),
	},
	{
		starts: NUMERALS,
		pattern: new RegExp(`${NO_HOUSE_BEFORE}(?:${DAY}号|(\\d{1,2})日)${NO_HOUSE}`, 'uy'),
		read: ([, number, day], today) => bare(today, numberOf(number ?? day ?? '')),
	},
];
