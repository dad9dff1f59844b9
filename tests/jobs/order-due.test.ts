import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Committed } from '../../bot/desk.ts';
import { setTimers } from '../../db/commands/set-timers.ts';
import type { OrderId } from '../../db/domain/ids.ts';
import { dueOf } from '../../db/domain/order-clock.ts';
import { loadScene } from '../../db/queries/scene.ts';
import { offers, orderHistory, orders, teams } from '../../db/schema/index.ts';
import { NO_EFFECT } from '../../jobs/handlers/fire-timer.ts';
import { orderDue } from '../../jobs/handlers/order-due.ts';
import { createSweep } from '../../jobs/handlers/sweep.ts';
import { nov, worldAt } from '../flow/digest-samples.ts';
import type { TestDatabase } from '../helpers/database.ts';
import { type District, logBook, putOffer, putOrder, saidTo, timerRows } from './district.ts';
import { districtForAll, watchedSweep } from './watched.ts';

let clone: TestDatabase;
let district: District;
let now = nov(24, 9);

districtForAll((made, seeded) => {
	clone = made;
	district = seeded;
});

const sweepOf = () =>
	watchedSweep({
		db: clone.db,
		now: () => now,
		// the flow looks for further teams among those of the world
		worldAt: async (at) => ({ ...worldAt(at), teams: [] }),
		handlers: () => ({ order: orderDue, unit: async () => NO_EFFECT, person: async () => NO_EFFECT }),
	});

/** Writes the order's timers as the move that brought it here would have. */
async function wind(orderId: OrderId) {
	const scene = await loadScene(clone.db, orderId);
	if (scene === null) throw new Error('no order');
	const wanted = dueOf(scene.order, { ...worldAt(now), item: scene.item, crewMissing: 0, crewLeft: 0 });
	await clone.db.transaction((tx) => setTimers(tx, orderId, wanted));
}

const historyOf = (orderId: OrderId) =>
	clone.db
		.select({ from: orderHistory.fromState, to: orderHistory.toState, actor: orderHistory.actor })
		.from(orderHistory)
		.where(eq(orderHistory.orderId, orderId))
		.orderBy(orderHistory.id);

describe('the limit of an order', () => {
	it('passes once, by however many sweeps, and the next one is set in the same transaction', async () => {
		const orderId = await putOrder(clone.db, district, { number: '1124-001', createdAt: nov(24, 8, 40), contactName: '张三' });
		await wind(orderId);
		now = nov(24, 10, 40);
		const runs = [sweepOf(), sweepOf(), sweepOf()];
		const fired = (await Promise.all(runs.map((one) => one.sweep()))).flat();
		expect(fired).toEqual([{ at: now, kind: 'collect', subject: `order:${orderId}` }]);
		expect(runs.flatMap((one) => one.log.lines)).toEqual([]);
		expect(await historyOf(orderId)).toEqual([{ from: 'ordered', to: 'ordered', actor: 'clock' }]);
		const rows = (await timerRows(clone.db)).filter((row) => row.kind === 'collect');
		expect(rows).toMatchObject([{ firedAt: now }, { firedAt: null }]);
		const told = (await saidTo(clone.db)).map((row) => row.to);
		expect(told).toContain(district.institute);
		expect(told).toContain(district.resident);
	});

	it('ends a search that nobody answered and says so', async () => {
		const given = {
			number: '1124-002',
			state: 'offering',
			round: 3,
			createdAt: nov(23, 9),
			stageAt: nov(24, 9),
			urgency: 'urgent',
		} as const;
		const orderId = await putOrder(clone.db, district, given);
		const offerId = await putOffer(clone.db, orderId, district.team);
		now = nov(24, 9, 1);
		await wind(orderId);
		now = nov(24, 9, 15);
		const { sweep, committed } = sweepOf();
		expect((await sweep()).map((one) => one.kind)).toContain('round');
		const [order] = await clone.db.select({ state: orders.state }).from(orders).where(eq(orders.id, orderId));
		expect(order?.state).toBe('unserved');
		const [offer] = await clone.db.select({ state: offers.state }).from(offers).where(eq(offers.id, offerId));
		expect(offer?.state).not.toBe('accepted');
		expect(committed.flatMap((what) => what.told)).toContain(district.resident);
	});

	it('asks the next round: offers are made and somebody is to be told', async () => {
		const [team] = await clone.db.select().from(teams).where(eq(teams.id, district.team));
		if (team === undefined) throw new Error('no team');
		const orderId = await putOrder(clone.db, district, {
			number: '1124-003',
			state: 'offering',
			round: 2,
			stageAt: nov(24, 9),
			urgency: 'urgent',
		});
		now = nov(24, 9, 1);
		await wind(orderId);
		now = nov(24, 9, 16);
		const committed: Committed[] = [];
		const pool = {
			...team,
			kind: 'direct',
			baseUnitCode: null,
			unitCode: null,
			reachable: true,
			openOrders: 0,
			lastOfferedAt: null,
		} as const;
		const sweep = createSweep({
			db: clone.db,
			now: () => now,
			worldAt: async (at) => ({ ...worldAt(at), teams: [pool] }),
			log: logBook(),
			onCommit: (what) => committed.push(what),
			handlers: () => ({ order: orderDue, unit: async () => NO_EFFECT, person: async () => NO_EFFECT }),
			stopping: () => false,
		});
		await sweep();
		expect(committed.some((what) => what.offers)).toBe(true);
		expect(await clone.db.select({ round: offers.round, state: offers.state }).from(offers).where(eq(offers.orderId, orderId))).toEqual([
			{ round: 3, state: 'sent' },
		]);
	});

	it('of an order that is gone is nothing', async () => {
		await clone.db.transaction((tx) =>
			setTimers(tx, '999999' as OrderId, [{ kind: 'collect', key: '1', dueAt: nov(24, 9), tellsResident: true }]),
		);
		expect((await sweepOf().sweep()).map((one) => one.subject)).toEqual(['order:999999']);
	});
});
