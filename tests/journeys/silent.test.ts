import { afterEach, describe, expect, test } from 'vitest';
import { startDesk, type TestDesk } from '../helpers/app.ts';
import {
	collect,
	labels,
	newest,
	newestWords,
	OFFICE,
	offersOf,
	order,
	orderRow,
	pathOf,
	pressOn,
	reasonsOf,
	toldTo,
	words,
} from './story.ts';

/** Who should act is silent: the resident hears an apology with a new time, the card goes one level up (contract §0.7). */

let desk: TestDesk;
afterEach(async () => {
	await desk.close();
});

const heardBy = async (who: string) => await toldTo(desk, await desk.as(who));

describe('the silent station', () => {
	test('after its limit the card goes to the street, then to the dispatchers; each time an apology and a new time', async () => {
		desk = await startDesk({ policy: OFFICE });
		const number = await order(desk);
		const resident = await desk.as('resident-1');
		const promise = async (): Promise<string> => (await resident.orders())[0]?.promiseAt ?? '';
		expect(await promise()).toBe('2026-11-23T04:00:00.000Z');

		await desk.clock.toNext();
		expect(await newestWords(desk, 'resident-1')).toBe(`对不起，${number}还没看好，已请上一级的同志来办。今天16:00前给您回话。`);
		expect((await newest(desk, 'resident-1'))?.at).toBe('2026-11-23T04:00:00.000Z');
		expect(await promise()).toBe('2026-11-23T08:00:00.000Z');
		expect(await newestWords(desk, 'station-nieer')).toBe(`${number}超过时限，已升到上一级。您仍可以处理。`);
		const card = await newest(desk, 'institute-yuxing');
		expect(card?.text).toMatch(new RegExp(`^【集单】${number} .*\\n聂耳社区站没来得及看，升到您这里。今天16:00前要看好。`));
		expect(labels(card)).toEqual(['确认', '退回']);

		await desk.clock.toNext();
		expect(await newestWords(desk, 'dispatcher')).toMatch(new RegExp(`^【集单】${number}`));
		expect(await newestWords(desk, 'institute-yuxing')).toContain('已升到上一级');
		expect(await newestWords(desk, 'resident-1')).toMatch(/^对不起，.*已请上一级的同志来办。.*前给您回话。$/);

		// Above the dispatchers there is nobody: they are reminded, and the resident is not told of one more level.
		const again = /^对不起，.*已再催值班的同志。.*前给您回话。$/;
		for (let n = 0; n < 3 && !again.test(await newestWords(desk, 'resident-1')); n++) await desk.clock.toNext();
		expect(await newestWords(desk, 'resident-1')).toMatch(again);
		expect((await heardBy('dispatcher')).filter((message) => message.text.includes('【集单】'))).toHaveLength(2);

		// What moved up stays open below: the station may still do it, and whoever did it is told so.
		await collect(desk, number);
		expect(words(await pressOn(desk, await desk.as('institute-yuxing'), number, '确认'))).toMatch(new RegExp(`^${number}现在是“找人中`));
		expect((await reasonsOf(desk, number)).filter((reason) => !reason?.startsWith('told'))).toEqual([
			null,
			'late 1',
			'late 2',
			'late 3',
			null,
			'round 1',
		]);
		expect(await pathOf(desk, number)).toBe('ordered collected offering');
	});

	test('the street takes it over, and can send it back with a reason that the resident reads', async () => {
		desk = await startDesk({ policy: OFFICE });
		const number = await order(desk);
		await desk.clock.toNext();
		const institute = await desk.as('institute-yuxing');
		expect(words(await pressOn(desk, institute, number, '退回'))).toContain(`${number}为什么退回？居民会看到这个理由`);
		expect((await orderRow(desk, number)).state).toBe('ordered');
		expect(words(await institute.say('上门理发只给行动不便的人，其他请到周六公益集市'))).toBe(`已退回 ${number}，理由告诉居民了。`);
		const returned = await newest(desk, 'resident-1');
		expect(returned?.text).toContain(`这一单${number}没能收下：上门理发只给行动不便的人，其他请到周六公益集市。`);
		expect(labels(returned)).toContain('请站里打电话商量');
		expect(await pathOf(desk, number)).toBe('ordered returned');
	});

	test('a unit without a coordinator: its cards go straight to the level above', async () => {
		desk = await startDesk({ policy: OFFICE });
		const resident = await desk.as('resident-4');
		await resident.say('想找人来家里剪个头发');
		await resident.say('1 周四上午');
		const receipt = words(await resident.say('确认'));
		expect(receipt).toContain('已点单');
		expect(await newestWords(desk, 'institute-yuxing')).toMatch(/^【集单】.*北苑社区/);
	});

	test('催单 reaches whoever has it in hand, and not more often than every two hours', async () => {
		desk = await startDesk({ policy: OFFICE });
		const number = await order(desk);
		const resident = await desk.as('resident-1');
		expect(words(await resident.say('催单'))).toMatch(new RegExp(`^已经催了，${number}的同志马上看。今天12:00前给您回话。$`));
		expect(await newestWords(desk, 'station-nieer')).toContain(`居民催 ${number} 上门理发`);
		expect(words(await resident.say(`催单${number}`))).toBe(`${number}刚催过，今天12:00后可以再催。`);
	});
});

describe('the silent dispatcher', () => {
	test('without the standing rule: 【待派】 with candidates and reasons, after its limit again, and the resident is told', async () => {
		desk = await startDesk({ policy: { ...OFFICE, autoDispatch: false } });
		const number = await order(desk);
		expect(words(await pressOn(desk, await desk.as('station-nieer'), number, '确认'))).toBe(`已集单 ${number}，已交中心派单。`);
		expect(await newestWords(desk, 'resident-1')).toMatch(/^聂耳社区站看过了，已交中心派单。.*前给您准信。$/);
		const dispatcher = await desk.as('dispatcher');
		const card = await newest(desk, 'dispatcher');
		expect(card?.text).toMatch(new RegExp(`^【待派】${number} 上门理发｜聂耳社区｜11月26日上午｜2人。\\n需要您派单：常规派单已关。`));
		expect(labels(card)).toEqual(['巧手公益手艺队', '玉兴街道志愿服务大队', '健康体育服务志愿服务直属大队', '按常规依次问', '安排不了']);

		await desk.clock.toNext();
		expect(await newestWords(desk, 'resident-1')).toMatch(
			new RegExp(`^对不起，${number}还没派出去，已再催中心值班的同志。.*前给您回话。$`),
		);
		expect(await newestWords(desk, 'dispatcher')).toContain('过了派单时限。');

		// The old card still works: it carries the act, not a place in a list.
		expect(words(await pressOn(desk, dispatcher, number, '按常规依次问'))).toMatch(new RegExp(`第1轮已问1支队伍，${number}等回话到`));
		expect(await offersOf(desk, number)).toEqual(['1.1 巧手公益手艺队 sent']);
	});

	test('安排不了 with a reason: the resident reads it and has the ways on', async () => {
		desk = await startDesk({ policy: { ...OFFICE, autoDispatch: false } });
		const number = await order(desk);
		await pressOn(desk, await desk.as('station-nieer'), number, '确认');
		const dispatcher = await desk.as('dispatcher');
		await pressOn(desk, dispatcher, number, '安排不了');
		expect(words(await dispatcher.say('这周没有会理发的志愿者'))).toBe(`已记 ${number} 未能安排，居民告诉了。`);
		const told = await newest(desk, 'resident-1');
		expect(told?.text).toBe(`实在抱歉，${number} 上门理发没能安排上：这周没有会理发的志愿者。您看怎么办？`);
		expect(labels(told)).toContain('改个时间');
		expect(await pathOf(desk, number)).toBe('ordered collected unserved');
	});
});

describe('the silent crew', () => {
	test('nobody says 完成 after the window: the resident is told, station and dispatcher ring', async () => {
		desk = await startDesk({ policy: OFFICE });
		const number = await order(desk);
		await collect(desk, number);
		await pressOn(desk, await desk.as('leader-1'), number, '接');
		await pressOn(desk, await desk.as('volunteer-1'), number, '接');
		while ((await orderRow(desk, number)).lateCount === 0) await desk.clock.toNext();
		expect(new Date(desk.clock.now()).toISOString()).toBe('2026-11-26T04:15:00.000Z');
		expect(await newestWords(desk, 'resident-1')).toMatch(new RegExp(`^对不起，${number}没能按说好的时间办完，值班的同志会联系您。`));
		for (const who of ['station-nieer', 'dispatcher']) expect(await newestWords(desk, who)).toContain(`【超时】${number} 上门理发`);
		expect(await newestWords(desk, 'volunteer-1')).toContain('做完了请回“完成”');
	});
});
