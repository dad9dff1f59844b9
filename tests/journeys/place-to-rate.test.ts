import { asc, eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { hours, orderHistory, people, ratings } from '../../db/schema/index.ts';
import type { TestDesk } from '../helpers/app.ts';
import type { Heard } from '../helpers/chat.ts';
import {
	accepted,
	buttonOn,
	collect,
	crewOf,
	deskForEach,
	expectDigests,
	labels,
	numberIn,
	OFFICE,
	offersOf,
	order,
	orderRow,
	pathOf,
	pressOn,
	toldTo,
	until,
	WISH,
	words,
} from './story.ts';

/** From 点单 to 评单, in the words of desk.md §4. */

let desk: TestDesk;
deskForEach((opened) => {
	desk = opened;
});

const WHOLE_WAY = 'ordered collected offering accepted departed serving confirming rating closed';
const last = (heard: readonly Heard[]): Heard => heard[heard.length - 1] ?? { seq: 0, direction: 'out', at: '', text: '', choices: [] };

/** From the agreed morning on: 出发, 到了, forty minutes, 完成. */
async function visit(number: string): Promise<void> {
	const volunteer = await desk.as('volunteer-1');
	const leader = await desk.as('leader-1');
	expect(words(await volunteer.say('出发'))).toContain(`已告诉居民您出发了(${number})`);
	expect(words(await leader.hear())).toContain(`李*出发了(${number})`);
	expect(words(await volunteer.say('到了'))).toMatch(/已记到达\d+:\d\d/);
	await desk.clock.forward('PT40M');
	expect(words(await leader.say('完成'))).toContain(`已记录0.7小时，待站里确认(${number})。`);
}

describe('the happy path', () => {
	test('点单 → 集单 → 派单 → 接单 → the visit → 时长 → 评 → 已结', async () => {
		// 1. One sentence is enough to find the service; one question a message.
		const resident = await desk.as('resident-1');
		const picked = last(await resident.say(WISH));
		expect(picked.text).toBe(
			'给您选的是【上门理发】（免费，约40分钟，2位志愿者）。\n在哪个小区？回“1”就在玉兴街道聂耳社区，或直接说地址。',
		);
		expect(labels(picked)).toEqual(['聂耳社区']);

		// 2. Whatever else the answer holds is taken too; who is known is not asked again.
		const summary = last(await resident.say('1 周四上午'));
		for (const known of ['上门理发', '周四(11月26日)上午8:00–12:00', '玉兴街道聂耳社区', '张*，尾号8001'])
			expect(summary.text).toContain(known);
		expect(summary.text).toContain('第一次下单请知悉');
		expect(labels(summary)).toEqual(['确认下单', '改时间', '改地点', '改联系人', '改服务', '不要了']);

		// 3. The promise is a clock time, the same as in the strip above the talk.
		const receipt = words(await resident.say('确认'));
		const number = numberIn(receipt);
		expect(receipt).toBe(`已点单，单号${number}。站里今天12:00前回您。发“查${number}”可看进度，发“取消${number}”可取消。`);
		expect(await resident.orders()).toEqual([{ number, item: '上门理发', state: 'ordered', promiseAt: '2026-11-23T04:00:00.000Z' }]);

		// 4. 集单 by its number; the rule dispatches, and the resident gets one text, not two.
		const station = await desk.as('station-nieer');
		const collecting = last(await station.hear());
		expect(collecting.text).toContain(`【集单】${number} 上门理发｜聂耳社区｜11月26日上午。`);
		expect(collecting.text).toContain(WISH);
		expect(labels(collecting)).toEqual(['确认', '退回']);
		expect(words(await station.say('1'))).toBe(`已集单 ${number}，正按常规问附近的队伍。`);
		expect(words(await resident.hear())).toMatch(/^聂耳社区站看过了，正在问附近的队伍。.*前给您准信。$/);

		// 5. 派单 is an offer; 接 binds the team, whose members are asked.
		const leader = await desk.as('leader-1');
		const offer = last(await leader.hear());
		expect(offer.text).toContain(`【派单】${number} 上门理发｜聂耳社区｜11月26日上午｜2人｜风险：低。`);
		expect(offer.text).toContain('来得了回“接”，来不了回“不便”，不影响积分和评价');
		expect(offer.text).not.toMatch(/张|1380013/);
		const won = words(await leader.say('接'));
		expect(won).toContain(`接单成功 ${number}。您算一位，还差1人，已问队里2位；要点名就回“加 李*”。`);
		expect(won).toContain('联系：张桂兰 13800138001');
		expect(won).toContain('前一天和当天会提醒您');

		// 6. The resident hears of the team at once and of the crew once it stands.
		expect(words(await resident.hear())).toBe(`好消息：巧手公益手艺队接单了，周四(11月26日)上午8:00–12:00来(${number})。`);
		const volunteer = await desk.as('volunteer-1');
		expect(words(await volunteer.hear())).toBe(`王*接了周四(11月26日)上午8:00–12:00聂耳社区的上门理发(${number})，还差1人，来吗？`);
		expect(words(await volunteer.say('接'))).toContain(`已加入 ${number}，和王*同去。`);
		expect(words(await leader.hear())).toBe(`李*来了，${number}人齐了。`);
		expect(words(await resident.hear())).toMatch(/来的是王\*、李\*2位，到门口先打您电话.*不收任何费用。/);
		expect(await crewOf(desk, number)).toEqual(['王建平 joined', '李春梅 joined', '周立新 asked']);

		// 7. The visit, each step told to the resident.
		await until(desk, '2026-11-26T09:00');
		await resident.hear();
		await visit(number);
		expect(words(await resident.hear())).toBe(`李*已经出发，正在来的路上(${number})。\n李*到了(${number})。`);
		expect(words(await volunteer.hear())).toContain(`王*报了完成，${number}已记录0.7小时，待站里确认。`);

		// 8. The station confirms the hours, the resident is asked ten minutes after 完成.
		const card = last(await station.hear());
		expect(card.text).toContain(`【时长】${number} 上门理发做完了。\n王* 0.7小时、李* 0.7小时`);
		expect(words(await station.say('确认时长'))).toBe(`已确认 ${number} 的时长。`);
		expect(words(await leader.hear())).toContain(`${number}：本次0.7小时已入账`);
		await desk.clock.forward('PT10M');
		const asked = last(await resident.hear());
		expect(asked.text).toContain('请评一评：5很好 4好 3一般 2不太好 1很差');
		expect(labels(asked)).toEqual(['5 很好', '4 好', '3 一般', '2 不太好', '1 很差']);
		expect(words(await resident.say('5 师傅很细心'))).toBe('谢谢！已转告志愿者。');
		expect(words(await volunteer.hear())).toContain(`${number}居民给了5分：师傅很细心`);

		expect(await pathOf(desk, number)).toBe(WHOLE_WAY);
		expect(await offersOf(desk, number)).toEqual(['1.1 巧手公益手艺队 accepted']);
		expect(await resident.orders()).toEqual([]);
	});

	test('each step is kept with actor, channel and time', async () => {
		const number = await accepted(desk);
		const { id } = await orderRow(desk, number);
		const rows = await desk.db.select().from(orderHistory).where(eq(orderHistory.orderId, id)).orderBy(asc(orderHistory.id));
		const personas = await desk.db.select({ id: people.id, persona: people.persona }).from(people);
		const names = new Map(personas.map((row) => [`person:${row.id}`, row.persona]));
		const who = (actor: string): string => names.get(actor) ?? actor;
		expect(rows.map((row) => [row.fromState, row.toState, who(row.actor), row.channel, row.reason])).toEqual([
			[null, 'ordered', 'resident-1', 'web', null],
			['ordered', 'collected', 'station-nieer', 'web', null],
			['collected', 'offering', 'rule', 'web', 'round 1'],
			['offering', 'accepted', 'leader-1', 'web', null],
			['accepted', 'accepted', 'volunteer-1', 'web', 'joined'],
		]);
		expect(rows.map((row) => row.at)).toEqual(rows.map((row) => row.at).toSorted((a, b) => a - b));
	});
});

describe('hours and rating, in either order', () => {
	const finished = async (): Promise<string> => {
		const number = await accepted(desk);
		await until(desk, '2026-11-26T09:00');
		await visit(number);
		await desk.clock.forward('PT10M');
		return number;
	};

	test('the rating first: it is stored and changes no state; the hours close the order', async () => {
		const number = await finished();
		const resident = await desk.as('resident-1');
		expect(words(await resident.say('4'))).toContain('谢谢');
		expect((await orderRow(desk, number)).state).toBe('confirming');
		await pressOn(desk, await desk.as('station-nieer'), number, '确认时长');
		expect(await pathOf(desk, number)).toBe(WHOLE_WAY);
	});

	test('the hours first: the order waits for the rating', async () => {
		const number = await finished();
		await pressOn(desk, await desk.as('station-nieer'), number, '确认时长');
		expect((await orderRow(desk, number)).state).toBe('rating');
		await pressOn(desk, await desk.as('resident-1'), number, '5 很好');
		expect(await pathOf(desk, number)).toBe(WHOLE_WAY);
		const { id } = await orderRow(desk, number);
		expect(await desk.db.select({ tenths: hours.tenths }).from(hours).where(eq(hours.orderId, id))).toEqual([{ tenths: 7 }, { tenths: 7 }]);
		expect((await desk.db.select().from(ratings).where(eq(ratings.orderId, id))).map((row) => row.stars)).toEqual([5]);
	});

	test('nobody rates: asked twice more, closed unrated on the seventh day', async () => {
		const number = await finished();
		await pressOn(desk, await desk.as('station-nieer'), number, '确认时长');
		await desk.clock.forward('P8D');
		const asked = (await toldTo(desk, await desk.as('resident-1'))).filter((message) => message.text.includes('请评一评'));
		expect(asked).toHaveLength(3);
		expect(await pathOf(desk, number)).toBe(WHOLE_WAY);
		expect((await orderRow(desk, number)).stars).toBeNull();
	});

	test('two stars: an apology, the level above hears it, whoever served does not yet', async () => {
		const number = await finished();
		expect(words(await (await desk.as('resident-1')).say('2 剪得不齐'))).toBe(
			'很抱歉没做好。已告诉玉兴街道的同志，会跟您联系。谢谢您如实说。',
		);
		expect(words(await (await desk.as('institute-yuxing')).hear())).toContain(`【低分】${number} 上门理发，居民给了2分：剪得不齐`);
		expect(words(await toldTo(desk, await desk.as('volunteer-1')))).not.toContain('剪得不齐');
	});
});

describe('before the visit', () => {
	test('resident and crew are reminded a day and two hours before, the crew alone at the start', async () => {
		const number = await accepted(desk);
		const times = async (who: string, pattern: RegExp): Promise<readonly string[]> =>
			(await toldTo(desk, await desk.as(who))).filter((message) => pattern.test(message.text)).map((message) => message.at);
		await until(desk, '2026-11-26T08:30');
		// two hours before 8:00 is night: the evening before, at 20:30
		const before = ['2026-11-25T00:00:00.000Z', '2026-11-25T12:30:00.000Z'];
		expect(await times('resident-1', new RegExp(`^提醒您：.*巧手公益手艺队来做【上门理发】\\(${number}\\)`))).toEqual(before);
		expect(await times('leader-1', /^提醒：/)).toEqual(before);
		expect(await times('volunteer-1', /^提醒：/)).toEqual(before);
		expect(await times('volunteer-1', /^到时间了：/)).toEqual(['2026-11-26T00:00:00.000Z']);
		expect(await times('volunteer-2', /提醒|到时间/)).toEqual([]);
	});

	test('出发 a day too early is asked about once, never refused; one alone cannot set out', async () => {
		const number = await order(desk);
		await collect(desk, number);
		const leader = await desk.as('leader-1');
		await pressOn(desk, leader, number, '接');
		expect(words(await leader.say('出发'))).toBe(`${number}要2位一起去，还差1位。人齐了再出发。`);
		await pressOn(desk, await desk.as('volunteer-1'), number, '接');
		expect(words(await leader.say('出发'))).toContain('还早');
		expect((await orderRow(desk, number)).state).toBe('accepted');
		await leader.press('现在出发');
		expect((await orderRow(desk, number)).state).toBe('departed');
	});

	test('到了 without 出发 writes both rows', async () => {
		const number = await accepted(desk);
		await until(desk, '2026-11-26T08:05');
		await (await desk.as('volunteer-1')).say('到了');
		expect(await pathOf(desk, number)).toBe('ordered collected offering accepted departed serving');
	});
});

describe('the digest', () => {
	test('comes next morning at 08:30, and at any time by the word 日报; its numbers open the orders', async () => {
		await expectDigests(desk, OFFICE);
		const number = await order(desk);
		const station = await desk.as('station-nieer');
		await until(desk, '2026-11-24T08:45');
		const digest = (await toldTo(desk, station)).find((message) => message.text.startsWith('【聂耳社区站 11月24日】'));
		expect(digest?.at).toBe('2026-11-24T00:30:00.000Z');
		expect(digest?.text).toContain(number);
		expect(digest?.text).toContain('回编号处理');

		const again = last(await station.say('日报'));
		expect(again.text).toMatch(/^【聂耳社区站 11月24日】/);
		expect(last(await station.say('1')).text).toContain(`【集单】${number}`);
		await pressOn(desk, station, number, '确认');
		expect(await buttonOn(desk, await desk.as('leader-1'), number, '接')).toMatch(/^accept:/);
	});

	test('of a unit with nothing to do is not sent, but is never left without an answer', async () => {
		await expectDigests(desk, OFFICE);
		await until(desk, '2026-11-24T09:00');
		const station = await desk.as('station-nieer');
		expect(await station.hear()).toEqual([]);
		expect(words(await station.say('日报'))).toBe('【聂耳社区站 11月24日】今天没有要办的。');
		expect(words(await (await desk.as('resident-1')).say('日报'))).toContain('您不在这个岗位上');
	});
});
