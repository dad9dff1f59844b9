import type { Changes, Effect } from './order-step.ts';
import { codeWith, nextAttempt, refuse, release, settleOpen, wallMs, wordsOf } from './order-step.ts';

/** What station, dispatcher, resident and clock do with an order beside the search and the visit. */

export const collect: Effect<'collect'> = () => ({ path: ['collected'] });

/**
 * Whoever was asked for the old slot, item or unit must not be bound to the new one, so everything that was searched goes
 * into the next attempt. An accepted order waits for the team's word: without `teamAgrees` nothing may change.
 */
export const change: Effect<'change'> = ({ order, event, facts, at }) => {
	const { to, teamAgrees } = event;
	if (to.slot != null && to.slot.end <= at) return refuse('slot-past');
	const reason = codeWith('change', Object.keys(to).join(' '));
	// A crew let go short was let go for one item, not for another.
	const set: Changes = to.itemCode === undefined ? to : { ...to, crewWaived: false };
	if (order.state === 'ordered') return { path: [], set, reason };
	if (order.state === 'accepted' && teamAgrees === true) return { path: [], set, reason };
	if (order.state === 'accepted' && teamAgrees === undefined) return refuse('wrong-state');

	const released = release(order, facts);
	return {
		...released,
		...(order.state === 'collected' ? { path: [], newStage: true } : { path: ['collected'] }),
		set: { ...released.set, ...nextAttempt(order), ...set },
		offersMoved: [...released.offersMoved, ...settleOpen(facts, 'withdrawn')],
		reason,
	};
};

export const returnOrder: Effect<'return'> = ({ event, facts }) => ({
	path: ['returned'],
	offersMoved: settleOpen(facts, 'withdrawn'),
	reason: event.reason,
});

export const refer: Effect<'refer'> = ({ event, facts }) => ({
	path: ['referred'],
	offersMoved: settleOpen(facts, 'withdrawn'),
	reason: event.reason,
});

export const merge: Effect<'merge'> = ({ order, event, facts }) =>
	event.into === order.id
		? refuse('same-order')
		: { path: ['merged'], set: { mergedInto: event.into }, offersMoved: settleOpen(facts, 'withdrawn'), reason: event.reason };

/** Teams asked before the merge hold a withdrawn offer, so they can be asked again in the next attempt only. */
export const split: Effect<'split'> = ({ order }) => ({
	path: ['collected'],
	set: { ...nextAttempt(order), mergedInto: null },
	reason: 'split',
});

/** The rating window counts from 完成, which for this order is the moment the others were done. */
export const servedWithOthers: Effect<'servedWithOthers'> = ({ at }) => ({
	path: ['rating'],
	set: { finishedAt: at },
	reason: 'served with others',
});

export const object: Effect<'object'> = ({ order, event }) => ({
	path: ['collected'],
	set: nextAttempt(order),
	reason: wordsOf(event.reason),
});

/** The accepted offer and the crew stay as they were: they are the record of who would have gone. */
export const cancel: Effect<'cancel'> = ({ event, facts }) => ({
	path: ['cancelled'],
	offersMoved: settleOpen(facts, 'withdrawn'),
	reason: wordsOf(event.reason),
});

/** Expired and not withdrawn: a late 接 may still save an order that nobody else takes (contract §6, offers). */
export const giveUp: Effect<'giveUp'> = ({ order, event, facts }) => {
	const released = release(order, facts);
	return {
		...released,
		path: ['unserved'],
		offersMoved: [...released.offersMoved, ...settleOpen(facts, 'expired')],
		reason: event.reason,
	};
};

export const setAside: Effect<'setAside'> = ({ facts }) => ({
	path: ['cancelled'],
	offersMoved: settleOpen(facts, 'withdrawn'),
	reason: 'set aside',
});

export const urge: Effect<'urge'> = ({ order, facts, at }) => {
	const until = order.urgedAt === null ? at : order.urgedAt + wallMs(facts.policy.urge);
	return at < until ? refuse('urged-lately', { until }) : { path: [], set: { urgedAt: at }, reason: 'urged' };
};

/** The limit of the stage passed: the card goes one level up and the next limit counts from here. */
export const late: Effect<'late'> = ({ order, at }) => {
	const lateCount = order.lateCount + 1;
	return { path: [], set: { stageAt: at, lateCount }, reason: `late ${lateCount}` };
};

export const noteTold: Effect<'told'> = ({ event }) => ({ path: [], reason: codeWith('told', event.about) });
