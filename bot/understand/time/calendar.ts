/** Arithmetic on whole days of the local calendar, in numbers alone. */
import { dayOf, daysOf, type LocalTime } from '../../../db/domain/local-time.ts';

/** Days since 1970-01-01. */
export type DayNumber = number;

/** A stretch of days, both ends belonging to it. */
export interface Days {
	readonly first: DayNumber;
	readonly last: DayNumber;
}

/** The moment of writing, on the wall. */
export interface Today extends LocalTime {
	readonly number: DayNumber;
}

export const oneDay = (number: DayNumber): Days => ({ first: number, last: number });

/** A day of the calendar; null for 30 February. */
export function dateOf(year: number, month: number, day: number): DayNumber | null {
	const number = daysOf(year, month, day);
	const back = dayOf(number);
	return back.month === month && back.day === day ? number : null;
}

/** The days `from` to `to` of a month; `month` counts on over the year, `to` stops at the month's end. */
export function daysOfMonth(year: number, month: number, from = 1, to = 31): Days {
	const [y, m] = [year + Math.floor((month - 1) / 12), ((((month - 1) % 12) + 12) % 12) + 1];
	const end = daysOf(m === 12 ? y + 1 : y, m === 12 ? 1 : m + 1, 1) - 1;
	const first = daysOf(y, m, 1);
	return { first: first + from - 1, last: Math.min(first + to - 1, end) };
}

/** The same day so many months on; a day that the month lacks becomes its last. */
export function monthsOn(number: DayNumber, months: number): DayNumber {
	const { year, month, day } = dayOf(number);
	return daysOfMonth(year, month + months, 1, day).last;
}

/** The day of that number `day` in this month of `today` or the first later one that has it, not before `from`. */
export function dayOfMonthFrom(day: number, from: DayNumber): DayNumber | null {
	const { year, month } = dayOf(from);
	for (let on = 0; on < 4; on++) {
		const { first, last } = daysOfMonth(year, month + on);
		const number = first + day - 1;
		if (number <= last && number >= from) return number;
	}
	return null;
}

/** Monday of the week `weeks` after this one. */
export const mondayOf = (today: Today, weeks = 0): DayNumber => today.number - today.weekday + 1 + weeks * 7;

/** 1 = Monday … 7 = Sunday; 1970-01-01 was a Thursday. */
export const weekdayOf = (number: DayNumber): number => ((((number + 3) % 7) + 7) % 7) + 1;

/** All Saturdays of some days, or another weekday. */
export function weekdaysIn({ first, last }: Days, weekday: number): DayNumber[] {
	const days: DayNumber[] = [];
	for (let number = first + ((weekday - weekdayOf(first) + 7) % 7); number <= last; number += 7) days.push(number);
	return days;
}
