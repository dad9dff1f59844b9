/** A bound on how much runs at once. */
export interface Slots {
	/** Runs work when one of the slots is free, first come first served. */
	use<T>(work: () => Promise<T>): Promise<T>;
}

/** At most `limit` works at once. */
export function createSlots(limit: number): Slots {
	let free = limit;
	const queue: (() => void)[] = [];
	return {
		async use(work) {
			if (free > 0) free--;
			else await new Promise<void>((resolve) => queue.push(resolve));
			try {
				return await work();
			} finally {
				// The slot is handed on rather than freed, or a newcomer could slip in before the one that waits.
				const next = queue.shift();
				if (next) next();
				else free++;
			}
		},
	};
}
