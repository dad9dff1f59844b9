import type { OfferId, OrderId, PersonId, TeamId } from './ids.ts';
import type { Slot, Stars, Urgency } from './order.ts';

/** In which capacity somebody acts on one order. A person may hold several at once. */
export const CAPACITIES = ['resident', 'station', 'dispatcher', 'leader', 'member'] as const;
export type Capacity = (typeof CAPACITIES)[number];

/** Who causes an event; becomes `order_history.actor` (`person:ID`, `clock`, `rule`, `system`). */
export type Actor =
	| { readonly kind: 'person'; readonly personId: PersonId; readonly capacities: readonly Capacity[] }
	| { readonly kind: 'clock' }
	| { readonly kind: 'rule' }
	| { readonly kind: 'system' };

export interface ChangeFields {
	readonly itemCode?: string;
	readonly unitCode?: string;
	readonly slot?: Slot | null;
	/** Follows from a changed slot or item: 今天 put off to Friday is `booked` from then on. */
	readonly urgency?: Urgency;
}

export interface HoursOf {
	readonly personId: PersonId;
	/** Tenths of an hour, at least 1 (contract §0.17). */
	readonly tenths: number;
}

/** Why somebody does it: the words that are told, and the code of the button where one was pressed. Free words may name people. */
interface Why {
	readonly reason: string;
	readonly code?: string;
}

/** Everything that can happen to an order once it is placed (contract §6, by event). `place` makes the order and has its own function. */
export type OrderEvent =
	| { readonly type: 'collect' }
	| { readonly type: 'change'; readonly to: ChangeFields; readonly teamAgrees?: boolean }
	| ({ readonly type: 'return' } & Why)
	| ({ readonly type: 'refer' } & Why)
	| { readonly type: 'merge'; readonly into: OrderId; readonly reason: string }
	| { readonly type: 'split' }
	| { readonly type: 'servedWithOthers' }
	| ({ readonly type: 'object' } & Why)
	| {
			readonly type: 'askRound';
			readonly round: 1 | 2 | 3;
			/** Teams to be asked, best first, each with its reasons in plain words (codes of texts). */
			readonly teams: readonly { readonly teamId: TeamId; readonly reasons: readonly string[] }[];
			/** Set when the dispatcher chose the team. */
			readonly chosen?: TeamId;
			/** A new try after `unserved` raises the attempt. */
			readonly fresh?: boolean;
	  }
	| { readonly type: 'nobody' }
	| {
			readonly type: 'accept';
			readonly teamId: TeamId;
			/** The offer pressed; null = a 接 from the pool, which is an offer to the presser's own team. */
			readonly offerId: OfferId | null;
			/** Members of the team asked with it, as far as the crew is still short. */
			readonly ask?: readonly PersonId[];
	  }
	| { readonly type: 'decline'; readonly teamId: TeamId }
	| { readonly type: 'askMembers'; readonly personIds: readonly PersonId[] }
	| { readonly type: 'join' }
	| { readonly type: 'declineCrew' }
	| { readonly type: 'leaveCrew'; readonly reason: string }
	| ({ readonly type: 'letGoShort' } & Why)
	| ({ readonly type: 'handBack' } & Why)
	| { readonly type: 'depart' }
	| { readonly type: 'turnBack' }
	| { readonly type: 'arrive' }
	| ({ readonly type: 'cannotBeDone' } & Why)
	| { readonly type: 'finish' }
	| { readonly type: 'undoFinish' }
	| { readonly type: 'rate'; readonly stars: Stars; readonly words: string | null }
	| { readonly type: 'confirmHours'; readonly hours: readonly HoursOf[] }
	| ({ readonly type: 'deny' } & Why)
	| { readonly type: 'closeUnrated' }
	| { readonly type: 'cancel'; readonly reason: string }
	| ({ readonly type: 'giveUp' } & Why)
	| { readonly type: 'urge' }
	/** The limit of a stage passed, or the resident was told that nobody has been found yet. */
	| { readonly type: 'late' }
	| { readonly type: 'told'; readonly about: string }
	/** Nobody answered the last question about an `unserved` or `returned` order. */
	| { readonly type: 'setAside' };

export type EventType = OrderEvent['type'];
export type EventOf<T extends EventType> = Extract<OrderEvent, { type: T }>;
