/** What the tables read out of a text: stretches with a meaning, before they are put together. */
import type { Span } from '../reading.ts';
import type { Days, Today } from './calendar.ts';
import type { Part } from './parts.ts';

/** A day, or days, said. */
export interface DaySaid {
	readonly kind: 'day';
	/** In the order of time; the first that lies ahead is meant. */
	readonly options: readonly Days[];
	/** How exact: of two words for one day the exacter counts (下周, 周三, 冬至, 明天, 12月18日). */
	readonly exact: 0 | 1 | 2 | 3 | 4;
	/** After what time the same word means another day: 3日 comes every month. */
	readonly cycle: 'week' | 'month' | 'year' | null;
	/** From the day of writing: `today`, surely `ahead`, or on `either` side, as 28号 is. */
	readonly side: 'today' | 'ahead' | 'either';
	/** 月底, 下周, 上旬: the writer has left the day open. */
	readonly rough?: boolean;
	/** The limit that the word holds itself: 三天内, 年前. */
	readonly limit?: Limit;
	/** 月底前 ends with the last day of it, 周五前 before Friday. */
	readonly whole?: boolean;
	/** 2月30日: there is no such day; `options` holds the last one of that month. */
	readonly missing?: boolean;
	/** 前一天: takes the day right before it in. */
	readonly shifts?: boolean;
	/** 半小时后: a moment that lies so many minutes ahead. */
	readonly minutesAhead?: number;
}

/** The hands of a clock as said; which half of the day is not decided. */
export interface ClockSaid {
	readonly kind: 'clock';
	readonly hour: number;
	readonly minute: number;
	/** 15:30 and 03:30 are said in 24 hours. */
	readonly full: boolean;
}

export interface PartSaid {
	readonly kind: 'part';
	readonly part: Part;
}

/** Something that looks like a time and asks for none. */
export interface OtherSaid {
	/** `past` 昨天, `recurring` 每周三, `not` 3号楼. */
	readonly kind: 'past' | 'recurring' | 'not';
	/** A part or a clock time behind it belongs to it: 昨天下午三点. */
	readonly spreads: boolean;
}

/** 明年, 2027年: belongs to a date right behind it. */
export interface YearSaid {
	readonly kind: 'year';
	readonly year: number;
}

export type Said = YearSaid | DaySaid | ClockSaid | PartSaid | OtherSaid;
export type Token = Said & Span;

/** before: 周五前. within: 周五之内, 最晚周五, Friday itself allowed. since: 周五起. */
export type Limit = 'before' | 'within' | 'since';

/** One line of a table. */
export interface Rule {
	/** The characters with which the pattern can begin: nowhere else it is tried. */
	readonly starts: string;
	/** With the flags y and u. */
	readonly pattern: RegExp;
	/** What the words mean; null where they are no such thing after all. `before` = what was read right before. */
	readonly read: (found: RegExpExecArray, today: Today, before: Token | undefined) => Said | null;
}

/** First characters of a number. */
export const NUMERALS = '0123456789零〇一二两三四五六七八九十廿卅';

export const not = (spreads = false): OtherSaid => ({ kind: 'not', spreads });

/** The year said right before the place `index`; null where the text leaves it open. */
export const yearBefore = (before: Token | undefined, index: number): number | null =>
	before?.kind === 'year' && before.to === index ? before.year : null;
