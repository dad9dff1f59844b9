import { lt } from 'drizzle-orm';
import type { Conn } from '../client.ts';
import type { Instant } from '../domain/instant.ts';
import { picks } from '../schema/index.ts';

/** Removes what was picked before that moment, whether anybody has looked at it or not. */
export async function forgetPicks(conn: Conn, before: Instant): Promise<void> {
	await conn.delete(picks).where(lt(picks.day, before));
}
