import { setTimeout as pause } from 'node:timers/promises';
import { LostRace } from './commands/lost-race.ts';
import { isRetryable, uniqueViolation } from './errors.ts';

/** Load and decide anew after a lost race, at most so often (contract §0.3). */
const TRIES = 4;
/** A short pause of uneven length, so that those who collided do not collide again. Milliseconds. */
const pauseMs = (): number => 3 + Math.random() * 20;

/** Runs a transaction anew when it lost a race, a lock or a unique key to another. */
export async function retried<T>(work: () => Promise<T>): Promise<T> {
	for (let left = TRIES - 1; ; left--) {
		try {
			return await work();
		} catch (err) {
			if (left === 0 || !(err instanceof LostRace || isRetryable(err) || uniqueViolation(err) !== null)) throw err;
			await pause(pauseMs());
		}
	}
}
