import type { PersonId, TeamId } from './ids.ts';
import { DAY, type Instant } from './instant.ts';
import { type CrewMember, isWaiting, type Offer, type OfferState, type Order, type OrderState } from './order.ts';
import type { Actor, EventOf, EventType, HoursOf } from './order-event.ts';
import type { CrewMoved, OfferMade, OfferMoved, OrderFacts, Rating } from './order-outcome.ts';
import type { Span } from './policy.ts';
import type { Refusal, RefusalCode } from './refusal.ts';

/** One event on one order, with all that its effect may look at. */
export interface Case<T extends EventType> {
	readonly order: Order;
	readonly event: EventOf<T>;
	readonly actor: Actor;
	readonly facts: OrderFacts;
	/** Never before the order's newest history row. */
	readonly at: Instant;
}

/** Fields that an effect may set; state, version and times of rows are kept by decideEvent() alone. */
export type Changes = Partial<Omit<Order, 'id' | 'number' | 'state' | 'version' | 'createdAt' | 'updatedAt'>>;

/** What an effect answers: only what differs from "nothing changes". */
export interface OrderStep {
	/** States entered, in order; empty = the state stays. */
	readonly path: readonly OrderState[];
	readonly set?: Changes;
	/** The stage begins anew although the state stays: a new round, a changed order. */
	readonly newStage?: true;
	readonly reason?: string | null;
	readonly offersMade?: readonly OfferMade[];
	readonly offersMoved?: readonly OfferMoved[];
	readonly crewMoved?: readonly CrewMoved[];
	readonly rating?: Rating;
	readonly ratingDropped?: boolean;
	readonly hours?: readonly HoursOf[];
}

export type Effect<T extends EventType> = (c: Case<T>) => OrderStep | Refusal;

export const refuse = (refused: RefusalCode, facts?: Refusal['facts']): Refusal => (facts === undefined ? { refused } : { refused, facts });

export const isBlank = (text: string): boolean => text.trim() === '';

/** A person's own words as given; null where there are none. */
export const wordsOf = (reason: string): string | null => (isBlank(reason) ? null : reason);

/** A code and, behind it, a person's own words as given. */
export const codeWith = (code: string, words: string): string => (isBlank(words) ? code : `${code}: ${words}`);

export const personOf = (actor: Actor): PersonId | null => (actor.kind === 'person' ? actor.personId : null);

export const actsAsLeader = (actor: Actor): boolean => actor.kind === 'person' && actor.capacities.includes('leader');

/** All offers that wait, of whatever attempt, go to one state. */
export const settleOpen = (facts: OrderFacts, to: OfferState, except?: Offer): OfferMoved[] =>
	facts.offers.filter((offer) => isWaiting(offer.state) && offer !== except).map((offer) => ({ offerId: offer.id, to }));

export const offerOfTeam = (order: Order, facts: OrderFacts, teamId: TeamId): Offer | undefined =>
	facts.offers.find((offer) => offer.teamId === teamId && offer.attempt === order.attempt);

export const crewOf = (order: Order, facts: OrderFacts): CrewMember[] => facts.crew.filter((row) => row.attempt === order.attempt);

export const joinedIds = (order: Order, facts: OrderFacts): PersonId[] =>
	crewOf(order, facts)
		.filter((row) => row.state === 'joined')
		.map((row) => row.personId);

/** The next attempt, before its first round: only what is asked from now on counts (contract §0.12). */
export const nextAttempt = (order: Order) =>
	({ attempt: order.attempt + 1, round: 0, chosenTeamId: null, replacement: false }) satisfies Changes;

/**
 * The team no longer holds the order: its offer is handed back, nobody goes any more, and nothing of a visit that did not
 * come about stays, else the next team would inherit its times, its crew or its stars. Harmless where no team held it.
 */
export const release = (order: Order, facts: OrderFacts) =>
	({
		set: {
			teamId: null,
			acceptedAt: null,
			departedAt: null,
			arrivedAt: null,
			finishedAt: null,
			crewWaived: false,
			stars: null,
			ratedAt: null,
		},
		offersMoved: facts.offers.filter((offer) => offer.state === 'accepted').map((offer) => ({ offerId: offer.id, to: 'handed_back' })),
		crewMoved: crewOf(order, facts)
			.filter((row) => row.state === 'joined' || row.state === 'asked')
			.map((row) => ({ personId: row.personId, attempt: row.attempt, to: 'left' })),
		ratingDropped: order.stars !== null,
	}) satisfies Omit<OrderStep, 'path'>;

/** Length of a span that counts on the wall clock (`urge`, `undoFinish`). */
export const wallMs = (span: Span): number => span.days * DAY + span.ms;
