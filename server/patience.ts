import { setTimeout as sleep } from 'node:timers/promises';
import { Failure, reasonOf } from './failure.ts';

/** Whom to tell, and the end of the wait. */
interface Waiting {
	/** Prints a line for whoever started the program. */
	readonly say: (line: string) => void;
	readonly stopping: AbortSignal;
}

/** How long a server that does not answer is tried at the start (contract §1). */
const PATIENCE_MS = 30_000;
const TRY_EVERY_MS = 500;

/**
 * Waits for a server that may still be starting: tries until `reach` resolves, with one printed line, 30 s at most. Throws a
 * Failure that names the setting (exit 3), or the reason of `stopping`. `what` as in "the database".
 */
export async function patiently(setting: string, what: string, reach: () => Promise<unknown>, { say, stopping }: Waiting): Promise<void> {
	const end = performance.now() + PATIENCE_MS;
	let told = false;
	for (;;) {
		try {
			await reach();
			return;
		} catch (err) {
			stopping.throwIfAborted();
			const reason = reasonOf(err);
			if (performance.now() >= end)
				throw new Failure(3, `${setting}: ${what} cannot be reached (${reason}); start it, or correct the address`);
			if (!told) say(`${what} cannot be reached (${reason}); trying for ${PATIENCE_MS / 1000} s`);
			told = true;
		}
		await sleep(TRY_EVERY_MS, undefined, { signal: stopping });
	}
}
