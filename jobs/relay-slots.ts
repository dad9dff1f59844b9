/** A bound on how much runs at once. */
export interface Slots {
	/** Runs work when one of the slots is free, first come first served. */
	use<T>(work: (slot: RelaySlot) => Promise<T>): Promise<T>;
}

/** The slot that a work has. */
export interface RelaySlot {
	/** Gives the slot to others while the work only waits, and goes on when one is free again. */
	leaveFor(waiting: () => Promise<unknown>): Promise<void>;
}

/** At most `limit` works at once. */
export function createSlots(limit: number): Slots {
	let free = limit;
	const queue: (() => void)[] = [];
	const enter = async (): Promise<void> => {
		if (free > 0) free--;
		else await new Promise<void>((resolve) => queue.push(resolve));
	};
	const leave = (): void => {
		// The slot is handed on rather than freed, or a newcomer could slip in before the one that waits.
		const next = queue.shift();
		if (next) next();
		else free++;
	};
	const slot: RelaySlot = {
		async leaveFor(waiting) {
			leave();
			try {
				await waiting();
			} finally {
				await enter();
			}
		},
	};
	return {
		async use(work) {
			await enter();
			try {
				return await work(slot);
			} finally {
				leave();
			}
		},
	};
}
