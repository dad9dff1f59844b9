import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { databaseIdentity } from '../../db/queries/operations.ts';
import { chooseBackend } from '../../jobs/backend.ts';
import { cloneDatabase } from '../helpers/database.ts';
import { describeBackends, forgetQueue } from './backends.ts';
import { until, wait } from './district.ts';

type Clone = Awaited<ReturnType<typeof cloneDatabase>>;

const once = (name: string) => ({ once: name, attempts: 2, backoffMs: 50 });

describeBackends('BullMQ', (redisUrl) => {
	let clone: Clone;
	let namespace: string;
	const errors: string[] = [];
	const backendAt = (databaseUrl: string, url: string | null) =>
		chooseBackend({
			databaseUrl,
			redis: url === null ? null : { url, namespace: async () => namespace },
			onError: (err) => errors.push(String(err)),
			onDoubt: (line) => errors.push(line),
		});
	const backendOf = (databaseUrl: string) => backendAt(databaseUrl, redisUrl);

	beforeAll(async () => {
		clone = await cloneDatabase({ seeded: false });
		namespace = await databaseIdentity(clone.db);
	});
	afterAll(async () => {
		await forgetQueue(redisUrl, clone.db);
		await clone.drop();
	});

	/** Connections that are not the test's own. */
	async function connections(): Promise<number> {
		if (redisUrl !== null) {
			const client = new Redis(redisUrl);
			const list = String(await client.client('LIST'));
			client.disconnect();
			return list.split('\n').filter((line) => line.includes(` name=wudan:${namespace}`)).length;
		}
		const [row] = await clone.sql`select count(*)::int as n from pg_stat_activity
			where datname = current_database() and application_name in ('wudan-jobs', 'desk')`;
		return row?.['n'];
	}

	it('hands out no queue and no worker before its store is ready', async () => {
		const backend = backendOf(clone.url);
		await expect(backend.openQueue()).rejects.toThrow('not initialized');
		await expect(backend.startWorker(async () => undefined, 1)).rejects.toThrow('not initialized');
		await until(async () => (await connections()) === 0);
	});

	it('gets ready once, then runs jobs and stops clean', async () => {
		const backend = backendOf(clone.url);
		await backend.prepare();
		await backend.prepare();
		const seen: string[] = [];
		const queue = await backend.openQueue();
		const worker = await backend.startWorker(async (name, payload) => void seen.push(`${name} ${JSON.stringify(payload)}`), 2);
		expect(worker.running()).toBe(true);
		expect(await queue.answers()).toBe(true);
		await queue.add('one', { n: 1 }, once('one'));
		await until(() => seen.length === 1);
		expect(seen).toEqual(['one {"n":1}']);
		expect(await connections()).toBeLessThanOrEqual(5);
		await worker.close();
		await queue.close();
		await until(async () => (await connections()) === 0);
	});

	it('keeps one waiting and one running of the same job, and loses none that came meanwhile', async () => {
		const backend = backendOf(clone.url);
		await backend.prepare();
		let runs = 0;
		const worker = await backend.startWorker(async () => {
			runs++;
			await wait(200);
		}, 3);
		const queue = await backend.openQueue();
		await queue.add('tell', {}, once('tell'));
		await until(() => runs === 1);
		await Promise.all([1, 2, 3, 4].map(async () => await queue.add('tell', {}, once('tell'))));
		await until(() => runs === 2);
		await wait(400);
		expect(runs).toBe(2);
		await worker.close();
		await queue.close();
	});

	it('tries a failed job again and takes the next one of its name', async () => {
		const backend = backendOf(clone.url);
		await backend.prepare();
		let runs = 0;
		const worker = await backend.startWorker(async () => {
			runs++;
			if (runs <= 2) throw new Error('not yet');
		}, 1);
		const queue = await backend.openQueue();
		await queue.add('hard', {}, once('hard'));
		await until(() => runs === 2);
		await wait(50);
		await queue.add('hard', {}, once('hard'));
		await until(() => runs === 3);
		await worker.close();
		await queue.close();
		expect(errors).toContain('Error: not yet');
	});

	it('repeats a job by one schedule, whatever restarts', async () => {
		const backend = backendOf(clone.url);
		await backend.prepare();
		for (let i = 0; i < 2; i++) {
			const queue = await backend.openQueue();
			await queue.repeat('beat', {}, 1_000);
			await queue.close();
		}
		const at: number[] = [];
		const worker = await backend.startWorker(async (name) => void (name === 'beat' && at.push(performance.now())), 1);
		await until(() => at.length === 3);
		const [first = 0, , third = 0] = at;
		// a second apart by the schedule; on a busy machine one of them is late
		expect(third - first).toBeGreaterThan(1_200);
		await worker.close();
		await until(async () => (await connections()) === 0);
	});

	it('knows when a repeated job comes next', async () => {
		const backend = backendOf(clone.url);
		await backend.prepare();
		const queue = await backend.openQueue();
		expect(await queue.nextRun('never')).toBeNull();
		await queue.repeat('later', {}, 60_000);
		const next = (await queue.nextRun('later')) ?? 0;
		expect(next - Date.now()).toBeGreaterThan(-1_000);
		expect(next - Date.now()).toBeLessThanOrEqual(60_000);
		await queue.close();
	});

	it('rejects where nothing listens', async () => {
		const nowhere = backendAt('postgres://nobody@127.0.0.1:9/none', redisUrl === null ? null : 'redis://127.0.0.1:9');
		await expect(nowhere.prepare()).rejects.toThrow();
		await expect(nowhere.openQueue()).rejects.toThrow();
		await expect(nowhere.startWorker(async () => undefined, 1)).rejects.toThrow();
	});
});
