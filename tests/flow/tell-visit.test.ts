import { describe, expect, it } from 'vitest';
import { MINUTE } from '../../db/domain/instant.ts';
import type { OrderState } from '../../db/domain/order.ts';
import type { Actor, OrderEvent } from '../../db/domain/order-event.ts';
import { BY, crewRow, FRIDAY, item, LEADER, MEMBER, NIEER, NOW, person, RESIDENT, sceneIn } from './builders.ts';
import { expectHeard, type Line } from './tell-table.ts';
import { advanced, heard, hearers, ids } from './telling.ts';

const hours = [
	{ personId: LEADER.id, tenths: 7 },
	{ personId: MEMBER.id, tenths: 7 },
];

const LINES: readonly Line[] = [
	{
		what: '出发',
		scene: sceneIn('accepted'),
		event: { type: 'depart' },
		by: BY.member,
		heard: { member: [/已告诉居民您出发了\(1123-037\)/], leader: [/吴\*出发了/], resident: [/吴\*已经出发，正在来的路上\(1123-037\)/] },
	},
	{
		what: 'turned back',
		scene: sceneIn('departed'),
		event: { type: 'turnBack' },
		by: BY.member,
		heard: { member: [/1123-037记为折回/], leader: [/吴\*折回了\(1123-037\)/], resident: [/临时折回了\(1123-037\)/] },
	},
	{
		what: '到了',
		scene: sceneIn('departed'),
		event: { type: 'arrive' },
		by: BY.member,
		heard: { member: [/已记到达9:00\(1123-037\)/], resident: [/吴\*到了\(1123-037\)/] },
	},
	{
		what: '完成: the station gets the hours, the resident is asked by the clock',
		scene: sceneIn('serving', { arrivedAt: NOW - 40 * MINUTE }),
		event: { type: 'finish' },
		by: BY.member,
		heard: {
			member: [/已记录0.7小时，待站里确认\(1123-037\)/],
			leader: [/吴\*报了完成，1123-037已记录0.7小时/],
			station: [/【时长】1123-037.+\n王\* 0.7小时、吴\* 0.7小时\n/],
		},
	},
	{
		what: '完成 taken back',
		scene: sceneIn('confirming', { finishedAt: NOW - 5 * MINUTE }),
		event: { type: 'undoFinish' },
		by: BY.member,
		heard: {
			member: [/已撤回完成，1123-037接着做/],
			leader: [/吴\*撤回了完成/],
			resident: [/1123-037还没做完，接着做。$/],
			station: [/1123-037 上门理发的志愿者撤回了完成/],
		},
	},
	{
		what: '完成 taken back after a low rating: it counts no more, whoever was to call back hears it',
		scene: sceneIn('confirming', { finishedAt: NOW - 5 * MINUTE, stars: 2, ratedAt: NOW - MINUTE }),
		event: { type: 'undoFinish' },
		by: BY.member,
		heard: {
			member: [/接着做/],
			leader: [/接着做/],
			resident: [/评分先不算，做完再请您评一次/],
			station: [/先不用确认时长/],
			institute: [/先不用确认时长/],
		},
	},
	{
		what: 'cannot be done',
		scene: sceneIn('serving'),
		event: { type: 'cannotBeDone', reason: '家里没人' },
		by: BY.member,
		heard: {
			member: [/1123-037办不了：家里没人/],
			leader: [/1123-037办不了：家里没人/],
			resident: [/没能办成\(1123-037 上门理发\)：家里没人/],
			station: [/【没做成】1123-037/],
			dispatcher: [/【待派】1123-037[\s\S]+现场没办成：家里没人/],
		},
	},
	{
		what: 'hours confirmed',
		scene: sceneIn('confirming'),
		event: { type: 'confirmHours', hours },
		by: BY.station,
		heard: { station: [/已确认 1123-037 的时长/], leader: [/1123-037：本次0.7小时已入账/], member: [/本次0.7小时/] },
	},
	{
		what: 'the station denies',
		scene: sceneIn('confirming'),
		event: { type: 'deny', reason: '志愿者没有来' },
		by: BY.station,
		heard: {
			station: [/已记为没做成 1123-037/],
			leader: [/聂耳社区站说1123-037的服务没有做成：志愿者没有来/],
			member: [/没有做成/],
			resident: [/聂耳社区站核实，1123-037的服务没有做成/],
			dispatcher: [/【待派】1123-037[\s\S]+站里核实没做成：志愿者没有来/],
		},
	},
	{
		what: 'a good rating reaches whoever served',
		scene: sceneIn('rating'),
		event: { type: 'rate', stars: 5, words: '师傅很细心' },
		by: BY.resident,
		heard: { resident: [/^谢谢！已转告志愿者。$/], leader: [/1123-037居民给了5分：师傅很细心$/], member: [/5分：师傅很细心$/] },
	},
	{
		what: 'without words too',
		scene: sceneIn('confirming'),
		event: { type: 'rate', stars: 3, words: null },
		by: BY.resident,
		heard: { resident: [/谢谢/], leader: [/居民给了3分$/], member: [/3分$/] },
	},
	{
		what: 'a low one reaches the level above, not whoever served',
		scene: sceneIn('rating'),
		event: { type: 'rate', stars: 2, words: '迟到' },
		by: BY.resident,
		heard: { resident: [/很抱歉没做好。已告诉玉兴街道的同志/], institute: [/【低分】1123-037.+2分：迟到。请在1个工作日内回访/] },
	},
	{ what: 'closing unrated is silent', scene: sceneIn('rating'), event: { type: 'closeUnrated' }, by: BY.clock, heard: {} },
	{
		what: '取消 before anybody is asked: the station need not look any more',
		scene: sceneIn('ordered'),
		event: { type: 'cancel', reason: '' },
		by: BY.resident,
		heard: { resident: [/^已取消1123-037。谢谢提前告知。$/], station: [/1123-037 上门理发居民已取消，不用处理/] },
	},
	{
		what: '取消 after 接',
		scene: sceneIn('accepted'),
		event: { type: 'cancel', reason: '' },
		by: BY.resident,
		heard: {
			resident: [/已取消1123-037。志愿者还没出发/],
			leader: [/1123-037 上门理发已取消，不用去了/],
			deputy: [/已取消/],
			member: [/已取消/],
		},
	},
	{
		what: '取消 on the way',
		scene: sceneIn('departed'),
		event: { type: 'cancel', reason: '' },
		by: BY.resident,
		heard: {
			resident: [/已取消1123-037。志愿者已在路上/],
			leader: [/居民刚刚取消，请不要再去了/],
			deputy: [/请不要再去了/],
			member: [/请不要再去了/],
		},
	},
	{
		what: 'the station cancels',
		scene: sceneIn('collected'),
		event: { type: 'cancel', reason: '已由家人办好' },
		by: BY.station,
		heard: { resident: [/聂耳社区站取消了您的单子1123-037：已由家人办好/], station: [/不用处理/] },
	},
	{
		what: 'another slot after the apology: the search begins anew',
		scene: sceneIn('unserved'),
		event: { type: 'change', to: { slot: FRIDAY } },
		by: BY.resident,
		heard: { resident: [/1123-037改为周五\(11月27日\)上午8:00–12:00，重新找志愿者/] },
	},
	{
		what: 'another slot that needs the dispatcher',
		scene: sceneIn('unserved', {}, { item: item({ risk: 'high' }) }),
		event: { type: 'change', to: { slot: FRIDAY } },
		by: BY.resident,
		heard: { resident: [/1123-037改为/], dispatcher: [/【待派】1123-037/] },
	},
	{
		what: 'another slot before 集单',
		scene: sceneIn('ordered'),
		event: { type: 'change', to: { slot: FRIDAY } },
		by: BY.resident,
		heard: { resident: [/1123-037改为/] },
	},
	{
		what: 'another slot that the team cannot keep',
		scene: sceneIn('accepted'),
		event: { type: 'change', to: { slot: FRIDAY }, teamAgrees: false },
		by: BY.resident,
		heard: { resident: [/1123-037改为/], leader: [/之前的接单作废/], member: [/之前的接单作废/] },
	},
];

describe('who hears what from 出发 on', () => {
	it.each(LINES)('$what', (line) => {
		expectHeard(line);
	});

	it.each([
		['ordered', { station: [/居民催 1123-037.+待集单/] }],
		['collected', { dispatcher: [/居民催.+待派单/] }],
		['offering', { dispatcher: [/居民催.+找人中\(第1轮\)/] }],
		['accepted', { leader: [/居民催/], member: [/居民催/], station: [/居民催/] }],
		['unserved', { dispatcher: [/居民催.+未能安排/] }],
		['merged', {}],
	] as const)('催单 reaches whoever has the order in hand: %s', (state, told) => {
		const heard = { ...told, resident: [state === 'merged' ? /^已记下您催1123-037/ : /已经催了，1123-037/] };
		expectHeard({ what: '', scene: sceneIn(state), event: { type: 'urge' }, by: BY.resident, heard });
	});

	it('nobody in hand: nothing is said of people who look', () => {
		const nobody = { staff: [], dispatchers: [], crew: [] };
		const to = (state: OrderState, event: OrderEvent, by: Actor = BY.resident) =>
			heard(advanced(sceneIn(state, {}, nobody), event, by).tellings, RESIDENT);
		for (const state of ['ordered', 'collected', 'offering', 'unserved', 'accepted'] as const)
			expect(to(state, { type: 'urge' }), state).toMatch(/^已记下您催1123-037。/);
		for (const state of ['ordered', 'collected', 'accepted'] as const)
			expect(to(state, { type: 'late' }, BY.clock), state).toMatch(/这里现在没有人值班/);
		expect(to('rating', { type: 'rate', stars: 1, words: null })).toBe('很抱歉没做好。谢谢您如实说。');
	});

	it('the buttons of the visit', () => {
		const arrived = advanced(sceneIn('departed'), { type: 'arrive' }, BY.member).tellings;
		expect(ids(arrived[0])).toEqual(['finish:77', 'undone:77']);
		const finished = advanced(sceneIn('serving'), { type: 'finish' }, BY.member).tellings;
		expect(ids(finished.at(-1))).toEqual(['hours:77', 'deny:77']);
		expect(finished.slice(0, 2).map(ids)).toEqual([['undo-finish:77'], ['undo-finish:77']]);
		expect(finished[0]?.text).toMatch(/还没做完，9:10前可以撤回。$/);
		expect(ids(advanced(sceneIn('accepted'), { type: 'depart' }, BY.member).tellings[0])).toEqual(['arrive:77', 'turn-back:77']);
		expect(ids(advanced(sceneIn('departed'), { type: 'turnBack' }, BY.member).tellings[0])).toEqual(['depart:77']);
	});

	it('somebody whom the scene does not know is told nothing, the others are', () => {
		const ghost = person(99, '外人');
		const scene = sceneIn('departed', {}, { crew: [crewRow(ghost, 'joined')] });
		const by = { kind: 'person', personId: ghost.id, capacities: ['member'] } as const;
		const { tellings } = advanced(scene, { type: 'arrive' }, by);
		expect(tellings.map((telling) => telling.to)).toEqual([RESIDENT.id]);
		expect(advanced(sceneIn('accepted', {}, { crew: scene.crew }), { type: 'depart' }, by).tellings).toHaveLength(1);
		const serving = sceneIn('serving', {}, { crew: scene.crew });
		expect(advanced(serving, { type: 'finish' }, by).tellings).toHaveLength(1);
		expect(advanced(serving, { type: 'cannotBeDone', reason: '没人' }, by).tellings).toHaveLength(3);
		const gone = sceneIn('accepted', {}, { crew: scene.crew });
		expect(heard(advanced(gone, { type: 'leaveCrew', reason: '' }, by).tellings, RESIDENT)).toContain('正在换人');
		const asked = sceneIn('accepted', {}, { crew: [crewRow(ghost, 'asked')] });
		expect(advanced(asked, { type: 'join' }, by).tellings).toEqual([]);
		expect(hearers(advanced(asked, { type: 'declineCrew' }, by).tellings)).not.toContain(ghost.id);
	});

	it('a level above that is missing is the one there is', () => {
		const scene = sceneIn('rating', {}, { staff: [[LEADER]], unit: { ...NIEER, parentCode: null } });
		const { tellings } = advanced(scene, { type: 'rate', stars: 1, words: null }, BY.resident);
		expect(heard(tellings, RESIDENT)).toContain('已告诉聂耳社区的同志');
		expect(heard(tellings, LEADER)).toContain('【低分】');
	});
});
