import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { startDesk, type TestDesk } from '../helpers/app.ts';
import type { Chat } from '../helpers/chat.ts';
import { startRedis, type TestRedis } from '../helpers/redis.ts';
import { accepted, OFFICE, orderRow, post, pressOn, toldTo } from './story.ts';

/** The queue runs by itself here; the clock is set and nobody does what is due by hand. */
describe.skipIf(inject('redisUrl') === null)('an order while Redis is emptied and killed', () => {
	let redis: TestRedis;
	let desk: TestDesk;
	beforeAll(async () => {
		const own = await startRedis();
		if (own === null) throw new Error('only with redis-server on PATH');
		redis = own;
		// some span under a minute: due things are found every second
		desk = await startDesk({ env: { REDIS_URL: redis.url }, policy: { ...OFFICE, undoFinish: 'PT30S wall' } });
		await desk.jobs.start();
	});
	afterAll(async () => {
		await desk.close();
		await redis.stop();
	});

	const setClock = (moment: string) => desk.clock.moveTo(Date.parse(`${moment}:00+08:00`));
	const count = async (chat: Chat, pattern: RegExp) => (await toldTo(desk, chat)).filter((message) => pattern.test(message.text)).length;
	const comes = (chat: Chat, pattern: RegExp) =>
		expect.poll(async () => await count(chat, pattern), { timeout: 10_000, interval: 100 }).toBe(1);

	test('reminders and the question for a rating come, each once, and the order is whole', async () => {
		const number = await accepted(desk, 'resident-1', '周四上午');
		const resident = await desk.as('resident-1');
		const leader = await desk.as('leader-1');
		expect(await redis.keys()).not.toEqual([]);

		await redis.empty();
		// 24 h before the slot
		await setClock('2026-11-25T08:05');
		await comes(resident, new RegExp(`^提醒您：.*${number}`));
		await comes(leader, new RegExp(`^提醒：.*${number}`));

		await redis.kill();
		await setClock('2026-11-26T08:05');
		await expect.poll(async () => await count(leader, new RegExp(`到时间了：${number}`)), { timeout: 10_000 }).toBe(1);
		// the desk takes words while its queue is away
		expect((await post(desk, leader, { text: `出发 ${number}` })).statusCode).toBe(200);
		expect((await post(desk, leader, { text: `到了 ${number}` })).statusCode).toBe(200);
		expect((await orderRow(desk, number)).state).toBe('serving');

		await redis.restart();
		expect((await post(desk, leader, { text: `完成 ${number}` })).statusCode).toBe(200);
		await setClock('2026-11-26T09:30');
		await comes(resident, /请评一评/);
		await pressOn(desk, await desk.as('station-nieer'), number, '确认时长');
		await pressOn(desk, resident, number, '5 很好');
		expect((await orderRow(desk, number)).state).toBe('closed');
		await expect.poll(async () => (await redis.keys()).some((key) => key.includes(':desk:repeat')), { timeout: 15_000 }).toBe(true);
	}, 90_000);
});
