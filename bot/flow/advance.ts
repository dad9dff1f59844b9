import type { PersonId, TeamId } from '../../db/domain/ids.ts';
import { isWaiting } from '../../db/domain/order.ts';
import { dueOf, promiseOf, type Timer } from '../../db/domain/order-clock.ts';
import type { Actor, OrderEvent } from '../../db/domain/order-event.ts';
import { decideEvent, type Outcome } from '../../db/domain/order-machine.ts';
import type { Move } from '../../db/domain/order-move.ts';
import { isRefusal, type Refusal } from '../../db/domain/refusal.ts';
import type { Scene } from '../../db/domain/scene.ts';
import { addSpan } from '../../db/domain/work-calendar.ts';
import { leftOf, missingOf, sceneAfter, teamNameOf, teamOf } from './cast.ts';
import type { Telling } from './outbound.ts';
import { nextRound, whyDispatcher, widerRound } from './search.ts';
import { tell } from './tell/tell.ts';
import type { World } from './world.ts';

/** One event on one order with what follows from it at once, and who hears of it. */
export interface Advance {
	readonly move: Move;
	/** The scene as it is afterwards. */
	readonly after: Scene;
	readonly tellings: readonly Telling[];
}

const RULE: Actor = { kind: 'rule' };
const CLOCK: Actor = { kind: 'clock' };

function decideOn(scene: Scene, event: OrderEvent, actor: Actor, world: World): Outcome | Refusal {
	const { order, item, offers, crew } = scene;
	const closesAt = order.finishedAt === null ? null : addSpan(order.finishedAt, world.policy.ratingClose, world.calendar);
	return decideEvent(
		order,
		event,
		actor,
		{
			item,
			offers,
			crew,
			winnerName: order.teamId === null ? null : teamNameOf(scene, order.teamId),
			ratingWindowOver: closesAt !== null && closesAt <= world.at,
			policy: world.policy,
		},
		world.at,
	);
}

/** Not an objection to 退回: a person looks at it (contract §6, object). */
const ENTERS_COLLECTED: readonly OrderEvent['type'][] = ['collect', 'change', 'split'];

/** Members asked at once when a team accepted: enough to find one or two, few enough not to wake a whole team. */
const MEMBERS_ASKED = 10;

/** People of a team who have not been asked yet. */
function membersOf(scene: Scene, teamId: TeamId | null, known: ReadonlySet<PersonId>): readonly PersonId[] {
	const team = teamOf(scene, teamId);
	const people = team ? [...team.leaders, ...team.members] : [];
	return people
		.map((person) => person.id)
		.filter((id) => !known.has(id))
		.slice(0, MEMBERS_ASKED);
}

/** A 接 asks the team's members in the same breath, so that it is one step of the order's history. */
function withMembers(scene: Scene, event: OrderEvent, actor: Actor): OrderEvent {
	if (event.type !== 'accept' || actor.kind !== 'person') return event;
	return { ...event, ask: membersOf(scene, event.teamId, new Set([actor.personId, scene.order.residentId])) };
}

/** Somebody asked in the present round has not answered. */
const isAwaited = ({ order, offers }: Scene): boolean =>
	offers.some(({ attempt, round, state }) => attempt === order.attempt && round === order.round && isWaiting(state));

/**
 * What follows from an outcome in the same transaction (contract §0.10): the standing rule dispatches what was just collected,
 * a search begins anew after a hand-back, goes on when everybody asked has said 不便, others are asked when a member leaves.
 */
function followUp(outcome: Outcome, scene: Scene, world: World): { readonly event: OrderEvent; readonly actor: Actor } | null {
	const { order } = scene;
	if (order.state === 'collected' && ENTERS_COLLECTED.includes(outcome.event.type)) {
		const asked = whyDispatcher(scene, world).length === 0 ? nextRound(scene, 1, world) : null;
		return asked && { event: asked, actor: RULE };
	}
	if (order.state === 'offering' && order.round === 0) {
		const asked = nextRound(scene, 1, world);
		return asked ? { event: asked, actor: RULE } : { event: { type: 'nobody' }, actor: CLOCK };
	}
	if (order.state === 'offering' && outcome.event.type === 'decline' && !isAwaited(scene)) {
		const asked = widerRound(scene, world);
		return asked ? { event: asked, actor: RULE } : { event: { type: 'nobody' }, actor: CLOCK };
	}
	if (order.state === 'accepted' && outcome.event.type === 'leaveCrew' && missingOf(scene) > 0) {
		const known = new Set([order.residentId, ...scene.crew.filter((row) => row.attempt === order.attempt).map((row) => row.personId)]);
		const personIds = membersOf(scene, order.teamId, known);
		return personIds.length === 0 ? null : { event: { type: 'askMembers', personIds }, actor: RULE };
	}
	return null;
}

/** The order's timers as the scene stands. */
export const timersOf = (scene: Scene, { policy, calendar }: World): readonly Timer[] =>
	dueOf(scene.order, { policy, calendar, item: scene.item, crewMissing: missingOf(scene), crewLeft: leftOf(scene) });

/**
 * Moves one order by one event. Pure: the shell writes the move and the tellings in one transaction.
 * `channel` is that of the message that caused it, null for clock and rule.
 */
export function advance(scene: Scene, event: OrderEvent, actor: Actor, world: World, channel: string | null): Advance | Refusal {
	const first = decideOn(scene, withMembers(scene, event, actor), actor, world);
	if (isRefusal(first)) return first;
	const outcomes: [Outcome, ...Outcome[]] = [first];
	let after = sceneAfter(scene, first);
	for (let next = followUp(first, after, world); next !== null; ) {
		const outcome = decideOn(after, next.event, next.actor, world);
		if (isRefusal(outcome)) break;
		outcomes.push(outcome);
		after = sceneAfter(after, outcome);
		next = followUp(outcome, after, world);
	}
	const timers = timersOf(after, world);
	const promiseAt = promiseOf(timers, world.at);
	return {
		move: { outcomes, timers, promiseAt, channel },
		after,
		tellings: tell({ before: scene, after, outcomes, actor, promiseAt, world }),
	};
}
