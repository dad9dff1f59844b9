import type { Instant } from '../../db/domain/instant.ts';
import { addDays, localDate, localOf, type Zone } from '../../db/domain/local-time.ts';
import type { Slot } from '../../db/domain/order.ts';

/** Moments and windows in words. Chinese now; a further language adds its own table. */
const WEEKDAYS = ['', '周一', '周二', '周三', '周四', '周五', '周六', '周日'];
const PARTS: readonly (readonly [from: number, to: number, words: string])[] = [
	[5 * 60, 10 * 60, '早上'],
	[8 * 60, 12 * 60, '上午'],
	[11 * 60, 14 * 60, '中午'],
	[12 * 60, 18 * 60, '下午'],
	[17 * 60, 20 * 60, '傍晚'],
	[18 * 60, 23 * 60, '晚上'],
];

const clock = (minute: number): string => `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;

/** 11:30 */
export const clockWords = (at: Instant, zone: Zone): string => clock(localOf(at, zone).minute);

/** 11月26日 */
export function dateWords(at: Instant, zone: Zone): string {
	const { month, day } = localOf(at, zone);
	return `${month}月${day}日`;
}

/** 今天 / 明天 / 周四(11月26日) */
function dayWords(at: Instant, now: Instant, zone: Zone): string {
	const date = localDate(at, zone);
	if (date === localDate(now, zone)) return '今天';
	if (date === localDate(addDays(now, 1, zone), zone)) return '明天';
	const { month, day, weekday } = localOf(at, zone);
	return `${WEEKDAYS[weekday]}(${month}月${day}日)`;
}

/** A promise is always a clock time: 今天11:30, 周四(11月26日)12:00. */
export const momentWords = (at: Instant, now: Instant, zone: Zone): string => `${dayWords(at, now, zone)}${clockWords(at, zone)}`;

/** A wanted time as it was said: 周四(11月26日)上午8:00–12:00, 明天15:30, 周五(11月27日). Never 今天/明天 without the date. */
export function slotWords(slot: Slot | null, zone: Zone): string {
	if (!slot) return '时间不限';
	const start = localOf(slot.start, zone);
	const day = `${WEEKDAYS[start.weekday]}(${start.month}月${start.day}日)`;
	if (slot.grain === 'day') return day;
	const end = localOf(slot.end, zone).minute;
	if (slot.grain === 'minute')
		return slot.end - slot.start > 0 && end !== start.minute
			? `${day}${clock(start.minute)}–${clock(end)}`
			: `${day}${clock(start.minute)}`;
	const part = PARTS.find(([from, to]) => from === start.minute && to === end)?.[2] ?? '';
	return `${day}${part}${clock(start.minute)}–${clock(end)}`;
}

/** The same, short, for cards and lists: 11月26日上午. */
export function slotShort(slot: Slot | null, zone: Zone): string {
	if (!slot) return '时间不限';
	const start = localOf(slot.start, zone);
	const day = `${start.month}月${start.day}日`;
	if (slot.grain === 'day') return day;
	const end = localOf(slot.end, zone).minute;
	const part = slot.grain === 'part' ? PARTS.find(([from, to]) => from === start.minute && to === end)?.[2] : undefined;
	return `${day}${part ?? clock(start.minute)}`;
}
