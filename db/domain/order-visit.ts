import type { Case, Effect } from './order-step.ts';
import { joinedIds, refuse, release, wallMs } from './order-step.ts';
import type { Refusal } from './refusal.ts';

/** From 出发 to 完成. Who may do it (a joined member) is said by the table. */

/** "Two-person" means two, also where the item would like a third (contract §5: needs two joined). */
const TWO_PERSONS = 2;

function crewShort({ order, facts }: Case<'depart'> | Case<'arrive'>): Refusal | null {
	const missing = TWO_PERSONS - joinedIds(order, facts).length;
	return facts.item.twoPersonRule && !order.crewWaived && missing > 0 ? refuse('crew-short', { missing }) : null;
}

export const depart: Effect<'depart'> = (c) => crewShort(c) ?? { path: ['departed'], set: { departedAt: c.at } };

export const turnBack: Effect<'turnBack'> = () => ({ path: ['accepted'], set: { departedAt: null } });

/** 到了 without 出发 writes both rows; asked again on arrival, since somebody may have left on the way. */
export const arrive: Effect<'arrive'> = (c) =>
	crewShort(c) ??
	(c.order.state === 'accepted'
		? { path: ['departed', 'serving'], set: { departedAt: c.at, arrivedAt: c.at } }
		: { path: ['serving'], set: { arrivedAt: c.at } });

export const cannotBeDone: Effect<'cannotBeDone'> = ({ order, event, facts }) => ({
	...release(order, facts),
	path: ['unserved'],
	reason: event.reason,
});

export const finish: Effect<'finish'> = ({ at }) => ({ path: ['confirming'], set: { finishedAt: at } });

/** A rating given for a visit that goes on says nothing any more. */
export const undoFinish: Effect<'undoFinish'> = ({ order, facts, at }) =>
	order.finishedAt !== null && at - order.finishedAt > wallMs(facts.policy.undoFinish)
		? refuse('undo-late')
		: {
				path: ['serving'],
				set: { finishedAt: null, stars: null, ratedAt: null },
				ratingDropped: order.stars !== null,
				reason: 'undone',
			};
