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
		expect(momentWords(moment, now, ZONE, 'zh-CN')).toBe(words);
	});

	it('tomorrow may lie in another month', () => {
		expect(momentWords(at(1, h(9), 12), at(30, h(22)), ZONE, 'zh-CN')).toBe('明天9:00');
	});

	it('clock and date alone', () => {
		expect([clockWords(at(24, h(8, 5)), ZONE), dateWords(at(1, h(8), 12), ZONE, 'zh-CN')]).toEqual(['8:05', '12月1日']);
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
		expect(slotWords(wanted, ZONE, 'zh-CN')).toBe(words);
		expect(slotShort(wanted, ZONE, 'zh-CN')).toBe(short);
	});
});

describe('in English', () => {
	const now = at(24, h(9));

	it('moments', () => {
		const words = [at(24, h(11, 30)), at(25, h(8, 5)), at(26, h(12))].map((moment) => momentWords(moment, now, ZONE, 'en'));
		expect(words).toEqual(['11:30 today', '8:05 tomorrow', '12:00 on Thu 26 Nov']);
		expect(dateWords(at(1, h(8), 12), ZONE, 'en')).toBe('1 Dec');
	});

	it.each([
		[null, 'any time', 'any time'],
		[slot(26, h(8), h(18), 'day'), 'Thu 26 Nov', '26 Nov'],
		[slot(26, h(8), h(12), 'part'), 'Thu 26 Nov, morning 8:00–12:00', '26 Nov, morning'],
		[slot(26, h(18), h(23), 'part'), 'Thu 26 Nov, evening 18:00–23:00', '26 Nov, evening'],
		[slot(26, h(9), h(11), 'part'), 'Thu 26 Nov, 9:00–11:00', '26 Nov, 9:00'],
		[slot(25, h(15, 30), h(15, 30), 'minute'), 'Wed 25 Nov, 15:30', '25 Nov, 15:30'],
	])('%# %o', (wanted, words, short) => {
		expect(slotWords(wanted, ZONE, 'en')).toBe(words);
		expect(slotShort(wanted, ZONE, 'en')).toBe(short);
	});
});
