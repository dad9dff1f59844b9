import type { Sql } from '../client.ts';
import type { Instant } from '../domain/instant.ts';

/** What became of one sending; reasons hold no personal data. */
export type OutboxFate =
	| { readonly fate: 'sent'; readonly externalId: string | null }
	/** In back-off: its lane waits for it. */
	| { readonly fate: 'deferred'; readonly until: Instant; readonly reason: string }
	| { readonly fate: 'failed'; readonly reason: string }
	/** The person blocked the desk or is gone; the address is marked, so that other channels are used. */
	| { readonly fate: 'dropped'; readonly reason: string };

const iso = (at: Instant): string => new Date(at).toISOString();

/**
 * Writes what became of one sending. Each is one statement and may be repeated: a row that is no longer open stays as it is.
 */
export async function settleOutbox(sql: Sql, id: string, fate: OutboxFate, now: Instant): Promise<void> {
	switch (fate.fate) {
		case 'sent':
			await sql`update outbox set status = 'sent', reason = null, external_id = ${fate.externalId}, sent_at = ${iso(now)}::timestamptz
				where id = ${id} and status in ('pending', 'deferred')`;
			return;
		case 'deferred':
			await sql`update outbox set status = 'deferred', reason = ${fate.reason}, not_before = ${iso(fate.until)}::timestamptz
				where id = ${id} and status in ('pending', 'deferred')`;
			return;
		case 'failed':
			await sql`update outbox set status = 'failed', reason = ${fate.reason} where id = ${id} and status in ('pending', 'deferred')`;
			return;
		case 'dropped':
			await sql`with dropped as (
					update outbox set status = 'dropped', reason = ${fate.reason}
					where id = ${id} and status in ('pending', 'deferred') returning channel, recipient
				)
				update identities set unreachable_since = ${iso(now)}::timestamptz from dropped
				where identities.channel = dropped.channel and identities.address = dropped.recipient and identities.unreachable_since is null`;
	}
}
