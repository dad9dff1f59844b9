import { HOUR, type Instant, MINUTE } from '../../db/domain/instant.ts';

const MAX_AHEAD = 5 * MINUTE;
/** No channel delivers later than a day; whatever claims to be older than two has a wrong clock. */
const MAX_AGE = 48 * HOUR;

/**
 * When a person wrote: the channel's own time, in whole seconds, when it is sane, else the time of arrival.
 * @param skewMs how far the desk's clock runs ahead of real time, which is the channel's (the demo moves it).
 */
export function writtenAt(seconds: unknown, receivedAt: Instant, skewMs: number): Instant {
	if (typeof seconds !== 'number' || !Number.isSafeInteger(seconds) || seconds <= 0) return receivedAt;
	const at = seconds * 1000 + skewMs;
	return at - receivedAt > MAX_AHEAD || receivedAt - at > MAX_AGE ? receivedAt : at;
}
