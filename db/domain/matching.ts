import type { TeamId } from './ids.ts';
import { DAY, type Instant } from './instant.ts';
import type { Item } from './order.ts';
import type { Policy } from './policy.ts';
import type { Team } from './team.ts';
import { sameStreetAs, type UnitTree } from './unit-tree.ts';

/** Why a team stands where it stands: codes that map to the texts `reason.CODE`. Each team has one of area at least. */
export const REASONS = [
	'chosen', // by the dispatcher
	'default-team', // the menu names it for this item
	'same-station',
	'same-street',
	'open-pool', // from elsewhere in the district
	'qualified', // holds the certificate that the item asks for
	'free-capacity', // hardly anything open
	'idle-longest', // has not been asked for a month, or never
] as const;
export type Reason = (typeof REASONS)[number];

/** Each weight is larger than all below it together: first the menu's own team, then the nearest, then who is free, then who waits longest. */
const WEIGHT = { chosen: 8_000, defaultTeam: 4_000, sameStation: 2_000, sameStreet: 1_000, freeCapacity: 500, idle: 400 };
/** After so long without an offer a team has waited long enough; longer does not count more. */
const IDLE_DAYS = 30;
/** From this part of its limit being free on, a team counts as free in the reasons. */
const FREE_FROM = 0.9;

export interface RankFacts {
	readonly item: Pick<Item, 'defaultTeams' | 'qualification'>;
	/** The order's unit. */
	readonly unitCode: string;
	readonly tree: UnitTree;
	readonly policy: Pick<Policy, 'limits'>;
	/** The team that the dispatcher chose. */
	readonly chosenTeamId: TeamId | null;
	readonly at: Instant;
}

export interface RankedTeam {
	readonly team: Team;
	readonly score: number;
	readonly reasons: readonly Reason[];
}

/** Where a team is at home: its base, else the unit that it belongs to; null = nowhere in particular. */
export const homeOf = (team: Pick<Team, 'baseUnitCode' | 'unitCode'>): string | null => team.baseUnitCode ?? team.unitCode;

function scoreOf(team: Team, facts: RankFacts, isNear: (home: string | null) => boolean): RankedTeam {
	const reasons: Reason[] = [];
	let score = 0;
	const count = (weight: number, reason: Reason): void => {
		score += weight;
		reasons.push(reason);
	};
	if (team.id === facts.chosenTeamId) count(WEIGHT.chosen, 'chosen');
	if (facts.item.defaultTeams.includes(team.code)) count(WEIGHT.defaultTeam, 'default-team');
	const home = homeOf(team);
	if (home === facts.unitCode) count(WEIGHT.sameStation, 'same-station');
	else if (isNear(home)) count(WEIGHT.sameStreet, 'same-street');
	else reasons.push('open-pool');
	if (facts.item.qualification !== null && team.qualifications.includes(facts.item.qualification)) reasons.push('qualified');
	const free = Math.max(0, 1 - team.openOrders / facts.policy.limits.teamOpenOrders);
	score += WEIGHT.freeCapacity * free;
	if (free >= FREE_FROM) reasons.push('free-capacity');
	const idleDays = team.lastOfferedAt === null ? IDLE_DAYS : Math.min(Math.max((facts.at - team.lastOfferedAt) / DAY, 0), IDLE_DAYS);
	score += (WEIGHT.idle * idleDays) / IDLE_DAYS;
	if (idleDays >= IDLE_DAYS) reasons.push('idle-longest');
	return { team, score, reasons };
}

/**
 * Teams that may be asked, best first, each with its reasons (desk.md §2, explainable matching). Sorts and explains only:
 * the gates are in eligibility.ts, the rounds in offer-rounds.ts. The same input gives the same order; equals go by code.
 */
export function rank(teams: readonly Team[], facts: RankFacts): readonly RankedTeam[] {
	const isNear = sameStreetAs(facts.tree, facts.unitCode);
	return teams
		.map((team) => scoreOf(team, facts, isNear))
		.sort((a, b) => b.score - a.score || (a.team.code < b.team.code ? -1 : a.team.code > b.team.code ? 1 : 0));
}
