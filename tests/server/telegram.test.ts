import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inbox } from '../../db/schema/index.ts';
import { startDesk, type TestDesk } from '../helpers/app.ts';

const SECRET = 'the-secret';
let desk: TestDesk;
beforeAll(async () => {
	desk = await startDesk({
		env: { DESK_RATE_LIMIT: 'on', TELEGRAM_BOT_TOKEN: '1:a', TELEGRAM_WEBHOOK_SECRET: SECRET, TELEGRAM_API_ROOT: 'http://127.0.0.1:9' },
	});
});
afterAll(async () => {
	await desk.close();
});

const update = (id: number, text: string) => ({
	update_id: id,
	message: {
		message_id: id,
		date: 1_795_400_000,
		chat: { id: 5, type: 'private' },
		from: { id: 5, is_bot: false, first_name: '张' },
		text,
	},
});
const deliver = (payload: object, secret: string | null = SECRET, remoteAddress = '192.0.2.1') =>
	desk.app.inject({
		method: 'POST',
		url: '/webhooks/telegram',
		remoteAddress,
		payload,
		headers: secret === null ? {} : { 'x-telegram-bot-api-secret-token': secret },
	});
const stored = () => desk.db.select().from(inbox);

describe('the webhook of Telegram', () => {
	test.each([null, 'wrong', `${SECRET}x`, ''])('secret %s: 401 and nothing stored', async (secret) => {
		expect((await deliver(update(1, '帮助'), secret)).statusCode).toBe(401);
		expect(await stored()).toHaveLength(0);
	});

	test('200 after the message is in the inbox; the same update again has no second effect', async () => {
		expect((await deliver(update(2, '帮助'))).statusCode).toBe(200);
		expect((await deliver(update(2, '帮助'))).statusCode).toBe(200);
		expect((await stored()).map((row) => [row.channel, row.status])).toEqual([['telegram', 'handled']]);
	});

	test('what the desk has nothing to answer to is acknowledged', async () => {
		for (const payload of [{}, [], { update_id: 3 }, { update_id: 4, poll: {} }]) expect((await deliver(payload)).statusCode).toBe(200);
	});

	test('a body of up to 512 KiB is read', async () => {
		expect((await deliver({ update_id: 5, filler: 'x'.repeat(400 * 1024) })).statusCode).toBe(200);
		expect((await deliver({ update_id: 6, filler: 'x'.repeat(600 * 1024) })).statusCode).toBe(413);
	});

	test('wrong secrets are limited by address, the right one never is', async () => {
		const counts = new Map<number, number>();
		for (let i = 0; i < 65; i++) {
			const { statusCode } = await deliver(update(7, 'x'), 'wrong', '192.0.2.9');
			counts.set(statusCode, (counts.get(statusCode) ?? 0) + 1);
		}
		expect(counts).toEqual(
			new Map([
				[401, 60],
				[429, 5],
			]),
		);
		expect((await deliver(update(8, '帮助'), SECRET, '192.0.2.9')).statusCode).toBe(200);
	});
});

test('without a bot there is no such route', async () => {
	const plain = await startDesk();
	expect((await plain.app.inject({ method: 'POST', url: '/webhooks/telegram', payload: {} })).statusCode).toBe(404);
	await plain.close();
});
