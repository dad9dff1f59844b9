import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { people } from '../../db/schema/index.ts';
import type { TestDesk } from '../helpers/app.ts';
import { accepted, collect, crewOf, deskForEach, labels, order, orderRow, pressOn, until, words } from './story.ts';

/** Several orders at once, and several parts in one order. */

let desk: TestDesk;
deskForEach((opened) => {
	desk = opened;
});

describe('several open orders', () => {
	test('of one resident: bare words ask which, the strip holds both, numbers mean their own', async () => {
		const first = await order(desk, 'resident-1', '周四上午');
		const second = await order(desk, 'resident-1', '周五下午', '手机不会用，想请人教');
		const resident = await desk.as('resident-1');
		expect((await resident.orders()).map(({ number }) => number).toSorted()).toEqual([first, second]);
		const [which] = await resident.say('取消');
		expect(which?.text).toBe('您有2张单，取消哪张？');
		expect(labels(which)).toEqual([`${second} 手机使用教学 11月27日下午`, `${first} 上门理发 11月26日上午`]);
		expect(words(await resident.say('2'))).toBe(`要取消${first} 上门理发吗？`);
		expect(words(await resident.say('不'))).toContain('照常进行');
		expect(words(await resident.say('催单'))).toContain('看哪张');
		expect(words(await resident.say('查单'))).toMatch(
			new RegExp(
				`^您有2张单：\n①${second} 手机使用教学｜11月27日下午｜待集单：站里正在看。.+前给您回话。\n②${first} 上门理发｜.+前给您回话。\n看哪张？$`,
			),
		);
		expect(words(await resident.say(`取消${second}`))).toContain(`已取消${second}`);
		// one is left: it is asked once, never cancelled by guess
		expect(words(await resident.say('取消'))).toBe(`要取消${first} 上门理发吗？`);
		expect((await orderRow(desk, first)).state).toBe('ordered');
	});

	test('two tasks of one volunteer, two cards of one leader, a bare number with two open questions', async () => {
		const numbers = [await accepted(desk, 'resident-1', '周四上午'), await accepted(desk, 'resident-2', '周四下午')];
		const volunteer = await desk.as('volunteer-1');
		for (const word of ['出发', '请假', '我的任务']) {
			const [which] = await volunteer.say(word);
			expect(which?.text, word).toBe('有2张单，是哪一张？');
			expect(which?.choices.map(({ label }) => label.slice(0, 8)).toSorted()).toEqual(numbers);
		}
		for (const when of ['周五上午', '周六上午'])
			await collect(desk, await order(desk, when === '周五上午' ? 'resident-1' : 'resident-2', when));
		const leader = await desk.as('leader-1');
		expect(labels((await leader.say('接'))[0])).toHaveLength(2);
		const station = await desk.as('station-nieer');
		await order(desk, 'resident-1', '下周一上午');
		await order(desk, 'resident-2', '下周一上午');
		const [asked] = await station.say('1');
		expect(asked?.text).toBe('您说的是哪一件？');
		expect(asked?.choices.every(({ label }) => /^\d{4}-\d{3} 上门理发：确认$/.test(label))).toBe(true);
	});
});

describe('resident and leader at once', () => {
	test('the team serves its leader: others go, the leader follows, cancels or rates as a resident', async () => {
		const [row] = await desk.db.select({ id: people.id }).from(people).where(eq(people.persona, 'leader-1'));
		const number = await order(desk, 'leader-1');
		await collect(desk, number);
		const leader = await desk.as('leader-1');
		await leader.hear();
		expect(words(await leader.say('查单'))).toContain(number);
		expect(words(await leader.say('接'))).toContain(`接单成功 ${number}。这是给您自己办的，您不算在去的人里，还差2人，已问队里2位`);
		for (const who of ['volunteer-1', 'volunteer-2']) expect(words(await (await desk.as(who)).say('接'))).toContain(`已加入 ${number}`);
		expect(await crewOf(desk, number)).toEqual(['李春梅 joined', '周立新 joined']);
		expect(words(await leader.say('我的任务'))).toMatch(/^您现在没有任务/);
		expect(words(await leader.say(`出发 ${number}`))).not.toContain('已告诉居民');

		await until(desk, '2026-11-26T09:00');
		const volunteer = await desk.as('volunteer-1');
		await volunteer.say('到了');
		await desk.clock.forward('PT40M');
		await volunteer.say('完成');
		await desk.clock.forward('PT10M');
		await pressOn(desk, await desk.as('station-nieer'), number, '确认时长');
		expect(words(await pressOn(desk, leader, number, '5 很好'))).toContain('谢谢');
		expect(await orderRow(desk, number)).toMatchObject({ state: 'closed', stars: 5, residentId: row?.id });
	});
});
