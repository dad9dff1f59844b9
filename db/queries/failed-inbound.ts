import { eq } from 'drizzle-orm';
import type { Conn } from '../client.ts';
import type { InboxId } from '../domain/ids.ts';
import { inbox } from '../schema/index.ts';

/** Messages kept as failed, oldest first. */
export async function failedIds(conn: Conn): Promise<InboxId[]> {
	const rows = await conn.select({ id: inbox.id }).from(inbox).where(eq(inbox.status, 'failed')).orderBy(inbox.id);
	return rows.map((row) => row.id);
}
