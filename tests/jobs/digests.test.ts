import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { digestPeriod } from '../../bot/flow/digest.ts';
import { DAY } from '../../db/domain/instant.ts';
import { stationFigures } from '../../db/queries/digest.ts';
import { messages, orders, referrals, roles, timers } from '../../db/schema/index.ts';
import { NO_EFFECT } from '../../jobs/handlers/fire-timer.ts';
import { digestDue, ensureDigests } from '../../jobs/handlers/send-digests.ts';
import { CENTER, NIEER, nov, worldAt, XINXING, YUXING } from '../flow/digest-samples.ts';
import type { TestDatabase } from '../helpers/database.ts';
import { type District, putOrder, saidTo, timerRows } from './district.ts';
import { districtForAll, watchedSweep } from './watched.ts';

let clone: TestDatabase;
let district: District;
let now = nov(24, 8);

districtForAll((made, seeded) => {
	clone = made;
	district = seeded;
});
beforeEach(async () => {
	now = nov(24, 8);
	await clone.db.delete(timers);
	await clone.db.delete(messages);
	await clone.db.delete(orders);
});

/** A desk started anew: nothing is kept in memory from the one before. */
const newSweep = () =>
	watchedSweep({
		db: clone.db,
		now: () => now,
		handlers: (batch) => ({ order: async () => NO_EFFECT, unit: digestDue(clone.db, batch), person: async () => NO_EFFECT }),
	}).sweep;

async function start() {
	await ensureDigests(clone.db, worldAt(now));
	return await newSweep()();
}

describe('daily digests', () => {
	it('come once for each unit and day, whatever restarts', async () => {
		await putOrder(clone.db, district, { stageAt: nov(23, 16, 40) });
		expect(await start()).toEqual([]);
		expect(await timerRows(clone.db)).toMatchObject([
			{ subject: YUXING.code, kind: 'digest', key: '2026-11-24', dueAt: nov(24, 8, 30), firedAt: null },
			{ subject: NIEER.code, kind: 'digest', key: '2026-11-24', dueAt: nov(24, 8, 30), firedAt: null },
		]);
		now = nov(24, 8, 31);
		expect((await start()).map((one) => one.subject)).toEqual([`unit:${YUXING.code}`, `unit:${NIEER.code}`]);
		now = nov(24, 9);
		expect(await start()).toEqual([]);
		const said = await saidTo(clone.db);
		expect(said).toEqual([
			{
				to: district.station,
				text: '【聂耳社区站 11月24日】昨天完成0\n①黄 待集单1，最早的9:40到时限\n回编号处理，回“待办”看清单',
			},
		]);
		now = nov(25, 8, 30);
		expect(await start()).toHaveLength(2);
		expect(await saidTo(clone.db)).toHaveLength(2);
		expect((await timerRows(clone.db)).filter((row) => row.firedAt === null).map((row) => row.key)).toEqual(['2026-11-26', '2026-11-26']);
	});

	it('are caught up once, for today, after the desk stood still', async () => {
		await putOrder(clone.db, district, { stageAt: nov(17, 9), createdAt: nov(17, 9) });
		now = nov(17, 9);
		await start();
		now = nov(24, 10);
		expect((await start()).map((one) => one.at)).toHaveLength(4);
		expect((await saidTo(clone.db)).map((row) => row.text.split('\n')[0])).toEqual(['【聂耳社区站 11月24日】昨天完成0']);
	});

	it('follow a new hour in the policy, and two starts at once add nothing twice', async () => {
		await Promise.all([1, 2, 3].map(() => ensureDigests(clone.db, worldAt(now))));
		await ensureDigests(clone.db, worldAt(now, { 'digest.at': '10:15' }));
		expect((await timerRows(clone.db)).map((row) => row.dueAt)).toEqual([nov(24, 10, 15), nov(24, 10, 15)]);
	});

	it('end with the last coordinator of a unit', async () => {
		await start();
		await clone.db.update(roles).set({ endedAt: now }).where(eq(roles.unitCode, YUXING.code));
		now = nov(24, 8, 30);
		await start();
		expect((await timerRows(clone.db)).filter((row) => row.firedAt === null).map((row) => row.subject)).toEqual([NIEER.code]);
		await clone.db.update(roles).set({ endedAt: null }).where(eq(roles.unitCode, YUXING.code));
	});

	it('are text for text the example of desk.md §7, from rows', async () => {
		const plain = { createdAt: nov(23, 9), stageAt: nov(23, 9) };
		await putOrder(clone.db, district, {
			...plain,
			number: '1123-519',
			state: 'offering',
			round: 3,
			lateCount: 1,
			urgency: 'booked',
			slotStart: nov(25, 8),
			slotEnd: nov(25, 8),
			slotGrain: 'minute',
		});
		for (const minute of [40, 45, 50]) await putOrder(clone.db, district, { ...plain, stageAt: nov(23, 16, minute) });
		for (const day of [18, 20]) await putOrder(clone.db, district, { ...plain, state: 'confirming', finishedAt: nov(day, 15) });
		await putOrder(clone.db, district, {
			...plain,
			state: 'accepted',
			itemCode: 'PHONE',
			slotStart: nov(24, 9, 30),
			slotEnd: nov(24, 9, 30),
			slotGrain: 'minute',
			contactName: '赵建国',
			address: '3幢2单元',
		});
		const done = { ...plain, finishedAt: nov(23, 16), ratedAt: nov(23, 17), stars: 5 } as const;
		for (let i = 0; i < 3; i++) await putOrder(clone.db, district, { ...done, state: 'closed' });
		await putOrder(clone.db, district, { ...done, state: 'rating', ratedAt: null, stars: null });
		await putOrder(clone.db, district, { ...done, state: 'unserved', stars: null, unitCode: XINXING.code });
		now = nov(24, 8);
		await start();
		now = nov(24, 8, 30);
		await start();
		const said = await saidTo(clone.db);
		expect(said.find((row) => row.to === district.station)?.text).toBe(
			[
				'【聂耳社区站 11月24日】昨天完成4，评5.0×3，未评1',
				'①红 1123-519 理发 明早8:00 无人接(已升玉兴街道所)',
				'②黄 待集单3，最早的9:40到时限',
				'③黄 待确认时长2，最长第4个工作日',
				'④今天 9:30 手机教学 赵*家',
				'回编号处理，回“待办”看清单',
			].join('\n'),
		);
		expect(said.find((row) => row.to === district.institute)?.text).toContain('1123-519 理发 明早8:00 无人接(聂耳社区站)');
	});
});

describe('figures', () => {
	it('hold every unit asked for, and only what was asked', async () => {
		await putOrder(clone.db, district, { state: 'closed', finishedAt: nov(23, 0), stars: 4, ratedAt: nov(23, 1) });
		await putOrder(clone.db, district, { state: 'closed', finishedAt: nov(24, 0), stars: 4, ratedAt: nov(24, 1) });
		await putOrder(clone.db, district, { unitCode: XINXING.code });
		const referred = { personId: district.station, matter: 'lamp', at: nov(23, 10) };
		await clone.db.insert(referrals).values([
			{ ...referred, unitCode: NIEER.code },
			{ ...referred, unitCode: NIEER.code, at: nov(22, 10) },
			{ ...referred, unitCode: null },
			{ ...referred, unitCode: CENTER.code },
		]);
		const period = digestPeriod(worldAt(now));
		expect(period.to - period.from).toBe(DAY);
		const board = await stationFigures(clone.db, [NIEER.code, CENTER.code, NIEER.code], period);
		expect([...board.figures.keys()]).toEqual([NIEER.code, CENTER.code]);
		expect(board.figures.get(NIEER.code)).toEqual({ done: 1, rated: 1, stars: 4, referred: 1, open: [] });
		// what belongs to no unit is the centre's
		expect(board.figures.get(CENTER.code)?.referred).toBe(2);
		expect([...board.staffed].sort()).toEqual([YUXING.code, NIEER.code]);
		expect((await stationFigures(clone.db, [], period)).figures.size).toBe(0);
	});
});
