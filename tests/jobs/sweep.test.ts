import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { LostRace } from '../../db/commands/lost-race.ts';
import { MINUTE } from '../../db/domain/instant.ts';
import { nextDueAt } from '../../db/queries/timers.ts';
import { timers } from '../../db/schema/timers.ts';
import { NO_EFFECT, type OnTimer } from '../../jobs/handlers/fire-timer.ts';
import { createSweep } from '../../jobs/handlers/sweep.ts';
import { nov, worldAt } from '../flow/digest-samples.ts';
import type { TestDatabase } from '../helpers/database.ts';
import { type District, logBook, putTimer, saidTo, timerRows, wait } from './district.ts';
import { districtForAll, watchedSweep } from './watched.ts';

let clone: TestDatabase;
let district: District;
let now = nov(24, 9);

districtForAll((made, seeded) => {
	clone = made;
	district = seeded;
});
beforeEach(async () => {
	now = nov(24, 9);
	await clone.db.delete(timers);
});

const sweepWith = (handler: OnTimer) =>
	watchedSweep({ db: clone.db, now: () => now, handlers: () => ({ order: handler, unit: handler, person: handler }) });

/** Tells a resident what fired. */
const tells: OnTimer = async (_tx, timer) => ({
	tellings: [{ to: district.resident, text: `${timer.subject} ${timer.kind}`, choices: [], orderId: null, immediate: false }],
	offers: false,
});

describe('a sweep', () => {
	it('fires what is due, in the order of due, once, with what it brings', async () => {
		await putTimer(clone.db, 'b', nov(24, 8, 50));
		await putTimer(clone.db, 'a', nov(24, 8, 40));
		await putTimer(clone.db, 'later', nov(24, 9, 1));
		const { sweep, committed } = sweepWith(tells);
		expect(await sweep()).toEqual([
			{ at: now, kind: 'try', subject: 'unit:a' },
			{ at: now, kind: 'try', subject: 'unit:b' },
		]);
		expect(await sweep()).toEqual([]);
		expect((await saidTo(clone.db)).map((row) => row.text)).toEqual(['a try', 'b try']);
		expect((await timerRows(clone.db)).map((row) => row.firedAt)).toEqual([now, now, null]);
		expect(committed).toEqual([
			{ told: [district.resident], outbox: false, offers: false },
			{ told: [district.resident], outbox: false, offers: false },
		]);
		expect(await nextDueAt(clone.db)).toBe(nov(24, 9, 1));
	});

	it('is safe to run twice at once', async () => {
		for (let i = 0; i < 12; i++) await putTimer(clone.db, `p${i}`, nov(24, 8, i));
		const before = (await saidTo(clone.db)).length;
		const runs = await Promise.all([sweepWith(tells).sweep(), sweepWith(tells).sweep(), sweepWith(tells).sweep()]);
		expect(runs.flat()).toHaveLength(12);
		expect(await saidTo(clone.db)).toHaveLength(before + 12);
	});

	it('puts off what fails, logs it once and goes on with the others', async () => {
		await putTimer(clone.db, 'bad', nov(24, 8));
		await putTimer(clone.db, 'good', nov(24, 8, 30));
		const { sweep, log } = sweepWith(async (tx, timer, world) => {
			if (timer.subject !== 'bad') return await tells(tx, timer, world);
			await tells(tx, timer, world);
			throw new Error('no');
		});
		expect((await sweep()).map((one) => one.subject)).toEqual(['unit:good']);
		expect(await nextDueAt(clone.db)).toBe(now + MINUTE);
		now += MINUTE;
		await sweep();
		expect(await nextDueAt(clone.db)).toBe(now + 2 * MINUTE);
		expect(log.lines).toEqual([{ level: 'error', message: 'timer failed, put off' }]);
	});

	it('loses nothing when it stops in the middle', async () => {
		await putTimer(clone.db, 'cut', nov(24, 8));
		const before = (await saidTo(clone.db)).length;
		const cut = Object.assign(new Error('gone'), { code: 'ECONNRESET' });
		await expect(
			sweepWith(async () => {
				throw cut;
			}).sweep(),
		).rejects.toBe(cut);
		expect(await saidTo(clone.db)).toHaveLength(before);
		expect((await sweepWith(tells).sweep()).map((one) => one.subject)).toEqual(['unit:cut']);
		expect(await saidTo(clone.db)).toHaveLength(before + 1);
	});

	it('tries a lost race again, four times at most', async () => {
		await putTimer(clone.db, 'race', nov(24, 8));
		let tries = 0;
		const { sweep } = sweepWith(async () => {
			tries++;
			if (tries < 4) throw new LostRace('order 1');
			return NO_EFFECT;
		});
		expect(await sweep()).toHaveLength(1);
		await putTimer(clone.db, 'hopeless', nov(24, 8));
		tries = -10;
		expect(await sweep()).toEqual([]);
		expect(tries).toBe(-6);
	});

	it('does what a handler made due at once, and leaves what was moved away meanwhile', async () => {
		await putTimer(clone.db, 'first', nov(24, 8));
		await putTimer(clone.db, 'moved', nov(24, 8, 1));
		const { sweep } = sweepWith(async (tx, timer) => {
			if (timer.subject === 'first') {
				await tx.insert(timers).values({ subjectKind: 'unit', subject: 'second', kind: 'draft-expire', key: '1', dueAt: nov(24, 8, 59) });
				await tx.delete(timers).where(eq(timers.subject, 'moved'));
			}
			return NO_EFFECT;
		});
		expect((await sweep()).map((one) => one.subject)).toEqual(['unit:first', 'unit:second']);
	});

	it('stops between two timers when the desk closes', async () => {
		for (let i = 0; i < 5; i++) await putTimer(clone.db, `s${i}`, nov(24, 8, i));
		let fired = 0;
		const sweep = createSweep({
			db: clone.db,
			now: () => now,
			worldAt: async (at) => worldAt(at),
			log: logBook(),
			onCommit: () => {
				fired++;
			},
			handlers: () => ({ order: tells, unit: tells, person: tells }),
			stopping: () => fired >= 2,
		});
		expect(await sweep()).toHaveLength(2);
		await wait(1);
		expect(await nextDueAt(clone.db)).toBe(nov(24, 8, 2));
	});
});
