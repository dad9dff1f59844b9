import { DAY, HOUR, type Instant, MINUTE } from './instant.ts';
import type { Order, Slot } from './order.ts';
import type { ClockName, Policy, Span } from './policy.ts';
import { addSpan, type Calendar, isOpen, lastClosing, nextOpen } from './work-calendar.ts';

/** How long a stage may last: the table of deadlines and, where a slot is near, its share of the time that is left (contract §0.13). */

export type Stage = 'collect' | 'dispatch' | 'round1' | 'round2' | 'round3';

/** Contract §0.13: the share of each stage of the time until T, and the shares still to come when it begins. */
const SHARES: Readonly<Record<Stage, { readonly own: number; readonly left: number }>> = {
	collect: { own: 10, left: 100 },
	dispatch: { own: 10, left: 90 },
	round1: { own: 25, left: 80 },
	round2: { own: 25, left: 55 },
	round3: { own: 30, left: 30 },
};

export const middle = (a: Instant, b: Instant): Instant => Math.floor(a + (b - a) / 2);

/** What a search must not outlast: the slot's start, once that is past its end, after it nothing. */
export function deadlineOf(slot: Slot | null, from: Instant): Instant | null {
	if (slot === null) return null;
	if (from < slot.start) return slot.start;
	return from < slot.end ? slot.end : null;
}

/**
 * T of contract §0.13, seen from a stage that begins at `from`: the later of a day before the deadline and halfway to it.
 * Halfway is counted from 点单, so that the stages together end at T. Once that T is nearly used up (a stage was late, the
 * order came back from a team) it is counted from `from`, else nothing would be left to share out.
 */
export function targetOf(order: Order, from: Instant, deadline: Instant): Instant {
	const dayBefore = deadline - DAY;
	const target = Math.max(dayBefore, middle(order.createdAt, deadline));
	const used = target - from < (target - order.createdAt) / 5;
	return used ? Math.max(dayBefore, middle(from, deadline)) : target;
}

/**
 * The longest that a stage may last because of the slot, in ms; always positive and over before the deadline.
 * Booked orders share out the time until T; the other classes have limits that hardly meet a slot and get half of the time to it.
 */
function nearnessOf(order: Order, stage: Stage, from: Instant, deadline: Instant): number {
	const left = deadline - from;
	// no shares of seconds: one last limit just before the deadline
	if (left <= 2 * MINUTE) return Math.max(1, left - 1);
	if (order.urgency !== 'booked') return middle(from, deadline) - from;
	const { own, left: shares } = SHARES[stage];
	// with each level that a late card goes up it gets one share more, so that four levels fit before T and not forty apologies
	const share = Math.min(own * (1 + order.lateCount), Math.max(own, shares / 2));
	return Math.max(MINUTE, Math.floor(((targetOf(order, from, deadline) - from) * share) / shares));
}

function spanOf(order: Order, stage: Stage, policy: Policy): Span {
	// the search for a substitute is short in every round (contract §0.12)
	if (order.replacement && stage !== 'collect' && stage !== 'dispatch') return policy.replacement;
	return policy[stage][order.urgency];
}

/** So long before the end of a day, that what follows from a limit can still be told in it. */
const BEFORE_CLOSING = 30 * MINUTE;

/**
 * A limit is a promise to the resident, and is kept only while somebody is awake to keep it. One that falls where its clock stands still
 * comes before that, if that leaves half of the time, else after it, if that is still before the deadline.
 */
export function whenOpen(limit: Instant, from: Instant, deadline: Instant | null, clock: ClockName, calendar: Calendar): Instant {
	if (clock === 'wall' || isOpen(limit, clock, calendar)) return limit;
	const closed = lastClosing(limit, clock, calendar);
	const before = closed === null ? from : closed - BEFORE_CLOSING;
	if (before - from >= (limit - from) / 2) return before;
	const after = nextOpen(limit, clock, calendar);
	return deadline === null || after < deadline ? after : limit;
}

/** So many times a card goes up at its usual pace: station, 所, centre. */
const LEVELS = 3;

/**
 * The limit after so many that passed in vain. Each later one is told to the resident as well: at first as often as the table says,
 * then after an hour, two, four, at most a day, so that an apology stays one.
 */
export function nextLimit(from: Instant, span: Span, inVain: number, calendar: Calendar): Instant {
	const byTable = addSpan(from, span, calendar);
	if (inVain <= 0) return byTable;
	const wait = from + Math.min(DAY, HOUR * 2 ** Math.min(inVain - 1, 5));
	return Math.max(byTable, whenOpen(wait, from, null, 'day', calendar));
}

/** When the limit of a stage passes, counted from `order.stageAt`: the smaller of the table and what the slot leaves (contract §0.13). */
export function stageLimit(
	order: Order,
	stage: Stage,
	{ policy, calendar }: { readonly policy: Policy; readonly calendar: Calendar },
): Instant {
	const from = order.stageAt;
	const span = spanOf(order, stage, policy);
	const byTable = nextLimit(from, span, order.lateCount - LEVELS + 1, calendar);
	const deadline = deadlineOf(order.slot, from);
	if (deadline === null) return byTable;
	// nothing is left to share out: the slot itself is the last moment
	if (order.lateCount >= LEVELS) return Math.min(byTable, deadline);
	const near = from + nearnessOf(order, stage, from, deadline);
	return near < byTable ? Math.min(byTable, whenOpen(near, from, deadline, span.clock, calendar)) : byTable;
}

/** When the round that is asked now ends; an order whose search has not begun counts as in its first. */
export const roundLimit = (order: Order, given: Parameters<typeof stageLimit>[2]): Instant =>
	stageLimit(order, order.round <= 1 ? 'round1' : order.round === 2 ? 'round2' : 'round3', given);
