import type { Sql } from '../client.ts';
import type { Instant } from '../domain/instant.ts';
import type { Lane } from './due-lanes.ts';

/**
 * Who was sent something since then, or may have been: a try whose end was not written counts too. Rejects as the driver does.
 */
export async function recentLanes(sql: Sql, channels: readonly string[], since: Instant): Promise<readonly Lane[]> {
	if (channels.length === 0) return [];
	return await sql<Lane[]>`
		select distinct channel, recipient from outbox
		where channel in ${sql([...channels])}
			and (sent_at >= ${new Date(since).toISOString()}::timestamptz or (status in ('pending', 'deferred') and attempts > 0))`;
}
