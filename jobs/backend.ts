import { createPostgresBackend, runMigrations, withBackend } from 'bullmq';
import pg from 'pg';

/** Options of one job as the desk uses them. */
interface AddOptions {
	/** At most one such job waits and one runs; one more that comes while it runs follows it. */
	readonly once: string;
	readonly attempts: number;
	readonly backoffMs: number;
}

/** The queue in the desk's own words. */
export interface JobQueue {
	add(name: string, payload: object, options: AddOptions): Promise<void>;
	/** Makes or changes the schedule of a repeated job; there is one for each name, whatever restarts. */
	repeat(name: string, payload: object, everyMs: number): Promise<void>;
	/** Whether its store answers. */
	answers(): Promise<boolean>;
	close(): Promise<void>;
}

/** A worker in the desk's own words. */
export interface JobWorker {
	readonly running: () => boolean;
	/** Takes no more work and waits for what is in hand; `force` does not wait. */
	close(force?: boolean): Promise<void>;
}

export type Process = (name: string, payload: unknown) => Promise<void>;

/** Where BullMQ keeps its jobs. Both hand out only what is connected and ready; what failed is thrown away, never kept. */
export interface Backend {
	/** Makes the store ready; before any queue or worker. */
	prepare(): Promise<void>;
	openQueue(): Promise<JobQueue>;
	/** A worker that runs already. */
	startWorker(process: Process, concurrency: number): Promise<JobWorker>;
}

/** Where the jobs are kept. `onError` hears what the backend would otherwise throw from the background. */
export interface BackendOptions {
	readonly databaseUrl: string;
	readonly onError: (err: unknown, message: string) => void;
}

const QUEUE = 'desk';
const SCHEMA = 'bullmq';
/** Jobs that failed for good are kept for a look; what is done is gone. */
const KEEP_FAILED = { count: 100 };
/** How long the connection to a store that does not answer may take. */
const CONNECT_MS = 5_000;
/** Between tries while the store is away. BullMQ's own 15 s would be longer than the desk may take to be back (contract §1). */
const RETRY_MS = 1_000;

/** The only place that picks BullMQ's backend: PostgreSQL now; with REDIS_URL the Redis classes will stand beside it. */
export const chooseBackend = (options: BackendOptions): Backend => postgresBackend(options);

/**
 * BullMQ on the desk's own PostgreSQL, in the schema `bullmq`. The order matters: a Worker without schema or server takes a
 * whole core for ever, and a Queue whose first use failed rejects for ever. So: migrate on a connection of our own, build
 * without autorun, wait until ready, and drop what does not become so.
 */
function postgresBackend({ databaseUrl, onError }: BackendOptions): Backend {
	const { Queue, Worker } = withBackend(createPostgresBackend);
	// ten connections for each queue and worker by default: 98 were counted for twelve of them
	const connection = {
		connectionString: databaseUrl,
		schema: SCHEMA,
		max: 2,
		connectionTimeoutMillis: CONNECT_MS,
		application_name: 'wudan-jobs',
	};

	return {
		async prepare() {
			const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: CONNECT_MS, application_name: 'wudan-jobs' });
			client.on('error', (err) => onError(err, 'queue migrations'));
			await client.connect();
			try {
				await runMigrations(client, SCHEMA);
			} finally {
				await client.end();
			}
		},
		async openQueue() {
			const queue = new Queue(QUEUE, { connection, defaultJobOptions: { removeOnComplete: true, removeOnFail: KEEP_FAILED } });
			queue.on('error', (err) => onError(err, 'queue'));
			await readyOrClosed(queue);
			return {
				async add(name, payload, { once, attempts, backoffMs }) {
					const deduplication = { id: once, keepLastIfActive: true };
					await queue.add(name, payload, { deduplication, attempts, backoff: { type: 'fixed', delay: backoffMs } });
				},
				async repeat(name, payload, everyMs) {
					await queue.upsertJobScheduler(name, { every: everyMs }, { name, data: payload });
				},
				async answers() {
					await queue.getWaitingCount();
					return true;
				},
				close: () => queue.close(),
			};
		},
		async startWorker(process, concurrency) {
			const worker = new Worker(QUEUE, (job) => process(job.name, job.data), {
				connection,
				autorun: false,
				concurrency,
				runRetryDelay: RETRY_MS,
				removeOnComplete: { count: 0 },
				removeOnFail: KEEP_FAILED,
			});
			worker.on('error', (err) => onError(err, 'worker'));
			worker.on('failed', (job, err) => onError(err, `job ${job?.name ?? ''} failed`));
			await readyOrClosed(worker);
			worker.run().catch((err: unknown) => onError(err, 'worker stopped'));
			return { running: () => worker.isRunning(), close: (force) => worker.close(force) };
		},
	};
}

/** Waits until ready; what is not is closed, since it would never become so, and the reason is thrown. */
async function readyOrClosed(part: { waitUntilReady(): Promise<unknown>; close(): Promise<void> }): Promise<void> {
	try {
		await part.waitUntilReady();
	} catch (err) {
		await part.close().catch(() => undefined);
		throw err;
	}
}
