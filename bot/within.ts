/** The promise, or a rejection after `ms`, with what `late` makes where it is given; what it waits for goes on by itself. */
export async function within<T>(
	ms: number,
	work: Promise<T>,
	late: () => Error = () => new Error(`no answer within ${ms} ms`),
): Promise<T> {
	let timer: NodeJS.Timeout | undefined;
	const end = new Promise<never>((_resolve, reject) => {
		timer = setTimeout(() => reject(late()), ms);
	});
	try {
		return await Promise.race([work, end]);
	} finally {
		clearTimeout(timer);
	}
}
