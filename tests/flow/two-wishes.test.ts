import { describe, expect, it } from 'vitest';
import { shortWish } from '../../bot/flow/steps/short-wish.ts';
import { wishesIn } from '../../bot/understand/wishes.ts';
import { FRIDAY, nov } from './builders.ts';
import { hongta } from './hongta.ts';
import { Chat } from './talking.ts';

/** More than one wish in what somebody says: two drafts, one after the other. */

const BOTH = '我妈想剪头发，周五上午，聂耳社区；另外她还想学手机';

describe('two wishes', () => {
	it('the first is begun, and the other said to be noted', () => {
		const chat = new Chat();
		expect(chat.say(BOTH)).toMatch(/^记下了两件事：①上门理发 ②手机课。先说第一件。\n给您选的是【上门理发】.+\n请看对不对/);
		expect(chat.talk.draft).toMatchObject({ itemCode: 'H06', wish: BOTH, slot: FRIDAY });
	});

	it('confirmed: the second is begun with the same place and time', () => {
		const chat = new Chat();
		chat.say(BOTH);
		expect(chat.say('确认')).toMatch(
			/^已点单，单号1124-001.+\n接着说第二件。\n给您选的是【手机课】.+\n请看对不对：\n服务：手机课\n时间：周五/,
		);
		expect(chat.last?.placing?.placed.order.itemCode).toBe('H06');
		chat.say('确认');
		expect(chat.last?.placing?.placed.order).toMatchObject({ itemCode: 'E01', unitCode: '111' });
		expect(chat.talk.draft).toBeNull();
	});

	it('given up: the second is begun all the same', () => {
		const chat = new Chat();
		chat.say(BOTH);
		expect(chat.say('不要了')).toMatch(/^好，这一件不要了。\n接着说第二件。\n给您选的是【手机课】/);
		expect(chat.say('不要了')).toMatch(/^好，刚才填的都不要了/);
	});

	it('a time and place of its own are its own; said behind the second, they are those of both', () => {
		const own = new Chat();
		own.say('想剪头发，周五上午，聂耳社区，还有周六下午到新兴社区学手机');
		expect(own.talk.draft).toMatchObject({ slot: FRIDAY, unitCode: '111' });
		expect(own.say('确认')).toMatch(/服务：手机课\n时间：周六\(11月28日\)下午12:00–18:00\n地点：玉兴街道新兴社区\n/);
		const both = new Chat();
		both.say('想剪头发，还想学手机，周五上午，聂耳社区');
		expect(both.talk.draft).toMatchObject({ itemCode: 'H06', slot: FRIDAY, unitCode: '111' });
	});

	it('one added while the first is filled in waits for it', () => {
		const chat = new Chat();
		chat.say('想剪头发');
		expect(chat.say('还想学手机')).toMatch(/^“手机课”也记下了，先把“上门理发”说完。\n在哪个小区/);
		chat.say('聂耳社区，周五上午');
		expect(chat.say('确认')).toMatch(/接着说第二件。\n给您选的是【手机课】/);
	});
});

describe('with the whole menu', () => {
	it('joined in one clause: each for whom it was said', () => {
		const chat = new Chat({ world: hongta() });
		expect(chat.say('我想找人修电饭煲还有给我妈剪头发')).toMatch(/^记下了两件事：①小家电维修 ②上门理发。/);
		expect(chat.talk.draft).not.toHaveProperty('proxyFor');
	});

	it('a day said with the second is its own', () => {
		const chat = new Chat({ world: hongta() });
		chat.say('想找人修电饭煲，另外周日下午想剪头发');
		expect(chat.talk.draft).toHaveProperty('later');
		expect(chat.talk.draft).not.toHaveProperty('slot');
		const own = new Chat({ world: hongta() });
		own.say('周六上午想找人打扫卫生，另外周日下午想让人陪我妈去医院');
		expect(own.talk.draft).toMatchObject({ slot: { start: nov(28, 8) }, later: { words: '周日下午想让人陪我妈去医院' } });
	});

	it.each([
		['我家的灯坏了，开关也坏了，想请人来家里看看', '我家的灯坏了，开关也坏了'],
		['周日下午想让人陪我妈去医院，', '周日下午想让人陪我妈去医院'],
		['我家客厅的那个很旧的大灯泡昨天晚上突然就不亮了', '我家客厅的那个很旧的大灯泡昨天晚上突然就…'],
	])('%s is called %s', (words, short) => {
		expect(shortWish(words)).toBe(short);
	});
});

describe('one wish', () => {
	it.each(['想剪头发，还有头发也要洗', '想剪头发，还有，周五上午来', '剪头发，另外电话是13800138000', '想剪头发，再帮我问问几点来'])(
		'%s',
		(words) => {
			const chat = new Chat();
			expect(chat.say(words)).not.toContain('两件事');
			expect(chat.talk.draft).not.toHaveProperty('later');
		},
	);
});

describe('where another wish begins', () => {
	it.each([
		['灯坏了，还有我妈想剪头发', ['灯坏了', '我妈想剪头发']],
		['想剪头发。另外，家裏燈壞了', ['想剪头发', '家裏燈壞了']],
		['A haircut please, and also someone to fix a lamp', ['A haircut please', 'someone to fix a lamp']],
		['想找人打扫卫生顺便修个灯', ['想找人打扫卫生', '修个灯']],
		['灯坏了还要多久', ['灯坏了还要多久']],
		['还有多久到', ['还有多久到']],
		['还想学手机', ['', '学手机']],
	])('%s', (text, parts) => {
		expect(wishesIn(text)).toEqual(parts);
	});
});
