import { describe, expect, it } from 'vitest';
import { planRound, type Round, type RoundInput, roundOfTeam } from '../../db/domain/offer-rounds.ts';
import { item, policy, TEAMS, TREE, teamId } from './two-streets.ts';

type Name = keyof typeof TEAMS;

describe('roundOfTeam', () => {
	it.each<[Name, Round | null, Round | null, Round | null, Round | null]>([
		// team, for a station, its institute, the centre, an unknown unit
		['headquarters', null, null, null, null],
		['direct', 3, 3, 1, 3],
		['instituteA', 2, 1, 2, 3],
		['instituteB', 3, 3, 2, 3],
		['stationA1', 1, 2, 3, 3],
		['stationA2', 2, 2, 3, 3],
		['stationB1', 3, 3, 3, 3],
		['basedA1', 1, 2, 3, 3],
		['basedA2', 2, 2, 3, 3],
		['basedA', 2, 1, 2, 3],
		['basedB2', 3, 3, 3, 3],
		['basedC', 3, 3, 1, 3],
		['nowhere', 3, 3, 3, 3],
	])('%s: %s for a station, %s for its 所, %s for the centre', (name, station, institute, center, unknown) => {
		expect(roundOfTeam(TEAMS[name], 'A1', TREE, null)).toBe(station);
		expect(roundOfTeam(TEAMS[name], 'A', TREE, null)).toBe(institute);
		expect(roundOfTeam(TEAMS[name], 'C', TREE, null)).toBe(center);
		expect(roundOfTeam(TEAMS[name], 'X', TREE, null)).toBe(unknown);
	});

	it('a chosen team is round 1 alone, 总队 not even then', () => {
		const chosen = TEAMS.basedB2.id;
		expect(roundOfTeam(TEAMS.basedB2, 'A1', TREE, chosen)).toBe(1);
		expect(roundOfTeam(TEAMS.stationA1, 'A1', TREE, chosen)).toBe(2);
		expect(roundOfTeam(TEAMS.instituteA, 'A1', TREE, chosen)).toBe(2);
		expect(roundOfTeam(TEAMS.direct, 'A1', TREE, chosen)).toBe(3);
		expect(roundOfTeam(TEAMS.headquarters, 'A1', TREE, TEAMS.headquarters.id)).toBeNull();
	});

	it('a station that the tree does not know asks its own teams first', () => {
		expect(roundOfTeam({ ...TEAMS.nowhere, baseUnitCode: 'X' }, 'X', TREE, null)).toBe(1);
	});
});

const input = (given: Partial<RoundInput> = {}): RoundInput => ({
	item: item(),
	slot: null,
	declinedTeamIds: new Set(),
	askedTeamIds: new Set(),
	policy: policy(),
	at: 1_795_000_000_000,
	unitCode: 'A1',
	tree: TREE,
	chosenTeamId: null,
	teams: Object.values(TEAMS),
	...given,
});
const plan = (from: Round, given: Partial<RoundInput> = {}) => {
	const planned = planRound(from, input(given));
	return planned === 'nobody' ? planned : [planned.round, ...planned.teams.map((one) => one.teamId)];
};

describe('planRound', () => {
	it('asks each round in turn, best first', () => {
		expect(plan(1)).toEqual([1, 'FW-A1', 'G-A1']);
		expect(plan(2)).toEqual([2, 'DD-A', 'FW-A2', 'G-A', 'G-A2']);
		expect(plan(3)).toEqual([3, 'DD-B', 'DZ', 'FW-B1', 'G-0', 'G-B2', 'G-C']);
		expect(plan(1, { item: item({ defaultTeams: ['G-A1'] }) })).toEqual([1, 'G-A1', 'FW-A1']);
	});

	it('gives the reasons', () => {
		const planned = planRound(1, input());
		expect(planned).toMatchObject({ teams: [{ reasons: ['same-station', 'free-capacity', 'idle-longest'] }, {}] });
	});

	it('passes over a round with nobody to ask', () => {
		expect(plan(1, { teams: [TEAMS.nowhere, TEAMS.headquarters] })).toEqual([3, 'G-0']);
		expect(plan(1, { teams: [{ ...TEAMS.stationA1, reachable: false }, TEAMS.basedA2] })).toEqual([2, 'G-A2']);
	});

	it('does not ask again who has an offer of this attempt or said no', () => {
		expect(plan(1, { askedTeamIds: new Set([teamId('FW-A1')]) })).toEqual([1, 'G-A1']);
		expect(plan(1, { askedTeamIds: new Set([teamId('FW-A1')]), declinedTeamIds: new Set([teamId('G-A1')]) })?.[0]).toBe(2);
	});

	it('is nobody where no round is left, and for a team of a round gone by', () => {
		expect(plan(1, { teams: [] })).toBe('nobody');
		expect(plan(1, { item: item({ skills: ['飞行'] }) })).toBe('nobody');
		expect(plan(2, { teams: [TEAMS.stationA1] })).toBe('nobody');
	});

	it('asks a chosen team alone, then the others', () => {
		const chosenTeamId = TEAMS.basedB2.id;
		expect(plan(1, { chosenTeamId })).toEqual([1, 'G-B2']);
		expect(plan(2, { chosenTeamId })).toEqual([2, 'FW-A1', 'G-A1', 'DD-A', 'FW-A2', 'G-A', 'G-A2']);
	});
});
