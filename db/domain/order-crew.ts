import { crewNeeded } from './order.ts';
import { searchAnew } from './order-search.ts';
import type { Effect } from './order-step.ts';
import { actsAsLeader, codeWith, crewOf, joinedIds, personOf, refuse, wordsOf } from './order-step.ts';

/** The members of the winning team who go. Rows count within one attempt only. */

/** Asks whoever has no row yet; who declined or left may be asked again, who was asked or joined is left in peace. */
export const askMembers: Effect<'askMembers'> = ({ order, event, facts }) => {
	const settled = new Set(
		crewOf(order, facts)
			.filter((row) => row.state === 'asked' || row.state === 'joined')
			.map((row) => row.personId),
	);
	const asked = [...new Set(event.personIds)].filter((personId) => !settled.has(personId));
	return {
		path: [],
		crewMoved: asked.map((personId) => ({ personId, attempt: order.attempt, to: 'asked' })),
		reason: `asked ${asked.length}`,
	};
};

/** Leader and deputies need not be asked; who was asked and declined or left may change their mind while there is room. */
export const join: Effect<'join'> = ({ order, actor, facts }) => {
	const personId = personOf(actor);
	const row = crewOf(order, facts).find((member) => member.personId === personId);
	if (row?.state === 'joined') return refuse('joined-already');
	// one's own benefit is no voluntary service
	if (personId === order.residentId) return refuse('own-order');
	if (personId === null || (row === undefined && !actsAsLeader(actor))) return refuse('not-asked');
	if (joinedIds(order, facts).length >= crewNeeded(facts.item)) return refuse('crew-full');
	return { path: [], crewMoved: [{ personId, attempt: order.attempt, to: 'joined' }], reason: 'joined' };
};

export const declineCrew: Effect<'declineCrew'> = ({ order, actor, facts }) => {
	const row = crewOf(order, facts).find((member) => member.personId === personOf(actor));
	if (row?.state === 'joined') return refuse('joined-already');
	if (row === undefined || row.state === 'left') return refuse('not-asked');
	return { path: [], crewMoved: [{ personId: row.personId, attempt: order.attempt, to: 'declined' }], reason: 'crew declined' };
};

/** While others stay, the search for a substitute runs in the crew; the last one out gives the order back. */
export const leaveCrew: Effect<'leaveCrew'> = ({ order, event, actor, facts }) => {
	const leaver = personOf(actor);
	const going = joinedIds(order, facts);
	const leaving = going.filter((personId) => personId === leaver);
	if (leaving.length === going.length) return searchAnew(order, facts, wordsOf(event.reason) ?? 'left');
	return {
		path: [],
		crewMoved: leaving.map((personId) => ({ personId, attempt: order.attempt, to: 'left' })),
		reason: codeWith('left', event.reason),
	};
};

/** The station decides that fewer are enough; nobody at all is not. */
export const letGoShort: Effect<'letGoShort'> = ({ order, event, facts }) =>
	joinedIds(order, facts).length === 0
		? refuse('crew-short', { missing: crewNeeded(facts.item) })
		: { path: [], set: { crewWaived: true }, reason: codeWith('let go short', event.reason) };
