import { describe, expect, it } from 'vitest';
import { decide } from '../../bot/flow/decide.ts';
import { read } from '../../bot/flow/read.ts';
import { nudge } from '../../bot/flow/steps/place-order.ts';
import { MINUTE } from '../../db/domain/instant.ts';
import type { MenuName } from '../../db/domain/order.ts';
import { trained } from '../helpers/trained.ts';
import {
	CENTRE,
	COORDINATOR,
	DISPATCHER,
	FRIDAY,
	HAIRCUT,
	LEADS,
	me,
	NOW,
	nov,
	RESIDENT,
	STATION,
	STRANGER,
	sceneIn,
	talk,
	worldAt,
} from './builders.ts';
import { boardOf, open } from './digest-samples.ts';
import { Chat, choicesOf, lookupOf, placeLookup, settle, staffLookup } from './talking.ts';

const draft = { wish: '剪头发', startedAt: NOW, itemCode: 'H06', unitCode: '111', slot: FRIDAY };

describe('at any point of any talk', () => {
	it('an emergency: the number first, the duty people told, no order and no menu', () => {
		const chat = new Chat({ talk: { draft } });
		expect(chat.say('家里着火了').split('\n')[0]).toContain('119');
		expect(chat.hears(STATION)).toContain('聂耳社区一位居民说：“家里着火了”');
		expect(chat.hears(DISPATCHER)).toContain('【急】');
		expect(chat.last?.tellings.every((telling) => telling.immediate)).toBe(true);
		expect(chat.choices()).toEqual([]);
		expect(chat.last?.tellings).toHaveLength(3);
		expect(chat.talk).toMatchObject({ draft: null, shelved: draft });
	});

	it('an emergency with nobody on duty, and one of a person whose phone is not known', () => {
		const alone = new Chat({ facts: { staff: staffLookup({ staff: [], dispatchers: [] }) } });
		alone.say('家里着火了');
		expect(alone.last?.tellings).toHaveLength(1);
		const unknown = new Chat({ who: STRANGER, facts: { staff: staffLookup({ staff: [[STATION]], dispatchers: [STATION] }) } });
		unknown.say('我爸晕倒了叫不醒');
		expect(unknown.hears()).toMatch(/120/);
		expect(unknown.hears(STATION)).toMatch(/已请他拨打120。电话没有留/);
		expect(unknown.last?.tellings).toHaveLength(2);
	});

	it('人工 calls the station, with what was said', () => {
		const chat = new Chat({ talk: { draft } });
		expect(chat.say('人工')).toMatch(/^已请聂耳社区站的同志给您回话/);
		expect(chat.hears(STATION)).toBe('【回话】李桂芬请您回话。电话13855506789。\n“剪头发”\n说好今天9:30前回话。');
		const about = new Chat({ who: STRANGER, facts: { staff: staffLookup({ order: { number: '1123-037', item: HAIRCUT } }) } });
		expect(about.press('human:77')).toContain('(1123-037)');
		expect(about.hears(STATION)).toBe('【回话】一位居民请您回话：1123-037 上门理发。电话没有留。\n“（没有留言）”\n说好今天9:30前回话。');
		expect(about.last?.tellings.map((telling) => telling.orderId)).toEqual([null, '77']);
		const foreign = new Chat();
		expect(foreign.press('human:99')).toMatch(/^已请聂耳社区站/);
		expect(foreign.last?.tellings.every((telling) => telling.orderId === null)).toBe(true);
		const centre = new Chat({ facts: { staff: staffLookup({ unit: worldAt().units[0] ?? null }) } });
		expect(centre.say('人工')).toMatch(/^已请红塔区中心的同志/);
		expect(new Chat({ facts: { staff: staffLookup({ unit: null }) } }).say('人工')).toMatch(/^已请中心的同志/);
		const self = new Chat({ who: COORDINATOR, facts: { staff: staffLookup({ staff: [] }) } });
		self.say('人工');
		expect(self.last?.tellings).toHaveLength(1);
	});

	it('我的信息 says what is stored, masked', () => {
		expect(new Chat().say('我的信息')).toMatch(/称呼：李\*\n电话：尾号6789\n常住：聂耳社区\n单子：1张办理中，共3张\n知悉个人信息告知：是/);
		expect(new Chat({ who: STRANGER }).press('mydata')).toMatch(/称呼：没有\n电话：没有\n常住：没有\n[\s\S]+还没有下过单/);
	});

	it('帮助 is the same for everybody', () => {
		const texts = [new Chat(), new Chat({ who: COORDINATOR }), new Chat({ who: LEADS })].map((chat) => chat.say('帮助'));
		expect(new Set([...texts, new Chat().press('help')]).size).toBe(1);
	});

	it('greets who comes in, thanks back, and reminds of what lies open', () => {
		const fresh = decide(
			read(
				{ kind: 'text', text: '/start' },
				{ talk: talk(), open: [], draftChoices: [], meaningOf: trained, onlySlots: () => false, fresh: true },
			),
			new Chat().base(),
		);
		expect(settle(fresh).tellings[0]?.text).toMatch(/^您好，我是五单服务台.+\n您想请人帮什么忙/);
		expect(new Chat().say('谢谢')).toMatch(/^不客气/);
		const chat = new Chat({ talk: { draft } });
		expect(chat.say('你好')).toMatch(/^您好！/);
		expect(chat.choices()).toEqual(['resume']);
		expect(new Chat().say('你好')).toMatch(/^您好！/);
	});

	it('what cannot be read is said to be so', () => {
		expect(new Chat().show()).toMatch(/看不了/);
		expect(new Chat().say('   ')).toMatch(/看不了/);
	});

	it('a number out of range: the choices again, the second time a human', () => {
		const chat = new Chat({ talk: { draft: { wish: '剪头发', startedAt: NOW, itemCode: 'H06' } } });
		expect(chat.say('7')).toMatch(/^没有这个编号.+\n在哪个小区/);
		expect(chat.choices()).toEqual(['place:111']);
		expect(chat.talk.fruitless).toBe(1);
		expect(chat.say('7')).toMatch(/^还是没明白/);
		expect(chat.choices()).toContain('human');
		const card = new Chat({ who: LEADS, open: [choicesOf('accept:901', 'decline:901')], talk: { draft } });
		expect(card.say('9')).toBe('没有这个编号，请再看一下，从下面选一个：');
		expect(card.choices()).toEqual(['accept:901', 'decline:901']);
		const station = new Chat({ who: COORDINATOR, open: [choicesOf('collect:77')], talk: { fruitless: 3 } });
		expect(station.say('9')).toMatch(/^没有这个编号/);
		expect(new Chat({ open: [choicesOf('rate:77:5')], talk: { fruitless: 5, quietUntil: NOW + 1 } }).say('9')).toBe('');
	});

	it('a button nobody gave out: said so, and the question of the draft again', () => {
		expect(new Chat().press('nobody:gave')).toMatch(/^现在没有在问您的事/);
		const chat = new Chat({ talk: { draft: { wish: '剪头发', startedAt: NOW, itemCode: 'H06' } } });
		for (const press of ['nobody:gave', 'place:X']) expect(chat.press(press), press).toMatch(/^这个按钮已经过时了。\n在哪个小区/);
		expect(chat.choices()).toEqual(['place:111']);
	});

	it('the same words on two cards: each choice with its order', () => {
		const chat = new Chat({ who: COORDINATOR });
		const ask = (n: number) => [
			{ id: `collect:${n}`, label: '确认' },
			{ id: `return:${n}`, label: `退回1123-0${n}` },
		];
		chat.open = [77, 78].map((n) => ({ choices: ask(n), about: { number: `1123-0${n}`, item: HAIRCUT } }));
		expect(chat.say('确认')).toBe('您说的是哪一件？');
		expect(chat.labels()).toEqual(['1123-077 上门理发：确认', '1123-078 上门理发：确认']);
		expect(chat.say('确认')).toBe('您说的是哪一件？');
		expect(chat.labels()).toEqual(['1123-077 上门理发：确认', '1123-078 上门理发：确认']);
		chat.open = [77, 78].map((n) => ({ choices: ask(n), about: { number: `1123-0${n}`, item: HAIRCUT } }));
		chat.say('1');
		expect(chat.labels()).toEqual(['1123-077 上门理发：确认', '1123-078 上门理发：确认']);
		chat.open = [77, 78].map((n) => ({ choices: ask(n), about: { number: `1123-0${n}`, item: HAIRCUT } }));
		chat.say('9');
		expect(chat.labels()).toEqual(['1123-077 上门理发：确认', '退回1123-077', '1123-078 上门理发：确认', '退回1123-078']);
	});

	it('a rating under two questions: which order? its words go with the choice, and only with it', () => {
		const ask = (n: number) => [5, 4].map((stars) => ({ id: `rate:${n}:${stars}`, label: `${stars} 好` }));
		const chat = new Chat({ facts: { order: lookupOf(sceneIn('rating')) } });
		const both = [77, 78].map((n) => ({ choices: ask(n), about: { number: `1123-0${n}`, item: HAIRCUT } }));
		chat.open = both;
		expect(chat.say('5 师傅很细心')).toBe('您说的是哪一件？');
		expect(chat.choices()).toEqual(['rate:77:5', 'rate:78:5']);
		expect(chat.say('1')).toBe('谢谢！已转告志愿者。');
		expect(chat.last?.move?.outcomes[0].rating).toEqual({ stars: 5, words: '师傅很细心' });
		chat.open = both;
		chat.say('5 师傅很细心');
		chat.press('rate:77:4');
		expect(chat.last?.move?.outcomes[0].rating?.words).toBeNull();
	});

	it('two open questions: which one?', () => {
		const chat = new Chat({ open: [choicesOf('accept:901'), choicesOf('join:77')] });
		expect(chat.say('1')).toBe('您说的是哪一件？');
		expect(chat.choices()).toEqual(['accept:901', 'join:77']);
	});
});

describe('确认', () => {
	const confirm = (given: ConstructorParameters<typeof Chat>[0] = {}) => {
		const chat = new Chat({ talk: { draft }, ...given });
		return { text: chat.press('confirm'), chat };
	};

	it('limits are said and nothing is placed; the draft stays', () => {
		const many = confirm({ facts: { place: placeLookup({ openOrders: 2 }) } });
		expect(many.text).toMatch(/^您已有2张单在办/);
		expect(many.chat.last?.placing).toBeUndefined();
		expect(many.chat.talk.draft).toEqual(draft);
		expect(confirm({ facts: { place: placeLookup({ sameKindThisWeek: 1 }) } }).text).toMatch(/^【上门理发】一周点一次/);
		const exempt = confirm({ who: me(RESIDENT, { hardship: true }), facts: { place: placeLookup({ openOrders: 9 }) } });
		expect(exempt.text).toContain('已点单');
	});

	it('a draft that lay for days: the slot has passed and is asked anew', () => {
		const { text, chat } = confirm({ world: worldAt(nov(28)) });
		expect(text).toMatch(/^周五\(11月27日\)上午8:00–12:00已经过了/);
		expect(chat.talk.draft).not.toHaveProperty('slot');
	});

	it('what is missing is asked, also when the place is gone or could not be looked up', () => {
		expect(confirm({ talk: { draft: { wish: '', startedAt: NOW, itemCode: 'H06' } } }).text).toMatch(/在哪个小区/);
		expect(confirm({ talk: { draft: { ...draft, unitCode: '999' } } }).text).toMatch(/^请看对不对/);
		expect(confirm({ facts: { place: null } }).text).toMatch(/^请看对不对/);
	});

	it('the class follows from item, people and slot; who is urgent is told at once', () => {
		const urgent = new Chat({ talk: { draft: { ...draft, itemCode: 'E01', slot: null, wantedToday: true } } });
		urgent.press('confirm');
		expect(urgent.last?.placing?.placed.order.urgency).toBe('urgent');
		expect(urgent.last?.tellings.every((telling) => telling.immediate)).toBe(true);
		const group = new Chat({ talk: { draft: { ...draft, itemCode: 'E01', people: 30 } } });
		group.press('confirm');
		expect(group.last?.placing?.placed.order).toMatchObject({ urgency: 'group', people: 30 });
		const alone = confirm({ facts: { place: placeLookup({ staff: [] }) } });
		expect(alone.chat.last?.tellings).toHaveLength(1);
		expect(alone.chat.last?.tellings[0]?.text).toMatch(/站里今天.+前回您/);
	});

	it('half an hour of silence: shall we go on?', () => {
		const words = (wish: string, item: MenuName | null) => nudge({ wish, startedAt: NOW }, RESIDENT, item);
		expect(words('剪头发', HAIRCUT).text).toContain('【上门理发】');
		expect(words('想请人来修哈电饭煲，坏了好几天了，老人不会', null).text).toContain('【想请人来修哈电饭煲，坏了好几天了】');
		expect(words('', null).choices.map((choice) => choice.id)).toEqual(['resume', 'drop']);
	});
});

describe('words that nothing can place', () => {
	it('ask again, then offer a human, then call one and be quiet for ten minutes', () => {
		const chat = new Chat();
		expect(chat.say('呜啦啦啦啦')).toMatch(/^没太明白/);
		expect(chat.choices()).toEqual(['menu', 'track', 'human']);
		for (const turn of [2, 3, 4]) expect(chat.say('呜啦啦啦啦'), `turn ${turn}`).toMatch(/^还是没明白/);
		expect(chat.choices()).toEqual(['menu', 'human']);
		expect(chat.say('呜啦啦啦啦')).toMatch(/^已请聂耳社区站的同志/);
		expect(chat.hears(STATION)).toContain('“呜啦啦啦啦”');
		expect(chat.talk.quietUntil).toBe(NOW + 10 * MINUTE);
		expect(chat.say('呜啦啦啦啦')).toBe('');
		expect(chat.say('帮助')).not.toBe('');
		expect(chat.say('剪头发')).toContain('上门理发');
		expect(chat.talk).toMatchObject({ fruitless: 0, quietUntil: null });
	});

	it('after the quiet time the count goes on; the caller without a name, or who is the station', () => {
		const chat = new Chat({ who: STRANGER, talk: { fruitless: 7, quietUntil: NOW - 1 } });
		chat.say('呜啦啦啦啦');
		expect(chat.hears(STATION)).toContain('【回话】一位居民请您回话。电话没有留');
		const nobody = new Chat({ talk: { fruitless: 9 }, facts: { staff: staffLookup({ staff: [] }) } });
		expect(nobody.say('呜啦啦啦啦')).toMatch(/^对不起，这里现在没有人值班/);
		expect(nobody.last?.tellings).toHaveLength(1);
	});

	it('with a draft its question comes again, an unknown place twice in a row offers a human', () => {
		const chat = new Chat({ talk: { draft: { wish: '剪头发', startedAt: NOW, itemCode: 'H06' } } });
		expect(chat.say('大榕树旁边那家')).toMatch(/^没认出是哪个社区/);
		expect(chat.say('大榕树旁边那家')).toMatch(/^还是没明白/);
		expect(chat.choices()).toContain('human');
		const when = new Chat({ talk: { draft: { wish: '剪头发', startedAt: NOW, itemCode: 'H06', unitCode: '111' } } });
		expect(when.say('随你们嘛')).toMatch(/^没听懂是哪天/);
		const what = new Chat({ talk: { draft: { wish: '帮忙', startedAt: NOW } } });
		expect(what.say('呜啦啦啦啦')).toMatch(/^没太明白[\s\S]+您想请人帮什么忙/);
		expect(what.choices().at(-1)).toBe('human');
		const items = new Chat({ talk: { draft: { wish: '帮忙', startedAt: NOW, platformCode: 'EDU' } } });
		expect(items.say('呜啦啦啦啦')).toMatch(/^【教育服务】有这些服务/);
	});

	it('one too long to be read is said to be so', () => {
		expect(new Chat().say('呜啦'.repeat(600))).toMatch(/^这段话太长/);
	});

	it('who serves is told the words of the visit', () => {
		const chat = new Chat({ who: LEADS });
		expect(chat.say('呜啦啦啦啦')).toMatch(/^没太明白您的意思。接单回“接”/);
		expect(chat.choices()).toEqual(['tasks', 'menu', 'track', 'human']);
	});

	it('staff are told their words', () => {
		expect(new Chat({ who: CENTRE }).say('呜啦啦')).toMatch(/^没看懂这句话。回“待办”/);
	});
});

describe('待办 and 日报', () => {
	const board = boardOf([open('理发', { unitCode: '111' })]);

	it('are for coordinators and dispatchers', () => {
		expect(new Chat({ who: COORDINATOR, facts: { board } }).say('待办')).toMatch(/^【待办】1件/);
		expect(new Chat({ who: COORDINATOR, facts: { board } }).press('todo:collect')).toMatch(/^【待办】1件/);
		expect(new Chat({ who: COORDINATOR, facts: { board } }).press('todo:nonsense')).toMatch(/^【待办】1件/);
		expect(new Chat({ who: COORDINATOR, facts: { board } }).say('日报')).toMatch(/^【聂耳社区/);
		expect(new Chat({ who: CENTRE, facts: { board } }).press('digest')).toMatch(/^【红塔区/);
		for (const word of ['待办', '日报']) expect(new Chat().say(word)).toMatch(/^您不在这个岗位上/);
	});
});
