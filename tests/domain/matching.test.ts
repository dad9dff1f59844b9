import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY } from '../../db/domain/instant.ts';
import { homeOf, type RankFacts, rank } from '../../db/domain/matching.ts';
import type { Item } from '../../db/domain/order.ts';
import { item, policy, TEAMS, TREE, team, teamId } from './two-streets.ts';

const NOW = 1_795_000_000_000;
const facts = (given: Partial<RankFacts> = {}, of: Partial<Item> = {}): RankFacts => ({
	item: item(of),
	unitCode: 'A1',
	tree: TREE,
	policy: policy(),
	chosenTeamId: null,
	at: NOW,
	...given,
});
const codes = (...args: Parameters<typeof rank>): string[] => rank(...args).map((ranked) => ranked.team.code);

describe('rank', () => {
	it('puts the nearest first', () => {
		expect(codes([TEAMS.nowhere, TEAMS.basedB2, TEAMS.basedA2, TEAMS.basedA1], facts())).toEqual(['G-A1', 'G-A2', 'G-0', 'G-B2']);
	});

	it('puts the default teams before the nearest and the chosen team before all', () => {
		const teams = [TEAMS.basedA1, TEAMS.nowhere, TEAMS.basedB2];
		expect(codes(teams, facts({}, { defaultTeams: ['G-0'] }))).toEqual(['G-0', 'G-A1', 'G-B2']);
		expect(codes(teams, facts({ chosenTeamId: teamId('G-B2') }, { defaultTeams: ['G-0'] }))).toEqual(['G-B2', 'G-0', 'G-A1']);
	});

	it('prefers who has little open, then who was asked least recently, then the code', () => {
		const busy = team('a', { openOrders: 15, lastOfferedAt: NOW - 5 * DAY });
		const lately = team('b', { lastOfferedAt: NOW - DAY });
		const longAgo = team('c', { lastOfferedAt: NOW - 20 * DAY });
		const never = team('e');
		const twin = team('d', { lastOfferedAt: NOW - 60 * DAY });
		expect(codes([busy, lately, longAgo, never, twin], facts())).toEqual(['d', 'e', 'c', 'b', 'a']);
		expect(codes([never, twin, { ...never }], facts())).toEqual(['d', 'e', 'e']);
	});

	it('gives reasons', () => {
		const reasonsOf = (...args: Parameters<typeof rank>) => rank(...args)[0]?.reasons;
		expect(reasonsOf([TEAMS.basedA1], facts({}, { defaultTeams: ['G-A1'] }))).toEqual([
			'default-team',
			'same-station',
			'free-capacity',
			'idle-longest',
		]);
		expect(reasonsOf([{ ...TEAMS.instituteA, openOrders: 10, lastOfferedAt: NOW }], facts())).toEqual(['same-street']);
		expect(reasonsOf([{ ...TEAMS.basedB2, openOrders: 30, lastOfferedAt: NOW + DAY }], facts())).toEqual(['open-pool']);
		const certified = team('q', { qualifications: ['人民调解员'], openOrders: 3, lastOfferedAt: NOW });
		expect(reasonsOf([certified], facts({ chosenTeamId: teamId('q') }, { qualification: '人民调解员' }))).toEqual([
			'chosen',
			'open-pool',
			'qualified',
		]);
		expect(reasonsOf([TEAMS.basedC], facts({ unitCode: 'C' }))).toContain('same-station');
		expect(reasonsOf([TEAMS.basedA], facts({ unitCode: 'C' }))).toContain('open-pool');
	});

	it('knows where a team is at home', () => {
		expect(homeOf(TEAMS.stationA1)).toBe('A1');
		expect(homeOf(TEAMS.basedA2)).toBe('A2');
		expect(homeOf(TEAMS.nowhere)).toBeNull();
	});

	it('does not depend on the order of the teams', () => {
		const all = Object.values(TEAMS);
		fc.assert(
			fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
				expect(codes(shuffled, facts())).toEqual(codes(all, facts()));
			}),
		);
	});
});
