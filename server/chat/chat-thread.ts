import type { FastifyReply } from 'fastify';
import type { PersonId } from '../../db/domain/ids.ts';
import type { Instant } from '../../db/domain/instant.ts';
import type { StripOrder, ThreadMessage } from '../../db/queries/thread.ts';
import { inTime } from '../errors.ts';
import type { Wakes } from '../wakes.ts';

/** A signal may be missed: whoever waits looks again after this long. */
const RECHECK_MS = 5_000;

const iso = (at: Instant): string => new Date(at).toISOString();

/** Messages and open orders as web chat reads them (contract §3), and the desk's own time, by which the page counts. */
export const threadView = (messages: readonly ThreadMessage[], orders: readonly StripOrder[], now: Instant) => ({
	messages: messages.map((message) => ({ ...message, at: iso(message.at) })),
	orders: orders.map((order) => ({ ...order, promiseAt: order.promiseAt === null ? null : iso(order.promiseAt) })),
	now: iso(now),
});

/** Aborts when the answer was sent or its reader has gone. */
export function goneWith(reply: FastifyReply): AbortSignal {
	const gone = new AbortController();
	reply.raw.once('close', () => gone.abort());
	return gone.signal;
}

/** A long poll: who waits, at most `waitMs` of real time, and how to look. */
interface Waiting<T> {
	readonly wakes: Wakes;
	readonly personId: PersonId;
	/** What is new, or null. `woken` = at the beginning and after a commit that concerns the person; else it is a re-check. */
	readonly read: (woken: boolean) => Promise<T | null>;
	readonly waitMs: number;
	readonly gone: AbortSignal;
}

/** What is new for a person; where there is nothing, waits for it, at most `waitMs`, and answers null in the end. */
export async function firstNews<T>({ wakes, personId, read, waitMs, gone }: Waiting<T>): Promise<T | null> {
	const end = performance.now() + waitMs;
	for (let woken = true; ; ) {
		const left = end - performance.now();
		const watch = wakes.watch(personId, Math.min(RECHECK_MS, left), gone);
		let found: T | null;
		try {
			found = await inTime(read(woken));
		} catch (err) {
			watch.cancel();
			throw err;
		}
		if (found !== null || left <= 0 || gone.aborted || wakes.closing) {
			watch.cancel();
			return found;
		}
		woken = await watch.woken;
	}
}
