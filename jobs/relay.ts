import { setTimeout as sleep } from 'node:timers/promises';
import type { Channel, ChannelName } from '../bot/channels/channel.ts';
import { within } from '../bot/within.ts';
import type { Sql } from '../db/client.ts';
import { takeRelayLock } from '../db/commands/take-relay-lock.ts';
import { type Instant, SECOND } from '../db/domain/instant.ts';
import { dueLanes } from '../db/queries/due-lanes.ts';
import { recentLanes } from '../db/queries/recent-lanes.ts';
import { type JobsLog, throttled } from './log.ts';
import { createLanes } from './relay-lanes.ts';
import { createPacer, MEMORY_MS, PACES, type Pace, strictOnes } from './relay-pace.ts';
import { openRelaySession, type RelaySession } from './relay-session.ts';

/** What the relay works with: 8 messages in the air and a poll each second when not said. */
export interface RelayDeps {
	/** Opens a client of exactly one connection (max: 1) that nobody else uses; the relay ends it, and opens another when it breaks. */
	readonly openSql: () => Sql;
	readonly channels: ReadonlyMap<ChannelName, Channel>;
	readonly clock: { now(): Instant };
	readonly log: JobsLog;
	/** Messages in the air at once, over all recipients. */
	readonly limit?: number;
	readonly paces?: Partial<Record<ChannelName, Pace>>;
	/** The slow poll, real time. */
	readonly pollMs?: number;
}

/** The relay from the outbox to the channels; several processes may have one, one of them works. */
export interface Relay {
	/** Something was committed to the outbox: look at once. Cheap, and may be called at any time. */
	wake(): void;
	start(): void;
	/** Stops claiming, lets what is in the air finish (5 s at most) and gives the lock to whoever waits. */
	close(): Promise<void>;
	/** Resolves once nothing is due and nothing in the air; rows in back-off count as not due. Waits while another relay holds the lock. */
	drained(): Promise<void>;
}

const POLL_MS = SECOND;
/** Another relay waits for the lock in these steps: taken over within a second. */
const LOCK_MS = 400;
const RETRY_MS = 250;
const CLOSE_MS = 5 * SECOND;
/** A lower id may be committed after a higher one; further back only the slow poll looks. */
const LOOK_BACK = 1000n;

const lookFrom = (lastId: string): string => {
	const from = BigInt(lastId) - LOOK_BACK;
	return from > 0n ? from.toString() : '0';
};

/**
 * Outbox → channels → people. One relay at a time holds an advisory lock (contract §0.9); within one recipient messages
 * leave in order of their id, several recipients at once. A message is sent and then marked: after a crash it may be
 * sent again, but is never lost. Time is the desk's clock, pacing is real time.
 */
export function createRelay(deps: RelayDeps): Relay {
	const { openSql, clock, log, paces = PACES, pollMs = POLL_MS } = deps;
	// Web chat has no outbox rows: the thread is its delivery.
	const channels = new Map([...deps.channels].filter(([name]) => name !== 'web'));
	const closing = new AbortController();
	const pacer = createPacer(paces);
	const complain = throttled(log);
	const waiters = new Set<() => void>();
	let session: RelaySession | null = null;
	let running: Promise<void> | null = null;
	let closed: Promise<void> | null = null;
	let ring: () => void = () => undefined;
	let woken = false;
	let full = true;

	const wake = (): void => {
		woken = true;
		ring();
	};
	const lookAtAll = (): void => {
		full = true;
		wake();
	};
	const lanes = createLanes({
		channels,
		now: () => clock.now(),
		log,
		pacer,
		limit: deps.limit ?? 8,
		session: () => session,
		closing: closing.signal,
		onIdle: () => {
			if (waiters.size > 0 && lanes.busy === 0) lookAtAll();
		},
	});

	/** Waits for a wake, the poll or the end of the session; whatever rang in between counts. */
	const rest = async (current: RelaySession): Promise<void> => {
		if (woken || closing.signal.aborted) return;
		const stop = new AbortController();
		const poll = sleep(pollMs, undefined, { signal: stop.signal })
			.then(() => {
				full = true;
			})
			.catch(() => undefined);
		const bell = new Promise<void>((resolve) => {
			ring = resolve;
		});
		await Promise.race([poll, bell, current.failed]);
		stop.abort();
		ring = () => undefined;
	};

	/** One look at the outbox: starts the lanes that have something due. */
	const look = async (current: RelaySession, lastId: string): Promise<string> => {
		const all = full;
		const asked = [...waiters];
		woken = false;
		full = false;
		const question = { channels: [...channels.keys()], now: clock.now(), afterId: all ? '0' : lookFrom(lastId) };
		const due = await current.run((sql) => dueLanes(sql, question));
		if (due.backend !== current.backend) throw new Error('the session was replaced');
		for (const lane of due.lanes) lanes.start(lane);
		if (all) pacer.prune();
		if (all && lanes.busy === 0) {
			for (const resolve of asked) {
				waiters.delete(resolve);
				resolve();
			}
		}
		return BigInt(due.lastId) > BigInt(lastId) ? due.lastId : lastId;
	};

	const pause = (ms: number): Promise<unknown> => sleep(ms, undefined, { signal: closing.signal }).catch(() => undefined);

	/** Takes the lock and works until the session ends. Rejects with what ended it. */
	const serve = async (current: RelaySession): Promise<void> => {
		let backend: number | null = null;
		while (!closing.signal.aborted && backend === null) {
			current.check();
			backend = await current.run(takeRelayLock);
			if (backend === null) await pause(LOCK_MS);
		}
		if (backend === null) return;
		const since = clock.now() - MEMORY_MS;
		pacer.begin(await current.run((sql) => recentLanes(sql, strictOnes(paces), since)));
		current.holds(backend);
		log.info({ backend }, 'relay: at work');
		let lastId = '0';
		full = true;
		while (!closing.signal.aborted) {
			lastId = await look(current, lastId);
			await rest(current);
			current.check();
		}
	};

	const run = async (): Promise<void> => {
		while (!closing.signal.aborted) {
			const current = openRelaySession(openSql);
			session = current;
			try {
				await serve(current);
			} catch (err) {
				current.fail(err);
				if (!closing.signal.aborted) complain(err, 'relay: the connection is gone, trying again');
			}
			if (closing.signal.aborted) return;
			// Not awaited: a dead connection must not hold the next one up.
			current.close(0).catch(() => undefined);
			await pause(RETRY_MS);
		}
	};

	const shut = async (): Promise<void> => {
		closing.abort();
		ring();
		await within(CLOSE_MS, lanes.idle()).catch(() => undefined);
		await session?.close(0);
		await running;
		for (const resolve of waiters) resolve();
		waiters.clear();
	};

	return {
		wake,
		start() {
			if (channels.size > 0) running ??= run();
		},
		close() {
			closed ??= shut();
			return closed;
		},
		drained: () =>
			new Promise((resolve) => {
				if (closing.signal.aborted || channels.size === 0) return resolve();
				waiters.add(resolve);
				lookAtAll();
			}),
	};
}
