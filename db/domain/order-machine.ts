import type { Instant } from './instant.ts';
import type { Order, OrderState } from './order.ts';
import { closeUnrated, confirmHours, deny, rate } from './order-closing.ts';
import { askMembers, declineCrew, join, leaveCrew, letGoShort } from './order-crew.ts';
import * as desk from './order-desk.ts';
import type { Actor, EventType, OrderEvent } from './order-event.ts';
import type { HistoryRow, OrderFacts, Outcome } from './order-outcome.ts';
import { accept, askRound, decline, handBack, nobody, takenByOther } from './order-search.ts';
import { type Case, crewOf, type Effect, isBlank, type OrderStep, personOf, refuse } from './order-step.ts';
import { type Cause, ORDER_TABLE } from './order-table.ts';
import { arrive, cannotBeDone, depart, finish, turnBack, undoFinish } from './order-visit.ts';
import { isRefusal, type Refusal } from './refusal.ts';

export type { HistoryRow, OrderFacts, Outcome } from './order-outcome.ts';

/** What each event changes once the table lets it through. */
const EFFECTS: { readonly [T in EventType]: Effect<T> } = {
	collect: desk.collect,
	change: desk.change,
	return: desk.returnOrder,
	refer: desk.refer,
	merge: desk.merge,
	split: desk.split,
	servedWithOthers: desk.servedWithOthers,
	object: desk.object,
	cancel: desk.cancel,
	giveUp: desk.giveUp,
	setAside: desk.setAside,
	urge: desk.urge,
	late: desk.late,
	told: desk.noteTold,
	askRound,
	nobody,
	accept,
	decline,
	handBack,
	askMembers,
	join,
	declineCrew,
	leaveCrew,
	letGoShort,
	depart,
	turnBack,
	arrive,
	cannotBeDone,
	finish,
	undoFinish,
	rate,
	confirmHours,
	deny,
	closeUnrated,
};

/**
 * What one event changes on one order, or why it may not. Pure: the caller brings everything, writes the outcome with a
 * check of `before.version`, and derives timers and words from it.
 */
export function decideEvent(order: Order, event: OrderEvent, actor: Actor, facts: OrderFacts, at: Instant): Outcome | Refusal {
	// The winning team's deputy pressing 接, and a 接 to 【急补】, join the crew (contract §0.12).
	const meant: OrderEvent = event.type === 'accept' && event.teamId === order.teamId ? { type: 'join' } : event;
	const time = Math.max(at, order.updatedAt);
	const step = stepOf(meant.type, { order, event: meant, actor, facts, at: time });
	return isRefusal(step) ? step : outcomeOf(order, meant, actor, time, step);
}

function stepOf<T extends EventType>(type: T, c: Case<T>): OrderStep | Refusal {
	return whyNot(type, c) ?? EFFECTS[type](c);
}

/** What the table alone can say. Who comes first: the state of an order is nobody's business who may not act on it. */
function whyNot<T extends EventType>(type: T, { order, event, actor, facts }: Case<T>): Refusal | null {
	const row = ORDER_TABLE[type];
	const causes = causesOf(actor).filter((cause) => row.by.includes(cause));
	if (causes.length === 0) return refuse('not-yours');
	if (row.moves[order.state] === undefined) return whyTooLate(order, event, facts) ?? refuse('wrong-state');
	if (!causes.some((cause) => row.only?.[cause]?.includes(order.state) ?? true)) return refuse('not-yours');
	if (row.joined && !hasJoined(order, actor, facts)) return refuse('not-asked');
	if (row.refusedWhen.includes('no-reason') && 'reason' in event && isBlank(event.reason)) return refuse('no-reason');
	return null;
}

const causesOf = (actor: Actor): readonly Cause[] => (actor.kind === 'person' ? actor.capacities : [actor.kind]);

const hasJoined = (order: Order, actor: Actor, facts: OrderFacts): boolean =>
	crewOf(order, facts).some((row) => row.state === 'joined' && row.personId === personOf(actor));

/** A better answer than "not now" for a press that somebody, or oneself, was ahead of. */
function whyTooLate(order: Order, event: OrderEvent, facts: OrderFacts): Refusal | null {
	switch (event.type) {
		case 'accept':
		case 'decline':
			return takenByOther(order, event.teamId, facts.winnerName);
		case 'rate':
			return order.stars === null ? null : refuse('rated-already');
		default:
			return null;
	}
}

function outcomeOf(order: Order, event: OrderEvent, actor: Actor, at: Instant, step: OrderStep): Outcome {
	const state = step.path.at(-1) ?? order.state;
	const newStage = step.newStage === true || state !== order.state ? { stageAt: at, lateCount: 0 } : {};
	return {
		event,
		before: order,
		after: { ...order, ...step.set, ...newStage, state, version: order.version + 1, updatedAt: at },
		rows: rowsOf(order.state, step, actor, at),
		offersMade: step.offersMade ?? [],
		offersMoved: step.offersMoved ?? [],
		crewMoved: step.crewMoved ?? [],
		rating: step.rating ?? null,
		ratingDropped: step.ratingDropped ?? false,
		hours: step.hours ?? [],
	};
}

/** One row a move; one row in place where the state stays. */
function rowsOf(state: OrderState, { path, reason = null }: OrderStep, actor: Actor, at: Instant): HistoryRow[] {
	const entered = path.length === 0 ? [state] : path;
	return entered.map((to, i) => ({ from: entered[i - 1] ?? state, to, at, actor, reason }));
}
