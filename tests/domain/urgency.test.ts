import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Slot, Urgency } from '../../db/domain/order.ts';
import { leadTimeProblem, urgencyOf } from '../../db/domain/urgency.ts';
import { item } from './two-streets.ts';

const ZONE = 'Asia/Shanghai';
const at = (text: string): number => Temporal.PlainDateTime.from(text).toZonedDateTime(ZONE).epochMilliseconds;
const slot = (start: string, end: string, grain: Slot['grain']): Slot => ({ start: at(start), end: at(end), grain });

/** Wednesday morning. */
const NOW = at('2026-11-25T09:00');
const THIS_AFTERNOON = slot('2026-11-25T12:00', '2026-11-25T18:00', 'part');
const TODAY = slot('2026-11-25T00:00', '2026-11-26T00:00', 'day');
const TOMORROW = slot('2026-11-26T08:00', '2026-11-26T12:00', 'part');
const THIS_WEEK = slot('2026-11-25T00:00', '2026-11-30T00:00', 'day');

describe('urgencyOf', () => {
	it.each<[string, Urgency, Parameters<typeof item>[0], Slot | null, number, boolean]>([
		['no date', 'normal', {}, null, 1, false],
		['a date', 'booked', {}, TOMORROW, 1, false],
		['today, not an urgent item', 'booked', {}, THIS_AFTERNOON, 1, true],
		['today in words, not an urgent item', 'normal', {}, null, 1, true],
		['today', 'urgent', { urgentOk: true }, THIS_AFTERNOON, 1, false],
		['any time today', 'urgent', { urgentOk: true }, TODAY, 1, false],
		['today in words', 'urgent', { urgentOk: true }, null, 1, true],
		['urgent item without hurry', 'normal', { urgentOk: true }, null, 1, false],
		['in a hurry, but for tomorrow', 'booked', { urgentOk: true }, TOMORROW, 1, true],
		['some time this week', 'booked', { urgentOk: true }, THIS_WEEK, 1, false],
		['group item', 'group', { mode: 'group', urgentOk: true }, THIS_AFTERNOON, 1, true],
		['ten people on either', 'group', { mode: 'either' }, null, 10, false],
		['nine people on either', 'normal', { mode: 'either' }, null, 9, false],
		['ten people on an individual item', 'normal', { mode: 'individual' }, null, 10, false],
	])('%s: %s', (_name, urgency, given, wanted, people, wantedToday) => {
		expect(urgencyOf({ item: item(given), slot: wanted, people, wantedToday, at: NOW, zone: ZONE })).toBe(urgency);
	});
});

describe('leadTimeProblem', () => {
	const problem = (leadTimeH: number, wanted: Slot | null, urgency: Urgency = 'booked') =>
		leadTimeProblem({ item: item({ leadTimeH }), slot: wanted, urgency, at: NOW, zone: ZONE });

	it('offers the earliest date', () => {
		expect(problem(48, TOMORROW)).toEqual({ date: '2026-11-27', from: at('2026-11-27T09:00') });
		expect(problem(24, slot('2026-11-26T08:30', '2026-11-26T09:10', 'minute'))).toEqual({
			date: '2026-11-26',
			from: at('2026-11-26T09:00'),
		});
	});

	it('is none where some of the window is late enough', () => {
		expect(problem(24, TOMORROW)).toBeNull();
		expect(problem(24, slot('2026-11-26T09:00', '2026-11-26T09:40', 'minute'))).toBeNull();
		expect(problem(72, slot('2026-11-28T00:00', '2026-11-29T00:00', 'day'))).toBeNull();
	});

	it('is none without a slot and for what is urgent', () => {
		expect(problem(48, null)).toBeNull();
		expect(problem(12, THIS_AFTERNOON, 'urgent')).toBeNull();
	});
});
