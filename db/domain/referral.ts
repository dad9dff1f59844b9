import type { PersonId } from './ids.ts';
import type { Instant } from './instant.ts';

/** Somebody was told to ring 12345: what it was about in one word, never what was said. */
export interface Referral {
	readonly personId: PersonId;
	/** Where it is, or where the person lives; null where neither is known. */
	readonly unitCode: string | null;
	/** A code of `bot/understand/matter.ts`. */
	readonly matter: string;
	readonly at: Instant;
}
