import { describe, expect, it } from 'vitest';
import { crewRow, FRIDAY, LEADER, LEADS, MEMBER, RESIDENT, SERVES, SOON, sceneIn } from './builders.ts';
import { Chat, lookupOf, mineOf, offered } from './talking.ts';

/** Those who go somewhere, in their own words. */

const going = (state: 'accepted' | 'serving', who = SERVES): Chat =>
	new Chat({ who, facts: { mine: [mineOf(77, { state, as: 'joined', slot: FRIDAY })], order: lookupOf(sceneIn(state, SOON)) } });

describe('接', () => {
	it.each(['来', '可以的，我去', '来得了，两个人没问题', '我们来'])('%s with one open offer', (words) => {
		const chat = new Chat({ who: LEADS, facts: { mine: [offered(77)], order: lookupOf() } });
		expect(chat.say(words)).toContain('1123-037');
		expect(chat.event()).toBe('accept');
	});

	it('a member who was asked joins; of several it is asked which; with none nobody joins', () => {
		const asked = new Chat({ who: SERVES, facts: { mine: [mineOf(77, { state: 'accepted', as: 'asked' })], order: lookupOf() } });
		asked.facts = {
			...asked.facts,
			order: lookupOf(sceneIn('accepted', {}, { crew: [crewRow(LEADER, 'joined'), crewRow(MEMBER, 'asked')] })),
		};
		asked.say('可以的，我去');
		expect(asked.event()).toBe('join');
		const two = new Chat({ who: LEADS, facts: { mine: [offered(77), offered(78)], order: lookupOf() } });
		two.say('来得了，两个人没问题');
		expect(two.choices()).toHaveLength(2);
		expect(two.event()).toBeNull();
		const none = new Chat({ who: SERVES });
		none.say('可以的，我去');
		expect(none.event()).toBeNull();
	});
});

describe('到了 and 完成', () => {
	it.each(['我到楼下了', '到门口了', '我们到小区了'])('%s', (words) => {
		const chat = going('accepted');
		chat.say(words);
		expect(chat.event()).toBe('arrive');
	});

	it.each(['剪完了', '弄完了', '我们修好了'])('%s', (words) => {
		const chat = going('serving');
		chat.say(words);
		expect(chat.event()).toBe('finish');
	});
});

describe('the hour', () => {
	const leads = (): Chat =>
		new Chat({
			who: LEADS,
			facts: { mine: [mineOf(77, { state: 'accepted', as: 'joined', slot: FRIDAY })], order: lookupOf(sceneIn('accepted')) },
		});

	it.each(['9点到', '我们9点钟到'])('%s: the resident hears it', (words) => {
		const chat = leads();
		expect(chat.say(words)).toMatch(/^好，已告诉居民周五\(11月27日\)9:00到/);
		expect(chat.hears(RESIDENT)).toBe('王*说周五(11月27日)9:00到(1123-037)。');
	});

	it('an hour outside of what was agreed is told to nobody, nor is that of a member', () => {
		const chat = leads();
		expect(chat.say('3点到')).toMatch(/约好的是周五/);
		expect(chat.hears(RESIDENT)).toBe('');
		const member = going('accepted');
		member.say('9点到');
		expect(member.hears(RESIDENT)).toBe('');
		expect(member.hears(LEADER)).toBe('');
	});
});

it('我的时长 has an answer', () => {
	expect(new Chat({ who: SERVES }).say('我的时长')).toMatch(/时长会入账/);
});
