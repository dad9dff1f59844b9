import type { Instant } from './instant.ts';
import type { MenuName, Order } from './order.ts';

/** One order that is not finished, as a digest and a list of things to do see it. */
export interface OpenOrder {
	readonly order: Order;
	readonly item: MenuName;
	readonly durationMin: number;
	/** Where and to whom, only for visits of the days asked for; null otherwise. */
	readonly visit: { readonly contactName: string | null; readonly address: string | null } | null;
}

/** What one unit did in a period, and what is open there now. */
export interface UnitFigures {
	/** Visits finished in the period that took place. */
	readonly done: number;
	/** Those of them that were rated. Unrated is its own class: nobody counts as content by default (desk.md §5). */
	readonly rated: number;
	/** Sum of the stars of the rated. */
	readonly stars: number;
	/** How often somebody of the unit was told to ring 12345 in the period: neither an order nor a refusal. */
	readonly referred: number;
	/** By id, oldest first. */
	readonly open: readonly OpenOrder[];
}

/** Which time the figures are about. */
export interface FiguresPeriod {
	/** Finished from … */
	readonly from: Instant;
	/** … up to, not including. */
	readonly to: Instant;
	/** Visits whose slot lies in these days come with the place. */
	readonly visitsFrom: Instant;
	readonly visitsTo: Instant;
	/** Orders finished before that and still unrated are worth a call. */
	readonly unratedBefore: Instant;
}

/** The figures of some units, and who answers for what. */
export interface Board {
	/** By unit code; every unit asked for is in it. */
	readonly figures: ReadonlyMap<string, UnitFigures>;
	/** Codes of all units that have a coordinator. */
	readonly staffed: ReadonlySet<string>;
}
