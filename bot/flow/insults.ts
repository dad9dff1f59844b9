import { DAY, type Instant } from '../../db/domain/instant.ts';
import type { Talk } from './talk.ts';

/** Insults (desk.md §4, "Abuse"): the first is asked to stop, at the second the human service pauses; nothing else does. */

/** How long 人工 pauses, and how long an insult is remembered. */
const PAUSE = DAY;
/** From so many on it pauses. */
const TOO_MANY = 2;

/** One more insult. Whoever goes on while it pauses does not lengthen the pause. */
export function afterInsult(insults: Talk['insults'], at: Instant): NonNullable<Talk['insults']> {
	if (insults === null || at >= insults.at + PAUSE) return { count: 1, at };
	return insults.count < TOO_MANY ? { count: insults.count + 1, at } : insults;
}

/** When 人工 works again; null while it does. */
export function pausedUntil({ insults }: Pick<Talk, 'insults'>, at: Instant): Instant | null {
	if (insults === null || insults.count < TOO_MANY) return null;
	const end = insults.at + PAUSE;
	return at < end ? end : null;
}
