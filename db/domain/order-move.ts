import type { Instant } from './instant.ts';
import type { Timer } from './order-clock.ts';
import type { Outcome } from './order-machine.ts';

/** What is written for one order in one transaction: one event and what follows from it at once. */
export interface Move {
	/** At least one; each starts where the one before it ended. */
	readonly outcomes: readonly [Outcome, ...Outcome[]];
	/** The order's timers after it, rebuilt (order-clock.ts). */
	readonly timers: readonly Timer[];
	/** The next moment at which the resident will hear something. */
	readonly promiseAt: Instant | null;
	/** The channel of the message that caused it; null for clock and rule. */
	readonly channel: string | null;
}
