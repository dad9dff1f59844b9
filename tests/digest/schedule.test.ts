import { describe, expect, it } from 'vitest';
import { DAY } from '../../db/domain/instant.ts';
import { isTimely, missingDigests, nextDigest } from '../../jobs/digest/schedule.ts';
import { nov, worldAt } from '../flow/digest-samples.ts';

describe('when a digest is due', () => {
	it.each([
		['before digest.at', nov(24, 8), {}, '2026-11-24', nov(24, 8, 30)],
		['at it', nov(24, 8, 30), {}, '2026-11-25', nov(25, 8, 30)],
		['on a Friday', nov(20, 9), {}, '2026-11-23', nov(23, 8, 30)],
		['on a Friday, where every day is worked', nov(20, 9), { workHours: 'always' }, '2026-11-21', nov(21, 8, 30)],
		['where it is set to another time', nov(24, 7), { 'digest.at': '07:05' }, '2026-11-24', nov(24, 7, 5)],
	])('for the first time at the next moment ahead on a working day: %s', (_when, at, keys, key, dueAt) => {
		expect(missingDigests(['a'], [], worldAt(at, keys))).toEqual([{ unitCode: 'a', key, dueAt }]);
	});

	it('then on the next working day', () => {
		expect(nextDigest('2026-11-24', worldAt(nov(24, 8, 30)))).toEqual({ key: '2026-11-25', dueAt: nov(25, 8, 30) });
		expect(nextDigest('2026-11-20', worldAt(nov(20, 8, 31)))).toEqual({ key: '2026-11-23', dueAt: nov(23, 8, 30) });
	});

	it('once, today, after days of standing still, and not for each day missed', () => {
		expect(nextDigest('2026-11-17', worldAt(nov(24, 10)))).toEqual({ key: '2026-11-24', dueAt: nov(24, 8, 30) });
		expect(nextDigest('2026-11-17', worldAt(nov(22, 10)))).toEqual({ key: '2026-11-23', dueAt: nov(23, 8, 30) });
	});

	it('a day later where no working day can be found', () => {
		const far = nextDigest('9999-12-31', worldAt(nov(24, 10)));
		expect(far.dueAt).toBe(nov(24, 10) + DAY);
	});
});

describe('whether a digest is still worth sending', () => {
	it('on its own day, if that is worked', () => {
		expect(isTimely('2026-11-24', worldAt(nov(24, 17)))).toBe(true);
		expect(isTimely('2026-11-23', worldAt(nov(24, 7)))).toBe(false);
		expect(isTimely('2026-11-22', worldAt(nov(22, 9)))).toBe(false);
	});
});

describe('what is missing', () => {
	const world = worldAt(nov(24, 8));
	it('a row for each unit that has none', () => {
		const waiting = [{ unitCode: 'a', key: '2026-11-24', dueAt: nov(24, 8, 30) }];
		expect(missingDigests(['a', 'b'], waiting, world)).toEqual([{ unitCode: 'b', key: '2026-11-24', dueAt: nov(24, 8, 30) }]);
		expect(missingDigests([], [], world)).toEqual([]);
	});
	it('the new hour where the policy changed', () => {
		const waiting = [{ unitCode: 'a', key: '2026-11-24', dueAt: nov(24, 8, 30) }];
		expect(missingDigests(['a'], waiting, worldAt(nov(24, 8), { 'digest.at': '09:00' }))).toEqual([
			{ unitCode: 'a', key: '2026-11-24', dueAt: nov(24, 9) },
		]);
	});
});
