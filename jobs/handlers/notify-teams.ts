import { offerCard } from '../../bot/flow/cards.ts';
import type { Telling } from '../../bot/flow/outbound.ts';
import type { World } from '../../bot/flow/world.ts';
import type { Tx } from '../../db/client.ts';
import { takeOffer } from '../../db/commands/take-offer.ts';
import type { OfferId } from '../../db/domain/ids.ts';
import { type Instant, MINUTE } from '../../db/domain/instant.ts';
import { isDatabaseAway } from '../../db/errors.ts';
import { offersWaiting } from '../../db/queries/offers-waiting.ts';
import { loadScene } from '../../db/queries/scene.ts';
import { retried } from '../../db/retried.ts';
import { type ClockworkDeps, tellAll } from './fire-timer.ts';

const BATCH = 200;
/** An offer that could not be told is tried again after this time; others do not wait for it. */
const PAUSE = MINUTE;

/** The cards of one offer, for everybody whose 接 binds the team. */
async function cardsOf(tx: Tx, id: OfferId, world: World): Promise<readonly Telling[]> {
	const offer = await takeOffer(tx, id, world.at);
	if (offer === null) return [];
	const scene = await loadScene(tx, offer.orderId, { teamIds: [offer.teamId] });
	const leaders = scene?.teams.find((team) => team.id === offer.teamId)?.leaders ?? [];
	if (scene === null) return [];
	const immediate = scene.order.urgency === 'urgent';
	return leaders.map((leader) => ({ ...offerCard(scene, offer, leader, world), to: leader.id, orderId: scene.order.id, immediate }));
}

/**
 * Makes the notifier: every offer not yet told gets its cards, each in its own transaction together with its mark. Safe to run
 * twice and at once. One that fails is logged once and left for later.
 */
export function createNotifyTeams(deps: ClockworkDeps): () => Promise<void> {
	const notBefore = new Map<OfferId, Instant>();

	async function tellOffer(id: OfferId): Promise<void> {
		const world = await deps.worldAt(deps.now());
		const committed = await retried(() => deps.db.transaction(async (tx) => tellAll(tx, await cardsOf(tx, id, world), world)));
		notBefore.delete(id);
		if (committed.told.length > 0) deps.onCommit({ ...committed, offers: false });
	}

	function failed(id: OfferId, err: unknown): void {
		if (isDatabaseAway(err)) throw err;
		if (!notBefore.has(id)) deps.log.error({ err, offerId: id }, 'offer could not be told, tried again later');
		notBefore.set(id, deps.now() + PAUSE);
	}

	return async () => {
		let last: OfferId | null = null;
		while (!deps.stopping()) {
			const ids: OfferId[] = await offersWaiting(deps.db, last, BATCH);
			for (const id of ids) {
				if (deps.stopping()) return;
				last = id;
				if ((notBefore.get(id) ?? 0) > deps.now()) continue;
				await tellOffer(id).catch((err: unknown) => failed(id, err));
			}
			if (ids.length < BATCH) return;
		}
	};
}
