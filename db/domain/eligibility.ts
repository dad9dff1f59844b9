import type { TeamId } from './ids.ts';
import type { Instant } from './instant.ts';
import type { Item, Slot } from './order.ts';
import type { Policy } from './policy.ts';
import type { Team } from './team.ts';

/**
 * Why a team may not be asked: codes that map to the texts `gate.CODE`. Declining often is none and never will be (条例 25: nobody
 * is forced; contract §0.16).
 */
export const GATES = ['skills', 'qualification', 'insurance', 'unreachable', 'declined', 'capacity'] as const;
export type Gate = (typeof GATES)[number];

/** What the gates look at beside the team. */
export interface GateFacts {
	readonly item: Pick<Item, 'skills' | 'qualification' | 'risk'>;
	readonly slot: Slot | null;
	/** Teams that this resident asked not to have and teams that said no to this very order, or handed it back. */
	readonly declinedTeamIds: ReadonlySet<TeamId>;
	readonly policy: Pick<Policy, 'limits'>;
	readonly at: Instant;
}

/** 条例 15: volunteers are placed by knowledge and skill. The team needs every skill of the item. */
const hasSkills = (team: Team, { item }: GateFacts): boolean => item.skills.every((skill) => team.skills.includes(skill));

/** 条例 16: training first, and licences where the law asks. The certificate is one that the desk has checked. */
const hasQualification = (team: Team, { item }: GateFacts): boolean =>
	item.qualification === null || team.qualifications.includes(item.qualification);

/** 条例 17: accident insurance before an activity that may be dangerous, in force until the visit is over (now, where no time is agreed). */
function isInsured(team: Team, { item, slot, at }: GateFacts): boolean {
	if (item.risk === 'low') return true;
	return team.insuredUntil !== null && team.insuredUntil >= Math.max(at, slot?.end ?? at);
}

/** Not a matter of law but of sense: an offer that nobody can see costs the resident a round (contract §0.11). */
const isReachable = (team: Team): boolean => team.reachable;

/** 条例 25: no forced assignment. A no to this order stands; what the team said to other orders does not count. */
const isWilling = (team: Team, { declinedTeamIds }: GateFacts): boolean => !declinedTeamIds.has(team.id);

/** 条例 15: work fit to the strength of those who do it. `limits.teamOpenOrders` orders accepted and not finished are enough. */
const hasRoom = (team: Team, { policy }: GateFacts): boolean => team.openOrders < policy.limits.teamOpenOrders;

const CHECKS: Readonly<Record<Gate, (team: Team, facts: GateFacts) => boolean>> = {
	skills: hasSkills,
	qualification: hasQualification,
	insurance: isInsured,
	unreachable: isReachable,
	declined: isWilling,
	capacity: hasRoom,
};

/** The first gate, in the order of GATES, that a team fails. */
const failedGate = (team: Team, facts: GateFacts): Gate | undefined => GATES.find((gate) => !CHECKS[gate](team, facts));

/** Whether a team may be asked. */
export const isEligible = (team: Team, facts: GateFacts): boolean => failedGate(team, facts) === undefined;

/**
 * How near the teams came, for the dispatcher's card where nobody passes: each team counts under the first gate that it fails,
 * so that "3 unreachable" means three that could do it otherwise. Gates without a team are left out; 总队 is never asked and not counted.
 */
export function whyNobody(teams: readonly Team[], facts: GateFacts): readonly { readonly gate: Gate; readonly teams: number }[] {
	const counts = new Map<Gate, number>();
	for (const team of teams) {
		const gate = team.kind === 'headquarters' ? undefined : failedGate(team, facts);
		if (gate !== undefined) counts.set(gate, (counts.get(gate) ?? 0) + 1);
	}
	return GATES.flatMap((gate) => {
		const count = counts.get(gate);
		return count === undefined ? [] : [{ gate, teams: count }];
	});
}
