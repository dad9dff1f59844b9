import { describe, expect, test } from 'vitest';
import type { TestDesk } from '../helpers/app.ts';
import { accepted, crewOf, deskForEach, newestWords, offersOf, order, orderRow, pathOf, pressOn, toldTo, until, words } from './story.ts';

/** An hour before the visit somebody cannot come: a substitute is sought at once, nobody is left in the dark (desk.md §4). */

let desk: TestDesk;
deskForEach((opened) => {
	desk = opened;
});

describe('one of two', () => {
	test('【急补】 to those who were asked and have not answered; the order stays with the team', async () => {
		const number = await accepted(desk);
		await until(desk, '2026-11-26T07:00');
		const volunteer = await desk.as('volunteer-1');
		expect(words(await volunteer.say('临时有事来不了'))).toBe(`收到，谢谢及时说。${number}已告诉同去的人。`);

		expect(await newestWords(desk, 'leader-1')).toBe(`李*临时有事来不了，${number}还差1人。`);
		expect(await newestWords(desk, 'resident-1')).toBe(`${number}还有一位志愿者在找，人齐了告诉您。`);
		expect(await newestWords(desk, 'station-nieer')).toBe(`${number} 上门理发的志愿者临时有事，正在换人。`);
		expect(await newestWords(desk, 'volunteer-2')).toMatch(new RegExp(`^【急补】王\\*接了.*${number}.*还差1人，来吗？$`));
		expect(await crewOf(desk, number)).toEqual(['王建平 joined', '李春梅 left', '周立新 asked']);

		// Nobody sets out alone on what wants two.
		expect(words(await (await desk.as('leader-1')).say('出发'))).toContain('还差1位');
		expect(words(await (await desk.as('volunteer-2')).say('接'))).toContain(`已加入 ${number}，和王*同去。`);
		expect(await newestWords(desk, 'resident-1')).toContain('来的是王*、周*2位');
		expect(words(await (await desk.as('leader-1')).say('出发'))).toContain('已告诉居民您出发了');
		expect(await pathOf(desk, number)).toBe('ordered collected offering accepted departed');
		expect(await offersOf(desk, number)).toEqual(['1.1 巧手公益手艺队 accepted']);
	});

	test('nobody answers within a quarter of an hour: the station hears that it has to ring', async () => {
		const number = await accepted(desk);
		await until(desk, '2026-11-26T07:00');
		await (await desk.as('volunteer-1')).say('请假');
		await desk.clock.forward('PT15M');
		expect(await newestWords(desk, 'station-nieer')).toMatch(new RegExp(`^【缺人】${number} 上门理发.*还差1人.*请打电话帮忙找。$`));
	});
});

describe('the only one who goes', () => {
	test('请假 gives the order back: next attempt, 【急补】 to another team, resident and station told', async () => {
		// A single volunteer is enough for a lesson on the phone; the team of the street gets it in round 2.
		const number = await order(desk, 'resident-1', '周四上午', '手机不会用，想请人教');
		await pressOn(desk, await desk.as('station-nieer'), number, '确认');
		while ((await orderRow(desk, number)).round < 2) await desk.clock.toNext();
		const leader = await desk.as('leader-2');
		expect(words(await pressOn(desk, leader, number, '接'))).toContain(`接单成功 ${number}。您算一位。`);
		expect(await newestWords(desk, 'resident-1')).toContain('来的是陈*1位');

		await until(desk, '2026-11-26T07:00');
		expect(words(await leader.say('请假'))).toBe(`收到，谢谢及时说。${number}正在找替补。`);
		expect(await newestWords(desk, 'resident-1')).toMatch(
			new RegExp(`^原志愿者临时有事，正在换人\\(${number}\\)。今天7:\\d\\d前给您回话。$`),
		);
		expect(await newestWords(desk, 'station-nieer')).toBe(`${number} 手机使用教学的志愿者临时有事，正在换人。`);
		expect(await orderRow(desk, number)).toMatchObject({ state: 'offering', attempt: 2, replacement: true, teamId: null });
		const now = await offersOf(desk, number);
		expect(now).toContain('1.2 玉兴街道志愿服务大队 handed_back');
		expect(now.filter((offer) => offer.startsWith('2.')).every((offer) => offer.endsWith('sent'))).toBe(true);
		expect(now.filter((offer) => offer.startsWith('2.')).join()).not.toContain('玉兴街道志愿服务大队');
		expect(words(await leader.say(`接 ${number}`))).toContain('已经重新找人');
	});
});

describe('the whole team', () => {
	test('全队退回 with a reason: new attempt, 【急补】, a promise; a late 接 of the old attempt never binds', async () => {
		const number = await accepted(desk);
		const leader = await desk.as('leader-1');
		await until(desk, '2026-11-26T07:00');
		await leader.say('我的任务');
		expect(words(await leader.press('全队退回'))).toContain(`${number}要退回中心重新找人，是什么原因？`);
		expect((await orderRow(desk, number)).state).toBe('accepted');
		expect(words(await leader.press('凑不齐人'))).toBe(`收到，谢谢及时说。${number}已退给中心，正在找替补，不影响评价。`);

		expect(await newestWords(desk, 'volunteer-1')).toContain(`${number}我们队退给中心了，不用去了`);
		expect(await newestWords(desk, 'resident-1')).toMatch(
			new RegExp(`^原志愿者临时有事，正在换人\\(${number}\\)。今天7:\\d\\d前给您回话。$`),
		);
		expect(await newestWords(desk, 'station-nieer')).toContain('正在换人');
		expect(await newestWords(desk, 'leader-2')).toMatch(new RegExp(`^【急补】${number} 上门理发`));
		expect(await offersOf(desk, number)).toEqual(['1.1 巧手公益手艺队 handed_back', '2.2 玉兴街道志愿服务大队 sent']);
		expect(await orderRow(desk, number)).toMatchObject({ state: 'offering', attempt: 2, replacement: true, teamId: null });

		// The old card and the old word: both too late.
		expect(words(await leader.say(`接 ${number}`))).toContain('已经重新找人');
		expect(words(await pressOn(desk, leader, number, '接'))).toContain('已经重新找人');
		expect(words(await (await desk.as('volunteer-1')).say(`到了 ${number}`))).not.toContain('已记到达');
		expect(words(await (await desk.as('leader-2')).say('接'))).toContain(`接单成功 ${number}`);
		expect(await newestWords(desk, 'resident-1')).toContain('好消息：玉兴街道志愿服务大队接单了');
		expect(await pathOf(desk, number)).toBe('ordered collected offering accepted offering accepted');
		expect(await crewOf(desk, number)).toEqual(['陈丽琼 joined', '马晓燕 asked']);
	});

	test('nobody steps in before the visit: apology and dispatcher, before the hour has come', async () => {
		const number = await accepted(desk);
		const leader = await desk.as('leader-1');
		await until(desk, '2026-11-26T07:00');
		await leader.say('我的任务');
		await leader.press('全队退回');
		await leader.say('车坏在半路了');
		expect(await toldTo(desk, await desk.as('resident-1'))).not.toContain('车坏');
		await until(desk, '2026-11-26T08:00');
		expect((await orderRow(desk, number)).state).toBe('unserved');
		expect(await newestWords(desk, 'resident-1')).toMatch(/^实在抱歉/);
		expect(await newestWords(desk, 'dispatcher')).toContain(`【待派】${number}`);
	});

	test('only the leader gives back for the team; a member leaves alone', async () => {
		const number = await accepted(desk);
		const volunteer = await desk.as('volunteer-1');
		const [card] = await volunteer.say('我的任务');
		expect(card?.choices.map((choice) => choice.label)).toEqual(['出发', '到了', '请假']);
		const { id } = await orderRow(desk, number);
		const forged = await desk.app.inject({
			method: 'POST',
			url: '/chat/messages',
			headers: { cookie: volunteer.cookie },
			payload: { id: 'forged', choice: `hand-back:${id}` },
		});
		expect(forged.statusCode).toBe(200);
		expect(await volunteer.last()).toBe(`${number}不归您这里办。`);
	});
});
