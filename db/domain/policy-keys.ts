import { Temporal } from 'temporal-polyfill';
import { DAY } from './instant.ts';
import { URGENCIES, type Urgency } from './order.ts';
import { CLOCKS, type Policy, type Span, type Window, type WorkHours } from './policy.ts';

/** One line of contract §2: urgent, normal, booked, group. */
const row = <K extends string>(key: K, urgent: string, normal: string, booked: string, group: string) =>
	({ [`${key}.urgent`]: urgent, [`${key}.normal`]: normal, [`${key}.booked`]: booked, [`${key}.group`]: group }) as Readonly<
		Record<`${K}.${Urgency}`, string>
	>;

/**
 * Durations with a clock. Not read yet: `proposal` and `noShow.*`, until the issue “Promises” brings what they limit, and
 * `duplicate.window`, until “Collecting” does.
 */
const SPANS = {
	...row('collect', 'PT10M wall', 'PT2H work', 'PT2H work', 'P2D work'),
	...row('dispatch', 'PT5M wall', 'PT2H work', 'PT4H work', 'P1D work'),
	...row('round1', 'PT15M wall', 'PT4H day', 'PT12H day', 'P1D work'),
	...row('round2', 'PT15M wall', 'PT4H day', 'PT12H day', 'P1D work'),
	...row('round3', 'PT15M wall', 'PT4H day', 'PT24H day', 'P2D work'),
	...row('tellResident', 'PT1H wall', 'PT24H wall', 'PT24H wall', 'P2D work'),
	...row('finish', 'PT4H wall', 'P5D work', 'PT15M wall', 'P1D work'),
	'unserved.ask': 'P1D wall',
	'returned.close': 'P7D wall',
	proposal: 'PT4H day',
	undoFinish: 'PT10M wall',
	urge: 'PT2H wall',
	'rating.ask': 'PT10M wall',
	'rating.remind1': 'PT24H wall',
	'rating.remind2': 'PT72H wall',
	'rating.close': 'P7D wall',
	'noShow.ask': 'PT15M wall',
	'noShow.alarm': 'PT25M wall',
	replacement: 'PT15M wall',
	'hours.confirm': 'P2D work',
	'hours.alarm': 'P5D work',
	'hours.red': 'P8D work',
	'danger.silent': 'PT5M wall',
	'crisis.again': 'PT5M wall',
	'draft.nudge': 'PT30M wall',
	'draft.expire': 'PT24H wall',
	'duplicate.window': 'PT72H wall',
} as const;
type SpanKey = keyof typeof SPANS;

/** "At once" or "never" makes sense for these; a stage whose limit is zero would be late for ever. */
const MAY_BE_ZERO: readonly SpanKey[] = ['undoFinish', 'urge', 'rating.ask', 'noShow.ask', 'duplicate.window'];

/** What may be done for so long after something, whoever works or sleeps: counted on the wall clock alone. */
const WALL_ONLY: readonly SpanKey[] = ['undoFinish', 'urge', 'crisis.again'];

/**
 * Whole numbers. Not read yet: `limits.hoursPerDay`, `limits.checkInsPerDay`, `retention.personalDays` and `retention.rawDays`, until
 * “Collecting” brings what they limit.
 */
const COUNTS = {
	'limits.openOrders': 2,
	'limits.sameKindPerWeek': 1,
	'limits.hoursPerDay': 8,
	'limits.checkInsPerDay': 3,
	'limits.messagesPerMinute': 30,
	'limits.teamOpenOrders': 20,
	'limits.fruitlessTurns': 5,
	'retention.personalDays': 180,
	'retention.rawDays': 30,
	'retention.pickDays': 90,
} as const;
type CountKey = keyof typeof COUNTS;

/** Raw bodies may be wiped the same night; a limit of zero would forbid what it limits. */
const COUNT_MAY_BE_ZERO: readonly CountKey[] = ['retention.rawDays'];

/** Every key of DESK_POLICY_FILE with the value that holds where the file says nothing (contract §2). */
export const POLICY_DEFAULTS = {
	...SPANS,
	'reminder.before': ['PT24H', 'PT2H', 'PT0S'],
	quietHours: '21:00-08:00',
	workHours: '08:30-12:00,14:00-17:30 Mon-Fri',
	'digest.at': '08:30',
	autoDispatch: true,
	...COUNTS,
} as const satisfies Readonly<Record<string, string | number | boolean | readonly string[]>>;
type PolicyKey = keyof typeof POLICY_DEFAULTS;

/** In demo nobody should wait for Monday; a file that names the key is still obeyed. */
const RELAXED = { quietHours: 'off', workHours: 'always' } as const;

/** Why a policy is refused: the key and one English sentence that says what is wrong. */
export interface PolicyProblem {
	readonly key: string;
	readonly problem: string;
}

export const isPolicyProblem = (x: Policy | PolicyProblem): x is PolicyProblem => 'problem' in x;

/** After the last question about an unserved order it is set aside (contract §2, no key of its own). */
const UNSERVED_CLOSE: Span = { days: 7, ms: 0, clock: 'wall' };

/** Ten years. A due time beyond what PostgreSQL and clocks can hold would stop the sweep. */
const LONGEST = 3_650 * DAY;

/** A value, or the sentence that says why there is none. */
type Read<T> = { readonly value: T } | { readonly wrong: string };

const shown = (given: unknown): string => JSON.stringify(given) ?? String(given);

/** `whole` = the value as given, for the sentence. */
function readDuration(text: string, whole: string): Read<{ readonly days: number; readonly ms: number }> {
	let parsed: Temporal.Duration;
	try {
		parsed = Temporal.Duration.from(text);
	} catch {
		return { wrong: `"${whole}" is not an ISO 8601 duration such as "PT2H", "PT15M" or "P2D".` };
	}
	if (parsed.sign < 0) return { wrong: `"${whole}" is negative.` };
	if (parsed.years !== 0 || parsed.months !== 0 || parsed.weeks !== 0)
		return { wrong: `"${whole}" must be given in days, hours, minutes and seconds.` };
	const ms = Math.round(parsed.with({ days: 0 }).total('milliseconds'));
	if (parsed.days * DAY + ms > LONGEST) return { wrong: `"${whole}" is longer than ten years.` };
	return { value: { days: parsed.days, ms } };
}

function readSpan(given: unknown, { zeroToo, wallOnly }: { readonly zeroToo: boolean; readonly wallOnly: boolean }): Read<Span> {
	if (typeof given !== 'string') return { wrong: `${shown(given)} is not a text such as "PT2H work".` };
	const [text = '', word, ...rest] = given.trim().split(/\s+/);
	const duration = readDuration(text, given);
	if ('wrong' in duration) return duration;
	const clock = CLOCKS.find((name) => name === word);
	if (clock === undefined || rest.length > 0)
		return { wrong: `"${given}" must be a duration and one of the clocks wall, work and day, such as "PT2H work".` };
	if (wallOnly && clock !== 'wall')
		return { wrong: `"${given}" must be on the clock wall: what it limits counts every hour. Write "${text} wall".` };
	if (!zeroToo && duration.value.days === 0 && duration.value.ms === 0) return { wrong: `"${given}" must be longer than zero.` };
	return { value: { ...duration.value, clock } };
}

function readReminders(given: unknown): Read<readonly number[]> {
	if (!Array.isArray(given)) return { wrong: `${shown(given)} is not a list of durations such as ["PT24H","PT2H"].` };
	const before = new Set<number>();
	for (const entry of given as readonly unknown[]) {
		if (typeof entry !== 'string') return { wrong: `${shown(entry)} is not a duration such as "PT2H".` };
		const duration = readDuration(entry, entry);
		if ('wrong' in duration) return duration;
		before.add(duration.value.days * DAY + duration.value.ms);
	}
	return { value: [...before].sort((a, b) => b - a) };
}

/** Minutes of "HH:MM" since midnight; "24:00" only where a window ends. */
function minuteOf(text: string): number | null {
	const match = /^(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/.exec(text);
	if (match === null) return null;
	return match[1] === undefined ? 1440 : Number(match[1]) * 60 + Number(match[2]);
}

function windowOf(text: string): Window | null {
	const [from, to, ...rest] = text.split('-').map(minuteOf);
	if (from === undefined || from === null || to === undefined || to === null || rest.length > 0) return null;
	return from === 1440 ? null : { from, to };
}

function readQuietHours(given: unknown): Read<Window | null> {
	if (given === 'off') return { value: null };
	const window = typeof given === 'string' ? windowOf(given) : null;
	if (window === null || window.from === window.to || (window.from === 0 && window.to === 1440))
		return { wrong: `${shown(given)} is neither "off" nor a window such as "21:00-08:00".` };
	return { value: window };
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** "Mon-Fri", "Sat,Sun", "Fri-Mon" (over the weekend); null where a day is not known. */
function weekdaysOf(text: string): readonly number[] | null {
	const days = new Set<number>();
	for (const part of text.split(',')) {
		const [first, last, ...rest] = part.split('-').map((name) => WEEKDAYS.indexOf(name));
		if (first === undefined || first < 0 || last === -1 || rest.length > 0) return null;
		const count = last === undefined ? 1 : ((last - first + 7) % 7) + 1;
		for (let n = 0; n < count; n++) days.add(((first + n) % 7) + 1);
	}
	return [...days].sort((a, b) => a - b);
}

function readWorkHours(given: unknown): Read<WorkHours> {
	const everyDay = [1, 2, 3, 4, 5, 6, 7];
	if (given === 'always') return { value: { always: true, windows: [{ from: 0, to: 1440 }], weekdays: everyDay } };
	const wrong = { wrong: `${shown(given)} is neither "always" nor windows and days such as "08:30-12:00,14:00-17:30 Mon-Fri".` };
	if (typeof given !== 'string') return wrong;
	const [hours = '', names, ...rest] = given.trim().split(/\s+/);
	const weekdays = names === undefined ? everyDay : weekdaysOf(names);
	if (weekdays === null || rest.length > 0) return wrong;
	const windows: Window[] = [];
	for (const text of hours.split(',')) {
		const window = windowOf(text);
		if (window === null || window.from >= window.to) return wrong;
		windows.push(window);
	}
	windows.sort((a, b) => a.from - b.from);
	if (windows.some((window, n) => n > 0 && window.from < (windows[n - 1]?.to ?? 0)))
		return { wrong: `The windows in ${shown(given)} overlap.` };
	return { value: { always: false, windows, weekdays } };
}

function readDigestAt(given: unknown): Read<number> {
	const minute = typeof given === 'string' ? minuteOf(given) : null;
	return minute === null || minute === 1440 ? { wrong: `${shown(given)} is not a time of day such as "08:30".` } : { value: minute };
}

function readSwitch(given: unknown): Read<boolean> {
	return typeof given === 'boolean' ? { value: given } : { wrong: `${shown(given)} is neither true nor false.` };
}

function readCount(given: unknown, zeroToo: boolean): Read<number> {
	const least = zeroToo ? 0 : 1;
	if (typeof given !== 'number' || !Number.isSafeInteger(given) || given < least)
		return { wrong: `${shown(given)} is not a whole number of at least ${least}.` };
	return { value: given };
}

/**
 * The policy of a desk: what is given, else the defaults; in demo (`relaxed`) without quiet hours and always at work, unless given.
 * An unknown key or a bad value gives the first problem found, never half a policy (contract §2: it stops the start and is named).
 */
export function parsePolicy(given: Readonly<Record<string, unknown>>, demo: { readonly relaxed: boolean }): Policy | PolicyProblem {
	for (const key of Object.keys(given)) if (!Object.hasOwn(POLICY_DEFAULTS, key)) return { key, problem: 'There is no such key.' };
	const values: Readonly<Record<string, unknown>> = { ...POLICY_DEFAULTS, ...(demo.relaxed ? RELAXED : {}), ...given };
	const problems: PolicyProblem[] = [];
	// after a problem the value does not matter any more: the policy is thrown away
	const take = <K extends PolicyKey, T>(key: K, read: (value: unknown) => Read<T>, otherwise: T): T => {
		const result = read(values[key]);
		if ('value' in result) return result.value;
		problems.push({ key, problem: result.wrong });
		return otherwise;
	};
	const span = (key: SpanKey): Span =>
		take(key, (value) => readSpan(value, { zeroToo: MAY_BE_ZERO.includes(key), wallOnly: WALL_ONLY.includes(key) }), UNSERVED_CLOSE);
	const count = (key: CountKey): number => take(key, (value) => readCount(value, COUNT_MAY_BE_ZERO.includes(key)), 1);
	const perUrgency = (key: 'collect' | 'dispatch' | 'round1' | 'round2' | 'round3' | 'tellResident' | 'finish'): Record<Urgency, Span> => ({
		urgent: span(`${key}.urgent`),
		normal: span(`${key}.normal`),
		booked: span(`${key}.booked`),
		group: span(`${key}.group`),
	});
	const policy: Policy = {
		collect: perUrgency('collect'),
		dispatch: perUrgency('dispatch'),
		round1: perUrgency('round1'),
		round2: perUrgency('round2'),
		round3: perUrgency('round3'),
		tellResident: perUrgency('tellResident'),
		finish: perUrgency('finish'),
		unservedAsk: span('unserved.ask'),
		unservedClose: UNSERVED_CLOSE,
		returnedClose: span('returned.close'),
		proposal: span('proposal'),
		undoFinish: span('undoFinish'),
		urge: span('urge'),
		ratingAsk: span('rating.ask'),
		ratingRemind1: span('rating.remind1'),
		ratingRemind2: span('rating.remind2'),
		ratingClose: span('rating.close'),
		noShowAsk: span('noShow.ask'),
		noShowAlarm: span('noShow.alarm'),
		replacement: span('replacement'),
		hoursConfirm: span('hours.confirm'),
		hoursAlarm: span('hours.alarm'),
		hoursRed: span('hours.red'),
		dangerSilent: span('danger.silent'),
		crisisAgain: span('crisis.again'),
		draftNudge: span('draft.nudge'),
		draftExpire: span('draft.expire'),
		duplicateWindow: span('duplicate.window'),
		reminderBefore: take('reminder.before', readReminders, []),
		quietHours: take('quietHours', readQuietHours, null),
		workHours: take('workHours', readWorkHours, { always: true, windows: [], weekdays: [] }),
		digestAt: take('digest.at', readDigestAt, 0),
		autoDispatch: take('autoDispatch', readSwitch, true),
		limits: {
			openOrders: count('limits.openOrders'),
			sameKindPerWeek: count('limits.sameKindPerWeek'),
			hoursPerDay: count('limits.hoursPerDay'),
			checkInsPerDay: count('limits.checkInsPerDay'),
			messagesPerMinute: count('limits.messagesPerMinute'),
			teamOpenOrders: count('limits.teamOpenOrders'),
			fruitlessTurns: count('limits.fruitlessTurns'),
		},
		retention: {
			personalDays: count('retention.personalDays'),
			rawDays: count('retention.rawDays'),
			pickDays: count('retention.pickDays'),
		},
	};
	return problems[0] ?? policy;
}

const isSpan = (value: unknown): value is Span => typeof value === 'object' && value !== null && 'clock' in value;
const lengthOf = (span: Span): number => span.days * DAY + span.ms;

/**
 * The shortest duration of a policy in ms, whatever its clock: due things are looked for every second while it is under
 * a minute (contract §2). A reminder of zero means "at the start" and is no duration.
 */
export function shortestSpan(policy: Policy): number {
	let shortest = Math.min(...policy.reminderBefore.filter((before) => before > 0));
	for (const value of Object.values(policy) as readonly unknown[]) {
		if (isSpan(value)) shortest = Math.min(shortest, lengthOf(value));
		else if (typeof value === 'object' && value !== null && 'urgent' in value)
			for (const urgency of URGENCIES) shortest = Math.min(shortest, lengthOf((value as Readonly<Record<Urgency, Span>>)[urgency]));
	}
	return shortest;
}
