import type { PersonId } from './ids.ts';
import type { HoursOf } from './order-event.ts';
import type { Effect } from './order-step.ts';
import { joinedIds, personOf, refuse, release } from './order-step.ts';

/** 评单 and the hours, in either order (contract §5, after 完成). */

/** Whoever went does not rate the own work, also who placed the order for somebody. No stars in the reason: other programs read the history, and a rating is not for everybody. */
export const rate: Effect<'rate'> = ({ order, event, actor, facts, at }) =>
	order.stars !== null
		? refuse('rated-already')
		: joinedIds(order, facts).some((personId) => personId === personOf(actor))
			? refuse('own-rating')
			: {
					path: order.state === 'rating' ? ['closed'] : [],
					set: { stars: event.stars, ratedAt: at },
					rating: { stars: event.stars, words: event.words },
					reason: 'rated',
				};

export const confirmHours: Effect<'confirmHours'> = ({ order, event, facts, at }) =>
	namesEachOnce(event.hours, joinedIds(order, facts))
		? {
				path: order.stars !== null || facts.ratingWindowOver ? ['rating', 'closed'] : ['rating'],
				set: { hoursConfirmedAt: at },
				hours: event.hours,
			}
		: refuse('hours-invalid');

function namesEachOnce(hours: readonly HoursOf[], joined: readonly PersonId[]): boolean {
	const named = new Set(hours.map(({ personId }) => personId));
	return (
		hours.length === joined.length &&
		joined.every((personId) => named.has(personId)) &&
		hours.every(({ tenths }) => Number.isInteger(tenths) && tenths >= 1)
	);
}

/** A stored rating goes with the service that did not take place, else the next try would begin rated. */
export const deny: Effect<'deny'> = ({ order, event, facts }) => ({ ...release(order, facts), path: ['unserved'], reason: event.reason });

export const closeUnrated: Effect<'closeUnrated'> = () => ({ path: ['closed'], reason: 'unrated' });
