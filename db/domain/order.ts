import type { OfferId, OrderId, PersonId, TeamId } from './ids.ts';
import type { Instant } from './instant.ts';

/** States of an order, contract §6. The column type and its check constraint are built from this list. */
export const ORDER_STATES = [
	'ordered',
	'collected',
	'offering',
	'accepted',
	'departed',
	'serving',
	'confirming',
	'rating',
	'closed',
	'returned',
	'referred',
	'cancelled',
	'unserved',
	'merged',
] as const;
export type OrderState = (typeof ORDER_STATES)[number];

/** Nobody has accepted yet. */
export const SEARCH_STATES = ['ordered', 'collected', 'offering'] as const satisfies readonly OrderState[];
/** A team has accepted; somebody of it is expected, on the way or there. */
export const VISIT_STATES = ['accepted', 'departed', 'serving'] as const satisfies readonly OrderState[];
/** From 点单 until the service is done. */
export const ONGOING_STATES = [...SEARCH_STATES, ...VISIT_STATES] as const;
export const isVisit = (state: OrderState): boolean => VISIT_STATES.some((one) => one === state);
/** States in which nothing can happen any more. */
export const END_STATES = ['closed', 'referred', 'cancelled'] as const satisfies readonly OrderState[];

export const OFFER_STATES = ['sent', 'seen', 'accepted', 'handed_back', 'declined', 'expired', 'withdrawn', 'superseded'] as const;
export type OfferState = (typeof OFFER_STATES)[number];
/** The team that was asked has not answered. */
export const isWaiting = (state: OfferState): boolean => state === 'sent' || state === 'seen';

export const CREW_STATES = ['asked', 'joined', 'declined', 'left'] as const;
export type CrewState = (typeof CREW_STATES)[number];

/** How soon: wanted today, no date, a date, or a group (desk.md §5). */
export const URGENCIES = ['urgent', 'normal', 'booked', 'group'] as const;
export type Urgency = (typeof URGENCIES)[number];

/** The wanted time. A window such as 上午 is kept as it was said (contract §0.14). */
export interface Slot {
	readonly start: Instant;
	readonly end: Instant;
	/** `minute` = a clock time, `part` = a part of the day, `day` = any time that day. */
	readonly grain: 'minute' | 'part' | 'day';
}

/** One order as the machine, the clock and the words see it. No personal data. */
export interface Order {
	readonly id: OrderId;
	/** MMDD-NNN, unique within the local year. */
	readonly number: string;
	readonly state: OrderState;
	/** Raised by every change, also where the state stays (contract §0.4). */
	readonly version: number;
	/** A fresh search after a hand-back, a changed slot or a new try (contract §0.12). Starts at 1. */
	readonly attempt: number;
	/** 0 before the first round of this attempt, then 1–3. */
	readonly round: number;
	readonly itemCode: string;
	readonly unitCode: string;
	readonly urgency: Urgency;
	readonly residentId: PersonId;
	readonly placedBy: PersonId;
	readonly slot: Slot | null;
	/** Persons to be served. */
	readonly people: number;
	readonly createdAt: Instant;
	/** Time of the newest history row; `at` never goes back within an order. */
	readonly updatedAt: Instant;
	/** When the present stage began: state entered, round asked, or the limit passed last. */
	readonly stageAt: Instant;
	/** How often the limit of this stage has passed; each time the card goes one level up. */
	readonly lateCount: number;
	/** The team the dispatcher chose: it alone is round 1. */
	readonly chosenTeamId: TeamId | null;
	/** The team that accepted. */
	readonly teamId: TeamId | null;
	/** The search after a hand-back has the limit `replacement` (contract §0.12). */
	readonly replacement: boolean;
	/** The station let a short crew go, with a reason. */
	readonly crewWaived: boolean;
	readonly acceptedAt: Instant | null;
	readonly departedAt: Instant | null;
	readonly arrivedAt: Instant | null;
	readonly finishedAt: Instant | null;
	readonly hoursConfirmedAt: Instant | null;
	readonly stars: Stars | null;
	readonly ratedAt: Instant | null;
	readonly urgedAt: Instant | null;
	/** The second service after a low rating names the first order (contract §0.18). */
	readonly replaces: OrderId | null;
	readonly mergedInto: OrderId | null;
}

export type Stars = 1 | 2 | 3 | 4 | 5;

/** What an item or a platform is called; the language of the reader decides. */
export interface MenuName {
	readonly name: string;
	readonly nameEn: string;
}

/** What the menu says of the ordered item, as far as rules need it. */
export interface Item extends MenuName {
	readonly code: string;
	readonly platform: string;
	readonly description: string;
	/** Empty = only said in Chinese. */
	readonly descriptionEn: string;
	readonly durationMin: number;
	/** People needed on site. */
	readonly volunteers: number;
	readonly leadTimeH: number;
	readonly skills: readonly string[];
	readonly mode: 'individual' | 'group' | 'either';
	readonly orderer: 'resident' | 'station';
	readonly qualification: string | null;
	readonly risk: 'low' | 'medium' | 'high';
	readonly minorsMayServe: boolean;
	readonly twoPersonRule: boolean;
	readonly childBeneficiary: boolean;
	readonly marketStall: boolean;
	readonly urgentOk: boolean;
	/** Team codes asked first within their round. */
	readonly defaultTeams: readonly string[];
	readonly limit: string | null;
	readonly limitEn: string | null;
}

/** People who must have joined before anybody sets out. */
export const crewNeeded = (item: Item): number => Math.max(item.volunteers, item.twoPersonRule ? 2 : 1);

export interface Offer {
	readonly id: OfferId;
	readonly teamId: TeamId;
	readonly round: number;
	readonly attempt: number;
	readonly state: OfferState;
}

export interface CrewMember {
	readonly personId: PersonId;
	readonly attempt: number;
	readonly state: CrewState;
}
