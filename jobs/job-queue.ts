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
	/** When the repeated job is planned next, in real time (Date.now()); null when it has no schedule any more. */
	nextRun(name: string): Promise<number | null>;
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
	/** Makes the store ready; before any queue or worker. Rejects when it cannot be reached. */
	prepare(): Promise<void>;
	openQueue(): Promise<JobQueue>;
	/** A worker that runs already. */
	startWorker(process: Process, concurrency: number): Promise<JobWorker>;
}

/** What a backend tells about itself. */
export interface BackendReports {
	/** What it would otherwise throw from the background. */
	readonly onError: (err: unknown, message: string) => void;
	/** A store that works and is not set up as it should be. */
	readonly onDoubt: (line: string) => void;
}
