import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { NO_EFFECT } from '../../jobs/handlers/fire-timer.ts';
import type { Jobs } from '../../jobs/jobs.ts';
import { redisBackend } from '../../jobs/redis-backend.ts';
import { doubtsAbout } from '../../jobs/redis-doubts.ts';
import { nov } from '../flow/digest-samples.ts';
import type { TestDatabase } from '../helpers/database.ts';
import { startRedis, type TestRedis } from '../helpers/redis.ts';
import { type District, putTimer, timerRows, until } from './district.ts';
import { districtForAll, watchedJobs } from './watched.ts';

/** Longest until a due timer fires while sweeps come every second: one missed, and the look that finds it missing. */
const SOON_MS = 6_000;

describe.skipIf(inject('redisUrl') === null)('the jobs of a desk whose Redis fails', () => {
	let clone: TestDatabase;
	let district: District;
	let redis: TestRedis;
	let jobs: Jobs;
	const now = nov(24, 9);
	let day = 1;

	beforeAll(async () => {
		const own = await startRedis();
		if (own === null) throw new Error('only with redis-server on PATH');
		redis = own;
	});
	afterAll(async () => await redis.stop());
	districtForAll((made, seeded) => {
		clone = made;
		district = seeded;
	});
	afterEach(async () => await jobs.close());

	async function started(): Promise<void> {
		({ jobs } = watchedJobs({
			databaseUrl: clone.url,
			redisUrl: redis.url,
			db: clone.db,
			clock: { now: () => now },
			onPersonDue: async () => NO_EFFECT,
		}));
		await jobs.start();
		await until(async () => (await schedules()) > 0);
	}

	const schedules = async () => (await redis.keys()).filter((key) => key.includes(':desk:repeat')).length;

	/** A timer that is due; resolves once it has fired. */
	async function fires(): Promise<void> {
		const dueAt = nov(day++, 8);
		await putTimer(clone.db, district.resident, dueAt, 'person', String(dueAt));
		await until(async () => (await timerRows(clone.db)).some((row) => row.dueAt === dueAt && row.firedAt === now), SOON_MS);
	}

	it('emptied: what is due fires, and the schedules are made anew', async () => {
		await started();
		await fires();
		await redis.empty();
		expect(await schedules()).toBe(0);
		await fires();
		await until(async () => (await schedules()) > 0, SOON_MS);
		await fires();
		expect(await jobs.probe()).toBe(true);
	}, 40_000);

	it('killed and back empty: timers fire meanwhile, the probe says so, and everything comes back by itself', async () => {
		await started();
		await redis.kill();
		await until(async () => !(await jobs.probe()));
		await fires();
		jobs.offersMade();
		await fires();
		await redis.restart();
		await until(async () => await jobs.probe(), SOON_MS);
		await fires();
		await until(async () => (await schedules()) > 0, 15_000);
		await fires();
	}, 60_000);

	it('silent: the probe answers in time and timers fire', async () => {
		await started();
		redis.freeze(true);
		const began = performance.now();
		expect(await jobs.probe()).toBe(false);
		expect(performance.now() - began).toBeLessThan(3_000);
		await fires();
		redis.freeze(false);
		await until(async () => await jobs.probe(), SOON_MS);
		await fires();
	}, 60_000);

	it('away: the desk still closes in time', async () => {
		await started();
		await redis.kill();
		await until(async () => !(await jobs.probe()));
		const began = performance.now();
		await jobs.close();
		expect(performance.now() - began).toBeLessThan(5_000);
		await redis.restart();
	}, 40_000);
});

describe.skipIf(inject('redisUrl') === null)('a Redis with a password', () => {
	const PASSWORD = 'p@ss/w#rd:%';
	let redis: TestRedis;
	const reports: string[] = [];
	const backend = (url: string) =>
		redisBackend(
			{ url, namespace: async () => 'test' },
			{ onError: (err) => reports.push(JSON.stringify(err, Object.getOwnPropertyNames(err))), onDoubt: (line) => reports.push(line) },
		);

	beforeAll(async () => {
		const own = await startRedis(['--requirepass', PASSWORD, '--maxmemory-policy', 'allkeys-lru'], `:${encodeURIComponent(PASSWORD)}@`);
		if (own === null) throw new Error('only with redis-server on PATH');
		redis = own;
	});
	afterAll(async () => await redis.stop());

	it('is reached with it, and what is doubtful about its set-up is said', async () => {
		await backend(redis.url).prepare();
		expect(reports).toEqual(['REDIS_URL: maxmemory-policy is allkeys-lru, so Redis may drop jobs when it is full; set noeviction']);
	});

	it('refuses a wrong one, which is not repeated to anybody', async () => {
		reports.length = 0;
		const wrong = 'not-the-pass-word';
		const refused = await backend(redis.url.replace(encodeURIComponent(PASSWORD), wrong))
			.prepare()
			.catch((err: Error) => err);
		expect(refused).toMatchObject({ code: 'WRONGPASS' });
		expect(JSON.stringify([refused, Object.entries(refused ?? {}), reports])).not.toContain(wrong);
	});
});

describe('doubts about a Redis', () => {
	it.each([
		['redis_version:7.0.15\r\nmaxmemory_policy:noeviction\r\n', []],
		['redis_version:6.2.0\r\nmaxmemory_policy:noeviction\r\n', []],
		['redis_version:6.0.16\r\nmaxmemory_policy:noeviction\r\n', ['REDIS_URL: Redis 6.0.16 is old; use 6.2 or newer']],
		['redis_version:5.0.7\r\n', ['REDIS_URL: Redis 5.0.7 is old; use 6.2 or newer']],
		['server:something else\r\n', []],
	])('%j', (info, doubts) => {
		expect(doubtsAbout(info)).toEqual(doubts);
	});
});
