import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { consents } from '../../db/schema/index.ts';
import { startDesk, type TestDesk } from '../helpers/app.ts';
import { labels, numberIn, OFFICE, orderRow, pathOf, words } from './story.ts';

/** Somebody whom the desk does not know: everything that is missing is asked, one thing a message, and never twice. */

let desk: TestDesk;
beforeAll(async () => {
	desk = await startDesk({ policy: OFFICE });
});
afterAll(async () => {
	await desk.close();
});

describe('an anonymous resident', () => {
	test('menu, item, place, time, contact; the notice only the first time', async () => {
		const resident = await desk.anonymous();
		const [menu] = await resident.say('菜单');
		expect(labels(menu)).toEqual(['理论宣讲', '教育服务', '文化服务', '法治宣传', '科技科普服务', '健康体育服务', '创文固卫']);
		const [items] = await resident.say('6');
		expect(items?.text).toBe('【健康体育服务】有这些服务，想要哪一项？');
		expect(words(await resident.press('上门理发'))).toMatch(/给您选的是【上门理发】.*\n在哪个小区？$/);
		const [street] = await resident.say('玉兴街道');
		expect(street?.text).toBe('玉兴街道的哪个社区(村)？');
		expect(labels(street)).toContain('聂耳社区');
		const [when] = await resident.press('聂耳社区');
		expect(when?.text).toMatch(/^哪天方便？/);
		expect(words(await resident.say('周四上午'))).toBe('怎么称呼您？电话多少？没有电话就只说称呼。');
		const summary = words(await resident.say('李奶奶 13812345678'));
		expect(summary).toContain('李*，尾号5678');
		expect(summary).toContain('第一次下单请知悉');
		const receipt = words(await resident.press('确认下单'));
		expect(receipt).toContain('已点单');

		// The second time neither name nor notice: both are known.
		await resident.say('电饭煲坏了，想请人修');
		const second = words(await resident.say('1 下周三下午'));
		expect(second).toContain('李*，尾号5678');
		expect(second).not.toContain('第一次下单');
		expect(words(await resident.say('确认'))).toContain('已点单');
		const { residentId } = await orderRow(desk, numberIn(receipt));
		expect(await desk.db.select().from(consents).where(eq(consents.personId, residentId))).toHaveLength(1);
	});

	test('everything in one sentence: only the confirmation is asked', async () => {
		const resident = await desk.anonymous();
		const first = words(await resident.say('聂耳社区3栋2单元，电饭煲坏了想请人修，周五下午，电话13987654321'));
		expect(first).toContain('怎么称呼您');
		const summary = words(await resident.say('陈大爷'));
		for (const part of ['小家电维修', '周五(11月27日)下午12:00–18:00', '玉兴街道聂耳社区', '3栋2单元', '陈*，尾号4321'])
			expect(summary).toContain(part);
		const number = numberIn(words(await resident.say('对')));
		expect(await pathOf(desk, number)).toBe('ordered');
		expect(await resident.orders()).toMatchObject([{ number, state: 'ordered' }]);
		// The same words by number and by the bare command, also from whom nobody knows.
		expect(words(await resident.say(`查${number}`))).toContain('待集单');
		expect(words(await resident.say('查单'))).toContain(number);
	});

	test('改时间, 返回 and 不要了 before the confirmation: nothing has been ordered', async () => {
		const resident = await desk.anonymous();
		await resident.say('想找人来家里剪个头发');
		await resident.say('聂耳社区');
		await resident.say('周四上午');
		await resident.say('王奶奶');
		expect(words(await resident.press('改时间'))).toMatch(/^哪天方便？/);
		expect(words(await resident.say('周五上午'))).toContain('周五(11月27日)上午');
		expect(words(await resident.say('返回'))).toContain('好，退回一步');
		await resident.say('周五上午');
		expect(words(await resident.press('不要了'))).toContain('刚才填的都不要了');
		expect(words(await resident.say('确认'))).not.toContain('已点单');
		expect(await resident.orders()).toEqual([]);
	});

	test('取消 before the confirmation drops the draft, 接着办 brings it back', async () => {
		const resident = await desk.anonymous();
		await resident.say('想找人来家里剪个头发，聂耳社区，周五上午');
		expect(words(await resident.say('取消'))).toContain('刚才填的都不要了');
		for (const word of ['确认', '好', '对']) expect(words(await resident.say(word)), word).not.toContain('已点单');
		expect(words(await resident.say('接着办'))).toContain('好，接着办刚才这件');
		expect(words(await resident.say('王奶奶'))).toContain('服务：上门理发');
		expect(words(await resident.say('算了'))).toContain('刚才填的都不要了');
		expect(await resident.orders()).toEqual([]);
		await resident.press('接着办');
		expect(words(await resident.say('确认'))).toContain('已点单');
	});

	test('a slot nearer than the item allows: the earliest possible day is offered', async () => {
		const resident = await desk.anonymous();
		await resident.say('想找人来家里剪个头发');
		await resident.say('聂耳社区');
		const [answer] = await resident.say('明天上午');
		expect(answer?.text).toContain('要提前48小时约，最早11月25日');
		expect(answer?.choices.length).toBeGreaterThan(1);
		expect(words(await resident.say('昨天上午'))).toMatch(/哪天方便？$/);
	});
});
