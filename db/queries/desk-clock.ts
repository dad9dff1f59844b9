import { eq } from 'drizzle-orm';
import type { Conn } from '../client.ts';
import { deskClock } from '../schema/index.ts';

/** How far the desk's clock has been moved; 0 where it never was. */
export async function clockOffset(conn: Conn): Promise<number> {
	const [row] = await conn.select({ offsetMs: deskClock.offsetMs }).from(deskClock).where(eq(deskClock.id, 1));
	return row?.offsetMs ?? 0;
}
