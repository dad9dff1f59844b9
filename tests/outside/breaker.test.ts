import { describe, expect, it } from 'vitest';
import { afterAnswer, asked, type Breaker, NEW_BREAKER } from '../../bot/outside/breaker.ts';

/** One letter each: + a call that works, - one that fails, ? one that may be made and is still on its way, x one that may not be made. */
function play(steps: readonly (readonly [atS: number, step: string])[], from: Breaker = NEW_BREAKER): string {
	let breaker = from;
	let seen = '';
	for (const [atS, step] of steps) {
		const now = atS * 1000;
		const opened = asked(breaker, now);
		seen += opened === null ? 'x' : step;
		if (opened === null) continue;
		breaker = step === '?' ? opened : afterAnswer(opened, step === '+', now);
	}
	return seen;
}

const times = (n: number, atS: number, step: string) => Array.from({ length: n }, (): readonly [number, string] => [atS, step]);

describe('a service that fails', () => {
	it.each<[string, readonly (readonly [number, string])[], string]>([
		['four times is asked again', [...times(4, 0, '-'), [1, '+']], '----+'],
		['five times is left alone for a minute', [...times(5, 0, '-'), [1, '+'], [59, '+'], [60, '+']], '-----xx+'],
		['is asked once after the minute, and by nobody beside', [...times(5, 0, '-'), [60, '?'], [61, '+'], [119, '+']], '-----?xx'],
		['and fails again is left alone for another minute', [...times(5, 0, '-'), [60, '-'], [61, '+'], [119, '+'], [120, '+']], '------xx+'],
		['and works again is trusted as before', [...times(5, 0, '-'), [60, '+'], ...times(4, 61, '-'), [62, '+']], '-----+----+'],
		['now and then is never left alone', [...times(4, 0, '-'), [1, '+'], ...times(4, 2, '-'), [3, '+']], '----+----+'],
		['and whose one try never ends is tried again', [...times(5, 0, '-'), [60, '?'], [119, '+'], [120, '+']], '-----?x+'],
	])('%s', (_what, steps, seen) => {
		expect(play(steps)).toBe(seen);
	});

	it('calls that were on their way when it was shut do not put the try off', () => {
		const shut = Array.from({ length: 5 }).reduce<Breaker>((breaker) => afterAnswer(breaker, false, 0), NEW_BREAKER);
		expect(shut.shutUntil).toBe(60_000);
		expect(afterAnswer(shut, false, 30_000)).toEqual(shut);
		expect(afterAnswer(shut, true, 30_000)).toEqual(NEW_BREAKER);
	});
});
