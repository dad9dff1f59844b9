import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MINUTE } from '../../db/domain/instant.ts';
import { type CrewMember, crewNeeded, type Item, type Offer, ORDER_STATES, type Order, type OrderState } from '../../db/domain/order.ts';
import { type Actor, CAPACITIES, type EventType, type OrderEvent } from '../../db/domain/order-event.ts';
import { decideEvent, type HistoryRow, type OrderFacts, type Outcome } from '../../db/domain/order-machine.ts';
import { MOVES, ORDER_TABLE } from '../../db/domain/order-table.ts';
import { isRefusal } from '../../db/domain/refusal.ts';
import {
	as,
	BATHING,
	CLOCK,
	factsIn,
	HAIRCUT,
	NEXT_DAY,
	offerId,
	orderId,
	orderIn,
	person,
	RULE,
	SAMPLES,
	SYSTEM,
	team,
} from './order-samples.ts';

/** Everything that a database would keep of one order. */
interface World {
	readonly item: Item;
	readonly order: Order;
	readonly offers: readonly Offer[];
	readonly crew: readonly CrewMember[];
	readonly history: readonly HistoryRow[];
}

/** One try: which event, by whom, how much later (clocks of channels also run back), and dice for its details. */
interface Try {
	readonly pick: number;
	/** Half of the tries are such as the state allows, or random walks would hardly leave the first states. */
	readonly allowed: boolean;
	readonly who: number;
	readonly later: number;
	readonly dice: number;
}

const EVENTS = Object.keys(ORDER_TABLE) as EventType[];
/** The walks shall get far: what stops an order is seldom tried, what brings it on often. */
const ASIDE: readonly EventType[] = ['return', 'refer', 'merge', 'cancel', 'setAside', 'giveUp', 'handBack'];
const FORWARD: readonly EventType[] = ['accept', 'depart', 'arrive', 'finish', 'confirmHours'];
const PERSONS = [10, 11, 12, 13].map(person);
const nth = <T>(list: readonly T[], n: number): T => {
	const one = list[n % list.length];
	if (one === undefined) throw new Error('nothing to choose from');
	return one;
};

const actorFor = ({ who }: Try): Actor => {
	if (who % 8 === 0) return nth([CLOCK, RULE, SYSTEM], who);
	// mostly somebody who holds all capacities: the rights are tested elsewhere, here the walks shall get far
	return as(nth(PERSONS, who), ...(who % 8 < 6 ? CAPACITIES : [nth(CAPACITIES, who)]));
};

function eventFor({ order, offers, crew }: World, { pick, allowed, dice }: Try): OrderEvent {
	const possible = EVENTS.filter((event) => ORDER_TABLE[event].moves[order.state] !== undefined).flatMap((event) =>
		Array.from({ length: ASIDE.includes(event) ? 1 : FORWARD.includes(event) ? 12 : 3 }, () => event),
	);
	const type = nth(allowed && possible.length > 0 ? possible : EVENTS, pick);
	const teamId = team((dice % 4) + 1);
	const reasons: readonly string[] = [];
	switch (type) {
		case 'change':
			return { type, to: { slot: NEXT_DAY }, ...(dice % 3 === 0 ? {} : { teamAgrees: dice % 3 === 1 }) };
		case 'askRound': {
			const teams = [teamId, team(((dice >> 2) % 4) + 1)].slice(dice % 3 === 0 ? 1 : 0).map((id) => ({ teamId: id, reasons }));
			return { type, round: nth([1, 2, 3] as const, dice), teams, fresh: dice % 5 === 0 };
		}
		case 'accept': {
			const offer = dice % 3 === 0 ? undefined : offers[dice % Math.max(1, offers.length)];
			return { type, teamId: offer?.teamId ?? teamId, offerId: offer?.id ?? null };
		}
		case 'decline':
			return { type, teamId };
		case 'askMembers':
			return { type, personIds: [nth(PERSONS, dice), nth(PERSONS, dice + 1)] };
		case 'confirmHours': {
			const joined = crew.filter((row) => row.attempt === order.attempt && row.state === 'joined');
			return { type, hours: joined.map(({ personId }) => ({ personId, tenths: dice % 9 })) };
		}
		default:
			return SAMPLES[type];
	}
}

/** What a database would do with an outcome. */
function apply(world: World, { after, rows, offersMade, offersMoved, crewMoved }: Outcome): World {
	const moved = world.offers.map((offer) => ({ ...offer, state: offersMoved.find((m) => m.offerId === offer.id)?.to ?? offer.state }));
	const made = offersMade.map((offer, i) => ({ ...offer, id: offerId(moved.length + i + 1) }));
	const isMoved = (row: CrewMember) => crewMoved.some((m) => m.personId === row.personId && m.attempt === row.attempt);
	return {
		...world,
		order: after,
		offers: [...moved, ...made],
		crew: [
			...world.crew.filter((row) => !isMoved(row)),
			...crewMoved.map(({ personId, attempt, to }) => ({ personId, attempt, state: to })),
		],
		history: [...world.history, ...rows],
	};
}

const freeze = <T extends object>(value: T): T => {
	for (const inner of Object.values(value)) if (typeof inner === 'object' && inner !== null) freeze(inner);
	return Object.freeze(value);
};

function tryOne(world: World, one: Try): { readonly world: World; readonly outcome: Outcome | null } {
	const winnerName = world.order.teamId === null ? null : 'winner';
	const facts: OrderFacts = {
		...factsIn('ordered'),
		item: world.item,
		offers: world.offers,
		crew: world.crew,
		winnerName,
		ratingWindowOver: one.dice % 4 === 0,
	};
	// frozen: a decision changes nothing that it was given
	const event = freeze(eventFor(world, one));
	const result = decideEvent(freeze({ ...world.order }), event, actorFor(one), freeze(facts), world.order.updatedAt + one.later);
	if (!isRefusal(result)) return { world: apply(world, result), outcome: result };
	// the table names every refusal; a 接 to the own team's order is answered as the `join` that it is
	const { refusedWhen } = ORDER_TABLE[event.type === 'accept' && event.teamId === world.order.teamId ? 'join' : event.type];
	expect(['not-yours', 'wrong-state', ...refusedWhen]).toContain(result.refused);
	return { world, outcome: null };
}

const SEARCHED: readonly OrderState[] = ['ordered', 'collected', 'offering', 'unserved', 'returned', 'referred', 'merged'];
const VISITED: readonly OrderState[] = ['accepted', 'departed', 'serving', 'confirming'];

/** What must be true of an order and its rows at every moment. */
function holds({ item, order, offers, crew }: World): void {
	const acceptedOffers = offers.filter((offer) => offer.state === 'accepted');
	const waiting = offers.filter((offer) => offer.state === 'sent' || offer.state === 'seen');
	const joined = crew.filter((row) => row.state === 'joined');

	expect(acceptedOffers.length).toBeLessThanOrEqual(1);
	if (order.state !== 'offering') expect(waiting).toEqual([]);
	if (acceptedOffers.length > 0) expect(waiting).toEqual([]);
	for (const offer of waiting) expect(offer.attempt).toBe(order.attempt);
	expect(new Set(offers.map((offer) => `${offer.teamId} ${offer.attempt}`)).size).toBe(offers.length);
	expect(joined.length).toBeLessThanOrEqual(crewNeeded(item));
	expect(order.stageAt).toBeLessThanOrEqual(order.updatedAt);

	if (VISITED.includes(order.state)) {
		expect(acceptedOffers.map(({ teamId, attempt }) => [teamId, attempt])).toEqual([[order.teamId, order.attempt]]);
		expect(order.acceptedAt).not.toBeNull();
		expect(joined.length).toBeGreaterThan(0);
		expect(joined.every((row) => row.attempt === order.attempt)).toBe(true);
	}
	if (SEARCHED.includes(order.state)) {
		expect([order.teamId, order.acceptedAt, order.departedAt, order.arrivedAt, order.finishedAt, order.stars]).toEqual(
			Array.from({ length: 6 }, () => null),
		);
		expect([acceptedOffers, joined]).toEqual([[], []]);
	}
}

/** What must be true of one outcome. */
function isLegal({ before, after, rows, event }: Outcome): void {
	expect(after.version).toBe(before.version + 1);
	expect(after.attempt - before.attempt).toBeGreaterThanOrEqual(0);
	expect(after.attempt - before.attempt).toBeLessThanOrEqual(1);
	expect(rows.length).toBeGreaterThan(0);
	expect(rows.at(-1)?.to).toBe(after.state);
	let state = before.state;
	for (const row of rows) {
		expect(row.from).toBe(state);
		expect(row.at).toBe(after.updatedAt);
		if (row.from === row.to) expect(row.reason).not.toBeNull();
		else expect(MOVES[state]).toContain(row.to);
		state = row.to;
	}
	expect(after.updatedAt).toBeGreaterThanOrEqual(before.updatedAt);
	expect(ORDER_TABLE[event.type].moves[before.state]).toContain(after.state === before.state ? 'same' : after.state);
	expect(rows.slice(0, -1).map((row) => row.to)).toEqual(rows.length > 1 ? [ORDER_TABLE[event.type].through] : []);
}

const tries = fc.array(
	fc.record({
		pick: fc.nat(1000),
		allowed: fc.integer({ min: 0, max: 3 }).map((n) => n > 0),
		who: fc.nat(1000),
		later: fc.integer({ min: -5 * MINUTE, max: 15 * MINUTE }),
		dice: fc.nat(1000),
	}),
	{ minLength: 10, maxLength: 80, size: 'max' },
);
const birth = (item: Item): World => ({ item, order: orderIn('ordered', { lateCount: 0 }), offers: [], crew: [], history: [] });
const items = fc.constantFrom(HAIRCUT, BATHING, { ...HAIRCUT, volunteers: 1 });

describe('random walks of an order', () => {
	it('keep every invariant', () => {
		const visited = new Set<OrderState>(['ordered']);
		fc.assert(
			fc.property(items, tries, (item, walk) => {
				let world = birth(item);
				for (const one of walk) {
					const next = tryOne(world, one);
					if (next.outcome === null) continue;
					isLegal(next.outcome);
					holds(next.world);
					world = next.world;
					visited.add(world.order.state);
				}
				// one unbroken chain, in time
				world.history.forEach((row, i) => {
					const earlier = world.history[i - 1];
					expect(row.from).toBe(earlier?.to ?? 'ordered');
					expect(row.at).toBeGreaterThanOrEqual(earlier?.at ?? row.at);
				});
			}),
			{ numRuns: 400, seed: 1125 },
		);
		// the walks went everywhere, so the invariants were tried everywhere
		expect([...visited].toSorted()).toEqual(ORDER_STATES.toSorted());
	});

	it('answer the same twice', () => {
		fc.assert(
			fc.property(items, tries, (item, walk) => {
				let world = birth(item);
				for (const one of walk) {
					const next = tryOne(world, one);
					expect(tryOne(world, one)).toEqual(next);
					world = next.world;
				}
			}),
			{ numRuns: 30, seed: 7 },
		);
	});

	it('never merge an order into itself', () => {
		const into = orderId(1);
		const result = decideEvent(orderIn('collected'), { ...SAMPLES.merge, into }, as(person(30), 'station'), factsIn('collected'), 0);
		expect(result).toEqual({ refused: 'same-order' });
	});
});
