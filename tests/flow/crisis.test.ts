import { describe, expect, it } from 'vitest';
import { crisisDecision } from '../../bot/flow/steps/crisis.ts';
import { openCrisis, openDanger } from '../../db/domain/crisis.ts';
import { answered, type Handoff, openHandoff } from '../../db/domain/handoff.ts';
import type { HandoffId } from '../../db/domain/ids.ts';
import { COORDINATOR, DISPATCHER, INSTITUTE, id, LEADS, me, NIEER, NOW, RESIDENT, STATION, STRANGER, worldAt } from './builders.ts';
import { Chat, staffLookup } from './talking.ts';

/** What a crisis is like while it lasts; the whole of it is in journeys/crisis.test.ts. */

const world = worldAt();
const given = { id: id<HandoffId>(9), personId: RESIDENT.id, unitCode: '111', orderId: null, level: 0 };
const open = openCrisis(given, NOW, { again: world.policy.crisisAgain, calendar: world.calendar });
const lookup = (handoff: Handoff) => ({
	handoff,
	person: { ...RESIDENT, phone: '13855506789' },
	unit: NIEER,
	staff: [[STATION, DISPATCHER], [INSTITUTE]],
});
const during = (handoff: Handoff, who = me()) => new Chat({ who, talk: { handoff: { told: true } }, facts: { open: lookup(handoff) } });

describe('the person', () => {
	it('hears each time that somebody is coming, and no question', () => {
		expect(during(open).say('我很累')).toMatch(/^我在/);
		expect(during(open).say('谢谢你')).toMatch(/^我在/);
		const asking = during(open);
		asking.facts = { ...asking.facts, staff: staffLookup() };
		expect(asking.say('人工')).toMatch(/^我在/);
		expect(asking.labels()).toEqual([]);
		const unsure = worldAt(NOW, { meaningOf: (text) => ({ ...world.meaningOf(text), alarm: 'ask', danger: '120' }) });
		const chat = new Chat({ world: unsure, talk: { handoff: { told: true } }, facts: { open: lookup(open) } });
		expect(chat.say('我头晕，今天什么也没有吃')).toMatch(/^我在/);
		expect(chat.talk.worry).toBeNull();
	});

	it('another danger: its number first, and those on duty hear that it got worse', () => {
		const chat = during(open);
		expect(chat.say('我爸晕倒了叫不醒').split('\n')[0]).toContain('120');
		expect(chat.hears(STATION)).toMatch(/^【急】【危机】更急了/);
		expect(chat.hears(STATION)).not.toContain('晕倒');
		const taken = during(answered(open, STATION.id));
		taken.say('我爸晕倒了叫不醒');
		expect(taken.hears(STATION)).toBe('李桂芬（尾号6789）：我爸晕倒了叫不醒');
		expect(taken.hears(DISPATCHER)).toBe('');
	});

	it('is never told what they said', () => {
		const chat = new Chat({ facts: { staff: staffLookup() } });
		const before = chat.say('活着没意思，药我都攒好了');
		expect(before).not.toMatch(/没意思|药/);
	});

	it('with nobody on duty: the numbers, and that nobody is there', () => {
		const chat = new Chat({ facts: { staff: staffLookup({ staff: [], dispatchers: [] }) } });
		expect(chat.say('我不想活了')).toMatch(/^【.*12356.*\n请务必自己打电话/);
		expect(chat.last?.handoff).toBeUndefined();
	});

	it('asked, without an answer: those on duty are told, and so is the person', () => {
		const help = { ...staffLookup(), id: id<HandoffId>(9), open: null };
		const { tellings, handoff, talk } = crisisDecision('', true, help, { me: me(), talk: new Chat().talk, world });
		expect(tellings.find(({ to }) => to === RESIDENT.id)?.text).toMatch(/^【.*12356.*惦记您。\n我已请值班同志/);
		expect(tellings.find(({ to }) => to === STATION.id)?.text).toContain('【危机】');
		expect(handoff?.next.kind).toBe('crisis');
		expect(talk.handoff).toEqual({ told: true });
	});
});

describe('those on duty', () => {
	it('回话 takes it too; a second press tells nobody again', () => {
		const chat = during(open, COORDINATOR);
		chat.facts = { open: lookup(open), said: '我不想活了' };
		expect(chat.press('talk-to:9')).toContain('“我不想活了”');
		expect(chat.hears(RESIDENT)).toContain('看到了');
		chat.facts = { open: lookup(answered(open, STATION.id)) };
		expect(chat.press('take:9')).toContain('您已接手');
		expect(chat.hears(RESIDENT)).toBe('');
	});

	it('已接手 of another talk, of nobody’s or one that is over', () => {
		expect(during(openHandoff(given, NOW, world.calendar), COORDINATOR).press('take:9')).toMatch(/这个按钮/);
		expect(during(open, LEADS).press('take:9')).toMatch(/这个按钮/);
		expect(during({ ...open, closedAt: NOW }, COORDINATOR).press('take:9')).toContain('已经结束');
	});

	it('已接手 as a word asks which, where there are two', () => {
		const other = { ...lookup({ ...open, id: id<HandoffId>(10) }), person: { ...STRANGER, phone: null } };
		const chat = new Chat({ who: COORDINATOR, facts: { waiting: [lookup(open), other], open: lookup(open) } });
		chat.say('已接手');
		expect(chat.labels()).toEqual(['已接手 李桂芬（尾号6789）', '已接手 一位居民（10号）']);
		expect(new Chat({ who: COORDINATOR }).say('已接手')).toMatch(/没有等您回话的人/);
	});
});

describe('a draft in an emergency', () => {
	const draft = { wish: '剪头发', startedAt: NOW, itemCode: 'H06' };

	it('waits, and what is said next is for those on duty', () => {
		const chat = new Chat({ talk: { draft } });
		expect(chat.say('家里着火了')).toContain('您刚才点的单我先收着');
		expect(chat.last?.handoff?.next).toMatchObject({ kind: 'danger', answerBy: null });
		chat.facts = { open: lookup(openDanger(given, NOW, world.calendar)) };
		expect(chat.say('聂耳社区3栋2单元')).toMatch(/^已转给聂耳社区站的值班同志/);
		expect(chat.hears(STATION)).toContain('3栋2单元');
		expect(chat.say('结束')).toMatch(/结束了/);
		expect(chat.labels()).toEqual(['接着办']);
		expect(chat.say('接着办')).toContain('小区');
		expect(chat.talk).toMatchObject({ draft, shelved: null });
	});

	it('is gone on with by the number of a choice, or its old button, but not by an address', () => {
		for (const go of [(chat: Chat) => chat.say('1 周五上午'), (chat: Chat) => chat.press('place:111')]) {
			const chat = new Chat({
				talk: { shelved: draft, handoff: { told: true } },
				facts: { open: lookup(openDanger(given, NOW, world.calendar)) },
			});
			chat.say('聂耳社区');
			expect(chat.hears(STATION)).toContain('聂耳社区');
			go(chat);
			expect(chat.talk).toMatchObject({ draft: { wish: '剪头发', unitCode: '111' }, shelved: null });
		}
	});

	it.each(['接着办', '继续点单', '接着点吧', 'carry on'])('%s goes on with it', (words) => {
		const chat = new Chat({ talk: { shelved: draft } });
		chat.say(words);
		expect(chat.talk.draft).toEqual(draft);
	});

	it('nothing is taken up where nothing waits', () => {
		const chat = new Chat();
		chat.say('接着办');
		expect(chat.talk.draft).toBeNull();
	});
});
