import type { OfferId, PersonId, TeamId } from './ids.ts';
import type { Instant } from './instant.ts';
import type { CrewMember, CrewState, Item, Offer, OfferState, Order, OrderState, Stars } from './order.ts';
import type { Actor, HoursOf, OrderEvent } from './order-event.ts';
import type { Policy } from './policy.ts';

/** What a rule may look at beside the order itself. */
export interface OrderFacts {
	readonly item: Item;
	/** Offers of all attempts. */
	readonly offers: readonly Offer[];
	/** Crew rows of all attempts. */
	readonly crew: readonly CrewMember[];
	/** Name of the team that holds the order, for "already taken". */
	readonly winnerName: string | null;
	/** The rating window is over (contract §5, after 完成). */
	readonly ratingWindowOver: boolean;
	readonly policy: Policy;
}

/** One row of order_history. A step may bring two (到了 without 出发). */
export interface HistoryRow {
	readonly from: OrderState | null;
	readonly to: OrderState;
	readonly at: Instant;
	readonly actor: Actor;
	readonly reason: string | null;
}

/** An offer that does not exist yet. */
export interface OfferMade {
	readonly teamId: TeamId;
	readonly round: number;
	readonly attempt: number;
	readonly state: OfferState;
	readonly reasons: readonly string[];
}

/** An offer that exists and goes to another state. */
export interface OfferMoved {
	readonly offerId: OfferId;
	readonly to: OfferState;
}

/** A crew row, new or changed: an upsert by (person, attempt). */
export interface CrewMoved {
	readonly personId: PersonId;
	readonly attempt: number;
	readonly to: CrewState;
}

export interface Rating {
	readonly stars: Stars;
	readonly words: string | null;
}

/** What one event changes: facts only, no timers, no words (contract §0.10). */
export interface Outcome {
	/** The event as it was understood: a 接 of the team that holds the order already comes back as `join`. */
	readonly event: OrderEvent;
	readonly before: Order;
	readonly after: Order;
	readonly rows: readonly HistoryRow[];
	readonly offersMade: readonly OfferMade[];
	readonly offersMoved: readonly OfferMoved[];
	/** Upserts by (person, attempt). */
	readonly crewMoved: readonly CrewMoved[];
	readonly rating: Rating | null;
	/** A stored rating is dropped (undo of 完成, or the visit did not take place). */
	readonly ratingDropped: boolean;
	readonly hours: readonly HoursOf[];
}
