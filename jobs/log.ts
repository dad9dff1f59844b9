/** What the jobs write their log to; the server hands down its own (pino). */
export interface JobsLog {
	info(facts: object, message: string): void;
	warn(facts: object, message: string): void;
	error(facts: object, message: string): void;
}

/** One line a message in this time: BullMQ repeats an error ten times a second while its store is away. */
const REPEAT_MS = 30_000;

/** Logs an error that comes again and again: at once, then every half minute. */
export function throttled(log: JobsLog, now: () => number = () => performance.now()): (err: unknown, message: string) => void {
	const last = new Map<string, number>();
	return (err, message) => {
		// the first line: below it drizzle names the parameters, which differ each time
		const [text] = (err instanceof Error ? err.message : String(err)).split('\n', 1);
		const key = `${message} ${text}`;
		const before = last.get(key);
		if (before !== undefined && now() - before < REPEAT_MS) return;
		// texts of errors are few; whatever makes them differ each time must not fill the memory
		if (last.size >= 100) last.clear();
		last.set(key, now());
		log.error({ err }, message);
	};
}
