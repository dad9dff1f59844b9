import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import type { OrderId, TeamId } from '../../db/domain/ids.ts';
import { MINUTE } from '../../db/domain/instant.ts';
import { messages, offers, orders, teams } from '../../db/schema/index.ts';
import { createNotifyTeams } from '../../jobs/handlers/notify-teams.ts';
import { nov, worldAt } from '../flow/digest-samples.ts';
import type { TestDatabase } from '../helpers/database.ts';
import { type District, logBook, putOffer, putOrder, saidTo } from './district.ts';
import { districtForAll } from './watched.ts';

let clone: TestDatabase;
let district: District;
let orderId: OrderId;
let now = nov(24, 9);

districtForAll(async (made, seeded) => {
	clone = made;
	district = seeded;
	orderId = await putOrder(clone.db, district, { number: '1124-001', state: 'offering', round: 1, stageAt: nov(24, 9) });
});
beforeEach(async () => {
	now = nov(24, 9);
	await clone.db.delete(offers);
	await clone.db.delete(messages);
});

function notifier() {
	const log = logBook();
	const told: string[] = [];
	const notify = createNotifyTeams({
		db: clone.db,
		now: () => now,
		worldAt: async (at) => worldAt(at),
		log,
		onCommit: (committed) => told.push(...committed.told),
		stopping: () => false,
	});
	return { notify, log, told };
}

describe('teams', () => {
	it('are told once, by leader and deputy', async () => {
		const offerId = await putOffer(clone.db, orderId, district.team);
		const { notify, told } = notifier();
		await notify();
		await notify();
		const said = await saidTo(clone.db);
		expect(said.map((row) => row.to)).toEqual([district.leader, district.deputy]);
		expect(said[0]?.text).toContain('【派单】1124-001');
		expect(told).toEqual([district.leader, district.deputy]);
		const [row] = await clone.db.select().from(offers).where(eq(offers.id, offerId));
		expect(row).toMatchObject({ state: 'sent', notifiedAt: now });
	});

	it('are told once by two notifiers at the same time', async () => {
		await putOffer(clone.db, orderId, district.team);
		await Promise.all([notifier().notify(), notifier().notify(), notifier().notify()]);
		expect(await saidTo(clone.db)).toHaveLength(2);
	});

	it('hear nothing of an offer that expired meanwhile', async () => {
		await putOffer(clone.db, orderId, district.team, 'expired');
		await notifier().notify();
		expect(await saidTo(clone.db)).toEqual([]);
	});

	it('do not wait for one whose card cannot be made; that one is tried again later', async () => {
		const [other] = await clone.db
			.insert(teams)
			.values({ code: 'T2', name: '无人队', kind: 'group', platforms: [], skills: [], qualifications: [] })
			.returning({ id: teams.id });
		const broken = await putOrder(clone.db, district, { state: 'offering', round: 1, stageAt: nov(24, 9) });
		const bad = await putOffer(clone.db, broken, district.team);
		await putOffer(clone.db, orderId, other?.id as TeamId);
		await putOffer(clone.db, orderId, district.team);
		// a wish that no key of this desk opens
		await clone.sql`update orders set wish = decode('00', 'hex') where id = ${broken}`;
		const { notify, log } = notifier();
		await notify();
		await notify();
		expect((await saidTo(clone.db)).map((row) => row.to)).toEqual([district.leader, district.deputy]);
		expect(log.lines).toHaveLength(1);
		await clone.db.update(orders).set({ wish: null }).where(eq(orders.id, broken));
		now += MINUTE;
		await notify();
		expect(await saidTo(clone.db)).toHaveLength(4);
		const [row] = await clone.db.select().from(offers).where(eq(offers.id, bad));
		expect(row?.notifiedAt).toBe(now);
	});
});
