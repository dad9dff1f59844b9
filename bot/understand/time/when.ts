/** The wished time as an order can hold it: a window on one day. */
import type { Instant } from '../../../db/domain/instant.ts';
import { localDate, type Zone } from '../../../db/domain/local-time.ts';
import type { Slot } from '../../../db/domain/order.ts';
import { normalise } from '../normalise.ts';
import { readingOf, wordsAt } from '../reading.ts';
import { soonIn } from '../urgency.ts';
import type { Chosen } from './choose.ts';
import { read } from './read.ts';
import { DAY_MINUTES, type Resolved, type WallMinute } from './resolve.ts';
import { instantAt } from './time.ts';

/** The wanted time as a text says it. */
export interface WhenFound {
	/** null = only that it is wanted soon. */
	readonly slot: Slot | null;
	/** The words it was read from, as they were written. */
	readonly span: string;
	/** The time lies behind: a better one is to be proposed. */
	readonly past: boolean;
	/** Today, or as soon as can be. */
	readonly wantedToday: boolean;
}

const OPENS = 8 * 60;
const CLOSES = 18 * 60;
const NIGHT = 23 * 60;

interface WallSlot {
	readonly from: WallMinute;
	readonly to: WallMinute;
	readonly grain: Slot['grain'];
}

/**
 * The stretch of one day that an order holds (contract §0.14). Of 周三到周五 the first day ahead; an hour as a limit goes to the
 * end of the hours of service. What names no day of its own (月底前, 12月起, 下周) is asked for again: null.
 */
function slotOf({ start, end, grain, days }: Resolved, { start: said, end: until, limit }: Chosen, now: WallMinute): WallSlot | null {
	const { part, clock, day } = said;
	const onDay = (number: number, from: number, to: number): WallSlot => ({
		from: number * DAY_MINUTES + from,
		to: number * DAY_MINUTES + to,
		grain: part ? 'part' : 'day',
	});
	if (grain === 'minute' && start !== null) return { from: start, to: start, grain };
	// 今天之内
	if (grain === 'deadline' && limit === 'within' && days.first === days.last && !clock)
		return onDay(days.first, part?.from ?? OPENS, part?.to ?? CLOSES);
	if (grain === 'deadline' || grain === 'since') {
		if (!(clock && (day || part))) return null;
		const [opens, closes] = [days.first * DAY_MINUTES + (part?.from ?? OPENS), days.first * DAY_MINUTES + CLOSES];
		const from = start ?? opens;
		const to = end ?? (from < closes ? closes : Math.max(days.first * DAY_MINUTES + NIGHT, from));
		return from < to ? { from, to, grain: 'minute' } : null;
	}
	if (grain === 'range' && start !== null && end !== null && Math.floor(start / DAY_MINUTES) === Math.floor(end / DAY_MINUTES)) {
		return { from: start, to: end, grain: clock || until?.clock ? 'minute' : 'part' };
	}
	if (day?.rough) return null;
	for (let number = days.first; number <= days.last; number++) {
		const slot = onDay(number, part?.from ?? OPENS, part?.to ?? CLOSES);
		if (slot.from > now || number === days.last) return slot;
	}
	return null;
}

type Reading = NonNullable<ReturnType<typeof read>>;

function slotIn({ found, today }: Reading, zone: Zone): Slot | null {
	const walled = found && slotOf(found.resolved, found.chosen, today.number * DAY_MINUTES + today.minute);
	return walled && { start: instantAt(walled.from, zone), end: instantAt(walled.to, zone), grain: walled.grain };
}

/**
 * The time a text asks for, counted from `at`, the moment it was written; null when it names none that an order can hold. `known` =
 * the day agreed on before, to which 改成下午 belongs.
 */
export function whenOf(text: string, at: Instant, zone: Zone, known: Instant | null = null): WhenFound | null {
	const reading = read(text, at, zone, { known, loose: false });
	const found = reading?.found;
	const slot = reading && !found?.chosen.start.day?.missing ? slotIn(reading, zone) : null;
	if (reading && found && slot) {
		return {
			slot,
			span: wordsAt(
				text,
				found.chosen.spans.map(reading.origin).map(({ from, to }) => readingOf(text).spanOf(from, to)),
			),
			past: slot.grain === 'minute' ? slot.start <= at : slot.end <= at,
			wantedToday: localDate(slot.start, zone) === localDate(at, zone),
		};
	}
	const soon = soonIn(normalise(text));
	return soon === null ? null : { slot: null, span: soon, past: false, wantedToday: true };
}

/** What was probably meant by a day that the calendar does not have: the last of February by 2月30日. Null where the text names none. */
export function insteadOfMissingDay(text: string, at: Instant, zone: Zone): Slot | null {
	const reading = read(text, at, zone, { known: null, loose: false });
	return reading?.found?.chosen.start.day?.missing ? slotIn(reading, zone) : null;
}
