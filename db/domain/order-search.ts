import type { TeamId } from './ids.ts';
import { crewNeeded, type Offer, type Order, type OrderState, VISIT_STATES } from './order.ts';
import type { Case, Effect } from './order-step.ts';
import { nextAttempt, offerOfTeam, personOf, refuse, release, settleOpen } from './order-step.ts';
import type { Refusal } from './refusal.ts';

/** The search for a team: rounds, answers, handing back. */

/** Earlier rounds stay open while the search widens; a fresh search closes them, since their slot may be another. */
export const askRound: Effect<'askRound'> = ({ order, event, actor, facts }) => {
	// To name a team is the dispatcher's right; the resident's other try goes by the rounds.
	if (event.chosen !== undefined && actor.kind === 'person' && !actor.capacities.includes('dispatcher')) return refuse('not-yours');
	// A late 接 counts while the order is `unserved`; a new try from there begins the next attempt and ends that.
	const isFresh = event.fresh === true || order.state === 'unserved';
	const searched = isFresh ? { ...order, ...nextAttempt(order) } : order;
	const { attempt } = searched;

	const asked = new Set(facts.offers.filter((offer) => offer.attempt === attempt).map((offer) => offer.teamId));
	const offersMade = event.teams
		.filter(({ teamId }) => !asked.has(teamId) && asked.add(teamId))
		.map(({ teamId, reasons }) => ({ teamId, round: event.round, attempt, state: 'sent' as const, reasons }));
	if (offersMade.length === 0) return refuse('nobody-passes');

	return {
		...(order.state === 'offering' ? { path: [], newStage: true } : { path: ['offering'] }),
		set: {
			attempt,
			round: event.round,
			replacement: searched.replacement,
			chosenTeamId: event.chosen ?? searched.chosenTeamId,
		},
		offersMade,
		offersMoved: isFresh ? settleOpen(facts, 'withdrawn') : [],
		reason: `round ${event.round}`,
	};
};

export const nobody: Effect<'nobody'> = ({ facts }) => ({
	path: ['unserved'],
	offersMoved: settleOpen(facts, 'expired'),
	reason: 'nobody',
});

/** The pool is the last of round 3 (contract §0.11). */
const POOL_ROUND = 3;

/** Expired and declined offers still count: a late yes is better than none, and minds change. */
export const accept: Effect<'accept'> = (c) => {
	const { order, event, actor, facts, at } = c;
	const pressed = event.offerId === null ? offerOfTeam(order, facts, event.teamId) : facts.offers.find(({ id }) => id === event.offerId);
	if (event.offerId !== null && pressed?.teamId !== event.teamId) return refuse('not-yours');
	const refusal = pressed === undefined ? null : whyTooLate(pressed, c);
	if (refusal !== null) return refusal;

	const { attempt } = order;
	const personId = personOf(actor);
	// A leader binds the team to the own order too, but is not one of those who go: one's own benefit is no voluntary service.
	const going = personId === order.residentId ? null : personId;
	const others =
		crewNeeded(facts.item) > (going === null ? 0 : 1) ? (event.ask ?? []).filter((id) => id !== personId && id !== order.residentId) : [];
	const asked = others.map((id) => ({ personId: id, attempt, to: 'asked' as const }));
	return {
		path: ['accepted'],
		set: { teamId: event.teamId, acceptedAt: at, replacement: false },
		offersMade: pressed === undefined ? [{ teamId: event.teamId, round: POOL_ROUND, attempt, state: 'accepted', reasons: [] }] : [],
		offersMoved: [
			...(pressed === undefined ? [] : [{ offerId: pressed.id, to: 'accepted' as const }]),
			...settleOpen(facts, 'superseded', pressed),
		],
		crewMoved: [...(going === null ? [] : [{ personId: going, attempt, to: 'joined' as const }]), ...asked],
	};
};

export const decline: Effect<'decline'> = (c) => {
	const { order, event, facts } = c;
	const offer = offerOfTeam(order, facts, event.teamId);
	if (offer === undefined) return refuse(facts.offers.some(({ teamId }) => teamId === event.teamId) ? 'other-attempt' : 'not-yours');
	return whyTooLate(offer, c) ?? { path: [], offersMoved: [{ offerId: offer.id, to: 'declined' }], reason: 'declined' };
};

/**
 * Why an offer can be answered no more, while no team holds the order. One that was superseded or handed back and lies in
 * the present attempt belongs to a search that had its winner: with no winner to name it counts like an earlier attempt.
 */
function whyTooLate(offer: Offer, { order, facts }: Case<'accept'> | Case<'decline'>): Refusal | null {
	if (offer.attempt !== order.attempt) return refuse('other-attempt');
	if (offer.state === 'withdrawn') return refuse('withdrawn');
	if (offer.state === 'superseded' && facts.winnerName !== null) return refuse('taken', { team: facts.winnerName });
	return offer.state === 'superseded' || offer.state === 'handed_back' ? refuse('other-attempt') : null;
}

const HELD: readonly OrderState[] = [...VISIT_STATES, 'confirming', 'rating', 'closed'];

/** Another team holds the order, or held it to the end: a press that comes too late names it. */
export const takenByOther = (order: Order, presser: TeamId, winnerName: string | null): Refusal | null =>
	HELD.includes(order.state) && order.teamId !== null && order.teamId !== presser
		? refuse('taken', winnerName === null ? undefined : { team: winnerName })
		: null;

/** The whole team cannot: the search begins anew, with the short limit of a replacement. */
export const handBack: Effect<'handBack'> = ({ order, event, facts }) => searchAnew(order, facts, event.reason);

/** Round 0 waits for the caller's askRound in the same transaction. */
export const searchAnew = (order: Order, facts: Case<'handBack'>['facts'], reason: string) => {
	const released = release(order, facts);
	return {
		...released,
		path: ['offering'],
		set: { ...released.set, ...nextAttempt(order), replacement: true },
		reason,
	} satisfies ReturnType<Effect<'handBack'>>;
};
