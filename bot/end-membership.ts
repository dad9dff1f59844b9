import type { Db, Tx } from '../db/client.ts';
import { applyMove } from '../db/commands/apply-move.ts';
import { endPost } from '../db/commands/end-post.ts';
import { lockOrder } from '../db/commands/lock-order.ts';
import { writeMessages } from '../db/commands/write-messages.ts';
import type { PersonId } from '../db/domain/ids.ts';
import type { Instant } from '../db/domain/instant.ts';
import type { Zone } from '../db/domain/local-time.ts';
import type { Policy } from '../db/domain/policy.ts';
import { isRefusal } from '../db/domain/refusal.ts';
import type { Scene } from '../db/domain/scene.ts';
import { endOfQuiet } from '../db/domain/work-calendar.ts';
import { crewOrdersOf } from '../db/queries/crew-orders.ts';
import { memberOf } from '../db/queries/posts.ts';
import { loadScene } from '../db/queries/scene.ts';
import { retried } from '../db/retried.ts';
import { advance } from './flow/advance.ts';
import { actorOf } from './flow/me.ts';
import type { Telling } from './flow/outbound.ts';
import type { World } from './flow/world.ts';
import { say } from './text/render.ts';
import { createWorldSource } from './world.ts';

/** What ending a place in a team brought with it: numbers of orders. */
export interface Ended {
	/** Others are being found for these. */
	readonly left: readonly string[];
	/** Somebody is there at this moment, and nobody can be put in their place. */
	readonly stuck: readonly string[];
}

/**
 * Ends a place in a team, and with it the person's part in every visit that has not begun, as if they had said 请假: access to a
 * resident's address ends, so somebody else has to go. Null where it had ended before or never was. Rejects as the driver does.
 */
export async function endMembership(
	deps: { readonly db: Db; readonly policy: Policy; readonly zone: Zone },
	memberId: string,
	at: Instant,
): Promise<Ended | null> {
	const world = await createWorldSource(deps).at(at);
	return await retried(() => deps.db.transaction((tx) => end(tx, memberId, world)));
}

async function end(tx: Tx, memberId: string, world: World): Promise<Ended | null> {
	const member = await memberOf(tx, memberId);
	if (member === null) return null;
	const { personId, teamId } = member;
	const orders = await crewOrdersOf(tx, personId, teamId);
	for (const { id } of orders) await lockOrder(tx, id);
	// while the person is still in the team: the others hear by name who does not come
	const scenes = await Promise.all(orders.map(({ id }) => loadScene(tx, id)));
	if (!(await endPost(tx, 'member', memberId, world.at))) return null;

	const left: string[] = [];
	const tellings: Telling[] = [];
	for (const scene of scenes) {
		const told = scene && (await leave(tx, scene, personId, world));
		if (!told) continue;
		left.push(scene.order.number);
		tellings.push(...told);
	}
	await writeMessages(tx, tellings, { at: world.at, afterQuiet: endOfQuiet(world.at, world.calendar) });
	return { left, stuck: orders.map(({ number }) => number).filter((number) => !left.includes(number)) };
}

/** Who hears of it; null where the crew cannot be left any more. */
async function leave(tx: Tx, scene: Scene, personId: PersonId, world: World): Promise<readonly Telling[] | null> {
	const reason = say(scene.resident.language, 'why.busy');
	const advanced = advance(scene, { type: 'leaveCrew', reason }, actorOf(personId, ['member']), world, null);
	if (isRefusal(advanced)) return null;
	await applyMove(tx, advanced.move, world.at);
	return advanced.tellings.filter(({ to }) => to !== personId);
}
