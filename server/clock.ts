import type { Instant } from '../db/domain/instant.ts';

/** The desk's one clock. Everything of the domain asks now(); signatures, tokens and rate limits stay on real(). */
export interface Clock {
	now(): Instant;
	real(): Instant;
	/** Sets the desk's clock forward (demo); an instant that is not ahead changes nothing: time never goes back. */
	moveTo(at: Instant): Promise<void>;
}

/** Where the clock starts and how its moves outlast a restart. */
export interface ClockOptions {
	/** How far it was moved before (table desk_clock). */
	readonly offsetMs: number;
	/** Keeps the new offset; awaited before anybody sees the new time, so that a crash cannot take it back. */
	readonly keep: (offsetMs: number) => Promise<void>;
	/** Real time; tests hand in their own. */
	readonly real?: () => Instant;
}

/** Makes the desk's clock: real time plus the offset, and never back, even where the system's clock is. */
export function createClock({ offsetMs, keep, real = Date.now }: ClockOptions): Clock {
	let offset = offsetMs;
	// The system's clock may be set back while the desk runs; the desk's own stands still until it has caught up.
	let latest = Number.NEGATIVE_INFINITY;
	const now = (): Instant => {
		latest = Math.max(latest, real() + offset);
		return latest;
	};
	return {
		now,
		real,
		async moveTo(at) {
			const ahead = at - now();
			if (ahead <= 0) return;
			await keep(offset + ahead);
			offset += ahead;
		},
	};
}
