import { describe, expect, it } from 'vitest';
import type { Me } from '../../bot/flow/me.ts';
import { HOUR } from '../../db/domain/instant.ts';
import type { MyOrder } from '../../db/domain/my-order.ts';
import type { Order, OrderState } from '../../db/domain/order.ts';
import type { Scene } from '../../db/domain/scene.ts';
import {
	CENTRE,
	COORDINATOR,
	crewRow,
	FRIDAY,
	item,
	LEADER,
	LEADS,
	MEMBER,
	me,
	NOW,
	SERVES,
	STATION,
	sceneIn,
	worldAt,
} from './builders.ts';
import { Chat, lookupOf, mineOf, offered, stranger } from './talking.ts';

const with_ = (who: Me, mine: readonly MyOrder[], scene: Scene = sceneIn('offering')) =>
	new Chat({ who, facts: { mine, order: lookupOf(scene) } });

describe('words about an order', () => {
	it('with one that fits: it is done', () => {
		expect(with_(me(), [mineOf(77)]).say('查单')).toMatch(/^1123-037 上门理发\n点✓/);
		expect(with_(me(), [mineOf(77)]).say('催单')).toContain('已经催了');
		expect(with_(me(), [mineOf(77)]).say('取消')).toMatch(/^要取消1123-037/);
		expect(with_(LEADS, [offered(77)]).say('接')).toMatch(/^接单成功 1123-037/);
		expect(with_(LEADS, [offered(77)]).say('不便')).toMatch(/不麻烦你们了/);
	});

	it('a member who was asked answers with the same words', () => {
		const crew = [crewRow(LEADER, 'joined'), crewRow(MEMBER, 'asked')];
		const scene = sceneIn('accepted', {}, { crew });
		const asked = [mineOf(77, { as: 'asked', state: 'accepted' })];
		expect(with_(SERVES, asked, scene).say('接')).toMatch(/^已加入 1123-037/);
		expect(with_(SERVES, asked, scene).say('不便')).toMatch(/这次不麻烦您/);
	});

	it('with none: said in words that fit', () => {
		expect(new Chat().say('查单')).toMatch(/^您现在没有办理中的单子/);
		expect(new Chat().say('取消')).toMatch(/^您现在没有办理中的单子/);
		expect(with_(LEADS, [offered(77, { open: false })]).say('接')).toBe(
			'现在没有等您接的单。附近有合适的，会马上发给您（21:00到8:00只发急的）。手上的任务回“我的任务”。',
		);
		const never = new Chat({ who: LEADS, world: worldAt(NOW, {}, { quietHours: 'off' }) });
		expect(never.say('不便')).toMatch(/会马上发给您。手上/);
	});

	it.each([
		['a leader', LEADS, /^现在没有等您接的单/, /^您现在没有任务。接了单/, /^待办和日报是站和中心用的/],
		['a member', SERVES, /^现在没有在问您的单/, /^您现在没有任务。答应同去的/, /^待办和日报是站和中心用的/],
		['the station', COORDINATOR, /^接单由志愿服务队来接。看要办的/, /^出发、到了、完成由去的志愿者报.+“待办”/, /^现在没有要办的/],
		['a resident', me(), /^接单由志愿服务队来接.+想当志愿者/, /^出发、到了、完成由去的志愿者报.+“查单”/, /^您不在这个岗位上/],
	] as const)('with none for %s', (_who, who, offers, tasks, todo) => {
		for (const word of ['接', '不便']) expect(new Chat({ who }).say(word), word).toMatch(offers);
		for (const word of ['出发', '到了', '折回', '完成', '撤回完成', '请假', '我的任务'])
			expect(new Chat({ who }).say(word), word).toMatch(tasks);
		expect(new Chat({ who }).say('待办')).toMatch(todo);
	});

	it('a step that does not fit yet: how the task stands and what comes next', () => {
		const going = (n: number) => mineOf(n, { as: 'joined', state: 'accepted' });
		const chat = with_(SERVES, [going(77)], sceneIn('accepted'));
		expect(chat.say('完成')).toMatch(/^现在还用不上“完成”。您的任务是这样：\n1123-037 上门理发.+已接单/);
		expect(chat.choices()).toContain('depart:77');
		const two = with_(SERVES, [going(77), going(41)]);
		expect(two.say('完成')).toBe('现在还用不上“完成”。看哪一张？');
		expect(two.choices()).toEqual(['track:77', 'track:41']);
		expect(new Chat({ who: SERVES, facts: { mine: [going(77)], order: null } }).say('完成')).toMatch(/按钮已经过时/);
	});

	it('with several: which one? its button does it', () => {
		const chat = with_(me(), [mineOf(77), mineOf(41, { slot: FRIDAY, item: { name: '修电饭煲', nameEn: 'Rice cooker repair' } })]);
		expect(chat.say('取消')).toBe('您有2张单，取消哪张？');
		expect(chat.labels()).toEqual(['1123-077 上门理发 时间不限', '1123-041 修电饭煲 11月27日上午']);
		expect(chat.choices()).toEqual(['cancel:77', 'cancel:41']);
		expect(chat.say('1')).toMatch(/^要取消1123-037/);
		expect(with_(LEADS, [offered(77), mineOf(41, { as: 'asked' })]).say('接')).toBe('有2张单可以接，接哪张？');
		const tasks = [77, 41].map((n) => mineOf(n, { as: 'joined', state: 'accepted' }));
		expect(with_(SERVES, tasks).say('请假')).toBe('有2张单，是哪一张？');
	});

	it('查单 with several: how each stands and what is promised, in plain words', () => {
		const orders = [
			mineOf(77, { promiseAt: NOW + HOUR, slot: FRIDAY }),
			mineOf(41, { state: 'accepted', promiseAt: NOW - HOUR, item: { name: '修电饭煲', nameEn: 'Rice cooker repair' } }),
			mineOf(42, { state: 'rating' }),
		];
		const chat = with_(me(), orders);
		expect(chat.say('查单')).toBe(
			[
				'您有3张单：',
				'①1123-077 上门理发｜11月27日上午｜找人中(第1轮)。今天10:00前给您回话。',
				'②1123-041 修电饭煲｜时间不限｜已接单。',
				'③1123-042 上门理发｜时间不限｜待评：请评一评。',
				'看哪张？',
			].join('\n'),
		);
		expect(chat.choices()).toEqual(['track:77', 'track:41', 'track:42']);
		expect(chat.say('2')).toMatch(/^1123-037 上门理发\n点✓/);
		expect(with_(me(), orders).say('我那几张单都到哪一步了')).toContain(
			'①1123-077 上门理发｜11月27日上午｜找人中(第1轮)。今天10:00前给您回话。',
		);
	});

	it('the same in English', () => {
		const orders = [mineOf(77, { promiseAt: NOW + HOUR }), mineOf(41, { state: 'accepted' })];
		const text = with_(me(undefined, { language: 'en' }), orders).say('my orders');
		expect(text).toMatch(/^You have 2 orders:\n① 1123-077 Haircut at home, .+\. You’ll hear from us .+\.\n② 1123-041 .+\.\nWhich one\?$/);
	});

	it.each([
		['出发', 'accepted'],
		['到了', 'departed'],
		['完成', 'serving'],
		['折回', 'departed'],
		['请假', 'departed'],
		['我的任务', 'serving'],
	] as const)('%s means the order that can', (word, state) => {
		const tasks = [mineOf(77, { as: 'joined', state }), mineOf(41, { as: 'joined', state: 'rating' }), mineOf(42)];
		const chat = with_(SERVES, tasks, sceneIn(state, { slot: null }));
		expect(chat.say(word)).toContain('1123-037');
	});

	it('接 under two cards asks by number, item and time', () => {
		const chat = with_(LEADS, [offered(77), offered(41, { item: { name: '修电饭煲', nameEn: 'Rice cooker repair' } })]);
		chat.open = [77, 41].map((n) => ({ choices: [{ id: `accept:${n + 100}`, label: '接' }] }));
		expect(chat.say('接')).toBe('有2张单可以接，接哪张？');
		expect(chat.labels()).toEqual(['1123-077 上门理发 时间不限', '1123-041 修电饭煲 时间不限']);
	});

	it('an order that vanished meanwhile', () => {
		const chat = new Chat({ facts: { mine: [mineOf(77)], order: null } });
		expect(chat.say('查单')).toMatch(/按钮已经过时/);
	});
});

describe('words with a number', () => {
	const numbered = (who: Me, mine: readonly MyOrder[], said: string, scene?: Scene) => with_(who, mine, scene).say(said);

	it('name the order, also when it is too late', () => {
		expect(numbered(me(), [mineOf(77)], '查1123-077')).toMatch(/^1123-037 上门理发/);
		expect(numbered(me(), [mineOf(77)], '取消1123-077')).toContain('已取消1123-037');
		expect(numbered(me(), [mineOf(77)], '催单1123-077')).toContain('已经催了');
		expect(numbered(LEADS, [offered(77, { open: false })], '接1123-077')).toMatch(/^接单成功/);
		expect(numbered(SERVES, [mineOf(77, { as: 'joined' })], '完成1123-077', sceneIn('accepted'))).toMatch(/现在是“已接单”/);
		expect(numbered(SERVES, [mineOf(77, { as: 'joined' })], '接1123-077', sceneIn('accepted'))).toBe('1123-037您已经在里面了。');
		expect(numbered(SERVES, [mineOf(77, { as: 'asked' })], '不便1123-077', sceneIn('accepted'))).toBe('1123-037您已经在里面了。');
		expect(numbered(SERVES, [mineOf(77, { as: 'asked' })], '出发1123-077', sceneIn('accepted', { slot: null }))).toMatch(/已告诉居民/);
	});

	it('that no calendar has are not found either', () => {
		for (const word of ['查', '取消']) expect(numbered(me(), [], `${word}9999-999`)).toBe('没有找到单号9999-999。发“查单”看您的单子。');
	});

	it('that one has nothing to do with are not found', () => {
		for (const word of ['查', '取消', '催单', '接', '出发', '我的任务'])
			expect(numbered(me(), [], `${word}1123-999`), word).toBe('没有找到单号1123-999。发“查单”看您的单子。');
		expect(numbered(COORDINATOR, [mineOf(77, { as: 'staff' })], '取消1123-077')).toMatch(/^没有找到单号1123-077/);
		expect(numbered(me(), [mineOf(77)], '出发1123-077')).toMatch(/^没有找到/);
		expect(numbered(me(), [mineOf(77)], '接1123-077')).toMatch(/^没有找到/);
	});
});

describe('查单 shows each what they may see and do', () => {
	const shown = (who: Me, state: OrderState, set: Partial<Order> = {}, scene: Partial<Scene> = {}, promiseAt: number | null = null) => {
		const chat = new Chat({ who, facts: { order: lookupOf(sceneIn(state, set, scene), { promiseAt }) } });
		return { text: chat.press('track:77'), choices: chat.choices() };
	};

	it('the resident: seals, state, promise, team; what can be done now', () => {
		const offering = shown(me(), 'offering', {}, {}, NOW + HOUR);
		expect(offering.text).toBe(
			'1123-037 上门理发\n点✓ 集✓ 派✓ 接… 评\n找人中(第1轮)。周五(11月27日)上午8:00–12:00，聂耳社区。今天10:00前给您回话。',
		);
		expect(offering.choices).toEqual(['urge:77', 'cancel:77']);
		expect(shown(me(), 'accepted', {}, {}, NOW - 1).text).toMatch(/聂耳社区。接单：巧手公益手艺队。$/);
		expect(shown(me(), 'unserved').choices).toEqual(['retime:77', 'again:77', 'urge:77', 'cancel:77']);
		expect(shown(me(), 'returned').choices).toEqual(['object:77', 'cancel:77']);
		expect(shown(me(), 'closed').choices).toEqual([]);
	});

	it('staff: the card of what waits for them', () => {
		expect(shown(COORDINATOR, 'ordered').choices).toEqual(['collect:77', 'return:77']);
		expect(shown(COORDINATOR, 'confirming').choices).toEqual(['hours:77', 'deny:77']);
		expect(shown(COORDINATOR, 'offering').choices).toEqual([]);
		const card = shown(CENTRE, 'collected');
		expect(card.text).toMatch(/^【待派】1123-037[\s\S]+待派单/);
		expect(card.choices).toContain('dispatch:77:501');
		expect(shown(CENTRE, 'unserved', {}, { item: item({ skills: ['木工'] }) }).text).toContain('没有符合条件的队伍：缺技能');
		expect(shown(CENTRE, 'ordered').text).toMatch(/待集单/);
	});

	it('whoever goes: place and contact in full, the next step as a button', () => {
		const task = shown(LEADS, 'accepted');
		expect(task.text).toBe(
			'1123-037 上门理发｜聂耳社区｜周五(11月27日)上午8:00–12:00｜已接单\n玉兴街道聂耳社区 东风路8号3幢2单元 李桂芬 13855506789\n王*、吴*',
		);
		expect(task.choices).toEqual(['depart:77', 'arrive:77', 'leave:77', 'hand-back:77']);
		expect(shown(SERVES, 'accepted').choices).toEqual(['depart:77', 'arrive:77', 'leave:77']);
		expect(shown(SERVES, 'departed').choices).toEqual(['arrive:77', 'turn-back:77', 'leave:77']);
		expect(shown(SERVES, 'serving').choices).toEqual(['finish:77', 'undone:77']);
		expect(shown(SERVES, 'closed').choices).toEqual([]);
		const unnamed = { ...crewRow(MEMBER, 'joined'), name: null };
		expect(shown(SERVES, 'accepted', {}, { crew: [unnamed] }).text).toMatch(/\n\* 还差1人。$/);
	});

	it('a leader who was asked sees the offer again, without place and phone', () => {
		const { text, choices } = shown(LEADS, 'offering');
		expect(text).toContain('【派单】1123-037');
		expect(text).not.toMatch(/东风路|13855506789|6789/);
		expect(choices).toEqual(['accept:901', 'decline:901']);
	});

	it('somebody else learns nothing, not even the number', () => {
		expect(shown(me(stranger), 'accepted').text).toBe('这个按钮已经过时了。');
	});

	it('whoever has two parts in an order sees the card of the work and what the own order allows', () => {
		const own = { resident: LEADER };
		const both = shown(LEADS, 'offering', { residentId: LEADER.id, placedBy: LEADER.id }, own);
		expect(both.text).toContain('【派单】1123-037');
		expect(both.choices).toEqual(['accept:901', 'decline:901', 'urge:77', 'cancel:77']);
		expect(shown(COORDINATOR, 'ordered', { residentId: STATION.id, placedBy: STATION.id }, { resident: STATION }).choices).toEqual([
			'collect:77',
			'return:77',
			'urge:77',
			'cancel:77',
		]);
	});

	it('我的任务 as a button means the same as the word', () => {
		expect(new Chat({ who: SERVES }).press('tasks')).toMatch(/^您现在没有任务/);
	});

	it('查单 as a button means the same as the word', () => {
		expect(new Chat({ world: worldAt(), facts: { mine: [] } }).press('track')).toMatch(/^您现在没有办理中的单子/);
	});
});
