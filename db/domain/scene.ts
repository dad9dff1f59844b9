import type { PersonId, TeamId } from './ids.ts';
import type { Instant } from './instant.ts';
import type { CrewMember, Item, Offer, Order } from './order.ts';
import type { Unit } from './team.ts';

/** Somebody who may be told something. */
export interface Person {
	readonly id: PersonId;
	readonly name: string | null;
	readonly language: string;
}

/** A team with the people who speak for it and go for it. */
export interface TeamPeople {
	readonly id: TeamId;
	readonly name: string;
	/** Leader and deputies: their 接 binds the team. */
	readonly leaders: readonly Person[];
	/** Everybody else. */
	readonly members: readonly Person[];
}

/** The words from which what an order holds was read, so that the station sees why; nothing where a button was pressed. No name, no phone. */
export interface ReadFrom {
	readonly what?: string;
	readonly place?: string;
	readonly people?: string;
	/** With the start of the time that they meant, null = any time: of a time agreed on later they say nothing. */
	readonly when?: { readonly words: string; readonly start: Instant | null };
}

/** What only the team that accepted may see. */
export interface OrderDetails {
	readonly address: string | null;
	readonly contactName: string | null;
	readonly contactPhone: string | null;
	/** In the writer's words, where it is ordered for somebody else. */
	readonly forWhom: string | null;
	readonly wish: string | null;
	/** For the station alone. */
	readonly readFrom: ReadFrom | null;
}

/** One order with everybody who has to do with it: what the machine, the clock and the words look at. */
export interface Scene {
	readonly order: Order;
	readonly item: Item;
	readonly unit: Unit;
	readonly details: OrderDetails;
	readonly resident: Person;
	/** Offers of all attempts. */
	readonly offers: readonly Offer[];
	/** Crew rows of all attempts. */
	readonly crew: readonly (CrewMember & { readonly name: string | null })[];
	/** The team that holds the order and the teams of the person who acts. */
	readonly teams: readonly TeamPeople[];
	/** Names of all teams that have an offer. */
	readonly teamNames: ReadonlyMap<TeamId, string>;
	/**
	 * Who answers for the order's unit, one list a level: its own coordinators, then those of the 所, then the
	 * dispatchers. A unit without a coordinator is answered for by the next level (contract §0.20), so no list is empty
	 * unless there is nobody at all.
	 */
	readonly staff: readonly (readonly Person[])[];
	readonly dispatchers: readonly Person[];
}
