import { homeOf } from './matching.ts';
import type { Item } from './order.ts';
import type { Policy } from './policy.ts';
import type { Team } from './team.ts';
import { sameStreetAs, type UnitTree } from './unit-tree.ts';

/** Why an order goes to the dispatcher: codes that map to the texts `rule.CODE`. */
export const RULE_REASONS = ['switched-off', 'risk', 'child', 'many-volunteers', 'no-team-in-street'] as const;
export type RuleReason = (typeof RULE_REASONS)[number];

/** More volunteers than this make a dispatcher look at it. */
const MOST_VOLUNTEERS = 2;

export type RuleAnswer = { readonly applies: true } | { readonly applies: false; readonly why: readonly RuleReason[] };

/**
 * The centre's standing order, so that 中心派单 stays true (desk.md §5): dispatched by rule when it is switched on, the risk is low,
 * no child is served, at most two volunteers are needed and a team that may do it is based in the same 乡(街道).
 * `candidates` have passed the gates. Everything else goes to the dispatcher as 【待派】 with all reasons, in the order of RULE_REASONS.
 */
export function standingRule(facts: {
	readonly item: Pick<Item, 'risk' | 'childBeneficiary' | 'volunteers'>;
	readonly candidates: readonly Team[];
	/** The order's unit; the centre lies in no 乡(街道). */
	readonly unitCode: string;
	readonly tree: UnitTree;
	readonly policy: Pick<Policy, 'autoDispatch'>;
}): RuleAnswer {
	const { item, tree } = facts;
	const why: RuleReason[] = [];
	if (!facts.policy.autoDispatch) why.push('switched-off');
	if (item.risk !== 'low') why.push('risk');
	if (item.childBeneficiary) why.push('child');
	if (item.volunteers > MOST_VOLUNTEERS) why.push('many-volunteers');
	if (!hasTeamInStreet(facts.candidates, facts.unitCode, tree)) why.push('no-team-in-street');
	return why.length === 0 ? { applies: true } : { applies: false, why };
}

function hasTeamInStreet(candidates: readonly Team[], unitCode: string, tree: UnitTree): boolean {
	const isNear = sameStreetAs(tree, unitCode);
	return candidates.some((team) => team.kind !== 'headquarters' && team.kind !== 'direct' && isNear(homeOf(team)));
}
