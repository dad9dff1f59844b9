import { type Instant, SECOND } from '../../../db/domain/instant.ts';
import type { Talk } from '../talk.ts';

/** What one person says within so short a time is one thing said in pieces: 想找人 · 修灯 · 明天上午. */
const WITHIN = 4 * SECOND;
/** More than this is no fragment. */
const LONGEST = 200;

/** The words together with those that they follow within seconds; null where they stand alone. */
export function joinedWith(text: string, { lately }: Pick<Talk, 'lately'>, saidAt: Instant): string | null {
	// the same once more is no piece of it
	if (!lately || text === '' || lately.words.endsWith(text)) return null;
	const after = saidAt - lately.saidAt;
	const joined = `${lately.words}，${text}`;
	return after >= 0 && after <= WITHIN && joined.length <= LONGEST ? joined : null;
}
