import { standingRule } from '../../db/domain/dispatch-rule.ts';
import { isEligible, whyNobody } from '../../db/domain/eligibility.ts';
import type { TeamId } from '../../db/domain/ids.ts';
import { rank } from '../../db/domain/matching.ts';
import { planRound, type Round, type RoundInput, roundAfter, roundOfTeam } from '../../db/domain/offer-rounds.ts';
import type { EventOf } from '../../db/domain/order-event.ts';
import type { Scene } from '../../db/domain/scene.ts';
import { unitTree } from '../../db/domain/unit-tree.ts';
import type { Candidate } from './cards.ts';
import type { World } from './world.ts';

/** Whom to ask: the rounds and the standing rule, applied to one scene. */

const SAID_NO = ['declined', 'handed_back'];

function inputOf(scene: Scene, world: World, fresh: boolean, chosen?: TeamId): RoundInput {
	const { order, item, offers } = scene;
	const attempt = fresh ? order.attempt + 1 : order.attempt;
	return {
		item,
		policy: world.policy,
		slot: order.slot,
		at: world.at,
		unitCode: order.unitCode,
		tree: unitTree(world.units),
		teams: world.teams,
		chosenTeamId: chosen ?? order.chosenTeamId,
		declinedTeamIds: new Set(offers.filter((offer) => SAID_NO.includes(offer.state)).map((offer) => offer.teamId)),
		askedTeamIds: new Set(offers.filter((offer) => offer.attempt === attempt).map((offer) => offer.teamId)),
	};
}

/** The next round as an event; null when nobody is left to ask. `fresh` = a new try, which begins the next attempt. */
export function nextRound(scene: Scene, from: Round, world: World, fresh = false): EventOf<'askRound'> | null {
	const plan = planRound(from, inputOf(scene, world, fresh));
	return plan === 'nobody' ? null : { type: 'askRound', round: plan.round, teams: plan.teams, fresh };
}

/** The round after the one that is asked now; null when nobody is left to ask. */
export function widerRound(scene: Scene, world: World): EventOf<'askRound'> | null {
	const round = roundAfter(scene.order.round);
	return round === null ? null : nextRound(scene, round, world);
}

/** The team the dispatcher chose, alone; null when it does not pass the gates. */
export function chosenRound(scene: Scene, teamId: TeamId, world: World): EventOf<'askRound'> | null {
	const fresh = scene.order.state === 'unserved';
	const input = inputOf(scene, world, fresh, teamId);
	const team = world.teams.find((one) => one.id === teamId);
	if (!team || team.kind === 'headquarters' || !isEligible(team, input)) return null;
	const reasons = rank([team], input)[0]?.reasons ?? [];
	return { type: 'askRound', round: 1, teams: [{ teamId, reasons }], chosen: teamId, fresh };
}

/** Why the order needs the dispatcher; empty = the centre's standing rule dispatches it. */
export function whyDispatcher(scene: Scene, world: World): readonly string[] {
	const input = inputOf(scene, world, false);
	const candidates = world.teams.filter((team) => isEligible(team, input));
	const answer = standingRule({ item: scene.item, candidates, unitCode: input.unitCode, tree: input.tree, policy: world.policy });
	return answer.applies ? [] : answer.why;
}

const MOST_SHOWN = 5;

/** The best five over all rounds, nearest round first, for the dispatcher's card. */
export function candidatesOf(scene: Scene, world: World): readonly Candidate[] {
	const input = inputOf(scene, world, scene.order.state === 'unserved');
	const open = world.teams.filter((team) => !input.askedTeamIds.has(team.id) && isEligible(team, input));
	const round = (teamId: TeamId): number => {
		const team = world.teams.find((one) => one.id === teamId);
		return (team && roundOfTeam(team, input.unitCode, input.tree, null)) ?? 4;
	};
	return rank(open, input)
		.filter(({ team }) => round(team.id) < 4)
		.toSorted((a, b) => round(a.team.id) - round(b.team.id))
		.slice(0, MOST_SHOWN)
		.map(({ team, reasons }) => ({ teamId: team.id, name: team.name, reasons }));
}

/** The gates that stopped the teams, for a card without candidates. */
export const gatesOf = (scene: Scene, world: World): readonly string[] =>
	whyNobody(world.teams, inputOf(scene, world, scene.order.state === 'unserved')).map(({ gate }) => gate);
