import { type Instant, MINUTE } from './instant.ts';
import type { Item } from './order.ts';

const TENTH = 6 * MINUTE;
/** desk.md §5: hours are capped at 150 % of the item's duration unless the station approves more. */
const CAP = 1.5;

/**
 * Hours of one volunteer for one visit, in tenths of an hour, from 到了 to 完成 (desk.md §5; 民政部令 67 asks for a true record).
 * Rounded to the nearest tenth, half upwards: 40 minutes are 0.7 h. At least 1 (contract §0.17), also where the two times
 * are the same or the wrong way round. The cap is rounded down, so that it is never exceeded, and is at least 1 too.
 */
export function hoursOf(arrivedAt: Instant, finishedAt: Instant, item: Pick<Item, 'durationMin'>): number {
	const cap = Math.floor((item.durationMin * MINUTE * CAP) / TENTH);
	return Math.max(1, Math.min(cap, Math.round((finishedAt - arrivedAt) / TENTH)));
}
