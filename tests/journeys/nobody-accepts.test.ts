import { beforeEach, describe, expect, test } from 'vitest';
import type { TestDesk } from '../helpers/app.ts';
import {
	accept,
	buttonOn,
	choose,
	collect,
	deskForEach,
	labels,
	newestWords,
	offersOf,
	order,
	orderRow,
	pathOf,
	pressOn,
	reasonsOf,
	toldTo,
	until,
	words,
} from './story.ts';

/** Three rounds without a 接, the apology, and every way on from there (desk.md §4, "Nobody accepts"). */

let desk: TestDesk;
let number: string;
deskForEach(async (opened) => {
	desk = opened;
	number = await order(desk);
	await collect(desk, number);
});

/** From one due thing to the next until the search has ended. */
async function searchEnds(): Promise<void> {
	for (let step = 0; step < 10 && (await orderRow(desk, number)).state === 'offering'; step++) await desk.clock.toNext();
	expect((await orderRow(desk, number)).state).toBe('unserved');
}

const NOBODY = 'ordered collected offering unserved';

describe('the search', () => {
	test('widens from the station to the street to the whole district; the resident hears each step before its time', async () => {
		const resident = await desk.as('resident-1');
		const promised: string[] = [];
		for (let step = 0; step < 4; step++) {
			promised.push((await resident.orders())[0]?.promiseAt ?? '');
			await resident.hear();
			await desk.clock.toNext();
			expect(new Date(desk.clock.now()).toISOString()).toBe(promised.at(-1));
			const heard = words(await resident.hear());
			expect(heard).toMatch(
				[
					/已扩大到全街道。.*前给您准信。$/,
					/暂时还没人接，我们继续找。.*前给您准信。$/,
					/已扩大到全区。.*前给您准信。$/,
					/^实在抱歉，周四/,
				][step] ?? /$^/,
			);
		}
		// Round 1 names its team, round 3 is the open pool.
		expect(words(await toldTo(desk, await desk.as('leader-1')))).toContain(`【派单】${number}`);
		expect(words(await toldTo(desk, await desk.as('leader-2')))).toContain(`【派单】${number}`);
		expect(words(await toldTo(desk, await desk.as('leader-3')))).toContain(`【抢单】${number}`);
		expect(await offersOf(desk, number)).toEqual([
			'1.1 巧手公益手艺队 expired',
			'1.2 玉兴街道志愿服务大队 expired',
			'1.3 健康体育服务志愿服务直属大队 expired',
		]);
		expect(await reasonsOf(desk, number)).toEqual([null, null, 'round 1', 'round 2', 'told: nobody-yet', 'round 3', 'nobody']);
	});

	test('ends with an apology and four ways on; the dispatcher gets the card at the same moment', async () => {
		await searchEnds();
		const apology = (await toldTo(desk, await desk.as('resident-1'))).at(-1);
		expect(apology?.text).toBe(`实在抱歉，周四(11月26日)上午8:00–12:00没有合适的志愿者(${number} 上门理发)。您看怎么办？`);
		expect(labels(apology)).toEqual(['改个时间', '再找一次', '请站里打电话商量', '取消这一单']);
		const card = (await toldTo(desk, await desk.as('dispatcher'))).at(-1);
		expect(card?.text).toMatch(new RegExp(`^【待派】${number} .*\\n3轮都没有人接，居民在等您。`));
		expect(card?.at).toBe(apology?.at);
		expect(labels(card)).toContain('巧手公益手艺队');
		// Before T, a day before the slot: there is time left to act.
		expect(apology?.at).toBe('2026-11-25T00:00:00.000Z');
	});

	test('a team that has said no is not asked again in the rounds that follow', async () => {
		expect(words(await pressOn(desk, await desk.as('leader-1'), number, '不便'))).toContain('不影响积分和评价');
		expect(await offersOf(desk, number)).toEqual(['1.1 巧手公益手艺队 declined', '1.2 玉兴街道志愿服务大队 sent']);
		await searchEnds();
		const cards = (await toldTo(desk, await desk.as('leader-1'))).filter((message) => message.choices.length > 0);
		expect(cards).toHaveLength(1);
		// The dispatcher's card leaves it out too: it said no to this very order.
		expect(labels((await toldTo(desk, await desk.as('dispatcher'))).at(-1))).not.toContain('巧手公益手艺队');
	});
});

describe('the ways on', () => {
	beforeEach(searchEnds);

	test('改个时间: a new slot, a new attempt, and the team is asked for that slot', async () => {
		const resident = await desk.as('resident-1');
		expect(words(await resident.press('改个时间'))).toContain(`${number} 上门理发改到哪天？`);
		expect(words(await resident.say('没想好'))).toContain('没听懂是哪天');
		expect(words(await resident.say('下周一上午'))).toMatch(
			new RegExp(`^${number}改为周一\\(11月30日\\)上午8:00–12:00，重新找志愿者。.*前给您准信。$`),
		);
		expect(await offersOf(desk, number)).toContain('2.1 巧手公益手艺队 sent');
		expect(await newestWords(desk, 'leader-1')).toContain('11月30日上午');
		await accept(desk, number);
		expect(await pathOf(desk, number)).toBe(`${NOBODY} collected offering accepted`);
	});

	test('再找一次: the same slot once more, by words as by the button', async () => {
		const resident = await desk.as('resident-1');
		const again = await buttonOn(desk, resident, number, '再找一次');
		expect(words(await resident.say('再找一次'))).toMatch(new RegExp(`^好，${number}再找一次。.*前给您准信。$`));
		expect(await offersOf(desk, number)).toContain('2.1 巧手公益手艺队 sent');
		// Pressed twice: the second one finds a search that is under way.
		await choose(desk, resident, again);
		expect((await offersOf(desk, number)).filter((offer) => offer.startsWith('2.'))).toHaveLength(1);
		expect(await pathOf(desk, number)).toBe(`${NOBODY} offering`);
	});

	test('a late 接 still counts, and the resident hears the good news', async () => {
		const resident = await desk.as('resident-1');
		await resident.hear();
		expect(words(await (await desk.as('leader-2')).say(`接 ${number}`))).toContain(`接单成功 ${number}`);
		expect(words(await resident.hear())).toContain('好消息：玉兴街道志愿服务大队接单了');
		expect(await offersOf(desk, number)).toContain('1.2 玉兴街道志愿服务大队 accepted');
		expect(await pathOf(desk, number)).toBe(`${NOBODY} accepted`);
		expect(words(await (await desk.as('leader-1')).say(`接 ${number}`))).toBe(`${number}已被 玉兴街道志愿服务大队 接单了，谢谢您。`);
	});

	test('the dispatcher chooses a team, which is asked alone', async () => {
		const dispatcher = await desk.as('dispatcher');
		expect(words(await pressOn(desk, dispatcher, number, '健康体育服务志愿服务直属大队'))).toMatch(
			new RegExp(`^已问健康体育服务志愿服务直属大队，${number}等回话到`),
		);
		expect((await offersOf(desk, number)).filter((offer) => offer.startsWith('2.'))).toEqual(['2.1 健康体育服务志愿服务直属大队 sent']);
		expect(await newestWords(desk, 'leader-3')).toContain(`【派单】${number}`);
		expect(await newestWords(desk, 'leader-3')).toContain('中心点名');
		expect(await newestWords(desk, 'resident-1')).toContain('中心已经在问合适的队伍');
		// The old card of another team binds nobody any more.
		expect(words(await pressOn(desk, await desk.as('leader-1'), number, '接'))).toContain('已经重新找人');
		await pressOn(desk, await desk.as('leader-3'), number, '接');
		expect((await orderRow(desk, number)).state).toBe('accepted');
	});

	test('请站里打电话商量: the station gets name, number and what it is about', async () => {
		expect(words(await (await desk.as('resident-1')).press('请站里打电话商量'))).toContain(`(${number})`);
		const call = await newestWords(desk, 'station-nieer');
		expect(call).toContain(`【回话】张桂兰请您回话：${number} 上门理发。电话13800138001。`);
		expect((await orderRow(desk, number)).state).toBe('unserved');
	});

	test('取消这一单', async () => {
		expect(words(await (await desk.as('resident-1')).press('取消这一单'))).toContain(`已取消${number}`);
		expect(await pathOf(desk, number)).toBe(`${NOBODY} cancelled`);
	});

	test('no answer: asked again after a day, set aside seven days later, never silent', async () => {
		const resident = await desk.as('resident-1');
		await resident.hear();
		await desk.clock.forward('P1D');
		const [again] = await resident.hear();
		expect(again?.text).toContain(`${number} 上门理发还没有安排上，实在抱歉。您看怎么办？7天内不回，这一单就先放下。`);
		expect(labels(again)).toEqual(['改个时间', '再找一次', '请站里打电话商量', '取消这一单']);
		await until(desk, '2026-12-03T07:59');
		expect((await orderRow(desk, number)).state).toBe('unserved');
		await desk.clock.forward('PT1M');
		expect(words(await resident.hear())).toBe(`单子${number}先放下了。以后需要，随时再说一声。`);
		expect(await pathOf(desk, number)).toBe(`${NOBODY} cancelled`);
		expect((await reasonsOf(desk, number)).at(-1)).toBe('set aside');
	});
});
