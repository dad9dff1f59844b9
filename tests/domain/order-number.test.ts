import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatNumber, isOrderNumber } from '../../db/domain/order-number.ts';

describe('order numbers', () => {
	it('are short enough to be said', () => {
		expect(formatNumber({ month: 11, day: 23 }, 37)).toBe('1123-037');
		expect(formatNumber({ month: 1, day: 2 }, 1000)).toBe('0102-1000');
	});

	it.each(['1123-037', '0101-001', '1231-1000'])('%s is one', (text) => {
		expect(isOrderNumber(text)).toBe(true);
	});

	it.each(['', '1123037', '1323-037', '0023-037', '1100-001', '1132-001', '1123-03', '1123-0371234', ' 1123-037', '1123-037号'])(
		'%j is none',
		(text) => {
			expect(isOrderNumber(text)).toBe(false);
		},
	);

	it('knows whatever it has written', () => {
		const day = fc.record({ month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 31 }) });
		fc.assert(
			fc.property(day, fc.integer({ min: 1, max: 99_999 }), (date, n) => {
				expect(isOrderNumber(formatNumber(date, n))).toBe(true);
			}),
		);
	});
});
