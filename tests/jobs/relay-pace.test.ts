import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPacer, MEMORY_MS, PACES } from '../../jobs/relay-pace.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** The most that lay within one window of that length. */
function mostWithin(times: readonly number[], windowMs: number): number {
	let most = 0;
	let from = 0;
	for (let to = 0; to < times.length; to++) {
		while ((times[to] ?? 0) - (times[from] ?? 0) > windowMs) from++;
		most = Math.max(most, to - from + 1);
	}
	return most;
}

/** Sends as fast as the pace allows, for so long; the relay begins anew at the given moments, with another pacer if a process did. */
function sendGreedily(
	lengthMs: number,
	restarts: readonly { readonly at: number; readonly process: boolean }[],
	pauses: readonly number[] = [],
) {
	let now = 0;
	let pacer = createPacer(PACES, () => now);
	const times: number[] = [];
	const events = [...restarts].sort((a, b) => a.at - b.at);
	const lately = () => (now - (times.at(-1) ?? Number.NEGATIVE_INFINITY) <= MEMORY_MS ? [{ channel: 'wecom', recipient: 'zhang' }] : []);
	while (now < lengthMs) {
		const [next] = events;
		if (next && next.at <= now) {
			events.shift();
			if (next.process) pacer = createPacer(PACES, () => now);
			pacer.begin(lately());
		}
		const wait = pacer.wait('wecom', 'zhang');
		if (wait > 0) {
			now += Math.min(wait, next ? Math.max(1, next.at - now) : wait);
			continue;
		}
		pacer.spend('wecom', 'zhang');
		times.push(now);
		now += pauses[times.length % Math.max(1, pauses.length)] ?? 0;
	}
	return times;
}

describe('the pace of WeCom: what is beyond 30 a minute or 1,000 an hour is lost without a word (channels.md B7)', () => {
	it('is never exceeded by one process, and is used well', () => {
		const times = sendGreedily(3 * HOUR, []);
		expect(mostWithin(times, MINUTE)).toBeLessThanOrEqual(28);
		expect(mostWithin(times, HOUR)).toBeLessThanOrEqual(950);
		expect(times.length).toBeGreaterThan(2600);
	});

	it('is never exceeded whenever the process or its connection is started anew', () => {
		const restart = fc.record({ at: fc.integer({ min: 0, max: 5 * MINUTE }), process: fc.boolean() });
		fc.assert(
			fc.property(
				fc.array(restart, { maxLength: 60 }),
				fc.array(fc.integer({ min: 0, max: 20_000 }), { maxLength: 8 }),
				(restarts, pauses) => {
					expect(mostWithin(sendGreedily(5 * MINUTE, restarts, pauses), MINUTE)).toBeLessThanOrEqual(28);
				},
			),
			{ numRuns: 300 },
		);
	});

	it('a start costs only whoever was sent something within the last minute', () => {
		const pacer = createPacer(PACES, () => 0);
		pacer.begin([{ channel: 'wecom', recipient: 'zhang' }]);
		expect([pacer.wait('wecom', 'zhang'), pacer.wait('wecom', 'li')]).toEqual([4000, 0]);
		const { burst = 0, everyMs = 0 } = PACES.wecom?.recipient ?? {};
		expect(burst * everyMs).toBeLessThanOrEqual(MEMORY_MS);
	});

	it('lets twelve go at once to somebody who has been left in peace', () => {
		let now = 0;
		const pacer = createPacer(PACES, () => now);
		now += MINUTE;
		for (let i = 0; i < 12; i++) {
			expect(pacer.wait('wecom', 'zhang')).toBe(0);
			pacer.spend('wecom', 'zhang');
		}
		expect(pacer.wait('wecom', 'zhang')).toBe(4000);
		expect(pacer.wait('wecom', 'li')).toBe(0);
		pacer.prune();
		expect(pacer.wait('wecom', 'zhang')).toBe(4000);
	});

	it('holds for all members together', () => {
		let now = 0;
		const pacer = createPacer(PACES, () => now);
		const times: number[] = [];
		for (let i = 0; now < HOUR; i++) {
			now += pacer.wait('wecom', `u${i}`);
			if (pacer.wait('wecom', `u${i}`) > 0) continue;
			pacer.spend('wecom', `u${i}`);
			times.push(now);
			if (i % 1000 === 0) pacer.prune();
		}
		expect(mostWithin(times, MINUTE)).toBeLessThan(10_000);
		expect(mostWithin(times, HOUR)).toBeLessThan(150_000);
	});
});

it('Telegram says when it is too much, so that a new start costs nothing', () => {
	const pacer = createPacer(PACES, () => 0);
	for (let i = 0; i < 3; i++) pacer.begin([{ channel: 'telegram', recipient: '1' }]);
	expect(pacer.wait('telegram', '1')).toBe(0);
	expect(pacer.wait('web', '1')).toBe(0);
});
