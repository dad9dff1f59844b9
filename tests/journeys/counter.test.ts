import { describe, expect, test } from 'vitest';
import type { TestDesk } from '../helpers/app.ts';
import {
	accepted,
	buttonOn,
	choose,
	collect,
	crewOf,
	deskForEach,
	labels,
	newest,
	newestWords,
	offersOf,
	order,
	orderRow,
	pathOf,
	pressOn,
	toldTo,
	until,
	words,
} from './story.ts';

/** What goes another way at the counter: a crew short of people, turning back, taking back, objecting. */

let desk: TestDesk;
deskForEach((opened) => {
	desk = opened;
});

const heardBy = async (who: string): Promise<string> => words(await toldTo(desk, await desk.as(who)));

describe('a crew short of people', () => {
	/** The leader alone: both volunteers said no. */
	async function short(): Promise<string> {
		const number = await order(desk);
		await collect(desk, number);
		await pressOn(desk, await desk.as('leader-1'), number, '接');
		for (const who of ['volunteer-1', 'volunteer-2']) await (await desk.as(who)).say('不便');
		return number;
	}

	test('the last no brings the leader a card; who is named agrees from the own account', async () => {
		const number = await short();
		const leader = await desk.as('leader-1');
		expect(await newest(desk, 'leader-1')).toMatchObject({ text: `${number} 上门理发 还差1人，队里没人应。` });
		expect(labels(await newest(desk, 'leader-1'))).toEqual(['再问一遍', '加人(说名字)', '请站里帮忙找', '退给中心']);
		expect(await newestWords(desk, 'station-nieer')).toMatch(new RegExp(`^【缺人】${number}`));

		expect(words(await leader.say('加 周立新'))).toBe(`已问周*(${number})，本人答应才算；有人来会告诉您。`);
		expect(await crewOf(desk, number)).toEqual(['王建平 joined', '李春梅 declined', '周立新 asked']);
		expect(words(await (await desk.as('volunteer-2')).say('接'))).toContain(`已加入 ${number}`);
		expect(await heardBy('resident-1')).toContain('来的是王*、周*2位');
	});

	test('再问一遍 asks all again', async () => {
		const number = await short();
		expect(words(await (await desk.as('leader-1')).press('再问一遍'))).toContain('已问李*、周*');
		expect(await newestWords(desk, 'volunteer-1')).toContain('还差1人，来吗？');
		expect(words(await (await desk.as('volunteer-1')).say('接'))).toContain(`已加入 ${number}`);
	});

	test('出发 is refused with the choices; the station lets the crew go with a reason', async () => {
		const number = await short();
		const leader = await desk.as('leader-1');
		await until(desk, '2026-11-26T08:00');
		const [refusal] = await leader.say('出发');
		expect(refusal?.text).toBe(`${number}要2位一起去，还差1位。人齐了再出发。`);
		await choose(desk, leader, refusal?.choices.find((choice) => choice.label === '请站里帮忙找')?.id ?? '');
		const station = await desk.as('station-nieer');
		expect(await newestWords(desk, 'station-nieer')).toContain('队长请站里帮忙找');
		await station.press('人少也先去');
		expect(words(await station.press('家里有人搭手'))).toBe(`已同意 ${number} 由1位先去，居民和志愿者都告诉了。`);
		expect(await newestWords(desk, 'resident-1')).toContain('来的是王*1位，人比原定的少，聂耳社区站看过可以：家里有人搭手');
		expect(words(await leader.say('出发'))).toContain('已告诉居民您出发了');
		expect(await pathOf(desk, number)).toBe('ordered collected offering accepted departed');
	});
});

describe('turning back and taking back', () => {
	async function serving(): Promise<string> {
		const number = await accepted(desk);
		await until(desk, '2026-11-26T08:30');
		await (await desk.as('volunteer-1')).say('到了');
		await desk.clock.forward('PT40M');
		return number;
	}

	test('折回: the order waits again for 出发, everybody hears it', async () => {
		const number = await accepted(desk);
		await until(desk, '2026-11-26T08:00');
		const volunteer = await desk.as('volunteer-1');
		await volunteer.say('出发');
		expect(words(await volunteer.press('折回'))).toContain(`${number}记为折回`);
		expect(await newestWords(desk, 'resident-1')).toContain('临时折回了');
		expect(await newestWords(desk, 'leader-1')).toBe(`李*折回了(${number})，再出发时告诉您。`);
		await volunteer.press('出发');
		expect(await pathOf(desk, number)).toBe('ordered collected offering accepted departed accepted departed');
	});

	test('完成 is taken back by who goes along; the rating is dropped and asked for anew', async () => {
		const number = await serving();
		const leader = await desk.as('leader-1');
		await leader.say('完成');
		await desk.clock.forward('PT10M');
		expect(words(await (await desk.as('resident-1')).say('2 没剪完'))).toContain('很抱歉没做好');
		expect(words(await pressOn(desk, await desk.as('volunteer-1'), number, '撤回完成，接着做'))).toContain(`已撤回完成，${number}接着做`);
		expect(await orderRow(desk, number)).toMatchObject({ state: 'serving', stars: null, finishedAt: null });
		expect(await newestWords(desk, 'resident-1')).toContain('您刚才的评分先不算');
		expect(await newestWords(desk, 'station-nieer')).toContain('先不用确认时长');
		expect(await newestWords(desk, 'institute-yuxing')).toContain('先不用确认时长');

		await leader.say('完成');
		await desk.clock.forward('PT10M');
		expect(words(await (await desk.as('resident-1')).say('5'))).toContain('谢谢');
		await pressOn(desk, await desk.as('station-nieer'), number, '确认时长');
		expect((await orderRow(desk, number)).state).toBe('closed');
	});

	test('later than ten minutes: the station has to be told', async () => {
		const number = await serving();
		const leader = await desk.as('leader-1');
		await leader.say('完成');
		await desk.clock.forward('PT11M');
		expect(words(await pressOn(desk, leader, number, '撤回完成，接着做'))).toBe(`${number}已经过了可以撤回的时间，请告诉站里。`);
		expect((await orderRow(desk, number)).state).toBe('confirming');
	});
});

describe('申诉', () => {
	test('to 退回: the centre looks at it anew and dispatches, the station hears why', async () => {
		const number = await order(desk);
		const station = await desk.as('station-nieer');
		await pressOn(desk, station, number, '退回');
		await station.press('不符合这项服务的对象');
		const resident = await desk.as('resident-1');
		const [told] = await resident.hear();
		expect(labels(told)).toContain('申诉');
		expect(words(await resident.say('申诉'))).toContain(`${number}为什么不同意退回？`);
		expect(words(await resident.say('奶奶真的下不了楼'))).toMatch(new RegExp(`^已收到您对${number}的申诉，交中心重新看。.*前给您回话。$`));
		expect(await newestWords(desk, 'station-nieer')).toContain('居民不同意退回：奶奶真的下不了楼');
		const card = await newest(desk, 'dispatcher');
		expect(card?.text).toContain('居民不同意退回：奶奶真的下不了楼');
		expect(labels(card)).toContain('维持退回');
		expect(await pathOf(desk, number)).toBe('ordered returned collected');
		await choose(desk, await desk.as('dispatcher'), await buttonOn(desk, await desk.as('dispatcher'), number, '按常规依次问'));
		expect((await orderRow(desk, number)).state).toBe('offering');
	});
});

describe('the search', () => {
	test('goes on at once when everybody asked has said 不便', async () => {
		const number = await order(desk);
		await collect(desk, number);
		await pressOn(desk, await desk.as('leader-1'), number, '不便');
		expect(await offersOf(desk, number)).toEqual(['1.1 巧手公益手艺队 declined', '1.2 玉兴街道志愿服务大队 sent']);
		expect(await newestWords(desk, 'resident-1')).toContain('已扩大到全街道');
	});
});
