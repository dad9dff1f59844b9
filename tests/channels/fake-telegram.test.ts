import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FakeTelegram, startFakeTelegram } from '../helpers/fake-telegram.ts';

/** The fake is what all tests of the channel believe in: it is held against channels.md E here. */

let fake: FakeTelegram;
let desk: Server;
let hookUrl: string;
let received: { readonly secret: unknown; readonly update: Record<string, unknown> }[];
let statuses: number[];
/** Until this is true, messages (not presses) get 500. */
let messagesPass: () => boolean;
let now: number;

beforeEach(async () => {
	now = Date.UTC(2026, 10, 23);
	messagesPass = () => true;
	fake = await startFakeTelegram({ secondMs: 5, now: () => now });
	received = [];
	statuses = [];
	desk = createServer((request, response) => {
		let body = '';
		request.on('data', (chunk) => {
			body += chunk;
		});
		request.on('end', () => {
			const update = JSON.parse(body);
			received.push({ secret: request.headers['x-telegram-bot-api-secret-token'], update });
			const held = update.message?.text === '慢' && !messagesPass();
			response.writeHead(held ? 500 : (statuses.shift() ?? 200)).end();
		});
	});
	await new Promise<void>((resolve) => desk.listen(0, '127.0.0.1', resolve));
	hookUrl = `http://127.0.0.1:${(desk.address() as AddressInfo).port}/hook`;
});
afterEach(async () => {
	await fake.close();
	desk.closeAllConnections();
	desk.close();
});

const post = async (method: string, params: object, token = fake.token) => {
	const headers = { 'content-type': 'application/json' };
	const response = await fetch(`${fake.apiRoot}/bot${token}/${method}`, { method: 'POST', headers, body: JSON.stringify(params) });
	return { status: response.status, ...((await response.json()) as Record<string, unknown>) };
};
const texts = () => received.map(({ update }) => (update['message'] as { text?: string } | undefined)?.text ?? Object.keys(update)[1]);

describe('fake Telegram: calls', () => {
	it('answers GET, forms and JSON, whatever the case of the method', async () => {
		fake
			.user(1)
			.start()
			.catch(() => undefined);
		const get = await fetch(
			`${fake.apiRoot}/bot${fake.token}/SENDMESSAGE?chat_id=1&text=a&reply_markup=${encodeURIComponent('{"inline_keyboard":[[{"text":"b","callback_data":"c"}]]}')}`,
		);
		expect(await get.json()).toMatchObject({
			ok: true,
			result: { message_id: 2, text: 'a', reply_markup: { inline_keyboard: [[{ text: 'b' }]] } },
		});
		const form = await fetch(`${fake.apiRoot}/bot${fake.token}/sendMessage`, {
			method: 'POST',
			body: new URLSearchParams({ chat_id: '1', text: 'b' }),
		});
		expect(form.status).toBe(200);
		const multipart = new FormData();
		multipart.set('chat_id', '1');
		multipart.set('text', 'c');
		expect((await fetch(`${fake.apiRoot}/bot${fake.token}/sendMessage`, { method: 'POST', body: multipart })).status).toBe(200);
		expect(await post('getMe', {})).toMatchObject({ ok: true, result: { is_bot: true } });
	});

	it('refuses unknown methods and wrong tokens', async () => {
		expect(await post('sendFax', {})).toMatchObject({
			status: 404,
			ok: false,
			error_code: 404,
			description: 'Not Found: method not found',
		});
		expect(await post('getMe', {}, '1:wrong')).toMatchObject({ status: 401, error_code: 401, description: 'Unauthorized' });
	});

	it('refuses what Telegram refuses', async () => {
		fake.user(2);
		fake
			.user(1)
			.start()
			.catch(() => undefined);
		const button = (data: string) => ({ inline_keyboard: [[{ text: 'b', callback_data: data }]] });
		expect(await post('sendMessage', { chat_id: 9, text: 'a' })).toMatchObject({ status: 400, description: 'Bad Request: chat not found' });
		expect(await post('sendMessage', { chat_id: 2, text: 'a' })).toMatchObject({
			status: 403,
			description: "Forbidden: bot can't initiate conversation with a user",
		});
		expect(await post('sendMessage', { chat_id: 1, text: ' ' })).toMatchObject({ description: 'Bad Request: message text is empty' });
		expect(await post('sendMessage', { chat_id: 1, text: 'a'.repeat(4097) })).toMatchObject({
			description: 'Bad Request: message is too long',
		});
		expect(await post('sendMessage', { chat_id: 1, text: 'a', reply_markup: button('长'.repeat(22)) })).toMatchObject({
			description: 'Bad Request: BUTTON_DATA_INVALID',
		});
		expect(await post('sendMessage', { chat_id: 1, text: 'a', reply_markup: { inline_keyboard: [{}] } })).toMatchObject({ status: 400 });
		expect(await post('editMessageReplyMarkup', { chat_id: 1, message_id: 99 })).toMatchObject({
			description: 'Bad Request: message to edit not found',
		});
		expect(await post('sendMessage', { chat_id: 1, txt: 'a', text: 'a' })).toMatchObject({ status: 200 });
		expect(fake.warnings).toEqual(['sendMessage: unknown parameter txt']);
	});
});

describe('fake Telegram: the webhook', () => {
	const set = (more: object = {}) => post('setWebhook', { url: hookUrl, secret_token: 'geheim', ...more });

	it('is set once a second, and says when nothing changed', async () => {
		expect(await set()).toMatchObject({ description: 'Webhook was set' });
		now += 1000;
		expect(await set()).toMatchObject({ description: 'Webhook is already set' });
		expect(await set()).toMatchObject({ status: 429, parameters: { retry_after: 1 } });
		expect(await post('deleteWebhook', {})).toMatchObject({ description: 'Webhook was deleted' });
	});

	it('delivers in order, repeats what got no 2xx, and waits for a webhook', async () => {
		const user = fake.user(1);
		const deliveries = [user.say('一'), user.say('二')];
		statuses = [500, 503];
		await set();
		expect(await Promise.all(deliveries)).toEqual([
			{ outcome: 'delivered', statuses: [500, 503, 200] },
			{ outcome: 'delivered', statuses: [200] },
		]);
		expect(texts()).toEqual(['一', '一', '一', '二']);
		expect(received.every(({ secret }) => secret === 'geheim')).toBe(true);
		expect(await post('getWebhookInfo', {})).toMatchObject({
			result: { pending_update_count: 0, last_error_message: 'Wrong response from the webhook: 503' },
		});
	});

	it('a press overtakes a message that fails; another chat is not held up', async () => {
		await set();
		const [user, other] = [fake.user(1), fake.user(2)];
		await user.start();
		await post('sendMessage', {
			chat_id: 1,
			text: '请选',
			reply_markup: { inline_keyboard: [[{ text: '接', callback_data: 'accept:1' }]] },
		});
		let pressed = false;
		messagesPass = () => pressed;
		const failing = user.say('慢');
		await Promise.all([user.press('接'), other.say('另一')]);
		pressed = true;
		expect(await failing).toMatchObject({ outcome: 'delivered' });
		const kinds = texts();
		expect(kinds.indexOf('callback_query')).toBeLessThan(kinds.lastIndexOf('慢'));
		expect(kinds).toContain('另一');
	});

	it('filters by allowed_updates and gives a pressed button one answer', async () => {
		await set({ allowed_updates: ['callback_query'] });
		const user = fake.user(1);
		expect(await user.start()).toMatchObject({ outcome: 'filtered' });
		expect(await user.block()).toMatchObject({ outcome: 'filtered' });
		await expect(user.say('x')).rejects.toThrow('blocked');
		await expect(user.press('接')).rejects.toThrow('no button');
	});
});
