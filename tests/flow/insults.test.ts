import { describe, expect, it } from 'vitest';
import { afterInsult, pausedUntil } from '../../bot/flow/insults.ts';
import type { Talk } from '../../bot/flow/talk.ts';
import { readTalk } from '../../bot/saved-talk.ts';
import { openDanger } from '../../db/domain/crisis.ts';
import { openHandoff } from '../../db/domain/handoff.ts';
import type { HandoffId } from '../../db/domain/ids.ts';
import { DAY, HOUR } from '../../db/domain/instant.ts';
import { DISPATCHER, id, me, NIEER, NOW, RESIDENT, STATION, sceneIn, worldAt } from './builders.ts';
import { Chat, lookupOf, mineOf } from './talking.ts';

/** Insults: asked to stop once, then 人工 pauses for a day; emergencies and orders do not, and 申诉 brings a person. */

const FIRST = '请您文明用语，我们才好帮您。';
const SECOND = '为保护志愿者，暂停人工服务24小时；紧急情况请拨110/120。不服可发“申诉”。';
const english = me(undefined, { language: 'en' });

const insulted = (given: ConstructorParameters<typeof Chat>[0] = {}) => {
	const chat = new Chat(given);
	chat.say('你们这帮废物');
	chat.say('傻逼');
	return chat;
};
const later = (talk: Talk, ms: number, given: ConstructorParameters<typeof Chat>[0] = {}) =>
	new Chat({ talk, world: worldAt(NOW + ms), ...given });

describe('counting', () => {
	it('two within a day pause for a day, and more do not lengthen it', () => {
		const one = afterInsult(null, NOW);
		expect(pausedUntil({ insults: one }, NOW)).toBeNull();
		const two = afterInsult(one, NOW + HOUR);
		expect(pausedUntil({ insults: two }, NOW + HOUR)).toBe(NOW + HOUR + DAY);
		expect(afterInsult(two, NOW + 5 * HOUR)).toEqual(two);
		expect(pausedUntil({ insults: two }, NOW + HOUR + DAY)).toBeNull();
	});

	it('after a day it begins anew', () => {
		expect(afterInsult({ count: 1, at: NOW }, NOW + DAY)).toEqual({ count: 1, at: NOW + DAY });
		expect(afterInsult({ count: 2, at: NOW }, NOW + DAY)).toEqual({ count: 1, at: NOW + DAY });
	});

	it('is kept with the talk', () => {
		const { talk } = insulted();
		expect(readTalk(JSON.stringify(talk))).toEqual(talk);
		expect(talk.insults).toEqual({ count: 2, at: NOW });
	});
});

describe('the second insult', () => {
	it.each([{}, { talk: { draft: { wish: '剪头发', startedAt: NOW, itemCode: 'H06' } } }])(
		'word for word, and what was begun stays: %j',
		(given) => {
			const chat = new Chat(given);
			expect(chat.say('你们这帮废物')).toBe(FIRST);
			expect(chat.say('傻逼')).toBe(SECOND);
			expect(chat.say('滚开')).toBe(SECOND);
			expect(chat.talk.draft).toEqual(given.talk?.draft ?? null);
		},
	);

	it('also when something else was said in between, but not a day later', () => {
		const chat = new Chat();
		chat.say('你们这帮废物');
		chat.say('查单');
		expect(chat.say('傻逼')).toBe(SECOND);
		const once = new Chat();
		once.say('你们这帮废物');
		expect(later(once.talk, DAY).say('傻逼')).toBe(FIRST);
	});

	it('again and again: nobody is called, and it is quiet for a while', () => {
		const chat = new Chat();
		chat.say('废物');
		for (let turn = 2; turn <= 5; turn++) expect(chat.say('废物'), `turn ${turn}`).toBe(SECOND);
		expect(chat.say('废物')).toBe('');
		expect(chat.last?.handoff).toBeUndefined();
		chat.say('查单');
		expect(chat.say('废物')).toBe(SECOND);
	});

	it('in English', () => {
		const chat = new Chat({ who: english });
		expect(chat.say('you stupid bot')).toBe('Please stay polite, so that we can help you.');
		expect(chat.say('idiot')).toMatch(
			/^To protect our volunteers, the human service is paused for 24 hours; .+ 110 or 120\. If you disagree, send “appeal”\.$/,
		);
		expect(chat.say('human')).toMatch(/^To protect our volunteers, the human service is paused until 9:00 tomorrow;/);
		expect(chat.say('appeal')).toMatch(/^Your objection has gone to the level above/);
	});
});

describe('while it pauses', () => {
	it.each(['人工', '转人工', '回话'])('%s says until when, and calls nobody', (words) => {
		const chat = insulted();
		expect(chat.say(words)).toBe('为保护志愿者，人工服务暂停到明天9:00；紧急情况请拨110/120。不服可发“申诉”。点单、查单照常。');
		expect(chat.last?.handoff).toBeUndefined();
		expect(chat.hears(STATION)).toBe('');
		expect(chat.talk.handoff).toBeNull();
	});

	it('the button of it does the same; a day later a person is called again', () => {
		const chat = insulted();
		expect(chat.press('human')).toMatch(/^为保护志愿者，人工服务暂停到/);
		const again = later(chat.talk, DAY);
		expect(again.say('人工')).toMatch(/^已请/);
		expect(again.last?.handoff?.next.kind).toBe('call');
	});

	it('what nobody understands calls no person either', () => {
		const chat = insulted();
		for (let turn = 0; turn < 6; turn++) chat.say('呜啦啦啦啦');
		expect(chat.last?.handoff).toBeUndefined();
		expect(chat.talk.handoff).toBeNull();
	});

	it('emergencies get their number and those on duty hear of it', () => {
		const chat = insulted();
		expect(chat.say('我爸倒在地上叫不醒了，快来人').split('\n')[0]).toContain('120');
		expect(chat.last?.handoff?.next.kind).toBe('danger');
		expect(chat.hears(STATION)).toContain('【急】');
		const crisis = insulted();
		crisis.say('我不想活了，药都准备好了');
		expect(crisis.last?.handoff?.next.kind).toBe('crisis');
		expect(crisis.hears(DISPATCHER)).not.toBe('');
	});

	it('orders go on: made, looked up, urged, talked over with the station', () => {
		const chat = insulted({ facts: { mine: [mineOf(77)], order: lookupOf(sceneIn('offering')) } });
		expect(chat.say('查单')).toMatch(/^1123-037/);
		expect(chat.say('催单')).toContain('已经催了');
		chat.say('想找人来家里剪头发，聂耳社区，周五上午');
		chat.say('确认');
		expect(chat.last?.placing).toBeDefined();
		expect(chat.press('human:77')).not.toMatch(/^为保护志愿者/);
	});
});

describe('申诉', () => {
	it('brings a person of the level above, who reads what it is about', () => {
		const chat = insulted();
		expect(chat.say('申诉')).toMatch(/^已把您的申诉转给聂耳社区站的上一级/);
		expect(chat.last?.handoff?.next).toMatchObject({ kind: 'call', level: 1 });
		expect(chat.hears(STATION)).toBe('');
		expect(chat.hears(DISPATCHER)).toContain('“因用语不文明，人工服务暂停到明天9:00，本人不同意”');
		expect(chat.talk.handoff).not.toBeNull();
	});

	it('with a returned order: asked which of the two', () => {
		const chat = insulted({ facts: { mine: [mineOf(77, { state: 'returned' })], order: lookupOf(sceneIn('returned')) } });
		expect(chat.say('申诉')).toBe('要申诉哪一样？');
		expect(chat.labels()).toEqual(['1123-077 上门理发 时间不限', '暂停人工服务']);
		expect(chat.press('appeal')).toMatch(/^已把您的申诉转给/);
		const order = insulted({ facts: { mine: [mineOf(77, { state: 'returned' })], order: lookupOf(sceneIn('returned')) } });
		order.say('申诉');
		expect(order.say('1')).toMatch(/^1123-037为什么不同意退回/);
	});
});

describe('in an open talk with the staff', () => {
	const given = { id: id<HandoffId>(9), personId: RESIDENT.id, unitCode: NIEER.code, orderId: null, level: 0 };
	const { calendar } = worldAt();
	const talking = (handoff: ReturnType<typeof openHandoff>, who = me()) =>
		new Chat({
			who,
			talk: { handoff: { told: true } },
			facts: { open: { handoff, person: RESIDENT, unit: NIEER, staff: [[STATION], [DISPATCHER]] } } as never,
		});

	it('an insult is not passed on; the second ends the talk, and the staff hear why', () => {
		const chat = talking(openHandoff(given, NOW, calendar));
		expect(chat.say('你们这帮废物')).toBe(FIRST);
		expect(chat.hears(STATION)).toBe('');
		expect(chat.last?.handoff).toBeUndefined();
		chat.say('我家在3幢');
		expect(chat.hears(STATION)).toContain('我家在3幢');
		expect(chat.say('傻逼')).toBe(SECOND);
		expect(chat.hears(STATION)).toMatch(/用语不文明.+对话结束。$/);
		expect(chat.hears(STATION)).not.toContain('傻逼');
		expect(chat.last?.handoff?.next.closedAt).toBe(NOW);
		expect(chat.talk.handoff).toBeNull();
	});

	it('what is wanted beside it is passed on as it stands', () => {
		const chat = talking(openHandoff(given, NOW, calendar));
		chat.say('你们这些废物，我的单子怎么还没人接');
		expect(chat.hears(STATION)).toContain('我的单子怎么还没人接');
	});

	it('in an emergency every word goes to those on duty', () => {
		const chat = talking(openDanger(given, NOW, calendar));
		chat.say('废物');
		chat.say('傻逼');
		expect(chat.hears(STATION)).toContain('傻逼');
		expect(chat.talk.insults).toBeNull();
	});
});
