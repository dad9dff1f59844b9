import { and, desc, inArray, isNull, ne, sql } from 'drizzle-orm';
import type { Tx } from '../client.ts';
import type { InboxId, MessageId, OrderId, PersonId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import { identities, messages, outbox, threads } from '../schema/index.ts';

/** One message to one person; with choices it opens a question. */
export interface MessageToWrite {
	readonly to: PersonId;
	readonly text: string;
	readonly choices: readonly { readonly id: string; readonly label: string }[];
	readonly orderId: OrderId | null;
	/** Answers the person's own message, or is urgent: never held for quiet hours. */
	readonly immediate: boolean;
}

/** What the person said and the inbox row it came in by. */
interface Said {
	readonly personId: PersonId;
	readonly text: string;
	readonly inboxId: InboxId;
	/** It answers nothing: the questions asked before stay open. */
	readonly aside?: boolean;
}

/** When and in answer to whom messages are written; without `reply` it is the clock that speaks. */
export interface WriteContext {
	readonly at: Instant;
	/** When what may wait for the morning is sent. */
	readonly afterQuiet: Instant;
	/** The person who wrote just now: answers go to the channel that asked. */
	readonly reply?: { readonly personId: PersonId; readonly channel: Channel; readonly address: string };
	/** What that person said, as first row of the thread. */
	readonly said?: Said;
}

type Channel = typeof identities.$inferSelect.channel;

/**
 * Appends to the threads of everybody told and writes one outbox row for each message that leaves by a push channel.
 * The thread counters are taken sorted by person, so that two transactions never wait for each other in a circle
 * (contract §0.3). Returns who was told and whether something waits in the outbox.
 */
export async function writeMessages(
	tx: Tx,
	toWrite: readonly MessageToWrite[],
	context: WriteContext,
): Promise<{ told: PersonId[]; outbox: boolean; seqIn: number }> {
	const { at, said } = context;
	const count = new Map<PersonId, number>();
	for (const { to } of toWrite) count.set(to, (count.get(to) ?? 0) + 1);
	if (said) count.set(said.personId, (count.get(said.personId) ?? 0) + 1);
	const told = [...count.keys()].sort((a, b) => Number(BigInt(a) - BigInt(b)));
	if (told.length === 0) return { told, outbox: false, seqIn: 0 };

	const next = new Map<PersonId, number>();
	for (const personId of told) {
		const by = count.get(personId) ?? 0;
		const [row] = await tx
			.insert(threads)
			.values({ personId, lastSeq: by })
			.onConflictDoUpdate({ target: threads.personId, set: { lastSeq: sql`${threads.lastSeq} + ${by}` } })
			.returning({ lastSeq: threads.lastSeq });
		next.set(personId, (row?.lastSeq ?? by) - by + 1);
	}
	const takeSeq = (personId: PersonId): number => {
		const seq = next.get(personId) ?? 1;
		next.set(personId, seq + 1);
		return seq;
	};

	const rows: (typeof messages.$inferInsert)[] = [];
	let seqIn = 0;
	if (said) {
		seqIn = takeSeq(said.personId);
		rows.push({
			personId: said.personId,
			seq: seqIn,
			direction: 'in',
			body: said.text,
			choices: null,
			inboxId: said.inboxId,
			questionOpen: said.aside ?? false,
			at,
		});
	}
	for (const message of toWrite) {
		rows.push({
			personId: message.to,
			seq: takeSeq(message.to),
			direction: 'out',
			body: message.text,
			choices: message.choices.length > 0 ? JSON.stringify(message.choices) : null,
			orderId: message.orderId,
			questionOpen: message.choices.length > 0,
			at,
		});
	}
	const written = await tx.insert(messages).values(rows).returning({ id: messages.id });
	const ids = written.slice(said ? 1 : 0).map((row) => row.id);
	return { told, outbox: await writeOutbox(tx, toWrite, ids, context), seqIn };
}

async function writeOutbox(
	tx: Tx,
	toWrite: readonly MessageToWrite[],
	ids: readonly MessageId[],
	{ at, afterQuiet, reply }: WriteContext,
): Promise<boolean> {
	const others = [...new Set(toWrite.map((message) => message.to))].filter((id) => id !== reply?.personId);
	const push = await pushAddresses(tx, others);
	if (reply) push.set(reply.personId, reply);
	const rows = toWrite.flatMap((message, i): (typeof outbox.$inferInsert)[] => {
		const to = push.get(message.to);
		const messageId = ids[i];
		if (!to || to.channel === 'web' || !messageId) return [];
		const notBefore = message.immediate ? at : afterQuiet;
		return [
			{
				channel: to.channel,
				recipient: to.address,
				personId: message.to,
				messageId,
				status: notBefore > at ? 'deferred' : 'pending',
				reason: notBefore > at ? 'quiet hours' : null,
				immediate: message.immediate,
				notBefore,
				createdAt: at,
			},
		];
	});
	if (rows.length > 0) await tx.insert(outbox).values(rows);
	return rows.length > 0;
}

/** The push channel each person used last; who has none finds it in web chat (contract §5). */
async function pushAddresses(tx: Tx, ids: readonly PersonId[]): Promise<Map<PersonId, { channel: Channel; address: string }>> {
	if (ids.length === 0) return new Map();
	const rows = await tx
		.selectDistinctOn([identities.personId], { personId: identities.personId, channel: identities.channel, address: identities.address })
		.from(identities)
		.where(and(inArray(identities.personId, [...ids]), ne(identities.channel, 'web'), isNull(identities.unreachableSince)))
		.orderBy(identities.personId, desc(identities.lastUsedAt));
	return new Map(rows.map((row) => [row.personId, row]));
}
