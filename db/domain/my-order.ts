import type { OfferId, OrderId } from './ids.ts';
import type { Instant } from './instant.ts';
import type { MenuName, OrderState, Slot } from './order.ts';

/** One order a person has to do with, and how. */
export interface MyOrder {
	readonly id: OrderId;
	readonly number: string;
	readonly state: OrderState;
	readonly round: number;
	readonly item: MenuName;
	readonly slot: Slot | null;
	/** By then the resident hears something; null where nothing is promised. */
	readonly promiseAt: Instant | null;
	readonly as: 'resident' | 'joined' | 'asked' | 'offered' | 'staff';
	/** The own team's offer, where `as` is `offered`. */
	readonly offerId: OfferId | null;
	/** That offer is still open. */
	readonly open: boolean;
	/** With that offer the own team holds the order. */
	readonly won: boolean;
}
