import { setMaxListeners } from 'node:events';
import type OpenAI from 'openai';
import { within } from '../within.ts';
import { afterAnswer, asked, NEW_BREAKER } from './breaker.ts';

/** Where a server stands that speaks OpenAI's protocol. */
export interface ServicePlace {
	readonly baseUrl: string;
	readonly apiKey: string;
	readonly model: string;
}

/** What became of one question. */
export type Fate =
	| 'ok'
	/** No whole answer within the limit. */
	| 'late'
	/** An answer that says no: wrong key, unknown model, a body it cannot use. */
	| 'refused'
	/** Not reached, or an error of its own. */
	| 'away'
	/** An answer that is none. */
	| 'unreadable'
	/** Not even asked, because it failed again and again. */
	| 'shut';

export type Answer<T> = { readonly fate: 'ok'; readonly answer: T } | { readonly fate: Exclude<Fate, 'ok'> };

/** How often each fate came since the start. */
export type Tally = Readonly<Record<Fate, number>>;

/** One question to a service. */
export interface Question<T> {
	/** Real time for all of it. */
	readonly limitMs: number;
	readonly call: (client: OpenAI, model: string, options: { readonly signal: AbortSignal }) => Promise<unknown>;
	/** The answer in the desk's own words; null = it cannot be used. */
	readonly read: (raw: unknown) => T | null;
}

/** A service of somebody else that the desk may ask, and can do without. */
export interface Service {
	/** As the log and the metrics call it. */
	readonly name: string;
	/** Asks once, without a second try; never rejects. */
	ask<T>(question: Question<T>): Promise<Answer<T>>;
	tally(): Tally;
	/** Breaks off what is in the air. */
	close(): void;
}

export interface ServiceOptions extends ServicePlace {
	readonly name: string;
	readonly log: { info(facts: object, text: string): void; warn(facts: object, text: string): void };
	/** Real milliseconds that only go forward, for the breaker. */
	readonly monotonic?: () => number;
}

/** By the HTTP status alone: messages quote what was sent. */
function fateOf(err: unknown): Exclude<Fate, 'ok' | 'shut'> {
	if (typeof err !== 'object' || err === null) return 'away';
	if ('name' in err && (err.name === 'AbortError' || err.name === 'TimeoutError')) return 'late';
	if (err instanceof SyntaxError) return 'unreadable';
	const status = 'status' in err && typeof err.status === 'number' ? err.status : null;
	return status !== null && status >= 400 && status < 500 && status !== 429 && status !== 408 ? 'refused' : 'away';
}

/**
 * Makes the client of one service. Its library is loaded only here, by whoever has set the service up (about 200 ms and 12 MB).
 * Redirects are not followed: they would carry what is said to another host.
 */
export function createService({ name, baseUrl, apiKey, model, log, monotonic = () => performance.now() }: ServiceOptions): Service {
	const closing = new AbortController();
	setMaxListeners(0, closing.signal);
	const tally: Record<Fate, number> = { ok: 0, late: 0, refused: 0, away: 0, unreadable: 0, shut: 0 };
	let breaker = NEW_BREAKER;
	const loaded = import('openai').then(
		// what the library would take from the environment of another program is named here
		({ OpenAI: Client }) =>
			new Client({
				baseURL: baseUrl,
				apiKey,
				organization: null,
				project: null,
				maxRetries: 0,
				logLevel: 'off',
				fetchOptions: { redirect: 'error' },
			}),
	);

	async function askOnce<T>({ limitMs, call, read }: Question<T>): Promise<Answer<T>> {
		const signal = AbortSignal.any([closing.signal, AbortSignal.timeout(Math.ceil(limitMs))]);
		try {
			const raw = await within(
				limitMs,
				loaded.then((client) => call(client, model, { signal })),
				() => new DOMException('late', 'TimeoutError'),
			);
			const answer = read(raw);
			return answer === null ? { fate: 'unreadable' } : { fate: 'ok', answer };
		} catch (err) {
			return { fate: signal.aborted ? 'late' : fateOf(err) };
		}
	}

	return {
		name,
		async ask(question) {
			const begun = monotonic();
			const opened = asked(breaker, begun);
			if (opened === null) {
				tally.shut++;
				return { fate: 'shut' };
			}
			breaker = opened;
			const result = await askOnce(question);
			const now = monotonic();
			const before = breaker.shutUntil;
			breaker = afterAnswer(breaker, result.fate === 'ok', now);
			tally[result.fate]++;
			log.info({ service: name, fate: result.fate, ms: Math.round(now - begun) }, 'asked outside');
			if (before === null && breaker.shutUntil !== null)
				log.warn({ service: name, fate: result.fate }, 'fails again and again, left alone for a minute');
			return result;
		},
		tally: () => ({ ...tally }),
		close: () => closing.abort(),
	};
}
