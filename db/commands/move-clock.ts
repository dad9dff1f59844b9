import { sql } from 'drizzle-orm';
import type { Tx } from '../client.ts';
import { deskClock } from '../schema/index.ts';

/** Keeps how far the desk's clock is ahead of real time; never less than before. */
export async function moveClock(tx: Tx, offsetMs: number): Promise<void> {
	await tx
		.insert(deskClock)
		.values({ id: 1, offsetMs })
		.onConflictDoUpdate({ target: deskClock.id, set: { offsetMs: sql`greatest(${deskClock.offsetMs}, excluded.offset_ms)` } });
}
