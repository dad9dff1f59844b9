import { putOff } from '../../db/commands/mark-timer.ts';
import { type Instant, MINUTE } from '../../db/domain/instant.ts';
import { isDatabaseAway } from '../../db/errors.ts';
import { type DueTimer, dueTimers } from '../../db/queries/timers.ts';
import { type ClockworkDeps, fireTimer, type OnTimer } from './fire-timer.ts';

/** One timer that fired, as POST /demo/clock reports it. */
export interface Fired {
	readonly at: Instant;
	readonly kind: string;
	/** order:ID, unit:CODE or person:ID. */
	readonly subject: string;
}

/** What a sweep works with. */
export interface SweepDeps extends ClockworkDeps {
	/** Handlers by kind of subject; made anew for each batch, so that one may share what it loads with its neighbours. */
	readonly handlers: (batch: readonly DueTimer[]) => Readonly<Record<DueTimer['subjectKind'], OnTimer>>;
}

const BATCH = 200;
/** A sweep ends at last; the next one comes within seconds. */
const MOST = 10_000;
const LONGEST_PAUSE = 60 * MINUTE;

/** How long a timer waits that has failed so many times: 1, 2, 4 … 60 minutes. */
const pauseAfter = (failures: number): number => Math.min(MINUTE * 2 ** (failures - 1), LONGEST_PAUSE);

/**
 * Makes the sweep: everything due now, in the order of due, each timer in its own transaction. A timer that fails is put off
 * and does not block the others; its first failure is logged. A database that is away ends the sweep: nothing is lost, the
 * rows stand. Two at once do no timer twice, since marking the row is part of the transaction.
 */
export function createSweep(deps: SweepDeps): () => Promise<Fired[]> {
	const failures = new Map<DueTimer['id'], number>();

	async function failed(timer: DueTimer, err: unknown): Promise<null> {
		if (isDatabaseAway(err)) throw err;
		const count = (failures.get(timer.id) ?? 0) + 1;
		failures.set(timer.id, count);
		const { subjectKind, subject, kind, key } = timer;
		if (count === 1) deps.log.error({ err, subjectKind, subject, kind, key }, 'timer failed, put off');
		await putOff(deps.db, timer.id, deps.now() + pauseAfter(count));
		return null;
	}

	async function one(timer: DueTimer, handle: OnTimer): Promise<Fired | null> {
		const world = await deps.worldAt(deps.now());
		const committed = await fireTimer(deps.db, timer, world, handle);
		failures.delete(timer.id);
		if (committed === null) return null;
		deps.onCommit(committed);
		return { at: world.at, kind: timer.kind, subject: `${timer.subjectKind}:${timer.subject}` };
	}

	return async () => {
		const fired: Fired[] = [];
		// put off or done by somebody else: not again in this sweep, even where the clock jumps meanwhile
		const passed: DueTimer['id'][] = [];
		while (fired.length + passed.length < MOST && !deps.stopping()) {
			const batch = await dueTimers(deps.db, deps.now(), passed, BATCH);
			if (batch.length === 0) break;
			const handlers = deps.handlers(batch);
			for (const timer of batch) {
				if (deps.stopping()) break;
				const done = await one(timer, handlers[timer.subjectKind]).catch((err: unknown) => failed(timer, err));
				if (done === null) passed.push(timer.id);
				else fired.push(done);
			}
		}
		return fired;
	};
}
