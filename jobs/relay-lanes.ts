import { setTimeout as sleep } from 'node:timers/promises';
import type { Channel, ChannelName, Sent, Turn } from '../bot/channels/channel.ts';
import { type Claim, type ClaimedMessage, claimOutbox } from '../db/commands/claim-outbox.ts';
import { type OutboxFate, settleOutbox } from '../db/commands/settle-outbox.ts';
import type { Instant } from '../db/domain/instant.ts';
import type { Lane } from '../db/queries/due-lanes.ts';
import type { JobsLog } from './log.ts';
import { outboxFateOf } from './relay-fate.ts';
import type { Pacer } from './relay-pace.ts';
import type { RelaySession } from './relay-session.ts';
import { createSlots, type RelaySlot } from './relay-slots.ts';

const SETTLE_AGAIN_MS = 250;

/** What the lanes work with. `now` is the desk's clock; `session` is asked anew for each message. */
export interface LanesDeps {
	readonly channels: ReadonlyMap<ChannelName, Channel>;
	readonly now: () => Instant;
	readonly log: JobsLog;
	readonly pacer: Pacer;
	/** Messages in the air at once. */
	readonly limit: number;
	/** The connection of the moment; null while there is none. */
	readonly session: () => RelaySession | null;
	/** Ends all waiting. */
	readonly closing: AbortSignal;
	/** Called whenever a lane has nothing more to do. */
	readonly onIdle: () => void;
}

/** Where messages wait for the one before them. */
export interface Lanes {
	/** Starts work in a lane, or has one that is at work look again; a lane in back-off is left alone until its time. */
	start(lane: Lane): void;
	/** Lanes at work. */
	readonly busy: number;
	/** Lanes that wait out a back-off. */
	isWaiting(lane: Lane): boolean;
	/** Resolves when every lane is idle; lanes stop by themselves once `closing` fires. */
	idle(): Promise<void>;
}

interface Work {
	done: Promise<void>;
	/** Something was committed while the lane was at work. */
	again: boolean;
}

const keyOf = ({ channel, recipient }: Lane): string => `${channel} ${recipient}`;

/**
 * The lanes: within one messages go strictly one after the other, different ones at the same time. They outlive a lost
 * connection: a message in the air is finished and its fate written through the next one, so that nothing this process
 * has sent is sent twice by it.
 */
export function createLanes(deps: LanesDeps): Lanes {
	const { channels, now, log, pacer, session, closing } = deps;
	const slots = createSlots(deps.limit);
	const working = new Map<string, Work>();
	const waiting = new Map<string, Instant>();

	const pause = (ms: number): Promise<unknown> => sleep(ms, undefined, { signal: closing }).catch(() => undefined);

	const isWaiting = (lane: Lane): boolean => {
		const until = waiting.get(keyOf(lane));
		if (until === undefined) return false;
		if (until > now()) return true;
		waiting.delete(keyOf(lane));
		return false;
	};

	/** Waits for the pace of a further part, out of the slots: others go on meanwhile. */
	const turnOf = (channel: ChannelName, recipient: string, slot: RelaySlot) => async (): Promise<boolean> => {
		while (pacer.wait(channel, recipient) > 0 && !closing.aborted) await slot.leaveFor(() => pause(pacer.wait(channel, recipient)));
		if (!closing.aborted) pacer.spend(channel, recipient);
		return !closing.aborted;
	};

	const sendOne = async (channel: Channel, lane: Lane, message: ClaimedMessage, nextTurn: Turn): Promise<Sent> => {
		try {
			return await channel.send(lane.recipient, message, nextTurn);
		} catch (err) {
			// The port promises never to throw; a slip there must not stop the relay.
			log.error({ err, channel: channel.name }, 'relay: a channel threw');
			return { result: 'later', afterMs: 3000, reason: 'unexpected error' };
		}
	};

	/** Writes a fate, through whatever connection there is, until it is written or the relay closes. */
	const settle = async (id: string, fate: OutboxFate): Promise<void> => {
		for (;;) {
			const current = session();
			try {
				if (current) return await current.run((sql) => settleOutbox(sql, id, fate, now()));
			} catch (err) {
				current?.fail(err);
			}
			if (closing.aborted) return;
			await pause(SETTLE_AGAIN_MS);
		}
	};

	const deliver = async (lane: Lane, channel: Channel, claim: Extract<Claim, { claim: 'taken' }>, slot: RelaySlot): Promise<void> => {
		if (!claim.message) {
			log.error({ outbox: claim.id }, 'relay: a message cannot be read (another DESK_SECRET?)');
			return settle(claim.id, { fate: 'failed', reason: 'unreadable' });
		}
		pacer.spend(channel.name, lane.recipient);
		const sent = await sendOne(channel, lane, claim.message, turnOf(channel.name, lane.recipient, slot));
		const fate = outboxFateOf(sent, claim.attempts, now());
		if (sent.result === 'refused') log.error({ outbox: claim.id, channel: channel.name, reason: sent.reason }, 'relay: refused');
		else if (sent.result !== 'sent') log.warn({ outbox: claim.id, channel: channel.name, reason: sent.reason }, `relay: ${sent.result}`);
		if (fate.fate === 'deferred') waiting.set(keyOf(lane), fate.until);
		await settle(claim.id, fate);
	};

	/** One message at most; whether the lane may hold more. */
	const step = async (lane: Lane, channel: Channel, slot: RelaySlot): Promise<boolean> => {
		const current = session();
		const backend = current?.backend ?? null;
		if (closing.aborted || !current || backend === null) return false;
		let claim: Claim;
		try {
			claim = await current.run((sql) => claimOutbox(sql, lane, backend, now()));
		} catch (err) {
			current.fail(err);
			return false;
		}
		if (claim.claim === 'waiting') waiting.set(keyOf(lane), claim.until);
		if (claim.claim === 'lock lost') current.fail(new Error('the session was replaced'));
		if (claim.claim !== 'taken') return false;
		await deliver(lane, channel, claim, slot);
		return !isWaiting(lane);
	};

	const work = async (lane: Lane, channel: Channel, mine: Work): Promise<void> => {
		let more = true;
		while (more && !closing.aborted) {
			// Waiting for the pace takes no slot, or eight chatty recipients would stop everybody.
			const wait = pacer.wait(channel.name, lane.recipient);
			if (wait > 0) {
				await pause(wait);
				continue;
			}
			mine.again = false;
			more = await slots.use((slot) => (pacer.wait(channel.name, lane.recipient) > 0 ? Promise.resolve(true) : step(lane, channel, slot)));
			if (!more && mine.again && !isWaiting(lane) && session()?.backend) more = true;
		}
	};

	return {
		start(lane) {
			const channel = [...channels.values()].find(({ name }) => name === lane.channel);
			if (!channel || closing.aborted || isWaiting(lane)) return;
			const key = keyOf(lane);
			const present = working.get(key);
			if (present) {
				present.again = true;
				return;
			}
			const mine: Work = { done: Promise.resolve(), again: false };
			working.set(key, mine);
			mine.done = work(lane, channel, mine)
				.catch((err: unknown) => log.error({ err }, 'relay: a lane failed'))
				.finally(() => {
					working.delete(key);
					deps.onIdle();
				});
		},
		get busy() {
			return working.size;
		},
		isWaiting,
		async idle() {
			while (working.size > 0) await Promise.all([...working.values()].map(({ done }) => done));
		},
	};
}
