import { eq, sql } from 'drizzle-orm';
import type { Tx } from '../client.ts';
import type { PersonId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import { consents, conversations, people } from '../schema/index.ts';

/** Writes the talk state of one person; its row is locked by whoever read it. */
export async function saveTalk(tx: Tx, personId: PersonId, talk: string, at: Instant): Promise<void> {
	await tx
		.insert(conversations)
		.values({ personId, talk, version: 1, updatedAt: at })
		.onConflictDoUpdate({ target: conversations.personId, set: { talk, version: sql`${conversations.version} + 1`, updatedAt: at } });
}

/** What changes of a person; what is left out stays. The hash finds people by a phone that is sealed. */
export interface Profile {
	readonly name?: string;
	readonly phone?: string;
	readonly phoneHash?: string;
	readonly homeUnitCode?: string;
}

/** What the person told about themselves. */
export async function saveProfile(tx: Tx, personId: PersonId, profile: Profile): Promise<void> {
	if (Object.keys(profile).length > 0) await tx.update(people).set(profile).where(eq(people.id, personId));
}

/** The language in which the desk speaks to the person from now on. */
export async function saveLanguage(tx: Tx, personId: PersonId, language: string): Promise<void> {
	await tx.update(people).set({ language }).where(eq(people.id, personId));
}

/** Version of the notice on personal data that draft.confirm-notice shows. */
const NOTICE_VERSION = '2026-11';

/** The notice was shown and the person went on (个人信息保护法 17). */
export async function saveConsent(tx: Tx, personId: PersonId, at: Instant): Promise<void> {
	await tx.insert(consents).values({ personId, kind: 'notice', version: NOTICE_VERSION, givenAt: at });
}
