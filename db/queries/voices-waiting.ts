import { and, eq, inArray, not } from 'drizzle-orm';
import type { Conn } from '../client.ts';
import type { InboxId, PersonId } from '../domain/ids.ts';
import { inbox, people } from '../schema/index.ts';

/** A voice message that nobody has listened to yet. */
export interface WaitingVoice {
	readonly id: InboxId;
	readonly personId: PersonId;
	readonly language: string;
	/** The message as the port read it, as JSON. */
	readonly raw: string;
}

/** The oldest one of each person, some people left out: what somebody says is listened to in its order. */
export async function voicesWaiting(conn: Conn, without: readonly PersonId[], limit: number): Promise<WaitingVoice[]> {
	const rows = await conn
		.selectDistinctOn([inbox.personId], { id: inbox.id, personId: people.id, language: people.language, raw: inbox.raw })
		.from(inbox)
		.innerJoin(people, eq(people.id, inbox.personId))
		.where(and(eq(inbox.status, 'received'), without.length > 0 ? not(inArray(inbox.personId, [...without])) : undefined))
		.orderBy(inbox.personId, inbox.id)
		.limit(limit);
	return rows.flatMap(({ raw, ...row }) => (raw === null ? [] : [{ ...row, raw }]));
}
