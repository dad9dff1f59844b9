import { describe, expect, it } from 'vitest';
import { END_STATES, ORDER_STATES, type OrderState } from '../../db/domain/order.ts';
import type { EventType } from '../../db/domain/order-event.ts';
import { type Cause, MOVES, OPEN_STATES, ORDER_TABLE, PLACE_ROW } from '../../db/domain/order-table.ts';
import { isRefusal } from '../../db/domain/refusal.ts';
import { accepted, actorOf, as, crewRow, LEADER, MEMBER, person, resident, SAMPLES, station, tryOn } from './order-samples.ts';

type Expected = { readonly [State in OrderState]?: OrderState | 'same' };

const to = (target: OrderState | 'same', ...states: readonly OrderState[]): Expected =>
	Object.fromEntries(states.map((state) => [state, target]));

/** Contract §6 "By event", written down a second time and by hand: where each sample event leads; all else is refused. */
const EXPECTED: { readonly [T in EventType]: Expected } = {
	collect: to('collected', 'ordered'),
	// the sample brings the team's yes; the no is tested with the desk's events
	change: { ...to('same', 'ordered', 'collected', 'accepted'), ...to('collected', 'offering', 'unserved') },
	return: to('returned', 'ordered', 'collected', 'offering'),
	refer: to('referred', 'ordered', 'collected', 'offering'),
	merge: to('merged', 'ordered', 'collected', 'offering', 'unserved'),
	split: to('collected', 'merged'),
	servedWithOthers: to('rating', 'merged'),
	object: to('collected', 'returned'),
	askRound: { ...to('offering', 'collected', 'unserved'), ...to('same', 'offering') },
	nobody: to('unserved', 'offering'),
	accept: to('accepted', 'offering', 'unserved'),
	decline: to('same', 'offering', 'unserved'),
	askMembers: to('same', 'accepted', 'departed', 'serving'),
	join: to('same', 'accepted', 'departed', 'serving'),
	declineCrew: to('same', 'accepted', 'departed', 'serving'),
	leaveCrew: to('same', 'accepted', 'departed'),
	letGoShort: to('same', 'accepted'),
	handBack: to('offering', 'accepted', 'departed'),
	depart: to('departed', 'accepted'),
	turnBack: to('accepted', 'departed'),
	arrive: to('serving', 'accepted', 'departed'),
	cannotBeDone: to('unserved', 'serving'),
	finish: to('confirming', 'serving'),
	undoFinish: to('serving', 'confirming'),
	rate: { ...to('same', 'confirming'), ...to('closed', 'rating') },
	confirmHours: to('rating', 'confirming'),
	deny: to('unserved', 'confirming'),
	closeUnrated: to('closed', 'rating'),
	cancel: to('cancelled', 'ordered', 'collected', 'offering', 'accepted', 'departed', 'serving', 'unserved', 'merged', 'returned'),
	giveUp: to('unserved', 'collected', 'offering', 'accepted', 'departed'),
	urge: to('same', 'ordered', 'collected', 'offering', 'accepted', 'departed', 'serving', 'unserved', 'merged'),
	late: to('same', ...OPEN_STATES),
	told: to('same', ...OPEN_STATES),
	setAside: to('cancelled', 'unserved', 'returned'),
};

/** Who may cause what, by contract §6 and the level above; `clock`, `rule`, `system` are no persons. */
const BY: { readonly [T in EventType]: string } = {
	collect: 'station dispatcher',
	change: 'resident station',
	return: 'station dispatcher',
	refer: 'station dispatcher',
	merge: 'station dispatcher',
	split: 'station',
	servedWithOthers: 'clock',
	object: 'resident',
	askRound: 'rule dispatcher clock resident',
	nobody: 'clock',
	accept: 'leader',
	decline: 'leader',
	askMembers: 'leader station rule system',
	join: 'member leader',
	declineCrew: 'member leader',
	leaveCrew: 'member leader',
	letGoShort: 'station',
	handBack: 'leader',
	depart: 'member leader',
	turnBack: 'member leader',
	arrive: 'member leader',
	cannotBeDone: 'member leader',
	finish: 'member leader',
	undoFinish: 'member leader',
	rate: 'resident',
	confirmHours: 'station dispatcher',
	deny: 'station dispatcher',
	closeUnrated: 'clock',
	cancel: 'resident station',
	giveUp: 'dispatcher',
	urge: 'resident',
	late: 'clock rule',
	told: 'clock',
	setAside: 'clock',
};

const EVENTS = Object.keys(ORDER_TABLE) as EventType[];
const CAUSES: readonly Cause[] = ['resident', 'station', 'dispatcher', 'leader', 'member', 'clock', 'rule', 'system'];
const PAIRS = EVENTS.flatMap((type) => ORDER_STATES.map((state) => ({ type, state, target: EXPECTED[type][state] })));

/** join and declineCrew need somebody who was asked and has not joined. */
const crewFor = (type: EventType) =>
	type === 'join' || type === 'declineCrew' ? { crew: [crewRow(LEADER, 'asked'), crewRow(MEMBER, 'asked')] } : {};

const firstActor = (type: EventType) => {
	const [cause] = ORDER_TABLE[type].by;
	if (cause === undefined) throw new Error(`${type} has no actor`);
	return actorOf(cause);
};

describe('every event in every state', () => {
	it.each(PAIRS.filter(({ target }) => target !== undefined))('$type in $state → $target', ({ type, state, target }) => {
		const { before, after, rows, event } = accepted(tryOn(state, SAMPLES[type], firstActor(type), { facts: crewFor(type) }));
		expect(event).toBe(SAMPLES[type]);
		expect(after.state).toBe(target === 'same' ? state : target);
		expect(after.version).toBe(before.version + 1);
		expect(rows.at(-1)?.to).toBe(after.state);
		expect(rows.every((row) => row.at === after.updatedAt)).toBe(true);
		// a row that moves nothing says what changed
		for (const row of rows) expect(row.from !== row.to || row.reason !== null).toBe(true);
	});

	it.each(PAIRS.filter(({ target }) => target === undefined))('$type in $state is refused', ({ type, state }) => {
		const result = tryOn(state, SAMPLES[type], firstActor(type), { facts: crewFor(type) });
		const held = ['accepted', 'departed', 'serving', 'confirming', 'rating', 'closed'].includes(state);
		expect(result).toMatchObject({ refused: (type === 'accept' || type === 'decline') && held ? 'taken' : 'wrong-state' });
	});
});

describe('every event by everybody', () => {
	it.each(EVENTS)('%s', (type) => {
		const state = (Object.keys(EXPECTED[type]) as OrderState[]).find((at) => !(ORDER_TABLE[type].only && at !== 'unserved')) ?? 'ordered';
		const allowed = CAUSES.filter((cause) => {
			const result = tryOn(state, SAMPLES[type], actorOf(cause), { facts: crewFor(type) });
			return !(isRefusal(result) && result.refused === 'not-yours');
		});
		expect(allowed.toSorted()).toEqual(BY[type].split(' ').toSorted());
	});

	it('a resident asks for another try only when nobody was found', () => {
		expect(accepted(tryOn('unserved', SAMPLES.askRound, resident)).after.state).toBe('offering');
		expect(tryOn('collected', SAMPLES.askRound, resident)).toEqual({ refused: 'not-yours' });
		expect(tryOn('offering', SAMPLES.askRound, resident)).toEqual({ refused: 'not-yours' });
		// who holds the right in another capacity has it in full
		expect(accepted(tryOn('offering', SAMPLES.askRound, as(person(9), 'resident', 'dispatcher'))).after.round).toBe(2);
	});

	it('somebody without any capacity, or the wrong one, learns nothing of the state', () => {
		expect(tryOn('closed', SAMPLES.cancel, as(person(9)))).toEqual({ refused: 'not-yours' });
		expect(tryOn('closed', SAMPLES.cancel, as(person(9), 'leader'))).toEqual({ refused: 'not-yours' });
	});
});

describe('a reason', () => {
	it.each(EVENTS.filter((type) => ORDER_TABLE[type].refusedWhen.includes('no-reason')))('%s needs one', (type) => {
		const state = (Object.keys(EXPECTED[type]) as OrderState[])[0] ?? 'ordered';
		expect(tryOn(state, { ...SAMPLES[type], reason: ' ' } as never, firstActor(type))).toEqual({ refused: 'no-reason' });
	});

	it('is kept as given', () => {
		expect(accepted(tryOn('ordered', { type: 'refer', reason: ' 转物业 ' }, station)).rows[0]?.reason).toBe(' 转物业 ');
		expect(accepted(tryOn('ordered', { type: 'cancel', reason: '' }, resident)).rows[0]?.reason).toBeNull();
		expect(accepted(tryOn('accepted', SAMPLES.letGoShort, station)).rows[0]?.reason).toBe('let go short: 家属在场');
	});
});

describe('the tables', () => {
	/** All moves that the table by event can produce, those on the way included. */
	const produced = new Set(
		EVENTS.flatMap((type) => {
			const { moves, through } = ORDER_TABLE[type];
			return ORDER_STATES.flatMap((from) =>
				(moves[from] ?? [])
					.filter((target) => target !== 'same')
					.flatMap((target) =>
						through === undefined || through === from || through === target
							? [`${from} ${target}`]
							: [`${from} ${through}`, `${through} ${target}`],
					),
			);
		}),
	);
	const legal = ORDER_STATES.flatMap((from) => MOVES[from].map((target) => `${from} ${target}`));

	it('by event produces the moves of an order, all of them and no other', () => {
		expect([...produced].toSorted()).toEqual(legal.toSorted());
	});

	const reach = (start: OrderState): ReadonlySet<OrderState> => {
		const seen = new Set<OrderState>([start]);
		for (const state of seen) for (const next of MOVES[state]) seen.add(next);
		return seen;
	};

	it('reach every state from the first', () => {
		expect([...reach(PLACE_ROW.to)].toSorted()).toEqual(ORDER_STATES.toSorted());
	});

	it.each(ORDER_STATES)('lead from %s to an end', (state) => {
		expect(END_STATES.some((end) => reach(state).has(end))).toBe(true);
	});

	it('let nothing move an order that has ended', () => {
		for (const end of END_STATES) {
			expect(MOVES[end]).toEqual([]);
			for (const type of EVENTS) expect(ORDER_TABLE[type].moves[end]).toBeUndefined();
		}
	});
});
