import type { Sql } from '../client.ts';
import type { Instant } from '../domain/instant.ts';

/** One recipient on one channel: messages leave it strictly in order of their outbox id. */
export interface Lane {
	readonly channel: string;
	readonly recipient: string;
}

/** What the outbox holds for the relay at one moment. */
export interface DueLanes {
	/** The session that answered: a reconnect behind the driver's back shows as another number. */
	readonly backend: number;
	readonly lanes: readonly Lane[];
	/** Largest outbox id seen; the next quick look starts there. */
	readonly lastId: string;
}

/** Which rows a look at the outbox covers. */
export interface DueQuestion {
	readonly channels: readonly string[];
	readonly now: Instant;
	/** Only rows with a larger id: a quick look after a commit. '0' = all. */
	readonly afterId: string;
}

/** Lanes that hold a row due now, the one that waits longest first. Rejects as the driver does. */
export async function dueLanes(sql: Sql, { channels, now, afterId }: DueQuestion): Promise<DueLanes> {
	// The left join gives the session's number also where nothing is due; the literal list lets the partial index serve.
	const rows = await sql<{ backend: number; channel: string | null; recipient: string | null; lastId: string | null }[]>`
		select pg_backend_pid() as backend, lane.channel, lane.recipient, lane.last_id::text as "lastId"
		from (select 1) as one left join (
			select channel, recipient, min(id) as first_id, max(id) as last_id
			from outbox
			where status in ('pending', 'deferred') and not_before <= ${new Date(now).toISOString()}::timestamptz
				and id > ${afterId} and channel in ${sql([...channels])}
			group by channel, recipient
		) as lane on true
		order by lane.first_id`;
	const lanes = rows.flatMap(({ channel, recipient }) => (channel !== null && recipient !== null ? [{ channel, recipient }] : []));
	const lastId = rows.reduce(
		(last, row) => (row.lastId !== null && BigInt(row.lastId) > last ? BigInt(row.lastId) : last),
		BigInt(afterId),
	);
	return { backend: rows[0]?.backend ?? 0, lanes, lastId: lastId.toString() };
}
