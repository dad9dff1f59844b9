import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findNumber, formatNumber, isOrderNumber } from '../../db/domain/order-number.ts';

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

	it.each([
		['查1123-037', '1123-037'],
		['查１１２３－０３７', '1123-037'],
		['取消 1123 - 037 谢谢', '1123-037'],
		['1123——037', '1123-037'],
		['1123–037', '1123-037'],
		['查 1123 037', '1123-037'],
		['查　１１２３　０３７', '1123-037'],
		['单号1123-037和1123-041', '1123-037'],
		['9999-001，不对，是1123-041', '1123-041'],
	])('%s holds %s', (text, number) => {
		expect(findNumber(text)).toBe(number);
	});

	it.each(['', '帮助', '13888001234', '0877-2012345', '138-1123-0371', '2026-1123-037', '12栋 1201 300', '1201 300元', '1388 001', '取消'])(
		'%j holds none',
		(text) => {
			expect(findNumber(text)).toBeNull();
		},
	);

	it('finds whatever it has written', () => {
		const day = fc.record({ month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 31 }) });
		fc.assert(
			fc.property(day, fc.integer({ min: 1, max: 99_999 }), (date, n) => {
				const number = formatNumber(date, n);
				expect(isOrderNumber(number)).toBe(true);
				expect(findNumber(`请查${number}，谢谢`)).toBe(number);
			}),
		);
	});
});
