import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { handoffs, people, roles } from '../../db/schema/index.ts';
import type { TestDesk } from '../helpers/app.ts';
import { accepted, deskForEach, labels, newestWords, order, pressOn, toldTo, until, words } from './story.ts';

/** 人工: resident and station talk to each other through the desk, for the day (desk.md §4). */

const NIEER = '530402001009';
const WHO = '张桂兰（尾号8001）';

let desk: TestDesk;
deskForEach((opened) => {
	desk = opened;
});

const open = () => desk.db.select().from(handoffs);

/** A second person at the counter of the station. */
async function colleague(): Promise<void> {
	const [row] = await desk.db.select({ id: people.id }).from(people).where(eq(people.persona, 'editor'));
	await desk.db.insert(roles).values({ personId: row?.id as never, role: 'coordinator', unitCode: NIEER });
}

describe('a talk', () => {
	test('both ways, seen by the colleague, ended by the station; buttons and commands go on working', async () => {
		await colleague();
		const number = await order(desk);
		const resident = await desk.as('resident-1');
		const station = await desk.as('station-nieer');
		expect(words(await resident.say('人工'))).toContain('已请聂耳社区站的同志给您回话，今天10:30前回您');
		expect(words(await resident.say('奶奶耳朵不好，到了请大声敲门'))).toBe('已转给聂耳社区站。');
		expect(words(await resident.say('门铃也坏了'))).toBe('');
		expect(words(await resident.say(`查${number}`))).toContain('待集单');

		const heard = await station.hear();
		expect(heard.map((message) => message.text).slice(-2)).toEqual([`${WHO}：奶奶耳朵不好，到了请大声敲门`, `${WHO}：门铃也坏了`]);
		expect(labels(heard.at(-1))).toEqual([`回话 ${WHO}`, `结束 ${WHO}`]);
		expect(words(await station.press(`回话 ${WHO}`))).toContain(`现在您说的话会发给${WHO}`);
		expect(words(await station.say('好的，我告诉志愿者'))).toBe(`已发给${WHO}。`);
		expect(words(await resident.hear())).toBe('聂耳社区站：好的，我告诉志愿者');
		expect(await newestWords(desk, 'editor')).toBe(`何*回了${WHO}：好的，我告诉志愿者`);

		// the colleague answers at the same time: both are heard
		const other = await desk.as('editor');
		expect(words(await other.say('回话'))).toContain('何*已经回过');
		await Promise.all([other.say('我是小钱，也在'), station.say('十点到')]);
		const both = (await toldTo(desk, resident)).slice(-2).map((message) => message.text);
		expect(both.toSorted()).toEqual(['聂耳社区站：十点到', '聂耳社区站：我是小钱，也在'].toSorted());

		// acting on a card leaves the talk, and says so
		expect(words(await pressOn(desk, station, number, '确认'))).toMatch(new RegExp(`^先不回.*\\n已集单 ${number}`));
		expect(words(await station.say('好的'))).not.toContain('已发给');
		await resident.hear();
		expect(words(await station.say('结束'))).toBe(`已结束和${WHO}的对话。`);
		expect(words(await resident.hear())).toContain('聂耳社区站的同志说完了');
		expect(await newestWords(desk, 'editor')).toBe(`何*已结束和${WHO}的对话。`);
		expect(words(await other.say('还有一句'))).toContain('这句话没有发出去');
		// free words are a wish again
		expect(words(await resident.say('手机不会用，想请人教'))).toContain('手机使用教学');
		expect((await open())[0]).toMatchObject({ closedBy: expect.stringMatching(/^person:\d+$/), answerBy: null });
	});

	test('emergencies come first, also in the middle of it', async () => {
		const resident = await desk.as('resident-1');
		await resident.say('人工');
		expect(words(await resident.say('家里着火了')).split('\n')[0]).toContain('119');
		expect(await newestWords(desk, 'station-nieer')).toContain('【急】');
	});

	test('two callers at once are told apart', async () => {
		for (const who of ['resident-1', 'resident-2']) await (await desk.as(who)).say('人工');
		const station = await desk.as('station-nieer');
		const [which] = await station.say('回话');
		expect(labels(which)).toEqual([`回话 ${WHO}`, '回话 李国庆（尾号8002）']);
		await station.say('2');
		await station.say('您请说');
		expect(await newestWords(desk, 'resident-2')).toBe('聂耳社区站：您请说');
		expect(await newestWords(desk, 'resident-1')).toContain('已请聂耳社区站');
	});
});

describe('by the clock', () => {
	test('nobody answers by the promised time: the level above gets the words, the person an apology with a new time', async () => {
		const resident = await desk.as('resident-1');
		await resident.say('人工');
		await resident.say('门锁坏了进不去');
		await desk.clock.forward('PT30M');
		expect(await newestWords(desk, 'resident-1')).toMatch(/^对不起，聂耳社区站还没来得及回您，已请上一级的同志来回。今天11:00前回您/);
		expect(await newestWords(desk, 'institute-yuxing')).toMatch(
			/^【回话】张桂兰请聂耳社区站回话，没来得及回，升到您这里[\s\S]+门锁坏了进不去/,
		);
		expect(await newestWords(desk, 'station-nieer')).toContain('已升到上一级');
		const institute = await desk.as('institute-yuxing');
		await institute.press('回话');
		await institute.say('马上过来');
		expect(await newestWords(desk, 'resident-1')).toBe('玉兴街道所：马上过来');
		await desk.clock.forward('PT3H');
		expect(await newestWords(desk, 'resident-1')).toBe('玉兴街道所：马上过来');
		// the next words are owed an answer again
		await resident.say('到哪里了');
		await until(desk, '2026-11-23T14:31');
		expect(await newestWords(desk, 'resident-1')).toMatch(/^对不起/);
	});

	test('ends with the day, both are told; asked at night it lasts through the next working day', async () => {
		const resident = await desk.as('resident-1');
		await resident.say('人工');
		await (await desk.as('station-nieer')).press('回话');
		await (await desk.as('station-nieer')).say('收到');
		await until(desk, '2026-11-24T00:01');
		expect(await newestWords(desk, 'resident-1')).toContain('到时间结束了');
		expect(await newestWords(desk, 'station-nieer')).toBe(`和${WHO}的对话到时间结束了。`);
		expect(words(await resident.say('人工'))).toContain('今天9:00前回您。今天23:59前您在这里说的话');
		const rows = await open();
		expect(rows.map((row) => row.closedBy)).toEqual(['clock', null]);
	});

	test('nobody at all answers: after the last promise the desk says so', async () => {
		const resident = await desk.as('resident-1');
		await resident.say('人工');
		await desk.clock.forward('P4D');
		expect(words(await toldTo(desk, resident))).toContain('一直没有人能回您');
		const told = (await toldTo(desk, resident)).filter((message) => message.text.startsWith('对不起'));
		expect(told.length).toBeLessThanOrEqual(6);
		expect((await open())[0]?.closedBy).toBe('clock');
	});

	test('申诉 without a returned order goes to the level above', async () => {
		await accepted(desk);
		const resident = await desk.as('resident-1');
		expect(words(await resident.say('申诉'))).toContain('已把您的申诉转给聂耳社区站的上一级');
		await resident.say('站里说我不符合条件');
		expect(await newestWords(desk, 'institute-yuxing')).toBe(`${WHO}：站里说我不符合条件`);
	});
});
