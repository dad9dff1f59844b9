/** The moon's calendar and the 24 terms, from the tables of tyme4ts; each year is worked out once, when it is first asked for. */
import { LunarYear, SolarTerm } from 'tyme4ts';
import { daysOf } from '../../../db/domain/local-time.ts';
import type { DayNumber, Days } from './calendar.ts';

const MONTHS = new Map<number, ReadonlyMap<number, Days>>();
const TERMS = new Map<number, ReadonlyMap<string, DayNumber>>();

/** The days of each month of a lunar year (2026 = from spring 2026 on); a leap month is not among them, feasts are not kept in it. */
function monthsOf(year: number): ReadonlyMap<number, Days> {
	let months = MONTHS.get(year);
	if (months === undefined) {
		months = new Map(
			LunarYear.fromYear(year)
				.getMonths()
				.filter((month) => !month.isLeap())
				.map((month) => {
					const solar = month.getFirstJulianDay().getSolarDay();
					const first = daysOf(solar.getYear(), solar.getMonth(), solar.getDay());
					return [month.getMonth(), { first, last: first + month.getDayCount() - 1 }];
				}),
		);
		MONTHS.set(year, months);
	}
	return months;
}

/** The terms that fall into a year of the sun's calendar, by name. */
export function termsOf(year: number): ReadonlyMap<string, DayNumber> {
	let terms = TERMS.get(year);
	if (terms === undefined) {
		// tyme4ts counts from 冬至 of December before; one more closes the year
		const days = Array.from({ length: 25 }, (_, i) => SolarTerm.fromIndex(year, i)).map((term) => {
			const solar = term.getJulianDay().getSolarDay();
			return { name: term.getName(), year: solar.getYear(), number: daysOf(solar.getYear(), solar.getMonth(), solar.getDay()) };
		});
		terms = new Map(days.filter((term) => term.year === year).map(({ name, number }) => [name, number]));
		TERMS.set(year, terms);
	}
	return terms;
}

/** A day of a lunar year; 腊月三十 in a year without one is the month's last day. */
export function lunarDay(year: number, month: number, day: number): DayNumber {
	const days = lunarMonth(year, month);
	return Math.min(days.first + day - 1, days.last);
}

export function lunarMonth(year: number, month: number): Days {
	const days = monthsOf(year).get(month);
	if (days === undefined) throw new RangeError(`no lunar month ${month}`);
	return days;
}

/** New Year's Eve, the last day of the lunar year. */
export const newYearsEve = (year: number): DayNumber => lunarMonth(year, 12).last;
