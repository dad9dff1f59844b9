/** Which of the times that a text mentions is the wished one. */

import type { Span } from '../reading.ts';
import { type Around, around } from './around.ts';
import { daysOfMonth, type Today } from './calendar.ts';
import { asks, isBare, isDirect, isDone, isMovedTo, isOtherPlan, isRefused, plans, tells } from './context.ts';
import type { Mention, Moment } from './mention.ts';
import { minuteOf, startOf as minuteOfDay } from './resolve.ts';
import type { DaySaid, Limit } from './token.ts';

/** The wished time. */
export interface Chosen {
	/** The day from one mention, the hour perhaps from another. */
	readonly start: Moment;
	readonly end: Moment | null;
	readonly limit: Limit | null;
	/** Three o'clock at the latest, where `limit` says the earliest: 三点以后，六点前. */
	readonly latest: Moment | null;
	readonly spans: readonly Span[];
	/** How much speaks for it; from ENOUGH on it counts. */
	readonly weight: number;
}

const ENOUGH = 2;
const MOVED = 20;

interface Weighed {
	readonly mention: Mention;
	readonly weight: number;
	readonly asked: boolean;
}

const dayOf = ({ start, end }: Mention) => start.day ?? end?.day ?? null;

/** A date of the weeks to come is surely ahead; 20号 may be last month's, 周六 last week's, and a feast far off the last one. */
const NEAR_DAYS = 60;
const leftOfMonth = ({ year, month, number }: Today): number => daysOfMonth(year, month).last - number;

function isNear({ side, cycle, exact, options }: DaySaid, today: Today): boolean {
	const first = options[0]?.first ?? 0;
	if (side === 'today' || exact === 0 || cycle === 'week' || first <= today.number) return false;
	return first - today.number <= (cycle === 'month' ? leftOfMonth(today) : NEAR_DAYS);
}

/** A word for a day ahead is a wish by itself, 今天 and 下午 are it only with a sign. */
function baseOf(mention: Mention, today: Today): number {
	const day = dayOf(mention);
	// a limit is set for something
	const limited = mention.limit === 'before' || mention.limit === 'within' ? 1 : 0;
	if (day === null) return limited;
	if (day.side === 'ahead' || isNear(day, today)) return 3;
	// what lies ahead has not happened
	const { clock, part } = mention.start;
	const isAhead = day.side === 'today' && (clock !== null || part !== null) && minuteOfDay(mention.start) > today.minute ? 1 : 0;
	return (day.side === 'today' || day.exact === 0 ? 1 : 2) + Math.max(limited, isAhead);
}

/** Between commas these say when: 12月3号, 今天到周日. */
const isExact = (mention: Mention): boolean => dayOf(mention)?.exact === 4 || (dayOf(mention) !== null && mention.end !== null);

/** 今早, said at noon. */
function isOver({ start: { day, part, clock } }: Mention, { minute: now }: Today): boolean {
	if (day?.side !== 'today') return false;
	return clock ? minuteOf(clock, part) < now : part !== null && part.to < now;
}

/** Null where the words around it say that it is not meant. */
function weigh(mention: Mention, words: Around, today: Today): Weighed | null {
	if (isMovedTo(words)) return { mention, weight: MOVED, asked: true };
	if (isRefused(words)) return null;
	const base = baseOf(mention, today);
	// 28号来的师傅: last month's 28th
	const mayBePast = base < 3 || (dayOf(mention)?.side === 'either' && dayOf(mention)?.cycle === 'month');
	if (mayBePast && isDone(words)) return null;
	const bare = isBare(words);
	const asked = asks(words.after) || asks(words.before);
	const told = tells(words.after) || (bare && tells(words.next) && !asks(words.next));
	if (!asked && (told ? base < 3 : !bare && isOver(mention, today))) return null;
	// early, in the evening: without a day mostly what one does every day
	if (dayOf(mention) === null && mention.start.clock === null && mention.limit === null && !bare && !isDirect(words)) return null;
	const signs = (asked ? 4 : plans(words.after) ? 1 : 0) + (bare ? (isExact(mention) ? 5 : 2) : 0);
	const doubts = (told && !asked ? 1 : 0) + (isOtherPlan(words) ? (base < 3 ? 2 : 1) : 0);
	return { mention, weight: base + signs - doubts, asked };
}

const isClear = (day: Weighed, hour: Weighed): boolean => hour.weight >= MOVED || (hour.asked && !day.asked);

/** The hour for a day that was said without one: behind it, else in front of it. */
function hourFor(day: Weighed, all: readonly Weighed[]): Mention | null {
	const { start, end, limit, from } = day.mention;
	const hours = all.filter(({ mention }) => dayOf(mention) === null);
	const clear = hours.find((hour) => isClear(day, hour) && hour.weight >= ENOUGH);
	if (clear) return clear.mention;
	if (end !== null || limit === 'before' || limit === 'within' || start.clock !== null) return null;
	// a part of the day adds nothing to a part, and another one is another time
	const fits = hours.filter(({ mention, weight }) =>
		mention.start.clock === null
			? start.part === null && weight >= ENOUGH
			: weight >= 0 && (start.part === null || mention.start.part === null),
	);
	return (fits.find(({ mention }) => mention.from > from) ?? fits.at(-1))?.mention ?? null;
}

/** A second hour that closes what the first one opens: 三点以后，六点前. */
function latestFor(mention: Mention, all: readonly Weighed[]): Mention | null {
	if (mention.limit !== 'since' || mention.start.clock === null) return null;
	return all.find((one) => one.mention.from > mention.to && one.mention.limit === 'before' && dayOf(one.mention) === null)?.mention ?? null;
}

function heaviest(list: readonly Weighed[]): Weighed | undefined {
	let best: Weighed | undefined;
	for (const one of list) if (one.weight >= ENOUGH && (!best || one.weight > best.weight)) best = one;
	return best;
}

function together(day: Weighed | null, hour: Mention | null, all: readonly Weighed[]): Chosen | null {
	const main = day?.mention ?? hour;
	if (!main) return null;
	const timed = hour ?? main;
	const start: Moment = {
		day: day ? dayOf(day.mention) : null,
		part: timed.start.part ?? (timed.start.clock === null || hour === null || !day ? null : day.mention.start.part),
		clock: timed.start.clock,
	};
	const latest = latestFor(timed, all);
	const used = [...new Set([main, timed, ...(latest ? [latest] : [])])].sort((a, b) => a.from - b.from);
	return {
		start,
		end: timed.end,
		limit: timed.limit ?? main.limit,
		latest: latest?.start ?? null,
		spans: used.map(({ from, to }) => ({ from, to })),
		weight: day?.weight ?? 0,
	};
}

/** The wished time; null where none of the mentions asks for one. */
export function choose(mentions: readonly Mention[], text: string, today: Today): Chosen | null {
	const weighed = mentions.flatMap((mention, i): Weighed[] => {
		if (mention.sort !== 'plain') return [];
		const one = weigh(mention, around(text, mention, mentions[i - 1]?.to ?? 0, mentions[i + 1]?.from ?? text.length), today);
		return one ? [one] : [];
	});
	const day = heaviest(weighed.filter(({ mention }) => dayOf(mention) !== null));
	if (day) return together(day, hourFor(day, weighed), weighed);
	const hour = heaviest(weighed);
	// 三点以后，六点前
	const opens = weighed.find(
		({ mention }) => hour?.mention.limit === 'before' && mention.limit === 'since' && mention.to < hour.mention.from,
	);
	const chosen = together(null, (opens ?? hour)?.mention ?? null, weighed);
	return chosen && { ...chosen, weight: hour?.weight ?? 0 };
}
