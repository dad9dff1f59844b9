import { DAY, type Instant } from './instant.ts';
import { addDays, instantOf, localOf, type Zone } from './local-time.ts';
import type { Span, Window, WorkHours } from './policy.ts';

/** When a unit works and when people sleep. A plain value: days off and make-up days will be one more field, asked in `worksOn`. */
export interface Calendar {
	readonly zone: Zone;
	/** null = off. */
	readonly quietHours: Window | null;
	readonly workHours: WorkHours;
}

/** The clocks that stand still at times. */
type Stopping = 'work' | 'day';

const WHOLE_DAY: readonly Window[] = [{ from: 0, to: 1440 }];

/** How far ahead is looked for open time. Twenty years: longer than any span of a policy, short enough to end. */
const HORIZON_DAYS = 7_300;

/** The one place that knows which days are worked. */
const worksOn = (weekday: number, calendar: Calendar): boolean =>
	calendar.workHours.always || calendar.workHours.weekdays.includes(weekday);

/** Outside quiet hours. From later than to means over midnight; from equal to to is nothing. */
function awake(quiet: Window | null): readonly Window[] {
	if (quiet === null || quiet.from === quiet.to) return WHOLE_DAY;
	if (quiet.from > quiet.to) return [{ from: quiet.to, to: quiet.from }];
	return [
		{ from: 0, to: quiet.from },
		{ from: quiet.to, to: 1440 },
	];
}

function windowsOn(weekday: number, clock: Stopping, calendar: Calendar): readonly Window[] {
	if (clock === 'day') return awake(calendar.quietHours);
	if (!worksOn(weekday, calendar)) return [];
	return calendar.workHours.always ? WHOLE_DAY : [...calendar.workHours.windows].sort((a, b) => a.from - b.from);
}

/** The stretches in which the clock runs, in order, from the one that holds or follows `at`; windows that overlap are joined end to end. */
function* openSpans(at: Instant, clock: Stopping, calendar: Calendar): Generator<{ readonly from: Instant; readonly to: Instant }> {
	const today = localOf(at, calendar.zone);
	let seen = Number.NEGATIVE_INFINITY;
	for (let n = 0; n < HORIZON_DAYS; n++) {
		for (const window of windowsOn(((today.weekday - 1 + n) % 7) + 1, clock, calendar)) {
			const day = { year: today.year, month: today.month, day: today.day + n };
			const from = Math.max(seen, instantOf({ ...day, minute: window.from }, calendar.zone));
			const to = instantOf({ ...day, minute: window.to }, calendar.zone);
			if (to <= from) continue;
			seen = to;
			if (to > at) yield { from, to };
		}
	}
}

/** Whether the clock runs at this moment. The first moment of a window belongs to it, the last does not. */
export function isOpen(at: Instant, clock: Stopping, calendar: Calendar): boolean {
	for (const { from } of openSpans(at, clock, calendar)) return from <= at;
	return false;
}

/** `at` itself where the clock runs, else the moment when it starts again; `at` too where it never does. */
export function nextOpen(at: Instant, clock: Stopping, calendar: Calendar): Instant {
	for (const { from } of openSpans(at, clock, calendar)) return Math.max(at, from);
	return at;
}

/** When the clock stopped last, at or before `at`; null where it has not run for two weeks. */
export function lastClosing(at: Instant, clock: Stopping, calendar: Calendar): Instant | null {
	const today = localOf(at, calendar.zone);
	for (let n = 0; n <= 14; n++) {
		const day = { year: today.year, month: today.month, day: today.day - n };
		const weekday = ((((today.weekday - 1 - n) % 7) + 7) % 7) + 1;
		const ends = windowsOn(weekday, clock, calendar).map((window) => instantOf({ ...day, minute: window.to }, calendar.zone));
		const last = Math.max(...ends.filter((end) => end <= at));
		if (Number.isFinite(last)) return last;
	}
	return null;
}

/** The moment at which the clock has run for `ms` since `at`. */
function run(at: Instant, ms: number, clock: Stopping, calendar: Calendar): Instant {
	if (ms <= 0) return at;
	let left = ms;
	let open = false;
	for (const { from, to } of openSpans(at, clock, calendar)) {
		open = true;
		const begin = Math.max(at, from);
		if (left <= to - begin) return begin + left;
		left -= to - begin;
	}
	return open ? addDays(at, HORIZON_DAYS, calendar.zone) : at + ms;
}

/** `n` worked days after a moment, at the same time of day. */
function addWorkedDays(at: Instant, n: number, calendar: Calendar): Instant {
	const { weekday } = localOf(at, calendar.zone);
	let left = n;
	for (let days = 1; days <= HORIZON_DAYS; days++) {
		if (worksOn(((weekday - 1 + days) % 7) + 1, calendar)) left--;
		if (left <= 0) return addDays(at, days, calendar.zone);
	}
	return addDays(at, HORIZON_DAYS, calendar.zone);
}

/**
 * The moment at which a span that begins at `at` is over (contract §2). Never before `at`, never later for an earlier beginning.
 * `wall`: time passes. `day`: only time outside quiet hours counts. `work`: only time inside the windows of worked days counts,
 * and whole days are so many worked days later at the same time of day. A span of whole days that begins outside working hours
 * begins at the next working moment (Friday 20:00 + P1D = Tuesday 8:30, not Monday 20:00), else a question put later could be
 * due earlier. A clock that never runs would keep somebody waiting for ever: it counts as wall time. A time at which work ends counts as reached on that day (16:30 + PT1H = 17:30).
 */
export function addSpan(at: Instant, span: Span, calendar: Calendar): Instant {
	if (span.clock === 'wall') return at + span.days * DAY + span.ms;
	if (span.clock === 'day') return run(at, span.days * DAY + span.ms, 'day', calendar);
	if (span.days <= 0) return run(at, span.ms, 'work', calendar);
	const begin = nextOpen(at, 'work', calendar);
	if (!isOpen(begin, 'work', calendar)) return at + span.days * DAY + span.ms;
	const day = nextOpen(addWorkedDays(begin, span.days, calendar), 'work', calendar);
	return run(day, span.ms, 'work', calendar);
}

/**
 * When quiet hours end; `at` itself outside them. They hold back what nobody asked for at that moment; whether something is urgent
 * is for the caller to know.
 */
export const endOfQuiet = (at: Instant, calendar: Calendar): Instant => nextOpen(at, 'day', calendar);
