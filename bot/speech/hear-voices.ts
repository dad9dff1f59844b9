import { setTimeout as sleep } from 'node:timers/promises';
import type { Db } from '../../db/client.ts';
import type { PersonId } from '../../db/domain/ids.ts';
import type { Instant } from '../../db/domain/instant.ts';
import { isDatabaseAway } from '../../db/errors.ts';
import { voicesWaiting, type WaitingVoice } from '../../db/queries/voices-waiting.ts';
import type { Channel, ChannelName, Inbound } from '../channels/channel.ts';
import type { Committed } from '../desk.ts';
import type { World } from '../flow/world.ts';
import { whatFailed } from '../what-failed.ts';
import { type Heard, takeHeard, tellListening } from './take-heard.ts';
import type { Transcribe } from './transcribe.ts';

/** What listening works with. */
export interface HearDeps {
	readonly db: Db;
	readonly now: () => Instant;
	readonly worldAt: (at: Instant) => Promise<World>;
	readonly channels: ReadonlyMap<ChannelName, Channel>;
	readonly transcribe: Transcribe;
	readonly log: { warn(facts: object, text: string): void; error(facts: object, text: string): void };
	readonly onCommit: (committed: Committed) => void;
	/** The desk is closing: what is not taken by then waits for the next start. */
	readonly stopping: () => boolean;
	/** How long somebody waits without a word, in milliseconds of real time. */
	readonly patienceMs?: number;
}

const PATIENCE_MS = 4_000;
/** So many people are listened to at once. */
const AT_ONCE = 4;
/** While some are listened to, others may have spoken. */
const LOOK_EVERY_MS = 1_000;
/** Two minutes and a half of what is likely; WeCom allows a minute and 2 MB, Telegram twenty (channels.md B5, E4). */
const MAX_SECONDS = 150;
const MAX_BYTES = 5 * 1024 * 1024;

/** Fetched and made into words, outside of any transaction. */
async function listen({ content, channel }: Inbound, language: string, { channels, transcribe, log }: HearDeps): Promise<Heard> {
	if (content.kind !== 'voice') throw new Error(`a ${content.kind} waits to be listened to`);
	const { file, format, seconds, bytes } = content.voice;
	if ((seconds ?? 0) > MAX_SECONDS || (bytes ?? 0) > MAX_BYTES) return { why: 'too-long' };
	const fetched = (await channels.get(channel)?.fetchFile?.(file, MAX_BYTES)) ?? { result: 'away' as const, reason: 'not connected' };
	if (fetched.result === 'too-large') return { why: 'too-long' };
	if (fetched.result !== 'fetched') {
		log.warn({ channel, reason: fetched.reason }, 'a voice message was not given out');
		return { why: 'away' };
	}
	const said = await transcribe({ bytes: fetched.bytes, format, language });
	return 'failed' in said ? { why: 'away' } : said;
}

/**
 * Makes the listener: every voice message that was kept becomes words and is taken as such, each person's in their order. Two
 * processes may listen to the same one, which costs a question to the service; only the first to end counts.
 */
export function createHearVoices(deps: HearDeps): () => Promise<void> {
	const { db, now, worldAt, log, onCommit, stopping, patienceMs = PATIENCE_MS } = deps;

	async function hearOne(voice: WaitingVoice): Promise<void> {
		const inbound = JSON.parse(voice.raw) as Inbound;
		const listening = listen(inbound, voice.language, deps);
		const isSlow = (await Promise.race([listening, sleep(patienceMs, null, { ref: false })])) === null;
		if (isSlow && !stopping()) onCommit(await tellListening({ db }, voice, inbound, await worldAt(now())));
		const heard = await listening;
		if (stopping()) return;
		const committed = await takeHeard({ db, log }, voice.id, heard, await worldAt(now()));
		if (committed) onCommit(committed);
	}

	return async () => {
		const inHand = new Map<PersonId, Promise<void>>();
		const passed = new Set<PersonId>();
		const begin = (voice: WaitingVoice): Promise<void> =>
			hearOne(voice)
				.catch((err: unknown) => {
					passed.add(voice.personId);
					if (!isDatabaseAway(err)) log.error({ ...whatFailed(err), inboxId: voice.id }, 'a voice message was not listened to');
				})
				.finally(() => inHand.delete(voice.personId));
		for (;;) {
			const free = AT_ONCE - inHand.size;
			const waiting = free > 0 && !stopping() ? await voicesWaiting(db, [...inHand.keys(), ...passed], free) : [];
			for (const voice of waiting) inHand.set(voice.personId, begin(voice));
			if (inHand.size === 0) return;
			await Promise.race([...inHand.values(), sleep(LOOK_EVERY_MS, undefined, { ref: false })]);
		}
	};
}
