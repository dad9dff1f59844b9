import { openFailed, settleInbound } from '../db/commands/settle-inbound.ts';
import type { InboxId } from '../db/domain/ids.ts';
import { failedIds } from '../db/queries/failed-inbound.ts';
import type { Inbound } from './channels/channel.ts';
import { type Committed, type DeskDeps, decideOn, saidIn, write } from './desk.ts';
import { createWorldSource } from './world.ts';

export type Replayed = {
	readonly id: InboxId;
	/** `later` = the person has said something since, so that the old word would be out of place. */
	readonly result: 'handled' | 'later' | 'not-failed' | 'wiped' | 'failed-again';
};

/**
 * Handles kept `failed` messages again, at their original time, each in its own transaction, and only where the person has
 * said nothing since (contract §1, replay).
 */
export async function replay(deps: DeskDeps, ids: readonly InboxId[] | 'all'): Promise<Replayed[]> {
	const worlds = createWorldSource(deps);
	const replayed: Replayed[] = [];
	for (const id of ids === 'all' ? await failedIds(deps.db) : ids) {
		const result = await replayOne(deps, id, await worlds.at(deps.clock.now())).catch((err: unknown) => {
			deps.log.error({ inboxId: id, error: err instanceof Error ? err.name : 'unknown' }, 'a kept message failed again');
			return 'failed-again' as const;
		});
		replayed.push({ id, result });
	}
	return replayed;
}

async function replayOne(
	{ db, onCommit }: DeskDeps,
	id: InboxId,
	world: Awaited<ReturnType<ReturnType<typeof createWorldSource>['at']>>,
): Promise<Replayed['result']> {
	let committed: Committed | undefined;
	const result = await db.transaction(async (tx): Promise<Replayed['result']> => {
		const opened = await openFailed(tx, id);
		if ('not' in opened) return opened.not;
		const inbound = JSON.parse(opened.raw) as Inbound;
		const { personId } = opened;
		const handled = await write(
			tx,
			inbound,
			{ inboxId: id, personId },
			await decideOn(tx, inbound, saidIn(inbound, id), personId, world, id),
			world,
			null,
		);
		await settleInbound(tx, id, world.at);
		committed = handled.committed;
		return 'handled';
	});
	if (committed) onCommit(committed);
	return result;
}
