import { describe, expect, it } from 'vitest';
import { MINUTE } from '../../db/domain/instant.ts';
import type { HoursOf } from '../../db/domain/order-event.ts';
import {
	accepted,
	as,
	BATHING,
	CLOCK,
	crewRow,
	DEPUTY,
	deputy,
	HAIRCUT,
	LEADER,
	leader,
	MEMBER,
	member,
	NOON,
	offerId,
	person,
	resident,
	SAMPLES,
	SYSTEM,
	station,
	tryOn,
} from './order-samples.ts';

describe('the crew', () => {
	it('is asked once, and again who declined or left', () => {
		const crew = [
			crewRow(LEADER, 'joined'),
			crewRow(person(13), 'asked'),
			crewRow(person(14), 'declined'),
			crewRow(person(15), 'left'),
			crewRow(person(16), 'asked', 9),
		];
		const personIds = [LEADER, 13, 14, 15, 16, 16].map((id) => person(Number(id)));
		const { crewMoved, rows } = accepted(tryOn('accepted', { type: 'askMembers', personIds }, SYSTEM, { facts: { crew } }));
		expect(crewMoved).toEqual([14, 15, 16].map((n) => ({ personId: person(n), attempt: 1, to: 'asked' })));
		expect(rows[0]?.reason).toBe('asked 3');
	});

	it('takes who was asked, and leaders unasked, while there is room', () => {
		const crew = [crewRow(LEADER, 'joined'), crewRow(MEMBER, 'declined')];
		expect(accepted(tryOn('accepted', SAMPLES.join, member, { facts: { crew } })).crewMoved).toEqual([
			{ personId: MEMBER, attempt: 1, to: 'joined' },
		]);
		expect(accepted(tryOn('serving', SAMPLES.join, deputy)).crewMoved).toEqual([{ personId: DEPUTY, attempt: 1, to: 'joined' }]);
		expect(tryOn('accepted', SAMPLES.join, as(person(13), 'member'))).toEqual({ refused: 'not-asked' });
		expect(tryOn('accepted', SAMPLES.join, member)).toEqual({ refused: 'joined-already' });
		const item = { ...HAIRCUT, volunteers: 2 };
		expect(tryOn('accepted', SAMPLES.join, deputy, { facts: { item } })).toEqual({ refused: 'crew-full' });
	});

	it('does not count rows of an earlier attempt', () => {
		const facts = { crew: [crewRow(MEMBER, 'asked', 1), crewRow(LEADER, 'joined', 1)] };
		expect(tryOn('accepted', SAMPLES.join, member, { order: { attempt: 2 }, facts })).toEqual({ refused: 'not-asked' });
	});

	it('lets somebody decline who was asked', () => {
		const crew = [crewRow(MEMBER, 'asked'), crewRow(DEPUTY, 'left')];
		const { crewMoved, rows } = accepted(tryOn('accepted', SAMPLES.declineCrew, member, { facts: { crew } }));
		expect(crewMoved).toEqual([{ personId: MEMBER, attempt: 1, to: 'declined' }]);
		expect(rows[0]?.reason).toBe('crew declined');
		expect(tryOn('accepted', SAMPLES.declineCrew, deputy, { facts: { crew } })).toEqual({ refused: 'not-asked' });
		expect(tryOn('accepted', SAMPLES.declineCrew, leader, { facts: { crew } })).toEqual({ refused: 'not-asked' });
		expect(tryOn('accepted', SAMPLES.declineCrew, member)).toEqual({ refused: 'joined-already' });
	});

	it('goes on without the one who leaves', () => {
		const { after, crewMoved, rows } = accepted(tryOn('departed', SAMPLES.leaveCrew, member));
		expect(after).toMatchObject({ state: 'departed', attempt: 1 });
		expect(crewMoved).toEqual([{ personId: MEMBER, attempt: 1, to: 'left' }]);
		expect(rows[0]?.reason).toBe('left: 生病');
		expect(accepted(tryOn('departed', { type: 'leaveCrew', reason: '' }, member)).rows[0]?.reason).toBe('left');
		expect(tryOn('departed', SAMPLES.leaveCrew, deputy)).toEqual({ refused: 'not-asked' });
	});

	it('gives the order back with the last one out', () => {
		const crew = [crewRow(LEADER, 'joined'), crewRow(MEMBER, 'asked')];
		const { after, crewMoved, offersMoved, rows } = accepted(tryOn('accepted', SAMPLES.leaveCrew, leader, { facts: { crew } }));
		expect(after).toMatchObject({ state: 'offering', attempt: 2, round: 0, replacement: true, teamId: null });
		expect(offersMoved).toEqual([{ offerId: offerId(1), to: 'handed_back' }]);
		expect(crewMoved).toEqual([LEADER, MEMBER].map((personId) => ({ personId, attempt: 1, to: 'left' })));
		expect(rows).toMatchObject([{ from: 'accepted', to: 'offering', reason: '生病' }]);
		const silent = accepted(tryOn('accepted', { type: 'leaveCrew', reason: ' ' }, leader, { facts: { crew } }));
		expect(silent.rows[0]?.reason).toBe('left');
	});
});

describe('setting out and arriving', () => {
	const alone = { item: BATHING, crew: [crewRow(LEADER, 'joined'), crewRow(MEMBER, 'asked')] };

	it('takes two where the item needs two persons', () => {
		const short = { refused: 'crew-short', facts: { missing: 1 } };
		expect(tryOn('accepted', SAMPLES.depart, leader, { facts: alone })).toEqual(short);
		expect(tryOn('accepted', SAMPLES.arrive, leader, { facts: alone })).toEqual(short);
		expect(tryOn('departed', SAMPLES.arrive, leader, { facts: alone })).toEqual(short);
		// two are enough even where the item would like three
		expect(accepted(tryOn('accepted', SAMPLES.depart, leader, { facts: { item: BATHING } })).after.state).toBe('departed');
		expect(accepted(tryOn('accepted', SAMPLES.depart, leader, { facts: { ...alone, item: HAIRCUT } })).after.state).toBe('departed');
	});

	it('takes fewer where the station let them go, with a reason', () => {
		const { after } = accepted(tryOn('accepted', SAMPLES.letGoShort, station, { facts: alone }));
		expect(after).toMatchObject({ state: 'accepted', crewWaived: true });
		expect(accepted(tryOn('accepted', SAMPLES.depart, leader, { order: after, facts: alone })).after.state).toBe('departed');
	});

	it('is for those who joined', () => {
		for (const type of ['depart', 'arrive'] as const) expect(tryOn('accepted', SAMPLES[type], deputy)).toEqual({ refused: 'not-asked' });
		expect(tryOn('confirming', SAMPLES.undoFinish, deputy)).toEqual({ refused: 'not-asked' });
	});

	it('keeps the times', () => {
		const at = NOON + MINUTE;
		expect(accepted(tryOn('accepted', SAMPLES.depart, member)).after).toMatchObject({ departedAt: at, arrivedAt: null });
		expect(accepted(tryOn('departed', SAMPLES.arrive, member)).after).toMatchObject({ departedAt: NOON, arrivedAt: at });
		expect(accepted(tryOn('departed', SAMPLES.turnBack, member)).after).toMatchObject({ state: 'accepted', departedAt: null });
		expect(accepted(tryOn('serving', SAMPLES.finish, member)).after).toMatchObject({ state: 'confirming', finishedAt: at });
	});

	it('writes both rows for 到了 without 出发', () => {
		const { before, after, rows } = accepted(tryOn('accepted', SAMPLES.arrive, member));
		const at = NOON + MINUTE;
		expect(rows).toEqual([
			{ from: 'accepted', to: 'departed', at, actor: member, reason: null },
			{ from: 'departed', to: 'serving', at, actor: member, reason: null },
		]);
		expect(after).toMatchObject({ state: 'serving', departedAt: at, arrivedAt: at, version: before.version + 1 });
	});

	it('ends where it cannot be done', () => {
		const { after, offersMoved } = accepted(tryOn('serving', SAMPLES.cannotBeDone, member));
		expect(after).toMatchObject({ state: 'unserved', teamId: null, arrivedAt: null, attempt: 1 });
		expect(offersMoved).toEqual([{ offerId: offerId(1), to: 'handed_back' }]);
	});
});

describe('taking 完成 back', () => {
	const order = { stars: 4, ratedAt: NOON } as const;

	it('drops a stored rating', () => {
		const { after, ratingDropped } = accepted(tryOn('confirming', SAMPLES.undoFinish, member, { order, at: NOON + 10 * MINUTE }));
		expect(after).toMatchObject({ state: 'serving', finishedAt: null, stars: null, ratedAt: null, arrivedAt: NOON });
		expect(ratingDropped).toBe(true);
		expect(accepted(tryOn('confirming', SAMPLES.undoFinish, member)).ratingDropped).toBe(false);
	});

	it('comes too late after its span', () => {
		const at = NOON + 10 * MINUTE + 1;
		expect(tryOn('confirming', SAMPLES.undoFinish, member, { at })).toEqual({ refused: 'undo-late' });
		// without a time of 完成 there is nothing to be late for
		expect(accepted(tryOn('confirming', SAMPLES.undoFinish, member, { at, order: { finishedAt: null } })).after.state).toBe('serving');
	});
});

describe('rating and hours', () => {
	const rated = { stars: 4, ratedAt: NOON } as const;
	const at = NOON + MINUTE;

	it('a rating that comes first is stored and moves nothing', () => {
		const { after, rows, rating } = accepted(tryOn('confirming', SAMPLES.rate, resident));
		expect(after).toMatchObject({ state: 'confirming', stars: 5, ratedAt: at, stageAt: NOON });
		expect(rating).toEqual({ stars: 5, words: '很好' });
		expect(rows[0]).toMatchObject({ from: 'confirming', to: 'confirming', reason: 'rated' });
	});

	it('a rating after the hours closes', () => {
		expect(accepted(tryOn('rating', SAMPLES.rate, resident)).after).toMatchObject({ state: 'closed', stars: 5 });
	});

	it.each(['confirming', 'rating', 'closed'] as const)('a second rating in %s is refused', (state) => {
		expect(tryOn(state, SAMPLES.rate, resident, { order: rated })).toEqual({ refused: 'rated-already' });
	});

	it('confirmed hours wait for the rating', () => {
		const { after, rows, hours } = accepted(tryOn('confirming', SAMPLES.confirmHours, station));
		expect(after).toMatchObject({ state: 'rating', hoursConfirmedAt: at });
		expect(rows).toHaveLength(1);
		expect(hours).toEqual(SAMPLES.confirmHours.hours);
	});

	it.each([
		['rated', { order: rated }],
		['past the window', { facts: { ratingWindowOver: true } }],
	])('confirmed hours close what is %s, with a row of its own', (_, set) => {
		const { before, after, rows } = accepted(tryOn('confirming', SAMPLES.confirmHours, station, set));
		expect(rows.map(({ from, to }) => [from, to])).toEqual([
			['confirming', 'rating'],
			['rating', 'closed'],
		]);
		expect(after).toMatchObject({ state: 'closed', version: before.version + 1 });
	});

	const of = (personId: typeof LEADER, tenths: number): HoursOf => ({ personId, tenths });
	it.each([
		['somebody is left out', [of(LEADER, 5)]],
		['somebody is named twice', [of(LEADER, 5), of(LEADER, 5)]],
		['a stranger is named', [of(LEADER, 5), of(person(99), 5)]],
		['one more is named', [of(LEADER, 5), of(MEMBER, 5), of(MEMBER, 5)]],
		['less than a tenth is given', [of(LEADER, 5), of(MEMBER, 0)]],
		['a part of a tenth is given', [of(LEADER, 5), of(MEMBER, 1.5)]],
	])('hours are invalid where %s', (_, hours) => {
		expect(tryOn('confirming', { type: 'confirmHours', hours }, station)).toEqual({ refused: 'hours-invalid' });
	});

	it('the station denies: nothing of the visit stays, the stored rating neither', () => {
		const { after, offersMoved, ratingDropped } = accepted(tryOn('confirming', SAMPLES.deny, station, { order: rated }));
		expect(after).toMatchObject({ state: 'unserved', teamId: null, finishedAt: null, stars: null, ratedAt: null });
		expect(offersMoved).toEqual([{ offerId: offerId(1), to: 'handed_back' }]);
		expect(ratingDropped).toBe(true);
	});

	it('without a rating it closes with the window', () => {
		expect(accepted(tryOn('rating', SAMPLES.closeUnrated, CLOCK)).rows[0]).toMatchObject({ to: 'closed', reason: 'unrated' });
	});
});
