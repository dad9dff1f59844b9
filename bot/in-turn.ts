/** A queue of one's own: runs what it is given one after the other, in the order in which it came; what fails does not stop the next. */
export function createTurns(): <T>(work: () => Promise<T>) => Promise<T> {
	let last: Promise<unknown> = Promise.resolve();
	return <T>(work: () => Promise<T>) => {
		const mine = last.then(work, work);
		last = mine.catch(() => undefined);
		return mine;
	};
}

/** The same work as often as it is called, one call after the other. */
export function inTurn<T>(work: () => Promise<T>): () => Promise<T> {
	const alone = createTurns();
	return () => alone(work);
}

/** A queue for each name: work of one name in the order in which it came, of different names at the same time. */
export function createQueues(): <T>(lane: string, work: () => Promise<T>) => Promise<T> {
	const lanes = new Map<string, { readonly turn: ReturnType<typeof createTurns>; waiting: number }>();
	return async (name, work) => {
		const lane = lanes.get(name) ?? { turn: createTurns(), waiting: 0 };
		lanes.set(name, lane);
		lane.waiting++;
		try {
			return await lane.turn(work);
		} finally {
			// a lane that nobody waits in is forgotten: there are as many as people
			if (--lane.waiting === 0) lanes.delete(name);
		}
	};
}
