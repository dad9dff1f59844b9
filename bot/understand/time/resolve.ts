/** Works out when the chosen words are: minutes on the wall, counted from 1970-01-01T00:00 local time. */
import { type DayNumber, type Days, oneDay, type Today } from './calendar.ts';
import type { Chosen } from './choose.ts';
import { firstFrom, type Moment } from './mention.ts';
import type { Part } from './parts.ts';
import type { ClockSaid } from './token.ts';

export type Grain = 'minute' | 'part' | 'day' | 'range' | 'deadline' | 'since';

/** Days and minutes as one number of minutes on the wall. */
export type WallMinute = number;
export const DAY_MINUTES = 1440;
const wall = (day: DayNumber, minute: number): WallMinute => day * DAY_MINUTES + minute;
const endOf = (day: DayNumber): WallMinute => wall(day, DAY_MINUTES - 1);

/** A wished stretch; `start` null for a deadline, `end` null where the text leaves it open. */
export interface Resolved {
	readonly start: WallMinute | null;
	readonly end: WallMinute | null;
	readonly grain: Grain;
	readonly days: Days;
}

/** Before this hour of a day it can still be meant. */
const OPENS = 8 * 60;

/** Minutes since midnight. Without a part of the day one to seven o'clock means the afternoon: nobody serves at night. */
export function minuteOf({ hour, minute, full }: ClockSaid, part: Part | null): number {
	if (part && !full && hour <= 12) return part.hour(hour) * 60 + minute;
	return (hour >= 1 && hour <= 7 && !full ? hour + 12 : hour) * 60 + minute;
}

/** Minutes since midnight at which a moment begins; 0 for a whole day. */
export const startOf = ({ clock, part }: Moment): number => (clock ? minuteOf(clock, part) : (part?.from ?? 0));

/** The first hour of a range may take its half of the day from the second: 2点到下午4点. */
function rangeStart(start: Moment, end: Moment, to: number): number {
	const from = startOf(start);
	if (!start.clock || start.part || !end.part || end.day) return from;
	const shared = minuteOf(start.clock, end.part);
	return shared < to ? shared : from;
}

/** Minutes since midnight of the day on which the range ends; more than a day's where it goes over midnight. */
function rangeEnd(start: Moment, end: Moment, sameDay: boolean): number {
	const part = end.part ?? (sameDay ? start.part : null);
	if (!end.clock) return end.part?.to ?? (end.day || !start.clock ? DAY_MINUTES - 1 : (part?.to ?? DAY_MINUTES - 1));
	const to = minuteOf(end.clock, part);
	const from = startOf(start);
	if (!sameDay || to > from) return to;
	// 11点到1点, 上午9点到2点; 晚上10点到6点
	return end.clock.hour <= 12 && to + DAY_MINUTES / 2 > from && end.part === null ? to + DAY_MINUTES / 2 : to + DAY_MINUTES;
}

function range({ start }: Chosen, end: Moment, days: Days): Resolved {
	const last = end.day ? Math.max(days.first, firstFrom(end.day, days.first)) : days.last;
	const sameDay = last === days.first;
	const to = rangeEnd(start, end, sameDay);
	return { start: wall(days.first, rangeStart(start, end, to)), end: wall(last, to), grain: 'range', days: { first: days.first, last } };
}

/** Noon as a limit is twelve o'clock, an evening begins where it begins. */
const limitOf = ({ from, to }: Part): number => (from === 11 * 60 ? 12 * 60 : from < 11 * 60 ? to : from);

function deadline({ start, limit }: Chosen, days: Days): Resolved {
	const { day, clock, part } = start;
	const at = { start: null, grain: 'deadline', days } as const;
	if (clock) return { ...at, end: wall(days.first, minuteOf(clock, part)) };
	if (part) return { ...at, end: wall(days.first, limit === 'before' ? limitOf(part) : part.to) };
	const last = limit === 'within' || day?.whole ? days.last : days.first - 1;
	return { ...at, end: endOf(last) };
}

/** What the words mean with these days. */
function on(chosen: Chosen, days: Days): Resolved {
	const { start, end, limit, latest } = chosen;
	const { clock, part, day } = start;
	const first = wall(days.first, startOf(start));
	if (end && limit === null) return range(chosen, end, days);
	if (limit === 'before' || limit === 'within') return deadline(end ? { ...chosen, start: end } : chosen, days);
	if (limit === 'since' && latest?.clock) {
		return { start: first, end: wall(days.first, minuteOf(latest.clock, latest.part ?? part)), grain: 'range', days };
	}
	if (limit === 'since') return { start: first, end: null, grain: 'since', days };
	if (clock) return { start: first, end: null, grain: 'minute', days: oneDay(days.first) };
	const oneLong = days.first === days.last;
	if (part) return { start: first, end: wall(days.last, part.to), grain: oneLong ? 'part' : 'range', days };
	return { start: first, end: endOf(days.last), grain: oneLong && day !== null ? 'day' : 'range', days };
}

/** Whether a reading still lies ahead; `loose` lets a part of today count that has begun. */
function isAhead(resolved: Resolved, { start, limit }: Chosen, now: WallMinute, loose: boolean): boolean {
	if (limit === 'before' || limit === 'within') return resolved.end !== null && resolved.end > now;
	const from = (resolved.start ?? 0) + (start.clock || start.part ? 0 : OPENS);
	if (from > now) return true;
	return loose && start.day === null && resolved.grain === 'part' && resolved.end !== null && resolved.end - 60 > now;
}

/** The reading that lies ahead, else the last one. `known` = the day agreed on before, for an hour without a day. */
export function resolve(chosen: Chosen, today: Today, known: DayNumber | null, loose: boolean): Resolved {
	const now = wall(today.number, today.minute);
	const { day } = chosen.start;
	if (day?.minutesAhead !== undefined) {
		const at = now + day.minutesAhead;
		const days = oneDay(Math.floor(at / DAY_MINUTES));
		return chosen.limit === 'within' ? { start: null, end: at, grain: 'deadline', days } : { start: at, end: null, grain: 'minute', days };
	}
	const options = day?.options ?? (known === null ? [oneDay(today.number), oneDay(today.number + 1)] : [oneDay(known)]);
	// 这周, 月底: what is left of them
	const left = options.map(({ first, last }) => ({
		first: day?.rough && last >= today.number ? Math.max(first, today.number) : first,
		last,
	}));
	const readings = left.map((days) => on(chosen, days));
	const found = readings.find((reading) => isAhead(reading, chosen, now, loose)) ?? readings.at(-1);
	if (!found) throw new RangeError('a day without options');
	return found;
}
