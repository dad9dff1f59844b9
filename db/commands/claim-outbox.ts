import type { Sql } from '../client.ts';
import type { Instant } from '../domain/instant.ts';
import type { Lane } from '../queries/due-lanes.ts';
import { unseal } from '../sealing.ts';

/** A message of the outbox as it is sent. */
export interface ClaimedMessage {
	readonly text: string;
	readonly choices: readonly { readonly id: string; readonly label: string }[];
}

export type Claim =
	/** Nothing is due in this lane. */
	| { readonly claim: 'empty' }
	/** The lane's first row is in back-off until then. */
	| { readonly claim: 'waiting'; readonly until: Instant }
	/** The connection is another session than the one that took the lock: nothing was claimed. */
	| { readonly claim: 'lock lost' }
	| {
			readonly claim: 'taken';
			readonly id: string;
			/** This one included. */
			readonly attempts: number;
			readonly createdAt: Instant;
			/** null: sealed under another secret, or damaged. */
			readonly message: ClaimedMessage | null;
	  };

interface Row {
	readonly headAt: string;
	readonly id: string | null;
	readonly attempts: number | null;
	readonly createdAt: string | null;
	readonly body: Buffer | null;
	readonly choices: Buffer | null;
}

function messageOf(body: Buffer | null, choices: Buffer | null): ClaimedMessage | null {
	if (body === null) return null;
	try {
		return { text: unseal(body), choices: choices === null ? [] : JSON.parse(unseal(choices)) };
	} catch {
		return null;
	}
}

/**
 * Takes the next message of a lane for sending and counts the attempt. One statement, so that it needs no transaction:
 * the first open row by id, passing over what is held for quiet hours (never tried and not yet due) but not over what
 * is in back-off. It changes nothing unless the session is the one that holds the relay's lock.
 */
export async function claimOutbox(sql: Sql, lane: Lane, backend: number, now: Instant): Promise<Claim> {
	const at = new Date(now).toISOString();
	const [row] = await sql<Row[]>`
		with head as (
			select id, not_before from outbox
			where channel = ${lane.channel} and recipient = ${lane.recipient} and status in ('pending', 'deferred')
				and (attempts > 0 or not_before <= ${at}::timestamptz)
			order by id limit 1
		), taken as (
			update outbox set attempts = outbox.attempts + 1, status = 'pending', reason = null
			from head
			where outbox.id = head.id and head.not_before <= ${at}::timestamptz and pg_backend_pid() = ${backend}
			returning outbox.id, outbox.attempts, outbox.message_id, outbox.created_at
		)
		select (extract(epoch from head.not_before) * 1000)::bigint::text as "headAt", taken.id::text as id, taken.attempts,
			(extract(epoch from taken.created_at) * 1000)::bigint::text as "createdAt", messages.body, messages.choices
		from head left join taken on taken.id = head.id left join messages on messages.id = taken.message_id`;
	if (!row) return { claim: 'empty' };
	if (row.id === null || row.attempts === null) {
		const until = Number(row.headAt);
		return until > now ? { claim: 'waiting', until } : { claim: 'lock lost' };
	}
	return {
		claim: 'taken',
		id: row.id,
		attempts: row.attempts,
		createdAt: Number(row.createdAt),
		message: messageOf(row.body, row.choices),
	};
}
