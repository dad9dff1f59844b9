import { DAY, HOUR, type Instant, MINUTE, SECOND } from './instant.ts';
import type { Item, Order, OrderState } from './order.ts';
import type { Policy } from './policy.ts';
import { deadlineOf, middle, nextLimit, roundLimit, stageLimit, targetOf, whenOpen } from './stage-limit.ts';
import { addSpan, type Calendar } from './work-calendar.ts';

/** Everything that an order may wait for. A timer is one row of the table of timers (contract §0.7). */
export const TIMER_KINDS = [
	'collect', // the station has not looked at it
	'dispatch', // nobody has been asked
	'round', // the round brought nobody
	'tell', // nobody yet: the resident is told
	'crew', // a team accepted, members are still missing
	'remind', // before the visit and at its start
	'finish', // the visit should be over
	'rate-ask',
	'rate-remind1',
	'rate-remind2',
	'rate-close',
	'hours-confirm', // the station has not confirmed hours
	'hours-alarm',
	'hours-red',
	'unserved-ask', // asked once more
	'unserved-close', // set aside
	'returned-close', // set aside
	'merged-check', // joined to another order and not served with it
] as const;
export type TimerKind = (typeof TIMER_KINDS)[number];

export interface Timer {
	readonly kind: TimerKind;
	/**
	 * Names the occasion within (order, kind): mostly the moment that the timer counts from. A fired row stays marked and is
	 * neither repeated nor dropped, so whatever begins anew needs another key and whatever goes on the same one.
	 */
	readonly key: string;
	readonly dueAt: Instant;
	/** The resident hears something when it fires. */
	readonly tellsResident: boolean;
}

/** What the clock looks at beside the order. */
export interface ClockFacts {
	readonly policy: Policy;
	readonly calendar: Calendar;
	readonly item: Pick<Item, 'durationMin'>;
	/** Members who must still join before the team can set out; 0 where enough have joined or the station let it go. */
	readonly crewMissing: number;
	/** Members who joined and left again in this attempt: each makes the crew short anew. */
	readonly crewLeft: number;
}

/** A merged order has no limit of its own; somebody looks at it once a month, so that it is never forgotten. */
const MERGED_CHECK_DAYS = 30;

const timer = (kind: TimerKind, key: string | Instant, dueAt: Instant, tellsResident: boolean): Timer => ({
	kind,
	key: String(key),
	dueAt,
	tellsResident,
});

/** A stage with a limit: the card goes up and the resident gets an apology and a new time. `stageAt` changes with each, so it is the key. */
const stageTimer = (kind: 'collect' | 'dispatch' | 'round', order: Order, ctx: ClockFacts): Timer =>
	timer(kind, order.stageAt, kind === 'round' ? roundLimit(order, ctx) : stageLimit(order, kind, ctx), true);

/**
 * "Nobody yet", once in each search: after 点单, later after the newest step of the new search (each step was told as well).
 * Booked orders: at most half of the time to T, and never later than 48 h before the slot where that still lies ahead.
 */
function tellTimer(order: Order, ctx: ClockFacts): Timer {
	const from = order.attempt === 1 ? order.createdAt : order.stageAt;
	let dueAt = addSpan(from, ctx.policy.tellResident[order.urgency], ctx.calendar);
	const deadline = deadlineOf(order.slot, from);
	if (order.urgency === 'booked' && order.slot !== null && deadline !== null) {
		dueAt = Math.min(dueAt, Math.max(from + 1, middle(from, targetOf(order, from, deadline))));
		const twoDaysBefore = order.slot.start - 2 * DAY;
		if (twoDaysBefore > from) dueAt = Math.min(dueAt, twoDaysBefore);
	}
	return timer('tell', order.attempt, dueAt, true);
}

/**
 * The crew is still short: `replacement` on the day before the visit and for urgent ones, else as long as a team has to answer,
 * but not beyond the day before. Counted from the newest row, since a member may leave at any time; once per number missing and member who left.
 * Station and resident hear that somebody is still being looked for.
 */
function crewTimers(order: Order, acceptedAt: Instant, ctx: ClockFacts): Timer[] {
	if (order.state !== 'accepted' || ctx.crewMissing <= 0) return [];
	const from = order.updatedAt;
	const dayBefore = order.slot === null ? null : order.slot.start - DAY;
	const soon = dayBefore === null ? order.urgency === 'urgent' : from >= dayBefore;
	const dueAt = addSpan(from, soon ? ctx.policy.replacement : ctx.policy.round1[order.urgency], ctx.calendar);
	return [
		timer(
			'crew',
			`${acceptedAt}.${ctx.crewMissing}.${ctx.crewLeft}`,
			soon || dayBefore === null ? dueAt : Math.min(dueAt, dayBefore),
			true,
		),
	];
}

/** PT2H for two hours: part of a key, so it never changes. */
function durationCode(ms: number): string {
	const hours = Math.floor(ms / HOUR);
	const minutes = Math.floor((ms % HOUR) / MINUTE);
	const seconds = (ms % MINUTE) / SECOND;
	const parts = [hours > 0 ? `${hours}H` : '', minutes > 0 ? `${minutes}M` : '', seconds > 0 ? `${seconds}S` : ''].join('');
	return `PT${parts === '' ? '0S' : parts}`;
}

/** From the hour the leader set or the window's start (contract §0.14). At the start itself only the volunteers are spoken to. */
function remindTimers(order: Order, acceptedAt: Instant, ctx: ClockFacts): Timer[] {
	const { slot } = order;
	if (slot === null || order.state === 'serving') return [];
	return ctx.policy.reminderBefore
		.filter((before) => slot.start - before > acceptedAt)
		.map((before) => timer('remind', `${slot.start}.${durationCode(before)}`, slot.start - before, before > 0));
}

/**
 * The visit should be over: counted from acceptance, or from the end of the slot (a clock time lasts as long as the item does).
 * When that limit lay behind already as this state began, it is counted from there: after a late one, or a late 接.
 */
function finishTimer(order: Order, acceptedAt: Instant, ctx: ClockFacts): Timer {
	const { slot } = order;
	const agreed = slot === null ? acceptedAt : Math.max(slot.end, slot.start + ctx.item.durationMin * MINUTE);
	const span = ctx.policy.finish[order.urgency];
	const dueAt = addSpan(agreed, span, ctx.calendar);
	if (dueAt > order.stageAt) return timer('finish', agreed, dueAt, true);
	return timer('finish', order.stageAt, nextLimit(order.stageAt, span, order.lateCount, ctx.calendar), true);
}

function visitTimers(order: Order, ctx: ClockFacts): Timer[] {
	const acceptedAt = order.acceptedAt ?? order.stageAt;
	return [finishTimer(order, acceptedAt, ctx), ...remindTimers(order, acceptedAt, ctx), ...crewTimers(order, acceptedAt, ctx)];
}

/** All count from 完成, whether the hours stand or not. An order served with others has none of its own: its state's beginning. */
function ratingTimers(order: Order, { policy, calendar }: ClockFacts): Timer[] {
	if (order.ratedAt !== null) return [];
	const from = order.finishedAt ?? order.stageAt;
	return [
		timer('rate-ask', from, addSpan(from, policy.ratingAsk, calendar), true),
		timer('rate-remind1', from, addSpan(from, policy.ratingRemind1, calendar), true),
		timer('rate-remind2', from, addSpan(from, policy.ratingRemind2, calendar), true),
		timer('rate-close', from, addSpan(from, policy.ratingClose, calendar), false),
	];
}

/** Confirmed by whoever answers for the unit; a red alarm is repeated until somebody does, so that no order lies for ever. */
function hoursTimers(order: Order, { policy, calendar }: ClockFacts): Timer[] {
	const from = order.finishedAt ?? order.stageAt;
	const again =
		order.lateCount > 0
			? [timer('hours-red', `${from}.${order.lateCount}`, addSpan(order.stageAt, policy.hoursConfirm, calendar), false)]
			: [];
	return [
		timer('hours-confirm', from, addSpan(from, policy.hoursConfirm, calendar), false),
		timer('hours-alarm', from, addSpan(from, policy.hoursAlarm, calendar), false),
		timer('hours-red', from, addSpan(from, policy.hoursRed, calendar), false),
		...again,
	];
}

/** Asked once more, then set aside. `lateCount` tells whether the asking began the stage anew. */
function unservedTimers(order: Order, { policy, calendar }: ClockFacts): Timer[] {
	const from = order.stageAt;
	if (order.lateCount > 0) return [timer('unserved-close', from, addSpan(from, policy.unservedClose, calendar), true)];
	const askAt = addSpan(from, policy.unservedAsk, calendar);
	return [timer('unserved-ask', from, askAt, true), timer('unserved-close', from, addSpan(askAt, policy.unservedClose, calendar), true)];
}

const TIMERS: Readonly<Record<OrderState, (order: Order, ctx: ClockFacts) => Timer[]>> = {
	ordered: (order, ctx) => [stageTimer('collect', order, ctx), tellTimer(order, ctx)],
	collected: (order, ctx) => [stageTimer('dispatch', order, ctx), tellTimer(order, ctx)],
	offering: (order, ctx) => [stageTimer('round', order, ctx), tellTimer(order, ctx)],
	accepted: visitTimers,
	departed: visitTimers,
	serving: visitTimers,
	confirming: (order, ctx) => [...hoursTimers(order, ctx), ...ratingTimers(order, ctx)],
	rating: ratingTimers,
	unserved: unservedTimers,
	returned: (order, { policy, calendar }) => [
		timer('returned-close', order.stageAt, addSpan(order.stageAt, policy.returnedClose, calendar), true),
	],
	merged: (order) => [timer('merged-check', order.stageAt, order.stageAt + MERGED_CHECK_DAYS * DAY, false)],
	closed: () => [],
	referred: () => [],
	cancelled: () => [],
};

/**
 * All timers of an order, soonest first. Pure and total: rebuilt at every move and compared with the rows by `reconcile`
 * (contract §0.7). Every open state has at least one. A timer may lie in the past; then it is due now.
 */
export function dueOf(order: Order, ctx: ClockFacts): Timer[] {
	return TIMERS[order.state](order, ctx)
		.map((one) => (one.tellsResident && order.urgency !== 'urgent' ? { ...one, dueAt: outOfQuiet(one.dueAt, order, ctx) } : one))
		.sort((a, b) => a.dueAt - b.dueAt || TIMER_KINDS.indexOf(a.kind) - TIMER_KINDS.indexOf(b.kind));
}

/** What the resident is to hear in quiet hours would be held back and the promise broken: it comes before them, or after. */
function outOfQuiet(dueAt: Instant, order: Order, { calendar }: ClockFacts): Instant {
	const from = Math.max(order.stageAt, order.updatedAt);
	return dueAt <= from ? dueAt : whenOpen(dueAt, from, deadlineOf(order.slot, from), 'day', calendar);
}

/** The next moment at which the resident will hear something, or null: the clock time that texts promise. */
export function promiseOf(timers: readonly Timer[], at: Instant): Instant | null {
	const ahead = timers.filter((one) => one.tellsResident && one.dueAt > at).map((one) => one.dueAt);
	return ahead.length === 0 ? null : Math.min(...ahead);
}

/** A row of the table of timers, as far as rebuilding looks at it. A kind that this version does not know is wanted by nobody. */
export interface TimerRow {
	readonly kind: string;
	readonly key: string;
	readonly dueAt: Instant;
	readonly firedAt: Instant | null;
}

/**
 * What to write so that an order's rows hold what is wanted. A fired row stays as it is, whatever is wanted; one that has not
 * fired is removed when nobody wants it and moved when its due time changed.
 */
export function reconcile<Row extends TimerRow>(
	rows: readonly Row[],
	wanted: readonly Timer[],
): {
	readonly insert: readonly Timer[];
	readonly move: readonly { readonly row: Row; readonly dueAt: Instant }[];
	readonly remove: readonly Row[];
} {
	const idOf = (x: { readonly kind: string; readonly key: string }): string => `${x.kind} ${x.key}`;
	const missing = new Map(wanted.map((one) => [idOf(one), one]));
	const move: { row: Row; dueAt: Instant }[] = [];
	const remove: Row[] = [];
	for (const row of rows) {
		const one = missing.get(idOf(row));
		missing.delete(idOf(row));
		if (row.firedAt !== null) continue;
		if (one === undefined) remove.push(row);
		else if (one.dueAt !== row.dueAt) move.push({ row, dueAt: one.dueAt });
	}
	return { insert: [...missing.values()], move, remove };
}
