import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR } from '../../db/domain/instant.ts';
import { addDays, instantOf, localDate, localOf, startOfDay } from '../../db/domain/local-time.ts';

const at = (iso: string): number => Temporal.Instant.from(iso).epochMilliseconds;
const SHANGHAI = 'Asia/Shanghai';
const NEW_YORK = 'America/New_York';

/** 1900 to 2100: past eras, leap years and both ways of changing clocks. */
const moment = fc.integer({ min: at('1900-01-01T00:00Z'), max: at('2100-01-01T00:00Z') });
const zone = fc.constantFrom(SHANGHAI, NEW_YORK, 'UTC', 'Australia/Lord_Howe', 'Europe/London');

describe('localOf', () => {
	it('reads a Wednesday in Yuxi', () => {
		expect(localOf(at('2026-11-25T09:30:59+08:00'), SHANGHAI)).toEqual({ year: 2026, month: 11, day: 25, weekday: 3, minute: 570 });
		expect(localOf(at('2026-11-29T23:59:00+08:00'), SHANGHAI)).toMatchObject({ day: 29, weekday: 7, minute: 1439 });
		expect(localOf(at('2028-02-29T00:00:00+08:00'), SHANGHAI)).toMatchObject({ month: 2, day: 29, weekday: 2, minute: 0 });
	});

	it('agrees with Temporal at every moment in every zone', () => {
		fc.assert(
			fc.property(moment, zone, (when, name) => {
				const there = Temporal.Instant.fromEpochMilliseconds(when).toZonedDateTimeISO(name);
				expect(localOf(when, name)).toEqual({
					year: there.year,
					month: there.month,
					day: there.day,
					weekday: there.dayOfWeek,
					minute: there.hour * 60 + there.minute,
				});
			}),
		);
	});

	it('refuses a zone that does not exist', () => {
		expect(() => localOf(0, 'Yunnan/Yuxi')).toThrow(RangeError);
	});
});

describe('instantOf', () => {
	it('agrees with Temporal, also where clocks change', () => {
		const local = fc.record({
			year: fc.integer({ min: 1950, max: 2090 }),
			month: fc.integer({ min: 1, max: 12 }),
			day: fc.integer({ min: 1, max: 28 }),
			minute: fc.integer({ min: 0, max: 1439 }),
		});
		fc.assert(
			fc.property(local, zone, (when, name) => {
				const { year, month, day, minute } = when;
				const there = new Temporal.PlainDateTime(year, month, day, Math.floor(minute / 60), minute % 60).toZonedDateTime(name);
				expect(instantOf(when, name)).toBe(there.epochMilliseconds);
			}),
		);
	});

	it('takes the earlier of two and leaps over what does not exist', () => {
		expect(instantOf({ year: 2026, month: 11, day: 1, minute: 90 }, NEW_YORK)).toBe(at('2026-11-01T01:30:00-04:00'));
		expect(instantOf({ year: 2026, month: 3, day: 8, minute: 150 }, NEW_YORK)).toBe(at('2026-03-08T03:30:00-04:00'));
	});

	it('counts on beyond the month and the day', () => {
		expect(instantOf({ year: 2026, month: 12, day: 32, minute: 1440 }, SHANGHAI)).toBe(at('2027-01-02T00:00:00+08:00'));
	});
});

describe('startOfDay, addDays and localDate', () => {
	it('finds midnight and the date', () => {
		const when = at('2026-11-25T07:00:00+08:00');
		expect(startOfDay(when, SHANGHAI)).toBe(at('2026-11-25T00:00:00+08:00'));
		expect(localDate(when, SHANGHAI)).toBe('2026-11-25');
		expect(localDate(when, 'UTC')).toBe('2026-11-24');
	});

	it('keeps the time of day over a change of clocks, to the millisecond', () => {
		const when = at('2026-10-31T09:00:00.123-04:00');
		expect(addDays(when, 1, NEW_YORK)).toBe(at('2026-11-01T09:00:00.123-05:00'));
		expect(addDays(when, 1, NEW_YORK) - when).toBe(25 * HOUR);
		expect(addDays(when, -1, NEW_YORK)).toBe(when - DAY);
		expect(addDays(when, 0, NEW_YORK)).toBe(when);
	});

	it('agrees with Temporal', () => {
		fc.assert(
			fc.property(moment, zone, fc.integer({ min: -40, max: 40 }), (when, name, n) => {
				const there = Temporal.Instant.fromEpochMilliseconds(when).toZonedDateTimeISO(name);
				expect(startOfDay(when, name)).toBe(there.toPlainDate().toZonedDateTime({ timeZone: name, plainTime: '00:00' }).epochMilliseconds);
				const later = there.toPlainDateTime().add({ days: n }).toZonedDateTime(name).epochMilliseconds;
				expect(addDays(when, n, name)).toBe(n === 0 ? when : later);
			}),
		);
	});
});
