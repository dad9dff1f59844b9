import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../db/domain/instant.ts';
import type { Span } from '../../db/domain/policy.ts';
import { addSpan, type Calendar, endOfQuiet, isOpen } from '../../db/domain/work-calendar.ts';
import { CALENDAR, policy, workHours } from './two-streets.ts';

/** 2026-11-25 is a Wednesday. */
const at = (text: string): number => Temporal.PlainDateTime.from(text).toZonedDateTime('Asia/Shanghai').epochMilliseconds;
const spanOf = (text: string): Span => policy({ 'collect.normal': text }).collect.normal;

describe('addSpan', () => {
	it.each([
		['PT2H wall', '2026-11-25T23:00', '2026-11-26T01:00'],
		['P2D wall', '2026-11-25T23:00', '2026-11-27T23:00'],
		['PT2H work', '2026-11-25T09:00', '2026-11-25T11:00'],
		['PT2H work', '2026-11-25T11:00', '2026-11-25T15:00'], // over noon
		['PT2H work', '2026-11-25T12:30', '2026-11-25T16:00'],
		['PT2H work', '2026-11-25T15:30', '2026-11-25T17:30'], // ends as work ends
		['PT2H work', '2026-11-27T16:30', '2026-11-30T09:30'], // over the weekend
		['PT2H work', '2026-11-28T10:00', '2026-11-30T10:30'], // on a Saturday
		['P1D work', '2026-11-25T10:00', '2026-11-26T10:00'],
		['P2D work', '2026-11-26T10:00', '2026-11-30T10:00'],
		['P2D work', '2026-11-25T07:00', '2026-11-27T08:30'],
		['P1D work', '2026-11-27T20:00', '2026-12-01T08:30'], // begins on Monday
		['P1D work', '2026-11-28T10:00', '2026-12-01T08:30'],
		['P1DT2H work', '2026-11-25T16:30', '2026-11-27T09:30'],
		['PT4H day', '2026-11-25T10:00', '2026-11-25T14:00'],
		['PT4H day', '2026-11-25T19:00', '2026-11-26T10:00'],
		['PT4H day', '2026-11-25T23:00', '2026-11-26T12:00'],
		['PT24H day', '2026-11-25T19:00', '2026-11-27T17:00'], // 2 + 13 + 9 waking hours
		['P1D day', '2026-11-25T19:00', '2026-11-27T17:00'],
	])('%s from %s is %s', (span, from, to) => {
		expect(addSpan(at(from), spanOf(span), CALENDAR)).toBe(at(to));
	});

	it('in demo is wall time on every clock', () => {
		const demo = policy({}, true);
		const calendar: Calendar = { zone: 'Asia/Shanghai', quietHours: demo.quietHours, workHours: demo.workHours };
		for (const clock of ['wall', 'work', 'day'] as const) {
			expect(addSpan(at('2026-11-28T23:00'), { days: 0, ms: 5 * HOUR, clock }, calendar)).toBe(at('2026-11-29T04:00'));
			expect(addSpan(at('2026-11-28T23:00'), { days: 2, ms: 0, clock }, calendar)).toBe(at('2026-11-30T23:00'));
		}
	});

	it('knows quiet hours within one day', () => {
		const calendar: Calendar = { ...CALENDAR, quietHours: { from: 720, to: 840 } };
		expect(addSpan(at('2026-11-25T11:00'), spanOf('PT2H day'), calendar)).toBe(at('2026-11-25T15:00'));
		expect(addSpan(at('2026-11-25T23:00'), spanOf('PT2H day'), calendar)).toBe(at('2026-11-26T01:00'));
	});

	it('ends whatever the windows: without any it is wall time, with tiny ones it stops after twenty years', () => {
		const from = at('2026-11-25T09:00');
		for (const hours of [
			workHours([], [1, 2, 3, 4, 5]),
			workHours([{ from: 540, to: 1020 }], []),
			workHours([{ from: 600, to: 540 }], [1]),
		]) {
			expect(addSpan(from, spanOf('PT2H work'), { ...CALENDAR, workHours: hours })).toBe(from + 2 * HOUR);
			expect(addSpan(from, spanOf('P3D work'), { ...CALENDAR, workHours: hours })).toBe(from + 3 * DAY);
		}
		const tiny: Calendar = { ...CALENDAR, workHours: workHours([{ from: 600, to: 601 }], [1]) };
		expect(addSpan(from, spanOf('PT3000H work'), tiny)).toBe(from + 7_300 * DAY);
		expect(addSpan(from, spanOf('P3000D work'), tiny)).toBeGreaterThan(from + 7_000 * DAY);
		expect(addSpan(from, { days: 0, ms: 0, clock: 'work' }, CALENDAR)).toBe(from);
	});

	const window = fc.record({ from: fc.integer({ min: 0, max: 1440 }), to: fc.integer({ min: 0, max: 1440 }) });
	const calendars = fc.record({
		zone: fc.constantFrom('Asia/Shanghai', 'America/New_York'),
		quietHours: fc.option(window),
		workHours: fc.record({
			always: fc.boolean(),
			windows: fc.array(window, { maxLength: 3 }),
			weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 })),
		}),
	});
	const spans = fc.record({
		days: fc.integer({ min: 0, max: 9 }),
		ms: fc.integer({ min: 0, max: 30 * HOUR }),
		clock: fc.constantFrom('wall' as const, 'work' as const, 'day' as const),
	});
	const moments = fc.integer({ min: at('2026-01-01T00:00'), max: at('2027-12-31T00:00') });

	it('is never before its beginning and never later for an earlier one, whatever the windows', () => {
		fc.assert(
			fc.property(moments, fc.integer({ min: 0, max: 5 * DAY }), spans, calendars, (from, later, span, calendar) => {
				const end = addSpan(from, span, calendar);
				expect(end).toBeGreaterThanOrEqual(from);
				// a day's clock changes can turn the same time of day around by the hour that they leap
				const slack = calendar.zone === 'Asia/Shanghai' ? 0 : HOUR;
				expect(addSpan(from + later, span, calendar)).toBeGreaterThanOrEqual(end - slack);
			}),
			{ numRuns: 300 },
		);
	});

	it('ends no earlier for a longer span', () => {
		fc.assert(
			fc.property(moments, spans, fc.integer({ min: 0, max: 10 * HOUR }), calendars, (from, span, more, calendar) => {
				expect(addSpan(from, { ...span, ms: span.ms + more }, calendar)).toBeGreaterThanOrEqual(addSpan(from, span, calendar));
			}),
			{ numRuns: 200 },
		);
	});
});

describe('quiet hours and working hours', () => {
	it.each([
		['2026-11-25T20:59', false, '2026-11-25T20:59'],
		['2026-11-25T21:00', true, '2026-11-26T08:00'],
		['2026-11-26T03:00', true, '2026-11-26T08:00'],
		['2026-11-26T08:00', false, '2026-11-26T08:00'],
	])('%s: quiet %s, until %s', (text, quiet, end) => {
		expect(isOpen(at(text), 'day', CALENDAR)).toBe(!quiet);
		expect(endOfQuiet(at(text), CALENDAR)).toBe(at(end));
	});

	it('are off when they are off', () => {
		for (const quietHours of [null, { from: 480, to: 480 }]) {
			expect(isOpen(at('2026-11-25T23:00'), 'day', { ...CALENDAR, quietHours })).toBe(true);
			expect(endOfQuiet(at('2026-11-25T23:00'), { ...CALENDAR, quietHours })).toBe(at('2026-11-25T23:00'));
		}
	});

	it.each([
		['2026-11-25T08:29', false],
		['2026-11-25T08:30', true],
		['2026-11-25T12:00', false],
		['2026-11-25T17:29', true],
		['2026-11-28T10:00', false],
	])('%s: at work %s', (text, working) => {
		expect(isOpen(at(text), 'work', CALENDAR)).toBe(working);
	});

	it('nobody works without windows, and windows may overlap', () => {
		expect(isOpen(at('2026-11-25T10:00'), 'work', { ...CALENDAR, workHours: workHours([], [3]) })).toBe(false);
		const overlapping = {
			...CALENDAR,
			workHours: workHours(
				[
					{ from: 600, to: 700 },
					{ from: 540, to: 660 },
				],
				[3],
			),
		};
		expect(addSpan(at('2026-11-25T09:00'), { days: 0, ms: 160 * MINUTE, clock: 'work' }, overlapping)).toBe(at('2026-11-25T11:40'));
	});

	it('the end of quiet hours is not quiet', () => {
		const moment = fc.integer({ min: at('2026-10-01T00:00'), max: at('2027-04-30T00:00') });
		fc.assert(
			fc.property(moment, fc.constantFrom('Asia/Shanghai', 'America/New_York'), fc.integer({ min: 0, max: 1439 }), (when, zone, to) => {
				const calendar: Calendar = { ...CALENDAR, zone, quietHours: { from: 1260, to } };
				const end = endOfQuiet(when, calendar);
				expect(end).toBeGreaterThanOrEqual(when);
				expect(isOpen(end, 'day', calendar)).toBe(true);
			}),
		);
	});
});
