import { describe, expect, it } from 'vitest';
import { type RuleReason, standingRule } from '../../db/domain/dispatch-rule.ts';
import type { Item } from '../../db/domain/order.ts';
import type { Team } from '../../db/domain/team.ts';
import { item, policy, TEAMS, TREE } from './two-streets.ts';

const ask = (candidates: readonly Team[], of: Partial<Item> = {}, unitCode = 'A1', autoDispatch = true) =>
	standingRule({ item: item(of), candidates, unitCode, tree: TREE, policy: policy({ autoDispatch }) });

describe('standingRule', () => {
	it.each(['stationA1', 'basedA1', 'basedA2', 'instituteA', 'basedA'] as const)('applies with %s in the street', (name) => {
		expect(ask([TEAMS.nowhere, TEAMS[name]])).toEqual({ applies: true });
	});

	it.each(['direct', 'headquarters', 'nowhere', 'basedB2', 'stationB1', 'instituteB', 'basedC'] as const)(
		'%s is not in the street',
		(name) => {
			expect(ask([TEAMS[name]])).toEqual({ applies: false, why: ['no-team-in-street'] });
		},
	);

	it.each<[RuleReason, Partial<Item>]>([
		['risk', { risk: 'medium' }],
		['child', { childBeneficiary: true }],
		['many-volunteers', { volunteers: 3 }],
	])('%s goes to the dispatcher', (reason, of) => {
		expect(ask([TEAMS.basedA1], of)).toEqual({ applies: false, why: [reason] });
	});

	it('names all reasons', () => {
		expect(ask([], { risk: 'high', childBeneficiary: true, volunteers: 9 }, 'A1', false)).toEqual({
			applies: false,
			why: ['switched-off', 'risk', 'child', 'many-volunteers', 'no-team-in-street'],
		});
	});

	it('an order of the centre has no street, one of a 所 has', () => {
		expect(ask([TEAMS.basedC], {}, 'C')).toEqual({ applies: false, why: ['no-team-in-street'] });
		expect(ask([TEAMS.basedA1], {}, 'A')).toEqual({ applies: true });
	});
});
