import type { OrderId } from './ids.ts';
import type { Instant } from './instant.ts';
import type { Item, Order } from './order.ts';
import type { Timer } from './order-clock.ts';
import type { Actor } from './order-event.ts';
import type { HistoryRow } from './order-outcome.ts';
import { refuse } from './order-step.ts';
import { type Cause, PLACE_ROW } from './order-table.ts';
import type { Policy } from './policy.ts';
import type { Refusal } from './refusal.ts';
import type { OrderDetails } from './scene.ts';

/** An order that has no row yet. */
export type NewOrder = Omit<Order, 'id'>;

/** What is known when somebody says yes to the summary of a draft; the number was drawn by the caller. */
export type Placing = Pick<
	Order,
	'number' | 'itemCode' | 'unitCode' | 'urgency' | 'residentId' | 'placedBy' | 'slot' | 'people' | 'replaces'
>;

export interface PlaceFacts {
	readonly item: Item;
	readonly policy: Policy;
	/** Open orders of the resident. */
	readonly openOrders: number;
	/** Orders of the same kind that the resident placed in the last seven days. */
	readonly sameKindThisWeek: number;
	/** On the hardship list: no limits (desk.md §5). */
	readonly exempt: boolean;
}

export interface Placed {
	readonly order: NewOrder;
	readonly row: HistoryRow;
}

/** A draft that became an order, to be written. */
export interface OrderToPlace {
	readonly id: OrderId;
	readonly placed: Placed;
	readonly details: OrderDetails;
	readonly timers: readonly Timer[];
	/** Null when there is no moment to promise. */
	readonly promiseAt: Instant | null;
	readonly channel: string;
}

/**
 * Why an order may not be placed, or null.
 * Limits and station-only items bind who orders for themselves; a station that orders for somebody has looked at the case.
 */
function whyNotPlaced({ slot, replaces }: Placing, actor: Actor, facts: PlaceFacts, at: Instant): Refusal | null {
	const causes: readonly Cause[] = actor.kind === 'person' ? actor.capacities : [actor.kind];
	const allowed: readonly Cause[] = PLACE_ROW.by;
	if (!causes.some((cause) => allowed.includes(cause))) return refuse('not-yours');
	if (slot !== null && slot.end <= at) return refuse('slot-past');
	if (causes.includes('station') || causes.includes('system')) return null;
	if (facts.item.orderer === 'station') return refuse('station-only');

	const { openOrders, sameKindPerWeek } = facts.policy.limits;
	// Making good a bad service is the desk's debt, not a second wish of the same kind (contract §0.18).
	if (facts.exempt || replaces !== null) return null;
	if (facts.openOrders >= openOrders) return refuse('limit-open', { limit: openOrders });
	if (facts.sameKindThisWeek >= sameKindPerWeek) return refuse('limit-kind', { limit: sameKindPerWeek });
	return null;
}

/** The first value of an order and its first history row (from null). */
export function decidePlacing(placing: Placing, actor: Actor, facts: PlaceFacts, at: Instant): Placed | Refusal {
	const refusal = whyNotPlaced(placing, actor, facts, at);
	if (refusal !== null) return refusal;
	return {
		order: {
			...placing,
			state: PLACE_ROW.to,
			version: 1,
			attempt: 1,
			round: 0,
			createdAt: at,
			updatedAt: at,
			stageAt: at,
			lateCount: 0,
			chosenTeamId: null,
			teamId: null,
			replacement: false,
			crewWaived: false,
			acceptedAt: null,
			departedAt: null,
			arrivedAt: null,
			finishedAt: null,
			hoursConfirmedAt: null,
			stars: null,
			ratedAt: null,
			urgedAt: null,
			mergedInto: null,
		},
		row: { from: null, to: PLACE_ROW.to, at, actor, reason: null },
	};
}
