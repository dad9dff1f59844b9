import type { Measured } from './duel.ts';
import type { Timing } from './figure.ts';
import { cpuMicrosOf } from './process-cost.ts';

/** A load from this process: so many at once, each sends its next message when the one before was answered. */
export interface Load {
	readonly connections: number;
	/** Sends one message and waits for its answer; throws unless it is 200. */
	send(connection: number): Promise<void>;
	/** Process whose CPU time counts. */
	readonly pid: number;
}

/** Runs the load for warming and measuring, then lets what is under way end. `answered` counts all, as the rows in the database will. */
export async function runLoad(
	{ connections, send, pid }: Load,
	{ warmMs, measureMs }: Timing,
): Promise<Measured & { readonly answered: number }> {
	let answered = 0;
	let over = false;
	const lanes = Array.from({ length: connections }, async (_, connection) => {
		while (!over) {
			await send(connection);
			answered++;
		}
	});
	const all = Promise.all(lanes);
	const pause = (ms: number) => Promise.race([new Promise<void>((resolve) => setTimeout(resolve, ms)), all]);
	try {
		await pause(warmMs);
		const before = { answered, at: performance.now(), cpu: cpuMicrosOf(pid) };
		await pause(measureMs);
		const counted = answered - before.answered;
		const seconds = (performance.now() - before.at) / 1000;
		const cpu = cpuMicrosOf(pid);
		over = true;
		await all;
		return { answered, perSecond: counted / seconds, cpuMicros: cpu === null || before.cpu === null ? null : (cpu - before.cpu) / counted };
	} finally {
		over = true;
	}
}
