import { Readable } from 'node:stream';
import type { Db } from '../../db/client.ts';
import type { PersonId } from '../../db/domain/ids.ts';
import type { Instant } from '../../db/domain/instant.ts';
import { messagesAfter, openOrdersOf } from '../../db/queries/thread.ts';
import type { Log } from '../log.ts';
import type { Wakes } from '../wakes.ts';
import { firstNews, threadView } from './chat-thread.ts';

/** A line that says nothing, so that proxies do not take the stream for dead. */
const HEARTBEAT_MS = 15_000;

interface Stream {
	readonly db: Db;
	readonly wakes: Wakes;
	readonly personId: PersonId;
	readonly after: number;
	readonly gone: AbortSignal;
	readonly log: Log;
	/** The desk's own time. */
	readonly now: () => Instant;
}

/**
 * One event for what came together; its id is the last seq in it, which the browser sends back as Last-Event-ID. Where an order
 * moved and nothing was said, it has no id and no messages.
 */
async function* events({ db, wakes, personId, after, gone, log, now }: Stream): AsyncGenerator<string> {
	yield 'retry: 2000\n\n';
	let last = after;
	try {
		let shown = JSON.stringify(await openOrdersOf(db, personId));
		const read = async (woken: boolean) => {
			const messages = await messagesAfter(db, personId, last);
			// what another process moved is seen with the next message or heartbeat: a look every few seconds for everybody costs too much
			if (!woken && messages.length === 0) return null;
			const orders = await openOrdersOf(db, personId);
			return messages.length > 0 || JSON.stringify(orders) !== shown ? { messages, orders } : null;
		};
		while (!gone.aborted && !wakes.closing) {
			const news = await firstNews({ wakes, personId, read, waitMs: HEARTBEAT_MS, gone });
			if (news === null) {
				yield ': \n\n';
				continue;
			}
			const { messages, orders } = news;
			const newest = messages.at(-1);
			last = newest?.seq ?? last;
			shown = JSON.stringify(orders);
			yield `${newest ? `id: ${last}\n` : ''}data: ${JSON.stringify(threadView(messages, orders, now()))}\n\n`;
		}
	} catch (err) {
		// The headers are out: all that is left is to end. The browser comes back by itself with its Last-Event-ID.
		log.warn({ err }, 'event stream ended');
	}
}

/** A person's thread as server-sent events: the same answers as GET /chat/messages, one after the other. */
export const eventStream = (stream: Stream): Readable => Readable.from(events(stream), { objectMode: false });
