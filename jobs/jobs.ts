import type { Committed } from '../bot/desk.ts';
import { inTurn } from '../bot/in-turn.ts';
import { createWorldSource } from '../bot/world.ts';
import type { Db } from '../db/client.ts';
import { forgetPicks } from '../db/commands/forget-picks.ts';
import { DAY, type Instant } from '../db/domain/instant.ts';
import type { Zone } from '../db/domain/local-time.ts';
import type { Policy } from '../db/domain/policy.ts';
import { databaseIdentity } from '../db/queries/operations.ts';
import { nextDueAt } from '../db/queries/timers.ts';
import { chooseBackend } from './backend.ts';
import { definitionOf } from './definitions.ts';
import type { OnTimer } from './handlers/fire-timer.ts';
import { createNotifyTeams } from './handlers/notify-teams.ts';
import { orderDue } from './handlers/order-due.ts';
import { digestDue, ensureDigests } from './handlers/send-digests.ts';
import { createSweep, type Fired } from './handlers/sweep.ts';
import { type JobsLog, throttled } from './log.ts';
import { createMachinery } from './machinery.ts';
import { bindHandlers } from './worker.ts';

/** What the jobs work with. Their transactions open on `db`; BullMQ has connections of its own. */
export interface JobsDeps {
	/** For BullMQ's own connections. */
	readonly databaseUrl: string;
	/** Redis for the queue; null = on the database. */
	readonly redisUrl: string | null;
	readonly db: Db;
	/** The desk's clock; BullMQ's own times only nudge. */
	readonly clock: { now(): Instant };
	readonly policy: Policy;
	readonly zone: Zone;
	readonly log: JobsLog;
	/** After each transaction: who can read something new, and whether the relay has to look. */
	readonly onCommit: (committed: Committed) => void;
	/** Handler of timers of persons (a draft's nudge and its end). Without one they are put off, not lost. */
	readonly onPersonDue?: OnTimer;
	/** Listens to the voice messages that wait; without it none are kept to wait. `close` breaks off what is in the air. */
	readonly listener?: { readonly hear: (stopping: () => boolean) => () => Promise<void>; readonly close: () => void };
}

/** The clock of the desk: everything that happens later, repeatedly or to many. */
export interface Jobs {
	/** Makes the queue's store ready; start() does it where it was not done. Rejects when it cannot be reached. */
	prepare(): Promise<void>;
	/** Starts queue and worker and the schedules. Rejects when database or queue are away. */
	start(): Promise<void>;
	/** Offers were written: tell the teams now rather than at the next sweep. */
	offersMade(): void;
	/** A voice message was kept: listen to it now rather than at the next look. */
	voiceKept(): void;
	/** Listens to every voice message that waits, here and now. */
	hearVoices(): Promise<void>;
	/** Does everything that is due now, here, and tells what fired; for the demo's clock. */
	runDue(): Promise<readonly Fired[]>;
	/** When the next thing falls due; null = nothing waits. */
	nextDue(): Promise<Instant | null>;
	/** Whether queue and worker work. */
	probe(): Promise<boolean>;
	/** Stops after the work in hand, within some seconds. */
	close(): Promise<void>;
}

const nobody: OnTimer = async (_tx, { kind }) => {
	throw new Error(`no handler for timers ${kind} of persons`);
};

/** Makes the jobs; nothing runs before start(). */
export function createJobs({
	databaseUrl,
	redisUrl,
	db,
	clock,
	policy,
	zone,
	log,
	onCommit,
	onPersonDue = nobody,
	listener,
}: JobsDeps): Jobs {
	const world = createWorldSource({ db, policy, zone });
	const onError = throttled(log);
	let stopping = false;
	const shared = {
		db,
		log,
		onCommit,
		now: () => clock.now(),
		worldAt: (at: Instant) => world.at(at),
		stopping: () => stopping,
	};
	const notify = inTurn(createNotifyTeams(shared));
	const sweep = createSweep({
		...shared,
		handlers: (batch) => ({ order: orderDue, unit: digestDue(db, batch), person: onPersonDue }),
	});
	const runDue = inTurn(async () => {
		const fired = await sweep();
		await notify();
		return fired;
	});
	const hearVoices = listener?.hear(shared.stopping) ?? (async () => undefined);
	const ensure = async () => await ensureDigests(db, await world.at(clock.now()));
	const forget = async () => await forgetPicks(db, clock.now() - policy.retention.pickDays * DAY);

	const process = bindHandlers({
		sweep: async () => {
			await runDue();
		},
		'notify-teams': async () => await notify(),
		'hear-voices': hearVoices,
		'send-digests': async () => {
			await ensure();
			await runDue();
		},
		forget,
	});
	const backend = chooseBackend({
		databaseUrl,
		redis: redisUrl === null ? null : { url: redisUrl, namespace: () => databaseIdentity(db) },
		onError,
		onDoubt: (line) => log.warn({}, line),
	});
	const machinery = createMachinery({
		backend,
		process,
		everyMs: (name) => (name === 'hear-voices' && !listener ? null : (definitionOf(name).everyMs?.(policy) ?? null)),
		pulse: { name: 'sweep', instead: runDue },
		onError,
	});

	return {
		prepare: machinery.prepare,
		async start() {
			await ensure();
			await forget();
			await machinery.start();
		},
		offersMade: () => machinery.nudge('notify-teams'),
		voiceKept: () => machinery.nudge('hear-voices'),
		hearVoices,
		runDue,
		nextDue: () => nextDueAt(db),
		probe: () => machinery.answers(),
		async close() {
			stopping = true;
			listener?.close();
			await machinery.close();
			// what the demo's clock has in hand ends after its timer
			await runDue().catch(() => undefined);
		},
	};
}
