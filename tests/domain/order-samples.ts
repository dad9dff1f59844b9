import type { OfferId, OrderId, PersonId, TeamId } from '../../db/domain/ids.ts';
import { DAY, HOUR, type Instant, MINUTE } from '../../db/domain/instant.ts';
import type { CrewMember, CrewState, Item, Offer, OfferState, Order, OrderState } from '../../db/domain/order.ts';
import type { Actor, Capacity, EventOf, EventType } from '../../db/domain/order-event.ts';
import { decideEvent, type OrderFacts, type Outcome } from '../../db/domain/order-machine.ts';
import type { Policy } from '../../db/domain/policy.ts';
import { isRefusal, type Refusal } from '../../db/domain/refusal.ts';
import { freshOrder, HELD, item, onTheRoad, policy, type Steps } from './two-streets.ts';

/** Ready-made values for the tests of the order machine: one order, two teams, a handful of people. */

export const person = (n: number): PersonId => `${n}` as PersonId;
export const team = (n: number): TeamId => `${n}` as TeamId;
export const orderId = (n: number): OrderId => `${n}` as OrderId;
export const offerId = (n: number): OfferId => `${n}` as OfferId;

export const RESIDENT = person(1);
export const LEADER = person(10);
export const DEPUTY = person(11);
export const MEMBER = person(12);
export const OTHER_LEADER = person(20);
/** Holds the order in all samples that are held. */
export const WINNER = team(1);
export const OTHER = team(2);

export const NOON: Instant = Date.UTC(2026, 10, 25, 4);
export const NEXT_DAY = { start: NOON + DAY, end: NOON + DAY + HOUR, grain: 'part' } as const;

export const POLICY: Policy = policy();
export const HAIRCUT: Item = item({ code: 'haircut', volunteers: 3 });
export const BATHING: Item = { ...HAIRCUT, code: 'bathing', volunteers: 3, twoPersonRule: true };

const isHeld = (state: OrderState): boolean => HELD.includes(state);
const STEPS: Steps = { accepted: NOON, departed: NOON, serving: NOON, confirming: NOON, rating: NOON };

/** An order as it stands in one state after the plainest road there; `set` says what differs. */
export const orderIn = (state: OrderState, set: Partial<Order> = {}): Order =>
	freshOrder({
		...onTheRoad(state, WINNER, STEPS),
		itemCode: HAIRCUT.code,
		unitCode: 'nieer',
		urgency: 'booked',
		residentId: RESIDENT,
		placedBy: RESIDENT,
		slot: NEXT_DAY,
		createdAt: NOON - HOUR,
		updatedAt: NOON,
		stageAt: NOON,
		lateCount: 2,
		...set,
	});

export const offer = (n: number, teamId: TeamId, state: OfferState, attempt = 1): Offer => ({
	id: offerId(n),
	teamId,
	round: 1,
	attempt,
	state,
});
export const crewRow = (personId: PersonId, state: CrewState, attempt = 1): CrewMember => ({ personId, state, attempt });

/** Facts that fit the state: the winner's offer and two who joined where it is held, two open offers while it is searched. */
export function factsIn(state: OrderState, set: Partial<OrderFacts> = {}): OrderFacts {
	const answers: Partial<Record<OrderState, readonly [OfferState, OfferState]>> = {
		offering: ['sent', 'seen'],
		unserved: ['expired', 'expired'],
	};
	const [first, second] = isHeld(state) ? (['accepted', 'superseded'] as const) : (answers[state] ?? []);
	return {
		item: HAIRCUT,
		offers: [...(first ? [offer(1, WINNER, first)] : []), ...(second ? [offer(2, OTHER, second)] : [])],
		crew: isHeld(state) ? [crewRow(LEADER, 'joined'), crewRow(MEMBER, 'joined')] : [],
		winnerName: isHeld(state) ? '巧手队' : null,
		ratingWindowOver: false,
		policy: POLICY,
		...set,
	};
}

export const as = (personId: PersonId, ...capacities: Capacity[]): Actor => ({ kind: 'person', personId, capacities });
export const CLOCK: Actor = { kind: 'clock' };
export const RULE: Actor = { kind: 'rule' };
export const SYSTEM: Actor = { kind: 'system' };
export const resident = as(RESIDENT, 'resident');
export const station = as(person(30), 'station');
export const dispatcher = as(person(40), 'dispatcher');
export const leader = as(LEADER, 'leader');
export const deputy = as(DEPUTY, 'leader');
export const member = as(MEMBER, 'member');
export const otherLeader = as(OTHER_LEADER, 'leader');

export const actorOf = (cause: Capacity | 'clock' | 'rule' | 'system'): Actor => {
	switch (cause) {
		case 'clock':
		case 'rule':
		case 'system':
			return { kind: cause };
		case 'resident':
			return resident;
		case 'leader':
			return leader;
		default:
			return as(MEMBER, cause);
	}
};

/** One event of each type that nothing but its state or its actor can refuse. */
export const SAMPLES: { readonly [T in EventType]: EventOf<T> } = {
	collect: { type: 'collect' },
	change: { type: 'change', to: { slot: NEXT_DAY }, teamAgrees: true },
	return: { type: 'return', reason: '不在范围' },
	refer: { type: 'refer', reason: '转物业' },
	merge: { type: 'merge', into: orderId(2), reason: '同一栋楼' },
	split: { type: 'split' },
	servedWithOthers: { type: 'servedWithOthers' },
	object: { type: 'object', reason: '还是需要' },
	askRound: { type: 'askRound', round: 2, teams: [{ teamId: team(3), reasons: ['near'] }] },
	nobody: { type: 'nobody' },
	accept: { type: 'accept', teamId: OTHER, offerId: null },
	decline: { type: 'decline', teamId: OTHER },
	askMembers: { type: 'askMembers', personIds: [person(13)] },
	join: { type: 'join' },
	declineCrew: { type: 'declineCrew' },
	leaveCrew: { type: 'leaveCrew', reason: '生病' },
	letGoShort: { type: 'letGoShort', reason: '家属在场' },
	handBack: { type: 'handBack', reason: '人手不够' },
	depart: { type: 'depart' },
	turnBack: { type: 'turnBack' },
	arrive: { type: 'arrive' },
	cannotBeDone: { type: 'cannotBeDone', reason: '家里没人' },
	finish: { type: 'finish' },
	undoFinish: { type: 'undoFinish' },
	rate: { type: 'rate', stars: 5, words: '很好' },
	confirmHours: {
		type: 'confirmHours',
		hours: [
			{ personId: LEADER, tenths: 5 },
			{ personId: MEMBER, tenths: 1 },
		],
	},
	deny: { type: 'deny', reason: '没有人来过' },
	closeUnrated: { type: 'closeUnrated' },
	cancel: { type: 'cancel', reason: '不需要了' },
	giveUp: { type: 'giveUp', reason: '没有队伍' },
	urge: { type: 'urge' },
	late: { type: 'late' },
	told: { type: 'told', about: 'nobody-yet' },
	setAside: { type: 'setAside' },
};

/** The outcome, or a failed test that names the refusal. */
export function accepted(result: Outcome | Refusal): Outcome {
	if (isRefusal(result)) throw new Error(`refused: ${result.refused}`);
	return result;
}

/** The machine on a sample of one state, one minute later. */
export const tryOn = (
	state: OrderState,
	event: Parameters<typeof decideEvent>[1],
	actor: Actor,
	set: { order?: Partial<Order>; facts?: Partial<OrderFacts>; at?: Instant } = {},
) => decideEvent(orderIn(state, set.order), event, actor, factsIn(state, set.facts), set.at ?? NOON + MINUTE);
