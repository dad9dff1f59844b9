import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { replay } from '../../bot/replay.ts';
import { isPolicyProblem, parsePolicy } from '../../db/domain/policy-keys.ts';
import { conversations, inbox, messages, orders } from '../../db/schema/index.ts';
import { createLog } from '../../server/log.ts';
import { startDesk, type TestDesk } from '../helpers/app.ts';
import type { Chat, Heard } from '../helpers/chat.ts';
import { startProcess } from './process.ts';
import { buttonOn, numberIn, OFFICE, order, orderRow, pathOf, post, toldTo, WISH, words } from './story.ts';

/** The same word delivered again, a desk that stops in the middle, a handler that fails: nothing is lost, nothing happens twice. */

const SECRET = 'the-secret';
const TELEGRAM = { TELEGRAM_BOT_TOKEN: '1:a', TELEGRAM_WEBHOOK_SECRET: SECRET, TELEGRAM_API_ROOT: 'http://127.0.0.1:9' };

const threadOf = async (desk: Pick<TestDesk, 'app'>, chat: Pick<Chat, 'cookie'>): Promise<readonly Heard[]> => {
	const answer = await desk.app.inject({ url: '/chat/messages?after=0', headers: { cookie: chat.cookie } });
	return answer.json<{ messages: readonly Heard[] }>().messages;
};

describe('delivered five times at once', () => {
	let desk: TestDesk;
	beforeAll(async () => {
		desk = await startDesk({ policy: OFFICE, env: TELEGRAM });
	});
	afterAll(async () => {
		await desk.close();
	});

	test('a confirmation over the web: one order, one receipt, one card', async () => {
		const resident = await desk.as('resident-1');
		await resident.say(WISH);
		await resident.say('1 周四上午');
		const answers = await Promise.all([1, 2, 3, 4, 5].map(() => post(desk, resident, { text: '确认' }, 'the same')));
		expect(answers.map((answer) => answer.statusCode)).toEqual([200, 200, 200, 200, 200]);
		expect(new Set(answers.map((answer) => answer.json<{ seq: number }>().seq)).size).toBe(1);
		const thread = await threadOf(desk, resident);
		expect(thread.filter((message) => message.direction === 'in')).toHaveLength(3);
		expect(thread.filter((message) => message.text.includes('已点单'))).toHaveLength(1);
		expect(await desk.db.select().from(orders)).toHaveLength(1);
		expect(words(await toldTo(desk, await desk.as('station-nieer'))).match(/【集单】/g)).toHaveLength(1);
	});

	test('a button: 集单 happens once, under one id as under five', async () => {
		const number = await order(desk, 'resident-2');
		const station = await desk.as('station-nieer');
		const choice = await buttonOn(desk, station, number, '确认');
		await Promise.all([1, 2, 3, 4, 5].map((n) => post(desk, station, { choice }, `press-${n}`)));
		expect(await pathOf(desk, number)).toBe('ordered collected offering');
		expect(words(await threadOf(desk, station)).match(new RegExp(`已集单 ${number}`, 'g'))).toHaveLength(1);
	});

	test('an update of Telegram: one row in the inbox, one answer', async () => {
		const payload = {
			update_id: 4711,
			message: {
				message_id: 1,
				date: Math.floor(desk.clock.real() / 1000),
				chat: { id: 55, type: 'private' },
				from: { id: 55, is_bot: false, first_name: '张' },
				text: '想找人来家里剪个头发',
			},
		};
		const headers = { 'x-telegram-bot-api-secret-token': SECRET };
		const deliver = () => desk.app.inject({ method: 'POST', url: '/webhooks/telegram', payload, headers });
		const answers = await Promise.all([deliver(), deliver(), deliver(), deliver(), deliver()]);
		expect(answers.map((answer) => answer.statusCode)).toEqual([200, 200, 200, 200, 200]);
		const kept = await desk.db
			.select()
			.from(inbox)
			.where(and(eq(inbox.channel, 'telegram'), eq(inbox.externalId, '4711')));
		expect(kept.map((row) => row.status)).toEqual(['handled']);
		const [row] = kept;
		const said = row?.personId ? await desk.db.select().from(messages).where(eq(messages.personId, row.personId)) : [];
		expect(said.map((message) => message.direction)).toEqual(['in', 'out']);
	});
});

describe('a restart', () => {
	test('in the middle of a draft: it goes on, and so do the timers', async () => {
		const desk = await startDesk({ policy: OFFICE });
		const resident = await desk.as('resident-1');
		await resident.say(WISH);
		await desk.app.close();
		await desk.relay.close();
		await desk.jobs.close();

		const anew = await startProcess(desk.url, { at: desk.clock.now() + 60_000, policy: OFFICE });
		const say = async (text: string): Promise<string> => {
			expect((await post(anew, resident, { text })).statusCode).toBe(200);
			return (await threadOf(anew, resident)).at(-1)?.text ?? '';
		};
		expect(await say('1 周四上午')).toContain('周四(11月26日)上午');
		const number = numberIn(await say('确认'));
		expect(await pathOf(desk, number)).toBe('ordered');
		await anew.close();

		// And once more, after the station's limit has passed while nothing ran.
		const later = await startProcess(desk.url, { at: desk.clock.now() + 5 * 3_600_000, policy: OFFICE });
		await later.jobs.runDue();
		expect((await threadOf(later, resident)).at(-1)?.text).toContain(`对不起，${number}还没看好`);
		await later.close();
		await desk.close();
	});
});

describe('a handler that fails', () => {
	test('the message is kept as failed and the person told; a replay handles it at its own time', async () => {
		const desk = await startDesk({ policy: OFFICE });
		const resident = await desk.as('resident-1');
		const number = await order(desk);
		await resident.say('想找人来家里剪个头发');
		const { residentId } = await orderRow(desk, number);
		const [good] = await desk.db.execute<{ talk: Buffer }>(`select talk from conversations where person_id = ${residentId}`);
		await desk.db.execute(`update conversations set talk = '\\x00' where person_id = ${residentId}`);

		expect((await post(desk, resident, { text: '1 下周三上午' }, 'broken')).statusCode).toBe(200);
		const [row] = await desk.db.select().from(inbox).where(eq(inbox.externalId, 'resident-1:broken'));
		expect(row).toMatchObject({ status: 'failed', error: expect.any(String) });
		expect(words(await resident.hear())).toContain('对不起，这句话我没处理好，已经记下来');
		// Delivered again it stays what it was.
		expect((await post(desk, resident, { text: '1 下周三上午' }, 'broken')).statusCode).toBe(200);
		expect(await resident.hear()).toEqual([]);

		// The row is mended, as an operator would after a look.
		if (!good) throw new Error('no talk');
		const hex = good.talk.toString('hex');
		await desk.db.execute(`update conversations set talk = '\\x${hex}' where person_id = ${residentId}`);
		const policy = parsePolicy(OFFICE, { relaxed: true });
		if (isPolicyProblem(policy)) throw new Error(policy.problem);
		const { db, clock } = desk;
		const deps = { db, clock, policy, zone: 'Asia/Shanghai', log: createLog('silent'), onCommit: () => undefined };
		expect(await replay(deps, 'all')).toEqual([{ id: row?.id, result: 'handled' }]);
		expect(words(await resident.hear())).toContain('周三(12月2日)上午');
		expect((await desk.db.select().from(inbox).where(eq(inbox.externalId, 'resident-1:broken')))[0]?.status).toBe('handled');
		expect(await replay(deps, 'all')).toEqual([]);
		expect(await desk.db.select().from(conversations).where(eq(conversations.personId, residentId))).toHaveLength(1);
		await desk.close();
	});
});
