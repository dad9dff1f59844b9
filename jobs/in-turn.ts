/** Runs calls one after another, in the order in which they came; one that fails does not stop the next. */
export function inTurn<T>(work: () => Promise<T>): () => Promise<T> {
	let last: Promise<unknown> = Promise.resolve();
	return () => {
		const mine = last.then(work, work);
		last = mine.catch(() => undefined);
		return mine;
	};
}

/** The promise, or a rejection after `ms`; what it waits for goes on by itself. */
export async function within<T>(ms: number, work: Promise<T>): Promise<T> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<never>((_resolve, reject) => {
		timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms);
	});
	try {
		return await Promise.race([work, late]);
	} finally {
		clearTimeout(timer);
	}
}
