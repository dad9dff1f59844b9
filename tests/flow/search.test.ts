import { describe, expect, it } from 'vitest';
import { actorOf, capacitiesOf, hasRole, isStaff, leads, teamsLed } from '../../bot/flow/me.ts';
import { candidatesOf, chosenRound, gatesOf, nextRound, whyDispatcher } from '../../bot/flow/search.ts';
import type { TeamId } from '../../db/domain/ids.ts';
import {
	CENTRE,
	COORDINATOR,
	crewRow,
	DISPATCHER,
	FAR,
	INSTITUTE,
	id,
	item,
	LEADER,
	LEADS,
	MEMBER,
	me,
	NOW,
	OTHER,
	OTHER_LEADER,
	offer,
	person,
	RESIDENT,
	SERVES,
	STATION,
	sceneIn,
	TEAMS,
	team,
	WINNER,
	worldAt,
} from './builders.ts';

const world = worldAt();

describe('whom to ask', () => {
	it('rounds from the nearest outwards, those asked before left out', () => {
		expect(nextRound(sceneIn('collected'), 1, world)).toMatchObject({ round: 1, teams: [{ teamId: WINNER }], fresh: false });
		expect(nextRound(sceneIn('offering'), 1, world)).toMatchObject({ round: 3, teams: [{ teamId: FAR }] });
		expect(nextRound(sceneIn('unserved'), 1, world, true)).toMatchObject({ round: 1, fresh: true });
		expect(nextRound(sceneIn('collected'), 3, worldAt(NOW, { teams: [] }))).toBeNull();
	});

	it('who said no, or handed it back, is not asked again in a new try', () => {
		const offers = [offer(901, WINNER, 'declined'), offer(902, OTHER, 'handed_back')];
		expect(nextRound(sceneIn('unserved', {}, { offers }), 1, world, true)).toMatchObject({ round: 3 });
	});

	it('the team chosen by the dispatcher alone, if it passes', () => {
		expect(chosenRound(sceneIn('collected'), OTHER, world)).toEqual({
			type: 'askRound',
			round: 1,
			teams: [{ teamId: OTHER, reasons: ['chosen', 'same-street', 'free-capacity', 'idle-longest'] }],
			chosen: OTHER,
			fresh: false,
		});
		expect(chosenRound(sceneIn('unserved'), OTHER, world)).toMatchObject({ fresh: true });
		expect(chosenRound(sceneIn('collected'), id<TeamId>(504), world)).toBeNull();
		expect(chosenRound(sceneIn('collected'), id<TeamId>(999), world)).toBeNull();
		expect(chosenRound(sceneIn('collected', {}, { item: item({ skills: ['木工'] }) }), OTHER, world)).toBeNull();
	});

	it('the rule, or why not', () => {
		expect(whyDispatcher(sceneIn('collected'), world)).toEqual([]);
		expect(whyDispatcher(sceneIn('collected', {}, { item: item({ risk: 'high', volunteers: 4 }) }), world)).toEqual([
			'risk',
			'many-volunteers',
		]);
	});

	it('the dispatcher sees the best five, nearest round first, never the 总队', () => {
		expect(candidatesOf(sceneIn('collected'), world).map((one) => one.teamId)).toEqual([WINNER, OTHER, FAR]);
		expect(candidatesOf(sceneIn('offering'), world).map((one) => one.teamId)).toEqual([FAR]);
		const many = worldAt(NOW, { teams: Array.from({ length: 9 }, (_, i) => team(id<TeamId>(600 + i), `队${i}`)) });
		expect(candidatesOf(sceneIn('unserved'), many)).toHaveLength(5);
	});

	it('the gates that stopped them', () => {
		expect(gatesOf(sceneIn('collected', {}, { item: item({ skills: ['木工'] }) }), world)).toEqual(['skills']);
		const teams = TEAMS.map((one) => ({ ...one, reachable: false }));
		expect(gatesOf(sceneIn('unserved'), worldAt(NOW, { teams }))).toEqual(['unreachable']);
	});
});

describe('in which capacity', () => {
	const of = (who: Parameters<typeof capacitiesOf>[0], scene = sceneIn('accepted')) => capacitiesOf(who, scene, world);

	it('the resident, and whoever placed it', () => {
		expect(of(me())).toEqual(['resident']);
		expect(of(me(person(5, '侄女')), sceneIn('accepted', { placedBy: person(5, null).id }))).toEqual(['resident']);
		expect(of(me(person(5, '侄女')))).toEqual([]);
	});

	it('coordinators of the unit and of those above it, and whoever answers for it instead', () => {
		expect(of(COORDINATOR)).toEqual(['station']);
		expect(of(me(INSTITUTE, { roles: [{ role: 'coordinator', unitCode: '11' }] }))).toEqual(['station']);
		expect(of(me(person(6, '外站'), { roles: [{ role: 'coordinator', unitCode: '121' }] }))).toEqual([]);
		expect(of(CENTRE)).toEqual(['dispatcher']);
		expect(of(CENTRE, sceneIn('accepted', {}, { staff: [[DISPATCHER]] }))).toEqual(['station', 'dispatcher']);
		expect(of(me(person(6, '外站')), sceneIn('accepted', {}, { staff: [] }))).toEqual([]);
	});

	it('leader and members of the team that holds it, whoever was asked to go; who was asked and did not win is nobody', () => {
		expect(of(LEADS)).toEqual(['leader', 'member']);
		expect(of(SERVES)).toEqual(['member']);
		expect(of(me(OTHER_LEADER, { teams: [{ teamId: OTHER, role: 'deputy' }] }))).toEqual([]);
		expect(of(me(OTHER_LEADER, { teams: [{ teamId: FAR, role: 'leader' }] }))).toEqual([]);
		// joined, and has left the team meanwhile, or is in another one
		const former = person(7, '走了');
		const crew = [crewRow(former, 'joined')];
		expect(of(me(former), sceneIn('accepted', {}, { crew }))).toEqual([]);
		expect(of(me(former, { teams: [{ teamId: FAR, role: 'member' }] }), sceneIn('accepted', {}, { crew }))).toEqual([]);
	});

	it('roles and teams', () => {
		expect([hasRole(COORDINATOR, 'coordinator'), hasRole(me(), 'admin'), isStaff(CENTRE), isStaff(LEADS)]).toEqual([
			true,
			false,
			true,
			false,
		]);
		expect([leads(LEADS, WINNER), leads(SERVES, WINNER), leads(LEADS, null)]).toEqual([true, false, false]);
		expect([teamsLed(LEADS), teamsLed(SERVES)]).toEqual([[WINNER], []]);
		expect(actorOf(STATION.id, ['station'])).toEqual({ kind: 'person', personId: STATION.id, capacities: ['station'] });
		expect([RESIDENT, LEADER, MEMBER].map((one) => one.language)).toEqual(['zh-CN', 'zh-CN', 'zh-CN']);
	});
});
