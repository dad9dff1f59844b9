/** Days off and days worked in their place, as decreed each year; from chinese-days as far as its list goes. */
import chineseDays from 'chinese-days';
import { dayOf, daysOf } from '../../../db/domain/local-time.ts';
import { type DayNumber, type Days, weekdayOf } from './calendar.ts';
import type { HolidayName } from './feasts.ts';

/** What is decreed for a year. */
interface Decree {
	readonly holidays: ReadonlyMap<string, Days>;
	/** Saturdays and Sundays that are worked. */
	readonly makeUps: readonly DayNumber[];
}

const two = (n: number): string => String(n).padStart(2, '0');
const iso = (number: DayNumber): string => {
	const { year, month, day } = dayOf(number);
	return `${year}-${two(month)}-${two(day)}`;
};
const DECREES = new Map<number, Decree | null>();

/** Null for a year whose list is not out yet. */
function decreeOf(year: number): Decree | null {
	let decree = DECREES.get(year);
	if (decree === undefined) {
		decree = readDecree(year);
		DECREES.set(year, decree);
	}
	return decree;
}

function readDecree(year: number): Decree | null {
	const holidays = new Map<string, Days>();
	const makeUps: DayNumber[] = [];
	for (let number = daysOf(year, 1, 1); number < daysOf(year + 1, 1, 1); number++) {
		const { work, name } = chineseDays.getDayDetail(iso(number));
		// `National Day,国庆节,3`; a plain day has only the weekday's name
		const holiday = name.split(',')[1];
		if (holiday === undefined) continue;
		if (work) makeUps.push(number);
		else holidays.set(holiday, { first: holidays.get(holiday)?.first ?? number, last: number });
	}
	return holidays.size > 0 ? { holidays, makeUps } : null;
}

/** Days off by law (《全国年节及纪念日放假办法》 2024): from so many days before the feast to so many after it. */
const STATUTORY: Readonly<Record<HolidayName, readonly [before: number, after: number]>> = {
	元旦: [0, 0],
	春节: [1, 2],
	清明: [0, 0],
	劳动节: [0, 1],
	端午: [0, 0],
	中秋: [0, 0],
	国庆节: [0, 2],
};

/** The statutory days and the weekend that touches them. */
function statutory(name: HolidayName, feast: DayNumber): Days {
	const [before, after] = STATUTORY[name];
	let [first, last] = [feast - before, feast + after];
	while (weekdayOf(first - 1) >= 6) first--;
	while (weekdayOf(last + 1) >= 6) last++;
	return { first, last };
}

/** The days off around a feast; `sure` = decreed, else the law's days with the weekend beside them. */
export function holidayOf(name: HolidayName, feast: DayNumber): Days & { readonly sure: boolean } {
	const decreed = decreeOf(dayOf(feast).year)?.holidays.get(name);
	return decreed === undefined ? { ...statutory(name, feast), sure: false } : { ...decreed, sure: true };
}

function isOff(number: DayNumber): boolean {
	const { year } = dayOf(number);
	const decree = decreeOf(year);
	if (decree?.makeUps.includes(number)) return false;
	if (weekdayOf(number) >= 6) return true;
	if (decree !== null) return [...decree.holidays.values()].some(({ first, last }) => number >= first && number <= last);
	// chinese-days calls 2027-01-01 a workday while its list of that year is empty
	const { month, day } = dayOf(number);
	return (month === 1 && day === 1) || (month === 5 && day <= 2) || (month === 10 && day <= 3);
}

/** The first day worked from `from` on. */
export function workdayFrom(from: DayNumber): DayNumber {
	let number = from;
	while (isOff(number)) number++;
	return number;
}

/** Days worked in place of a holiday, from `from` on. */
export function makeUpsFrom(from: DayNumber): readonly DayNumber[] {
	const { year } = dayOf(from);
	return [year, year + 1].flatMap((y) => decreeOf(y)?.makeUps ?? []).filter((number) => number >= from);
}
