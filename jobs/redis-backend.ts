import { createRedisBackend, withBackend } from 'bullmq';
import { Redis } from 'ioredis';
import { within } from '../bot/within.ts';
import { asQueue, asWorker, CONNECT_MS, processor, QUEUE, QUEUE_OPTIONS, RETRY_MS, WORKER_OPTIONS } from './bullmq.ts';
import type { Backend, BackendReports } from './job-queue.ts';
import { doubtsAbout } from './redis-doubts.ts';

/** How the Redis backend is reached, and which of several desks on one Redis it belongs to. */
export interface RedisPlace {
	/** redis://USER:PASSWORD@HOST:PORT/NUMBER, or rediss:// */
	readonly url: string;
	/** Tells this desk's jobs from those of others; asked once, when the store is made ready. */
	readonly namespace: () => Promise<string>;
}

/** A connection that took a command and says nothing for so long is dead; longer than BullMQ ever blocks (10 s). */
const SILENT_MS = 15_000;

/** The driver hangs the command onto its errors, and with AUTH and HELLO that is the password: only words and code go on. */
function withoutCommand(err: unknown): Error {
	if (!(err instanceof Error)) return new Error('unknown reason');
	const code = 'code' in err && typeof err.code === 'string' ? err.code : err.message.split(' ', 1)[0];
	return Object.assign(new Error(err.message), { name: err.name, code });
}

/**
 * BullMQ on Redis. The connections are our own: BullMQ's would wait for ever for a Redis that is away. Each is tried once and
 * dropped when it fails; one that worked comes back by itself. Jobs only nudge (contract §0.8), so an emptied Redis loses nothing.
 */
export function redisBackend({ url, namespace }: RedisPlace, given: BackendReports): Backend {
	const { Queue, Worker } = withBackend(createRedisBackend);
	const reports: BackendReports = { ...given, onError: (err, message) => given.onError(withoutCommand(err), message) };
	let prefix: string | null = null;

	async function connect(forWorker: boolean): Promise<Redis> {
		const client = new Redis(url, {
			lazyConnect: true,
			connectionName: place().prefix,
			connectTimeout: CONNECT_MS,
			socketTimeout: SILENT_MS,
			retryStrategy: (failures) => Math.min(50 * failures, RETRY_MS),
			// a queue answers at once that Redis is away; a worker's blocking read has to outlast it
			enableOfflineQueue: forWorker,
			maxRetriesPerRequest: forWorker ? null : 1,
		});
		// what connect() rejects with says only that the connection was closed
		let why: unknown = null;
		const hear = (err: Error): void => {
			why = err;
		};
		client.on('error', hear);
		try {
			await within(CONNECT_MS, client.connect());
		} catch (err) {
			client.disconnect();
			throw withoutCommand(why ?? err);
		}
		client.off('error', hear);
		client.on('error', (err) => reports.onError(err, 'redis'));
		return client;
	}

	/** Where `prepare` was not called, or failed, there is nothing to put a queue under. */
	function place(): { prefix: string } {
		if (prefix === null) throw new Error('the queue on Redis is not initialized');
		return { prefix };
	}

	return {
		async prepare() {
			prefix ??= `wudan:${await namespace()}`;
			const client = await connect(false);
			try {
				for (const doubt of doubtsAbout(await within(CONNECT_MS, client.info()))) reports.onDoubt(doubt);
			} catch (err) {
				throw withoutCommand(err);
			} finally {
				client.disconnect();
			}
		},
		async openQueue() {
			const own = place();
			const client = await connect(false);
			try {
				const queue = await asQueue(new Queue(QUEUE, { connection: client, ...own, ...QUEUE_OPTIONS }), reports);
				return {
					...queue,
					async close() {
						await queue.close();
						client.disconnect();
					},
				};
			} catch (err) {
				client.disconnect();
				throw withoutCommand(err);
			}
		},
		async startWorker(process, concurrency) {
			const own = place();
			const client = await connect(true);
			try {
				const bull = new Worker(QUEUE, processor(process), { connection: client, ...own, concurrency, ...WORKER_OPTIONS });
				const worker = await asWorker(bull, reports);
				return {
					...worker,
					// BullMQ's own close waits for Redis, for ever when it is away, and a second, forced one waits for the first
					async close(force = false) {
						const lost = new Promise<void>((resolve) => {
							if (force || client.status !== 'ready') resolve();
							else client.once('close', () => resolve());
						});
						const closed = worker.close(force).catch((err: unknown) => reports.onError(err, 'worker did not close'));
						await Promise.race([closed, lost]);
						await bull.getBackend().disconnectBlocking(false);
						client.disconnect();
					},
				};
			} catch (err) {
				client.disconnect();
				throw withoutCommand(err);
			}
		},
	};
}
