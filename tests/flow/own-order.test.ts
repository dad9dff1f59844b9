import { describe, expect, it } from 'vitest';
import type { TeamPeople } from '../../db/domain/scene.ts';
import { BY, crewRow, DEPUTY, LEADER, LEADS, MEMBER, MEMBER2, me, SERVES, sceneIn, WINNER } from './builders.ts';
import { Chat, lookupOf } from './talking.ts';
import { advanced, heard, hearers } from './telling.ts';

/** The same person orders and leads: the team may serve its leader, but whoever is served does not go and whoever goes does not rate. */

const own = { residentId: LEADER.id, placedBy: LEADER.id };
const team: TeamPeople = { id: WINNER, name: '巧手公益手艺队', leaders: [LEADER, DEPUTY], members: [MEMBER, MEMBER2] };
const given = { resident: LEADER, teams: [team] };

describe('a leader’s own order', () => {
	it('接 binds the team; the leader is not one of those who go, the others are asked', () => {
		const scene = sceneIn('offering', own, given);
		const { after, tellings } = advanced(scene, { type: 'accept', teamId: WINNER, offerId: scene.offers[0]?.id ?? null }, BY.leader);
		expect(after.order.state).toBe('accepted');
		expect(after.crew.map((row) => [row.personId, row.state])).toEqual([
			[DEPUTY.id, 'asked'],
			[MEMBER.id, 'asked'],
			[MEMBER2.id, 'asked'],
		]);
		expect(heard(tellings, LEADER)).toMatch(/^接单成功 1123-037。这是给您自己办的，您不算在去的人里，还差2人/);
		expect(hearers(tellings)).toEqual([LEADER.id, DEPUTY.id, MEMBER.id, MEMBER2.id].toSorted());
	});

	it('for one volunteer too, somebody else has to go', () => {
		const one = { ...given, item: { ...sceneIn('offering').item, volunteers: 1 } };
		const { after } = advanced(sceneIn('offering', own, one), { type: 'accept', teamId: WINNER, offerId: null }, BY.leader);
		expect(after.order.state).toBe('accepted');
		expect(after.crew.map((row) => row.state)).not.toContain('joined');
		expect(after.crew.map((row) => row.personId)).not.toContain(LEADER.id);
	});

	it('the leader cannot join, and is not asked when a member leaves', () => {
		const crew = [crewRow(MEMBER, 'joined')];
		const chat = new Chat({ who: LEADS, facts: { order: lookupOf(sceneIn('accepted', own, { ...given, crew })) } });
		expect(chat.press('join:77')).toBe('1123-037是给您自己办的，您不能算在去的人里，请队里别的人来接。');
		expect(chat.event()).toBeNull();
		const left = advanced(
			sceneIn('accepted', own, { ...given, crew: [crewRow(MEMBER, 'joined'), crewRow(DEPUTY, 'joined')] }),
			{ type: 'leaveCrew', reason: '' },
			BY.member,
		);
		expect(left.after.crew.find((row) => row.personId === LEADER.id)).toBeUndefined();
	});

	it('the leader cancels and rates as the resident', () => {
		const crew = [crewRow(MEMBER, 'joined'), crewRow(MEMBER2, 'joined')];
		const chat = new Chat({ who: LEADS, facts: { order: lookupOf(sceneIn('rating', own, { ...given, crew })) } });
		expect(chat.press('rate:77:5')).toBe('谢谢！已转告志愿者。');
		const cancel = new Chat({ who: LEADS, facts: { order: lookupOf(sceneIn('accepted', own, { ...given, crew })) } });
		expect(cancel.press('cancel:77')).toMatch(/^要取消1123-037/);
	});
});

it('whoever went does not rate, also who placed the order for somebody', () => {
	const scene = sceneIn('rating', { placedBy: MEMBER.id });
	const chat = new Chat({ who: SERVES, facts: { order: lookupOf(scene) } });
	expect(chat.press('rate:77:5')).toBe('1123-037是您自己去做的，不能由您来评。');
	expect(new Chat({ who: me(), facts: { order: lookupOf(scene) } }).press('rate:77:5')).toBe('谢谢！已转告志愿者。');
});
