import { describe, expect, it } from 'vitest';
import type { Me } from '../../bot/flow/me.ts';
import { namedMemberOf } from '../../bot/flow/parse/add-name.ts';
import type { Order, OrderState } from '../../db/domain/order.ts';
import type { Scene } from '../../db/domain/scene.ts';
import {
	COORDINATOR,
	crewRow,
	DEPUTY,
	item,
	LEADER,
	LEADS,
	MEMBER,
	MEMBER2,
	me,
	NOW,
	person,
	RESIDENT,
	SERVES,
	SOON,
	STATION,
	sceneIn,
	WINNER,
} from './builders.ts';
import { Chat, lookupOf, mineOf } from './talking.ts';

/** A crew short of people (desk.md §4, "Crew not complete"). */

const twoLi = [person(14, '李春梅'), person(15, '李建国'), person(16, '李建国')];
const team = { id: WINNER, name: '巧手公益手艺队', leaders: [LEADER, DEPUTY], members: [MEMBER, MEMBER2, ...twoLi] };
const alone: Partial<Scene> = { item: item({ twoPersonRule: true }), crew: [crewRow(LEADER, 'joined')], teams: [team] };

const held = mineOf(77, { as: 'offered', state: 'accepted', open: false, won: true });
const at = (who: Me, { state = 'accepted', set, scene }: { state?: OrderState; set?: Partial<Order>; scene?: Partial<Scene> } = {}) =>
	new Chat({ who, facts: { mine: [held], order: lookupOf(sceneIn(state, { ...SOON, ...set }, { ...alone, ...scene })) } });
/** The members asked by the last word. */
const asked = (chat: Chat): readonly string[] => (chat.last?.move?.outcomes[0].crewMoved ?? []).map((row) => row.personId);

describe('出发 with too few', () => {
	it('says how many are missing, with what a leader can do', () => {
		const chat = at(LEADS);
		expect(chat.press('depart:77')).toBe('1123-037要2位一起去，还差1位。人齐了再出发。');
		expect(chat.labels()).toEqual(['再问一遍', '加人(说名字)', '请站里帮忙找', '退给中心']);
		expect(chat.event()).toBeNull();
	});

	it('a member can turn to the station, no more', () => {
		const chat = at(SERVES, { scene: { crew: [crewRow(MEMBER, 'joined')] } });
		chat.press('depart:77');
		expect(chat.choices()).toEqual(['station-help:77']);
		for (const press of ['ask-again:77', 'name-member:77', 'add:77:13']) {
			expect(chat.press(press), press).toBe('1123-037不归您这里办。');
			expect(chat.event()).toBeNull();
		}
	});
});

describe('再问一遍', () => {
	it('asks all who do not go yet', () => {
		const chat = at(LEADS);
		expect(chat.press('ask-again:77')).toMatch(/^已问6位队员\(1123-037\)/);
		expect(asked(chat)).toEqual(['11', '12', '13', '14', '15', '16']);
		expect(chat.hears(MEMBER)).toMatch(/还差1人，来吗？$/);
	});

	it('says so where nobody is left, or nobody is missing', () => {
		expect(at(LEADS, { scene: { teams: [{ ...team, leaders: [LEADER], members: [] }] } }).press('ask-again:77')).toMatch(/没有别的人可问/);
		const full = [crewRow(LEADER, 'joined'), crewRow(MEMBER, 'joined')];
		for (const press of ['ask-again:77', 'name-member:77', 'add:77:13', 'station-help:77', 'let-go:77'])
			expect(at(press === 'let-go:77' ? COORDINATOR : LEADS, { scene: { crew: full } }).press(press), press).toBe(
				'1123-037人已经够了，谢谢您。',
			);
	});
});

describe('加人', () => {
	it('by button: members with masked names, those who look the same told apart; whoever is named is asked', () => {
		const chat = at(LEADS);
		expect(chat.press('name-member:77')).toMatch(/^1123-037请谁同去？/);
		expect(chat.labels()).toEqual(['周*', '吴*', '郑*', '李*梅', '李*国', '李*国(2)']);
		expect(chat.press('add:77:13')).toMatch(/^已问郑\*\(1123-037\)，本人答应才算/);
		expect(asked(chat)).toEqual([MEMBER2.id]);
		expect(chat.hears(MEMBER2)).toMatch(/^王\*接了.+来吗？$/);
		expect(chat.talk.asked).toBeNull();
	});

	it('by the number or the name in answer', () => {
		const byNumber = at(LEADS);
		byNumber.press('name-member:77');
		byNumber.say('2');
		expect(asked(byNumber)).toEqual([MEMBER.id]);
		const byName = at(LEADS);
		byName.press('name-member:77');
		byName.say('郑员');
		expect(asked(byName)).toEqual([MEMBER2.id]);
	});

	it.each(['加 郑员', '加郑员', '加 郑*', '加 郑', '加：郑员', '加 郑员 1123-077', '加人 郑员'])('by the words %s', (words) => {
		const chat = at(LEADS);
		expect(chat.say(words)).toMatch(/^已问郑\*/);
		expect(asked(chat)).toEqual([MEMBER2.id]);
	});

	it('a name that several bear: which one?', () => {
		const chat = at(LEADS);
		expect(chat.say('加 李*')).toBe('1123-037队里叫“李*”的有3位，是哪一位？');
		expect(chat.labels()).toEqual(['李*梅', '李*国', '李*国(2)']);
		expect(chat.say('3')).toMatch(/^已问李\*/);
		expect(asked(chat)).toEqual(['16']);
	});

	it('a name that nobody bears, or somebody who goes already; the second time the question is let go', () => {
		const chat = at(LEADS);
		expect(chat.say('加 赵云')).toMatch(/^1123-037队里没有叫“赵云”的/);
		expect(chat.talk.asked?.about).toBe('add-member');
		expect(chat.say('还是赵云')).toMatch(/没有叫/);
		expect(chat.talk.asked).toBeNull();
		expect(at(LEADS).say('加 王巧')).toBe('这位已经在1123-037里面了。');
		expect(at(LEADS).press(`add:77:${LEADER.id}`)).toBe('这位已经在1123-037里面了。');
		expect(at(LEADS).press('add:77:999')).toMatch(/按钮已经过时/);
	});

	it('the one it is done for is not asked', () => {
		const own = { teams: [{ ...team, members: [RESIDENT] }] };
		expect(at(LEADS, { scene: own }).say('加 李桂芬')).toMatch(/没有叫/);
	});

	it('加人 alone asks for the name; with nothing short it says so', () => {
		expect(at(LEADS).say('加人')).toMatch(/^1123-037请谁同去？/);
		const none = new Chat({ who: LEADS, facts: { mine: [mineOf(77, { as: 'offered' })] } });
		expect(none.say('加 李*')).toMatch(/^现在没有要加人的单/);
		const two = new Chat({ who: LEADS, facts: { mine: [held, { ...held, id: mineOf(41).id, number: '1123-041' }] } });
		expect(two.say('加 李*')).toBe('有2张单，是哪一张？');
		expect(two.choices()).toEqual(['name-member:77', 'name-member:41']);
	});

	it('is no word of a resident, nor what only begins like it', () => {
		expect(new Chat({ who: me() }).say('加 李建国')).toMatch(/^没太明白/);
		expect(at(LEADS).say('加急送药')).toMatch(/^您想请人帮什么忙/);
		for (const text of ['加油', '加床', '增加人手', '加 李建国 现在马上过去好不好', '加 李* 9999-999'])
			expect(namedMemberOf(text)?.sure ?? false, text).toBe(false);
		const gone = new Chat({ who: LEADS, facts: { mine: [held], order: null } });
		expect(gone.say('加 李*')).toMatch(/^没太明白/);
	});
});

describe('the station', () => {
	it('is asked by the leader, with the card', () => {
		const chat = at(LEADS);
		expect(chat.press('station-help:77')).toMatch(/^已请聂耳社区站的同志帮忙找人\(1123-037\)/);
		expect(chat.hears(STATION)).toMatch(/^【缺人】1123-037 上门理发.+还差1人，队长请站里帮忙找。$/);
		expect(chat.event()).toBeNull();
		expect(at(LEADS, { scene: { staff: [] } }).press('station-help:77')).toMatch(/现在没有人值班/);
		expect(at(LEADS, { state: 'departed' }).press('station-help:77')).toMatch(/现在是“已出发/);
		expect(at(COORDINATOR).press('station-help:77')).toBe('1123-037不归您这里办。');
	});

	it('lets the crew go with a reason, and then it may set out', () => {
		const chat = at(COORDINATOR);
		expect(chat.press('let-go:77')).toMatch(/^1123-037为什么人少也可以去/);
		expect(chat.say('1')).toMatch(/^已同意 1123-037 由1位先去/);
		expect(chat.event()).toBe('letGoShort');
		expect(chat.last?.move?.outcomes[0].after.crewWaived).toBe(true);
		expect(chat.hears(RESIDENT)).toContain('家里有人搭手');
		expect(at(LEADS, { set: { crewWaived: true } }).press('depart:77')).toMatch(/^已告诉居民您出发了/);
	});

	it('lets nobody go where nobody goes; only the station may', () => {
		expect(at(COORDINATOR, { scene: { crew: [] } }).press('let-go:77')).toMatch(/还差2位/);
		expect(at(LEADS).press('let-go:77')).toBe('1123-037不归您这里办。');
	});

	it('sees by 查 what it can do, and can ask the team again', () => {
		const chat = at(COORDINATOR);
		expect(chat.press('track:77')).toMatch(/^【缺人】1123-037.+还差1人。$/);
		expect(chat.choices()).toEqual(['let-go:77', 'ask-again:77']);
		expect(chat.press('ask-again:77')).toMatch(/^已问6位队员/);
	});
});

describe('申诉, 折回 and 撤回完成', () => {
	const returned = mineOf(77, { state: 'returned' });
	it('申诉 asks why and brings the order to the centre', () => {
		const chat = new Chat({ facts: { mine: [returned], order: lookupOf(sceneIn('returned')) } });
		expect(chat.say('申诉')).toMatch(/^1123-037为什么不同意退回/);
		expect(chat.say('老人确实下不了楼')).toMatch(/^已收到您对1123-037的申诉/);
		expect(chat.last?.move?.outcomes.map((outcome) => outcome.event.type)).toEqual(['object']);
		const pressed = new Chat({ facts: { order: lookupOf(sceneIn('returned')) } });
		pressed.press('object:77');
		pressed.say('2');
		expect(pressed.hears(STATION)).toContain('符合条件');
		const two = new Chat({ facts: { mine: [returned, mineOf(41, { state: 'returned' })] } });
		expect(two.say('申诉')).toBe('您有2张退回的单，申诉哪张？');
	});

	it('is refused where nothing was returned, or by whom it is not', () => {
		expect(new Chat({ facts: { order: lookupOf(sceneIn('offering')) } }).press('object:77')).toMatch(/这一步做不了/);
		expect(at(COORDINATOR, { state: 'returned' }).press('object:77')).toBe('1123-037不归您这里办。');
	});

	it('折回 and 撤回完成 as words, the latter within its time', () => {
		const joined = (state: OrderState) => mineOf(77, { as: 'joined', state });
		const said = (state: OrderState, word: string, set: Partial<Order> = {}) =>
			new Chat({ who: SERVES, facts: { mine: [joined(state)], order: lookupOf(sceneIn(state, set)) } }).say(word);
		expect(said('departed', '折回')).toMatch(/^好，1123-037记为折回/);
		expect(said('confirming', '撤回完成', { finishedAt: NOW })).toMatch(/^已撤回完成，1123-037接着做/);
		expect(said('confirming', '撤回完成')).toBe('1123-037已经过了可以撤回的时间，请告诉站里。');
	});
});
