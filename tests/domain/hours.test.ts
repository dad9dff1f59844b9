import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hoursOf } from '../../db/domain/hours.ts';
import { MINUTE } from '../../db/domain/instant.ts';

describe('hoursOf', () => {
	it.each([
		[0, 40, 1],
		[1, 40, 1],
		[40, 40, 7], // 6.67
		[45, 40, 8], // 7.5 is half: upwards
		[44, 40, 7],
		[600, 40, 10], // capped at 60 minutes
		[600, 45, 11], // 67.5 minutes: the cap is never exceeded
		[-30, 40, 1],
		[60, 0, 1],
	])('%i minutes of an item of %i are %i tenths', (minutes, durationMin, tenths) => {
		expect(hoursOf(0, minutes * MINUTE, { durationMin })).toBe(tenths);
	});

	it('is a whole number from 1 to the cap', () => {
		fc.assert(
			fc.property(fc.integer(), fc.integer(), fc.integer({ min: 4, max: 600 }), (arrivedAt, finishedAt, durationMin) => {
				const tenths = hoursOf(arrivedAt, finishedAt, { durationMin });
				expect(Number.isInteger(tenths)).toBe(true);
				expect(tenths).toBeGreaterThanOrEqual(1);
				expect(tenths * 6).toBeLessThanOrEqual(Math.max(6, durationMin * 1.5));
			}),
		);
	});
});
