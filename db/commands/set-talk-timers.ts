import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Tx } from '../client.ts';
import type { PersonId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import { timers } from '../schema/timers.ts';

/** What a person's talk waits for: a draft that nobody goes on with, an answer that does not come. What is not wanted any more goes. */
export async function setTalkTimers(
	tx: Tx,
	personId: PersonId,
	wanted: readonly { readonly kind: string; readonly dueAt: Instant }[],
): Promise<void> {
	const ofTalk = and(
		eq(timers.subjectKind, 'person'),
		eq(timers.subject, personId),
		inArray(timers.kind, ['draft-nudge', 'draft-expire', 'danger-silent']),
	);
	await tx.delete(timers).where(and(ofTalk, isNull(timers.firedAt)));
	if (wanted.length > 0) {
		await tx
			.insert(timers)
			.values(wanted.map(({ kind, dueAt }) => ({ subjectKind: 'person' as const, subject: personId, kind, key: String(dueAt), dueAt })))
			.onConflictDoNothing();
	}
}
