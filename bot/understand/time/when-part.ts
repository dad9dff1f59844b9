/** Parts of the day and clock times in words (understanding.md §2). */
import { NUMBER, numberOf } from '../numerals.ts';

/** A place in the masked text and what it is. */
export interface Piece {
	readonly index: number;
	readonly length: number;
}

/** Minutes since local midnight. */
export interface Part extends Piece {
	readonly from: number;
	readonly to: number;
	/** Hours of the clock that mean the second half of the day after this word. */
	readonly second: (hour: number) => boolean;
}

/** A clock time or a range, in minutes since local midnight; both ends are equal for a single time. */
export interface Clock extends Piece {
	readonly from: number;
	readonly to: number;
	/** 3点以后, 5点前: one end only, no time without a day or a part of it. */
	readonly open: boolean;
}

const never = (): boolean => false;
const PARTS: readonly (readonly [words: string, from: number, to: number, second: (hour: number) => boolean])[] = [
	['凌晨', 0, 5, never],
	['上午|前晌', 8, 12, never],
	['早上|早晨|清早|大早上|一大早|一早|早间|早', 5, 10, never],
	['中午|正午|午间|晌午', 11, 14, (hour) => hour < 4],
	['下午|午后|后晌', 12, 18, (hour) => hour < 12],
	['傍晚|黄昏|下晚|擦黑', 17, 20, (hour) => hour < 12],
	['晚上|晚间|夜里|夜间|夜晚|晚', 18, 23, (hour) => hour < 12],
];

/** 早 and 晚 alone stand for a part only right behind a day: 周五晚, 28号早. */
const partPattern = (words: string): RegExp => new RegExp(`(?:${words.replace(/\|(早|晚)$/u, '|(?<=@)$1(?![点些一了饭])')})`, 'u');
const PART_PATTERNS = PARTS.map(([words, from, to, second]) => ({ pattern: partPattern(words), from: from * 60, to: to * 60, second }));

/** The first part of the day from `start` on; `@` in the text marks a day already found. */
export function partIn(text: string, start = 0): Part | null {
	let first: Part | null = null;
	for (const { pattern, from, to, second } of PART_PATTERNS) {
		const found = pattern.exec(text.slice(start));
		if (found && (!first || found.index + start < first.index))
			first = { index: found.index + start, length: found[0].length, from, to, second };
	}
	return first;
}

const MINUTES = `(?:半|一刻|三刻|整|(?:${NUMBER})分|(?:[0-5]\\d|[二三四五]?十[一二三四五六七八九]?)(?![\\d零一二三四五六七八九十个位名人号岁多几楼栋月天]))`;
/** 9点, 9点半, 三点一刻, 15:30, 15时30分. Not 3.5点, not 两点建议, not 2小时. */
const TIME = `(?<![\\d.:-])(?:(\\d{1,2}):([0-5]\\d)(?!\\d)|(\\d{1,2}|[一二两三四五六七八九十]{1,3})(?:点钟|点|时(?![间候常刻不而代段尚]))(${MINUTES})?)`;
const JOIN = '\\s*(?:到|至|[-~–—]{1,2})\\s*';
/** The number alone in front of a range: 2-4点, 九到十一点. */
const SHORT = '(?<![\\d.:-])(\\d{1,2}|[一二两三四五六七八九十]{1,3})';
const PART_WORD = '(?:上午|中午|下午|傍晚|晚上)?';
const SINGLE = new RegExp(TIME, 'gu');
const RANGE = new RegExp(`(?:${TIME}|${SHORT})${JOIN}${PART_WORD}${TIME.replaceAll('(?<![\\d.:-])', '')}`, 'u');
/** 一点 is mostly "a little": only behind a part or a day, or with a sign of the clock. */
const A_LITTLE_BEFORE = /(?:[午晨间]|[@#]|上)\s*$/u;
const SURELY_A_LITTLE = /[有差早晚快慢多少大小好远近高低轻重]$/u;
const A_LITTLE_AFTER = /^(?:钟|半|整|一刻|左右|过来|来|到|[-~])/u;
/** 两点建议, 一点都不, 三点还没来, 四点半课堂. */
const NO_TIME = /^(?:建议|意见|要求|原因|好处|问题|说明|疑问|想法|感受|水|心意|还没|还不|才来|才到|就|了|多了|课堂|吵)/u;
const BEFORE = /^\s*(?:左右)?(?:之前|以前|前)/u;
const ONWARD = /^\s*(?:之后|以后|过后|后|起)/u;

/** 三四点 → 3: an approximate hour begins with the earlier one. */
const hourOf = (word: string): number => numberOf(/^[一二两三四五六七八九]{2}$/u.test(word) ? word.slice(0, 1) : word);

function minutesOf(word: string | undefined): number {
	if (!word || word === '整') return 0;
	if (word === '半') return 30;
	if (word === '一刻') return 15;
	if (word === '三刻') return 45;
	return numberOf(word.replace('分', ''));
}

interface Face {
	readonly hour: number;
	readonly minute: number;
	/** 15:30 and 03:30 are said in 24 hours. */
	readonly full: boolean;
}

function faceOf(groups: readonly (string | undefined)[]): Face | null {
	const [hours, minutes, words = '', rest] = groups;
	const hour = hours === undefined ? hourOf(words) : Number(hours);
	const minute = minutes === undefined ? minutesOf(rest) : Number(minutes);
	if (!(hour <= 24 && minute < 60)) return null;
	return { hour, minute, full: (hours ?? words).startsWith('0') };
}

/** Minutes since midnight. Without a part of the day one to seven o'clock means the afternoon: nobody serves at night. */
function minuteOf({ hour, minute, full }: Face, part: Part | null): number {
	const second = part ? part.second(hour) : hour >= 1 && hour <= 7 && !full;
	return (hour + (second && hour < 12 ? 12 : 0)) * 60 + minute;
}

/** The part that stands right before the clock, else the one found for the whole text. */
function partBefore(text: string, index: number, fallback: Part | null): Part | null {
	const near = /(?:凌晨|上午|早上|早晨|清早|中午|晌午|下午|午后|后晌|傍晚|晚上|夜里|晚|早)\s*(?:大概|大约|差不多|约)?\s*$/u.exec(
		text.slice(0, index),
	);
	// behind a mark 早 and 晚 count as parts
	return near ? partIn(`@${near[0].trim()}`) : fallback;
}

function rangeIn(text: string, fallback: Part | null): Clock | null {
	const found = RANGE.exec(text);
	if (!found) return null;
	const [whole, hours, minutes, words, rest, short, ...last] = found;
	const start = faceOf(short === undefined ? [hours, minutes, words, rest] : [undefined, undefined, short]);
	const end = faceOf(last);
	if (!start || !end || NO_TIME.test(text.slice(found.index + whole.length))) return null;
	const part = partBefore(text, found.index, fallback);
	const from = minuteOf(start, part);
	const own = partIn(whole);
	const said = minuteOf(end, own ?? part);
	// 11点到1点, 上午9点到2点
	const to = said <= from && end.hour <= 12 ? said + 12 * 60 : said;
	return to > from && to <= 24 * 60 ? { index: found.index, length: whole.length, from, to, open: false } : null;
}

/** 一点 as "a little": 早一点, 一点都不. */
const isLittle = (words: string, before: string, after: string): boolean =>
	words === '一点' && (SURELY_A_LITTLE.test(before) || !(A_LITTLE_BEFORE.test(before) || A_LITTLE_AFTER.test(after)));

const OPENS = 8 * 60;
const CLOSES = 18 * 60;
const NIGHT = 23 * 60;

/** The clock time a text says: a range, else the first one, else one end of a stretch. `part` = the part of the day said elsewhere in it. */
export function clockIn(text: string, part: Part | null): Clock | null {
	const range = rangeIn(text, part);
	if (range) return range;
	let open: Clock | null = null;
	for (const found of text.matchAll(SINGLE)) {
		const [words, ...groups] = found;
		const { index } = found;
		const face = faceOf(groups);
		const before = text.slice(0, index);
		const after = text.slice(index + words.length);
		if (!face || isLittle(words, before, after) || NO_TIME.test(after)) continue;
		const near = partBefore(text, index, part);
		const minute = minuteOf(face, near);
		const limit = BEFORE.exec(after) ?? ONWARD.exec(after);
		if (!limit) return { index, length: words.length, from: minute, to: minute, open: false };
		const length = words.length + limit[0].length;
		const until = { index, length, from: near?.from ?? OPENS, to: minute, open: true };
		const onward = { index, length, from: minute, to: minute < CLOSES ? CLOSES : Math.max(NIGHT, minute), open: true };
		open ??= BEFORE.test(after) ? until : onward;
	}
	return open && open.from < open.to ? open : null;
}
