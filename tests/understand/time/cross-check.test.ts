import { recognizeDateTime } from '@microsoft/recognizers-text-date-time';
import { describe, expect, it } from 'vitest';
import { timeOf } from '../../../bot/understand/time/time.ts';
import { whenFields } from '../../../bot/understand/time/time-fields.ts';
import { dayOf } from '../../../db/domain/local-time.ts';
import { shown, WEDNESDAY, ZONE } from './reading.ts';

/** The first moment of the last, the latest reading of another grammar: 2026-11-26, 2026-11-26 15:00:00. */
function theirs(text: string): string | undefined {
	const [found] = recognizeDateTime(text, 'zh-cn', undefined, new Date(2026, 10, 25, 10));
	const values: readonly { readonly value?: string; readonly start?: string }[] = found?.resolution?.['values'] ?? [];
	const last = values.at(-1);
	return last?.value ?? last?.start;
}

function ours(text: string): string | undefined {
	return whenFields(timeOf(text, WEDNESDAY, ZONE), ZONE).when_start?.replace('T', ' ');
}

describe('an independent grammar reads the plain cases alike', () => {
	const days = [
		...['今天', '明天', '后天', '大后天', '周五', '星期六', '礼拜天', '这周五', '下周一', '下周三', '下星期天'],
		...['12月5日', '12月5号', '十二月五号', '1月5日', '2026年12月18日', '下个月5号', '三天后'],
	];
	const hours = ['', '下午三点', '上午11点半', '晚上八点', '15:30', '上午11点到12点', '晚上7点到9点'];

	it.each(days.flatMap((day) => hours.map((hour) => day + hour)))('%s', (text) => {
		const [date = '', time = '00:00:00'] = theirs(text)?.split(' ') ?? [];
		expect(ours(text)).toBe(`${date} ${time.slice(0, 5)}`);
	});

	it.each(['国庆节', '元旦', '圣诞节', '周末'])('%s', (text) => {
		expect(ours(text)?.slice(0, 10)).toBe(theirs(text));
	});
});

describe('every day of a year to come is read by its number', () => {
	// 25 November 2026 is day 20,782
	const dates = Array.from({ length: 365 }, (_, i) => dayOf(20_782 + i));

	it('with and without the year', () => {
		const two = (n: number): string => String(n).padStart(2, '0');
		for (const { year, month, day } of dates) {
			const expected = `${year === 2026 ? '' : `${year}-`}${two(month)}-${two(day)}`;
			expect(shown(`${month}月${day}日`)).toBe(expected);
			expect(shown(`${year}年${month}月${day}号来`)).toBe(expected);
			expect(shown(`${year}-${two(month)}-${two(day)}`)).toBe(expected);
		}
	});
});
