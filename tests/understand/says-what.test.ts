import { describe, expect, it } from 'vitest';
import { saysWhat } from '../../bot/understand/says-what.ts';

describe('what is to be done', () => {
	it.each(['尽快', '尽早', '立即', '越快越好', '明早', '今晚', '周六上午', '想找人帮忙', '聂耳社区'])('is not told by %s', (text) => {
		expect(saysWhat(text)).toBe(false);
	});

	it.each(['修灯', '尽快来修灯', '明早陪我去医院'])('is told by %s', (text) => {
		expect(saysWhat(text)).toBe(true);
	});
});
