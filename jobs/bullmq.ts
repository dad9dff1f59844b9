import type { JobSchedulerJson } from 'bullmq';
import type { BackendReports, JobQueue, JobWorker, Process } from './job-queue.ts';

/** BullMQ's name of the desk's one queue. */
export const QUEUE = 'desk';

/** How long the connection to a store that does not answer may take. */
export const CONNECT_MS = 5_000;

/** Between tries while the store is away. BullMQ's own 15 s would be longer than the desk may take to be back (contract §1). */
export const RETRY_MS = 1_000;

/** Jobs that failed for good are kept for a look; what is done is gone. */
const KEEP_FAILED = { count: 100 };

/** What both backends tell BullMQ's Queue beside its connection. */
export const QUEUE_OPTIONS = { defaultJobOptions: { removeOnComplete: true, removeOnFail: KEEP_FAILED } } as const;

/** The same for its Worker, which must not run before it is ready. */
export const WORKER_OPTIONS = {
	autorun: false,
	runRetryDelay: RETRY_MS,
	removeOnComplete: { count: 0 },
	removeOnFail: KEEP_FAILED,
} as const;

/** What either Worker calls for a job. */
export const processor =
	(process: Process) =>
	(job: { readonly name: string; readonly data: unknown }): Promise<void> =>
		process(job.name, job.data);

interface Part {
	waitUntilReady(): Promise<unknown>;
	close(): Promise<void>;
	on(event: 'error', listener: (err: Error) => void): unknown;
}

/** The part of BullMQ's Queue that is used, whatever its backend. */
interface BullQueue extends Part {
	add(name: string, data: object, options: object): Promise<unknown>;
	upsertJobScheduler(id: string, repeat: { readonly every: number }, template: { name: string; data: object }): Promise<unknown>;
	getJobScheduler(id: string): Promise<JobSchedulerJson | undefined>;
	getWaitingCount(): Promise<number>;
}

/** The part of BullMQ's Worker that is used. */
interface BullWorker extends Part {
	run(): Promise<void>;
	isRunning(): boolean;
	close(force?: boolean): Promise<void>;
	on(event: 'error', listener: (err: Error) => void): unknown;
	on(event: 'failed', listener: (job: { readonly name: string } | undefined, err: Error) => void): unknown;
}

/** BullMQ's queue in the desk's words, once it is ready; rejects, with it closed, when it does not become so. */
export async function asQueue(queue: BullQueue, { onError }: BackendReports): Promise<JobQueue> {
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
		nextRun: async (name) => (await queue.getJobScheduler(name))?.next ?? null,
		async answers() {
			await queue.getWaitingCount();
			return true;
		},
		close: () => queue.close(),
	};
}

/** BullMQ's worker in the desk's words, running; rejects, with it closed, when it does not become ready. */
export async function asWorker(worker: BullWorker, { onError }: BackendReports): Promise<JobWorker> {
	worker.on('error', (err) => onError(err, 'worker'));
	worker.on('failed', (job, err) => onError(err, `job ${job?.name ?? ''} failed`));
	await readyOrClosed(worker);
	worker.run().catch((err: unknown) => onError(err, 'worker stopped'));
	return { running: () => worker.isRunning(), close: (force) => worker.close(force) };
}

/** Waits until ready; what is not is closed, since it would never become so, and the reason is thrown. */
async function readyOrClosed(part: Part): Promise<void> {
	try {
		await part.waitUntilReady();
	} catch (err) {
		await part.close().catch(() => undefined);
		throw err;
	}
}
