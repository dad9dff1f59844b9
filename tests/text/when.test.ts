import { describe, expect, it } from 'vitest';
import { clockWords, dateWords, momentWords, slotShort, slotWords } from '../../bot/text/when.ts';
import type { Instant } from '../../db/domain/instant.ts';
import { instantOf } from '../../db/domain/local-time.ts';
import type { Slot } from '../../db/domain/order.ts';

const ZONE = 'Asia/Shanghai';
const at = (day: number, minute: number, month = 11): Instant => instantOf({ year: 2026, month, day, minute }, ZONE);
const slot = (day: number, from: number, to: number, grain: Slot['grain']): Slot => ({ start: at(day, from), end: at(day, to), grain });
const h = (hour: number, minute = 0) => hour * 60 + minute;

describe('moments', () => {
	const now = at(24, h(9));

	it.each([
		[at(24, h(11, 30)), '今天11:30'],
		[at(24, 0), '今天0:00'],
		[at(25, h(8, 5)), '明天8:05'],
		[at(26, h(12)), '周四(11月26日)12:00'],
		[at(29, h(23, 59)), '周日(11月29日)23:59'],
		[at(23, h(10)), '周一(11月23日)10:00'],
		[at(1, h(9), 12), '周二(12月1日)9:00'],
	])('%i is %s', (moment, words) => {
		expect(momentWords(moment, now, ZONE)).toBe(words);
	});

	it('tomorrow may lie in another month', () => {
		expect(momentWords(at(1, h(9), 12), at(30, h(22)), ZONE)).toBe('明天9:00');
	});

	it('clock and date alone', () => {
		expect([clockWords(at(24, h(8, 5)), ZONE), dateWords(at(1, h(8), 12), ZONE)]).toEqual(['8:05', '12月1日']);
	});
});

describe('wanted times', () => {
	it.each([
		[null, '时间不限', '时间不限'],
		[slot(26, h(8), h(18), 'day'), '周四(11月26日)', '11月26日'],
		[slot(26, h(5), h(10), 'part'), '周四(11月26日)早上5:00–10:00', '11月26日早上'],
		[slot(26, h(8), h(12), 'part'), '周四(11月26日)上午8:00–12:00', '11月26日上午'],
		[slot(26, h(11), h(14), 'part'), '周四(11月26日)中午11:00–14:00', '11月26日中午'],
		[slot(26, h(12), h(18), 'part'), '周四(11月26日)下午12:00–18:00', '11月26日下午'],
		[slot(26, h(17), h(20), 'part'), '周四(11月26日)傍晚17:00–20:00', '11月26日傍晚'],
		[slot(26, h(18), h(23), 'part'), '周四(11月26日)晚上18:00–23:00', '11月26日晚上'],
		[slot(26, h(9), h(11), 'part'), '周四(11月26日)9:00–11:00', '11月26日9:00'],
		[slot(25, h(15, 30), h(15, 30), 'minute'), '周三(11月25日)15:30', '11月25日15:30'],
		[slot(25, h(9), h(11), 'minute'), '周三(11月25日)9:00–11:00', '11月25日9:00'],
		[slot(25, h(9), h(24 + 9), 'minute'), '周三(11月25日)9:00', '11月25日9:00'],
	])('%# %o', (wanted, words, short) => {
		expect(slotWords(wanted, ZONE)).toBe(words);
		expect(slotShort(wanted, ZONE)).toBe(short);
	});
});
