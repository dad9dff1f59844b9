import { and, desc, eq, gt, isNull, lt, ne, or } from 'drizzle-orm';
import type { Conn, Tx } from '../client.ts';
import type { InboxId, PersonId } from '../domain/ids.ts';
import type { MenuName } from '../domain/order.ts';
import { conversations, identities, inbox, items, messages, orders, threads } from '../schema/index.ts';

/** Largest value of the column. */
const MAX_SEQ = 2_147_483_647;

/** The talk state of one person as JSON, its row locked for the rest of the transaction; null before the first word. */
export async function lockTalk(tx: Tx, personId: PersonId): Promise<{ talk: string; version: number } | null> {
	const [row] = await tx
		.select({ talk: conversations.talk, version: conversations.version })
		.from(conversations)
		.where(eq(conversations.personId, personId))
		.for('update');
	return row ?? null;
}

/** The talk of whoever writes, not locked; null for somebody new, `taken` where this very message was taken before. */
export async function talkOf(
	conn: Conn,
	{ channel, address, externalId }: Pick<typeof identities.$inferSelect, 'channel' | 'address'> & { readonly externalId: string },
): Promise<{ readonly personId: PersonId; readonly talk: string | undefined } | 'taken' | null> {
	const before = conn
		.select({ id: inbox.id })
		.from(inbox)
		.where(and(eq(inbox.channel, channel), eq(inbox.externalId, externalId)));
	const known = conn
		.select({ personId: identities.personId, talk: conversations.talk })
		.from(identities)
		.leftJoin(conversations, eq(conversations.personId, identities.personId))
		.where(and(eq(identities.channel, channel), eq(identities.address, address)));
	const [taken, [row]] = await Promise.all([before, known]);
	if (taken.length > 0) return 'taken';
	return row ? { personId: row.personId, talk: row.talk ?? undefined } : null;
}

/** The choices of one message as JSON, and the order it is about. */
interface AskedInThread {
	readonly choices: string;
	readonly about: { readonly number: string; readonly item: MenuName } | null;
}

/**
 * Choices of the messages to which nothing had been said yet: after the person's newest word (contract §0.6). When a kept message
 * is handled again, as it was then: between the word before it and that message itself. A word that failed answered nothing: said
 * once more it must find the same question.
 */
export async function openQuestions(tx: Conn, personId: PersonId, replayOf: InboxId | null): Promise<AskedInThread[]> {
	const [again] = replayOf === null ? [] : await tx.select({ seq: messages.seq }).from(messages).where(eq(messages.inboxId, replayOf));
	const own = again?.seq ?? MAX_SEQ;
	const [said] = await tx
		.select({ seq: messages.seq })
		.from(messages)
		.leftJoin(inbox, eq(inbox.id, messages.inboxId))
		.where(
			and(eq(messages.personId, personId), eq(messages.direction, 'in'), eq(messages.questionOpen, false), lt(messages.seq, own), heeded),
		)
		.orderBy(desc(messages.seq))
		.limit(1);
	const rows = await tx
		.select({ choices: messages.choices, number: orders.number, item: { name: items.name, nameEn: items.nameEn } })
		.from(messages)
		.leftJoin(orders, eq(orders.id, messages.orderId))
		.leftJoin(items, eq(items.code, orders.itemCode))
		.where(and(eq(messages.personId, personId), gt(messages.seq, said?.seq ?? 0), lt(messages.seq, own), eq(messages.questionOpen, true)))
		.orderBy(messages.seq);
	return rows.flatMap(({ choices, number, item }) =>
		choices === null ? [] : [{ choices, about: number === null || item === null ? null : { number, item } }],
	);
}

const heeded = or(isNull(inbox.status), ne(inbox.status, 'failed'));

/** Nothing was ever said in the person's thread, by nobody. */
export async function isNewThread(tx: Tx, personId: PersonId): Promise<boolean> {
	const rows = await tx.select({ seq: threads.lastSeq }).from(threads).where(eq(threads.personId, personId));
	return rows.length === 0;
}

/** The label of a pressed choice, as it was shown to the person; null when it was never shown lately. */
export async function labelOfChoice(tx: Tx, personId: PersonId, choiceId: string): Promise<string | null> {
	const rows = await tx
		.select({ choices: messages.choices })
		.from(messages)
		.where(and(eq(messages.personId, personId), eq(messages.questionOpen, true)))
		.orderBy(desc(messages.seq))
		.limit(LOOKED_AT);
	for (const row of rows) {
		const choices = JSON.parse(row.choices ?? '[]') as { id: string; label: string }[];
		const found = choices.find((choice) => choice.id === choiceId);
		if (found) return found.label;
	}
	return null;
}

/** How many messages with choices back a button is looked for; an older one works too, but is shown by its number. */
const LOOKED_AT = 30;
