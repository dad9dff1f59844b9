import { describe, expect, it } from 'vitest';
import type { HandoffLookup } from '../../bot/flow/handoff-cards.ts';
import { onHandoffDue } from '../../bot/flow/handoff-due.ts';
import { type Handoff, openHandoff } from '../../db/domain/handoff.ts';
import type { HandoffId, PersonId } from '../../db/domain/ids.ts';
import { DAY, MINUTE } from '../../db/domain/instant.ts';
import { CENTRE, COORDINATOR, DISPATCHER, INSTITUTE, id, LEADS, me, NIEER, NOW, person, RESIDENT, STATION, worldAt } from './builders.ts';
import { Chat, staffLookup } from './talking.ts';
import { heard, hearers } from './telling.ts';

/** 人工 as a talk of two sides (contract §0.3: nobody writes another person's conversation). */

const COLLEAGUE = person(33, '孙同');
const LEVELS = [[STATION, COLLEAGUE], [INSTITUTE], [DISPATCHER]];
const staff = staffLookup({ staff: LEVELS });
const world = worldAt();
const given = { id: id<HandoffId>(9), personId: RESIDENT.id, unitCode: '111', orderId: null, level: 0 };
const talkOf = (set: Partial<Handoff> = {}, lookup: Partial<HandoffLookup> = {}): HandoffLookup => ({
	handoff: { ...openHandoff(given, NOW, world.calendar), ...set },
	person: { ...RESIDENT, phone: '13855506789' },
	unit: NIEER,
	staff: LEVELS,
	...lookup,
});
const WHO = '李桂芬（尾号6789）';
const answering = { handoffId: id<HandoffId>(9), who: WHO };

describe('the person', () => {
	it('is told who answers by when, and until when words are passed on', () => {
		const chat = new Chat({ facts: { staff } });
		expect(chat.say('人工')).toBe(
			'已请聂耳社区站的同志给您回话，今天9:30前回您。今天23:59前您在这里说的话，我都转给他们；不用了回“结束”。急事请打电话：着火119，急病120，有危险110。',
		);
		expect(chat.labels()).toEqual(['结束']);
		expect(chat.last?.handoff?.next).toMatchObject({ id: '9', personId: '1', unitCode: '111', level: 0, answerBy: NOW + 30 * MINUTE });
		expect(chat.last?.tellings.find(({ to }) => to === COLLEAGUE.id)?.choices.map(({ label }) => label)).toEqual([
			`回话 ${WHO}`,
			`结束 ${WHO}`,
		]);
	});

	it('has free words passed on, told so once', () => {
		const chat = new Chat({ facts: { staff } });
		chat.say('人工');
		chat.facts = { open: talkOf() };
		expect(chat.say('我家的门锁坏了怎么办')).toBe('已转给聂耳社区站。');
		expect(chat.hears(STATION)).toBe(`${WHO}：我家的门锁坏了怎么办`);
		expect(chat.hears(COLLEAGUE)).toBe(`${WHO}：我家的门锁坏了怎么办`);
		expect(chat.say('想找人剪头发')).toBe('');
		expect(chat.hears(STATION)).toContain('想找人剪头发');
		expect(chat.talk.draft).toBeNull();
	});

	it('an answer owed again is promised again, but not for thanks', () => {
		const open = talkOf({ answerBy: null, answeredBy: STATION.id });
		const chat = new Chat({ talk: { handoff: { told: true } }, facts: { open } });
		expect(chat.say('谢谢')).toBe('');
		expect(chat.last?.handoff?.next.answerBy).toBeNull();
		chat.say('那几点来呢');
		expect(chat.last?.handoff?.next.answerBy).toBe(NOW + 30 * MINUTE);
	});

	it('emergencies, commands, buttons and the question of a draft come first', () => {
		const chat = new Chat({ talk: { handoff: { told: true } }, facts: { open: talkOf(), staff } });
		expect(chat.say('家里着火了').split('\n')[0]).toContain('119');
		expect(chat.last?.handoff).toBeUndefined();
		expect(chat.say('帮助')).toMatch(/^我是五单服务台/);
		expect(chat.press('menu')).toMatch(/您想请人帮什么忙/);
		expect(chat.say('剪头发')).toContain('给您选的是【上门理发】');
		expect(chat.say('我还想问下你们几点上班')).toBe('');
		expect(chat.hears(STATION)).toContain('我还想问下你们几点上班');
	});

	it('when the talk is over meanwhile words mean what they always mean', () => {
		const chat = new Chat({ talk: { handoff: { told: true } }, facts: { open: null } });
		expect(chat.say('剪头发')).toContain('给您选的是【上门理发】');
		expect(chat.talk.handoff).toBeNull();
		const gone = new Chat({ talk: { handoff: { told: true } }, facts: { open: talkOf({}, { staff: [] }) } });
		expect(gone.say('有人吗帮我看看')).toMatch(/现在没有人值班/);
	});

	it('重来 asks for a wish, which is taken and not passed on', () => {
		const chat = new Chat({ talk: { handoff: { told: true } }, facts: { staff, open: talkOf() } });
		chat.say('重来');
		expect(chat.say('我奶奶85了走不动，想找人来家里剪个头发')).toContain('上门理发');
		expect(chat.last?.handoff).toBeUndefined();
		expect(chat.talk.draft).toMatchObject({ itemCode: 'H06' });
	});

	it('words that would name a member are passed on like any others', () => {
		const chat = new Chat({ talk: { handoff: { told: true } }, facts: { staff, open: talkOf() } });
		chat.say('加我微信');
		expect(chat.hears(STATION)).toContain('加我微信');
	});

	it('asks again: no second card; ends it, and both sides hear it', () => {
		const chat = new Chat({ facts: { staff, open: talkOf() } });
		expect(chat.say('人工')).toMatch(/^您的话还在聂耳社区站的同志那里，今天9:30前回您/);
		expect(hearers(chat.last?.tellings ?? [])).toEqual([RESIDENT.id]);
		expect(chat.say('结束')).toMatch(/^好，和聂耳社区站的对话结束了/);
		expect(chat.hears(STATION)).toBe(`${WHO}说不用了，对话结束。`);
		expect(chat.last?.handoff).toMatchObject({ closedBy: RESIDENT.id, next: { closedAt: NOW } });
		chat.facts = { staff, open: talkOf({ answerBy: null }) };
		expect(chat.say('人工')).toMatch(/^您和聂耳社区站的对话还开着/);
		chat.facts = { open: null };
		expect(new Chat().say('结束')).toMatch(/^现在没有开着的对话/);
		expect(new Chat({ facts: { staff } }).say('回话')).toMatch(/^已请聂耳社区站的同志/);
	});

	it('申诉 without a returned order goes to the level above', () => {
		const chat = new Chat({ facts: { staff, mine: [] } });
		expect(chat.say('申诉')).toMatch(/^已把您的申诉转给聂耳社区站的上一级，今天9:30前回您/);
		expect(chat.last?.handoff?.next.level).toBe(1);
		expect(chat.hears(INSTITUTE)).toMatch(/^【申诉】李桂芬对聂耳社区站的处理有意见/);
		expect(chat.hears(STATION)).toBe('');
		const one = new Chat({ facts: { staff: staffLookup({ staff: [[STATION]] }), mine: [] } });
		one.say('申诉');
		expect(one.hears(STATION)).toMatch(/^【申诉】/);
	});

	it('somebody of the staff is answered by others, not by themself', () => {
		const chat = new Chat({ who: COORDINATOR, facts: { staff } });
		expect(chat.say('人工')).toMatch(/^已请/);
		expect(hearers(chat.last?.tellings ?? [])).toEqual([STATION.id, COLLEAGUE.id].toSorted());
	});
});

describe('the staff', () => {
	it('答 by 回话: the next words go to the caller, colleagues see who answered', () => {
		const chat = new Chat({ who: COORDINATOR, facts: { open: talkOf() } });
		expect(chat.press('talk-to:9')).toBe(`现在您说的话会发给${WHO}。说完回“结束”。`);
		expect(chat.talk.answering).toEqual(answering);
		expect(chat.say('好的，下午三点我来看')).toBe(`已发给${WHO}。`);
		expect(chat.hears(RESIDENT)).toBe('聂耳社区站：好的，下午三点我来看');
		expect(chat.hears(COLLEAGUE)).toBe(`赵*回了${WHO}：好的，下午三点我来看`);
		expect(chat.last?.handoff?.next).toMatchObject({ answerBy: null, answeredBy: STATION.id });
		for (const word of ['好', '1123-037', '谢谢', '2号楼', '你好']) {
			chat.say(word);
			expect(chat.hears(RESIDENT), word).toBe(`聂耳社区站：${word}`);
		}
	});

	it('an open card does not swallow the words for a caller; its label and its number still count', () => {
		const open = [
			[
				{ id: 'collect:77', label: '确认' },
				{ id: 'return:77', label: '退回' },
			],
		];
		const saying = (text: string) => {
			const chat = new Chat({ who: COORDINATOR, talk: { answering }, facts: { open: talkOf() }, open });
			chat.say(text);
			return chat;
		};
		for (const text of ['好', '可以', '1 周四']) expect(saying(text).hears(RESIDENT), text).toContain(text);
		expect(saying('退回').hears()).toContain('先不回李桂芬（尾号6789）的话了');
		expect(saying('退回').talk.answering).toBeNull();
		expect(saying('2').hears(RESIDENT)).toBe('');
	});

	it('a word that always works or another act ends it, and that is said', () => {
		const chat = new Chat({ who: COORDINATOR, talk: { answering }, facts: { open: talkOf() } });
		expect(chat.say('待办')).toMatch(/^先不回李桂芬（尾号6789）的话了。要接着回，说“回话”。\n现在没有要办的/);
		expect(chat.talk.answering).toBeNull();
		expect(chat.say('好的')).not.toContain('已发给');
	});

	it('an emergency word is passed on as it stands, and its writer sees the number', () => {
		const chat = new Chat({ who: COORDINATOR, talk: { answering }, facts: { open: talkOf(), staff } });
		expect(chat.say('着火了先打119')).toMatch(/119[\s\S]+已发给/);
		expect(chat.hears(RESIDENT)).toBe('聂耳社区站：着火了先打119');
		expect(chat.hears(DISPATCHER)).toBe('');
	});

	it('ending another talk leaves the one in hand, and an old button ends no newer one', () => {
		const other = talkOf({ id: id<HandoffId>(10), personId: id<PersonId>(2) });
		const chat = new Chat({ who: COORDINATOR, talk: { answering }, facts: { open: other } });
		chat.press('end-talk:10');
		expect(chat.last?.handoff?.next).toMatchObject({ id: '10', closedAt: NOW });
		expect(chat.talk.answering).toEqual(answering);

		const caller = new Chat({ talk: { handoff: { told: true } }, facts: { open: talkOf({ closedAt: NOW - 1 }) } });
		caller.press('end-talk:9');
		expect(caller.talk.handoff).toEqual({ told: true });
	});

	it('several callers are told apart', () => {
		const other = talkOf({ id: id<HandoffId>(10), personId: id<PersonId>(2) }, { person: { ...person(2, null), phone: null } });
		const chat = new Chat({ who: COORDINATOR, facts: { waiting: [talkOf(), other], open: talkOf() } });
		expect(chat.say('回话')).toBe('有2位，是哪一位？');
		expect(chat.labels()).toEqual([`回话 ${WHO}`, '回话 一位居民（10号）']);
		expect(chat.say('1')).toContain(`会发给${WHO}`);
		expect(chat.say('结束')).toBe(`已结束和${WHO}的对话。`);
		expect(chat.hears(RESIDENT)).toMatch(/^聂耳社区站的同志说完了/);
		expect(chat.hears(COLLEAGUE)).toBe(`赵*已结束和${WHO}的对话。`);
		expect(chat.say('结束')).toBe('有2位，是哪一位？');
		expect(chat.choices()).toEqual(['end-talk:9', 'end-talk:10']);
	});

	it('one caller needs no choice; none is said', () => {
		const one = new Chat({ who: COORDINATOR, facts: { waiting: [talkOf()], open: talkOf({ answeredBy: COLLEAGUE.id, answerBy: null }) } });
		expect(one.say('回话')).toBe(`现在您说的话会发给${WHO}。孙*已经回过。说完回“结束”。`);
		expect(new Chat({ who: COORDINATOR }).say('回话')).toBe('现在没有等您回话的人。');
		const ended = new Chat({ who: COORDINATOR, facts: { waiting: [talkOf()], open: talkOf() } });
		expect(ended.say('结束')).toBe(`已结束和${WHO}的对话。`);
	});

	it('speaks for the own office; the dispatcher for the centre', () => {
		const institute = me(INSTITUTE, { roles: [{ role: 'coordinator', unitCode: '11' }] });
		const up = new Chat({ who: institute, talk: { answering }, facts: { open: talkOf({ level: 1 }) } });
		up.say('您好');
		expect(up.hears(RESIDENT)).toBe('玉兴街道所：您好');
		const centre = new Chat({ who: CENTRE, talk: { answering }, facts: { open: talkOf() } });
		centre.say('您好');
		expect(centre.hears(RESIDENT)).toBe('中心：您好');
	});

	it('words for a talk that is over are not lost in silence; nobody else may answer or end it', () => {
		const late = new Chat({ who: COORDINATOR, talk: { answering }, facts: { open: talkOf({ closedAt: NOW }) } });
		expect(late.say('下午来')).toBe(`这句话没有发出去。\n和${WHO}的对话已经结束了。要联系请打电话：13855506789。`);
		expect(late.hears(RESIDENT)).toBe('');
		expect(late.press('talk-to:9')).toContain('已经结束了');
		expect(late.press('end-talk:9')).toContain('已经结束了');
		for (const who of [LEADS, me(person(6, '外人'))]) {
			const foreign = new Chat({ who, facts: { open: talkOf() } });
			expect(foreign.press('talk-to:9')).toBe('这个按钮已经过时了。');
			expect(foreign.press('end-talk:9')).toMatch(/^现在没有开着的对话/);
			expect(foreign.last?.handoff).toBeUndefined();
		}
		const gone = new Chat({ who: LEADS, talk: { answering }, facts: { open: talkOf() } });
		expect(gone.say('下午来')).toBe('这句话没有发出去。');
	});
});

describe('by the clock', () => {
	const due = (lookup: HandoffLookup, kind: string, at: number, number: string | null = null) =>
		onHandoffDue(lookup, kind, { number, said: '门锁坏了' }, worldAt(at));

	it('a promise that passed: an apology with a new time, the card one level up, those below still see it', () => {
		const { next, tellings } = due(talkOf(), 'handoff-answer', NOW + 30 * MINUTE, '1123-037');
		expect(next).toMatchObject({ level: 1, answerBy: NOW + 60 * MINUTE });
		expect(heard(tellings, RESIDENT)).toMatch(/^对不起，聂耳社区站还没来得及回您，已请上一级的同志来回。今天10:00前回您/);
		expect(heard(tellings, INSTITUTE)).toMatch(
			/^【回话】李桂芬请聂耳社区站回话：1123-037，没来得及回，升到您这里。[\s\S]+“门锁坏了”\n说好今天10:00前回话/,
		);
		expect(heard(tellings, STATION)).toMatch(/已升到上一级。您仍可以回/);
		expect(hearers(tellings)).toEqual(['1', '30', '31', '33']);
	});

	it('at the top once more, and in the end the truth', () => {
		const top = talkOf({ level: 2, answerBy: NOW });
		const again = due(top, 'handoff-answer', NOW);
		expect(heard(again.tellings, RESIDENT)).toMatch(/已再催值班的同志/);
		expect(hearers(again.tellings)).toEqual(['1', '40']);
		const last = due(talkOf({ level: 2, late: 3, answerBy: NOW }), 'handoff-answer', NOW);
		expect(last.next?.closedAt).toBe(NOW);
		expect(heard(last.tellings, RESIDENT)).toMatch(/请打12345/);
		expect(heard(last.tellings, DISPATCHER)).toContain(WHO);
		expect(heard(due(talkOf({ answerBy: NOW }, { staff: [] }), 'handoff-answer', NOW).tellings, RESIDENT)).toMatch(/没有人值班/);
	});

	it('the end of the day is told to both; what is not due does nothing', () => {
		const { next, tellings } = due(talkOf({ answerBy: null }), 'handoff-end', NOW + DAY);
		expect(next?.closedAt).toBe(NOW + DAY);
		expect(heard(tellings, RESIDENT)).toMatch(/到时间结束了/);
		expect(heard(tellings, STATION)).toMatch(/到时间结束了/);
		expect(tellings.every((telling) => !telling.immediate)).toBe(true);
		const nothing = { next: null, tellings: [] };
		expect(due(talkOf(), 'handoff-end', NOW)).toEqual(nothing);
		expect(due(talkOf(), 'handoff-answer', NOW)).toEqual(nothing);
		expect(due(talkOf({ answerBy: null }), 'handoff-answer', NOW + DAY)).toEqual(nothing);
		expect(due(talkOf({ closedAt: NOW }), 'handoff-end', NOW + DAY)).toEqual(nothing);
	});
});
