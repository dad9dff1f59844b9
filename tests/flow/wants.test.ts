import { describe, expect, it } from 'vitest';
import { wantOf } from '../../bot/flow/parse/wants.ts';
import { say } from '../../bot/text/render.ts';
import { MATTERS, matterOf } from '../../bot/understand/matter.ts';
import { HOUR } from '../../db/domain/instant.ts';
import type { OrderState } from '../../db/domain/order.ts';
import { trained } from '../helpers/trained.ts';
import { DISPATCHER, FRIDAY, me, NOW, orderIn, RESIDENT, SERVES, STATION, STRANGER, sceneIn } from './builders.ts';
import { Chat, lookupOf, mineOf } from './talking.ts';

const draft = { wish: '剪头发', startedAt: NOW, itemCode: 'H06' };

/** The resident with one order in a state, and the draft where there is one. */
const with1 = (state: OrderState, given: ConstructorParameters<typeof Chat>[0] = {}, set: Parameters<typeof orderIn>[1] = {}) =>
	new Chat({
		facts: {
			order: lookupOf(sceneIn(state, set)),
			mine: [mineOf(77, { state, number: '1123-037', slot: orderIn(state, set).slot })],
		},
		...given,
	});

describe('what words want of an order that exists', () => {
	it.each([
		['我上次报的修灯怎么还没人来', 'missed'],
		['我的单子到哪一步了', 'status'],
		['没人接我的单吗', 'status'],
		['1128-003怎么样了', 'status'],
		['周六那个理发我不要了', 'cancel'],
		['我妈好了，不用来了', 'cancel'],
		['昨天来的小王师傅手脚麻利，谢谢', 'rate'],
		['上次来的师傅没修好，又坏了', 'rate'],
		['说好八点来，现在九点了也没见人', 'missed'],
		['改到周日', 'retime'],
		['那个理发能不能换个时间', 'retime'],
		['1128-003能不能改到下周二', 'retime'],
		['想找人来家里剪头发', null],
		['我想找人修灯，周日上午', null],
		['路灯坏了三天没人修', 'complaint'],
		['物业不管，楼道垃圾堆了一周', 'complaint'],
		['志愿者要求反映一下，想请人修家里的灯', null],
		['我想当志愿者', 'question'],
		['呜啦啦啦啦', null],
		['请提前告诉我来几个人，想请人打扫卫生', null],
	])('%s: %s', (text, want) => expect(wantOf(text, trained(text))).toBe(want));

	it.each([
		['Any news about my order?', 'status'],
		['when will somebody come', 'status'],
		["I don't need it any more", 'cancel'],
		['please cancel the haircut', 'cancel'],
		['The volunteer was very kind, thank you', 'rate'],
		['nobody came this morning', 'missed'],
		['can we move my appointment to Sunday', 'retime'],
		['could someone come and cut my hair', null],
		['I need somebody to move my sofa to the third floor', null],
		['the street light outside has been broken for a week', 'complaint'],
		['my lamp is broken', null],
	])('%s: %s', (text, want) => expect(wantOf(text, null)).toBe(want));
});

describe('status', () => {
	it('one order: how it stands, as 查单 says it; several: a list; none: what can be done', () => {
		expect(with1('offering').say('我的单子到哪一步了')).toBe(with1('offering').say('查单'));
		const two = new Chat({ facts: { mine: [mineOf(77), mineOf(78)] } });
		expect(two.say('我的单子到哪一步了')).toMatch(/^您有2张单/);
		expect(two.choices()).toEqual(['track:77', 'track:78']);
		const nothing = new Chat();
		expect(nothing.say('我的单子到哪一步了')).toMatch(/^您现在没有办理中的单子/);
		expect(nothing.choices()).toEqual(['menu', 'human']);
		expect(nothing.press('human')).toMatch(/^已请.*的同志给您回话/);
		expect(nothing.hears(STATION)).toContain('我的单子到哪一步了');
	});

	it('a member without a wish of the own hears of the tasks', () => {
		const chat = new Chat({
			who: SERVES,
			facts: { mine: [mineOf(77, { as: 'joined', state: 'accepted' })], order: lookupOf(sceneIn('accepted')) },
		});
		expect(chat.say('我要去的那张单现在什么情况')).toContain('上门理发');
	});

	it('the time is over and nobody came: how it stands, a call, and where it is done a rating with these words', () => {
		const past = { slot: { start: NOW - 2 * HOUR, end: NOW - HOUR, grain: 'part' } } as const;
		const waiting = with1('accepted', {}, past);
		expect(waiting.say('等到现在也没人来')).toMatch(/^对不起，让您等了。1123-037 上门理发约的是周二\(11月24日\).*“已接单”/);
		expect(waiting.choices()).toEqual(['track:77', 'urge:77', 'human:77']);
		expect(waiting.press('human:77')).toMatch(/^已请/);
		expect(waiting.hears(STATION)).toContain('等到现在也没人来');

		const over = with1('rating', {}, past);
		over.say('说好八点来，现在九点了也没见人');
		expect(over.choices()).toEqual(['track:77', 'stars:77', 'human:77']);
		expect(over.press('stars:77')).toContain('一起转告');
		over.press('rate:77:1');
		expect(over.last?.move?.outcomes[0].event).toMatchObject({ type: 'rate', stars: 1, words: '说好八点来，现在九点了也没见人' });
	});

	it('before the agreed time it is a question of how it stands', () => {
		expect(with1('accepted').say('怎么还没人来')).toContain('已接单');
		expect(with1('accepted').say('怎么还没人来')).not.toContain('对不起');
	});
});

describe('cancelling in own words', () => {
	it('names the order and wants one tap', () => {
		const chat = with1('offering');
		expect(chat.say('我妈好了，不用来了')).toBe('要取消1123-037 上门理发吗？');
		expect(chat.event()).toBeNull();
		expect(chat.say('对')).toContain('已取消1123-037');
		expect(chat.event()).toBe('cancel');
	});

	it('several: chosen by button, and asked once more; a number names one', () => {
		const two = new Chat({ facts: { mine: [mineOf(77), mineOf(78)] } });
		expect(two.say('那个理发我不要了')).toMatch(/取消哪张/);
		expect(two.press('cancel:77')).toContain('要取消1123-037');
		expect(two.event()).toBeNull();
		expect(with1('offering').say('1123-037我不要了，取消吧')).toContain('要取消1123-037');
	});

	it('a draft is named too, and goes only by a tap', () => {
		const alone = new Chat({ talk: { draft } });
		expect(alone.say('我不想要了，自己弄吧')).toBe('刚才填到一半的【上门理发】不要了，对吗？');
		expect(alone.talk.draft).toEqual(draft);
		expect(alone.choices()).toEqual(['drop', 'resume']);
		const both = with1('offering', { talk: { draft } });
		both.say('我不想要了，自己弄吧');
		expect(both.choices()).toEqual(['drop', 'cancel:77', 'resume']);
		both.press('resume');
		expect(both.talk.draft).toEqual(draft);
	});

	it('whoever was to go is offered 请假', () => {
		const chat = new Chat({ who: SERVES, facts: { mine: [mineOf(77, { as: 'joined', state: 'accepted' })] } });
		chat.say('那张单帮我取消吧，我不要了');
		expect(chat.labels()).toEqual(['1123-077 上门理发：请假']);
	});

	it('nothing to cancel is said', () => {
		expect(new Chat().say('那个理发我不要了')).toMatch(/^您现在没有办理中的单子/);
	});
});

describe('rating in own words', () => {
	const PRAISE = '昨天来的小王师傅手脚麻利，谢谢';

	it('asks for the stars of the order, and the words are kept with them', () => {
		const chat = with1('rating');
		expect(chat.say(PRAISE)).toContain('1123-037 上门理发');
		expect(chat.event()).toBeNull();
		expect(chat.choices()).toEqual(['rate:77:5', 'rate:77:4', 'rate:77:3', 'rate:77:2', 'rate:77:1']);
		chat.say('5');
		expect(chat.last?.move?.outcomes[0].event).toMatchObject({ type: 'rate', stars: 5, words: PRAISE });
	});

	it('several: chosen by button, the words go along', () => {
		const facts = { mine: [mineOf(77, { state: 'rating' }), mineOf(78, { state: 'confirming' })], order: lookupOf(sceneIn('rating')) };
		const chat = new Chat({ facts });
		chat.say(PRAISE);
		expect(chat.choices()).toEqual(['stars:77', 'stars:78']);
		chat.press('stars:77');
		chat.press('rate:77:4');
		expect(chat.last?.move?.outcomes[0].event).toMatchObject({ stars: 4, words: PRAISE });
	});

	it('none to rate: the words can be passed on', () => {
		const chat = new Chat();
		expect(chat.say(PRAISE)).toContain('要不要转给社区站');
		chat.press('human');
		expect(chat.hears(STATION)).toContain(PRAISE);
	});

	it('rated already is said', () => {
		expect(with1('confirming', {}, { stars: 5, ratedAt: NOW }).say(PRAISE)).toContain('已经评过');
	});
});

describe('another time in own words', () => {
	it('names order and time, and moves it at a tap', () => {
		const chat = with1('offering');
		expect(chat.say('理发那个改到周日上午吧')).toBe('要把1123-037 上门理发改到周日(11月29日)上午8:00–12:00，对吗？');
		expect(chat.event()).toBeNull();
		expect(chat.say('对')).toMatch(/^1123-037改为周日\(11月29日\)上午/);
		expect(chat.event()).toBe('change');
	});

	it('without a time it is asked for; one that is past or too near is said so', () => {
		const chat = with1('offering');
		expect(chat.say('换个时间')).toContain('1123-037 上门理发改到哪天？');
		expect(chat.say('周日上午')).toContain('1123-037改为周日');
		const soon = with1('offering');
		expect(soon.say('能不能提前到今天下午')).toMatch(/要提前24小时约/);
		expect(soon.talk.asked).toMatchObject({ about: 'retime', orderId: '77' });
	});

	it('不改 leaves it; an old or forged button moves nothing', () => {
		const chat = with1('offering');
		chat.say('改到周日上午');
		expect(chat.say('不改')).toBe('好，1123-037照常进行。');
		expect(chat.event()).toBeNull();
		for (const forged of [
			'retime-yes:77',
			'retime-yes:77:1:2:part',
			'retime-yes:77:x:y:day',
			`retime-yes:77:${NOW - HOUR}:${NOW - 1}:part`,
		]) {
			const pressed = with1('offering');
			pressed.press(forged);
			expect(pressed.event(), forged).toBeNull();
			expect(pressed.hears(), forged).not.toBe('');
		}
		const other = with1('offering', { who: STRANGER });
		other.press(`retime-yes:77:${FRIDAY.start}:${FRIDAY.end}:part`);
		expect(other.event()).toBeNull();
	});

	it('accepted: it is talked over, with the words', () => {
		const chat = with1('accepted');
		expect(chat.say('改到周日上午')).toContain('要和他们商量');
		expect(chat.choices()).toEqual(['human:77', 'cancel:77', 'keep:77']);
		chat.press('human:77');
		expect(chat.hears(STATION)).toContain('改到周日上午');
		expect(chat.event()).toBeNull();
	});

	it('several: chosen by button, the time goes along', () => {
		const chat = new Chat({ facts: { mine: [mineOf(77), mineOf(78)], order: lookupOf(sceneIn('offering')) } });
		chat.say('改到周日上午');
		expect(chat.choices()).toEqual(['retime:77', 'retime:78']);
		expect(chat.press('retime:77')).toContain('改到周日(11月29日)上午');
	});
});

describe('within a draft', () => {
	it.each(['我的单子到哪一步了', '昨天来的小王师傅手脚麻利，谢谢', '我妈好了，那个理发不用来了'])(
		'%s leaves it as it is, with a way back',
		(text) => {
			const chat = with1('rating', { talk: { draft } });
			chat.say(text);
			expect(chat.talk.draft).toEqual(draft);
			expect(chat.choices()).toContain('resume');
			expect(chat.press('resume')).toContain('在哪个小区');
		},
	);

	it.each(['改到周日', '聂耳社区', '周日上午', '就在玉兴街道聂耳社区老烟厂家属院三栋二单元'])('%s is for the draft', (text) => {
		const chat = with1('offering', { talk: { draft } });
		chat.say(text);
		expect(chat.hears()).not.toContain('1123-037');
		expect(chat.talk.draft).not.toBeNull();
	});
});

describe('what belongs to 12345', () => {
	it('whom it concerns, and the own words to read out; nothing is sent, the matter alone is kept', () => {
		const chat = new Chat();
		const said = chat.say('聂耳社区门口的路灯坏了三天没人修！');
		expect(said.split('\n')[0]).toBe('路灯坏了归市政管，志愿者不能修。请打12345（24小时），说清路名和灯杆号。');
		expect(said).toContain(
			'“您好，我要反映一件事：聂耳社区门口的路灯坏了三天没人修。地点：玉兴街道聂耳社区 门口。请核实处理，给我回个话，谢谢。”',
		);
		expect(chat.last?.referral).toEqual({ personId: RESIDENT.id, unitCode: '111', matter: 'lamp', at: NOW });
		expect(chat.last?.tellings).toHaveLength(1);
	});

	it('a place that nobody named is asked for in the text, and never made up', () => {
		const chat = new Chat({ who: STRANGER });
		expect(chat.say('老板拖欠我们三个月工资不给，找谁反映')).toContain('地点：（请说清在哪里）');
		expect(chat.last?.referral).toMatchObject({ unitCode: null, matter: 'wages' });
	});

	it('one tap leads the same words back to ordering', () => {
		const chat = new Chat();
		const WORDS = '我们小区楼道灯坏了物业不修';
		chat.say(WORDS);
		expect(chat.labels()).toEqual(['其实是想请人帮忙']);
		chat.press('want:request');
		expect(chat.talk.draft?.wish).toBe(WORDS);
		expect(chat.last?.referral).toBeUndefined();
	});

	it('within a draft it is answered, and the draft stays', () => {
		const chat = new Chat({ talk: { draft } });
		expect(chat.say('对了我们小区物业不管，楼道垃圾堆了一周')).toContain('12345');
		expect(chat.talk.draft).toEqual(draft);
		expect(chat.choices()).toEqual(['want:request', 'resume']);
	});

	it('old and forged buttons: by themselves, or out of date', () => {
		expect(new Chat().press('want:request')).toContain('您想请人帮什么忙');
		expect(new Chat().press('want:status')).toMatch(/^您现在没有办理中的单子/);
		expect(new Chat().press('want:complaint')).toContain('（什么事）');
		for (const forged of ['want', 'want:', 'want:toString', 'want:emergency']) expect(new Chat().press(forged)).toMatch(/按钮已经过时/);
	});

	it.each(['zh-CN', 'en'])('in %s each matter has its sentence, the number within', (language) => {
		for (const matter of MATTERS) expect(say(language, `refer.${matter}`)).toContain('12345');
	});

	it.each([
		['路灯三天不亮了', 'lamp'],
		['楼下麻将馆吵得睡不着', 'noise'],
		['工头欠我们工钱', 'wages'],
		['医院乱收费', 'health'],
		['学校门口食堂不干净', 'school'],
		['物业不修电梯', 'property'],
		['自来水是黄的', 'water'],
		['高压线垂下来', 'power'],
		['井盖没了', 'road'],
		['河边烧垃圾', 'rubbish'],
		['开发商不给房产证', 'housing'],
		['公交车半小时不来一班', 'transport'],
		['健身房跑路不退钱', 'shop'],
		['窗口让我跑了四趟', 'office'],
		['有个事想反映', 'other'],
		['the street lamp is out', 'lamp'],
		['they are too loud at night', 'noise'],
	])('%s: %s', (text, matter) => expect(matterOf(text)).toBe(matter));
});

it('while a talk with the staff is open the words go to them', () => {
	const chat = new Chat({ who: me(RESIDENT), talk: { handoff: { told: true } } });
	chat.say('我的单子到哪一步了');
	expect(chat.hears(DISPATCHER)).toBe('');
});
