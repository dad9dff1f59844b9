import { and, desc, eq } from 'drizzle-orm';
import type { Tx } from '../client.ts';
import type { InboxId, PersonId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import { inbox, messages } from '../schema/index.ts';

/** Locks a failed message for another try, or says why there is none. */
export async function openFailed(
	tx: Tx,
	id: InboxId,
): Promise<{ raw: string; personId: PersonId } | { not: 'later' | 'not-failed' | 'wiped' }> {
	const [row] = await tx
		.select({ status: inbox.status, raw: inbox.raw, personId: inbox.personId })
		.from(inbox)
		.where(eq(inbox.id, id))
		.for('update');
	if (row?.status !== 'failed' || row.personId === null) return { not: 'not-failed' };
	if (row.raw === null) return { not: 'wiped' };
	const [newest] = await tx
		.select({ inboxId: messages.inboxId })
		.from(messages)
		.where(and(eq(messages.personId, row.personId), eq(messages.direction, 'in')))
		.orderBy(desc(messages.seq))
		.limit(1);
	return newest?.inboxId === id ? { raw: row.raw, personId: row.personId } : { not: 'later' };
}

/** Locks a message that was kept and not handled yet; null when somebody else has handled it. */
export async function openReceived(tx: Tx, id: InboxId): Promise<{ raw: string; personId: PersonId } | null> {
	const [row] = await tx
		.select({ status: inbox.status, raw: inbox.raw, personId: inbox.personId })
		.from(inbox)
		.where(eq(inbox.id, id))
		.for('update');
	return row?.status === 'received' && row.raw !== null && row.personId !== null ? { raw: row.raw, personId: row.personId } : null;
}

/** The message could not be handled; `raw` = what is kept of it for another try. */
export async function failReceived(tx: Tx, id: InboxId, raw: string, error: string): Promise<void> {
	await tx.update(inbox).set({ status: 'failed', raw, error }).where(eq(inbox.id, id));
}

/** The message was handled after all. */
export async function settleInbound(tx: Tx, id: InboxId, at: Instant): Promise<void> {
	await tx.update(inbox).set({ status: 'handled', handledAt: at, error: null }).where(eq(inbox.id, id));
}
