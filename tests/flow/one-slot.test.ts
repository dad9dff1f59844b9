import { describe, expect, it } from 'vitest';
import type { Draft } from '../../bot/flow/talk.ts';
import { STRANGER } from './builders.ts';
import { hongta } from './hongta.ts';
import { Chat } from './talking.ts';

/** One slot is corrected or answered in everyday words; nothing else is lost. */

function talked(...said: readonly string[]) {
	const chat = new Chat({ who: STRANGER, world: hongta() });
	let heard = '';
	for (const words of said) {
		chat.saidAt += 60_000;
		heard = chat.say(words);
	}
	return { chat, heard, draft: chat.talk.draft };
}
const HAIRCUT = '我想剪头发，周六上午，聂耳社区';

describe('what was offered for the wish', () => {
	it('survives another day', () => {
		const { chat, heard } = talked('我家开关坏了，周六上午来修，北苑社区', '不对不是周六，是周天下午');
		expect(heard).toMatch(/^时间改为周日\(11月29日\)下午/);
		expect(chat.labels()).toEqual(['水电小修', '小家电维修', '都不是']);
	});

	it('survives another phone, and so does the day', () => {
		const { chat, draft } = talked('我家开关坏了，周六上午来修，北苑社区，13877771234', '电话打错了，是13877771235');
		expect(chat.labels()).toEqual(['水电小修', '小家电维修', '都不是']);
		expect(draft).toMatchObject({ phone: '13877771235', unitCode: '530402001005', slot: { grain: 'part' } });
	});

	it('is chosen anew by what the service is changed to, and the station reads it', () => {
		const { heard, draft } = talked(`${HAIRCUT}，我叫陈红，电话13877771234`, '服务改成修电饭煲');
		expect(heard).toMatch(/^服务改为【小家电维修】。\n请看对不对/);
		expect(draft).toMatchObject({ itemCode: 'S02', wish: expect.stringContaining('修电饭煲') });
	});
});

describe('a second phone', () => {
	it('beside the first is told not to be kept', () => {
		const chat = new Chat({ who: STRANGER, world: hongta() });
		chat.say(HAIRCUT);
		chat.saidAt += 60_000;
		const heard = chat.say('我姓陈 13877771234，打不通打我儿子13988887777');
		// whether the words are asked about is not looked at here
		const told = chat.talk.worry ? chat.press('safe:') : heard;
		expect(told).toContain('留的是尾号1234，尾号7777没有留');
		expect(chat.talk.draft).toMatchObject({ name: '陈', phone: '13877771234' });
	});

	it('one more takes nothing away', () => {
		const { heard, draft } = talked(HAIRCUT, '陈红 13877771234', '再加一个电话13911112222');
		expect(heard).toContain('留的是尾号1234，尾号2222没有留');
		expect(draft).toMatchObject({ name: '陈红', phone: '13877771234' });
	});

	it('in place of the first is taken', () => {
		expect(talked(HAIRCUT, '陈红 13877771234', '电话换成13911112222').draft).toMatchObject({ name: '陈红', phone: '13911112222' });
	});

	it('of whom it is for does not become the writer’s', () => {
		const { draft } = talked('帮隔壁独居的刘大爹修灯，聂耳社区，周六上午，他电话13822223333，我姓张');
		expect(draft).toMatchObject({ name: '刘大爹', phone: '13822223333' });
	});
});

describe('a number that may be a phone', () => {
	it('too long is asked again; seven digits are one of Yuxi', () => {
		const { heard } = talked(HAIRCUT, '电话12345678');
		expect(heard).toContain('位数不对');
		expect(talked(HAIRCUT, '电话12345678', '8888888')).toMatchObject({ heard: '怎么称呼您？', draft: { phone: '08778888888' } });
	});

	it('too short is asked again', () => {
		expect(talked(HAIRCUT, '123456').heard).toContain('位数不对');
	});
});

describe('a name', () => {
	it.each<[readonly string[], Partial<Draft>]>([
		[['13877771234 陈红'], { name: '陈红', phone: '13877771234' }],
		[['13800138111，王刚'], { name: '王刚', phone: '13800138111' }],
		[['就王刚'], { name: '王刚' }],
		[['陈红 13877771234', '就王刚'], { name: '王刚', phone: '13877771234' }],
		[['陈红 13877771234', '名字也改一下，叫陈阿姨'], { name: '陈阿姨', phone: '13877771234' }],
	])('%j', (said, contact) => {
		expect(talked(HAIRCUT, ...said).draft).toMatchObject(contact);
	});

	it('behind the number in the first words', () => {
		expect(talked(`${HAIRCUT}，13877771234 陈红`).draft).toMatchObject({ name: '陈红', phone: '13877771234' });
	});

	it('下个月 is none', () => {
		const { heard, draft } = talked(HAIRCUT, '下个月');
		expect(heard).toContain('怎么称呼您');
		expect(draft?.name).toBeUndefined();
	});
});
