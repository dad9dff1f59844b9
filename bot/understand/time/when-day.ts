/** Days in words: 明天, 下周三, 11月28日, 28号. */
import type { Instant } from '../../../db/domain/instant.ts';
import { addDays, instantOf, localOf, startOfDay, type Zone } from '../../../db/domain/local-time.ts';
import { NUMBER, numberOf } from '../numerals.ts';
import type { Piece } from './when-part.ts';

/** A day said; the earliest of `midnights` whose time lies ahead is meant. */
export interface Day extends Piece {
	readonly midnights: readonly Instant[];
}

interface Today {
	readonly midnight: Instant;
	readonly year: number;
	readonly month: number;
	readonly day: number;
	readonly weekday: number;
	readonly zone: Zone;
}

interface Rule {
	readonly pattern: RegExp;
	readonly midnights: (found: RegExpExecArray, today: Today) => readonly Instant[];
}

/** Midnight of a calendar day; nothing for 31 February. */
function midnight(year: number, month: number, day: number, { zone }: Today): Instant[] {
	const at = instantOf({ year, month, day, minute: 0 }, zone);
	const back = localOf(at, zone);
	return back.month === month && back.day === day ? [at] : [];
}

const later = (today: Today, days: number): Instant => addDays(today.midnight, days, today.zone);

/** A month and day; what lies behind us is next year's. */
function ofYear(today: Today, month: number, day: number, yearsOn: number): Instant[] {
	const behind = month < today.month || (month === today.month && day < today.day);
	return midnight(today.year + (yearsOn > 0 || behind ? 1 : 0), month, day, today);
}

/** The day `day`, so many months on. */
function inMonth(today: Today, day: number, monthsOn: number): Instant[] {
	const month = today.month + monthsOn;
	return month > 12 ? midnight(today.year + 1, month - 12, day, today) : midnight(today.year, month, day, today);
}

/** A bare 28号: this month's, or the next one's where that lies behind us or does not exist. */
function soonest(today: Today, day: number): Instant[] {
	const here = day < today.day ? [] : inMonth(today, day, 0);
	return here.length > 0 ? here : inMonth(today, day, 1);
}

const WEEKDAYS = '一二三四五六日';
const weekdayOf = (word: string): number => (/\d/u.test(word) ? Number(word) : WEEKDAYS.indexOf(word === '天' ? '日' : word) + 1);

/** Monday-first calendar weeks: 0 = this one. */
const inWeek = (today: Today, weeks: number, weekday: number): Instant => later(today, weekday - today.weekday + weeks * 7);
const weeksOf = (word: string): number => [...word].filter((char) => char === '下').length;

function weekdays([, which, word = '']: RegExpExecArray, today: Today): Instant[] {
	const weekday = weekdayOf(word);
	if (which !== undefined) return [inWeek(today, weeksOf(which), weekday)];
	const ahead = (weekday - today.weekday + 7) % 7;
	return [later(today, ahead), later(today, ahead + 7)];
}

function weekend([, which]: RegExpExecArray, today: Today): Instant[] {
	const weeks = weeksOf(which ?? '');
	const days = [inWeek(today, weeks, 6), inWeek(today, weeks, 7)].filter((day) => day >= today.midnight);
	return which === undefined ? [...days, inWeek(today, weeks + 1, 6)] : days;
}

const WEEK = '(?:周|星期|礼拜)';
/** What makes a bare M.D or M/D a date: nothing around it, or a sign of time behind it. */
const DATE_ENDS = '(?=$|[\\s,;、。!?(]|日|号|上午|下午|中午|早|晚|傍晚|周|星期|礼拜|全天|那天|来|有空|可以|行|@)';
/** 聂耳路18号, 3号楼, 18号院: a house; 三十号人: people. */
const HOUSE_BEFORE = '(?<![\\d.:/#路街巷弄村区组道园苑城寨庄院座栋幢住第编单楼号尾学几大\\-零〇一二三四五六七八九十廿])';
const HOUSE_AFTER = '(?![楼院栋幢座单线车室门铺馆井桥机码店人员选\\-])(?!\\d{1,4}(?!\\d*[点:时]))';

const RULES: readonly Rule[] = [
	{
		pattern: /(?<!\d)(20\d\d)\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})(?!\d)[日号]?/u,
		midnights: ([, year, month, day], today) => midnight(Number(year), Number(month), Number(day), today),
	},
	{
		pattern: new RegExp(`(明年|今年)?(?<!\\d)(${NUMBER})月(?:份)?(${NUMBER})(?:日|号(?!楼|院))?(?![\\d个人岁楼])`, 'u'),
		midnights: ([, year, month = '', day = ''], today) => ofYear(today, numberOf(month), numberOf(day), year === '明年' ? 1 : 0),
	},
	{
		pattern: new RegExp(`(?<![\\d./:#¥-])(1[0-2]|0?[1-9])[./](3[01]|[12]\\d|0?[1-9])(?![\\d./])${DATE_ENDS}[日号]?`, 'u'),
		midnights: ([, month, day], today) => ofYear(today, Number(month), Number(day), 0),
	},
	{
		pattern: new RegExp(`(下个?月|本月|这个?月)(${NUMBER})(?:日|号)`, 'u'),
		midnights: ([, which = '', day = ''], today) => inMonth(today, numberOf(day), weeksOf(which)),
	},
	{
		pattern: new RegExp(`${HOUSE_BEFORE}(?:(${NUMBER})号|(\\d{1,2})日)${HOUSE_AFTER}`, 'u'),
		midnights: ([, number, day], today) => soonest(today, numberOf(number ?? day ?? '')),
	},
	{ pattern: /大后[天日]/u, midnights: (_, today) => [later(today, 3)] },
	{ pattern: /后[天日](?!性|失|残|致)/u, midnights: (_, today) => [later(today, 2)] },
	{ pattern: /明[天日儿](?:个)?|明(?=早|上午|下午|中午|晚|下晚|晌)/u, midnights: (_, today) => [later(today, 1)] },
	{ pattern: /今[天日儿](?:个)?|今(?=早|上午|下午|中午|晚|下晚|晌)/u, midnights: (_, today) => [later(today, 0)] },
	{
		pattern: new RegExp(`(?<![\\d零一二三四五六七八九十])(${NUMBER})天(?:以后|之后|后)`, 'u'),
		midnights: ([, days = ''], today) => [later(today, numberOf(days))],
	},
	{ pattern: new RegExp(`(这个?|本|下{1,3}个?)?${WEEK}末`, 'u'), midnights: weekend },
	{ pattern: new RegExp(`(这个?|本|下{1,3}个?)?${WEEK}([一二三四五六日天](?!点)|[1-7](?![\\d点岁]))`, 'u'), midnights: weekdays },
];

/** 今天没空, 明天不行: that day is not meant. */
const NOT_THEN = /^.{0,4}?(?:不行|不得行|没空|没时间|不在|来不了|去不了|不方便|有事|没人|不要|不用|不可以|出门)/u;
/** 周五前, 28号之前, 12月1日起: a limit, no day. */
const LIMIT = /^\s*(?:上午|中午|下午|晚上|早上)?\s*(?:之前|以前|前(?![面门后台排往厅])|之后|以后|起(?![来床]))/u;
/** What was a day becomes a mark, so that no later rule reads it again and 早 behind it is a part. */
const mark = (text: string, index: number, length: number): string =>
	text.slice(0, index) + '@'.repeat(length) + text.slice(index + length);

/** Every day that a text names, in the order of the text, and the text with marks in their places. */
export function daysIn(text: string, at: Instant, zone: Zone): { readonly days: readonly Day[]; readonly marked: string } {
	const today: Today = { ...localOf(at, zone), midnight: startOfDay(at, zone), zone };
	const days: Day[] = [];
	let marked = text;
	for (const { pattern, midnights } of RULES) {
		for (let found = pattern.exec(marked); found; found = pattern.exec(marked)) {
			const { index, 0: words } = found;
			const after = text.slice(index + words.length);
			const resolved = NOT_THEN.test(after) || LIMIT.test(after) ? [] : midnights(found, today);
			if (resolved.length > 0) days.push({ index, length: words.length, midnights: resolved });
			marked = mark(marked, index, words.length);
		}
	}
	return { days: days.sort((a, b) => a.index - b.index), marked };
}
