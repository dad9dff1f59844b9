import { describe, expect, it } from 'vitest';
import { type Gate, type GateFacts, isEligible, whyNobody } from '../../db/domain/eligibility.ts';
import { DAY } from '../../db/domain/instant.ts';
import type { Item } from '../../db/domain/order.ts';
import type { Team } from '../../db/domain/team.ts';
import { item, policy, TEAMS, team, teamId } from './two-streets.ts';

const NOW = 1_795_000_000_000;
const facts = (given: Partial<GateFacts> & { of?: Partial<Item> } = {}): GateFacts => ({
	item: item(given.of),
	slot: null,
	declinedTeamIds: new Set(),
	policy: policy(),
	at: NOW,
	...given,
});
const nextWeek = { start: NOW + 6 * DAY, end: NOW + 7 * DAY, grain: 'day' as const };

describe('gates', () => {
	it.each<[string, readonly Gate[], Partial<Team>, Parameters<typeof facts>[0]]>([
		['passes', [], {}, {}],
		['one of two skills is not enough', ['skills'], { skills: ['理发'] }, { of: { skills: ['理发', '磨刀'] } }],
		['all skills', [], { skills: ['磨刀', '理发'] }, { of: { skills: ['理发', '磨刀'] } }],
		['no certificate', ['qualification'], {}, { of: { qualification: '人民调解员' } }],
		['another certificate', ['qualification'], { qualifications: ['医师'] }, { of: { qualification: '人民调解员' } }],
		['the certificate', [], { qualifications: ['人民调解员'] }, { of: { qualification: '人民调解员' } }],
		['no insurance, low risk', [], { insuredUntil: null }, { of: { risk: 'low' } }],
		['no insurance, medium risk', ['insurance'], { insuredUntil: null }, { of: { risk: 'medium' } }],
		['insured now', [], { insuredUntil: NOW }, { of: { risk: 'high' } }],
		['insured until before the slot ends', ['insurance'], { insuredUntil: NOW + 6 * DAY }, { of: { risk: 'high' }, slot: nextWeek }],
		['insured through the slot', [], { insuredUntil: NOW + 7 * DAY }, { of: { risk: 'medium' }, slot: nextWeek }],
		['nobody can be told', ['unreachable'], { reachable: false }, {}],
		['said no to this order', ['declined'], {}, { declinedTeamIds: new Set([teamId('T')]) }],
		['another team said no', [], {}, { declinedTeamIds: new Set([teamId('U')]) }],
		['as much as the limit', ['capacity'], { openOrders: 20 }, {}],
		['one below the limit', [], { openOrders: 19 }, {}],
		['the first of several', ['skills'], { skills: [], reachable: false, openOrders: 99 }, {}],
	])('%s: %j', (_name, gates, given, about) => {
		expect(whyNobody([team('T', given)], facts(about)).map(({ gate }) => gate)).toEqual(gates);
		expect(isEligible(team('T', given), facts(about))).toBe(gates.length === 0);
	});

	it('says why nobody passes, each team once, 总队 not at all', () => {
		const teams = [
			TEAMS.headquarters,
			team('a', { skills: [], reachable: false }),
			team('b', { reachable: false }),
			team('c', { reachable: false }),
			team('d', { openOrders: 20 }),
			team('e'),
		];
		expect(whyNobody(teams, facts())).toEqual([
			{ gate: 'skills', teams: 1 },
			{ gate: 'unreachable', teams: 2 },
			{ gate: 'capacity', teams: 1 },
		]);
		expect(whyNobody([], facts())).toEqual([]);
	});
});
