import type { Db, Tx } from '../../db/client.ts';
import { failReceived, openReceived, settleInbound } from '../../db/commands/settle-inbound.ts';
import { writeMessages } from '../../db/commands/write-messages.ts';
import type { InboxId } from '../../db/domain/ids.ts';
import { isDatabaseAway } from '../../db/errors.ts';
import type { WaitingVoice } from '../../db/queries/voices-waiting.ts';
import { retried } from '../../db/retried.ts';
import { apologise } from '../apologise.ts';
import type { Inbound } from '../channels/channel.ts';
import { type Committed, decideOn, write } from '../desk.ts';
import type { Spoken } from '../flow/parse/voice.ts';
import type { World } from '../flow/world.ts';
import { say } from '../text/render.ts';
import { withoutIdNumbers } from '../understand/phone.ts';
import { whatFailed } from '../what-failed.ts';

/** What was made out of a voice message, or why nothing was. */
export type Heard = Spoken['heard'];

/** What taking it works with. */
export interface TakeDeps {
	readonly db: Db;
	readonly log: { error(facts: object, text: string): void };
}

async function handled(tx: Tx, id: InboxId, heard: Heard, world: World): Promise<Committed | null> {
	const opened = await openReceived(tx, id);
	if (!opened) return null;
	const { personId, raw } = opened;
	const inbound = JSON.parse(raw) as Inbound;
	const decision = await decideOn(tx, inbound, { kind: 'voice', id, heard }, personId, world);
	const { committed } = await write(tx, inbound, { inboxId: id, personId }, decision, world, null);
	await settleInbound(tx, id, world.at);
	return committed ?? null;
}

/** Kept as failed together with what was heard, so that a replay need not listen again. */
async function failed(tx: Tx, id: InboxId, heard: Heard, error: string, world: World): Promise<Committed | null> {
	const opened = await openReceived(tx, id);
	if (!opened) return null;
	const inbound = JSON.parse(opened.raw) as Inbound;
	const content = 'words' in heard ? { ...inbound.content, transcript: heard.words } : inbound.content;
	await failReceived(tx, id, JSON.stringify({ ...inbound, content }), error);
	const { at, calendar } = world;
	return (await apologise(tx, inbound, { inboxId: id, personId: opened.personId }, { at, calendar, shown: null })).committed;
}

/**
 * What somebody said, in one transaction, as `Desk.take` does it with what is written; null when it had been taken already. What
 * cannot be handled is kept `failed`. Rejects only while the database is away: the message waits.
 */
export async function takeHeard({ db, log }: TakeDeps, id: InboxId, made: Heard, world: World): Promise<Committed | null> {
	const heard = 'words' in made ? { ...made, words: withoutIdNumbers(made.words) } : made;
	try {
		return await retried(() => db.transaction((tx) => handled(tx, id, heard, world)));
	} catch (err) {
		if (isDatabaseAway(err)) throw err;
		const { error, at } = whatFailed(err);
		log.error({ error, at }, 'a voice message could not be handled and is kept as failed');
		return await retried(() => db.transaction((tx) => failed(tx, id, heard, error, world)));
	}
}

/** 正在听您的语音: it takes longer than people wait without a word. */
export async function tellListening(
	{ db }: Pick<TakeDeps, 'db'>,
	{ personId, language }: WaitingVoice,
	from: Inbound,
	world: World,
): Promise<Committed> {
	const text = say(language, 'voice.listening');
	const reply = { personId, channel: from.channel, address: from.address };
	const telling = { to: personId, text, choices: [], orderId: null, immediate: true };
	const { told, outbox } = await db.transaction((tx) => writeMessages(tx, [telling], { at: world.at, afterQuiet: world.at, reply }));
	return { told, outbox, offers: false };
}
