import { asc, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { conversations, inbox } from '../../db/schema/index.ts';
import type { TestDesk } from '../helpers/app.ts';
import { accept, collect, deskForEach, labels, numberIn, orderRow, post, toldTo, words } from './story.ts';

/** A resident says it in one breath, and is asked for nothing that was said. */

let desk: TestDesk;
deskForEach((opened) => {
	desk = opened;
});

test('one sentence makes a complete order', async () => {
	const resident = await desk.as('resident-1');
	const summary = words(await resident.say('奶奶走不动了，想请人周六上午来家里剪个头发，住在聂耳社区东风路8号3幢'));
	expect(summary).toMatch(/^给您选的是【上门理发】.+\n请看对不对：\n服务：上门理发\n时间：周六\(11月28日\)上午8:00–12:00\n/);
	expect(summary).toMatch(/\n地点：玉兴街道聂耳社区 东风路8号3幢\n联系：.\*，尾号\d{4}\n/);
	const number = numberIn(words(await resident.say('确认')));
	expect(await orderRow(desk, number)).toMatchObject({ itemCode: 'H06', address: '东风路8号3幢', slotGrain: 'part', people: 1 });
	const card = words(await toldTo(desk, await desk.as('station-nieer')));
	expect(card).toContain('住在聂耳社区东风路8号3幢');
	expect(card).toContain('\n依据：时间“周六上午” 地点“聂耳社区” 服务“');
	// sealed like the wish, and shown again to whoever looks the order up at the station
	const [raw] = await desk.db.execute<{ kept: string }>(sql`select encode(read_from, 'escape') as kept from orders`);
	expect(raw?.kept.length).toBeGreaterThan(40);
	expect(raw?.kept).not.toMatch(/place|when|words/);
	expect(words(await (await desk.as('station-nieer')).say(`查${number}`))).toContain('依据：时间“周六上午”');
	expect(words(await resident.say(`查${number}`))).not.toContain('依据');
});

test('a vague one brings three buttons, and after one tap nothing else is asked', async () => {
	const resident = await desk.as('resident-1');
	const [asked] = await resident.say('我妈一个人在家，想找人帮忙打扫一下卫生，周六上午，住在聂耳社区');
	expect(asked?.text).toBe('听明白了：周六(11月28日)上午8:00–12:00，玉兴街道聂耳社区。\n您想要的是哪一项？');
	expect(labels(asked)).toHaveLength(4);
	expect(labels(asked).at(-1)).toBe('都不是');
	expect(words(await resident.press('困难老人家庭清洁'))).toMatch(
		/^给您选的是【困难老人家庭清洁】.+\n请看对不对：\n服务：困难老人家庭清洁\n时间：周六\(11月28日\)上午8:00–12:00\n地点：玉兴街道聂耳社区\n/,
	);
	const number = numberIn(words(await resident.press('确认下单')));
	expect(await orderRow(desk, number)).toMatchObject({ itemCode: 'V05' });
});

test('without naming any service: the kind leads to it', async () => {
	const resident = await desk.as('resident-2');
	expect(words(await resident.say('洗澡的时候花洒全是凉水，后天下午在家'))).toMatch(
		/^给您选的是【水电小修】.+\n听明白了：周三\(11月25日\)下午12:00–18:00。\n在哪个小区？/,
	);
});

test('a stranger is asked only for what is missing', async () => {
	const stranger = await desk.anonymous();
	expect(words(await stranger.say('想请人教我妈用微信视频，聂耳社区，周六下午'))).toMatch(
		/^给您选的是【手机使用教学】.+\n听明白了：周六\(11月28日\)下午12:00–18:00，玉兴街道聂耳社区。\n怎么称呼您/,
	);
	expect(words(await stranger.say('我姓李，13800138000'))).toMatch(/请看对不对(?:.|\n)+联系：李\*，尾号8000/);
});

test('a change in the middle: the day, the place and the phone, each said back', async () => {
	const resident = await desk.as('resident-1');
	await resident.say('想请人来聂耳社区剪头发，周六上午');
	expect(words(await resident.say('不是周六，周天'))).toMatch(/^时间改为周日\(11月29日\)。\n请看对不对/);
	expect(words(await resident.say('地点改成北城'))).toMatch(/^北城街道的哪个社区/);
	expect(words(await resident.say('电话换成13900139000'))).toMatch(/^联系改为.\*，尾号9000。\n北城街道的哪个社区/);
	expect(words(await resident.press('北城社区'))).toMatch(/时间：周日\(11月29日\)\n地点：北城街道北城社区\n联系：.\*，尾号9000/);
});

test('an identity number is kept nowhere, whatever it comes with, and that is said once', async () => {
	const ID = '530402194001011234';
	const resident = await desk.as('resident-1');
	expect(words(await resident.say(`想请人剪头发，我的身份证是${ID}`))).toMatch(/^身份证号不用给我，我没有保存。\n给您选的是/);
	expect(words(await resident.say(`5304021940 0101 1234和 ${ID}`))).toContain('身份证号不用给我');
	await resident.say('重来');
	expect(words(await resident.say(ID)).match(/身份证号不用给我/g)).toHaveLength(1);
	expect(await resident.transcript()).toContain('我的身份证是〔ID〕');
	const rows = await desk.db.select().from(inbox);
	expect(rows.length).toBeGreaterThan(3);
	const talks = await desk.db.select().from(conversations);
	expect(JSON.stringify(rows)).toContain('〔ID〕');
	expect(JSON.stringify([rows, talks, await resident.transcript()])).not.toContain('530402');
});

test.each([
	['1380013800', '电话的位数不对'],
	['138001380012', '电话的位数不对'],
])('a phone of %s is asked for again, with everything else kept', async (phone, said) => {
	const stranger = await desk.anonymous();
	expect(words(await stranger.say(`想请人来聂耳社区剪头发，周六上午，李奶奶，电话${phone}`))).toContain(said);
	expect(words(await stranger.say('13800138000'))).toMatch(/时间：周六\(11月28日\)(?:.|\n)+联系：李\*，尾号8000/);
});

test('two communities that fit: which one, by button', async () => {
	const resident = await desk.as('resident-1');
	const [asked] = await resident.say('想请人剪头发，聂耳社区还是北苑社区都行，周六上午');
	expect(labels(asked)).toEqual(['聂耳社区', '北苑社区']);
	expect(words(await resident.press('北苑社区'))).toMatch(/地点：.+北苑社区/);
});

test('two wishes in one message: two orders, one after the other', async () => {
	const resident = await desk.as('resident-1');
	const BOTH = '奶奶走不动了，想请人周六上午来聂耳社区剪头发，还有家里水龙头漏水';
	expect(words(await resident.say(BOTH))).toMatch(/^记下了两件事：①上门理发 ②水电小修。先说第一件。\n(?:.|\n)+请看对不对/);
	const first = words(await resident.say('确认'));
	expect(first).toMatch(/接着说第二件。\n给您选的是【水电小修】.+\n请看对不对：\n服务：水电小修\n时间：周六/);
	const second = words(await resident.say('确认'));
	const [one, two] = await Promise.all([first, second].map((heard) => orderRow(desk, numberIn(heard))));
	expect([one?.itemCode, two?.itemCode]).toEqual(['H06', 'V14']);
	expect(two).toMatchObject({ unitCode: one?.unitCode, slotStart: one?.slotStart });
});

test('said in pieces within four seconds: one wish, each piece with its own row and answer', async () => {
	const resident = await desk.as('resident-1');
	const other = await desk.as('resident-3');
	const said = ['想找人', '修水龙头', '周六上午'];
	for (const [n, piece] of said.entries()) {
		if (n > 0) await desk.clock.forward('PT2S');
		expect(await resident.say(piece)).toHaveLength(1);
		await other.say('你好');
	}
	const [last] = await resident.say('聂耳社区东风路8号');
	expect(last?.text).toMatch(/服务：水电小修\n时间：周六\(11月28日\)上午8:00–12:00\n地点：玉兴街道聂耳社区 东风路8号/);
	const number = numberIn(words(await resident.say('确认')));
	expect((await orderRow(desk, number)).wish).toBe('想找人，修水龙头');
	const rows = await desk.db.select().from(inbox).orderBy(asc(inbox.id));
	expect(rows.map(({ status }) => status)).toEqual(rows.map(() => 'handled'));
	expect(rows).toHaveLength(said.length + said.length + 2);
});

test('pieces sent at the same moment stay in their order', async () => {
	const resident = await desk.as('resident-1');
	const sent = await Promise.all(['想找人', '修水龙头', '周六上午', '聂耳社区'].map((text) => post(desk, resident, { text })));
	expect(sent.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200]);
	expect((await resident.hear()).at(-1)?.text).toMatch(/请看对不对：\n服务：水电小修\n时间：周六/);
});

test('thanks and stickers begin nothing', async () => {
	const resident = await desk.as('resident-1');
	for (const said of ['谢谢', '🙏', '👍', '好的']) await resident.say(said);
	expect((await resident.hear()).flatMap(({ choices }) => choices)).toEqual([]);
	expect(words(await resident.say('确认'))).not.toContain('已点单');
});

test('ordered for somebody else: who it is for stands on the summary, the station’s card and what the team that accepts is told, not on the offer', async () => {
	const resident = await desk.as('resident-1');
	expect(words(await resident.say('帮邻居张奶奶剪头发，她走不动，周六上午，聂耳社区3幢，张奶奶 13900139000'))).toMatch(
		/联系：张\*，尾号9000\n为谁：邻居张奶奶\n/,
	);
	const number = numberIn(words(await resident.say('确认')));
	expect(words(await toldTo(desk, await desk.as('station-nieer')))).toContain('｜替邻居张奶奶点的。');
	await collect(desk, number);
	const before = words(await toldTo(desk, await desk.as('leader-1')));
	expect(before).toContain(number);
	expect(before).not.toContain('张奶奶');
	await accept(desk, number);
	expect(words(await toldTo(desk, await desk.as('leader-1')))).toContain('联系：张奶奶 13900139000（替邻居张奶奶点的）');
	expect(JSON.stringify(await desk.db.execute(sql`select for_whom from orders`))).not.toContain('张奶奶');
});

test('everything in one breath, by somebody the desk has never seen: confirmed at once', async () => {
	const stranger = await desk.anonymous();
	const summary = words(await stranger.say('给我奶奶洗头剪头，后天上午，研和社区12号，我叫王芳，13900139000，两个老人'));
	expect(summary).toMatch(
		/请看对不对：\n服务：上门理发\n时间：周三\(11月25日\)上午8:00–12:00\n地点：研和街道研和社区 12号\n联系：王\*，尾号9000\n为谁：我奶奶\n人数：2人\n/,
	);
});
