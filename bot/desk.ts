import type { Db, Tx } from '../db/client.ts';
import { applyMove } from '../db/commands/apply-move.ts';
import { hushInbound } from '../db/commands/hush-inbound.ts';
import { keepNotice } from '../db/commands/keep-notice.ts';
import { LostRace } from '../db/commands/lost-race.ts';
import { placeOrder } from '../db/commands/place-order.ts';
import { redeemCode } from '../db/commands/redeem-code.ts';
import { saveHandoff } from '../db/commands/save-handoff.ts';
import { saveReferral } from '../db/commands/save-referral.ts';
import { saveConsent, saveLanguage, saveProfile, saveTalk } from '../db/commands/save-talk.ts';
import { setTalkTimers } from '../db/commands/set-talk-timers.ts';
import { findInbound, saveInbound, takeIdentity } from '../db/commands/take-inbound.ts';
import { writeMessages } from '../db/commands/write-messages.ts';
import type { InboxId, PersonId } from '../db/domain/ids.ts';
import type { Instant } from '../db/domain/instant.ts';
import type { Zone } from '../db/domain/local-time.ts';
import type { Policy } from '../db/domain/policy.ts';
import { addSpan, endOfQuiet } from '../db/domain/work-calendar.ts';
import { isDatabaseAway } from '../db/errors.ts';
import { loadMe } from '../db/queries/me.ts';
import { isNewThread, labelOfChoice, lockTalk, openQuestions } from '../db/queries/talk.ts';
import { retried } from '../db/retried.ts';
import { keyedHash } from '../db/sealing.ts';
import { apologise, orElse } from './apologise.ts';
import type { Inbound, Notice } from './channels/channel.ts';
import { decide } from './flow/decide.ts';
import type { Decision } from './flow/decision.ts';
import type { Said } from './flow/intent.ts';
import type { Choice } from './flow/outbound.ts';
import { holdsCode, MASKED_BINDING } from './flow/parse/binding.ts';
import { firstLanguage } from './flow/parse/first-language.ts';
import { read } from './flow/read.ts';
import { questionOf } from './flow/steps/draft-question.ts';
import type { Talk } from './flow/talk.ts';
import type { World } from './flow/world.ts';
import { createQueues } from './in-turn.ts';
import { keepPick } from './keep-pick.ts';
import { resolve } from './loaders.ts';
import { readTalk } from './saved-talk.ts';
import { type Advise, advised, type SecondOpinion } from './second-opinion.ts';
import { type Params, say, type TextKey } from './text/render.ts';
import { onlySlots } from './understand/only-slots.ts';
import { whatFailed } from './what-failed.ts';
import { toldOfIds, withoutIds } from './without-ids.ts';
import { createWorldSource } from './world.ts';

/** What a transaction brought, for whoever has to be woken after it. */
export interface Committed {
	/** Whose thread or whose orders have something new. */
	readonly told: readonly PersonId[];
	/** Something waits in the outbox. */
	readonly outbox: boolean;
	/** Offers were made: teams are to be told. */
	readonly offers: boolean;
	/** A voice message was kept: somebody has to listen to it. */
	readonly voices?: boolean;
}

/** What became of one message. */
export interface Taken {
	readonly personId: PersonId;
	/** Its place in the person's thread. */
	readonly seq: number;
	/** It had been taken before: nothing happened. */
	readonly repeated: boolean;
	/** Only where a binding code was sent: whether it gave its post. */
	readonly bound?: boolean;
}

/** What the desk works with. `onCommit` is called after the transaction, never for one that was rolled back. */
export interface DeskDeps {
	readonly db: Db;
	readonly clock: { now(): Instant };
	readonly policy: Policy;
	readonly zone: Zone;
	readonly log: { warn(facts: object, text: string): void; error(facts: object, text: string): void };
	readonly onCommit: (committed: Committed) => void;
	/** Voice messages are listened to after they were kept (bot/speech); else the person is asked to type. */
	readonly hears?: boolean;
	/** Asked before the transaction of a message opens, where its words are not plain. */
	readonly advise?: Advise;
}

/** The one door for messages of every channel. */
export interface Desk {
	/**
	 * Takes one message: one transaction that begins with its inbox row (architecture.md §3.0). What cannot be handled is kept
	 * `failed` and the person is told so. Throws only when the database is away.
	 */
	take(inbound: Inbound): Promise<Taken>;
	/** Keeps what a channel tells and nobody said: a row of the inbox and nothing else. False where it had been kept before. */
	keep(notice: Notice): Promise<boolean>;
}

/** Makes the desk. One sender's messages are taken one after the other, different senders' at the same time. */
export function createDesk(deps: DeskDeps): Desk {
	const { db, clock, log, onCommit } = deps;
	const worlds = createWorldSource(deps);
	// keeps a person's messages in order within this process
	const inLane = createQueues();

	async function handleOnce(inbound: Inbound, second: SecondOpinion | null): Promise<Taken> {
		const world = advised(await worlds.at(clock.now()), second);
		const { committed, taken } = await db.transaction((tx) => handle(tx, inbound, world, deps.hears ?? false));
		if (taken.bound === true) worlds.teamsChanged();
		if (taken.bound === false) log.warn({ channel: inbound.channel, personId: taken.personId }, 'a binding code was refused');
		if (committed) onCommit(committed);
		return taken;
	}

	/** No network within a transaction: whoever is asked is asked before. */
	async function secondOpinion(inbound: Inbound, since: number): Promise<SecondOpinion | null> {
		if (!deps.advise) return null;
		const world = await worlds.at(clock.now()).catch(() => null);
		return world && (await deps.advise(inbound, world, performance.now() - since));
	}

	async function take(inbound: Inbound, since: number): Promise<Taken> {
		const second = await secondOpinion(inbound, since);
		try {
			return await retried(() => handleOnce(inbound, second));
		} catch (err) {
			if (isDatabaseAway(err)) throw err;
			return await retried(() => keepFailed(inbound, err));
		}
	}

	/** The inbox row as `failed`; `npm run replay` handles it again. The talk is not read: a row that cannot be read may be what failed. */
	async function keepFailed(said: Inbound, err: unknown): Promise<Taken> {
		const inbound = said.content.kind === 'text' && holdsCode(said.content.text) ? withoutCode(said) : said;
		const { error, at: where } = whatFailed(err);
		log.error({ channel: inbound.channel, error, at: where }, 'a message could not be handled and is kept as failed');
		const at = clock.now();
		const calendar = { zone: deps.zone, quietHours: deps.policy.quietHours, workHours: deps.policy.workHours };
		const result = await db.transaction(async (tx): Promise<Handled> => {
			const kept = await keep(tx, inbound, at, { status: 'failed', error });
			if ('repeated' in kept) return { taken: kept };
			const { personId } = kept;
			const shown = await orElse(tx, '·', (inner) => shownAs(inner, inbound, personId));
			const { seq, committed } = await apologise(tx, inbound, kept, { at, calendar, shown });
			return { taken: { personId, seq, repeated: false }, committed };
		});
		if (result.committed) onCommit(result.committed);
		return result.taken;
	}

	async function keepOne({ channel, externalId, address, reachable, ...notice }: Notice): Promise<boolean> {
		const row = { channel, externalId, address, reachable, raw: JSON.stringify(notice), receivedAt: clock.now() };
		return await retried(() => db.transaction((tx) => keepNotice(tx, row)));
	}

	return {
		keep: keepOne,
		take(given) {
			const since = performance.now();
			const inbound = withoutIds(given);
			return inLane(`${inbound.channel} ${inbound.address}`, () => take(inbound, since));
		},
	};
}

/** The inbox row of a message and the person it came from. */
export interface Kept {
	readonly inboxId: InboxId;
	readonly personId: PersonId;
}

async function keep(
	tx: Tx,
	inbound: Inbound,
	at: Instant,
	fate: { status: 'received' | 'handled' | 'failed'; error: string | null },
): Promise<Kept | Taken> {
	const before = await findInbound(tx, inbound.channel, inbound.externalId);
	if (before) return { ...before, repeated: true };
	const personId = await takeIdentity(tx, inbound.channel, inbound.address, at);
	const inboxId = await saveInbound(tx, {
		channel: inbound.channel,
		externalId: inbound.externalId,
		raw: JSON.stringify(inbound),
		receivedAt: at,
		personId,
		...fate,
	});
	// Delivered twice at once: the other one has it, so look again after its commit.
	if (inboxId === null) throw new LostRace('inbox');
	return { inboxId, personId };
}

/** A code is a key as long as nobody has used it: neither thread nor inbox keeps it. */
const withoutCode = (inbound: Inbound): Inbound => ({ ...inbound, content: { kind: 'text', text: MASKED_BINDING } });

/** What the person said, as the thread shows it. */
async function shownAs(tx: Tx, { content }: Inbound, personId: PersonId): Promise<string> {
	const inLanguage = async (key: TextKey, params: Params = {}) => say((await loadMe(tx, personId)).language, key, params);
	switch (content.kind) {
		case 'text':
			return content.text;
		case 'choice':
			return (await labelOfChoice(tx, personId, content.id)) ?? (await inLanguage('button.unknown'));
		case 'voice':
			return content.transcript === null
				? await inLanguage('voice.shown')
				: await inLanguage('voice.shown-words', { words: content.transcript });
		case 'photo':
			return content.caption === null ? await inLanguage('photo.shown') : await inLanguage('photo.shown-words', { words: content.caption });
		case 'other':
			return `[${content.what}]`;
	}
}

/** What a message led to; `committed` is missing where it had been taken before, since nothing was written. */
export interface Handled {
	readonly taken: Taken;
	readonly committed?: Committed;
}

/** One message: kept, read, decided, written. Also used by the replay of a failed one. */
async function handle(tx: Tx, inbound: Inbound, world: World, hears: boolean): Promise<Handled> {
	const { content } = inbound;
	const waits = hears && content.kind === 'voice' && content.transcript === null;
	const kept = await keep(tx, inbound, world.at, { status: waits ? 'received' : 'handled', error: null });
	if ('repeated' in kept) return { taken: kept };
	if (waits) return await writeUnheard(tx, inbound, kept, world);
	const decision = await decideOn(tx, inbound, saidIn(inbound, kept.inboxId), kept.personId, world);
	const shown = decision.binding ? withoutCode(inbound) : inbound;
	if (shown !== inbound) await hushInbound(tx, kept.inboxId, JSON.stringify(shown));
	return await write(tx, inbound, kept, decision, world, await shownAs(tx, shown, kept.personId));
}

/** A voice message goes into the thread; what it says, and with it everything else, comes when somebody has listened. */
async function writeUnheard(tx: Tx, inbound: Inbound, { inboxId, personId }: Kept, world: World): Promise<Handled> {
	const said = { personId, inboxId, text: await shownAs(tx, inbound, personId), aside: true };
	const { told, seqIn } = await writeMessages(tx, [], { at: world.at, afterQuiet: world.at, said });
	return { taken: { personId, seq: seqIn, repeated: false }, committed: { told, outbox: false, offers: false, voices: true } };
}

/** What was said in a message of any channel, as far as the channel tells it. */
export function saidIn({ content }: Inbound, id: InboxId): Said {
	if (content.kind !== 'voice') return content;
	return { kind: 'voice', id, heard: content.transcript === null ? { why: 'off' } : { words: content.transcript } };
}

/**
 * Locks the person's talk, then reads and decides; look-ups may lock more and draw an order number. With `replayOf` open
 * questions are those of when that kept message came in.
 */
export async function decideOn(
	tx: Tx,
	inbound: Inbound,
	said: Said,
	personId: PersonId,
	world: World,
	replayOf: InboxId | null = null,
): Promise<Decision> {
	const locked = await lockTalk(tx, personId);
	const talk = readTalk(locked?.talk);
	const known = await loadMe(tx, personId);
	const first: string | null = locked === null && (await isNewThread(tx, personId)) ? languageOfFirst(inbound) : null;
	const me = first === null ? known : { ...known, language: first };
	const asked = await openQuestions(tx, personId, replayOf);
	const open = asked.map(({ choices, about }) => ({ choices: JSON.parse(choices) as Choice[], about }));
	const draft = talk.draft ?? talk.shelved;
	const draftChoices = draft ? questionOf(draft, me, world).choices : [];
	const listening = { meaningOf: world.meaningOf, onlySlots: (text: string) => onlySlots(text, inbound.at, world) };
	const intent = read(said, { talk, open, draftChoices, ...listening, fresh: inbound.fresh ?? false });
	const base = { me, talk, world, saidAt: inbound.at, channel: inbound.channel };
	const decision = toldOfIds(said, await resolve(tx, base, decide(intent, base)), me);
	return first === null || first === known.language ? decision : { language: first, ...decision };
}

/**
 * A first message in English is answered in English right away; afterwards only the person's own word changes the language. 绑定 with a
 * code says nothing of it: it was copied from an invitation.
 */
function languageOfFirst({ content, fresh, language }: Inbound): string | null {
	const hint = language ?? null;
	return content.kind === 'text' && !fresh && !holdsCode(content.text) ? firstLanguage(content.text, hint) : hint;
}

/** Everything a decision brings, in the order of contract §0.3: own conversation, order, threads. `said` is null when the thread holds it already. */
export async function write(
	tx: Tx,
	inbound: Inbound,
	{ inboxId, personId }: Kept,
	decision: Decision,
	world: World,
	said: string | null,
): Promise<Handled> {
	const { at } = world;
	const { talk, tellings, move, placing, handoff, referral, pick, profile, consent, language, binding, aside = false } = decision;
	await saveTalk(tx, personId, JSON.stringify(talk), at);
	if (profile) await saveProfile(tx, personId, { ...profile, ...(profile.phone ? { phoneHash: keyedHash(profile.phone) } : {}) });
	if (language) await saveLanguage(tx, personId, language);
	if (consent) await saveConsent(tx, personId, at);
	if (binding?.redeem) await redeemCode(tx, personId, binding.redeem, at);
	if (placing) await placeOrder(tx, { ...placing, zone: world.zone });
	if (move) await applyMove(tx, move, at);
	if (handoff) await saveHandoff(tx, handoff.next, handoff.closedBy);
	if (referral) await saveReferral(tx, referral);
	if (pick) await keepPick(tx, pick, world);
	await setTalkTimers(tx, personId, [...draftTimers(talk, world), ...worryTimers(talk, world)]);
	const { told, outbox, seqIn } = await writeMessages(tx, tellings, {
		at,
		afterQuiet: endOfQuiet(at, world.calendar),
		reply: { personId, channel: inbound.channel, address: inbound.address },
		...(said === null ? {} : { said: { personId, text: said, inboxId, aside } }),
	});
	const offers = move?.outcomes.some((outcome) => outcome.offersMade.length > 0) ?? false;
	const residents = move ? [move.outcomes[0].before.residentId] : [];
	const committed = { told: [...told, ...residents], outbox, offers };
	const bound = binding && { bound: binding.redeem !== null };
	return { taken: { personId, seq: seqIn, repeated: false, ...bound }, committed };
}

/** One nudge after silence, then the draft is laid aside; counted from the newest word (policy draft.nudge, draft.expire). In an emergency nobody is nudged. */
const draftTimers = ({ draft, shelved, dropped }: Talk, { at, policy, calendar }: World) => [
	...(draft ? [{ kind: 'draft-nudge', dueAt: addSpan(at, policy.draftNudge, calendar) }] : []),
	...((draft ?? shelved ?? dropped) ? [{ kind: 'draft-expire', dueAt: addSpan(at, policy.draftExpire, calendar) }] : []),
];

/** Asked whether somebody is in danger: no answer is one too (policy danger.silent). */
const worryTimers = ({ worry }: Talk, { policy, calendar }: World) =>
	worry === null ? [] : [{ kind: 'danger-silent', dueAt: addSpan(worry.askedAt, policy.dangerSilent, calendar) }];
