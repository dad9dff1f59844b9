import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advance } from '../../bot/flow/advance.ts';
import type { PersonId, TeamId } from '../../db/domain/ids.ts';
import { DAY, MINUTE } from '../../db/domain/instant.ts';
import { ORDER_STATES } from '../../db/domain/order.ts';
import type { OrderEvent } from '../../db/domain/order-event.ts';
import { isRefusal } from '../../db/domain/refusal.ts';
import {
	BY,
	crewRow,
	DISPATCHER,
	FAR,
	FRIDAY,
	INSTITUTE,
	id,
	item,
	LEADER,
	MEMBER,
	NOW,
	OTHER,
	offer,
	PEOPLE,
	person,
	RESIDENT,
	STATION,
	sceneIn,
	TEAMS,
	WINNER,
	worldAt,
} from './builders.ts';
import { advanced } from './telling.ts';

const types = (result: ReturnType<typeof advanced>) => result.move.outcomes.map((outcome) => outcome.event.type);
const made = (result: ReturnType<typeof advanced>) =>
	result.move.outcomes.flatMap((outcome) => outcome.offersMade.map(({ teamId, round, attempt }) => [teamId, round, attempt]));
const accept = { type: 'accept', teamId: WINNER, offerId: offer(901, WINNER, 'sent').id } as const;

describe('what follows at once', () => {
	it('the standing rule dispatches what was just collected', () => {
		const result = advanced(sceneIn('ordered'), { type: 'collect' }, BY.station);
		expect(types(result)).toEqual(['collect', 'askRound']);
		expect(made(result)).toEqual([[WINNER, 1, 1]]);
		expect(result.after.order).toMatchObject({ state: 'offering', round: 1, version: 9 });
		expect(result.move.outcomes[1]?.rows).toMatchObject([{ from: 'collected', to: 'offering', actor: { kind: 'rule' } }]);
		expect(result.move.channel).toBe('web');
	});

	it('a round with nobody to ask is passed over', () => {
		const world = worldAt(NOW, { teams: TEAMS.filter((team) => team.id !== WINNER) });
		expect(made(advanced(sceneIn('ordered'), { type: 'collect' }, BY.station, world))).toEqual([[OTHER, 2, 1]]);
	});

	it.each([
		['a risk', item({ risk: 'medium' }), {}],
		['a child', item({ childBeneficiary: true }), {}],
		['many volunteers', item({ volunteers: 3 }), {}],
		['the rule switched off', item(), { autoDispatch: false }],
		['nobody who can', item({ skills: ['木工'] }), {}],
	])('%s leaves it with the dispatcher', (_what, wanted, keys) => {
		const result = advanced(sceneIn('ordered', {}, { item: wanted }), { type: 'collect' }, BY.station, worldAt(NOW, {}, keys));
		expect(types(result)).toEqual(['collect']);
		expect(result.after.order.state).toBe('collected');
	});

	it('a hand-back begins the next search, short, without the team that gave it back', () => {
		const result = advanced(sceneIn('accepted'), { type: 'handBack', reason: '生病' }, BY.leader);
		expect(types(result)).toEqual(['handBack', 'askRound']);
		expect(made(result)).toEqual([[OTHER, 2, 2]]);
		expect(result.after.order).toMatchObject({ state: 'offering', attempt: 2, round: 2, replacement: true, teamId: null });
		const round = result.move.timers.find((timer) => timer.kind === 'round');
		expect(round?.dueAt).toBe(NOW + 15 * MINUTE);
	});

	it('the last one out does the same; with nobody left the order is unserved at once', () => {
		const alone = sceneIn('accepted', {}, { crew: [crewRow(MEMBER, 'joined')] });
		expect(types(advanced(alone, { type: 'leaveCrew', reason: '' }, BY.member))).toEqual(['leaveCrew', 'askRound']);
		const result = advanced(alone, { type: 'leaveCrew', reason: '' }, BY.member, worldAt(NOW, { teams: [] }));
		expect(types(result)).toEqual(['leaveCrew', 'nobody']);
		expect(result.after.order.state).toBe('unserved');
		expect(result.move.timers.map((timer) => timer.kind)).toEqual(['unserved-ask', 'unserved-close']);
	});

	it('接 asks at most ten other members, and none where one is enough', () => {
		const members = Array.from({ length: 15 }, (_, i) => person(200 + i, `队员${i}`));
		const teams = [{ id: WINNER, name: '大队', leaders: [LEADER], members }];
		const big = advanced(sceneIn('offering', {}, { teams }), accept, BY.leader);
		expect(big.after.crew.filter((row) => row.state === 'asked')).toHaveLength(10);
		expect(big.after.crew.find((row) => row.state === 'asked')?.name).toBe('队员0');
		const one = advanced(sceneIn('offering', {}, { item: item({ volunteers: 1 }) }), accept, BY.leader);
		expect(one.after.crew.map((row) => row.state)).toEqual(['joined']);
		expect(types(one)).toEqual(['accept']);
	});

	it('one member out while others stay: those who have no row yet are asked', () => {
		const result = advanced(sceneIn('accepted'), { type: 'leaveCrew', reason: '' }, BY.member);
		expect(types(result)).toEqual(['leaveCrew', 'askMembers']);
		const asked = result.after.crew.filter((row) => row.state === 'asked').map((row) => row.personId);
		expect(asked).toEqual(['11', '13']);
	});

	it('nobody left in the team, or a team that nobody knows: nothing more happens', () => {
		const small = [{ id: WINNER, name: '小队', leaders: [LEADER], members: [MEMBER] }];
		expect(types(advanced(sceneIn('accepted', {}, { teams: small }), { type: 'leaveCrew', reason: '' }, BY.member))).toEqual(['leaveCrew']);
		expect(types(advanced(sceneIn('offering', {}, { teams: [] }), accept, BY.leader))).toEqual(['accept']);
	});

	it('a 接 to an order of the own team joins it', () => {
		const result = advanced(sceneIn('accepted', {}, { crew: [crewRow(MEMBER, 'joined')] }), { ...accept, offerId: null }, BY.leader);
		expect(types(result)).toEqual(['join']);
	});

	it('hours after the rating window close the order in the same move', () => {
		const late = { finishedAt: NOW - 8 * DAY };
		const hours = [LEADER, MEMBER].map((one) => ({ personId: one.id, tenths: 7 }));
		const result = advanced(sceneIn('confirming', late), { type: 'confirmHours', hours }, BY.station);
		expect(result.after.order.state).toBe('closed');
		expect(result.move.timers).toEqual([]);
		expect(result.move.promiseAt).toBeNull();
	});

	it('a refusal changes nothing and says why; a late press names the winner', () => {
		expect(advance(sceneIn('accepted'), { ...accept, teamId: OTHER, offerId: null }, BY.otherLeader, worldAt(), null)).toEqual({
			refused: 'taken',
			facts: { team: '巧手公益手艺队' },
		});
		const unknown = sceneIn('accepted', {}, { teams: [], teamNames: new Map() });
		expect(advance(unknown, { ...accept, teamId: OTHER, offerId: null }, BY.otherLeader, worldAt(), null)).toMatchObject({
			facts: { team: '' },
		});
	});
});

const EVENTS: readonly OrderEvent[] = [
	{ type: 'collect' },
	{ type: 'change', to: { slot: FRIDAY }, teamAgrees: false },
	{ type: 'return', reason: '范围' },
	{ type: 'refer', reason: '路灯' },
	{ type: 'split' },
	{ type: 'object', reason: '' },
	{ type: 'askRound', round: 3, teams: [{ teamId: FAR, reasons: ['open-pool'] }] },
	{ type: 'nobody' },
	accept,
	{ ...accept, teamId: OTHER, offerId: null },
	{ type: 'decline', teamId: OTHER },
	{ type: 'join' },
	{ type: 'declineCrew' },
	{ type: 'leaveCrew', reason: '' },
	{ type: 'letGoShort', reason: '家属在' },
	{ type: 'handBack', reason: '忙' },
	{ type: 'depart' },
	{ type: 'turnBack' },
	{ type: 'arrive' },
	{ type: 'cannotBeDone', reason: '没人' },
	{ type: 'finish' },
	{ type: 'undoFinish' },
	{ type: 'rate', stars: 4, words: null },
	{ type: 'rate', stars: 1, words: '差' },
	{ type: 'deny', reason: '没来' },
	{ type: 'closeUnrated' },
	{ type: 'cancel', reason: '' },
	{ type: 'giveUp', reason: '没队' },
	{ type: 'urge' },
	{ type: 'late' },
	{ type: 'told', about: 'nobody-yet' },
	{ type: 'setAside' },
];

describe('every event in every state', () => {
	const all = Object.values(BY);
	it('is refused, or chains up, sets timers, promises one of them, and tells everybody in whole sentences', () => {
		const anyOf = fc.record({
			state: fc.constantFrom(...ORDER_STATES),
			event: fc.constantFrom(...EVENTS),
			by: fc.constantFrom(...all),
			later: fc.integer({ min: 0, max: 10 * DAY }),
			teams: fc.subarray([...TEAMS]),
			urgency: fc.constantFrom('urgent', 'normal', 'booked', 'group'),
			people: fc.subarray([...PEOPLE]),
			lateCount: fc.integer({ min: 0, max: 4 }),
			staff: fc.constantFrom([], [[STATION]], [[STATION], [INSTITUTE], [DISPATCHER]]),
		});
		let moves = 0;
		fc.assert(
			fc.property(anyOf, ({ state, event, by, later, teams, urgency, people, lateCount, staff }) => {
				const world = worldAt(NOW + later, { teams });
				const scene = sceneIn(state, { urgency, lateCount }, { teams: people, staff });
				const result = advance(scene, event, by, world, null);
				if (isRefusal(result)) return;
				moves++;
				const { outcomes, timers, promiseAt } = result.move;
				outcomes.forEach((outcome, i) => {
					expect(outcome.before).toEqual(i === 0 ? scene.order : outcomes[i - 1]?.after);
				});
				expect(result.after.order).toEqual(outcomes.at(-1)?.after);
				if (promiseAt !== null) {
					expect(promiseAt).toBeGreaterThan(world.at);
					expect(timers.map((timer) => timer.dueAt)).toContain(promiseAt);
				}
				const told = result.tellings.map((telling) => `${telling.to} ${telling.text}`);
				expect(new Set(told).size).toBe(told.length);
				for (const { text, immediate, to } of result.tellings) {
					expect(text).not.toMatch(/[{}]|undefined|NaN/);
					const own = by.kind === 'person' && to === by.personId;
					expect(immediate).toBe(own || urgency === 'urgent');
				}
			}),
			{ numRuns: 1_500 },
		);
		expect(moves).toBeGreaterThan(20);
	});

	it('with nobody known around the order it goes on, and says only whole sentences', () => {
		const bare = { staff: [], teams: [], dispatchers: [], teamNames: new Map() };
		const world = worldAt();
		let moves = 0;
		for (const state of ORDER_STATES)
			for (const event of EVENTS)
				for (const by of all) {
					const result = advance(sceneIn(state, {}, bare), event, by, world, null);
					if (isRefusal(result)) continue;
					moves++;
					for (const { text, to } of result.tellings) {
						expect(text).not.toMatch(/[{}]|undefined|NaN/);
						expect(to).toBe(RESIDENT.id);
					}
				}
		expect(moves).toBeGreaterThan(100);
	});

	it('people and teams that do not exist are no danger', () => {
		const by = { kind: 'person', personId: id<PersonId>(999), capacities: ['leader'] } as const;
		expect(isRefusal(advance(sceneIn('offering'), { type: 'decline', teamId: id<TeamId>(999) }, by, worldAt(), 'web'))).toBe(true);
	});
});
