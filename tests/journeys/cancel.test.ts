import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { hours, timers } from '../../db/schema/index.ts';
import type { TestDesk } from '../helpers/app.ts';
import {
	accepted,
	collect,
	deskForEach,
	labels,
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

/** The resident cancels, at every stage; never by guess, never somebody else's (desk.md §4). */

let desk: TestDesk;
deskForEach((opened) => {
	desk = opened;
});

describe('取消NUMBER', () => {
	test('before anybody looked: done at once, and the station need not look', async () => {
		const number = await order(desk);
		expect(words(await (await desk.as('resident-1')).say(`取消${number}`))).toBe(`已取消${number}。谢谢提前告知。`);
		const station = await desk.as('station-nieer');
		expect(words(await toldTo(desk, station))).toContain(`${number} 上门理发居民已取消，不用处理。`);
		expect(words(await pressOn(desk, station, number, '确认'))).toContain('已取消');
		expect(await pathOf(desk, number)).toBe('ordered cancelled');
	});

	test('while teams are asked: their cards bind nobody any more', async () => {
		const number = await order(desk);
		await collect(desk, number);
		expect(words(await (await desk.as('resident-1')).say(`取消 ${number}`))).toContain(`已取消${number}`);
		expect(await offersOf(desk, number)).toEqual(['1.1 巧手公益手艺队 withdrawn']);
		expect(words(await pressOn(desk, await desk.as('leader-1'), number, '接'))).toContain('已取消');
		expect(await pathOf(desk, number)).toBe('ordered collected offering cancelled');
	});

	test('after 接单: thanks for the early word, everybody who goes hears it at once', async () => {
		const number = await accepted(desk);
		expect(words(await (await desk.as('resident-1')).say(`取消${number}`))).toBe(`已取消${number}。志愿者还没出发，谢谢提前告知。`);
		for (const who of ['leader-1', 'volunteer-1']) expect(await newestWords(desk, who)).toBe(`${number} 上门理发已取消，不用去了。谢谢。`);
		// Nobody is reminded of what will not be.
		await until(desk, '2026-11-26T12:30');
		expect(await newestWords(desk, 'leader-1')).toContain('不用去了');
		expect(words(await (await desk.as('leader-1')).say(`到了 ${number}`))).toContain('已取消');
	});

	test('after 出发: said plainly, the travelling is stopped, no hours', async () => {
		const number = await accepted(desk);
		await until(desk, '2026-11-26T08:30');
		await (await desk.as('volunteer-1')).say('出发');
		expect(words(await (await desk.as('resident-1')).say(`取消${number}`))).toBe(
			`已取消${number}。志愿者已在路上，我马上告诉他。下次请尽量提前2小时。`,
		);
		expect(await newestWords(desk, 'volunteer-1')).toContain('请不要再去了');
		expect(await pathOf(desk, number)).toBe('ordered collected offering accepted departed cancelled');
		const { id } = await orderRow(desk, number);
		expect(await desk.db.select().from(hours).where(eq(hours.orderId, id))).toEqual([]);
		const rows = await desk.db.select().from(timers).where(eq(timers.subject, id));
		expect(rows.filter((row) => row.subjectKind === 'order' && row.firedAt === null)).toEqual([]);
	});

	test('twice, and after the service is done: told what is, nothing changes', async () => {
		const number = await accepted(desk);
		const resident = await desk.as('resident-1');
		await until(desk, '2026-11-26T08:30');
		await (await desk.as('leader-1')).say('到了');
		await desk.clock.forward('PT40M');
		await (await desk.as('leader-1')).say('完成');
		expect(words(await resident.say(`取消${number}`))).toMatch(new RegExp(`^${number}现在是“待确认`));
		expect((await orderRow(desk, number)).state).toBe('confirming');

		const other = await order(desk, 'resident-1', '下周一上午');
		await resident.say(`取消${other}`);
		expect(words(await resident.say(`取消${other}`))).toContain('已取消');
		expect(await pathOf(desk, other)).toBe('ordered cancelled');
	});
});

describe('bare 取消', () => {
	test('one open order: asked once, by a question that names it', async () => {
		const number = await order(desk);
		const resident = await desk.as('resident-1');
		const [sure] = await resident.say('取消');
		expect(sure?.text).toBe(`要取消${number} 上门理发吗？`);
		expect(labels(sure)).toEqual([`取消${number}`, '不取消']);
		expect((await orderRow(desk, number)).state).toBe('ordered');
		expect(words(await resident.say('不取消'))).toBe(`好，${number}照常进行。`);
		await resident.say('取消');
		expect(words(await resident.say('对'))).toContain(`已取消${number}`);
	});

	test('two open orders: asked which one; the other stays', async () => {
		const haircut = await order(desk);
		const cooker = await order(desk, 'resident-1', '周五下午', '电饭煲坏了，想请人修');
		const resident = await desk.as('resident-1');
		const [which] = await resident.say('取消');
		expect(which?.text).toBe('您有2张单，取消哪张？');
		expect(labels(which)).toEqual([`${cooker} 小家电维修 11月27日下午`, `${haircut} 上门理发 11月26日上午`]);
		expect(words(await resident.say('2'))).toBe(`要取消${haircut} 上门理发吗？`);
		expect(words(await resident.say('1'))).toContain(`已取消${haircut}`);
		expect((await resident.orders()).map((one) => one.number)).toEqual([cooker]);
	});

	test('no order: said so', async () => {
		expect(words(await (await desk.as('resident-1')).say('取消'))).toContain('您现在没有办理中的单子');
	});
});

describe('somebody else’s number', () => {
	test('is unknown to the asker, for every word and for the button itself', async () => {
		const number = await order(desk);
		const stranger = await desk.as('resident-2');
		for (const word of ['取消', '查', '催单', '接', '完成'])
			expect(words(await stranger.say(`${word}${number}`)), word).toBe(`没有找到单号${number}。发“查单”看您的单子。`);
		const { id } = await orderRow(desk, number);
		const pressed = await desk.app.inject({
			method: 'POST',
			url: '/chat/messages',
			headers: { cookie: stranger.cookie },
			payload: { id: 'forged', choice: `cancel-yes:${id}` },
		});
		expect(pressed.statusCode).toBe(200);
		const answer = await stranger.last();
		expect(answer).not.toMatch(/理发|聂耳|张/);
		expect(await pathOf(desk, number)).toBe('ordered');
	});
});
