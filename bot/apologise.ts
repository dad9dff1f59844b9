import type { Tx } from '../db/client.ts';
import { writeMessages } from '../db/commands/write-messages.ts';
import type { Instant } from '../db/domain/instant.ts';
import { type Calendar, endOfQuiet } from '../db/domain/work-calendar.ts';
import { isDatabaseAway } from '../db/errors.ts';
import { loadMe } from '../db/queries/me.ts';
import { loadStaff } from '../db/queries/scene.ts';
import type { Inbound } from './channels/channel.ts';
import type { Committed, Kept } from './desk.ts';
import { say } from './text/render.ts';

/** What can be done without: behind a savepoint, since a query that fails would end the whole transaction. */
export const orElse = <T>(tx: Tx, otherwise: T, load: (inner: Tx) => Promise<T>): Promise<T> =>
	tx.transaction(load).catch((err: unknown) => {
		if (isDatabaseAway(err)) throw err;
		return otherwise;
	});

/** When and what is shown of the message in the thread; null when it stands there already. */
interface Circumstances {
	readonly at: Instant;
	readonly calendar: Calendar;
	readonly shown: string | null;
}

/** A message that could not be handled: a word to whoever wrote it and one to the dispatchers. The talk is not even read. */
export async function apologise(
	tx: Tx,
	inbound: Inbound,
	{ personId, inboxId }: Kept,
	{ at, calendar, shown }: Circumstances,
): Promise<{ readonly seq: number; readonly committed: Committed }> {
	const language = await orElse(tx, '', async (inner) => (await loadMe(inner, personId)).language);
	const dispatchers = await orElse(tx, [], async (inner) => (await loadStaff(inner, '')).dispatchers);
	const staff = [...new Map(dispatchers.map((person) => [person.id, person])).values()].filter((person) => person.id !== personId);
	const answer = say(language, staff.length > 0 ? 'failed' : 'failed.kept');
	const tellings = [
		{ to: personId, text: answer, choices: [], orderId: null, immediate: true },
		...staff.map((person) => {
			const text = say(person.language, 'station.failed', { id: inboxId });
			return { to: person.id, text, choices: [], orderId: null, immediate: false };
		}),
	];
	const { told, outbox, seqIn } = await writeMessages(tx, tellings, {
		at,
		afterQuiet: endOfQuiet(at, calendar),
		reply: { personId, channel: inbound.channel, address: inbound.address },
		...(shown === null ? {} : { said: { personId, text: shown, inboxId } }),
	});
	return { seq: seqIn, committed: { told, outbox, offers: false } };
}
