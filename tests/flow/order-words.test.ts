import { describe, expect, it } from 'vitest';
import { FRIDAY, LEADER, me, NOW, RESIDENT, STATION, sceneIn } from './builders.ts';
import { Chat, lookupOf, mineOf } from './talking.ts';

/** Words about an order that exists: it is named and they are passed on, and no new draft begins. */

const waiting = (state: 'offering' | 'accepted' = 'accepted', talk = {}): Chat =>
	new Chat({
		who: me(RESIDENT),
		talk,
		facts: { mine: [mineOf(77, { number: '1123-037', state, slot: FRIDAY })], order: lookupOf(sceneIn(state)) },
	});

describe('what a resident says of an order', () => {
	it.each([
		['电话换成13800138044', '1123-037：电话要改成“13800138044”吗？', '改'],
		['地址写错了，是5栋', '1123-037：地址要改成“5栋”吗？', '改'],
		['师傅来的时候带把好剪刀', '1123-037：这句话要告诉他们吗？“师傅来的时候带把好剪刀”', '告诉他们'],
	])('%s is passed on with one tap', (words, asks, yes) => {
		const chat = waiting();
		expect(chat.say(words)).toBe(asks);
		expect(chat.talk.draft).toBeNull();
		expect(chat.say(yes)).toMatch(/^好，您的话已转给来1123-037的志愿者和聂耳社区站/);
		expect(chat.hears(LEADER)).toContain(words);
		expect(chat.hears(STATION)).toContain(words);
		expect(chat.last?.move).toBeUndefined();
	});

	it('before anybody has accepted the station hears it, and 不改 tells nobody', () => {
		const chat = waiting('offering');
		chat.say('地址写错了，是5栋');
		expect(chat.say('改')).toMatch(/^好，您的话已转给聂耳社区站/);
		expect(chat.hears(STATION)).toContain('5栋');
		const kept = waiting();
		kept.say('地址写错了，是5栋');
		kept.say('不改，我打错了');
		expect(kept.hears(STATION)).toBe('');
	});

	it('of several orders it is asked which', () => {
		const chat = waiting();
		chat.facts = { ...chat.facts, mine: [mineOf(77), mineOf(78)] };
		chat.say('电话换成13800138044');
		expect(chat.choices()).toEqual(['tell:77', 'tell:78']);
		chat.press('tell:77');
		expect(chat.hears(LEADER)).toContain('13800138044');
	});

	it('谁来给我奶奶剪头发 asks how it stands, where that is ordered', () => {
		const chat = waiting('offering');
		expect(chat.say('谁来给我奶奶剪头发')).toContain('1123-037');
		expect(chat.talk.draft).toBeNull();
		const none = new Chat();
		none.say('谁来给我奶奶剪头发');
		expect(none.talk.draft).not.toBeNull();
	});

	it.each(['改1123-037 周一上午', '改期1123-037 周一上午', '能不能换到周一早上', '能不能早一点，周一上午来'])(
		'%s moves it, by one tap',
		(words) => {
			const chat = waiting('offering');
			expect(chat.say(words)).toMatch(/^要把1123-037 .*改到周一\(11月30日\)/);
			expect(chat.say('对，改')).toMatch(/周一/);
		},
	);

	it('with a draft open, too', () => {
		const draft = { wish: '剪头发', startedAt: NOW, itemCode: 'H06' };
		const chat = waiting('offering', { draft });
		expect(chat.say('改期1123-037 周一上午')).toMatch(/^要把1123-037 .*改到周一/);
		expect(chat.talk.draft).toEqual(draft);
	});

	it('accepted: the wished day is repeated', () => {
		expect(waiting().say('能不能换到周一早上')).toContain('周一(11月30日)');
	});
});

describe('要取消…吗？', () => {
	it.each(['不是，我是说不要取消', '不取消', '别取消'])('%s ends it with a word', (words) => {
		const chat = waiting();
		expect(chat.press('cancel:77')).toMatch(/^要取消1123-037/);
		expect(chat.say(words)).toBe('好，1123-037照常进行。');
		expect(chat.say(words)).toBe('好，1123-037照常进行。');
		expect(chat.talk.draft).toBeNull();
	});

	it.each(['取消', '是', '取消吧'])('%s there is yes', (words) => {
		const chat = waiting();
		chat.press('cancel:77');
		chat.say(words);
		expect(chat.event()).toBe('cancel');
	});
});
