import { within } from '../bot/within.ts';
import { DEFINITIONS, definitionOf, type JobName } from './definitions.ts';
import type { Backend, JobQueue, JobWorker, Process } from './job-queue.ts';

/** Queue and worker, kept alive: everything of BullMQ that can stop by itself is started again here. */
export interface Machinery {
	/** Makes the store ready, once. Rejects when it is away. */
	prepare(): Promise<void>;
	/** Prepares the store where that was not done, and runs. */
	start(): Promise<void>;
	/** Asks for a job now. A nudge only: when it is lost, the next sweep does the same. */
	nudge(name: JobName): void;
	answers(): Promise<boolean>;
	close(): Promise<void>;
}

/** What the machinery runs, how often, and by what it notices that it has stopped. */
export interface MachineryOptions {
	readonly backend: Backend;
	readonly process: Process;
	/** How often a repeated job comes; null = it does not repeat. */
	readonly everyMs: (name: JobName) => number | null;
	/** The job whose silence means that the machinery stands still, and what to do in its place. */
	readonly pulse: { readonly name: JobName; readonly instead: () => Promise<unknown> };
	readonly onError: (err: unknown, message: string) => void;
}

interface Running {
	readonly queue: JobQueue;
	readonly worker: JobWorker;
}

/** A sweep that takes long must not hold up the cards of new offers. */
const CONCURRENCY = 3;
const CLOSE_MS = 5_000;
const ANSWER_MS = 2_000;
/** How late a beat may be before it counts as missed. */
const GRACE_MS = 1_000;
/** After so many missed beats nothing that is there is trusted any more. */
const MISSED = 5;

/** Makes the machinery; nothing runs before start(), which rejects when the store is away. Later failures go to `onError` alone. */
export function createMachinery({ backend, process, everyMs, pulse, onError }: MachineryOptions): Machinery {
	const beatMs = everyMs(pulse.name) ?? 5_000;
	const limitMs = beatMs + GRACE_MS;
	let prepared = false;
	let running: Running | null = null;
	let watch: NodeJS.Timeout | undefined;
	let mending: Promise<void> | null = null;
	let closed = false;
	let lastBeat = performance.now();
	let beating = 0;

	const counted: Process = async (name, payload) => {
		if (name !== pulse.name) return await process(name, payload);
		beating++;
		try {
			await process(name, payload);
		} finally {
			beating--;
			lastBeat = performance.now();
		}
	};

	async function prepare(): Promise<void> {
		if (prepared) return;
		await backend.prepare();
		prepared = true;
	}

	async function schedule(queue: JobQueue): Promise<void> {
		for (const { name } of DEFINITIONS) {
			const every = everyMs(name);
			if (every !== null) await queue.repeat(name, {}, every);
		}
	}

	async function open(): Promise<Running> {
		const queue = await backend.openQueue();
		try {
			await schedule(queue);
			return { queue, worker: await backend.startWorker(counted, CONCURRENCY) };
		} catch (err) {
			await queue.close().catch(() => undefined);
			throw err;
		}
	}

	async function shut({ queue, worker }: Running, patienceMs: number): Promise<void> {
		const waited = patienceMs > 0 ? within(patienceMs, worker.close()) : Promise.reject(new Error('no patience'));
		await waited.catch(async () => await within(ANSWER_MS, worker.close(true)).catch(() => undefined));
		await within(ANSWER_MS, queue.close()).catch(() => undefined);
	}

	/** When the pulse is planned next: in the future while some process takes it, past while nobody does, null when its schedule is gone. */
	async function nextPulse(): Promise<number | null | 'unknown'> {
		if (running === null) return 'unknown';
		return await within(ANSWER_MS, running.queue.nextRun(pulse.name)).catch(() => 'unknown' as const);
	}

	/**
	 * BullMQ plans the next run of a repeated job as it takes the one before. Where that fails, or the store was emptied, the job
	 * never comes again and nobody says so (seen in its source). So a missing pulse is done here, a schedule that is gone is made
	 * anew, and if the pulse stays away everything is.
	 */
	async function mend(silentMs: number): Promise<void> {
		try {
			const next = await nextPulse();
			if (typeof next === 'number' && next > Date.now()) {
				// another process of the desk took it
				lastBeat = performance.now();
				return;
			}
			await pulse.instead();
			if (closed) return;
			if (next === null && running !== null) {
				onError(new Error(`the schedule of ${pulse.name} is gone`), 'the queue was emptied, its schedules are made anew');
				await within(ANSWER_MS, schedule(running.queue));
			}
			if (silentMs < MISSED * limitMs) return;
			onError(new Error(`no ${pulse.name} for ${Math.round(silentMs / 1_000)} s`), 'queue is started again');
			if (running !== null) await shut(running, 0);
			running = null;
			running = await open();
			lastBeat = performance.now();
		} catch (err) {
			onError(err, 'queue stands still');
		}
	}

	function look(): void {
		const silentMs = performance.now() - lastBeat;
		if (beating > 0 || mending !== null || closed || silentMs < limitMs) return;
		mending = mend(silentMs).finally(() => {
			mending = null;
		});
	}

	return {
		prepare,
		async start() {
			await prepare();
			running = await open();
			lastBeat = performance.now();
			watch = setInterval(look, beatMs);
			watch.unref();
		},
		nudge(name) {
			const { attempts, backoffMs } = definitionOf(name);
			running?.queue
				.add(name, {}, { once: name, attempts, backoffMs })
				.catch((err: unknown) => onError(err, `${name} could not be asked for`));
		},
		async answers() {
			if (running === null || !running.worker.running()) return false;
			return await within(ANSWER_MS, running.queue.answers()).catch(() => false);
		},
		async close() {
			closed = true;
			clearInterval(watch);
			await mending;
			if (running !== null) await shut(running, CLOSE_MS);
			running = null;
		},
	};
}
