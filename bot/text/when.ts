import type { Instant } from '../../db/domain/instant.ts';
import { addDays, localDate, localOf, type Zone } from '../../db/domain/local-time.ts';
import type { Slot } from '../../db/domain/order.ts';
import { byLanguage, say } from './render.ts';

/** Moments and windows in words. A further language adds its own table. */
interface WhenWords {
	readonly date: (month: number, day: number) => string;
	/** A day that is neither today nor tomorrow; weekday 1 = Monday. */
	readonly day: (weekday: number, date: string) => string;
	/** A clock time on a day; `near` = today or tomorrow. */
	readonly moment: (day: string, clock: string, near: boolean) => string;
	/** A window on a day; part is empty where the hours are no part of the day. */
	readonly window: (day: string, part: string, hours: string) => string;
	/** A day and one word for the time, for lists. */
	readonly short: (date: string, hour: string) => string;
	/** In the order of PARTS. */
	readonly parts: readonly string[];
}

/** Parts of the day in minutes since midnight. */
const PARTS: readonly (readonly [from: number, to: number])[] = [
	[5 * 60, 10 * 60],
	[8 * 60, 12 * 60],
	[11 * 60, 14 * 60],
	[12 * 60, 18 * 60],
	[17 * 60, 20 * 60],
	[18 * 60, 23 * 60],
];

const WEEKDAYS_ZH = ['', '周一', '周二', '周三', '周四', '周五', '周六', '周日'];
const WEEKDAYS_EN = ['', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const MONTHS_EN = ['', 'Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const wordsOf = byLanguage<WhenWords>({
	'zh-CN': {
		date: (month, day) => `${month}月${day}日`,
		day: (weekday, date) => `${WEEKDAYS_ZH[weekday]}(${date})`,
		moment: (day, clock) => `${day}${clock}`,
		window: (day, part, hours) => `${day}${part}${hours}`,
		short: (date, hour) => `${date}${hour}`,
		parts: ['早上', '上午', '中午', '下午', '傍晚', '晚上'],
	},
	en: {
		date: (month, day) => `${day} ${MONTHS_EN[month]}`,
		day: (weekday, date) => `${WEEKDAYS_EN[weekday]} ${date}`,
		moment: (day, clock, near) => (near ? `${clock} ${day}` : `${clock} on ${day}`),
		window: (day, part, hours) => `${day}, ${part === '' ? hours : `${part} ${hours}`}`,
		short: (date, hour) => (hour === '' ? date : `${date}, ${hour}`),
		parts: ['early morning', 'morning', 'midday', 'afternoon', 'early evening', 'evening'],
	},
});

const clock = (minute: number): string => `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;

/** 11:30, in every language. */
export const clockWords = (at: Instant, zone: Zone): string => clock(localOf(at, zone).minute);

/** 11月26日; 26 Nov */
export function dateWords(at: Instant, zone: Zone, language: string): string {
	const { month, day } = localOf(at, zone);
	return wordsOf(language).date(month, day);
}

/** 周四(11月26日); Thu 26 Nov */
const dayWords = (at: Instant, zone: Zone, language: string): string =>
	wordsOf(language).day(localOf(at, zone).weekday, dateWords(at, zone, language));

/** A promise is always a clock time: 今天11:30, 周四(11月26日)12:00; 11:30 today, 12:00 on Thu 26 Nov. */
export function momentWords(at: Instant, now: Instant, zone: Zone, language: string): string {
	const { moment } = wordsOf(language);
	const date = localDate(at, zone);
	if (date === localDate(now, zone)) return moment(say(language, 'day.today'), clockWords(at, zone), true);
	if (date === localDate(addDays(now, 1, zone), zone)) return moment(say(language, 'day.tomorrow'), clockWords(at, zone), true);
	return moment(dayWords(at, zone, language), clockWords(at, zone), false);
}

/** The part of the day that a window is; empty where it is none. */
function partWords(from: number, to: number, language: string): string {
	const part = PARTS.findIndex((one) => one[0] === from && one[1] === to);
	return wordsOf(language).parts[part] ?? '';
}

/**
 * A wanted time as it was said: 周四(11月26日)上午8:00–12:00, 周五(11月27日); Thu 26 Nov, morning 8:00–12:00, Fri 27 Nov. Never
 * today or tomorrow without the date.
 */
export function slotWords(slot: Slot | null, zone: Zone, language: string): string {
	if (!slot) return say(language, 'day.any-time');
	const day = dayWords(slot.start, zone, language);
	if (slot.grain === 'day') return day;
	const from = localOf(slot.start, zone).minute;
	const to = localOf(slot.end, zone).minute;
	const isMoment = slot.grain === 'minute' && !(slot.end > slot.start && to !== from);
	const part = slot.grain === 'part' ? partWords(from, to, language) : '';
	return wordsOf(language).window(day, part, isMoment ? clock(from) : `${clock(from)}–${clock(to)}`);
}

/** The time of day of a wanted time, without its day: 上午, 9:00; morning, 9:00. Empty for a whole day. */
export function hourShort(slot: Slot, zone: Zone, language: string): string {
	if (slot.grain === 'day') return '';
	const from = localOf(slot.start, zone).minute;
	const part = slot.grain === 'part' ? partWords(from, localOf(slot.end, zone).minute, language) : '';
	return part || clock(from);
}

/** The same, short, for cards and lists: 11月26日上午; 26 Nov, morning. */
export const slotShort = (slot: Slot | null, zone: Zone, language: string): string =>
	slot ? wordsOf(language).short(dateWords(slot.start, zone, language), hourShort(slot, zone, language)) : say(language, 'day.any-time');
