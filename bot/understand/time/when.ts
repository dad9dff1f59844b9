import type { Instant } from '../../../db/domain/instant.ts';
import { addDays, instantOf, localDate, localOf, startOfDay, type Zone } from '../../../db/domain/local-time.ts';
import type { Slot } from '../../../db/domain/order.ts';
import { normalise } from '../normalise.ts';
import { type Day, daysIn } from './when-day.ts';
import { timesInChinese } from './when-english.ts';
import { type Clock, clockIn, type Part, type Piece, partIn } from './when-part.ts';

/** The wanted time as a text says it. */
export interface WhenFound {
	/** null = only that it is wanted soon. */
	readonly slot: Slot | null;
	/** The words it was read from, English ones rewritten. */
	readonly span: string;
	/** The time lies behind: a better one is to be proposed. */
	readonly past: boolean;
	/** Today, or as soon as can be. */
	readonly wantedToday: boolean;
}

const SOON =
	/尽快|尽早|越快越好|越早越好|马上(?!就?[要过到放])|立刻|立马|立即|赶紧|赶快|急用|急需|很急|挺急|加急|着急|紧急|火速|现在就|就现在|\basap\b|as soon as possible|right away|right now|\bimmediately\b|\burgent(?:ly)?\b/u;
const NOT_SOON =
	/(?:不|没那么|不太|不是很|不用|不需要|别|莫)(?:着急|太急|很急|急|尽快|马上|赶|加急|紧急)|\bnot (?:so |very |that )?urgent|\bno (?:hurry|rush)\b/u;

const PARTS = '(?:凌晨|早上|早晨|上午|中午|晌午|下午|傍晚|晚上|夜里|半夜)';
const CLOCK = '(?:\\s*[\\d一二两三四五六七八九十]{1,3}(?:点|:\\d\\d)[半\\d一二三四五十刻分]*)?';
/** Looks like a time, is none. Blotted out before anything is read. */
const NO_TIMES: readonly RegExp[] = [
	// phones, numbers of orders
	/\d{7,}|(?<!\d)\d{3,4}\s*[-—–]\s*\d{3,8}(?!\d)/gu,
	// greetings
	/(?:早上|上午|中午|下午|晚上)好(?![不])/gu,
	// again and again
	new RegExp(`(?:每个?|隔)(?:周|星期|礼拜|天|晚|早|日|月|年|逢)[一二三四五六日天末1-7、和]*${PARTS}?${CLOCK}`, 'gu'),
	new RegExp(`(?:天天|平时|平常|经常|周中|工作日|通常|总是|老是)(?:都|的)?${PARTS}?${CLOCK}`, 'gu'),
	// behind us
	new RegExp(
		`(?:大前天|前[天日晚]|昨[天日晚夜儿]|上个?(?:周|星期|礼拜)[一二三四五六日天末]?|上个?月(?:\\d{1,2}[日号])?|去年|前年|刚才)的?${PARTS}?${CLOCK}`,
		'gu',
	),
	// at night, and how long
	new RegExp(`半夜${CLOCK}`, 'gu'),
	/(?<!周|星期|礼拜|[初十])(?:[一两整几半](?:个)?)(?:早上|上午|下午|晚上|天|夜)/gu,
	// 农历八月十五: no table of the moon yet
	/(?:农历|阴历|古历|旧历)[\d一二三四五六七八九十腊冬正初廿月]*/gu,
	/四点半课堂/gu,
];
/** 周三改到周五: what comes behind is the new time. */
const MOVED = /(?:改|换|挪|移|推迟|推|延后|延|提前|调|约)(?:到|成|为|在|至)|\b(?:chang|mov|shift|postpon|reschedul)e?[^.,;]*?\bto\b/u;
/** A part without a day is a wish only where the sentence ends there or goes on with one; 晚上睡不着 is none. */
const WISHED =
	/^\s*(?:$|[,.;:、。!?)\d@#]|吧|都?可以|都?行|都?得|有空|方便|来|过来|能|请|派|帮|好|想|要|去|左右|的话|please|is\b|would|works|only|if\b|[一二两三四五六七八九十]{1,3}点)/u;

const blot = (text: string): string => NO_TIMES.reduce((said, pattern) => said.replace(pattern, (hit) => '#'.repeat(hit.length)), text);

interface Window {
	readonly from: number;
	readonly to: number;
	readonly grain: Slot['grain'];
}

const OPENS = 8 * 60;
const CLOSES = 18 * 60;

function windowOf(part: Part | null, clock: Clock | null): Window {
	if (clock) return { from: clock.from, to: clock.to, grain: 'minute' };
	return part ? { from: part.from, to: part.to, grain: 'part' } : { from: OPENS, to: CLOSES, grain: 'day' };
}

function slotOn(midnight: Instant, { from, to, grain }: Window, zone: Zone): Slot {
	const day = localOf(midnight, zone);
	return { start: instantOf({ ...day, minute: from }, zone), end: instantOf({ ...day, minute: to }, zone), grain };
}

/** Several days may be meant: the first that lies wholly ahead, else the last. */
function choose(midnights: readonly Instant[], window: Window, at: Instant, zone: Zone): Slot | null {
	const slots = midnights.map((midnight) => slotOn(midnight, window, zone));
	return slots.find((slot) => slot.start > at) ?? slots.at(-1) ?? null;
}

function spanOf(text: string, pieces: readonly (Piece | null)[]): string {
	const used = pieces.filter((piece) => piece !== null).sort((a, b) => a.index - b.index);
	const words = used.map((piece, i) => {
		const before = used[i - 1];
		const from = before ? Math.max(before.index + before.length, piece.index) : piece.index;
		return text.slice(from, Math.max(from, piece.index + piece.length));
	});
	return words.join('');
}

/** The part that belongs to the day: behind it, else anywhere. Without a day only one that is wished for. */
function partFor(marked: string, day: Day | null): Part | null {
	if (day) return partIn(marked, day.index) ?? partIn(marked);
	for (let part = partIn(marked); part; part = partIn(marked, part.index + part.length)) {
		if (WISHED.test(marked.slice(part.index + part.length))) return part;
	}
	return null;
}

function readSlot(text: string, at: Instant, zone: Zone, known: Instant | null): { readonly slot: Slot; readonly span: string } | null {
	const { days, marked } = daysIn(text, at, zone);
	const day = days[0] ?? null;
	const part = partFor(marked, day);
	const clock = clockIn(marked, part);
	if (!day && !part && (!clock || clock.open)) return null;
	const today = startOfDay(at, zone);
	const midnights = day?.midnights ?? (known === null ? [today, addDays(today, 1, zone)] : [startOfDay(known, zone)]);
	const slot = choose(midnights, windowOf(part, clock), at, zone);
	return slot && { slot, span: spanOf(text, [day, part, clock]) };
}

/**
 * The time a text asks for, counted from `at`, the moment it was written; null when it names none. `known` = the day agreed on
 * before, to which 改成下午 belongs.
 */
export function whenOf(text: string, at: Instant, zone: Zone, known: Instant | null = null): WhenFound | null {
	const said = blot(timesInChinese(normalise(text)));
	const moved = MOVED.exec(said);
	const found = (moved && readSlot(said.slice(moved.index + moved[0].length), at, zone, known)) ?? readSlot(said, at, zone, known);
	if (found) {
		const { slot, span } = found;
		return {
			slot,
			span,
			past: slot.grain === 'minute' ? slot.start <= at : slot.end <= at,
			wantedToday: localDate(slot.start, zone) === localDate(at, zone),
		};
	}
	const soon = NOT_SOON.test(said) ? null : SOON.exec(said);
	return soon && { slot: null, span: soon[0], past: false, wantedToday: true };
}
