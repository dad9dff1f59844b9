import { onDue } from '../../bot/flow/due.ts';
import { applyMove } from '../../db/commands/apply-move.ts';
import { setPromise } from '../../db/commands/set-promise.ts';
import type { OrderId } from '../../db/domain/ids.ts';
import { loadScene } from '../../db/queries/scene.ts';
import { NO_EFFECT, type OnTimer } from './fire-timer.ts';

/** A limit, a reminder or a question of an order: the flow decides, one move is written. */
export const orderDue: OnTimer = async (tx, timer, world) => {
	const scene = await loadScene(tx, timer.subject as OrderId);
	if (scene === null) return NO_EFFECT;
	const { move, tellings, promiseAt } = onDue(scene, timer, world);
	if (move !== null) await applyMove(tx, move, world.at);
	else await setPromise(tx, scene.order.id, promiseAt);
	const offers = move?.outcomes.some((outcome) => outcome.offersMade.length > 0) ?? false;
	return { tellings, offers, moved: [scene.order.residentId] };
};
