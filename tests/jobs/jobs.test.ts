import { afterAll, expect, it } from 'vitest';
import { savePick } from '../../db/commands/save-pick.ts';
import { DAY } from '../../db/domain/instant.ts';
import { waitingPicks } from '../../db/queries/picks.ts';
import { NO_EFFECT } from '../../jobs/handlers/fire-timer.ts';
import type { JobsDeps } from '../../jobs/jobs.ts';
import { policy } from '../domain/two-streets.ts';
import { nov, YUXING } from '../flow/digest-samples.ts';
import type { TestDatabase } from '../helpers/database.ts';
import { describeBackends, forgetQueue } from './backends.ts';
import { type District, putOffer, putOrder, putTimer, saidTo, timerRows, until } from './district.ts';
import { districtForAll, watchedJobs } from './watched.ts';

describeBackends('the jobs of a desk', (redisUrl) => {
	let clone: TestDatabase;
	let district: District;
	let now = nov(24, 9);

	districtForAll((made, seeded) => {
		clone = made;
		district = seeded;
	});
	afterAll(async () => await forgetQueue(redisUrl, clone.db));

	const onPersonDue = async () => NO_EFFECT;
	const jobsOf = (given: Partial<JobsDeps> = {}) =>
		watchedJobs({ databaseUrl: clone.url, redisUrl, db: clone.db, clock: { now: () => now }, ...given });

	it('find what is due by themselves, tell teams when nudged, and are taken up after a restart', async () => {
		const { jobs, log } = jobsOf({ onPersonDue });
		await jobs.start();
		expect(await jobs.probe()).toBe(true);
		expect((await timerRows(clone.db)).map((row) => row.kind)).toEqual(['digest', 'digest']);
		expect(await jobs.nextDue()).toBe(nov(25, 8, 30));

		await putTimer(clone.db, district.resident, nov(24, 8), 'person');
		await until(async () => (await timerRows(clone.db))[0]?.firedAt === now);

		const orderId = await putOrder(clone.db, district, { state: 'offering', round: 1, stageAt: nov(24, 9) });
		await putOffer(clone.db, orderId, district.team);
		jobs.offersMade();
		await until(async () => (await saidTo(clone.db)).length === 2);
		await jobs.close();
		expect(await jobs.probe()).toBe(false);
		expect(await jobs.runDue()).toEqual([]);

		await putTimer(clone.db, district.leader, nov(24, 8), 'person');
		const { jobs: next } = jobsOf({ onPersonDue });
		await next.start();
		await until(async () => (await timerRows(clone.db)).filter((row) => row.firedAt !== null).length === 2);
		await next.close();
		expect(log.lines).toEqual([]);
	});

	it('forget what was picked longer ago than the policy allows', async () => {
		const pick = { asked: 'intent' as const, thought: { intent: 'other', kind: null, confidence: 0.5 } };
		const picked = { intent: null, itemCode: null, kind: null };
		const days = policy().retention.pickDays;
		await clone.db.transaction(async (tx) => {
			await savePick(tx, { ...pick, text: '老的', picked, day: now - days * DAY - 1 });
			await savePick(tx, { ...pick, text: '新的', picked, day: now - days * DAY });
		});
		const { jobs } = jobsOf();
		await jobs.start();
		await until(async () => (await waitingPicks(clone.db)).map(({ text }) => text).join() === '新的');
		await jobs.close();
	});

	it('do everything due in hand for the clock of the demo', async () => {
		const { jobs } = jobsOf({ onPersonDue });
		await putOrder(clone.db, district, { stageAt: nov(24, 8, 40) });
		now = nov(25, 8, 30);
		const fired = await jobs.runDue();
		expect(fired.map((one) => one.kind)).toEqual(['digest', 'digest']);
		expect(fired[0]).toEqual({ at: now, kind: 'digest', subject: `unit:${YUXING.code}` });
		await jobs.close();
	});

	it('do not start without a database, and leave nothing behind', async () => {
		const { jobs } = jobsOf({
			databaseUrl: 'postgres://nobody@127.0.0.1:9/none',
			redisUrl: redisUrl === null ? null : 'redis://127.0.0.1:9',
		});
		await expect(jobs.start()).rejects.toThrow();
		expect(await jobs.probe()).toBe(false);
		await jobs.close();
	});

	it('put off what nobody handles', async () => {
		const { jobs, log } = jobsOf();
		await putTimer(clone.db, district.deputy, nov(24, 8), 'person');
		expect(await jobs.runDue()).toEqual([]);
		expect(log.lines).toEqual([{ level: 'error', message: 'timer failed, put off' }]);
		await jobs.close();
	});
});
