import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE, SECOND } from '../../db/domain/instant.ts';
import { END_STATES, ORDER_STATES, type Order, type OrderState, type Slot, URGENCIES } from '../../db/domain/order.ts';
import { type ClockFacts, dueOf, promiseOf, type Timer, type TimerKind } from '../../db/domain/order-clock.ts';
import { type Stage, stageLimit } from '../../db/domain/stage-limit.ts';
import { isOpen } from '../../db/domain/work-calendar.ts';
import { CALENDAR, freshOrder, item, policy } from './two-streets.ts';

const at = (text: string): number => Temporal.PlainDateTime.from(text).toZonedDateTime('Asia/Shanghai').epochMilliseconds;
/** A Wednesday morning at work. */
const NOW = at('2026-11-25T09:00');

const order = (state: OrderState, given: Partial<Order> = {}): Order =>
	freshOrder({ state, createdAt: NOW, updatedAt: NOW, stageAt: NOW, ...given });

const facts = (given: Partial<ClockFacts> = {}): ClockFacts => ({
	policy: policy(),
	calendar: CALENDAR,
	item: item(),
	crewMissing: 0,
	crewLeft: 0,
	...given,
});
const slot = (start: string, end: string, grain: Slot['grain'] = 'part'): Slot => ({ start: at(start), end: at(end), grain });
const find = (timers: readonly Timer[], kind: TimerKind): Timer | undefined => timers.find((timer) => timer.kind === kind);
const dueTimes = (timers: readonly Timer[]): Record<string, string> =>
	Object.fromEntries(
		timers.map((timer) => [
			timer.kind,
			Temporal.Instant.fromEpochMilliseconds(timer.dueAt)
				.toZonedDateTimeISO('Asia/Shanghai')
				.toPlainDateTime()
				.toString({ smallestUnit: 'minute' }),
		]),
	);

/** Friday of next week, in the morning. */
const FAR = slot('2026-12-04T08:00', '2026-12-04T12:00');

describe('timers by state', () => {
	it.each<[OrderState, Partial<Order>, Record<string, string>]>([
		['ordered', {}, { collect: '2026-11-25T11:00', tell: '2026-11-26T09:00' }],
		['ordered', { urgency: 'urgent' }, { collect: '2026-11-25T09:10', tell: '2026-11-25T10:00' }],
		['ordered', { urgency: 'group' }, { collect: '2026-11-27T09:00', tell: '2026-11-27T09:00' }],
		['ordered', { stageAt: at('2026-11-25T11:00'), lateCount: 1 }, { collect: '2026-11-25T15:00', tell: '2026-11-26T09:00' }],
		['collected', {}, { dispatch: '2026-11-25T11:00', tell: '2026-11-26T09:00' }],
		['offering', { round: 1 }, { round: '2026-11-25T13:00', tell: '2026-11-26T09:00' }],
		['offering', { round: 3, urgency: 'group' }, { round: '2026-11-27T09:00', tell: '2026-11-27T09:00' }],
		['offering', { round: 2, replacement: true, attempt: 2, stageAt: NOW + HOUR }, { round: '2026-11-25T10:15', tell: '2026-11-26T10:00' }],
		['accepted', { acceptedAt: NOW }, { finish: '2026-12-02T09:00' }],
		['departed', { acceptedAt: NOW, stageAt: NOW + DAY }, { finish: '2026-12-02T09:00' }],
		['serving', { acceptedAt: NOW, urgency: 'urgent' }, { finish: '2026-11-25T13:00' }],
		[
			'confirming',
			{ finishedAt: NOW },
			{
				'rate-ask': '2026-11-25T09:10',
				'rate-remind1': '2026-11-26T09:00',
				'rate-remind2': '2026-11-28T09:00',
				'rate-close': '2026-12-02T09:00',
				'hours-confirm': '2026-11-27T09:00',
				'hours-alarm': '2026-12-02T09:00',
				'hours-red': '2026-12-07T09:00',
			},
		],
		[
			'confirming',
			{ finishedAt: NOW, ratedAt: NOW, stars: 5 },
			{ 'hours-confirm': '2026-11-27T09:00', 'hours-alarm': '2026-12-02T09:00', 'hours-red': '2026-12-07T09:00' },
		],
		[
			'rating',
			{ finishedAt: NOW, stageAt: NOW + DAY },
			{
				'rate-ask': '2026-11-25T09:10',
				'rate-remind1': '2026-11-26T09:00',
				'rate-remind2': '2026-11-28T09:00',
				'rate-close': '2026-12-02T09:00',
			},
		],
		['unserved', {}, { 'unserved-ask': '2026-11-26T09:00', 'unserved-close': '2026-12-03T09:00' }],
		['unserved', { lateCount: 1 }, { 'unserved-close': '2026-12-02T09:00' }],
		['returned', {}, { 'returned-close': '2026-12-02T09:00' }],
		['merged', {}, { 'merged-check': '2026-12-25T09:00' }],
		['closed', {}, {}],
		['referred', {}, {}],
		['cancelled', {}, {}],
	])('%s %j', (state, given, due) => {
		expect(dueTimes(dueOf(order(state, given), facts()))).toEqual(due);
	});

	it('hours and ratings of an order served with others count from its state', () => {
		expect(find(dueOf(order('rating', { stageAt: NOW + DAY }), facts()), 'rate-ask')?.dueAt).toBe(NOW + DAY + 10 * MINUTE);
		expect(find(dueOf(order('confirming', { stageAt: NOW + DAY }), facts()), 'hours-confirm')?.dueAt).toBe(at('2026-11-30T09:00'));
	});
});

describe('the visit', () => {
	const accepted = (given: Partial<Order> = {}): Order => order('accepted', { urgency: 'booked', slot: FAR, acceptedAt: NOW, ...given });

	it('is to be over a quarter of an hour after the slot; a clock time lasts as long as the item', () => {
		expect(find(dueOf(accepted(), facts()), 'finish')?.dueAt).toBe(at('2026-12-04T12:15'));
		const nine = slot('2026-12-04T09:00', '2026-12-04T09:00', 'minute');
		expect(find(dueOf(accepted({ slot: nine }), facts()), 'finish')?.dueAt).toBe(at('2026-12-04T09:55'));
	});

	it('goes on counting over the states, anew after a late one and after a late 接', () => {
		const first = find(dueOf(accepted(), facts()), 'finish');
		const departed = order('departed', { urgency: 'booked', slot: FAR, acceptedAt: NOW, stageAt: FAR.start });
		expect(find(dueOf(departed, facts()), 'finish')).toEqual(first);
		const late = find(dueOf({ ...departed, stageAt: at('2026-12-04T12:15'), lateCount: 1 }, facts()), 'finish');
		// an apology stays one: the next comes after an hour, not after a quarter
		expect(late?.dueAt).toBe(at('2026-12-04T13:15'));
		expect(late?.key).not.toBe(first?.key);
		const lateAccept = accepted({ acceptedAt: at('2026-12-05T09:00'), stageAt: at('2026-12-05T09:00') });
		expect(find(dueOf(lateAccept, facts()), 'finish')?.dueAt).toBe(at('2026-12-05T09:15'));
	});

	it('is reminded of, but not of what lay behind at acceptance', () => {
		const reminders = (o: Order, given: Partial<ClockFacts> = {}) =>
			dueOf(o, facts(given))
				.filter((timer) => timer.kind === 'remind')
				.map(({ key, dueAt, tellsResident }) => [key, FAR.start - dueAt, tellsResident]);
		expect(reminders(accepted())).toEqual([
			[`${FAR.start}.PT24H`, DAY, true],
			// two hours before 8:00 everybody sleeps: the evening before
			[`${FAR.start}.PT2H`, 11.5 * HOUR, true],
			[`${FAR.start}.PT0S`, 0, false],
		]);
		expect(reminders(accepted({ acceptedAt: FAR.start - 2 * HOUR }))).toEqual([[`${FAR.start}.PT0S`, 0, false]]);
		expect(reminders(accepted({ acceptedAt: null, stageAt: FAR.start }))).toEqual([]);
		expect(reminders(order('departed', { slot: FAR, acceptedAt: NOW }))).toHaveLength(3);
		expect(reminders(order('serving', { slot: FAR, acceptedAt: NOW }))).toEqual([]);
		const fine = policy({ 'reminder.before': ['PT1H30M', 'PT45S', 'PT0.5S'] });
		expect(reminders(accepted(), { policy: fine }).map(([key]) => key)).toEqual([
			`${FAR.start}.PT1H30M`,
			`${FAR.start}.PT45S`,
			`${FAR.start}.PT0.5S`,
		]);
		expect(reminders(accepted(), { policy: policy({ 'reminder.before': [] }) })).toEqual([]);
	});

	it.each<[string, Partial<Order>, string | undefined]>([
		['far: as long as a team has to answer, before the night', {}, '2026-11-25T20:30'],
		['not beyond the day before', { updatedAt: at('2026-12-02T20:00') }, '2026-12-03T08:00'],
		['on the day before: a quarter of an hour', { updatedAt: at('2026-12-03T20:00') }, '2026-12-03T20:15'],
		['no date', { slot: null, urgency: 'normal' }, '2026-11-25T13:00'],
		['urgent', { slot: null, urgency: 'urgent' }, '2026-11-25T09:15'],
		['on the way already', { state: 'departed' }, undefined],
	])('a crew still short, %s', (_name, given, due) => {
		const timers = dueOf(accepted(given), facts({ crewMissing: 1, crewLeft: 0 }));
		expect(dueTimes(timers)['crew']).toBe(due);
		if (due !== undefined) expect(find(timers, 'crew')).toMatchObject({ key: `${NOW}.1.0`, tellsResident: true });
		expect(find(dueOf(accepted(given), facts()), 'crew')).toBeUndefined();
	});
});

const STAGES: readonly { stage: Stage; state: OrderState; round: number }[] = [
	{ stage: 'collect', state: 'ordered', round: 0 },
	{ stage: 'dispatch', state: 'collected', round: 0 },
	{ stage: 'round1', state: 'offering', round: 1 },
	{ stage: 'round2', state: 'offering', round: 2 },
	{ stage: 'round3', state: 'offering', round: 3 },
];

/** All stages used up to the end, one after the other: when each ends, in minutes from 点单. */
function stageEnds(wanted: Slot, ctx: ClockFacts): number[] {
	let stageAt = NOW;
	return STAGES.map(({ stage, state, round }) => {
		stageAt = stageLimit(order(state, { urgency: 'booked', slot: wanted, round, stageAt }), stage, ctx);
		return (stageAt - NOW) / MINUTE;
	});
}

describe('stages of booked orders (contract §0.13)', () => {
	const long = facts({
		policy: policy(Object.fromEntries(STAGES.map(({ stage }) => [`${stage}.booked`, 'P100D wall']))),
	});

	it('share out the time until T: a day before the slot, or halfway when it is near', () => {
		// 200 h ahead: T is 176 h away
		const far = { start: NOW + 200 * HOUR, end: NOW + 204 * HOUR, grain: 'part' as const };
		expect(stageEnds(far, long)).toEqual([10, 20, 45, 70, 100].map((share) => (176 * 60 * share) / 100));
		// 10 h ahead: T is 5 h away
		const near = { start: NOW + 10 * HOUR, end: NOW + 14 * HOUR, grain: 'part' as const };
		expect(stageEnds(near, long)).toEqual([10, 20, 45, 70, 100].map((share) => (5 * 60 * share) / 100));
	});

	it('are never longer than the table', () => {
		const far = { start: NOW + 200 * HOUR, end: NOW + 204 * HOUR, grain: 'part' as const };
		expect(stageLimit(order('ordered', { urgency: 'booked', slot: far }), 'collect', facts())).toBe(at('2026-11-25T11:00'));
	});

	it('take a larger share with each level a late card goes up', () => {
		const near = { start: NOW + 10 * HOUR, end: NOW + 14 * HOUR, grain: 'part' as const };
		let stageAt = NOW;
		let lates = 0;
		for (; stageAt < NOW + 5 * HOUR && lates < 50; lates++)
			stageAt = stageLimit(order('ordered', { urgency: 'booked', slot: near, stageAt, lateCount: lates }), 'collect', long);
		expect(lates).toBeLessThanOrEqual(8);
	});

	it('end just before a slot that begins within two minutes, and within one that has begun', () => {
		const soon = { start: NOW + 90 * SECOND, end: NOW + HOUR, grain: 'part' as const };
		expect(stageLimit(order('ordered', { urgency: 'booked', slot: soon }), 'collect', long)).toBe(soon.start - 1);
		expect(stageLimit(order('ordered', { urgency: 'booked', slot: { ...soon, start: NOW + 1 } }), 'collect', long)).toBe(NOW + 1);
		const begun = { start: NOW - HOUR, end: NOW + 10 * HOUR, grain: 'part' as const };
		expect(stageLimit(order('ordered', { urgency: 'booked', slot: begun }), 'collect', long)).toBe(NOW + 30 * MINUTE);
	});

	it('other classes have at most half of the time to the slot; a slot that is over shortens nothing', () => {
		const near = { start: NOW + 4 * HOUR, end: NOW + 8 * HOUR, grain: 'part' as const };
		expect(stageLimit(order('ordered', { urgency: 'group', slot: near }), 'collect', facts())).toBe(NOW + 2 * HOUR);
		expect(stageLimit(order('ordered', { urgency: 'urgent', slot: near }), 'collect', facts())).toBe(NOW + 10 * MINUTE);
		const over = { start: NOW - 2 * DAY, end: NOW - DAY, grain: 'part' as const };
		expect(stageLimit(order('ordered', { urgency: 'booked', slot: over }), 'collect', facts())).toBe(NOW + 2 * HOUR);
	});

	it('are never in the past and never after the slot', () => {
		const wanted = fc.tuple(fc.integer({ min: 1, max: 40 * DAY }), fc.integer({ min: 0, max: 2 * DAY }));
		fc.assert(
			fc.property(
				wanted,
				fc.constantFrom(...STAGES),
				fc.constantFrom(...URGENCIES),
				fc.integer({ min: 0, max: 42 * DAY }),
				fc.integer({ min: 0, max: 9 }),
				fc.boolean(),
				([ahead, length], { stage, state, round }, urgency, waited, lateCount, replacement) => {
					const span = { start: NOW + ahead, end: NOW + ahead + length, grain: 'part' as const };
					const one = order(state, { urgency, slot: span, round, stageAt: NOW + waited, lateCount, replacement });
					const end = stageLimit(one, stage, facts());
					expect(Number.isInteger(end)).toBe(true);
					expect(end).toBeGreaterThan(one.stageAt);
					if (one.stageAt < span.start) expect(end).toBeLessThanOrEqual(span.start);
					else if (one.stageAt < span.end) expect(end).toBeLessThanOrEqual(span.end);
				},
			),
			{ numRuns: 1_000 },
		);
	});

	it.each(URGENCIES)('late again and again, %s: the apologies grow rare', (urgency) => {
		for (const state of ['ordered', 'collected', 'accepted'] as const) {
			let one = order(state, { urgency, slot: FAR, acceptedAt: NOW });
			let told = 0;
			for (const end = FAR.end + 10 * DAY; one.stageAt < end; told++) {
				const [next] = dueOf(one, facts()).filter(
					({ kind, dueAt }) => ['collect', 'dispatch', 'finish'].includes(kind) && dueAt > one.stageAt,
				);
				one = { ...one, stageAt: next?.dueAt ?? end, updatedAt: next?.dueAt ?? end, lateCount: one.lateCount + 1 };
			}
			expect(told).toBeLessThan(40);
		}
	});

	it('what the resident is to hear never falls into quiet hours, unless it is urgent or the slot leaves no room', () => {
		for (const hour of [9, 12, 17, 20]) {
			const one = order('ordered', {
				urgency: 'booked',
				slot: FAR,
				createdAt: at(`2026-11-25T${String(hour).padStart(2, '0')}:10`),
				stageAt: at(`2026-11-25T${String(hour).padStart(2, '0')}:10`),
			});
			for (const { dueAt } of dueOf(one, facts()).filter(({ tellsResident }) => tellsResident))
				expect(isOpen(dueAt, 'day', CALENDAR)).toBe(true);
		}
	});

	it('end at T together, whatever the slot', () => {
		fc.assert(
			fc.property(fc.integer({ min: 30 * MINUTE, max: 40 * DAY }), (ahead) => {
				const span = { start: NOW + ahead, end: NOW + ahead + HOUR, grain: 'part' as const };
				const target = Math.max(span.start - DAY, NOW + ahead / 2);
				const end = NOW + (stageEnds(span, long)[4] ?? 0) * MINUTE;
				expect(Math.abs(end - target)).toBeLessThan(100);
			}),
		);
	});
});

describe('nobody yet', () => {
	const tell = (given: Partial<Order>): Timer | undefined =>
		find(dueOf(order('offering', { urgency: 'booked', round: 1, ...given }), facts()), 'tell');

	it.each<[string, Slot, string]>([
		['a slot far ahead: the table', FAR, '2026-11-26T09:00'],
		['48 h before the slot where that lies ahead', slot('2026-11-27T10:00', '2026-11-27T12:00'), '2026-11-25T10:00'],
		['half of the time to T', slot('2026-11-25T19:00', '2026-11-25T21:00'), '2026-11-25T11:30'],
		['a slot that has begun', slot('2026-11-25T08:00', '2026-11-25T19:00'), '2026-11-25T11:30'],
		['a slot that is over', slot('2026-11-24T08:00', '2026-11-24T12:00'), '2026-11-26T09:00'],
	])('%s', (_name, wanted, due) => {
		expect(dueTimes([tell({ slot: wanted })].flatMap((timer) => timer ?? []))).toEqual({ tell: due });
	});

	it('is said once in each search', () => {
		expect(tell({})?.key).toBe('1');
		expect(tell({ attempt: 2, stageAt: NOW + HOUR })).toMatchObject({ key: '2', dueAt: NOW + HOUR + DAY });
		expect(tell({ slot: { ...FAR, start: NOW + 1 } })?.dueAt).toBe(NOW + 1);
	});
});

const anyOrder = fc
	.record({
		state: fc.constantFrom(...ORDER_STATES),
		urgency: fc.constantFrom(...URGENCIES),
		attempt: fc.integer({ min: 1, max: 3 }),
		round: fc.integer({ min: 0, max: 3 }),
		lateCount: fc.integer({ min: 0, max: 3 }),
		replacement: fc.boolean(),
		waited: fc.integer({ min: 0, max: 20 * DAY }),
		slot: fc.option(fc.tuple(fc.integer({ min: -5 * DAY, max: 20 * DAY }), fc.integer({ min: 0, max: DAY }))),
		acceptedAt: fc.option(fc.integer({ min: NOW, max: NOW + 20 * DAY })),
		finishedAt: fc.option(fc.integer({ min: NOW, max: NOW + 20 * DAY })),
	})
	.map(({ state, waited, slot: wanted, ...rest }) =>
		order(state, {
			...rest,
			stageAt: NOW + waited,
			updatedAt: NOW + waited,
			slot: wanted === null ? null : { start: NOW + wanted[0], end: NOW + wanted[0] + wanted[1], grain: 'part' },
		}),
	);

describe('dueOf', () => {
	it('is total and always the same; every open state has a timer, no end has one, keys are unique', () => {
		fc.assert(
			fc.property(anyOrder, fc.integer({ min: 0, max: 2 }), (one, crewMissing) => {
				const timers = dueOf(one, facts({ crewMissing }));
				expect(dueOf(one, facts({ crewMissing }))).toEqual(timers);
				expect(timers.length > 0).toBe(!END_STATES.some((state) => state === one.state));
				expect(new Set(timers.map((timer) => `${timer.kind} ${timer.key}`)).size).toBe(timers.length);
				expect(timers.map((timer) => timer.dueAt)).toEqual(timers.map((timer) => timer.dueAt).sort((a, b) => a - b));
				for (const timer of timers) expect(Number.isSafeInteger(timer.dueAt)).toBe(true);
			}),
		);
	});

	it('costs far less than a millisecond of the processor', () => {
		const orders = fc.sample(anyOrder, 500);
		const ctx = facts({ crewMissing: 1, crewLeft: 0 });
		for (const one of orders) dueOf(one, ctx);
		// processor time, not the clock on the wall: other work beside it does not count
		const before = process.cpuUsage();
		for (const one of orders) dueOf(one, ctx);
		const { user, system } = process.cpuUsage(before);
		expect((user + system) / 1_000 / orders.length).toBeLessThan(0.5);
	});

	it('has a key of its own for each time a limit passes', () => {
		const first = find(dueOf(order('ordered'), facts()), 'collect');
		const second = find(dueOf(order('ordered', { stageAt: NOW + 2 * HOUR, lateCount: 1 }), facts()), 'collect');
		expect(first?.key).not.toBe(second?.key);
	});
});

describe('promiseOf', () => {
	it('is the next moment at which the person hears something', () => {
		const timers = dueOf(order('ordered'), facts());
		expect(promiseOf(timers, NOW)).toBe(at('2026-11-25T11:00'));
		expect(promiseOf(timers, at('2026-11-25T11:00'))).toBe(at('2026-11-26T09:00'));
		expect(promiseOf(timers, NOW + 2 * DAY)).toBeNull();
		expect(promiseOf(dueOf(order('merged'), facts()), NOW)).toBeNull();
	});
});
