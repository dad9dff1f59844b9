import { Temporal } from 'temporal-polyfill';
import { DAY, type Instant, MINUTE } from './instant.ts';

/** IANA name of a time zone, such as Asia/Shanghai. An unknown name throws a RangeError at its first use. */
export type Zone = string;

/** A day of the local calendar. */
export interface LocalDay {
	readonly year: number;
	/** 1–12 */
	readonly month: number;
	/** 1–31 */
	readonly day: number;
}

/** What a clock and a calendar on the wall show. */
export interface LocalTime extends LocalDay {
	/** 1 = Monday … 7 = Sunday. */
	readonly weekday: number;
	/** Whole minutes since local midnight, 0–1439. */
	readonly minute: number;
}

/** A stretch of time in which the zone's offset stays the same. */
interface Era {
	readonly from: Instant;
	readonly until: Instant;
	readonly offset: number;
}

/**
 * Temporal takes 30 µs for one look at a zone, arithmetic inside an era takes none. So each era met is kept:
 * one for Asia/Shanghai since 1991, two a year where clocks are put forward.
 */
const erasByZone = new Map<Zone, Era[]>();

function eraAt(at: Instant, zone: Zone): Era {
	let eras = erasByZone.get(zone);
	if (eras === undefined) {
		eras = [];
		erasByZone.set(zone, eras);
	}
	for (const era of eras) if (at >= era.from && at < era.until) return era;
	const era = readEra(at, zone);
	eras.push(era);
	return era;
}

function readEra(at: Instant, zone: Zone): Era {
	const here = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
	// `previous` is strictly before: from one millisecond later, so that a change right at `at` is found
	const previous = here.add({ milliseconds: 1 }).getTimeZoneTransition('previous');
	const next = here.getTimeZoneTransition('next');
	return {
		from: previous?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
		until: next?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
		offset: here.offsetNanoseconds / 1e6,
	};
}

/** Days since 1970-01-01 of a day of the Gregorian calendar (Howard Hinnant, days_from_civil). Months 1–12; a day outside its month is counted on. */
export function daysOf(year: number, month: number, day: number): number {
	const y = month <= 2 ? year - 1 : year;
	const century = Math.floor(y / 400);
	const yearOfCycle = y - century * 400;
	const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
	return century * 146_097 + yearOfCycle * 365 + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100) + dayOfYear - 719_468;
}

/** The reverse of daysOf (Howard Hinnant, civil_from_days). */
export function dayOf(days: number): LocalDay {
	const z = days + 719_468;
	const cycle = Math.floor(z / 146_097);
	const dayOfCycle = z - cycle * 146_097;
	const yearOfCycle = Math.floor(
		(dayOfCycle - Math.floor(dayOfCycle / 1460) + Math.floor(dayOfCycle / 36_524) - Math.floor(dayOfCycle / 146_096)) / 365,
	);
	const dayOfYear = dayOfCycle - (365 * yearOfCycle + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100));
	const shifted = Math.floor((5 * dayOfYear + 2) / 153);
	const month = shifted + (shifted < 10 ? 3 : -9);
	return {
		year: yearOfCycle + cycle * 400 + (month <= 2 ? 1 : 0),
		month,
		day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
	};
}

/** The moment at which local clocks show `local` (milliseconds as if the zone were UTC). */
function resolve(local: number, zone: Zone): Instant {
	// a zone changes its offset less than a day before or after, so one of these two is in force
	const before = eraAt(local - DAY, zone).offset;
	const first = local - before;
	if (eraAt(first, zone).offset === before) return first;
	const after = eraAt(local + DAY, zone).offset;
	const second = local - after;
	// a time that the clocks leap over: as much later as they leap
	return eraAt(second, zone).offset === after ? second : first;
}

const localMs = (at: Instant, zone: Zone): number => at + eraAt(at, zone).offset;

/** What the clocks of `zone` show at `at`; seconds are cut off. */
export function localOf(at: Instant, zone: Zone): LocalTime {
	const local = localMs(at, zone);
	const days = Math.floor(local / DAY);
	return {
		...dayOf(days),
		// 1970-01-01 was a Thursday
		weekday: ((((days + 3) % 7) + 7) % 7) + 1,
		minute: Math.floor((local - days * DAY) / MINUTE),
	};
}

/**
 * The moment at which the clocks of `zone` show this. A day beyond its month and a minute beyond its day are counted on
 * (32 December = 1 January, minute 1440 = the next midnight). Where clocks are put back the earlier moment,
 * where they are put forward the one after the leap.
 */
export function instantOf(local: LocalDay & { readonly minute: number }, zone: Zone): Instant {
	return resolve(daysOf(local.year, local.month, local.day) * DAY + local.minute * MINUTE, zone);
}

/** Midnight at the beginning of the local day of `at`. */
export function startOfDay(at: Instant, zone: Zone): Instant {
	return resolve(Math.floor(localMs(at, zone) / DAY) * DAY, zone);
}

/** `n` calendar days later (or earlier) at the same local time of day, to the millisecond. */
export function addDays(at: Instant, n: number, zone: Zone): Instant {
	return n === 0 ? at : resolve(localMs(at, zone) + n * DAY, zone);
}

/** The local day of `at` as YYYY-MM-DD. */
export function localDate(at: Instant, zone: Zone): string {
	const { year, month, day } = localOf(at, zone);
	return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
