import { desc, eq, inArray } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { conversations, crew, members, orders, people, teams } from '../../db/schema/index.ts';
import { startDesk, type TestDesk } from '../helpers/app.ts';
import type { Chat } from '../helpers/chat.ts';
import { wrongs } from './invariants.ts';
import { type Process, startProcess } from './process.ts';
import {
	accepted,
	buttonOn,
	collect,
	crewOf,
	OFFICE,
	offersOf,
	order,
	orderRow,
	pathOf,
	post,
	pressOn,
	reasonsOf,
	toldTo,
	words,
} from './story.ts';

/** Everything at once, over three processes with connections of their own: one outcome, nothing failed, nothing twice. */

let desk: TestDesk;
let others: readonly Process[];
beforeAll(async () => {
	desk = await startDesk({ policy: OFFICE });
	const options = { at: desk.clock.now(), policy: OFFICE };
	others = [await startProcess(desk.url, options), await startProcess(desk.url, options)];
});
afterEach(async () => {
	expect(await wrongs(desk.db)).toEqual([]);
});
afterAll(async () => {
	for (const other of others) await other.close();
	await desk.close();
});

/** Several posts at the same moment, each through the next process. */
async function atOnce(
	acts: readonly (readonly [who: Pick<Chat, 'cookie'>, what: { readonly text: string } | { readonly choice: string }])[],
): Promise<void> {
	const all = [desk, ...others];
	const answers = await Promise.all(acts.map(([who, what], i) => post(all[i % all.length] ?? desk, who, what)));
	expect(answers.map((answer) => answer.statusCode)).toEqual(acts.map(() => 200));
	await desk.jobs.runDue();
}

const chats = async (...who: readonly string[]): Promise<readonly Chat[]> => await Promise.all(who.map((one) => desk.as(one)));
const ROUNDS = 4;

type Stranger = { readonly personId: (typeof people.$inferSelect)['id']; readonly chat: Pick<Chat, 'cookie'> };

/** So many residents whom nobody knows, each with a session. */
async function strangers(count: number): Promise<readonly Stranger[]> {
	const made: Stranger[] = [];
	for (let n = 0; n < count; n++) {
		const opened = await desk.app.inject({ method: 'POST', url: '/chat/session', payload: {} });
		const [newest] = await desk.db.select({ id: people.id }).from(people).orderBy(desc(people.id)).limit(1);
		if (newest) made.push({ personId: newest.id, chat: { cookie: String(opened.headers['set-cookie']).split(';')[0] ?? '' } });
	}
	return made;
}

test('cancel against 出发: cancelled either way, the crew is told, no deadlock shows', async () => {
	const [resident, volunteer, leader] = await chats('resident-1', 'volunteer-1', 'leader-1');
	if (!resident || !volunteer || !leader) throw new Error('nobody');
	for (let round = 0; round < ROUNDS; round++) {
		const number = await accepted(desk, 'resident-1');
		const acts = [
			[resident, { text: `取消${number}` }],
			[volunteer, { choice: `depart-now:${(await orderRow(desk, number)).id}` }],
		] as const;
		await atOnce(round % 2 === 0 ? acts : acts.toReversed());
		const path = await pathOf(desk, number);
		expect(path).toMatch(/^ordered collected offering accepted (departed )?cancelled$/);
		const onTheWay = path.includes('departed');
		expect((await toldTo(desk, leader)).at(-1)?.text).toContain(onTheWay ? '请不要再去了' : '不用去了');
		const heard = words((await toldTo(desk, volunteer)).slice(-2));
		expect(heard).toContain(onTheWay ? '请不要再去了' : '不用去了');
	}
});

test('评 against the hours: closed with both, whichever came first', async () => {
	const [resident, station, leader] = await chats('resident-1', 'station-nieer', 'leader-1');
	if (!resident || !station || !leader) throw new Error('nobody');
	for (let round = 0; round < ROUNDS; round++) {
		const number = await accepted(desk, 'resident-1');
		const { id } = await orderRow(desk, number);
		await post(desk, leader, { choice: `arrive-now:${id}` });
		await post(desk, leader, { choice: `finish:${id}` });
		const acts = [
			[resident, { choice: `rate:${id}:5` }],
			[station, { choice: await buttonOn(desk, station, number, '确认时长') }],
		] as const;
		await atOnce(round % 2 === 0 ? acts : acts.toReversed());
		expect(await pathOf(desk, number)).toMatch(/serving confirming rating closed$/);
		expect(await orderRow(desk, number)).toMatchObject({ stars: 5, hoursConfirmedAt: expect.any(Number) });
	}
});

test('two teams 接 at once: one 接单成功, one 已被…接单, one accepted offer', async () => {
	const [one, two] = await chats('leader-1', 'leader-2');
	if (!one || !two) throw new Error('nobody');
	for (let round = 0; round < 3; round++) {
		const number = await order(desk, 'resident-2');
		await collect(desk, number);
		await pressOn(desk, await desk.as('leader-1'), number, '不便');
		// The dispatcher asks the second team too; the first one changes its mind at the same moment.
		const { id } = await orderRow(desk, number);
		const [brigade] = await desk.db.select().from(teams).where(eq(teams.name, '玉兴街道志愿服务大队'));
		await post(desk, await desk.as('dispatcher'), { choice: `dispatch:${id}:${brigade?.id}` });
		await desk.jobs.runDue();
		await atOnce([
			[one, { choice: await buttonOn(desk, one, number, '接') }],
			[two, { choice: await buttonOn(desk, two, number, '接') }],
		]);
		const offers = await offersOf(desk, number);
		expect(offers.filter((offer) => offer.endsWith('accepted'))).toHaveLength(1);
		const heard = [words((await toldTo(desk, one)).slice(-2)), words((await toldTo(desk, two)).slice(-2))];
		expect(heard.filter((text) => text.includes(`接单成功 ${number}`))).toHaveLength(1);
		expect(heard.filter((text) => new RegExp(`${number}已被 .+ 接单了`).test(text))).toHaveLength(1);
		await post(desk, await desk.as('resident-2'), { text: `取消${number}` });
	}
});

test('three join for two places: two go, one hears that there are enough', async () => {
	const [brigade] = await desk.db.select().from(teams).where(eq(teams.name, '玉兴街道志愿服务大队'));
	const more = await desk.db
		.select()
		.from(people)
		.where(inArray(people.persona, ['volunteer-1', 'volunteer-2']));
	if (!brigade) throw new Error('no team');
	await desk.db.insert(members).values(more.map((person) => ({ personId: person.id, teamId: brigade.id, role: 'member' as const })));
	const number = await order(desk, 'resident-1', '周四上午', '想请人来做困难老人家庭清洁');
	await collect(desk, number);
	const { id } = await orderRow(desk, number);
	await post(desk, await desk.as('dispatcher'), { choice: `dispatch:${id}:${brigade.id}` });
	await desk.jobs.runDue();
	await pressOn(desk, await desk.as('leader-2'), number, '接');
	const asked = await chats('volunteer-1', 'volunteer-2', 'volunteer-3');
	await atOnce(asked.map((who) => [who, { choice: `join:${id}` }] as const));
	expect((await crewOf(desk, number)).filter((row) => row.endsWith('joined'))).toHaveLength(3);
	const heard = await Promise.all(asked.map(async (who) => words((await toldTo(desk, who)).slice(-3))));
	expect(heard.filter((text) => text.includes(`已加入 ${number}`))).toHaveLength(2);
	expect(heard.filter((text) => text.includes(`${number}人已经够了`))).toHaveLength(1);
	await post(desk, await desk.as('resident-1'), { text: `取消${number}` });
});

test('a crowd answers about one order in the same moment: everybody is heard, nobody is told that it failed', async () => {
	const number = await order(desk, 'resident-1');
	await collect(desk, number);
	await pressOn(desk, await desk.as('leader-1'), number, '接');
	const { id } = await orderRow(desk, number);
	const crowd = await strangers(24);
	const { teamId } = await orderRow(desk, number);
	if (!teamId) throw new Error('nobody holds it');
	await desk.db.insert(members).values(crowd.map(({ personId }) => ({ personId, teamId, role: 'member' as const })));
	await desk.db
		.insert(crew)
		.values(crowd.map(({ personId }) => ({ orderId: id, personId, attempt: 1, state: 'asked' as const, at: desk.clock.now() })));
	await atOnce(crowd.map(({ chat }, n) => [chat, { choice: n % 4 === 0 ? `join:${id}` : `no-join:${id}` }] as const));
	const rows = (await crewOf(desk, number)).map((row) => row.split(' ').at(-1));
	expect(rows.filter((state) => state === 'joined')).toHaveLength(2);
	expect(rows.filter((state) => state === 'declined')).toHaveLength(18);
	await post(desk, await desk.as('resident-1'), { text: `取消${number}` });
});

test('the last one leaves while another joins: the order has a crew or a new search, never neither', async () => {
	const number = await order(desk, 'resident-1');
	await collect(desk, number);
	const [leader, volunteer] = await chats('leader-1', 'volunteer-1');
	if (!leader || !volunteer) throw new Error('nobody');
	await pressOn(desk, leader, number, '接');
	const { id } = await orderRow(desk, number);
	await atOnce([
		[leader, { choice: `leave:${id}` }],
		[volunteer, { choice: `join:${id}` }],
	]);
	const { state } = await orderRow(desk, number);
	const going = (await crewOf(desk, number)).filter((row) => row.endsWith('joined'));
	expect([state, going.length]).toEqual(state === 'accepted' ? ['accepted', 1] : ['offering', 0]);
	await post(desk, await desk.as('resident-1'), { text: `取消${number}` });
});

test('the same timer, found by two sweeps and by the station’s 确认 at once', async () => {
	for (const withStation of [false, true]) {
		const number = await order(desk, 'resident-1');
		const at = (await orderRow(desk, number)).promiseAt ?? 0;
		const choice = await buttonOn(desk, await desk.as('station-nieer'), number, '确认');
		const later = [await startProcess(desk.url, { at, policy: OFFICE }), await startProcess(desk.url, { at, policy: OFFICE })];
		const [one] = later;
		if (!one) throw new Error('no process');
		const station = await desk.as('station-nieer');
		await Promise.all([...later.map((each) => each.jobs.runDue()), ...(withStation ? [post(one, station, { choice })] : [])]);
		const lates = (await reasonsOf(desk, number)).filter((reason) => reason?.startsWith('late'));
		const apologies = (await toldTo(desk, await desk.as('resident-1'))).filter((message) => message.text.startsWith(`对不起，${number}`));
		expect(apologies).toHaveLength(lates.length);
		expect(lates.length).toBeLessThanOrEqual(1);
		if (!withStation) expect(lates).toEqual(['late 1']);
		for (const each of later) await each.close();
		await post(desk, await desk.as('resident-1'), { text: `取消${number}` });
	}
});

describe('a hundred at once', () => {
	test('confirm in the same moment: a hundred orders with a hundred numbers, one receipt each', async () => {
		const crowd = await strangers(100);
		const draft = {
			wish: '手机不会用',
			startedAt: desk.clock.now(),
			itemCode: 'S01',
			unitCode: '530402001009',
			slot: null,
			name: '李奶奶',
		};
		const talk = JSON.stringify({ draft, asked: null, fruitless: 0, quietUntil: null });
		await desk.db.insert(conversations).values(crowd.map(({ personId }) => ({ personId, talk, version: 1, updatedAt: desk.clock.now() })));

		const before = (await desk.db.select().from(orders)).length;
		const all = [desk, ...others];
		const answers = await Promise.all(crowd.map(({ chat }, n) => post(all[n % all.length] ?? desk, chat, { text: '确认' })));
		expect(new Set(answers.map((answer) => answer.statusCode))).toEqual(new Set([200]));
		const rows = await desk.db.select({ number: orders.number }).from(orders);
		expect(rows.length - before).toBe(100);
		expect(new Set(rows.map((row) => row.number)).size).toBe(rows.length);
		const cards = words(await toldTo(desk, await desk.as('station-nieer'))).match(/【集单】\d{4}-\d{3,} 手机使用教学/g) ?? [];
		expect(new Set(cards).size).toBe(100);
	});

	test('the station collects what two people of it press at once: each order once', async () => {
		const waiting = await desk.db.select({ id: orders.id }).from(orders).where(eq(orders.state, 'ordered')).limit(20);
		const [station, institute] = await chats('station-nieer', 'institute-yuxing');
		if (!station || !institute) throw new Error('nobody');
		await atOnce(
			waiting.flatMap(({ id }) => [[station, { choice: `collect:${id}` }] as const, [institute, { choice: `collect:${id}` }] as const]),
		);
		const states = await desk.db
			.select({ state: orders.state })
			.from(orders)
			.where(
				inArray(
					orders.id,
					waiting.map((row) => row.id),
				),
			);
		expect(new Set(states.map((row) => row.state))).toEqual(new Set(['offering']));
	});
});
