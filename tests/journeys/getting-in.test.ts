import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { and, desc, eq, isNull } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { endMembership } from '../../bot/end-membership.ts';
import { endPost } from '../../db/commands/end-post.ts';
import { saveCode } from '../../db/commands/save-code.ts';
import { codeFrom } from '../../db/domain/binding-code.ts';
import type { Grant } from '../../db/domain/grant.ts';
import type { PersonId, TeamId } from '../../db/domain/ids.ts';
import type { Policy } from '../../db/domain/policy.ts';
import { parsePolicy } from '../../db/domain/policy-keys.ts';
import { loadTeams } from '../../db/queries/teams.ts';
import { bindingCodes, identities, inbox, members, messages, people, roles, teams } from '../../db/schema/index.ts';
import { seed } from '../../db/seed.ts';
import { startDesk, type TestDesk } from '../helpers/app.ts';
import { openChat } from '../helpers/chat.ts';
import { type FakeTelegram, startFakeTelegram } from '../helpers/fake-telegram.ts';
import { type FakeWecom, startFakeWecom } from '../helpers/fake-wecom.ts';
import { wrongs } from './invariants.ts';
import { numberIn, OFFICE, pathOf, pressOn, words } from './story.ts';

/** Outside the demo nobody is anybody until a code says so. */

const SECRET = 'the-secret';
const LEADER = 2001;
const NIEER = '530402001009';

let telegram: FakeTelegram;
let wecom: FakeWecom;
let desk: TestDesk;
let real: () => number = Date.now;
beforeAll(async () => {
	telegram = await startFakeTelegram({ now: () => real() });
	wecom = await startFakeWecom({ now: () => real() });
	desk = await startDesk({
		seeded: false,
		policy: { ...OFFICE, 'limits.openOrders': 5, 'limits.sameKindPerWeek': 5 },
		env: {
			DESK_DEMO: '0',
			...wecom.env,
			TELEGRAM_BOT_TOKEN: telegram.token,
			TELEGRAM_WEBHOOK_SECRET: SECRET,
			TELEGRAM_API_ROOT: telegram.apiRoot,
		},
	});
	real = desk.clock.real;
	await seed(desk.db, { demo: false, at: desk.clock.now() });
	await desk.app.listen({ port: 0, host: '127.0.0.1' });
	const url = `http://127.0.0.1:${(desk.app.server.address() as AddressInfo).port}/webhooks`;
	wecom.callbacks.url = `${url}/wecom`;
	await fetch(`${telegram.apiRoot}/bot${telegram.token}/setWebhook`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ url: `${url}/telegram`, secret_token: SECRET, allowed_updates: ['message', 'callback_query'] }),
	});
	desk.relay.start();
});
afterAll(async () => {
	await desk.close();
	await telegram.close();
	await wecom.close();
});

async function settled(): Promise<void> {
	await telegram.settled();
	await wecom.callbacks.settled();
	await desk.jobs.runDue();
	await desk.relay.drained();
}

/** A code as `npm run invite` makes it. */
async function invite(grant: Grant): Promise<string> {
	const code = codeFrom(randomBytes(512));
	if (code === null) throw new Error('no code');
	const at = desk.clock.now();
	await desk.db.transaction((tx) => saveCode(tx, { code, grant, name: null, createdAt: at, expiresAt: at + 86_400_000 }));
	return code;
}
const coordinator = { role: 'coordinator', unitCode: NIEER, unitName: '聂耳社区' } as const;
async function inTeam(role: 'leader' | 'volunteer'): Promise<Grant> {
	const [team] = await desk.db.select({ id: teams.id, name: teams.name }).from(teams).where(eq(teams.name, '巧手公益手艺队'));
	if (!team) throw new Error('no team');
	return { role, teamId: team.id, teamName: team.name };
}

const session = (payload: object, cookie?: string) =>
	desk.app.inject({ method: 'POST', url: '/chat/session', payload, ...(cookie === undefined ? {} : { headers: { cookie } }) });
const textsOf = (id: number) =>
	telegram
		.user(id)
		.messages()
		.map(({ text }) => text);

describe('invited people', () => {
	test('a coordinator by a code on the web, a leader by 绑定 on Telegram, a volunteer on WeCom take an order through', async () => {
		const station = await openChat(desk.app, null, desk.jobs.runDue, await invite(coordinator));
		expect(await station.last()).toMatch(/^已绑定：您现在是聂耳社区站的协调员/);
		expect(words(await station.say('待办'))).toBe('现在没有要办的。有新单会发给您。');

		const leader = telegram.user(LEADER, '王建平');
		await leader.start();
		await leader.say(`绑定 ${(await invite(await inTeam('leader'))).toLowerCase()}`);
		const volunteer = wecom.member('li.xm');
		await volunteer.say(`绑定${await invite(await inTeam('volunteer'))}`);
		await settled();
		expect(textsOf(LEADER).at(-1)).toMatch(/^已绑定：您现在是巧手公益手艺队的队长/);
		expect(volunteer.messages().at(-1)?.content).toMatch(/^已绑定：您现在是巧手公益手艺队的队员/);

		const resident = await desk.anonymous();
		await resident.say('聂耳社区聂耳路1号，想找人来家里剪头发，周四上午');
		await resident.say('张奶奶 13812345678');
		const number = numberIn(words(await resident.press('确认下单')));
		expect(words(await pressOn(desk, station, number, '确认'))).toContain(`已集单 ${number}`);
		await settled();
		// a leader was there to be asked; all other teams have none, and were passed over
		await leader.press('接');
		await settled();
		expect(textsOf(LEADER).some((text) => text.includes(`接单成功 ${number}`))).toBe(true);
		await volunteer.press('接');
		await settled();
		expect(volunteer.messages().some(({ content }) => content.includes(`已加入 ${number}`))).toBe(true);
		expect(await pathOf(desk, number)).toBe('ordered collected offering accepted');
		expect(await wrongs(desk.db)).toEqual([]);
	});

	test('whoever is known stays the same person, with a draft and an order of one’s own', async () => {
		const resident = await desk.anonymous();
		await resident.say('电饭煲坏了，想请人修');
		const before = await desk.db.$count(people);
		await resident.say(`绑定${await invite(await inTeam('volunteer'))}`);
		expect(await desk.db.$count(people)).toBe(before);
		expect(words(await resident.say('聂耳社区聂耳路2号，下周三下午'))).toContain('怎么称呼您');

		// by the code at the door, in a browser that has a talk already
		const answer = await session({ code: await invite(coordinator) }, resident.cookie);
		expect(answer.statusCode).toBe(200);
		expect(await desk.db.$count(people)).toBe(before);
		expect(await resident.last()).toContain('聂耳社区站的协调员');
	});

	test('the code is nowhere to be read afterwards', async () => {
		const code = await invite(coordinator);
		const chat = await desk.anonymous();
		await chat.say(`绑定${code}`);
		const kept = JSON.stringify([
			await desk.db.select({ raw: inbox.raw, id: inbox.externalId }).from(inbox),
			await desk.db.select({ body: messages.body }).from(messages),
			await desk.db.select().from(bindingCodes),
		]);
		expect(kept).not.toContain(code);
		expect(await chat.transcript()).toContain('→ 绑定****');
	});
});

describe('a code that is not to be had', () => {
	test('used twice, guessed, expired: one answer, and nothing happens', async () => {
		const used = await invite(coordinator);
		expect((await session({ code: used })).statusCode).toBe(200);
		const expired = await invite(coordinator);
		const [row] = await desk.db.select({ id: bindingCodes.id }).from(bindingCodes).orderBy(desc(bindingCodes.id)).limit(1);
		await desk.db
			.update(bindingCodes)
			.set({ expiresAt: desk.clock.now() })
			.where(eq(bindingCodes.id, row?.id ?? ''));
		const count = async () => [await desk.db.$count(people), await desk.db.$count(identities), await desk.db.$count(roles)];
		const before = await count();
		const answers: string[] = [];
		for (const code of [used, expired, 'ZZ99ZZ99', 'x', '绑定', '<script>', ' '.repeat(9)]) {
			const answer = await session({ code });
			expect(answer.statusCode, code).toBe(403);
			expect(answer.headers['set-cookie']).toBeUndefined();
			answers.push(answer.body);
		}
		expect(new Set(answers).size).toBe(1);
		expect(await count()).toEqual(before);

		const guesser = await desk.anonymous();
		const said = new Set<string>();
		for (const code of [used, expired, 'ZZ99ZZ99']) said.add(words(await guesser.say(`绑定${code}`)));
		expect(said.size).toBe(1);
		expect(await desk.db.$count(roles)).toBe(before[2]);
	});

	test('after five wrong ones a good one is not looked at either, and is still good for whom it was meant', async () => {
		const guesser = await desk.anonymous();
		for (let i = 2; i < 7; i++) await guesser.say(`绑定ZZ99ZZ9${i}`);
		const code = await invite(coordinator);
		expect(words(await guesser.say(`绑定${code}`))).toContain('用不了');
		const atTheDoor = await session({ code }, guesser.cookie);
		expect([atTheDoor.statusCode, atTheDoor.json().code]).toEqual([403, 'bad-code']);
		expect(words(await (await desk.anonymous()).say(`绑定${code}`))).toContain('已绑定');
	});

	test('at the door wrong ones count too, for whoever has a talk already', async () => {
		const guesser = await desk.anonymous();
		for (let i = 2; i < 7; i++) expect((await session({ code: `ZZ99ZZ9${i}` }, guesser.cookie)).statusCode).toBe(403);
		const code = await invite(coordinator);
		expect((await session({ code }, guesser.cookie)).statusCode).toBe(403);
		expect((await session({ code })).statusCode).toBe(200);
	});

	test('two browsers at the door at the same moment: one gets in', async () => {
		const code = await invite(coordinator);
		const before = await desk.db.$count(roles);
		const answers = await Promise.all([session({ code }), session({ code }), session({ code })]);
		expect(answers.map((answer) => answer.statusCode).toSorted()).toEqual([200, 403, 403]);
		expect(await desk.db.$count(roles)).toBe(before + 1);
	});

	test('English is answered in English', async () => {
		const headers = { 'accept-language': 'en' };
		const opened = await desk.app.inject({ method: 'POST', url: '/chat/session', payload: { code: await invite(coordinator) }, headers });
		const cookie = String(opened.headers['set-cookie']).split(';')[0] ?? '';
		const read = await desk.app.inject({ url: '/chat/messages?after=0', headers: { cookie } });
		expect(read.json<{ messages: { text: string }[] }>().messages.at(-1)?.text).toMatch(/^You’re in/);
	});

	test('GET and HEAD use no code up, wherever it stands', async () => {
		const code = await invite(coordinator);
		for (const method of ['GET', 'HEAD'] as const)
			for (const url of [`/chat?code=${code}`, `/chat/session?code=${code}`, `/chat?bind=${code}`, `/chat/messages?code=${code}`])
				await desk.app.inject({ method, url });
		expect((await session({ code })).statusCode).toBe(200);
	});

	test('two at the same moment: one gets it', async () => {
		const code = await invite(coordinator);
		const chats = await Promise.all([desk.anonymous(), desk.anonymous(), desk.anonymous()]);
		const said = await Promise.all(chats.map(async (chat) => words(await chat.say(`绑定${code}`))));
		expect(said.filter((text) => text.includes('已绑定'))).toHaveLength(1);
		expect(said.filter((text) => text.includes('用不了'))).toHaveLength(2);
	});
});

describe('a post that ends', () => {
	test('the card in hand does nothing any more, and no new one comes', async () => {
		const coming = await openChat(desk.app, null, desk.jobs.runDue, await invite(coordinator));
		const resident = await desk.anonymous();
		await resident.say('北苑社区北苑路1号，想找人来家里剪头发，周四上午');
		await resident.say('李奶奶 13812345679');
		const elsewhere = numberIn(words(await resident.press('确认下单')));
		const other = await desk.anonymous();
		await other.say('聂耳社区聂耳路3号，想找人来家里剪头发，周五上午');
		await other.say('王奶奶 13812345670');
		const number = numberIn(words(await other.press('确认下单')));
		await coming.waitFor(new RegExp(`【集单】${number}`));
		expect(words(await coming.say(`查${elsewhere}`))).toContain('没有找到');

		const rows = await desk.db.select({ id: roles.id, personId: roles.personId }).from(roles).orderBy(roles.id);
		const mine = rows.at(-1);
		expect(await desk.db.transaction((tx) => endPost(tx, 'role', mine?.id ?? '', desk.clock.now()))).toBe(true);
		expect(await desk.db.transaction((tx) => endPost(tx, 'role', mine?.id ?? '', desk.clock.now()))).toBe(false);
		const answer = words(await pressOn(desk, coming, number, '确认'));
		expect(answer).not.toContain('已集单');
		expect(await pathOf(desk, number)).toBe('ordered');
		expect(words(await coming.say('待办'))).toBe('您不在这个岗位上，看不到这些。想请人帮忙，直接说就行。');
		expect(words(await coming.say(`查${number}`))).toContain('没有找到');
	});

	test('a leader with a card in hand and a visit ahead: neither can be acted on, others are found, and nobody is promised a stranger', async () => {
		const [team] = await desk.db.select({ id: teams.id }).from(teams).where(eq(teams.code, 'YFJ'));
		const resident = await desk.anonymous();
		await resident.say('聂耳社区聂耳路5号，想找人来家里剪头发，周四下午');
		await resident.say('陈奶奶 13812345671');
		const going = numberIn(words(await resident.press('确认下单')));
		const station = await openChat(desk.app, null, desk.jobs.runDue, await invite(coordinator));
		expect(words(await station.say(`查${going}`))).toContain('【集单】');
		await pressOn(desk, station, going, '确认');
		await settled();
		await telegram.user(LEADER).say(`接${going}`);
		await settled();
		expect(textsOf(LEADER).some((text) => text.includes(`接单成功 ${going}`))).toBe(true);
		await resident.say('再约一次：聂耳社区聂耳路5号，想找人来家里剪头发，周五下午');
		const waiting = numberIn(words(await resident.press('确认下单')));
		expect(words(await station.say(`查${waiting}`))).toContain('【集单】');
		await pressOn(desk, station, waiting, '确认');
		await settled();
		expect(textsOf(LEADER).at(-1)).toContain(`【派单】${waiting}`);

		const [row] = await desk.db
			.select({ id: members.id })
			.from(members)
			.where(and(eq(members.teamId, team?.id ?? ('' as TeamId)), eq(members.role, 'leader')));
		const deps = { db: desk.db, policy: parsePolicy({}, { relaxed: true }) as Policy, zone: 'Asia/Shanghai' };
		const ended = await endMembership(deps, row?.id ?? '', desk.clock.now());
		// and the order of the first story, to which the volunteer goes on
		expect(ended?.stuck).toEqual([]);
		expect(ended?.left).toHaveLength(2);
		expect(ended?.left).toContain(going);
		expect(await endMembership(deps, row?.id ?? '', desk.clock.now())).toBeNull();
		await settled();
		expect(words(await resident.hear())).toContain(going);
		expect((await pathOf(desk, going)).split(' ').slice(0, 5).join(' ')).toBe('ordered collected offering accepted offering');

		const heard = textsOf(LEADER).length;
		await telegram.user(LEADER).press('接');
		await settled();
		expect(textsOf(LEADER).at(-1)).toBe('这个按钮已经过时了。');
		await telegram.user(LEADER).say(`查${going}`);
		await telegram.user(LEADER).say('我的任务');
		await settled();
		expect(textsOf(LEADER)).toHaveLength(heard + 3);
		expect(textsOf(LEADER).slice(heard).join('\n')).not.toMatch(/聂耳路|1381234/);
		expect(await pathOf(desk, waiting)).toBe('ordered collected offering');
		expect(await wrongs(desk.db)).toEqual([]);
	});
});

describe('who counts as reachable', () => {
	const reachable = async () => (await loadTeams(desk.db)).filter((team) => team.reachable).map((team) => team.code);

	test('a leader who has web chat alone is, one who blocked the only push channel is not; outside the demo nobody else', async () => {
		expect(await reachable()).toEqual([]);
		await openChat(desk.app, null, desk.jobs.runDue, await invite(await inTeam('leader')));
		expect(await reachable()).toEqual(['YFJ']);
		const [row] = await desk.db
			.select({ id: members.id, personId: members.personId })
			.from(members)
			.where(and(eq(members.role, 'leader'), isNull(members.endedAt)));
		await desk.db
			.update(identities)
			.set({ unreachableSince: desk.clock.now() })
			.where(eq(identities.personId, row?.personId ?? ('' as PersonId)));
		expect(await reachable()).toEqual([]);
	});
});
