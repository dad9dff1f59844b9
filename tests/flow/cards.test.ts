import { describe, expect, it } from 'vitest';
import { actId, parseAct } from '../../bot/flow/act.ts';
import {
	contactMasked,
	crewAsk,
	dispatcherCard,
	hoursCard,
	hoursList,
	offerCard,
	placeWords,
	promiseWords,
	starChoices,
	stationCard,
} from '../../bot/flow/cards.ts';
import { personIn, sceneAfter, staffNow, teamNameOf } from '../../bot/flow/cast.ts';
import { orderRefusalText, refusalText } from '../../bot/flow/refusals.ts';
import { stateWords } from '../../bot/flow/status.ts';
import { HOUR, MINUTE } from '../../db/domain/instant.ts';
import { ORDER_STATES } from '../../db/domain/order.ts';
import { REFUSALS } from '../../db/domain/refusal.ts';
import { roundLimit } from '../../db/domain/stage-limit.ts';
import {
	BY,
	crewRow,
	DISPATCHER,
	item,
	LEADER,
	MEMBER,
	NIEER,
	NOW,
	OTHER,
	offer,
	orderIn,
	RESIDENT,
	STATION,
	sceneIn,
	WINNER,
	worldAt,
} from './builders.ts';
import { advanced, ids } from './telling.ts';

const world = worldAt();

describe('the card of the station', () => {
	it('names number, item, place, slot, the words of the wish and the limit', () => {
		const card = stationCard(sceneIn('ordered', { people: 3 }), STATION, world);
		expect(card.text).toBe('【集单】1123-037 上门理发｜聂耳社区｜11月27日上午｜3人。\n“奶奶走不动，想剪个头发”\n今天10:30前要看好。');
		expect(card.choices).toEqual([
			{ id: 'collect:77', label: '确认' },
			{ id: 'return:77', label: '退回' },
		]);
	});

	it('says one level up why it comes there', () => {
		const scene = sceneIn('ordered', { lateCount: 1 }, { details: { ...sceneIn('ordered').details, wish: null } });
		expect(stationCard(scene, STATION, world).text).toContain('聂耳社区站没来得及看，升到您这里');
	});

	it('hours are those of each who went; a tenth at least where a time is missing', () => {
		const scene = sceneIn('confirming', { arrivedAt: NOW - HOUR, finishedAt: NOW - 30 * MINUTE });
		expect(hoursList(scene).map((row) => row.tenths)).toEqual([5, 5]);
		const untimed = sceneIn('confirming', { arrivedAt: null }, { crew: [{ ...crewRow(LEADER, 'joined'), name: null }] });
		expect(hoursCard(untimed, STATION, world).text).toContain('\n* 0.1小时\n');
	});
});

describe('the card of a leader', () => {
	const text = (set = {}, round = 1, wanted = item(), reasons: readonly string[] = ['same-station', 'idle-longest']) =>
		offerCard(sceneIn('offering', set, { item: wanted }), { ...offer(901, WINNER, 'sent', 1, round), reasons }, LEADER, world);

	it('is an offer with risk, reasons and the limit, without name, address or phone', () => {
		const card = text();
		expect(card.text).toBe(
			'【派单】1123-037 上门理发｜聂耳社区｜11月27日上午｜2人｜风险：低。\n给行动不便的人剪头发。\n为什么问您：同社区、最久没派到。\n来得了回“接”，来不了回“不便”，不影响积分和评价。今天20:00前等您回话。',
		);
		expect(ids(card)).toEqual(['accept:901', 'decline:901']);
	});

	it('is marked by how urgent the search is', () => {
		expect(text({}, 3).text).toMatch(/^【抢单】1123-037/);
		expect(text({ replacement: true }, 3).text).toMatch(/^【急补】1123-037/);
		expect(text({}, 2).text).toMatch(/^【派单】/);
	});

	it('two-person items and risks are said; no reasons, no line of them', () => {
		const card = text({}, 1, item({ volunteers: 1, twoPersonRule: true, risk: 'high' }), []);
		expect(card.text).toContain('｜2人｜风险：高。');
		expect(card.text).not.toContain('为什么');
		expect(text({}, 1, item({ risk: 'medium' })).text).toContain('风险：中');
	});

	it('each round has its end', () => {
		const booked = (round: number) => roundLimit(orderIn('offering', { round, slot: null, urgency: 'urgent' }), world);
		expect([0, 1, 2, 3].map(booked)).toEqual([0, 1, 2, 3].map(() => NOW - HOUR + 15 * MINUTE));
	});
});

describe('other cards', () => {
	it('the ask of a member names the leader masked and what is missing', () => {
		const card = crewAsk(sceneIn('accepted', {}, { crew: [crewRow(LEADER, 'joined')] }), LEADER, MEMBER, world);
		expect(card.text).toBe('王*接了周五(11月27日)上午8:00–12:00聂耳社区的上门理发(1123-037)，还差1人，来吗？');
		expect(ids(card)).toEqual(['join:77', 'no-join:77']);
		expect(crewAsk(sceneIn('accepted'), null, MEMBER, world).text).toMatch(/^\*接了/);
	});

	it('the dispatcher sees numbered teams with reasons, and a way to give up while it is not unserved', () => {
		const candidates = [{ teamId: '501', name: '巧手', reasons: ['same-station', 'qualified'] }];
		const card = dispatcherCard(sceneIn('collected'), DISPATCHER, '有风险', candidates, [], world);
		expect(card.text).toBe('【待派】1123-037 上门理发｜聂耳社区｜11月27日上午｜2人。\n有风险。\n① 巧手（同社区、有资质）');
		expect(ids(card)).toEqual(['dispatch:77:501', 'auto:77', 'give-up:77']);
		expect(ids(dispatcherCard(sceneIn('unserved'), DISPATCHER, '', candidates, [], world))).not.toContain('give-up:77');
		expect(ids(dispatcherCard(sceneIn('collected'), DISPATCHER, '', [], ['skills'], world))).toEqual(['give-up:77']);
		expect(ids(dispatcherCard(sceneIn('unserved'), DISPATCHER, '', [], ['skills'], world))).toEqual([]);
	});

	it('five stars are counted downwards', () => {
		expect(starChoices(sceneIn('rating'), 'zh-CN').map((choice) => choice.label)).toEqual([
			'5 很好',
			'4 好',
			'3 一般',
			'2 不太好',
			'1 很差',
		]);
	});

	it('a promise is a clock time, else soon', () => {
		expect(promiseWords(NOW + HOUR, 'zh-CN', world)).toBe('今天10:00前');
		expect(promiseWords(null, 'zh-CN', world)).toBe('尽快');
	});

	it('the place in full, as far as it is known', () => {
		const proxy = { details: { ...sceneIn('accepted').details, forWhom: '邻居张奶奶' } };
		expect(placeWords(sceneIn('accepted', {}, proxy), 'zh-CN', world).contact).toBe('李桂芬 13855506789（替邻居张奶奶点的）');
		expect(placeWords(sceneIn('accepted'), 'zh-CN', world)).toEqual({
			address: '玉兴街道聂耳社区 东风路8号3幢2单元',
			contact: '李桂芬 13855506789',
		});
		const details = { address: null, contactName: null, contactPhone: null, forWhom: null, wish: null, readFrom: null };
		expect(placeWords(sceneIn('accepted', {}, { details, unit: { ...NIEER, parentCode: null } }), 'zh-CN', world)).toEqual({
			address: '聂耳社区',
			contact: '一位居民（没留电话）',
		});
	});

	it('for whoever ordered the contact is masked', () => {
		expect(contactMasked('李桂芬', '13855506789', 'zh-CN')).toBe('李*，尾号6789');
		expect(contactMasked(null, null, 'zh-CN')).toBe('一位居民（没留电话）');
	});
});

describe('refusals and states in words', () => {
	const facts = { team: '巧手队', until: NOW + HOUR, missing: 1, limit: 2 };

	it.each(REFUSALS)('%s is a whole sentence', (refused) => {
		const words = orderRefusalText({ refused, facts }, 'zh-CN', sceneIn('accepted'), world);
		expect(words).toMatch(/。$/);
		expect(words).not.toMatch(/[{}]/);
	});

	it('a late press names the winner, an urge says from when on', () => {
		expect(orderRefusalText({ refused: 'taken', facts }, 'zh-CN', sceneIn('accepted'), world)).toBe('1123-037已被 巧手队 接单了，谢谢您。');
		expect(orderRefusalText({ refused: 'urged-lately', facts }, 'zh-CN', sceneIn('accepted'), world)).toContain('今天10:00后');
		expect(refusalText({ refused: 'no-reason' }, 'zh-CN', {}, world)).toBe('请说一下理由。');
	});

	it.each(ORDER_STATES)('%s has words', (state) => {
		expect(stateWords({ state, round: 0 }, 'zh-CN')).not.toMatch(/[{}]/);
	});

	it('the round is counted from one', () => {
		expect(stateWords({ state: 'offering', round: 0 }, 'zh-CN')).toBe('找人中(第1轮)');
		expect(stateWords({ state: 'offering', round: 3 }, 'zh-CN')).toBe('找人中(第3轮)');
	});
});

describe('who is who', () => {
	it('people are found wherever they stand, names of teams in either list', () => {
		const scene = sceneIn('accepted');
		for (const one of [RESIDENT, STATION, DISPATCHER, LEADER, MEMBER]) expect(personIn(scene, one.id)).toEqual(one);
		expect(teamNameOf({ ...scene, teams: [] }, OTHER)).toBe('新兴暖心队');
		expect(teamNameOf(scene, null)).toBe('');
		expect(teamNameOf({ ...scene, teams: [], teamNames: new Map() }, OTHER)).toBe('');
	});

	it('staff go up with each limit, and no higher than there is somebody', () => {
		expect([0, 1, 2, 3].map((lateCount) => staffNow(sceneIn('ordered', { lateCount }))[0]?.name)).toEqual([
			'赵站',
			'钱所',
			'孙中心',
			'孙中心',
		]);
		expect(staffNow(sceneIn('ordered', {}, { staff: [] }))).toEqual([]);
	});

	it('a scene after an outcome keeps the names of its crew', () => {
		const { move } = advanced(sceneIn('accepted'), { type: 'leaveCrew', reason: '' }, BY.member);
		const [left] = move.outcomes;
		expect(sceneAfter(sceneIn('accepted'), left).crew).toEqual([crewRow(LEADER, 'joined'), crewRow(MEMBER, 'left')]);
		const unnamed = { ...left, crewMoved: [{ personId: '99' as typeof LEADER.id, attempt: 1, to: 'asked' as const }] };
		expect(sceneAfter(sceneIn('accepted'), unnamed).crew.at(-1)).toMatchObject({ name: null });
	});
});

it('a button carries its act; what the desk never gave out is none', () => {
	expect(parseAct(actId('rate', '77', '5'))).toEqual({ verb: 'rate', args: ['77', '5'] });
	expect(parseAct(actId('menu'))).toEqual({ verb: 'menu', args: [] });
	for (const other of ['', 'nonsense', 'Rate:1', 'toString:1', ':1']) expect(parseAct(other)).toBeNull();
});
