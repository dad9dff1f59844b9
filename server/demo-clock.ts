import { createTurns } from '../bot/in-turn.ts';
import type { Instant } from '../db/domain/instant.ts';
import type { DueThings } from './app-deps.ts';
import type { Clock } from './clock.ts';
import type { Log } from './log.ts';

type Fired = Awaited<ReturnType<DueThings['runDue']>>[number];

/** What a move of the clock brought; `fired` is in the order in which it happened. */
export interface Moved {
	readonly now: Instant;
	readonly fired: readonly Fired[];
	/** What is due next; null = nothing. */
	readonly next: Instant | null;
}

/** Moves the desk's clock forward through each due thing in turn, so that each happens at its own time. */
export interface ClockMover {
	/** To the next due thing. */
	toNext(): Promise<Moved>;
	forward(ms: number): Promise<Moved>;
}

/** Steps of one move; a policy in seconds moved by days would never come back. What is left is due at the next move. */
const MOST_STEPS = 2_000;

/** Makes the mover. Moves queue up one after the other; a timer that stays due is logged and does not stop the clock. */
export function createClockMover(clock: Clock, jobs: Pick<DueThings, 'runDue' | 'nextDue'>, log: Pick<Log, 'warn'>): ClockMover {
	// One move at a time: two of them would pull each other's due things forward.
	const alone = createTurns();

	async function through(target: Instant): Promise<Moved> {
		const fired: Fired[] = [];
		for (let step = 0; ; step++) {
			const done = await jobs.runDue();
			fired.push(...done);
			const next = await jobs.nextDue();
			const late = next !== null && next <= clock.now();
			if (next === null || next > target || (late && done.length === 0) || step >= MOST_STEPS) {
				if (late || step >= MOST_STEPS) log.warn({ step }, 'clock: some things stay due');
				break;
			}
			await clock.moveTo(next);
		}
		await clock.moveTo(target);
		return { now: clock.now(), fired, next: await jobs.nextDue() };
	}

	return {
		toNext: () =>
			alone(async () => {
				const next = await jobs.nextDue();
				return through(Math.max(next ?? 0, clock.now()));
			}),
		forward: (ms) => alone(() => through(clock.now() + ms)),
	};
}
