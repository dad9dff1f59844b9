import { type GateFacts, isEligible } from './eligibility.ts';
import type { TeamId } from './ids.ts';
import { homeOf, type RankFacts, type Reason, rank } from './matching.ts';
import type { Team } from './team.ts';
import { sameStreetAs, type UnitTree } from './unit-tree.ts';

export type Round = 1 | 2 | 3;

/** The round that follows; null after the last. A search that has not begun counts as in its first. */
export const roundAfter = (round: number): Round | null => (round >= 3 ? null : round <= 1 ? 2 : 3);

/** The round a team belongs to by where it is at home, whoever was chosen. */
function roundByHome(team: Team, unitCode: string, tree: UnitTree): Round {
	const unit = tree.get(unitCode);
	const home = homeOf(team);
	if (unit?.kind === 'center') {
		if (team.kind === 'direct' || home === unitCode) return 1;
		return home !== null && tree.get(home)?.kind === 'institute' ? 2 : 3;
	}
	if (team.kind === 'direct' || home === null) return 3;
	if (home === unitCode) return 1;
	return sameStreetAs(tree, unitCode)(home) ? 2 : 3;
}

/**
 * In which round a team is asked for an order of a unit, null = never (contract §0.11).
 * 1: the 服务队 of the order's station and teams based there. 2: the 大队 of its 所 and teams based at it, the 服务队 of its
 * sibling stations and teams based in them. 3: 直属大队, teams without a base, everybody else (the open pool). 总队: never.
 * An order of a 所: its own 大队 first, its stations second. An order of the centre (the place is not known):
 * 直属大队 and teams based at the centre first, the 大队 second. Of a unit that the tree does not know: its own teams, then everybody.
 * Where the dispatcher chose a team it alone is round 1, and those who would have been there are asked with round 2.
 */
export function roundOfTeam(team: Team, unitCode: string, tree: UnitTree, chosen: TeamId | null): Round | null {
	if (team.kind === 'headquarters') return null;
	if (team.id === chosen) return 1;
	const round = roundByHome(team, unitCode, tree);
	return chosen !== null && round === 1 ? 2 : round;
}

export interface RoundInput extends GateFacts, RankFacts {
	readonly item: GateFacts['item'] & RankFacts['item'];
	readonly policy: GateFacts['policy'];
	readonly teams: readonly Team[];
	/** Teams that have an offer of this attempt already, in whatever state: they are not asked again. */
	readonly askedTeamIds: ReadonlySet<TeamId>;
}

export interface PlannedRound {
	readonly round: Round;
	/** Best first; never empty. */
	readonly teams: readonly { readonly teamId: TeamId; readonly reasons: readonly Reason[] }[];
}

/**
 * The next round to ask, from the given one on: a round with nobody to ask is passed over at once. 'nobody' where no round is left;
 * `whyNobody` (eligibility.ts) then says why.
 */
export function planRound(from: Round, input: RoundInput): PlannedRound | 'nobody' {
	const rounds: Readonly<Record<Round, Team[]>> = { 1: [], 2: [], 3: [] };
	for (const team of input.teams) {
		const round = roundOfTeam(team, input.unitCode, input.tree, input.chosenTeamId);
		if (round !== null && round >= from && !input.askedTeamIds.has(team.id) && isEligible(team, input)) rounds[round].push(team);
	}
	for (const round of [1, 2, 3] as const) {
		if (rounds[round].length > 0)
			return { round, teams: rank(rounds[round], input).map(({ team, reasons }) => ({ teamId: team.id, reasons })) };
	}
	return 'nobody';
}
