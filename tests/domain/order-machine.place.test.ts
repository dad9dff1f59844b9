import { describe, expect, it } from 'vitest';
import { decidePlacing, type Placing } from '../../db/domain/order-place.ts';
import { isRefusal } from '../../db/domain/refusal.ts';
import {
	as,
	CLOCK,
	dispatcher,
	HAIRCUT,
	NEXT_DAY,
	NOON,
	orderId,
	POLICY,
	person,
	RESIDENT,
	resident,
	SYSTEM,
	station,
} from './order-samples.ts';

const placing: Placing = {
	number: '1125-001',
	itemCode: 'haircut',
	unitCode: 'nieer',
	urgency: 'booked',
	residentId: RESIDENT,
	placedBy: RESIDENT,
	slot: NEXT_DAY,
	people: 1,
	replaces: null,
};
const facts = { item: HAIRCUT, policy: POLICY, openOrders: 0, sameKindThisWeek: 0, exempt: false };
const place = (set: { placing?: Partial<Placing>; facts?: Partial<typeof facts>; actor?: typeof resident } = {}) =>
	decidePlacing({ ...placing, ...set.placing }, set.actor ?? resident, { ...facts, ...set.facts }, NOON);

it('an order is born ordered, in its first version and attempt', () => {
	const placed = place();
	if (isRefusal(placed)) throw new Error(placed.refused);
	expect(placed.order).toMatchObject({
		...placing,
		state: 'ordered',
		version: 1,
		attempt: 1,
		round: 0,
		createdAt: NOON,
		updatedAt: NOON,
		stageAt: NOON,
		lateCount: 0,
		teamId: null,
		stars: null,
	});
	expect(placed.row).toEqual({ from: null, to: 'ordered', at: NOON, actor: resident, reason: null });
});

describe('placing is refused', () => {
	it('to who is neither resident nor station nor market', () => {
		expect(place({ actor: dispatcher })).toEqual({ refused: 'not-yours' });
		expect(place({ actor: CLOCK })).toEqual({ refused: 'not-yours' });
		expect(place({ actor: SYSTEM })).toHaveProperty('order');
	});

	it('for a time that lies behind', () => {
		expect(place({ placing: { slot: { ...NEXT_DAY, end: NOON } } })).toEqual({ refused: 'slot-past' });
		expect(place({ placing: { slot: null } })).toHaveProperty('order');
	});

	it('for what only a station orders', () => {
		const item = { ...HAIRCUT, orderer: 'station' } as const;
		expect(place({ facts: { item } })).toEqual({ refused: 'station-only' });
		expect(place({ facts: { item }, actor: station })).toHaveProperty('order');
	});

	it('beyond the limits', () => {
		expect(place({ facts: { openOrders: 2 } })).toEqual({ refused: 'limit-open', facts: { limit: 2 } });
		expect(place({ facts: { sameKindThisWeek: 1 } })).toEqual({ refused: 'limit-kind', facts: { limit: 1 } });
	});

	it('but limits bind neither the hardship list, nor a station, nor what makes good a bad service', () => {
		const over = { openOrders: 9, sameKindThisWeek: 9 };
		expect(place({ facts: { ...over, exempt: true } })).toHaveProperty('order');
		expect(place({ facts: over, actor: as(person(30), 'resident', 'station') })).toHaveProperty('order');
		expect(place({ facts: over, placing: { replaces: orderId(7) } })).toHaveProperty('order');
	});
});
