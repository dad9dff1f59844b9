import { describe, expect, it } from 'vitest';
import type { Draft } from '../../bot/flow/talk.ts';
import { affirmedIn, correctsIn, takenBackIn } from '../../bot/understand/corrections.ts';
import { FRIDAY, me, NOW, nov } from './builders.ts';
import { Chat } from './talking.ts';

/** A change in the middle: the slot is corrected, said back, and what was asked is asked again. */

const full: Draft = {
	wish: '剪头发',
	startedAt: NOW,
	itemCode: 'H06',
	unitCode: '111',
	address: '3幢',
	slot: FRIDAY,
	people: 2,
	name: '李奶奶',
	phone: '13812345678',
};
const { name, phone, ...unnamed } = full;
const { slot, ...undated } = full;
const { unitCode, address, ...unplaced } = full;

describe('each slot, whatever is asked', () => {
	const changes: readonly [words: string, said: string, kept: Partial<Draft>][] = [
		['不是周五，周天', '时间改为周日(11月29日)。', { slot: { start: nov(29, 8), end: nov(29, 18), grain: 'day' } }],
		['时间改成周六下午', '时间改为周六(11月28日)下午12:00–18:00。', { slot: { start: nov(28, 12), end: nov(28, 18), grain: 'part' } }],
		['说错了，是下午3点', '时间改为周五(11月27日)15:00。', { slot: { start: nov(27, 15), end: nov(27, 15), grain: 'minute' } }],
		['not Friday, Saturday', '时间改为周六(11月28日)。', { slot: { start: nov(28, 8), end: nov(28, 18), grain: 'day' } }],
		['地点改成新兴社区', '地点改为玉兴街道新兴社区。', { unitCode: '112' }],
		['不是聂耳社区，是新兴社区5幢', '地点改为玉兴街道新兴社区 5幢。', { unitCode: '112', address: '5幢' }],
		['地址写错了，是东风路9号', '地点改为玉兴街道聂耳社区 东风路9号。', { address: '东风路9号' }],
		['电话换成13900139000', '联系改为李*，尾号9000。', { phone: '13900139000' }],
		['不姓李，姓王，我叫王芳', '联系改为王*，尾号5678。', { name: '王芳' }],
		['联系人换成王奶奶', '联系改为王*，尾号5678。', { name: '王奶奶' }],
		['不是两个人，是三个人', '人数改为3人。', { people: 3 }],
		['不是剪头发，是想学手机', '服务改为【手机课】。', { itemCode: 'E01' }],
	];

	it.each(changes)('on the summary: %s', (words, said, kept) => {
		const chat = new Chat({ talk: { draft: full } });
		const heard = chat.say(words);
		expect(heard.split('\n')[0]).toBe(said);
		expect(heard).toContain('请看对不对');
		expect(chat.talk.draft).toMatchObject(kept);
	});

	it.each(changes.filter(([, , { slot }]) => slot))('while the name is asked: %s', (words, said, kept) => {
		const chat = new Chat({ who: me(undefined, { name: null }), talk: { draft: unnamed } });
		expect(chat.say(words)).toBe(`${said}\n怎么称呼您？电话多少？没有电话就只说称呼。`);
		expect(chat.talk.draft).toMatchObject(kept);
	});

	it.each(changes.filter(([, , { slot }]) => !slot))('while the day is asked: %s', (words, said, kept) => {
		const chat = new Chat({ talk: { draft: undated } });
		const heard = chat.say(words);
		expect(heard.split('\n')[0]).toBe(said);
		expect(heard).toMatch(/\n哪天方便/);
		expect(chat.talk.draft).toMatchObject(kept);
	});

	it('while the place is asked: a day said anew is no place', () => {
		const chat = new Chat({ talk: { draft: unplaced } });
		expect(chat.say('不是周五，周六上午')).toMatch(/^时间改为周六\(11月28日\)上午8:00–12:00。\n在哪个小区/);
	});
});

describe('for whom', () => {
	it('for somebody else than was said: how to call them is asked anew', () => {
		const chat = new Chat({ talk: { draft: { ...full, proxyFor: '我妈' } } });
		expect(chat.say('不是帮我妈，是帮邻居张奶奶')).toMatch(/^改为帮邻居张奶奶点的。\n您是帮“邻居张奶奶”点的/);
		expect(chat.talk.draft).not.toHaveProperty('name');
	});

	it('for oneself after all', () => {
		const chat = new Chat({ talk: { draft: { ...full, proxyFor: '我妈' } } });
		expect(chat.say('说错了，是给我自己')).toMatch(/联系：李\*，尾号6789/);
		expect(chat.talk.draft).not.toHaveProperty('proxyFor');
	});

	it('stands on the summary', () => {
		expect(new Chat({ talk: { draft: { ...full, proxyFor: '我妈' } } }).press('resume')).toContain('\n为谁：我妈\n');
	});
});

describe('without a word of correction', () => {
	it('a day that answers nothing that was asked corrects the one that is known', () => {
		const chat = new Chat({ who: me(undefined, { name: null }), talk: { draft: unnamed } });
		expect(chat.say('周六上午吧')).toMatch(/^时间改为周六\(11月28日\)上午8:00–12:00。\n怎么称呼您/);
	});

	it('what was said before and is said again changes nothing', () => {
		const chat = new Chat({ who: me(undefined, { name: null }), talk: { draft: unnamed } });
		expect(chat.say('周五上午')).toBe('怎么称呼您？电话多少？没有电话就只说称呼。');
	});
});

describe('within one message', () => {
	it.each([
		['想剪头发，周五上午，不对，周六上午', { start: nov(28, 8), end: nov(28, 12) }],
		['想剪头发，周六上午，哦不，周天吧', { start: nov(29, 8), end: nov(29, 18) }],
		['a haircut on Friday, no wait, Saturday', { start: nov(28, 8), end: nov(28, 18) }],
	])('%s', (words, slot) => {
		const chat = new Chat();
		chat.say(words);
		expect(chat.talk.draft).toMatchObject({ itemCode: 'H06', slot });
	});

	it.each([
		['周五，不对，周六', '周六'],
		['不对，应该是周天', '应该是周天'],
		['周五上午', null],
		['这样对不对', null],
	])('%s: behind what is taken back stands %s', (words, behind) => {
		expect(takenBackIn(words)).toBe(behind);
	});
});

describe('what is no correction', () => {
	it.each(['是不是免费的', '我想换灯泡', '不是的', '聂耳社区3幢', 'can somebody come and help'])('%s', (words) => {
		expect(correctsIn(words)).toBe(false);
	});

	it.each([
		['不是打扫，是理发', '理发'],
		['不要周六，周天', '周天'],
		['not saturday, sunday', 'sunday'],
		['家里灯不亮了', '家里灯不亮了'],
	])('%s: what holds is %s', (words, left) => {
		expect(affirmedIn(words)).toBe(left);
	});
});
