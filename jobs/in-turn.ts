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
