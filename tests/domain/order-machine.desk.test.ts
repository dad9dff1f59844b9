import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '../../db/domain/instant.ts';
import {
	accepted,
	CLOCK,
	crewRow,
	dispatcher,
	LEADER,
	MEMBER,
	NEXT_DAY,
	NOON,
	OTHER,
	offer,
	offerId,
	orderId,
	POLICY,
	RULE,
	resident,
	SAMPLES,
	station,
	tryOn,
	WINNER,
} from './order-samples.ts';

const withdrawn = [
	{ offerId: offerId(1), to: 'withdrawn' },
	{ offerId: offerId(2), to: 'withdrawn' },
];

describe('time', () => {
	it('never goes back within an order', () => {
		const { after, rows } = accepted(tryOn('ordered', SAMPLES.collect, station, { at: NOON - HOUR }));
		expect(after).toMatchObject({ updatedAt: NOON, stageAt: NOON });
		expect(rows).toEqual([{ from: 'ordered', to: 'collected', at: NOON, actor: station, reason: null }]);
	});

	it('begins a stage anew where the state changes, and only there', () => {
		const moved = accepted(tryOn('ordered', SAMPLES.collect, station)).after;
		expect(moved).toMatchObject({ stageAt: NOON + MINUTE, lateCount: 0, updatedAt: NOON + MINUTE });
		const stayed = accepted(tryOn('collected', SAMPLES.urge, resident)).after;
		expect(stayed).toMatchObject({ stageAt: NOON, lateCount: 2, updatedAt: NOON + MINUTE });
	});

	it('counts how often the limit passed, each time from there', () => {
		const { after, rows } = accepted(tryOn('collected', SAMPLES.late, RULE));
		expect(after).toMatchObject({ stageAt: NOON + MINUTE, lateCount: 3 });
		expect(rows[0]).toMatchObject({ from: 'collected', to: 'collected', reason: 'late 3' });
	});

	it('keeps what the resident was told', () => {
		expect(accepted(tryOn('offering', SAMPLES.told, CLOCK)).rows[0]?.reason).toBe('told: nobody-yet');
	});
});

describe('a change', () => {
	const later = { slot: { ...NEXT_DAY, end: NEXT_DAY.end + HOUR }, urgency: 'normal' } as const;
	const change = { type: 'change', to: later } as const;

	it('of an order not yet collected is only written down', () => {
		const { after, rows } = accepted(tryOn('ordered', change, resident));
		expect(after).toMatchObject({ ...later, state: 'ordered', attempt: 1 });
		expect(rows[0]?.reason).toBe('change: slot urgency');
	});

	it('of a collected order begins its stage and its search anew', () => {
		const { after } = accepted(tryOn('collected', { type: 'change', to: { unitCode: 'yanhe' } }, station));
		expect(after).toMatchObject({ state: 'collected', unitCode: 'yanhe', attempt: 2, round: 0, lateCount: 0, stageAt: NOON + MINUTE });
	});

	it('on the way takes the offers back', () => {
		const { after, offersMoved } = accepted(tryOn('offering', change, resident, { order: { chosenTeamId: OTHER, replacement: true } }));
		expect(after).toMatchObject({ state: 'collected', attempt: 2, round: 0, chosenTeamId: null, replacement: false });
		expect(offersMoved).toEqual(withdrawn);
	});

	it('of an accepted order waits for the word of the team', () => {
		expect(tryOn('accepted', change, resident)).toEqual({ refused: 'wrong-state' });
		const yes = accepted(tryOn('accepted', { ...change, teamAgrees: true }, resident));
		expect(yes.after).toMatchObject({ ...later, state: 'accepted', teamId: WINNER, attempt: 1 });
		expect(yes.offersMoved).toEqual([]);
		const no = accepted(tryOn('accepted', { ...change, teamAgrees: false }, resident));
		expect(no.after).toMatchObject({ ...later, state: 'collected', teamId: null, acceptedAt: null, attempt: 2, round: 0 });
		expect(no.offersMoved).toEqual([{ offerId: offerId(1), to: 'handed_back' }]);
		expect(no.crewMoved).toEqual([
			{ personId: LEADER, attempt: 1, to: 'left' },
			{ personId: MEMBER, attempt: 1, to: 'left' },
		]);
	});

	it('to another item forgets that a short crew was let go', () => {
		const event = { type: 'change', to: { itemCode: 'bathing' }, teamAgrees: true } as const;
		expect(accepted(tryOn('accepted', event, resident, { order: { crewWaived: true } })).after).toMatchObject({
			itemCode: 'bathing',
			crewWaived: false,
		});
		expect(accepted(tryOn('accepted', SAMPLES.change, resident, { order: { crewWaived: true } })).after.crewWaived).toBe(true);
	});

	it('to a time that lies behind is refused, to no time is not', () => {
		const past = { ...NEXT_DAY, end: NOON + MINUTE };
		expect(tryOn('ordered', { type: 'change', to: { slot: past } }, resident)).toEqual({ refused: 'slot-past' });
		expect(accepted(tryOn('ordered', { type: 'change', to: { slot: null } }, resident)).after.slot).toBeNull();
		expect(accepted(tryOn('ordered', { type: 'change', to: {} }, resident)).rows[0]?.reason).toBe('change');
	});
});

describe('what ends or stops the search', () => {
	it.each(['return', 'refer', 'merge'] as const)('%s withdraws open offers', (type) => {
		expect(accepted(tryOn('offering', SAMPLES[type], dispatcher)).offersMoved).toEqual(withdrawn);
	});

	it('cancelling withdraws open offers and leaves the record of who would have gone', () => {
		expect(accepted(tryOn('offering', SAMPLES.cancel, resident)).offersMoved).toEqual(withdrawn);
		const { after, offersMoved, crewMoved } = accepted(tryOn('serving', SAMPLES.cancel, station));
		expect(after).toMatchObject({ state: 'cancelled', teamId: WINNER });
		expect([offersMoved, crewMoved]).toEqual([[], []]);
	});

	it('setting aside ends it', () => {
		const offers = [offer(1, WINNER, 'sent')];
		const { after, rows, offersMoved } = accepted(tryOn('returned', SAMPLES.setAside, CLOCK, { facts: { offers } }));
		expect([after.state, rows[0]?.reason, offersMoved]).toEqual(['cancelled', 'set aside', withdrawn.slice(0, 1)]);
	});

	it('giving up expires open offers, so that a late 接 still counts', () => {
		expect(accepted(tryOn('offering', SAMPLES.giveUp, dispatcher)).offersMoved).toEqual([
			{ offerId: offerId(1), to: 'expired' },
			{ offerId: offerId(2), to: 'expired' },
		]);
	});

	it('giving up an accepted order hands it back', () => {
		const crew = [crewRow(LEADER, 'joined'), crewRow(MEMBER, 'asked'), crewRow(MEMBER, 'joined', 9)];
		const { after, offersMoved, crewMoved } = accepted(tryOn('departed', SAMPLES.giveUp, dispatcher, { facts: { crew } }));
		expect(after).toMatchObject({ state: 'unserved', teamId: null, acceptedAt: null, departedAt: null, attempt: 1 });
		expect(offersMoved).toEqual([{ offerId: offerId(1), to: 'handed_back' }]);
		// a crew of another attempt is history already
		expect(crewMoved).toEqual([
			{ personId: LEADER, attempt: 1, to: 'left' },
			{ personId: MEMBER, attempt: 1, to: 'left' },
		]);
	});
});

describe('merging', () => {
	it('names the other order and never itself', () => {
		expect(accepted(tryOn('collected', SAMPLES.merge, station)).after.mergedInto).toBe(orderId(2));
		expect(tryOn('collected', { ...SAMPLES.merge, into: orderId(1) }, station)).toEqual({ refused: 'same-order' });
	});

	it('is undone into a search of its own', () => {
		expect(accepted(tryOn('merged', SAMPLES.split, station)).after).toMatchObject({ mergedInto: null, attempt: 2, round: 0 });
	});

	it('lets the rating window count from the moment the others were served', () => {
		expect(accepted(tryOn('merged', SAMPLES.servedWithOthers, CLOCK)).after).toMatchObject({
			state: 'rating',
			finishedAt: NOON + MINUTE,
			mergedInto: orderId(2),
		});
	});
});

it('an objection brings a returned order back, searched anew', () => {
	const { after, rows } = accepted(tryOn('returned', SAMPLES.object, resident));
	expect([after.state, after.attempt, rows[0]?.reason]).toEqual(['collected', 2, '还是需要']);
	expect(accepted(tryOn('returned', { type: 'object', reason: '' }, resident)).rows[0]?.reason).toBeNull();
});

describe('催单', () => {
	it('counts at most once within its span', () => {
		expect(accepted(tryOn('collected', SAMPLES.urge, resident)).after.urgedAt).toBe(NOON + MINUTE);
		const order = { urgedAt: NOON };
		const until = NOON + 2 * HOUR;
		expect(tryOn('collected', SAMPLES.urge, resident, { order, at: until - 1 })).toEqual({ refused: 'urged-lately', facts: { until } });
		expect(accepted(tryOn('collected', SAMPLES.urge, resident, { order, at: until })).after.urgedAt).toBe(until);
	});

	it('reads days of the span too', () => {
		const policy = { ...POLICY, urge: { days: 1, ms: HOUR, clock: 'wall' } } as const;
		const set = { order: { urgedAt: NOON }, facts: { policy } };
		expect(tryOn('collected', SAMPLES.urge, resident, set)).toMatchObject({ facts: { until: NOON + 25 * HOUR } });
	});
});
