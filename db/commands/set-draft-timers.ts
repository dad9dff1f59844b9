import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Tx } from '../client.ts';
import type { PersonId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import { timers } from '../schema/timers.ts';

/** The timers of a person's draft, counted anew from each word; none where there is no draft. */
export async function setDraftTimers(
	tx: Tx,
	personId: PersonId,
	wanted: readonly { readonly kind: string; readonly dueAt: Instant }[],
): Promise<void> {
	const ofDraft = and(
		eq(timers.subjectKind, 'person'),
		eq(timers.subject, personId),
		inArray(timers.kind, ['draft-nudge', 'draft-expire']),
	);
	await tx.delete(timers).where(and(ofDraft, isNull(timers.firedAt)));
	if (wanted.length > 0) {
		await tx
			.insert(timers)
			.values(wanted.map(({ kind, dueAt }) => ({ subjectKind: 'person' as const, subject: personId, kind, key: String(dueAt), dueAt })))
			.onConflictDoNothing();
	}
}
