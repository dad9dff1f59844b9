import { describe, expect, test } from 'vitest';
import { duel, median } from './duel.ts';
import { type Figure, holds, tableOf } from './figure.ts';

const figure: Figure = { bench: 'x', unit: 'messages/s', ours: 50, against: 'bare', theirs: 100, ratio: 0.5, noisy: false };
const once = { rounds: 3, warmMs: 0, measureMs: 0 };

describe('figures', () => {
	test('a floor is kept at the floor; the short form allows a fifth', () => {
		expect(holds(figure, false)).toBe(true);
		expect(holds({ ...figure, floor: { atLeast: 0.5 } }, false)).toBe(true);
		expect(holds({ ...figure, floor: { atLeast: 0.6 } }, false)).toBe(false);
		expect(holds({ ...figure, floor: { atLeast: 0.6 } }, true)).toBe(true);
		expect(holds({ ...figure, floor: { atMost: 0.4 } }, false)).toBe(false);
		expect(holds({ ...figure, floor: { atMost: 0.4 } }, true)).toBe(true);
		expect(tableOf([{ ...figure, floor: { atLeast: 0.6 } }], false)).toContain('| ≥ 0.6 MISSED |');
	});

	test('the middle of some numbers', () => {
		expect(median([9, 1, 5])).toBe(5);
		expect(median([9, 1, 5, 7])).toBe(6);
	});
});

describe('two sides', () => {
	test('take turns; their medians and ranges are kept', async () => {
		const turns: string[] = [];
		const side = (name: string, rates: number[]) => async () => {
			turns.push(name);
			return { perSecond: rates.shift() ?? 0, cpuMicros: 10 };
		};
		const { ours, theirs, noisy } = await duel(once, side('A', [10, 12, 11]), side('B', [20, 21, 22]));
		expect(turns.join('')).toBe('ABABAB');
		expect([ours.median, ours.range, theirs.median, noisy]).toEqual([11, [10, 12], 21, false]);
	});

	test('that move too much are measured twice more, and then judged all the same', async () => {
		let runs = 0;
		const wild = async () => ({ perSecond: ++runs % 2 === 0 ? 100 : 10, cpuMicros: null });
		const calm = async () => ({ perSecond: 10, cpuMicros: null });
		expect(await duel(once, wild, calm)).toMatchObject({ noisy: true, ours: { cpuMicros: null } });
		expect(runs).toBe(9);
	});
});
