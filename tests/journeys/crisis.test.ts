import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { handoffs, orders, people, roles } from '../../db/schema/index.ts';
import type { TestDesk } from '../helpers/app.ts';
import { deskForEach, labels, newest, newestWords, toldTo, until, words } from './story.ts';

/** Whoever writes of not wanting to live gets numbers and a person; other emergencies the number, and a draft waits (desk.md §4). */

const NIEER = '530402001009';
const WHO = '张桂兰（尾号8001）';
const SAID = '活着没意思，药我都攒好了';

let desk: TestDesk;
deskForEach((opened) => {
	desk = opened;
});

const rows = () => desk.db.select().from(handoffs);
const wordsTold = async (who: string): Promise<readonly string[]> => (await toldTo(desk, await desk.as(who))).map(({ text }) => text);

/** A second person at the counter of the station. */
async function colleague(): Promise<void> {
	const [row] = await desk.db.select({ id: people.id }).from(people).where(eq(people.persona, 'editor'));
	await desk.db.insert(roles).values({ personId: row?.id as never, role: 'coordinator', unitCode: NIEER });
}

describe('crisis', () => {
	test('numbers in the first line, a card without the words, 已接手, then a talk', async () => {
		await colleague();
		const resident = await desk.as('resident-1');
		const [first = ''] = words(await resident.say(SAID)).split('\n');
		expect(first).toMatch(/12356/);
		expect(first).toMatch(/120.*110/);
		expect(await newestWords(desk, 'resident-1')).toContain('今天10:05前');
		for (const who of ['station-nieer', 'editor', 'dispatcher']) {
			const card = await newest(desk, who);
			expect(card?.text).toMatch(/^【急】【危机】/);
			expect(card?.text).not.toMatch(/药|没意思|张桂兰|138/);
			expect(labels(card)).toEqual(['已接手']);
		}
		expect(await wordsTold('institute-yuxing')).toEqual([]);
		expect(await rows()).toMatchObject([{ kind: 'crisis', answeredBy: null, level: 0 }]);

		// words go on; as long as nobody has it, each of them is answered
		expect(words(await resident.say('我现在一个人坐着'))).toMatch(/^我在/);
		expect(words(await resident.say('没有人在乎我，我真的不想活了')).split('\n')[0]).toMatch(/12356.*120.*110/);

		const station = await desk.as('station-nieer');
		const taken = words(await station.press('已接手'));
		expect(taken).toContain(`您已接手${WHO}`);
		expect(taken).toMatch(/电话138\d{8}/);
		expect(taken).toContain(SAID);
		expect(taken).toContain('没有人在乎我');
		expect(words(await resident.hear())).toMatch(/^聂耳社区站的同志看到了，马上和您联系/);
		expect(await newestWords(desk, 'editor')).toBe('何*已接手张*（尾号8001），正在联系。');

		// whoever comes second hears who has it
		expect(words(await (await desk.as('dispatcher')).press('已接手'))).toContain(`何*已经接手了${WHO}`);

		// from now on a talk: to the one who has it, and to nobody else
		const before = (await wordsTold('dispatcher')).length;
		expect(words(await resident.say('我在阳台上坐着'))).toBe('');
		expect(await newestWords(desk, 'station-nieer')).toBe(`${WHO}：我在阳台上坐着`);
		await station.say('我马上打给您，先进屋坐着好吗');
		expect(words(await resident.hear())).toBe('聂耳社区站：我马上打给您，先进屋坐着好吗');
		expect((await wordsTold('dispatcher')).length).toBe(before);
		await desk.clock.forward('PT3H');
		expect(await newestWords(desk, 'resident-1')).toContain('先进屋坐着好吗');
		expect(await desk.db.select().from(orders)).toEqual([]);
	});

	test('two press at the same moment: one has it', async () => {
		await colleague();
		await (await desk.as('resident-1')).say(SAID);
		const [one, other] = [await desk.as('station-nieer'), await desk.as('editor')];
		await Promise.all([one.hear(), other.hear()]);
		const both = (await Promise.all([one.press('已接手'), other.press('已接手')])).map(words);
		expect(both.filter((text) => text.includes('您已接手'))).toHaveLength(1);
		expect(both.filter((text) => text.includes('已经接手了'))).toHaveLength(1);
		expect((await wordsTold('resident-1')).filter((text) => text.includes('看到了'))).toHaveLength(1);
	});

	test('nobody takes it, in the middle of the night: every five minutes the next level and the same again, and a word to the person', async () => {
		await until(desk, '2026-11-23T23:30');
		const resident = await desk.as('resident-1');
		await resident.say('我不想活了');
		const cards = async (who: string) => (await wordsTold(who)).filter((text) => text.includes('【危机】')).length;
		expect([await cards('station-nieer'), await cards('dispatcher'), await cards('institute-yuxing')]).toEqual([1, 1, 0]);
		for (let round = 1; round <= 4; round += 1) {
			await desk.clock.forward('PT5M');
			expect(words(await resident.hear())).toMatch(round % 2 === 1 ? /^我还在/ : /^我没有忘记您/);
			expect([await cards('station-nieer'), await cards('dispatcher'), await cards('institute-yuxing')]).toEqual([
				1 + round,
				1 + round,
				round,
			]);
		}
		expect((await wordsTold('resident-1')).join()).not.toContain('不想活');
		// 结束 does not call off those who look
		expect(words(await resident.say('结束'))).toMatch(/值班同志还是会来看看您/);
		await desk.clock.forward('PT5M');
		expect(await cards('station-nieer')).toBe(6);

		// it goes on past midnight, until somebody has it
		await until(desk, '2026-11-24T01:00');
		expect((await rows())[0]).toMatchObject({ closedAt: null, answeredBy: null });
		const institute = await desk.as('institute-yuxing');
		expect(words(await institute.say('已接手'))).toContain('您已接手');
		expect(words(await resident.hear())).toContain('玉兴街道所的同志看到了');
		const told = await cards('station-nieer');
		await desk.clock.forward('PT1H');
		expect(await cards('station-nieer')).toBe(told);
	});

	test('asked about and without an answer: the same; what was said is there for whoever takes it', async () => {
		const resident = await desk.as('resident-1');
		const quiet = '最近总觉得自己是家里的累赘，想找个人聊聊';
		expect(words(await resident.say(quiet))).toMatch(/^现在有人有危险吗？/);
		expect(await wordsTold('station-nieer')).toEqual([]);
		await desk.clock.forward('PT5M');
		expect(words(await resident.hear())).toMatch(/^【.*12356.*\n?.*我已请值班同志/);
		expect(await newestWords(desk, 'station-nieer')).toMatch(/^【急】【危机】/);
		await desk.clock.forward('PT5M');
		expect(words(await resident.hear())).toMatch(/^我还在/);
		expect(words(await (await desk.as('dispatcher')).press('已接手'))).toContain(quiet);
	});

	test('in the middle of 人工: the talk becomes one, whoever answered before', async () => {
		const resident = await desk.as('resident-1');
		await resident.say('人工');
		await (await desk.as('station-nieer')).press('回话');
		await (await desk.as('station-nieer')).say('您请说');
		await resident.say('我不想活了');
		expect(await rows()).toMatchObject([{ kind: 'crisis', answeredBy: null }]);
		await (await desk.as('dispatcher')).say('已接手');
		await (await desk.as('dispatcher')).say('结束');
		expect(await newestWords(desk, 'resident-1')).toMatch(/^中心的同志先说到这里.*12356/);
	});

	test('in English', async () => {
		const resident = await desk.as('resident-1');
		await resident.say('English');
		const [first = ''] = words(await resident.say('I want to kill myself')).split('\n');
		expect(first).toMatch(/120 or 110.*12356/);
		await desk.clock.forward('PT5M');
		expect(words(await resident.hear())).toMatch(/^I’m still here/);
		await (await desk.as('station-nieer')).press('已接手');
		expect(words(await resident.hear())).toContain('has seen it and is getting in touch');
	});
});

describe('fire in the middle of a draft', () => {
	test('the number first; what is said next goes to those on duty; the draft is gone on with afterwards', async () => {
		const resident = await desk.as('resident-3');
		await resident.say('想找人来家里剪个头发');
		const answer = words(await resident.say('厨房着火了，油锅烧起来了'));
		expect(answer.split('\n')[0]).toContain('119');
		expect(answer).toContain('您刚才点的单我先收着，没有丢');
		const card = await newest(desk, 'dispatcher');
		expect(card?.text).toContain('【急】');
		expect(labels(card)[0]).toMatch(/^回话/);
		expect(words(await resident.say('研和社区中街12号二楼'))).toMatch(/^已转给研和社区站的值班同志/);
		expect(await newestWords(desk, 'dispatcher')).toMatch(/研和社区中街12号二楼$/);
		// nobody is nudged about an order while the house burns
		await desk.clock.forward('PT40M');
		expect(await newestWords(desk, 'resident-3')).not.toContain('接着');
		expect(await desk.db.select().from(orders)).toEqual([]);
		expect(words(await resident.say('接着办'))).toContain('研和社区');
		expect(words(await resident.say('1 周五上午'))).toContain('上门理发');
		await resident.say('确认');
		expect(await desk.db.select().from(orders)).toHaveLength(1);
	});

	test('a draft that nobody takes up again is let go in the end, like any other', async () => {
		const resident = await desk.as('resident-3');
		await resident.say('想找人来家里剪个头发');
		await resident.say('楼下着火了，全是烟');
		await desk.clock.forward('PT25H');
		await resident.hear();
		expect(words(await resident.say('结束'))).not.toContain('上门理发');
		expect(labels(await newest(desk, 'resident-3'))).toEqual([]);
	});
});
