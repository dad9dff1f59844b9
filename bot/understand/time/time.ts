/** The wished time that a free text says (understanding.md §2 and §4). */

import type { Instant } from '../../../db/domain/instant.ts';
import { instantOf, type Zone } from '../../../db/domain/local-time.ts';
import type { Span } from '../reading.ts';
import type { Today } from './calendar.ts';
import type { Chosen } from './choose.ts';
import { type ReadOptions, read } from './read.ts';
import { DAY_MINUTES, type Grain, type Resolved, type WallMinute } from './resolve.ts';

/** Start and end of a stretch of time; null = open on that side. */
export interface TimeWindow {
	readonly start: Instant | null;
	readonly end: Instant | null;
}

export interface TimeSaid extends TimeWindow {
	/**
	 * minute: `start` alone. part, day, range: both ends, the last minute belonging to a day. deadline: `end` alone, the last moment
	 * allowed. since: `start` alone.
	 */
	readonly grain: Grain;
	/** Again and again; without a first time both ends are null. */
	readonly recurring: boolean;
	/** 月底, 下周: the writer has left the day open. */
	readonly rough: boolean;
	/** The words it was read from, by places in the normalised text, in its order. */
	readonly spans: readonly Span[];
	/** 0–1: how surely a wish for that time was meant. */
	readonly confidence: number;
	/** past: it lies behind the moment of writing. no-such-day: 2月30日. Then the ends are as said, and null for no such day. */
	readonly problem: 'past' | 'no-such-day' | null;
	/** With a problem: what may have been meant, ahead of the moment of writing. */
	readonly proposal: TimeWindow | null;
}

const OPTIONS: ReadOptions = { known: null, loose: true };

/** The moment at which the clocks on the wall show this. */
export const instantAt = (minute: WallMinute, zone: Zone): Instant =>
	instantOf({ year: 1970, month: 1, day: 1 + Math.floor(minute / DAY_MINUTES), minute: minute % DAY_MINUTES }, zone);

const windowOf = ({ start, end }: Pick<Resolved, 'start' | 'end'>, zone: Zone): TimeWindow => ({
	start: start === null ? null : instantAt(start, zone),
	end: end === null ? null : instantAt(end, zone),
});

/** Whether it lies behind the moment of writing: a clock time by its start, a stretch by its end. */
function isPast({ start, end, grain }: Resolved, today: Today): boolean {
	const now = today.number * DAY_MINUTES + today.minute;
	if (grain === 'since') return false;
	return (end ?? start ?? now + 1) <= now;
}

/** The same hours on the first day ahead, for a weekday in the first week ahead. */
function later(resolved: Resolved, { start: { day } }: Chosen, today: Today): Pick<Resolved, 'start' | 'end'> {
	const step = (day?.cycle === 'week' ? 7 : 1) * DAY_MINUTES;
	const now = today.number * DAY_MINUTES + today.minute;
	const last = resolved.start ?? resolved.end ?? now;
	const shift = step * Math.max(1, Math.ceil((now - last + 1) / step));
	return {
		start: resolved.start === null ? null : resolved.start + shift,
		end: resolved.end === null ? null : resolved.end + shift,
	};
}

/** A weight of 2 is just enough, from 8 on nothing is left to doubt. */
const confidenceOf = ({ weight }: Chosen): number => Math.min(0.98, 0.6 + 0.05 * weight);

/**
 * The time that a text asks for, counted from `at`, the moment it was written, in the calendar of `zone`; null when it names none.
 * Days are Monday-first, 周六 alone is the next to come, what is past of the month or the year is the next one's; words for what
 * has happened (昨天), for how long (两小时) and for no day at all (最近, 这两天) are no time.
 */
export function timeOf(text: string, at: Instant, zone: Zone): TimeSaid | null {
	const reading = read(text, at, zone, OPTIONS);
	if (!reading) return null;
	const { today, found, recurring, origin } = reading;
	if (!found) {
		const spans = recurring.map(origin);
		return { ...NEVER, recurring: true, spans };
	}
	const { chosen, resolved } = found;
	const { day } = chosen.start;
	const problem = day?.missing ? 'no-such-day' : isPast(resolved, today) ? 'past' : null;
	const window = windowOf(resolved, zone);
	return {
		...(problem === 'no-such-day' ? { start: null, end: null } : window),
		grain: resolved.grain,
		recurring: recurring.length > 0 && resolved.grain === 'since',
		rough: day?.rough ?? false,
		spans: chosen.spans.map(origin),
		confidence: confidenceOf(chosen),
		problem,
		proposal: problem === null ? null : problem === 'past' ? windowOf(later(resolved, chosen, today), zone) : window,
	};
}

const NEVER: Omit<TimeSaid, 'spans'> = {
	start: null,
	end: null,
	grain: 'day',
	recurring: true,
	rough: false,
	confidence: 0.6,
	problem: null,
	proposal: null,
};
