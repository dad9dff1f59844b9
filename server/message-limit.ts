import type { PersonId } from '../db/domain/ids.ts';
import { MINUTE } from '../db/domain/instant.ts';

/** limits.messagesPerMinute of web chat: at most so many in any 60 seconds of real time, by person whatever the session. */
export interface MessageLimit {
	/** Counts one message; null = let it in, else the seconds after which the next one is. A refused one does not count. */
	take(personId: PersonId): number | null;
}

/** Persons remembered before those that have been quiet for a minute are forgotten. */
const SWEEP_AT = 1_000;

/** Makes the limit; counts for this process, `real` in milliseconds. */
export function createMessageLimit(perMinute: number, real: () => number): MessageLimit {
	const taken = new Map<PersonId, number[]>();
	const sweep = (from: number) => {
		for (const [personId, times] of taken) if ((times.at(-1) ?? 0) <= from) taken.delete(personId);
	};
	return {
		take(personId) {
			const at = real();
			if (taken.size >= SWEEP_AT) sweep(at - MINUTE);
			const times = (taken.get(personId) ?? []).filter((time) => time > at - MINUTE);
			const [oldest] = times;
			if (times.length >= perMinute && oldest !== undefined) return Math.max(1, Math.ceil((oldest + MINUTE - at) / 1000));
			taken.set(personId, [...times, at]);
			return null;
		},
	};
}

/** DESK_RATE_LIMIT=off */
export const unlimited: MessageLimit = { take: () => null };
