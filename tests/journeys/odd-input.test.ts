import { describe, expect, test } from 'vitest';
import { orders } from '../../db/schema/index.ts';
import type { TestDesk } from '../helpers/app.ts';
import type { Chat } from '../helpers/chat.ts';
import {
	accepted,
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
	post,
	pressOn,
	toldTo,
	until,
	WISH,
	words,
} from './story.ts';

/** What people, clumsy programs and old buttons send: always an answer, never a wrong effect. */

let desk: TestDesk;
let resident: Chat;
deskForEach(async (opened) => {
	desk = opened;
	resident = await desk.as('resident-1');
});

describe('odd words', () => {
	test('5,000 characters: kept whole, said to be too long; a wish at their beginning is understood', async () => {
		const [answer] = await resident.say('啊'.repeat(5_000));
		expect(answer?.text).toContain('这段话太长');
		expect(labels(answer)).toEqual(['请人帮忙', '查我的单', '找人工']);
		expect(words(await resident.say(`${WISH}。${'事情是这样的，'.repeat(700)}`))).toContain('【上门理发】');
	});

	test('emoji, NUL, lone surrogates, unseen characters, full width: an answer each, nothing ordered', async () => {
		for (const text of [
			'😀😀',
			'👍',
			'？？？',
			'\u0000想找人来家里剪个头发',
			'\ud800想',
			'\u200b帮助\u200b',
			'１２３４５',
			'🀄'.repeat(300),
		])
			expect(words(await resident.say(text)), JSON.stringify(text)).not.toBe('');
		expect(words(await resident.say('\u200b帮\u0000助\ufeff'))).toContain('我是五单服务台');
		expect(words(await resident.say('ｈｅｌｐ'))).toContain('我是五单服务台');
		expect(await desk.db.select().from(orders)).toEqual([]);
	});

	test('templates, markup and SQL stay words', async () => {
		await resident.say('想找人来家里剪个头发');
		await resident.say('1 周四上午');
		await resident.press('改联系人');
		const odd = "{number} <b>老王</b>'; drop table orders;--";
		const answer = words(await resident.say(odd));
		expect(answer).not.toBe('');
		const number = await order(desk, 'resident-2', '周四上午', `{unit} 想找人来家里剪个头发 <script>`);
		expect(await newestWords(desk, 'station-nieer')).toContain('{unit} 想找人来家里剪个头发 <script>');
		expect((await orderRow(desk, number)).state).toBe('ordered');
	});
});

describe('words that cannot be placed', () => {
	test('two in a row: a human is offered; five: the station sees the person, and the desk is quiet until it understands', async () => {
		const station = await desk.as('station-nieer');
		expect(labels((await resident.say('今天天气怎么样'))[0])).toContain('找人工');
		const [second] = await resident.say('嗯呢那个');
		expect(second?.text).toContain('要不要请社区站的同志跟您说');
		expect(labels(second)).toEqual(['请人帮忙', '找人工']);
		await resident.say('今天天气怎么样');
		await resident.say('今天天气怎么样');
		expect(await station.hear()).toEqual([]);
		expect(words(await resident.say('今天天气怎么样'))).toContain('已请聂耳社区站的同志给您回话');
		expect(words(await station.hear())).toBe('【回话】张桂兰请您回话。电话13800138001。\n“今天天气怎么样”\n说好今天10:30前回话。');
		expect(await resident.say('今天天气怎么样')).toEqual([]);
		expect(words(await station.hear())).toBe('张桂兰（尾号8001）：今天天气怎么样');
		// What is understood is answered at once, and the count begins anew.
		expect(words(await resident.say('想找人来家里剪个头发'))).toContain('【上门理发】');
		// What is no answer to the draft goes on to the station, which is still there.
		await resident.say('今天天气怎么样');
		expect(words(await station.hear())).toContain('张桂兰（尾号8001）：今天天气怎么样');
	});

	test('after ten minutes, when the station has ended the talk, the desk answers again', async () => {
		for (let n = 0; n < 6; n++) await resident.say('今天天气怎么样');
		await (await desk.as('station-nieer')).say('结束');
		expect(await resident.say('今天天气怎么样')).toEqual([]);
		await desk.clock.forward('PT11M');
		expect(await resident.say('今天天气怎么样')).not.toEqual([]);
	});

	test('找人工 brings a card to the station with what was wanted', async () => {
		await resident.say('想找人来家里剪个头发');
		expect(words(await resident.say('人工'))).toContain('已请聂耳社区站的同志给您回话');
		expect(await newestWords(desk, 'station-nieer')).toContain('“想找人来家里剪个头发”');
		expect(words(await resident.say('1 周四上午'))).toContain('周四(11月26日)');
	});
});

describe('buttons', () => {
	test('that nobody gave out, or of what does not exist: said so, no effect', async () => {
		await order(desk);
		for (const id of [
			'nonsense',
			'nonsense:1',
			'accept:999999999',
			'collect:x',
			'cancel-yes:99999999999999999999',
			'rate:1:9',
			'item:Z99',
			'part:0:9:day',
			'dispatch:1',
			'why:return-why:1:none',
			'::',
			'confirm:extra',
		])
			expect(words(await choose(desk, resident, id)), id).not.toBe('');
		expect(await desk.db.select().from(orders)).toHaveLength(1);
	});

	test('of somebody else: the station’s, the leader’s, the dispatcher’s are no good in other hands', async () => {
		const number = await order(desk);
		const collecting = await buttonOn(desk, await desk.as('station-nieer'), number, '确认');
		const stranger = await desk.as('resident-2');
		const stale = '这个按钮已经过时了。';
		expect(words(await choose(desk, stranger, collecting))).toBe(stale);
		await collect(desk, number);
		const offer = await buttonOn(desk, await desk.as('leader-1'), number, '接');
		for (const who of ['resident-2', 'volunteer-1', 'leader-2'])
			expect(words(await choose(desk, await desk.as(who), offer)), who).toBe(stale);
		// the station answers for the order and may hear its number
		expect(words(await choose(desk, await desk.as('station-nieer'), offer))).toBe(`${number}不归您这里办。`);
		expect(await offersOf(desk, number)).toEqual(['1.1 巧手公益手艺队 sent']);
	});

	test('of an old message: 接 after another team has it, 集单 twice, 评 twice, 完成 twice', async () => {
		const number = await order(desk);
		await collect(desk, number);
		expect(words(await pressOn(desk, await desk.as('station-nieer'), number, '确认'))).toMatch(new RegExp(`^${number}现在是“找人中`));
		while ((await orderRow(desk, number)).round < 2) await desk.clock.toNext();
		await pressOn(desk, await desk.as('leader-2'), number, '接');
		expect(words(await pressOn(desk, await desk.as('leader-1'), number, '接'))).toBe(`${number}已被 玉兴街道志愿服务大队 接单了，谢谢您。`);
		expect(words(await pressOn(desk, await desk.as('leader-2'), number, '接'))).toBe(`${number}您已经在里面了。`);
		await pressOn(desk, await desk.as('volunteer-3'), number, '接');
		await until(desk, '2026-11-26T09:00');
		const member = await desk.as('volunteer-3');
		await member.say('到了');
		await desk.clock.forward('PT40M');
		await member.press('完成');
		expect(words(await pressOn(desk, member, number, '完成'))).toMatch(new RegExp(`^${number}现在是“待确认`));
		await desk.clock.forward('PT10M');
		await pressOn(desk, resident, number, '5 很好');
		expect(words(await pressOn(desk, resident, number, '1 很差'))).toBe(`${number}您已经评过了，谢谢。`);
		await pressOn(desk, await desk.as('station-nieer'), number, '确认时长');
		expect(words(await pressOn(desk, await desk.as('station-nieer'), number, '确认时长'))).toContain('已结');
		expect((await orderRow(desk, number)).stars).toBe(5);
		expect(await pathOf(desk, number)).toBe('ordered collected offering accepted departed serving confirming rating closed');
	});

	test('two questions at once: a bare number asks which is meant', async () => {
		const first = await order(desk);
		const second = await order(desk, 'resident-2');
		const station = await desk.as('station-nieer');
		const [which] = await station.say('1');
		expect(which?.text).toBe('您说的是哪一件？');
		expect(labels(which)).toEqual([first, second].map((number) => `${number} 上门理发：确认`));
		expect((await orderRow(desk, first)).state).toBe('ordered');
		await pressOn(desk, station, second, '确认');
		expect([(await orderRow(desk, first)).state, (await orderRow(desk, second)).state]).toEqual(['ordered', 'offering']);
	});
});

test('a leader with two cards: 接 asks which order, and takes the one that is pressed', async () => {
	const first = await order(desk);
	const second = await order(desk, 'resident-2');
	for (const number of [first, second]) await collect(desk, number);
	const leader = await desk.as('leader-1');
	const [which] = await leader.say('接');
	expect(which?.text).toBe('有2张单可以接，接哪张？');
	expect(labels(which).toSorted()).toEqual([first, second].map((number) => `${number} 上门理发 11月26日上午`));
	expect(words(await leader.press(second))).toContain(`接单成功 ${second}`);
	expect((await orderRow(desk, first)).state).toBe('offering');
});

test('a button that nobody gave out is shown in the own thread as a button', async () => {
	await choose(desk, resident, 'nobody:gave');
	expect(await resident.transcript()).toContain('→ （按钮）');
});

test('a correction in words at the summary', async () => {
	await resident.say(WISH);
	await resident.say('1 周四上午');
	expect(words(await resident.say('改成下午'))).toMatch(/^时间改为周四\(11月26日\)下午12:00–18:00。\n请看对不对/);
	expect(words(await resident.say('地址是小石桥村12号'))).toMatch(/^地点改为小石桥彝族乡小石桥村 12号。\n请看对不对/);
	expect(words(await resident.say('确认'))).toContain('已点单');
});

describe('an emergency in the middle of a draft', () => {
	test('the number to ring comes first, the duty people are told, no order is made, and the draft is kept', async () => {
		await resident.say(WISH);
		const [answer] = await resident.say('隔壁着火了！');
		expect(answer?.text.split('\n')[0]).toMatch(/【请马上打电话】119/);
		expect(labels(answer)).toEqual([]);
		for (const who of ['station-nieer', 'dispatcher'])
			expect(await newestWords(desk, who)).toMatch(/^【急】聂耳社区一位居民说：“隔壁着火了！”/);
		expect(await desk.db.select().from(orders)).toEqual([]);
		expect(words(await resident.say('1 周四上午'))).toContain('周四(11月26日)上午');
		expect(words(await resident.say('确认'))).toContain('已点单');
	});

	test('words of somebody who wants to die: no menu, a human at once, also in quiet hours and after many unclear texts', async () => {
		for (let n = 0; n < 6; n++) await resident.say('今天天气怎么样');
		await until(desk, '2026-11-23T23:30');
		const [answer] = await resident.say('我不想活了');
		expect(answer?.text).toMatch(/您现在的安全最要紧|120|110/);
		expect(labels(answer)).toEqual([]);
		// the words are for whoever takes it, not for a card
		expect(await newestWords(desk, 'dispatcher')).toMatch(/^【急】【危机】/);
		expect(words(await (await desk.as('dispatcher')).press('已接手'))).toContain('我不想活了');
	});

	test('said by whoever serves, at the door: the same', async () => {
		const number = await accepted(desk);
		await until(desk, '2026-11-26T09:00');
		const leader = await desk.as('leader-1');
		await leader.say('到了');
		expect(words(await leader.say('老人摔倒昏迷了'))).toContain('120');
		expect(await newestWords(desk, 'dispatcher')).toContain('老人摔倒昏迷了');
		expect((await orderRow(desk, number)).state).toBe('serving');
	});
});

test('a persona’s session is no key to another’s thread', async () => {
	const number = await order(desk);
	const stranger = await desk.as('resident-2');
	expect(words(await toldTo(desk, stranger))).not.toContain(number);
	expect((await post(desk, { cookie: '' }, { text: '查单' })).statusCode).toBe(401);
});
