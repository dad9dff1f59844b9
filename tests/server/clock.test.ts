import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOUR, type Instant } from '../../db/domain/instant.ts';
import { clockOffset } from '../../db/queries/desk-clock.ts';
import { createClock } from '../../server/clock.ts';
import { createClockMover } from '../../server/demo-clock.ts';
import { startDesk, type TestDesk } from '../helpers/app.ts';

const silent = { warn: () => undefined };

describe('the clock', () => {
	const clockAt = (start: Instant) => {
		const kept: number[] = [];
		const state = { real: start };
		const clock = createClock({ offsetMs: 100, keep: async (offset) => void kept.push(offset), real: () => state.real });
		return { clock, kept, state };
	};

	test('runs ahead of real time by its offset, goes forward and never back', async () => {
		const { clock, kept, state } = clockAt(1_000);
		expect(clock.now()).toBe(1_100);
		await clock.moveTo(5_000);
		expect([clock.now(), kept]).toEqual([5_000, [4_000]]);
		await clock.moveTo(2_000);
		expect([clock.now(), kept]).toEqual([5_000, [4_000]]);
		state.real = 900;
		expect(clock.now()).toBe(5_000);
		state.real = 2_000;
		expect([clock.now(), clock.real()]).toEqual([6_000, 2_000]);
	});

	test('is not moved when the offset cannot be kept', async () => {
		const clock = createClock({ offsetMs: 0, keep: () => Promise.reject(new Error('away')), real: () => 1_000 });
		await expect(clock.moveTo(5_000)).rejects.toThrow('away');
		expect(clock.now()).toBe(1_000);
	});
});

describe('moving it', () => {
	/** Things due at given times, each of which may bring another. */
	function things(due: Instant[], brings: (at: Instant) => Instant[] = () => []) {
		const state = { real: 0, seen: [] as Instant[] };
		const clock = createClock({ offsetMs: 0, keep: () => Promise.resolve(), real: () => state.real });
		const jobs = {
			async runDue() {
				const now = due.filter((at) => at <= clock.now());
				for (const at of now) due.splice(due.indexOf(at), 1);
				due.push(...now.flatMap(brings));
				state.seen.push(...now.map(() => clock.now()));
				return now.map((at) => ({ at, kind: 'test', subject: 'order:1' }));
			},
			async nextDue() {
				return due.length > 0 ? Math.min(...due) : null;
			},
		};
		return { clock, jobs, state, mover: createClockMover(clock, jobs, silent) };
	}

	test('each thing happens at its own time', async () => {
		const { mover, state } = things([HOUR, 3 * HOUR, 9 * HOUR]);
		const moved = await mover.forward(4 * HOUR);
		expect(moved).toMatchObject({ now: 4 * HOUR, next: 9 * HOUR });
		expect(moved.fired.map((one) => one.at)).toEqual([HOUR, 3 * HOUR]);
		expect(state.seen).toEqual([HOUR, 3 * HOUR]);
	});

	test('what a thing brings within the time happens too', async () => {
		const { mover } = things([HOUR], (at) => (at < 3 * HOUR ? [at + HOUR] : []));
		expect((await mover.forward(10 * HOUR)).fired).toHaveLength(3);
	});

	test('to the next thing, and nowhere when there is none', async () => {
		const { mover } = things([2 * HOUR]);
		expect(await mover.toNext()).toMatchObject({ now: 2 * HOUR, next: null, fired: [{ at: 2 * HOUR }] });
		expect(await mover.toNext()).toEqual({ now: 2 * HOUR, next: null, fired: [] });
	});

	test('one move at a time', async () => {
		const { mover } = things([HOUR, 2 * HOUR]);
		const [one, two] = await Promise.all([mover.forward(HOUR), mover.forward(HOUR)]);
		expect([one.now, two.now]).toEqual([HOUR, 2 * HOUR]);
		expect([one.fired.length, two.fired.length]).toEqual([1, 1]);
	});

	test('a thing that stays due does not hold it for ever', async () => {
		const { clock, mover } = things([]);
		const stuck = createClockMover(clock, { runDue: async () => [], nextDue: async () => 0 }, silent);
		expect((await stuck.forward(HOUR)).now).toBe(HOUR);
		expect((await mover.forward(HOUR)).now).toBe(2 * HOUR);
	});
});

describe('POST /demo/clock', () => {
	let desk: TestDesk;
	beforeAll(async () => {
		desk = await startDesk();
	});
	afterAll(async () => {
		await desk.close();
	});
	const tick = async (payload: object) => {
		const { cookie } = await desk.as('resident-1');
		return desk.app.inject({ method: 'POST', url: '/demo/clock', headers: { cookie }, payload });
	};

	test('moves, answers where it stands, and keeps it', async () => {
		const before = desk.clock.now();
		const answer = await tick({ forward: 'PT4H' });
		expect(answer.statusCode).toBe(200);
		expect(answer.json()).toEqual({
			now: new Date(before + 4 * HOUR).toISOString(),
			fired: expect.any(Array),
			next: expect.toSatisfy((next) => next === null || typeof next === 'string'),
		});
		expect(await clockOffset(desk.db)).toBe(4 * HOUR);
		expect((await tick({ to: 'next' })).statusCode).toBe(200);
	});

	test('moved by nothing it tells where it stands', async () => {
		const before = desk.clock.now();
		expect((await tick({ forward: 'PT0S' })).json()).toMatchObject({ now: new Date(before).toISOString() });
	});

	test('several sessions in one browser are as good as one', async () => {
		const cookie = `${(await desk.as('resident-1')).cookie}; ${(await desk.as('resident-2')).cookie}`;
		const answer = await desk.app.inject({ method: 'POST', url: '/demo/clock', headers: { cookie }, payload: { forward: 'PT1M' } });
		expect(answer.statusCode).toBe(200);
	});

	test('without a session: 401', async () => {
		expect((await desk.app.inject({ method: 'POST', url: '/demo/clock', payload: { to: 'next' } })).statusCode).toBe(401);
	});

	test.each([{}, { to: 'yesterday' }, { forward: 'four hours' }, { forward: '-PT1H' }, { forward: 'P1Y' }, { forward: 'P400D' }])(
		'%j: 400',
		async (payload) => {
			expect((await tick(payload)).statusCode).toBe(400);
		},
	);
});
