import { and, asc, eq, inArray, isNull, lte, min, notInArray } from 'drizzle-orm';
import type { Conn } from '../client.ts';
import type { Instant } from '../domain/instant.ts';
import { timers } from '../schema/timers.ts';

/** A row of the table of timers that has not fired. */
export type DueTimer = Pick<typeof timers.$inferSelect, 'id' | 'subjectKind' | 'subject' | 'kind' | 'key' | 'dueAt'>;

const columns = {
	id: timers.id,
	subjectKind: timers.subjectKind,
	subject: timers.subject,
	kind: timers.kind,
	key: timers.key,
	dueAt: timers.dueAt,
};

/** What is due at `at`, in the order in which it fell due. */
export async function dueTimers(conn: Conn, at: Instant, without: readonly DueTimer['id'][], limit: number): Promise<DueTimer[]> {
	const rest = without.length > 0 ? notInArray(timers.id, [...without]) : undefined;
	return await conn
		.select(columns)
		.from(timers)
		.where(and(isNull(timers.firedAt), lte(timers.dueAt, at), rest))
		.orderBy(asc(timers.dueAt), asc(timers.id))
		.limit(limit);
}

/** When the next thing falls due, however long ago that was; null when nothing waits. */
export async function nextDueAt(conn: Conn): Promise<Instant | null> {
	const [row] = await conn
		.select({ at: min(timers.dueAt) })
		.from(timers)
		.where(isNull(timers.firedAt));
	return row?.at ?? null;
}

/** When a unit gets its digest. */
export interface DigestTimer {
	readonly unitCode: string;
	/** Local date. */
	readonly key: string;
	readonly dueAt: Instant;
}

/** The digest rows of units that wait. */
export async function waitingDigests(conn: Conn, unitCodes: readonly string[]): Promise<DigestTimer[]> {
	if (unitCodes.length === 0) return [];
	return await conn
		.select({ unitCode: timers.subject, key: timers.key, dueAt: timers.dueAt })
		.from(timers)
		.where(and(eq(timers.subjectKind, 'unit'), inArray(timers.subject, [...unitCodes]), eq(timers.kind, 'digest'), isNull(timers.firedAt)));
}
