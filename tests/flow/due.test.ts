import { describe, expect, it } from 'vitest';
import { onDue } from '../../bot/flow/due.ts';
import type { Telling } from '../../bot/flow/outbound.ts';
import { DAY, HOUR } from '../../db/domain/instant.ts';
import type { Order, OrderState } from '../../db/domain/order.ts';
import { TIMER_KINDS } from '../../db/domain/order-clock.ts';
import type { Scene } from '../../db/domain/scene.ts';
import {
	crewRow,
	DISPATCHER,
	FAR,
	INSTITUTE,
	item,
	LEADER,
	MEMBER,
	NOW,
	OTHER,
	offer,
	person,
	RESIDENT,
	STATION,
	sceneIn,
	WINNER,
	worldAt,
} from './builders.ts';
import { heard, hearers, ids, textsTo } from './telling.ts';

const due = (kind: string, state: OrderState, set: Partial<Order> = {}, given: Partial<Scene> = {}, key = '1') =>
	onDue(sceneIn(state, set, given), { kind, key }, worldAt());
const first = (tellings: readonly Telling[]) => tellings[0];

describe('rounds', () => {
	const one = [offer(901, WINNER, 'sent')];
	const two = [...one, offer(902, OTHER, 'declined', 1, 2)];
	const three = [...two, offer(903, FAR, 'sent', 1, 3)];
	const asks = (set: Partial<Order>, offers: readonly ReturnType<typeof offer>[]) =>
		due('round', 'offering', set, { offers }).move?.outcomes[0];

	it('1 → 2 → 3 → unserved, those asked before stay asked', () => {
		expect(asks({ round: 1 }, one)).toMatchObject({
			after: { round: 2, state: 'offering' },
			offersMade: [{ teamId: OTHER }],
			offersMoved: [],
		});
		expect(asks({ round: 2 }, two)).toMatchObject({ after: { round: 3 }, offersMade: [{ teamId: FAR }] });
		expect(asks({ round: 3 }, three)).toMatchObject({ after: { state: 'unserved' } });
	});

	it('a round without anybody is passed over, also to the end', () => {
		expect(asks({ round: 1 }, [...one, offer(902, OTHER, 'sent')])).toMatchObject({ after: { round: 3 } });
		expect(asks({ round: 1 }, three)).toMatchObject({ after: { state: 'unserved' }, event: { type: 'nobody' } });
		expect(asks({ round: 0 }, [])).toMatchObject({ after: { round: 2 } });
	});

	it('the apology with choices and the card of the dispatcher come in one go', () => {
		const { tellings } = due('round', 'offering', { round: 3 }, { offers: three });
		expect(hearers(tellings)).toEqual(['1', '40']);
		expect(ids(first(tellings))).toContain('retime:77');
		expect(heard(tellings, DISPATCHER)).toContain('【待派】1123-037');
	});
});

describe('limits', () => {
	it.each([
		['collect', 'ordered', STATION],
		['dispatch', 'collected', DISPATCHER],
		['finish', 'accepted', LEADER],
		['finish', 'serving', MEMBER],
		['unserved-ask', 'unserved', RESIDENT],
	] as const)('%s of an order %s', (kind, state, who) => {
		const { move, tellings } = due(kind, state);
		expect(move?.outcomes[0]).toMatchObject({ event: { type: 'late' }, after: { lateCount: 1, stageAt: NOW } });
		expect(move?.channel).toBeNull();
		expect(heard(tellings, who)).toContain('1123-037');
		expect(heard(tellings, RESIDENT)).not.toBe('');
	});

	it('nobody yet', () => {
		const { move, tellings } = due('tell', 'offering');
		expect(move?.outcomes[0].rows).toMatchObject([{ from: 'offering', to: 'offering' }]);
		expect(hearers(tellings)).toEqual([RESIDENT.id]);
	});

	it.each([
		['unserved-close', 'unserved'],
		['returned-close', 'returned'],
	] as const)('%s sets it aside', (kind, state) => {
		const { move, tellings } = due(kind, state);
		expect(move?.outcomes[0].after.state).toBe('cancelled');
		expect(heard(tellings, RESIDENT)).toContain('1123-037先放下了');
	});

	it('a timer that comes too late moves nothing and tells nobody', () => {
		expect(due('round', 'accepted')).toMatchObject({ move: null, tellings: [] });
		expect(due('unserved-close', 'closed')).toMatchObject({ move: null, tellings: [] });
	});
});

describe('the crew', () => {
	it('is reminded with the place, the resident without; at the start the crew alone', () => {
		const before = due('remind', 'accepted', {}, {}, `${NOW}.PT2H`).tellings;
		expect(hearers(before)).toEqual(['1', '10', '12']);
		expect(heard(before, LEADER)).toMatch(/^提醒：周五\(11月27日\)上午.+玉兴街道聂耳社区 东风路8号3幢2单元。出发回“出发”/);
		expect(heard(before, RESIDENT)).toMatch(/巧手公益手艺队来做【上门理发】\(1123-037\)/);
		expect(heard(before, RESIDENT)).not.toContain('东风路');
		const start = due('remind', 'accepted', {}, {}, `${NOW}.PT0S`).tellings;
		expect(hearers(start)).toEqual(['10', '12']);
		expect(heard(start, MEMBER)).toContain('到了回“到了”');
	});

	it('hears when somebody is still missing', () => {
		const crew = [crewRow(LEADER, 'joined')];
		expect(heard(due('remind', 'accepted', {}, { crew }, 'x.PT2H').tellings, LEADER)).toContain('还差1人。出发');
		const { tellings, move } = due('crew', 'accepted', {}, { crew });
		expect(move).toBeNull();
		expect(heard(tellings, STATION)).toMatch(/【缺人】1123-037.+巧手公益手艺队还差1人/);
		expect(heard(tellings, RESIDENT)).toContain('1123-037还有一位志愿者在找');
		expect(hearers(due('crew', 'accepted', {}, { crew, staff: [] }).tellings)).toEqual([RESIDENT.id, LEADER.id]);
	});

	it('that nobody has joined brings leader and station what they can do; before the visit the leader again', () => {
		const crew = [crewRow(LEADER, 'joined')];
		const { tellings } = due('crew', 'accepted', {}, { crew });
		const to = (all: readonly Telling[], who: { readonly id: string }) => all.filter((telling) => telling.to === who.id);
		expect(to(tellings, LEADER)[0]?.text).toBe('1123-037 上门理发 还差1人，队里没人应。');
		expect(ids(to(tellings, LEADER)[0])).toEqual(['ask-again:77', 'name-member:77', 'station-help:77', 'hand-back:77']);
		expect(ids(to(tellings, STATION)[0])).toEqual(['let-go:77', 'ask-again:77']);
		for (const key of ['x.PT2H', 'x.PT0S'])
			expect(ids(to(due('remind', 'accepted', {}, { crew }, key).tellings, LEADER)[1]), key).toContain('ask-again:77');
		expect(to(due('remind', 'serving', {}, { crew }, 'x.PT0S').tellings, LEADER)).toHaveLength(1);
	});

	it('somebody whom the scene does not know is passed over', () => {
		const crew = [crewRow(person(99, '外人'), 'joined')];
		expect(hearers(due('remind', 'accepted', {}, { crew, teams: [] }, 'x.PT2H').tellings)).toEqual([RESIDENT.id]);
	});

	it('only what is urgent breaks into quiet hours', () => {
		expect(due('remind', 'accepted', {}, {}, 'x.PT2H').tellings.map((telling) => telling.immediate)).not.toContain(true);
		expect(due('remind', 'accepted', { urgency: 'urgent' }, {}, 'x.PT2H').tellings.map((one) => one.immediate)).not.toContain(false);
	});
});

describe('after 完成', () => {
	it.each(['rate-ask', 'rate-remind1', 'rate-remind2'])('%s asks with five choices, best first', (kind) => {
		const { move, tellings } = due(kind, 'rating');
		expect(move).toBeNull();
		expect(heard(tellings, RESIDENT)).toMatch(/1123-037.*评/);
		expect(ids(first(tellings))).toEqual(['rate:77:5', 'rate:77:4', 'rate:77:3', 'rate:77:2', 'rate:77:1']);
		expect(first(tellings)?.choices[0]?.label).toBe('5 很好');
	});

	it('the window closes what is in rating and leaves what still waits for hours', () => {
		expect(due('rate-close', 'rating').move?.outcomes[0].after.state).toBe('closed');
		expect(due('rate-close', 'confirming')).toMatchObject({ move: null, tellings: [] });
	});

	it('hours: the station, then the level above too, then everybody', () => {
		expect(hearers(due('hours-confirm', 'confirming').tellings)).toEqual([STATION.id]);
		expect(hearers(due('hours-alarm', 'confirming').tellings)).toEqual([STATION.id, INSTITUTE.id]);
		const red = due('hours-red', 'confirming').tellings;
		expect(hearers(red)).toEqual([STATION.id, INSTITUTE.id, DISPATCHER.id]);
		expect(textsTo(red, STATION)[0]).toMatch(/【时长】1123-037.+快到或已过.+\n王\* 0.7小时、吴\* 0.7小时/);
		expect(ids(red[0])).toEqual(['hours:77', 'deny:77']);
	});
});

it('every kind of timer is handled, a kind of another version is left alone', () => {
	for (const kind of TIMER_KINDS)
		for (const state of ['ordered', 'accepted', 'rating'] as const) expect(() => due(kind, state)).not.toThrow();
	expect(due('merged-check', 'merged')).toMatchObject({ move: null, tellings: [] });
	expect(due('of-tomorrow', 'accepted')).toMatchObject({ move: null, tellings: [] });
	expect(due('toString', 'accepted')).toMatchObject({ move: null, tellings: [] });
});

it('what a timer tells is whole, also for a small item and a bare address', () => {
	const bare = { address: null, contactName: null, contactPhone: null, forWhom: null, wish: null, readFrom: null };
	for (const kind of TIMER_KINDS) {
		const scene = sceneIn('accepted', { slot: null, stageAt: NOW - DAY }, { details: bare, item: item({ volunteers: 1 }) });
		for (const { text } of onDue(scene, { kind, key: 'x.PT2H' }, worldAt(NOW + HOUR)).tellings)
			expect(text).not.toMatch(/[{}]|null|undefined/);
	}
});
