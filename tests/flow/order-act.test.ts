import { describe, expect, it } from 'vitest';
import type { Me } from '../../bot/flow/me.ts';
import type { Talk } from '../../bot/flow/talk.ts';
import { HOUR, MINUTE } from '../../db/domain/instant.ts';
import type { Order, OrderState } from '../../db/domain/order.ts';
import type { Scene } from '../../db/domain/scene.ts';
import {
	CENTRE,
	COORDINATOR,
	crewRow,
	DEPUTY,
	item,
	LEADER,
	LEADS,
	MEMBER,
	me,
	NOW,
	nov,
	OTHER,
	OTHER_LEADER,
	offer,
	RESIDENT,
	SERVES,
	SOON,
	sceneIn,
	TEAMS,
	WINNER,
	worldAt,
} from './builders.ts';
import { Chat, lookupOf } from './talking.ts';

interface Given {
	readonly set?: Partial<Order>;
	readonly scene?: Partial<Scene>;
	readonly talk?: Partial<Talk>;
	readonly world?: ReturnType<typeof worldAt>;
}
const at = (who: Me, state: OrderState, { set, scene, talk, world }: Given = {}) =>
	new Chat({
		who,
		...(talk ? { talk } : {}),
		...(world ? { world } : {}),
		facts: { order: lookupOf(sceneIn(state, set, scene)) },
	});
const resident = me();
const otherLeader = me(OTHER_LEADER, { teams: [{ teamId: OTHER, role: 'leader' }] });

describe('the resident', () => {
	it('取消 is asked once, by a button that names the order', () => {
		const chat = at(resident, 'offering');
		expect(chat.press('cancel:77')).toBe('要取消1123-037 上门理发吗？');
		expect(chat.labels()).toEqual(['取消1123-037', '不取消']);
		expect(chat.say('不')).toBe('好，1123-037照常进行。');
		chat.press('cancel:77');
		expect(chat.say('是')).toContain('已取消1123-037');
		expect(chat.event()).toBe('cancel');
	});

	it('取消 of what is over, or of somebody else’s order, is refused before it is asked', () => {
		expect(at(resident, 'closed').press('cancel:77')).toBe('1123-037现在是“已结”，这一步做不了。');
		expect(at(me(OTHER_LEADER), 'offering').press('cancel:77')).toBe('这个按钮已经过时了。');
	});

	it('催单, at most every two hours', () => {
		expect(at(resident, 'offering').press('urge:77')).toContain('已经催了');
		const chat = at(resident, 'offering', { set: { urgedAt: NOW - HOUR } });
		expect(chat.press('urge:77')).toBe('1123-037刚催过，今天10:00后可以再催。');
		expect(chat.event()).toBeNull();
	});

	it('评: a digit means the stars, words behind it are kept', () => {
		const chat = at(resident, 'rating');
		chat.open = [{ choices: [5, 4, 3, 2, 1].map((n) => ({ id: `rate:77:${n}`, label: `${n} 好` })) }];
		expect(chat.say('5 师傅很细心')).toBe('谢谢！已转告志愿者。');
		expect(chat.last?.move?.outcomes[0].rating).toEqual({ stars: 5, words: '师傅很细心' });
		expect(at(resident, 'closed', { set: { stars: 4 } }).press('rate:77:5')).toContain('您已经评过了');
		for (const stars of ['6', '', 'x']) expect(at(resident, 'rating').press(`rate:77:${stars}`)).toMatch(/按钮已经过时/);
		expect(at(resident, 'rating').press('rate:77')).toMatch(/按钮已经过时/);
	});

	it('another try, as long as somebody passes', () => {
		const chat = at(resident, 'unserved');
		expect(chat.press('again:77')).toMatch(/^好，1123-037再找一次。/);
		expect(chat.last?.move?.outcomes[0].after).toMatchObject({ state: 'offering', attempt: 2, round: 1 });
		expect(at(resident, 'unserved', { world: worldAt(NOW, { teams: [] }) }).press('again:77')).toBe('现在没有队伍符合条件。');
	});

	it('another time: asked, taken, and the search begins anew', () => {
		const chat = at(resident, 'unserved');
		expect(chat.press('retime:77')).toBe('1123-037 上门理发改到哪天？例如“11月25日上午”。');
		expect(chat.talk.asked).toMatchObject({ about: 'retime', orderId: '77' });
		expect(chat.say('周六上午')).toMatch(/^1123-037改为周六\(11月28日\)上午8:00–12:00，重新找志愿者/);
		expect(chat.talk.asked).toBeNull();
		expect(chat.last?.move?.outcomes[0].after.urgency).toBe('booked');
	});

	it('another time that is none, past, or too near is asked again; the second time a human is offered', () => {
		const chat = at(resident, 'unserved');
		chat.press('retime:77');
		expect(chat.say('昨天下午3点')).toMatch(/没听懂是哪天|已经过了/);
		expect(chat.say('今天早上8点')).toMatch(/已经过了。换个时间/);
		expect(chat.say('今天下午')).toMatch(/要提前24小时约，最早11月25日/);
		expect(chat.say('随便嘛老师')).toMatch(/^还是没明白/);
		expect(chat.choices()).toContain('human');
		for (const _turn of [1, 2, 3]) chat.say('随便嘛老师');
		expect(chat.talk.quietUntil).not.toBeNull();
		expect(chat.say('周六上午')).toContain('1123-037改为');
	});

	it('another time is refused before it is asked for where it cannot be set, or by whom', () => {
		const served = at(resident, 'serving');
		expect(served.press('retime:77')).toMatch(/^1123-037现在是“服务中”/);
		expect(served.talk.asked).toBeNull();
		const station = at(COORDINATOR, 'unserved');
		expect(station.press('retime:77')).toBe('1123-037不归您这里办。');
		expect(station.event()).toBeNull();
	});

	it('goes on with a draft, or back, and the question beside it is forgotten', () => {
		for (const word of ['菜单', '返回']) {
			const chat = at(resident, 'unserved');
			chat.press('retime:77');
			chat.say(word);
			expect(chat.talk.asked, word).toBeNull();
		}
	});
});

describe('the station', () => {
	it('集单 by button, by number, by yes', () => {
		for (const press of ['collect:77']) expect(at(COORDINATOR, 'ordered').press(press)).toMatch(/^已集单 1123-037/);
		const chat = at(COORDINATOR, 'ordered');
		chat.press('track:77');
		expect(chat.say('1')).toMatch(/^已集单 1123-037/);
		expect(at(COORDINATOR, 'accepted').press('collect:77')).toMatch(/^1123-037现在是“已接单”/);
		expect(at(resident, 'ordered').press('collect:77')).toBe('1123-037不归您这里办。');
	});

	it('退回 with a reason as a number or in own words; the draft beside it stays', () => {
		const draft = { wish: '剪头发', startedAt: NOW };
		const chat = at(COORDINATOR, 'ordered', { talk: { draft } });
		expect(chat.press('return:77')).toMatch(/^1123-037为什么退回？居民会看到这个理由/);
		expect(chat.labels()[0]).toBe('不符合这项服务的对象');
		expect(chat.say('3')).toMatch(/^已退回 1123-037/);
		expect(chat.hears(RESIDENT)).toContain('没能收下：请到周六的公益集市');
		expect(chat.talk).toMatchObject({ asked: null, draft });
		const own = at(COORDINATOR, 'ordered');
		own.press('return:77');
		own.say(' 老人已住院 ');
		expect(own.hears(RESIDENT)).toContain('没能收下：老人已住院。');
	});

	it('a reason that is none, for an order that is gone, or that came too late', () => {
		const asked = { asked: { about: 'return-why', orderId: sceneIn('ordered').order.id, choices: [] } } as const;
		const late = at(COORDINATOR, 'accepted', { talk: asked });
		expect(late.say('老人已住院')).toMatch(/现在是“已接单”/);
		expect(late.talk.asked).toBeNull();
		const pressed = at(COORDINATOR, 'accepted', { talk: asked });
		expect(pressed.press('why:return-why:77:duplicate')).toMatch(/现在是“已接单”/);
		expect(pressed.talk.asked).toBeNull();
		const gone = new Chat({ who: COORDINATOR, talk: asked, facts: { order: null } });
		expect(gone.say('老人已住院')).toMatch(/按钮已经过时/);
		expect(gone.talk.asked).toBeNull();
		for (const why of ['why:x:77:duplicate', 'why:toString:77:x', 'why:return-why:77:x', 'why:return-why:77', 'why:retime:77:x'])
			expect(at(COORDINATOR, 'ordered').press(why), why).toMatch(/按钮已经过时/);
	});

	it('who may not, is told before the reason is asked', () => {
		const chat = at(resident, 'ordered');
		expect(chat.press('return:77')).toBe('1123-037不归您这里办。');
		expect(chat.talk.asked).toBeNull();
	});

	it('确认时长, or denies with a reason', () => {
		const chat = at(COORDINATOR, 'confirming');
		expect(chat.press('hours:77')).toBe('已确认 1123-037 的时长。');
		expect(chat.last?.move?.outcomes[0].hours).toEqual([
			{ personId: LEADER.id, tenths: 7 },
			{ personId: MEMBER.id, tenths: 7 },
		]);
		const deny = at(COORDINATOR, 'confirming');
		expect(deny.press('deny:77')).toMatch(/^1123-037怎么没做成/);
		deny.press('why:deny-why:77:nobody-came');
		expect(deny.hears(RESIDENT)).toContain('没有做成：志愿者没有来');
	});
});

describe('the dispatcher', () => {
	it('asks a team, or all in rounds', () => {
		const chat = at(CENTRE, 'collected');
		expect(chat.press('dispatch:77:502')).toMatch(/^已问新兴暖心队，1123-037等回话到/);
		expect(chat.last?.move?.outcomes[0].after.chosenTeamId).toBe(OTHER);
		expect(at(CENTRE, 'collected').press('auto:77')).toMatch(/^第1轮已问1支队伍/);
		for (const team of ['504', '999', '']) expect(at(CENTRE, 'collected').press(`dispatch:77:${team}`)).toBe('现在没有队伍符合条件。');
		expect(at(CENTRE, 'collected').press('dispatch:77')).toBe('现在没有队伍符合条件。');
		expect(at(COORDINATOR, 'collected').press('auto:77')).toBe('1123-037不归您这里办。');
	});

	it('gives up with a reason that the resident hears', () => {
		const chat = at(CENTRE, 'collected');
		expect(chat.press('give-up:77')).toMatch(/^1123-037为什么安排不了/);
		expect(chat.say('2')).toBe('已记 1123-037 未能安排，居民告诉了。');
		expect(chat.hears(RESIDENT)).toContain('没有会这项的志愿者');
	});
});

describe('leaders and members', () => {
	it('接 and 不便 to an offer', () => {
		expect(at(LEADS, 'offering').press('accept:901')).toMatch(/^接单成功 1123-037/);
		expect(at(LEADS, 'offering').press('decline:901')).toMatch(/^好的，1123-037不麻烦你们了/);
		expect(at(SERVES, 'offering').press('accept:901')).toBe('这个按钮已经过时了。');
	});

	it.each([
		'hand-back:77',
		'why:hand-back-why:77:busy',
		'join:77',
		'no-join:77',
		'depart-now:77',
		'arrive-now:77',
		'finish:77',
		'leave:77',
		'undone:77',
		'collect:77',
		'hours:77',
		'deny:77',
		'dispatch:77:11',
		'auto:77',
		'give-up:77',
		'cancel-yes:77',
		'retime:77',
		'again:77',
		'urge:77',
		'rate:77:5',
	])('the leader of a team that was asked and did not win can do nothing by %s, and sees no address', (id) => {
		const theirs = offer(902, OTHER, 'superseded');
		for (const state of ['accepted', 'departed', 'serving', 'confirming', 'rating', 'unserved'] as const) {
			const facts = { order: lookupOf(sceneIn(state, {}, { offers: [offer(901, WINNER, 'accepted'), theirs] }), { offer: null }) };
			const chat = new Chat({ who: otherLeader, facts });
			expect(chat.press(id)).not.toMatch(/东风路|13855506789|李奶奶/);
			expect(chat.event(), state).toBeNull();
		}
	});

	it('too late: the winner is named; a late 接 counts while nobody has it', () => {
		const press = (state: OrderState, theirs: ReturnType<typeof offer>) => {
			const facts = { order: lookupOf(sceneIn(state, {}, { offers: [offer(901, WINNER, 'accepted'), theirs] }), { offer: theirs }) };
			const chat = new Chat({ who: otherLeader, facts });
			return chat.press('accept:902');
		};
		expect(press('accepted', offer(902, OTHER, 'superseded'))).toBe('1123-037已被 巧手公益手艺队 接单了，谢谢您。');
		expect(press('unserved', offer(902, OTHER, 'expired'))).toMatch(/^接单成功/);
		expect(press('offering', offer(902, OTHER, 'withdrawn'))).toMatch(/已经撤回/);
		expect(press('offering', offer(902, OTHER, 'sent', 2))).toMatch(/已经重新找人/);
	});

	it('an offer, or an order, that is not there', () => {
		const none = new Chat({ who: LEADS, facts: { order: lookupOf(sceneIn('offering'), { offer: null }) } });
		for (const press of ['accept:901', 'decline:901', 'accept:x', 'accept', 'decline:'])
			expect(none.press(press), press).toMatch(/按钮已经过时/);
		const gone = new Chat({ who: LEADS, facts: { order: null } });
		for (const press of ['accept:901', 'depart:77', 'track:x', 'nonsense:1']) expect(gone.press(press), press).not.toBe('');
	});

	it('a member joins, or does not', () => {
		const crew = [crewRow(LEADER, 'joined'), crewRow(MEMBER, 'asked')];
		expect(at(SERVES, 'accepted', { scene: { crew } }).press('join:77')).toMatch(/^已加入 1123-037/);
		expect(at(SERVES, 'accepted', { scene: { crew } }).press('no-join:77')).toMatch(/^好的，1123-037这次不麻烦您/);
		expect(at(SERVES, 'accepted').press('join:77')).toBe('1123-037您已经在里面了。');
		const deputy = me(DEPUTY, { teams: [{ teamId: WINNER, role: 'deputy' }] });
		expect(at(deputy, 'accepted').press('join:77')).toBe('1123-037人已经够了，谢谢您。');
	});

	it('出发 and 到了 long before the time are asked about once, never refused', () => {
		const chat = at(SERVES, 'accepted');
		expect(chat.press('depart:77')).toMatch(/^离约好的周五.+还早。1123-037现在就出发吗？/);
		expect(chat.event()).toBeNull();
		expect(chat.say('还没有')).toBe('好，1123-037到时候再说。');
		chat.press('depart:77');
		expect(chat.say('是')).toMatch(/^已告诉居民您出发了/);
		expect(chat.event()).toBe('depart');
		const arrive = at(SERVES, 'accepted');
		expect(arrive.press('arrive:77')).toMatch(/现在就到了吗/);
		expect(arrive.press('arrive-now:77')).toMatch(/^已记到达9:00/);
		expect(arrive.last?.move?.outcomes[0].rows.map((row) => row.to)).toEqual(['departed', 'serving']);
		// whoever set out days too early is asked once more on arrival
		expect(at(SERVES, 'departed').press('arrive:77')).toMatch(/现在就到了吗/);
	});

	it('near the time, without one, or on the way nobody asks', () => {
		expect(at(SERVES, 'accepted', { set: SOON }).press('depart:77')).toMatch(/^已告诉居民/);
		expect(at(SERVES, 'accepted', { set: { slot: null } }).press('depart:77')).toMatch(/^已告诉居民/);
		expect(at(SERVES, 'departed', { set: SOON }).press('arrive:77')).toMatch(/^已记到达/);
		expect(at(SERVES, 'departed', { set: { slot: null } }).press('arrive:77')).toMatch(/^已记到达/);
	});

	it('a two-person item does not set out with one', () => {
		const scene = { item: item({ twoPersonRule: true }), crew: [crewRow(MEMBER, 'joined')] };
		expect(at(SERVES, 'accepted', { set: SOON, scene }).press('depart:77')).toBe('1123-037要2位一起去，还差1位。人齐了再出发。');
	});

	it('完成, 请假, cannot be done, handing back', () => {
		expect(at(SERVES, 'serving', { set: { arrivedAt: NOW - 40 * MINUTE } }).press('finish:77')).toMatch(/^已记录0.7小时/);
		expect(at(SERVES, 'accepted').press('leave:77')).toMatch(/^收到，谢谢及时说/);
		const undone = at(SERVES, 'serving');
		expect(undone.press('undone:77')).toMatch(/^1123-037是什么原因办不了/);
		expect(undone.say('1')).toMatch(/^收到，1123-037办不了：家里没人/);
		const back = at(LEADS, 'accepted');
		expect(back.press('hand-back:77')).toMatch(/^1123-037要退回中心重新找人/);
		expect(back.say('凑不齐人')).toMatch(/已退给中心/);
	});

	it('the day after, the world has changed: offers of teams that are gone say so', () => {
		const world = worldAt(nov(26), { teams: TEAMS.slice(0, 1) });
		expect(at(CENTRE, 'collected', { world }).press('dispatch:77:502')).toBe('现在没有队伍符合条件。');
	});
});
