import { eq } from 'drizzle-orm';
import type { Tx } from '../client.ts';
import type { InboxId } from '../domain/ids.ts';
import { inbox } from '../schema/index.ts';

/** Replaces what is kept of a message: it held a key. */
export async function hushInbound(tx: Tx, id: InboxId, raw: string): Promise<void> {
	await tx.update(inbox).set({ raw }).where(eq(inbox.id, id));
}
