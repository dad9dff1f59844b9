import { and, eq, gt, inArray } from 'drizzle-orm';
import type { Conn } from '../client.ts';
import type { PersonId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import { people, sessions, threads } from '../schema/index.ts';

/** Who holds a session of web chat. */
export interface Session {
	readonly personId: PersonId;
	/** Address of the web identity that writes. */
	readonly address: string;
	/** Name of the demo persona; null for everybody else. */
	readonly persona: string | null;
}

/** The sessions still running among these keyed hashes of tokens. `at` is real time. */
export const sessionsOf = (conn: Conn, tokenHashes: readonly string[], at: Instant): Promise<(Session & { tokenHash: string })[]> =>
	conn
		.select({ tokenHash: sessions.tokenHash, personId: sessions.personId, address: sessions.address, persona: people.persona })
		.from(sessions)
		.innerJoin(people, eq(people.id, sessions.personId))
		.where(and(inArray(sessions.tokenHash, [...tokenHashes]), gt(sessions.expiresAt, at)));

/** The language in which the desk speaks to a person; null before the first word, when none was chosen yet. */
export async function languageOf(conn: Conn, personId: PersonId): Promise<string | null> {
	const [row] = await conn
		.select({ language: people.language })
		.from(people)
		.innerJoin(threads, eq(threads.personId, people.id))
		.where(eq(people.id, personId));
	return row?.language ?? null;
}

/** The person behind a demo persona; null for a name nobody has. */
export async function personaOf(conn: Conn, persona: string): Promise<PersonId | null> {
	const [row] = await conn.select({ id: people.id }).from(people).where(eq(people.persona, persona));
	return row?.id ?? null;
}
