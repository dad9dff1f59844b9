import { and, eq, sql } from 'drizzle-orm';
import type { Tx } from '../client.ts';
import type { InboxId, PersonId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import { identities, inbox, messages, people } from '../schema/index.ts';

type Channel = typeof identities.$inferSelect.channel;

/** A message to keep. Channel and externalId together are what makes a second delivery known. */
export interface InboundRow {
	readonly channel: Channel;
	readonly externalId: string;
	/** The message as the port read it, as JSON. */
	readonly raw: string;
	/** `received`: kept, to be handled later. */
	readonly status: 'received' | 'handled' | 'failed';
	/** Why handling failed: a code, no personal data. */
	readonly error: string | null;
	readonly receivedAt: Instant;
	readonly personId: PersonId;
}

/** The person behind an address; an unknown one becomes a person without a name. Locks the identity row, and so its own talk. */
export async function takeIdentity(tx: Tx, channel: Channel, address: string, at: Instant): Promise<PersonId> {
	const [known] = await tx
		.update(identities)
		.set({ lastUsedAt: at, unreachableSince: null })
		.where(and(eq(identities.channel, channel), eq(identities.address, address)))
		.returning({ personId: identities.personId });
	if (known) return known.personId;
	const [person] = await tx.insert(people).values({ createdAt: at }).returning({ id: people.id });
	if (!person) throw new Error('no person was made');
	// Somebody else may have made it in the same moment: the unique address decides, and the loser starts anew.
	await tx.insert(identities).values({ personId: person.id, channel, address, lastUsedAt: at });
	return person.id;
}

/** Keeps a message; null when it was kept before: a second delivery has no second effect. */
export async function saveInbound(tx: Tx, row: InboundRow): Promise<InboxId | null> {
	const [saved] = await tx
		.insert(inbox)
		.values({ ...row, handledAt: row.status === 'handled' ? row.receivedAt : null })
		.onConflictDoNothing({ target: [inbox.channel, inbox.externalId] })
		.returning({ id: inbox.id });
	return saved?.id ?? null;
}

/** What the first delivery brought: whose it was and where it stands in the thread. */
export async function findInbound(tx: Tx, channel: Channel, externalId: string): Promise<{ personId: PersonId; seq: number } | null> {
	const [row] = await tx
		.select({ personId: inbox.personId, seq: sql<number>`coalesce(${messages.seq}, 0)` })
		.from(inbox)
		.leftJoin(messages, and(eq(messages.inboxId, inbox.id), eq(messages.direction, 'in')))
		.where(and(eq(inbox.channel, channel), eq(inbox.externalId, externalId)));
	return row?.personId ? { personId: row.personId, seq: row.seq } : null;
}
