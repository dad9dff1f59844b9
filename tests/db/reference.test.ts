import { eq, sql as query } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OrderId, TeamId } from '../../db/domain/ids.ts';
import type { OfferState, OrderState } from '../../db/domain/order.ts';
import { loadReference } from '../../db/queries/reference.ts';
import { loadTeams } from '../../db/queries/teams.ts';
import { identities, members, offers, orders, people, teams } from '../../db/schema/index.ts';
import { cloneDatabase, SEEDED_AT, type TestDatabase } from '../helpers/database.ts';

let made: TestDatabase;
beforeAll(async () => {
	made = await cloneDatabase();
});
afterAll(() => made.drop());

describe('units and menu', () => {
	test('as the domain wants them', async () => {
		const { units, items, platforms, phrases, kindItems } = await loadReference(made.db);
		expect(units.find(({ name }) => name === '聂耳社区')).toMatchObject({
			code: '530402001009',
			kind: 'station',
			parentCode: '530402001',
			ambiguous: true,
			aliases: ['聂耳社区', '聂耳社区居委会', '聂耳社区居民委员会', '聂耳居委会'],
		});
		expect(units.filter(({ parentCode }) => parentCode === null).map(({ name }) => name)).toEqual(['红塔区']);
		expect(platforms.map(({ code }) => code)).toEqual(['THEORY', 'EDU', 'CULTURE', 'LAW', 'SCI', 'HEALTH', 'CIVIC']);
		expect(items.map(({ code }) => code).slice(0, 2)).toEqual(['T01', 'T02']);
		expect(items.find(({ code }) => code === 'H06')).toMatchObject({
			platform: 'HEALTH',
			name: '上门理发',
			skills: ['理发'],
			twoPersonRule: true,
			qualification: null,
			defaultTeams: ['DZ-HEALTH', 'YFJ'],
		});
		expect(phrases.filter(({ itemCode }) => itemCode === 'T01').map(({ phrase }) => phrase)).toContain('想听宣讲');
		expect(kindItems.filter(({ kind }) => kind === '助残').map(({ itemCode }) => itemCode)).toEqual(['H10', 'H06', 'H05']);
	});
});

describe('teams', () => {
	const team = async (code: string) => (await loadTeams(made.db)).find((one) => one.code === code);

	async function placed(state: OrderState, teamId: TeamId, number: string): Promise<OrderId> {
		const [resident] = await made.db.select({ id: people.id }).from(people).where(eq(people.persona, 'resident-1'));
		const residentId = resident?.id;
		if (residentId === undefined) throw new Error('no resident-1');
		const at = { createdAt: SEEDED_AT, updatedAt: SEEDED_AT, stageAt: SEEDED_AT };
		const counters = { localYear: 2026, version: 1, attempt: 1, round: 1, people: 1, lateCount: 0 };
		const [row] = await made.db
			.insert(orders)
			.values({
				...at,
				...counters,
				number,
				state,
				teamId,
				residentId,
				placedBy: residentId,
				itemCode: 'H06',
				unitCode: '530402001009',
				urgency: 'normal',
				replacement: false,
				crewWaived: false,
			})
			.returning({ id: orders.id });
		if (row === undefined) throw new Error('no order');
		return row.id;
	}

	test('work in hand counts from accepted to serving; the newest offer is told', async () => {
		const own = await team('YFJ');
		const id = own?.id;
		if (id === undefined) throw new Error('no YFJ');
		expect(own).toMatchObject({ kind: 'group', unitCode: null, baseUnitCode: '530402001009', openOrders: 0, lastOfferedAt: null });
		const states: OrderState[] = ['offering', 'accepted', 'departed', 'serving', 'confirming', 'closed', 'cancelled'];
		for (const [i, state] of states.entries()) {
			const orderId = await placed(state, id, `1125-00${i + 1}`);
			const offer: OfferState = state === 'offering' ? 'sent' : 'accepted';
			const createdAt = SEEDED_AT + (i === 2 ? 90_000 : i);
			await made.db.insert(offers).values({ orderId, teamId: id, round: 1, attempt: 1, state: offer, reasons: [], createdAt });
		}
		expect(await team('YFJ')).toMatchObject({ openOrders: 3, lastOfferedAt: SEEDED_AT + 90_000 });
		expect(await team('DZ-HEALTH')).toMatchObject({ openOrders: 0, lastOfferedAt: null });
	});

	test('reachable while a leader or deputy has one address that works; a member does not count', async () => {
		const block = (persona: string, since: number | null) =>
			made.db.update(identities).set({ unreachableSince: since }).where(eq(identities.address, persona));
		await block('leader-1', SEEDED_AT);
		expect((await team('YFJ'))?.reachable).toBe(false);

		const [leader] = await made.db.select().from(people).where(eq(people.persona, 'leader-1'));
		const [volunteer] = await made.db.select().from(people).where(eq(people.persona, 'volunteer-1'));
		if (!leader || !volunteer) throw new Error('no personas');
		await made.db.update(members).set({ role: 'deputy' }).where(eq(members.personId, volunteer.id));
		expect((await team('YFJ'))?.reachable).toBe(true);
		await made.db.update(members).set({ role: 'member' }).where(eq(members.personId, volunteer.id));
		expect((await team('YFJ'))?.reachable).toBe(false);

		await made.db.insert(identities).values({ personId: leader.id, channel: 'telegram', address: '42', lastUsedAt: SEEDED_AT });
		expect((await team('YFJ'))?.reachable).toBe(true);
	});

	test('also inside a transaction, where it sees what is not committed yet', async () => {
		await made.db.transaction(async (tx) => {
			await tx.update(teams).set({ insuredUntil: null }).where(query`true`);
			const found = await loadTeams(tx);
			expect(found).toHaveLength(302);
			expect(found.every(({ insuredUntil }) => insuredUntil === null)).toBe(true);
		});
	});
});
