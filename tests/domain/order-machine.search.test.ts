import { describe, expect, it } from 'vitest';
import type { OfferState } from '../../db/domain/order.ts';
import type { EventOf } from '../../db/domain/order-event.ts';
import {
	accepted,
	CLOCK,
	crewRow,
	DEPUTY,
	deputy,
	dispatcher,
	LEADER,
	leader,
	MEMBER,
	member,
	NOON,
	OTHER,
	OTHER_LEADER,
	offer,
	offerId,
	otherLeader,
	RULE,
	SAMPLES,
	team,
	tryOn,
	WINNER,
} from './order-samples.ts';

const MINUTE_LATER = NOON + 60_000;
const ask = (set: Partial<EventOf<'askRound'>> = {}) => ({ ...SAMPLES.askRound, ...set });
const sent = (n: number, round: number, attempt: number) => ({ teamId: team(n), round, attempt, state: 'sent', reasons: ['near'] });
const asking = (...teams: number[]) => teams.map((n) => ({ teamId: team(n), reasons: ['near'] }));

describe('asking a round', () => {
	it('offers the order and begins the stage', () => {
		const { after, rows, offersMade } = accepted(tryOn('collected', ask({ round: 1, teams: asking(1, 2) }), RULE));
		expect(after).toMatchObject({ state: 'offering', round: 1, attempt: 1, stageAt: MINUTE_LATER, lateCount: 0, chosenTeamId: null });
		expect(rows).toEqual([{ from: 'collected', to: 'offering', at: MINUTE_LATER, actor: RULE, reason: 'round 1' }]);
		expect(offersMade).toEqual([sent(1, 1, 1), sent(2, 1, 1)]);
	});

	it('leaves earlier rounds open and asks no team twice in one attempt', () => {
		const { after, rows, offersMade, offersMoved } = accepted(tryOn('offering', ask({ teams: asking(1, 3, 3, 2) }), CLOCK));
		expect(after).toMatchObject({ state: 'offering', round: 2, attempt: 1, stageAt: MINUTE_LATER, lateCount: 0 });
		expect(rows[0]).toMatchObject({ from: 'offering', to: 'offering', reason: 'round 2' });
		expect(offersMade).toEqual([sent(3, 2, 1)]);
		expect(offersMoved).toEqual([]);
	});

	it('keeps the short limit of a replacement and the chosen team through the rounds', () => {
		const order = { replacement: true, chosenTeamId: WINNER };
		expect(accepted(tryOn('offering', ask(), CLOCK, { order })).after).toMatchObject(order);
		const fresh = accepted(tryOn('offering', ask({ fresh: true }), dispatcher, { order })).after;
		expect(fresh).toMatchObject({ replacement: false, chosenTeamId: null });
	});

	it('remembers the team that the dispatcher chose', () => {
		const event = ask({ round: 1, teams: asking(3), chosen: team(3) });
		expect(accepted(tryOn('collected', event, dispatcher)).after.chosenTeamId).toBe(team(3));
	});

	it('anew asks the same teams again and takes the old offers back', () => {
		const { after, offersMade, offersMoved } = accepted(tryOn('offering', ask({ round: 1, teams: asking(1), fresh: true }), dispatcher));
		expect(after).toMatchObject({ state: 'offering', round: 1, attempt: 2 });
		expect(offersMade).toEqual([sent(1, 1, 2)]);
		expect(offersMoved).toEqual([1, 2].map((n) => ({ offerId: offerId(n), to: 'withdrawn' })));
	});

	it('after nobody was found is always a new try', () => {
		const { after, offersMade } = accepted(tryOn('unserved', ask({ round: 1, teams: asking(1) }), dispatcher));
		expect(after).toMatchObject({ state: 'offering', attempt: 2, round: 1 });
		expect(offersMade).toEqual([sent(1, 1, 2)]);
	});

	it('is refused where nobody is left to ask', () => {
		expect(tryOn('collected', ask({ teams: [] }), RULE)).toEqual({ refused: 'nobody-passes' });
		expect(tryOn('offering', ask({ teams: asking(1, 2) }), RULE)).toEqual({ refused: 'nobody-passes' });
	});
});

it('nobody answers: the offers expire', () => {
	const { after, offersMoved } = accepted(tryOn('offering', SAMPLES.nobody, CLOCK));
	expect(after).toMatchObject({ state: 'unserved', attempt: 1 });
	expect(offersMoved).toEqual([1, 2].map((n) => ({ offerId: offerId(n), to: 'expired' })));
});

const press = (n: number | null, teamId = WINNER) =>
	({ type: 'accept', teamId, offerId: n === null ? null : offerId(n) }) satisfies EventOf<'accept'>;

describe('接', () => {
	it('binds the team, joins the leader and ends the search', () => {
		const order = { replacement: true };
		const { after, rows, offersMade, offersMoved, crewMoved } = accepted(tryOn('offering', press(1), leader, { order }));
		expect(after).toMatchObject({ state: 'accepted', teamId: WINNER, acceptedAt: MINUTE_LATER, replacement: false, attempt: 1 });
		expect(rows[0]).toMatchObject({ from: 'offering', to: 'accepted', reason: null });
		expect(offersMade).toEqual([]);
		expect(offersMoved).toEqual([
			{ offerId: offerId(1), to: 'accepted' },
			{ offerId: offerId(2), to: 'superseded' },
		]);
		expect(crewMoved).toEqual([{ personId: LEADER, attempt: 1, to: 'joined' }]);
	});

	it.each<OfferState>(['sent', 'seen', 'expired', 'declined'])('counts on an offer that is %s', (state) => {
		const offers = [offer(1, WINNER, state)];
		expect(accepted(tryOn('offering', press(1), leader, { facts: { offers } })).offersMoved).toEqual([
			{ offerId: offerId(1), to: 'accepted' },
		]);
	});

	it('counts late, while nobody was found', () => {
		expect(accepted(tryOn('unserved', press(1), leader)).after.state).toBe('accepted');
	});

	it('from the pool uses the offer of the team, or makes one', () => {
		expect(accepted(tryOn('offering', press(null), leader)).offersMoved[0]).toEqual({ offerId: offerId(1), to: 'accepted' });
		const { after, offersMade, offersMoved } = accepted(tryOn('offering', press(null, team(9)), otherLeader));
		expect(after.teamId).toBe(team(9));
		expect(offersMade).toEqual([{ teamId: team(9), round: 3, attempt: 1, state: 'accepted', reasons: [] }]);
		expect(offersMoved.map(({ to }) => to)).toEqual(['superseded', 'superseded']);
	});

	it('on an offer of an earlier search is refused, also where the team was asked again', () => {
		const facts = { offers: [offer(1, WINNER, 'sent'), offer(2, WINNER, 'sent', 2)] };
		expect(tryOn('offering', press(1), leader, { order: { attempt: 2 }, facts })).toEqual({ refused: 'other-attempt' });
	});

	it('on an offer taken back is refused', () => {
		expect(tryOn('unserved', press(1), leader, { facts: { offers: [offer(1, WINNER, 'withdrawn')] } })).toEqual({ refused: 'withdrawn' });
	});

	it('on an offer of somebody else, or of no such order, is refused', () => {
		expect(tryOn('offering', press(2), leader)).toEqual({ refused: 'not-yours' });
		expect(tryOn('offering', press(77), leader)).toEqual({ refused: 'not-yours' });
	});

	it.each(['accepted', 'departed', 'serving', 'confirming', 'rating', 'closed'] as const)('too late (%s) names the winner', (state) => {
		expect(tryOn(state, press(2, OTHER), otherLeader)).toEqual({ refused: 'taken', facts: { team: '巧手队' } });
	});

	it('too late says so even where the name is not known', () => {
		expect(tryOn('accepted', press(2, OTHER), otherLeader, { facts: { winnerName: null } })).toEqual({ refused: 'taken' });
	});

	it('on a superseded offer names the winner while there is one, else the search has moved on', () => {
		const offers = [offer(1, WINNER, 'superseded'), offer(2, OTHER, 'handed_back')];
		expect(tryOn('unserved', press(1), leader, { facts: { offers, winnerName: '玉兴队' } })).toMatchObject({ refused: 'taken' });
		expect(tryOn('unserved', press(1), leader, { facts: { offers } })).toEqual({ refused: 'other-attempt' });
		expect(tryOn('unserved', press(2, OTHER), otherLeader, { facts: { offers } })).toEqual({ refused: 'other-attempt' });
	});

	it('of the team that holds the order already joins the crew', () => {
		const { event, after, crewMoved, rows } = accepted(tryOn('accepted', press(1), deputy));
		expect(event).toEqual({ type: 'join' });
		expect(after).toMatchObject({ state: 'accepted', version: 8 });
		expect(crewMoved).toEqual([{ personId: DEPUTY, attempt: 1, to: 'joined' }]);
		expect(rows[0]?.reason).toBe('joined');
		expect(tryOn('accepted', press(1), leader)).toEqual({ refused: 'joined-already' });
		expect(tryOn('confirming', press(1), deputy)).toEqual({ refused: 'wrong-state' });
	});

	it('to 【急补】 joins a member who was asked', () => {
		const crew = [crewRow(LEADER, 'joined'), crewRow(MEMBER, 'asked')];
		expect(accepted(tryOn('accepted', press(1), member, { facts: { crew } })).crewMoved).toMatchObject([
			{ personId: MEMBER, to: 'joined' },
		]);
	});
});

describe('不便', () => {
	it('is written on the offer and moves nothing', () => {
		const { after, offersMoved, rows } = accepted(tryOn('offering', SAMPLES.decline, otherLeader));
		expect(after.state).toBe('offering');
		expect(offersMoved).toEqual([{ offerId: offerId(2), to: 'declined' }]);
		expect(rows[0]?.reason).toBe('declined');
	});

	it('is refused like a late 接', () => {
		expect(tryOn('accepted', SAMPLES.decline, otherLeader)).toMatchObject({ refused: 'taken' });
		expect(tryOn('offering', SAMPLES.decline, otherLeader, { order: { attempt: 2 } })).toEqual({ refused: 'other-attempt' });
		expect(tryOn('offering', { type: 'decline', teamId: team(9) }, otherLeader)).toEqual({ refused: 'not-yours' });
		const facts = { offers: [offer(2, OTHER, 'withdrawn')] };
		expect(tryOn('offering', SAMPLES.decline, otherLeader, { facts })).toEqual({ refused: 'withdrawn' });
	});

	it('of the winner is no handing back', () => {
		expect(tryOn('accepted', { type: 'decline', teamId: WINNER }, leader)).toEqual({ refused: 'wrong-state' });
	});
});

describe('handing back', () => {
	it.each(['accepted', 'departed'] as const)('from %s begins a short search of its own', (state) => {
		const { after, rows, offersMoved, crewMoved } = accepted(
			tryOn(state, SAMPLES.handBack, leader, { order: { crewWaived: true, chosenTeamId: WINNER } }),
		);
		expect(after).toMatchObject({
			state: 'offering',
			attempt: 2,
			round: 0,
			replacement: true,
			chosenTeamId: null,
			teamId: null,
			acceptedAt: null,
			departedAt: null,
			crewWaived: false,
		});
		expect(rows).toMatchObject([{ from: state, to: 'offering', reason: '人手不够' }]);
		expect(offersMoved).toEqual([{ offerId: offerId(1), to: 'handed_back' }]);
		expect(crewMoved.map(({ to }) => to)).toEqual(['left', 'left']);
	});

	it('makes a late 接 of those asked before belong to another attempt', () => {
		const { after } = accepted(tryOn('accepted', SAMPLES.handBack, leader));
		const facts = { offers: [offer(1, WINNER, 'handed_back'), offer(2, OTHER, 'superseded')] };
		expect(tryOn('offering', press(2, OTHER), otherLeader, { order: after, facts })).toEqual({ refused: 'other-attempt' });
		const pool = accepted(tryOn('offering', press(null, OTHER), otherLeader, { order: after, facts }));
		expect(pool.crewMoved).toEqual([{ personId: OTHER_LEADER, attempt: 2, to: 'joined' }]);
	});
});
