import type { Committed } from '../../bot/desk.ts';
import type { Telling } from '../../bot/flow/outbound.ts';
import type { World } from '../../bot/flow/world.ts';
import type { Db, Tx } from '../../db/client.ts';
import { lockOrder } from '../../db/commands/lock-order.ts';
import { markFired, takeSweepLock } from '../../db/commands/mark-timer.ts';
import { writeMessages } from '../../db/commands/write-messages.ts';
import type { OrderId, PersonId } from '../../db/domain/ids.ts';
import type { Instant } from '../../db/domain/instant.ts';
import { endOfQuiet } from '../../db/domain/work-calendar.ts';
import { lockTalk } from '../../db/queries/talk.ts';
import type { DueTimer } from '../../db/queries/timers.ts';
import { retried } from '../../db/retried.ts';
import type { JobsLog } from '../log.ts';

/** What a due timer brought beside what its handler wrote. */
export interface TimerEffect {
	readonly tellings: readonly Telling[];
	/** Offers were made: teams are to be told. */
	readonly offers: boolean;
	/** Whose orders moved, told of it or not. */
	readonly moved?: readonly PersonId[];
}

export const NO_EFFECT: TimerEffect = { tellings: [], offers: false };

/** What all that speaks because time passed works with. `now` is the desk's clock, which the demo can move meanwhile. */
export interface ClockworkDeps {
	readonly db: Db;
	readonly now: () => Instant;
	readonly worldAt: (at: Instant) => Promise<World>;
	readonly log: JobsLog;
	readonly onCommit: (committed: Committed) => void;
	/** The desk is closing: stop after what is in hand. */
	readonly stopping: () => boolean;
}

/** Handles one due timer inside its transaction; the row is marked already. */
export type OnTimer = (tx: Tx, timer: DueTimer, world: World) => Promise<TimerEffect>;

/** Writes what is told because time passed: nobody asked at this moment, so quiet hours hold it back. */
export async function tellAll(tx: Tx, tellings: readonly Telling[], world: World): Promise<Omit<Committed, 'offers'>> {
	const { told, outbox } = await writeMessages(tx, tellings, { at: world.at, afterQuiet: endOfQuiet(world.at, world.calendar) });
	return { told, outbox };
}

/** What a timer is about, before the timer itself: messages take their locks in this order too (contract §0.3). */
const LOCKS: Readonly<Record<DueTimer['subjectKind'], (tx: Tx, subject: string) => Promise<unknown>>> = {
	order: (tx, subject) => lockOrder(tx, subject as OrderId),
	person: (tx, subject) => lockTalk(tx, subject as PersonId),
	unit: async () => undefined,
};

/** One due timer in one transaction with everything it brings. Null when there was nothing left to do. */
export function fireTimer(db: Db, timer: DueTimer, world: World, handle: OnTimer): Promise<Committed | null> {
	return retried(() =>
		db.transaction(async (tx) => {
			await takeSweepLock(tx);
			await LOCKS[timer.subjectKind](tx, timer.subject);
			if (!(await markFired(tx, timer.id, world.at))) return null;
			const { tellings, offers, moved = [] } = await handle(tx, timer, world);
			const { told, outbox } = await tellAll(tx, tellings, world);
			return { told: [...told, ...moved], outbox, offers };
		}),
	);
}
