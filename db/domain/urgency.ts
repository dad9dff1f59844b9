import { HOUR, type Instant } from './instant.ts';
import { localDate, type Zone } from './local-time.ts';
import type { Item, Slot, Urgency } from './order.ts';

/** From so many people on an item that may be either is a matter for a group (contract §0.15). */
const GROUP_FROM = 10;

/**
 * The class of an order, which decides its limits (contract §0.15, desk.md §5 "Which class"): `group` when the item's mode says
 * so, or from ten people on where it is `either`; `urgent` when it is wanted today (the slot is over today, or without a slot
 * the message says that hours matter) and the item is `urgentOk`; `booked` when a date is given; `normal` otherwise.
 * The message's urgency of understanding.md is another thing.
 */
export function urgencyOf(wish: {
	readonly item: Pick<Item, 'mode' | 'urgentOk'>;
	readonly slot: Slot | null;
	readonly people: number;
	/** The message says today, or that hours matter. A slot on another day overrules it. */
	readonly wantedToday: boolean;
	readonly at: Instant;
	readonly zone: Zone;
}): Urgency {
	const { item, slot, at, zone } = wish;
	if (item.mode === 'group' || (item.mode === 'either' && wish.people >= GROUP_FROM)) return 'group';
	const today = slot === null ? wish.wantedToday : localDate(Math.max(slot.start, slot.end - 1), zone) === localDate(at, zone);
	if (today && item.urgentOk) return 'urgent';
	return slot === null ? 'normal' : 'booked';
}

/** The slot is nearer than the item allows. */
export interface LeadTimeProblem {
	/** The earliest possible local day, YYYY-MM-DD. */
	readonly date: string;
	/** The earliest possible moment on it. */
	readonly from: Instant;
}

/**
 * The earliest possible date where the slot is nearer than the item's lead time and the order is not urgent, else null
 * (desk.md §5). A clock time counts by its start. A window counts by its end: any start inside it will do, so it is near
 * enough as long as its last part is late enough.
 */
export function leadTimeProblem(wish: {
	readonly item: Pick<Item, 'leadTimeH'>;
	readonly slot: Slot | null;
	readonly urgency: Urgency;
	readonly at: Instant;
	readonly zone: Zone;
}): LeadTimeProblem | null {
	if (wish.slot === null || wish.urgency === 'urgent') return null;
	const from = wish.at + wish.item.leadTimeH * HOUR;
	const latest = wish.slot.grain === 'minute' ? wish.slot.start : wish.slot.end;
	return latest >= from ? null : { date: localDate(from, wish.zone), from };
}
