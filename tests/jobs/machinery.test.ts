import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Backend } from '../../jobs/job-queue.ts';
import { createMachinery } from '../../jobs/machinery.ts';

/** A store that only counts; BullMQ's own is in backend.test.ts. */
function fakeBackend() {
	const seen = {
		prepared: 0,
		queues: 0,
		workers: 0,
		closed: 0,
		repeats: [] as string[],
		added: [] as string[],
		away: false,
		next: 0 as number | null,
	};
	const backend: Backend = {
		prepare: async () => void seen.prepared++,
		openQueue: async () => {
			if (seen.away) throw new Error('away');
			seen.queues++;
			return {
				add: async (name) => {
					if (seen.away) throw new Error('away');
					seen.added.push(name);
				},
				repeat: async (name) => void seen.repeats.push(name),
				nextRun: async () => {
					if (seen.away) throw new Error('away');
					return seen.next;
				},
				answers: async () => true,
				close: async () => void seen.closed++,
			};
		},
		startWorker: async () => {
			seen.workers++;
			return { running: () => true, close: async () => void seen.closed++ };
		},
	};
	return { backend, seen };
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => void vi.useRealTimers());

function machineryOf(instead: () => Promise<unknown>) {
	const { backend, seen } = fakeBackend();
	const errors: string[] = [];
	const machinery = createMachinery({
		backend,
		process: async () => undefined,
		everyMs: (name) => (name === 'sweep' ? 1_000 : null),
		pulse: { name: 'sweep', instead },
		onError: (_err, message) => errors.push(message),
	});
	return { machinery, seen, errors };
}

describe('the machinery', () => {
	it.each([0, 1, 2])('prepares its store once: asked %i times before it starts', async (times) => {
		const { machinery, seen } = machineryOf(async () => undefined);
		for (let n = 0; n < times; n++) await machinery.prepare();
		await machinery.start();
		expect(seen.prepared).toBe(1);
		await machinery.close();
	});

	it('starts, passes nudges on and closes', async () => {
		const { machinery, seen, errors } = machineryOf(async () => undefined);
		expect(await machinery.answers()).toBe(false);
		machinery.nudge('notify-teams');
		await machinery.start();
		expect(seen).toMatchObject({ queues: 1, workers: 1, repeats: ['sweep'], added: [] });
		expect(await machinery.answers()).toBe(true);
		machinery.nudge('notify-teams');
		expect(seen.added).toEqual(['notify-teams']);
		seen.away = true;
		machinery.nudge('notify-teams');
		await machinery.close();
		expect(errors).toEqual(['notify-teams could not be asked for']);
		expect(seen.closed).toBe(2);
		expect(await machinery.answers()).toBe(false);
	});

	it('does the sweep itself when none comes, and starts the queue again when none comes for long', async () => {
		let swept = 0;
		const { machinery, seen, errors } = machineryOf(async () => void swept++);
		await machinery.start();
		await vi.advanceTimersByTimeAsync(1_900);
		expect(swept).toBe(0);
		await vi.advanceTimersByTimeAsync(3_000);
		expect(swept).toBeGreaterThanOrEqual(2);
		expect(seen.queues).toBe(1);
		expect(seen.repeats).toEqual(['sweep']);
		await vi.advanceTimersByTimeAsync(6_000);
		expect(seen.queues).toBe(2);
		expect(seen.workers).toBe(2);
		expect(errors).toContain('queue is started again');
		await machinery.close();
	});

	it('makes the schedules anew when they are gone, once', async () => {
		let swept = 0;
		const { machinery, seen, errors } = machineryOf(async () => void swept++);
		await machinery.start();
		seen.next = null;
		await vi.advanceTimersByTimeAsync(2_000);
		expect([swept, seen.repeats]).toEqual([1, ['sweep', 'sweep']]);
		seen.next = 0;
		await vi.advanceTimersByTimeAsync(2_000);
		expect([swept, seen.repeats]).toEqual([3, ['sweep', 'sweep']]);
		expect(errors).toEqual(['the queue was emptied, its schedules are made anew']);
		await machinery.close();
	});

	it('leaves everything as it is while another process takes the sweeps', async () => {
		let swept = 0;
		const { machinery, seen, errors } = machineryOf(async () => void swept++);
		await machinery.start();
		seen.next = Date.now() + 60_000;
		await vi.advanceTimersByTimeAsync(60_000);
		expect([swept, seen.queues, seen.repeats, errors]).toEqual([0, 1, ['sweep'], []]);
		await machinery.close();
	});

	it('waits with that until the sweep works again', async () => {
		const { machinery, seen, errors } = machineryOf(async () => {
			if (seen.away) throw new Error('away');
		});
		await machinery.start();
		seen.away = true;
		await vi.advanceTimersByTimeAsync(20_000);
		expect(seen.queues).toBe(1);
		expect(new Set(errors)).toEqual(new Set(['queue stands still']));
		seen.away = false;
		await vi.advanceTimersByTimeAsync(1_000);
		expect(seen.queues).toBe(2);
		await machinery.close();
	});
});
