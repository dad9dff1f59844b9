/** A circuit breaker: a service that has failed again and again is left alone for a while. Pure; time is passed in. */

/** What is known of a service; times in milliseconds of any clock that only goes forward. */
export interface Breaker {
	/** Failures since the last success. */
	readonly failures: number;
	/** Nothing is asked before then; null while the service is believed to work. */
	readonly shutUntil: number | null;
	/** The one call that tries a shut service again is on its way, since then. */
	readonly tryingSince: number | null;
}

/** So many failures in a row shut it. */
const FAILURES = 5;
/** And for so long; the same again when the one try fails. A try that never ends is forgotten after as long. */
const SHUT_MS = 60_000;

export const NEW_BREAKER: Breaker = { failures: 0, shutUntil: null, tryingSince: null };

/** Whether a call may be made now, and the breaker once it is made; null = it may not. */
export function asked(breaker: Breaker, now: number): Breaker | null {
	const { shutUntil, tryingSince } = breaker;
	if (shutUntil === null) return breaker;
	if (now < shutUntil || (tryingSince !== null && now < tryingSince + SHUT_MS)) return null;
	return { ...breaker, tryingSince: now };
}

/** After a call. One that was begun before the service was shut changes nothing by failing, and opens it again by succeeding. */
export function afterAnswer(breaker: Breaker, isGood: boolean, now: number): Breaker {
	if (isGood) return NEW_BREAKER;
	const { shutUntil, tryingSince } = breaker;
	const failures = breaker.failures + 1;
	if (shutUntil !== null) return tryingSince === null ? breaker : { failures, shutUntil: now + SHUT_MS, tryingSince: null };
	return { failures, shutUntil: failures < FAILURES ? null : now + SHUT_MS, tryingSince: null };
}
