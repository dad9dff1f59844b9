import { describe, expect, it } from 'vitest';
import { isEach, noDateIn, plainTimes } from '../../bot/understand/time/everyday.ts';
import { NOW, nov, STRANGER } from './builders.ts';
import { hongta } from './hongta.ts';
import { Chat } from './talking.ts';

/** Answers to 哪天方便 in everyday words. */

const asked = (wish = '我想剪头发，聂耳社区') => {
	const chat = new Chat({ who: STRANGER, world: hongta() });
	chat.say(wish);
	chat.saidAt = NOW + 60_000;
	return chat;
};

describe('哪天方便', () => {
	it('周六上午不行，下午可以 is Saturday afternoon', () => {
		const chat = asked();
		expect(chat.say('周六上午不行，下午可以')).toMatch(/怎么称呼您/);
		expect(chat.talk.draft?.slot).toEqual({ start: nov(28, 12), end: nov(28, 18), grain: 'part' });
	});

	it('13月5号 is no date', () => {
		const chat = asked();
		expect(chat.say('13月5号')).toBe('没有“13月5号”这一天。哪天方便？');
		expect(chat.talk.draft?.slot).toBeUndefined();
	});

	it('每周五下午 is the next of them, and one visit', () => {
		const chat = asked();
		expect(chat.say('每周五下午')).toMatch(/^一张单子约一次上门.+\n怎么称呼您/);
		expect(chat.talk.draft?.slot).toEqual({ start: nov(27, 12), end: nov(27, 18), grain: 'part' });
	});

	it('每周三下午, too soon, says that as well', () => {
		expect(asked().say('每周三下午')).toMatch(/^一张单子约一次上门.+\n【上门理发】要提前48小时约/);
	});

	it('现在能来吗 is told why not', () => {
		expect(asked().say('现在能来吗')).toMatch(/^【上门理发】要提前48小时约，最早/);
	});
});

describe('in other words', () => {
	it.each([
		['下周二上午没空，下午可以', '下周二下午可以'],
		['每周三下午', '周三下午'],
		['现在能来吗', '今天'],
		['现在能来吗，水管爆了', '现在能来吗，水管爆了'],
		['周六上午可以', '周六上午可以'],
	])('%s is %s', (text, plain) => {
		expect(plainTimes(text)).toBe(plain);
	});

	it.each([
		['13月5号', '13月5号'],
		['3月45号', '3月45号'],
		['12月5号', null],
		['2026年11月28日', null],
		['我13个月没剪头发', null],
	])('%s: no date is %s', (text, said) => {
		expect(noDateIn(text)).toBe(said);
	});

	it('again and again', () => {
		expect([isEach('每周三下午'), isEach('周三下午')]).toEqual([true, false]);
	});
});
