import { and, eq } from 'drizzle-orm';
import type { Tx } from '../client.ts';
import type { PersonId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import { identities, people, sessions } from '../schema/index.ts';

/** A row of `sessions` and whose it becomes. */
export interface SessionToOpen {
	/** Keyed hash of the token in the cookie. */
	readonly tokenHash: string;
	/**
	 * The web identity that will write, the sender part of inbox.external_id. A persona's is always the same; an anonymous
	 * resident's is new.
	 */
	readonly address: string;
	/** null = an anonymous resident, who is made here. */
	readonly personId: PersonId | null;
	/** Real time: sessions do not follow a clock that the demo moves. */
	readonly createdAt: Instant;
	readonly expiresAt: Instant;
}

/** Opens a session of web chat, with its person and web identity where they do not exist yet. `now` is the desk's clock. */
export async function openSession(
	tx: Tx,
	{ tokenHash, address, personId, createdAt, expiresAt }: SessionToOpen,
	now: Instant,
): Promise<PersonId> {
	const id = personId ?? (await newPerson(tx, now));
	await tx.insert(identities).values({ personId: id, channel: 'web', address, lastUsedAt: now }).onConflictDoNothing();
	const [mine] = await tx
		.select({ personId: identities.personId })
		.from(identities)
		.where(and(eq(identities.channel, 'web'), eq(identities.address, address)));
	if (mine?.personId !== id) throw new Error('the web identity belongs to somebody else');
	await tx.insert(sessions).values({ tokenHash, personId: id, address, createdAt, expiresAt });
	return id;
}

async function newPerson(tx: Tx, now: Instant): Promise<PersonId> {
	const [row] = await tx.insert(people).values({ createdAt: now }).returning({ id: people.id });
	if (!row) throw new Error('the new person was not returned');
	return row.id;
}
