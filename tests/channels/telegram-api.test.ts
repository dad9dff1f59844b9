import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTelegram, type TelegramChannel } from '../../bot/channels/telegram.ts';
import { redact } from '../../bot/channels/telegram-errors.ts';
import { renderTelegram } from '../../bot/channels/telegram-render.ts';
import { type FakeTelegram, startFakeTelegram } from '../helpers/fake-telegram.ts';

let fake: FakeTelegram;
let channel: TelegramChannel;
beforeEach(async () => {
	fake = await startFakeTelegram();
	channel = createTelegram({ token: fake.token, apiRoot: fake.apiRoot, timeoutSeconds: 2 });
	fake
		.user(5001)
		.start()
		.catch(() => undefined);
});
afterEach(async () => {
	await channel.close();
	await fake.close();
	expect(fake.warnings).toEqual([]);
});

const send = (text = '您好') => channel.send('5001', { text, choices: [] });
const texts = () =>
	fake
		.user(5001)
		.messages()
		.map(({ text }) => text);
const fail = (code: number, description: string) =>
	fake.fail({ method: 'sendMessage', times: 1, action: { kind: 'error', code, description } });

describe('Telegram: what an error means', () => {
	it('waits as long as Telegram asks', async () => {
		fake.fail({ times: 1, action: { kind: 'too many', retryAfter: 7 } });
		expect(await send()).toMatchObject({ result: 'later', afterMs: 7000 });
		expect(await send()).toMatchObject({ result: 'sent', externalId: '2' });
	});

	it.each(['bot was blocked by the user', 'user is deactivated', "bot can't initiate conversation with a user"])(
		'403 %s: unreachable',
		async (why) => {
			fail(403, `Forbidden: ${why}`);
			expect(await send()).toEqual({ result: 'unreachable', reason: `403 Forbidden: ${why}` });
		},
	);

	it('400 chat not found: unreachable', async () => {
		expect(await channel.send('99', { text: '您好', choices: [] })).toMatchObject({ result: 'unreachable' });
	});

	it('another 400 is refused for good', async () => {
		fail(400, 'Bad Request: BUTTON_DATA_INVALID');
		expect(await send()).toEqual({ result: 'refused', reason: '400 Bad Request: BUTTON_DATA_INVALID' });
	});

	it('a wrong token is refused by name, and never told', async () => {
		for (const token of ['123456:WRONG-token_for-tests-0123456789', 'garbage']) {
			const wrong = createTelegram({ token, apiRoot: fake.apiRoot });
			expect(await wrong.send('5001', { text: '您好', choices: [] })).toEqual({ result: 'refused', reason: 'token' });
		}
	});

	it.each([
		{ kind: 'bad gateway' },
		{ kind: 'error', code: 500, description: 'Internal Server Error' },
		{ kind: 'drop', when: 'before' },
		{ kind: 'delay', ms: 2500 },
	] as const)('$kind: later, without a word of the address', async (action) => {
		fake.fail({ times: 1, action });
		const sent = await send();
		expect(sent).toMatchObject({ result: 'later', afterMs: 3000 });
		expect(JSON.stringify(sent)).not.toMatch(/123456|127\.0\.0\.1|http/);
	});

	it('nobody listening: later', async () => {
		const token = '123456:TOKEN-that_must-not_be_seen';
		const lost = createTelegram({ token, apiRoot: 'http://127.0.0.1:9' });
		const sent = await lost.send('5001', { text: '您好', choices: [] });
		expect(sent).toMatchObject({ result: 'later', afterMs: 3000, reason: 'network: ECONNREFUSED' });
	});

	it('keeps tokens and numbers of people out of texts', () => {
		expect(redact('request to https://x/bot123456:AAH-x_y/sendMessage failed')).toBe('request to https://x/bot***/sendMessage failed');
		expect(redact('tel 138 0013 8000, id 8123456789, 400')).toBe('tel #, id #, 400');
	});

	it('an empty text is refused without a call', async () => {
		expect(await send(' \u0000\n')).toEqual({ result: 'refused', reason: 'empty text' });
		expect(fake.journal).toEqual([]);
	});

	it('close breaks off what is in the air', async () => {
		fake.fail({ times: 1, action: { kind: 'delay', ms: 1500 } });
		const sending = send();
		setTimeout(() => channel.close(), 100);
		const began = performance.now();
		expect(await sending).toMatchObject({ result: 'later' });
		expect(performance.now() - began).toBeLessThan(1000);
	});
});

describe('Telegram: long texts', () => {
	it('sends only the missing part again', async () => {
		const text = `${'甲'.repeat(4000)}\n${'乙'.repeat(4000)}\n丙`;
		fake.fail({ method: 'sendMessage', times: 1, action: { kind: 'delay', ms: 0 } });
		fake.fail({ method: 'sendMessage', times: 1, action: { kind: 'bad gateway' } });
		expect(await send(text)).toMatchObject({ result: 'later' });
		expect(await send(text)).toMatchObject({ result: 'sent' });
		expect(texts()).toEqual(['甲'.repeat(4000), `${'乙'.repeat(4000)}\n丙`]);
		expect(await send(text)).toMatchObject({ result: 'sent' });
		expect(texts()).toHaveLength(4);
	});
});

describe('Telegram: buttons', () => {
	const labels = (...texts: string[]) =>
		renderTelegram({ text: '请选', choices: texts.map((label, i) => ({ id: `rate:${i}`, label })) })[0]?.keyboard.map((row) =>
			row.map(({ text }) => text),
		);

	it('puts short ones three a row and long ones one a row', () => {
		expect(labels('5 很好', '4', '3', '2', '1')).toEqual([
			['5 很好', '4', '3'],
			['2', '1'],
		]);
		expect(labels('玉兴街道巧手公益手艺队', '好')).toEqual([['玉兴街道巧手公益手艺队'], ['好']]);
	});

	it('leaves out a button that would make Telegram refuse the text', () => {
		const choices = [
			{ id: '长'.repeat(22), label: '太长' },
			{ id: '', label: '空' },
			{ id: 'menu', label: ' ' },
			{ id: 'help', label: '帮助' },
		];
		expect(renderTelegram({ text: '请选', choices })).toEqual([{ text: '请选', keyboard: [[{ text: '帮助', callback_data: 'help' }]] }]);
	});

	it('a pressed one comes back as its choice, and its spinner ends once', async () => {
		await channel.send('5001', { text: '请选', choices: [{ id: 'accept:9', label: '接' }] });
		const received: unknown[] = [];
		const inbound = await pressed(received);
		expect(inbound).toMatchObject({ address: '5001', content: { kind: 'choice', id: 'accept:9' } });
		await channel.answerCallback('50011');
		await channel.answerCallback('50011');
		expect(fake.journal.filter(({ method }) => method === 'answerCallbackQuery').map(({ status }) => status)).toEqual([200, 400]);
	});

	/** Presses with a webhook that only writes down. */
	async function pressed(received: unknown[]): Promise<unknown> {
		const { createServer } = await import('node:http');
		const server = createServer((request, response) => {
			let body = '';
			request.on('data', (chunk) => {
				body += chunk;
			});
			request.on('end', () => {
				received.push({ secret: request.headers['x-telegram-bot-api-secret-token'], body: JSON.parse(body) });
				response.writeHead(received.length === 1 ? 503 : 200).end();
			});
		}).listen(0, '127.0.0.1');
		await new Promise((resolve) => server.once('listening', resolve));
		const address = server.address();
		const port = typeof address === 'object' && address ? address.port : 0;
		await channel.setWebhook(`http://127.0.0.1:${port}/webhooks/telegram`, 'secret_1');
		const delivery = await fake.user(5001).press('接');
		await fake.settled();
		server.close();
		expect(delivery.outcome).toBe('delivered');
		for (const each of received) expect(each).toMatchObject({ secret: 'secret_1' });
		const press = received.map((each) => (each as { body: object }).body).find((body) => 'callback_query' in body);
		return channel.parse(press, Date.now());
	}
});

describe('Telegram: setting the webhook', () => {
	it('asks for the updates that the desk reads, with the secret', async () => {
		await channel.setWebhook('http://127.0.0.1:1/webhooks/telegram', 's-1');
		expect(fake.webhookInfo()).toMatchObject({
			url: 'http://127.0.0.1:1/webhooks/telegram',
			allowed_updates: ['message', 'callback_query'],
		});
		expect(fake.journal.at(-1)?.params).toMatchObject({ secret_token: 's-1' });
	});

	it('waits and tries again when another process was a moment earlier', async () => {
		fake.fail({ method: 'setWebhook', times: 1, action: { kind: 'too many', retryAfter: 1 } });
		await channel.setWebhook('http://127.0.0.1:1/webhooks/telegram', 's-1');
		expect(fake.journal.map(({ status }) => status)).toEqual([429, 200]);
	});

	it('says what is wrong, without the token', async () => {
		await expect(channel.setWebhook('http://127.0.0.1:1/x', 'not allowed!')).rejects.toThrow(
			'setWebhook: 400 Bad Request: secret token contains unallowed characters',
		);
		const strict = await startFakeTelegram({ local: false });
		const outside = createTelegram({ token: strict.token, apiRoot: strict.apiRoot });
		await expect(outside.setWebhook('http://desk.example/x', 's')).rejects.toThrow('An HTTPS URL must be provided');
		await expect(outside.setWebhook('https://desk.example:3000/x', 's')).rejects.toThrow('only on ports 80, 88, 443 or 8443');
		await outside.setWebhook('https://desk.example:8443/x', 's');
		await strict.close();
		await expect(outside.setWebhook('https://desk.example:8443/x', 's')).rejects.toThrow(/^setWebhook: network/);
	});
});

describe('Telegram: a file that somebody sent', () => {
	const bytes = new Uint8Array(1_000).fill(7);
	const fetchFile = (maxBytes = 1_000) => channel.fetchFile?.('AwACAgIAAxk', maxBytes);
	beforeEach(() => fake.file('AwACAgIAAxk', 'voice/file_1.oga', bytes));

	it('is given out by its id', async () => {
		expect(await fetchFile()).toEqual({ result: 'fetched', bytes });
	});

	it('over the size is not downloaded', async () => {
		expect(await fetchFile(999)).toEqual({ result: 'too-large', reason: '1000 bytes' });
	});

	it('that Telegram does not have is gone', async () => {
		expect(await channel.fetchFile?.('another', 1_000)).toMatchObject({ result: 'gone' });
		fake.file('AwACAgIAAxk', '/var/lib/telegram/voice.oga', bytes);
		expect(await fetchFile()).toEqual({ result: 'away', reason: 'getFile: no path to download' });
	});

	it.each<[string, Parameters<FakeTelegram['fail']>[0]['action'], string]>([
		['an error of its own', { kind: 'error', code: 500, description: 'Internal Server Error' }, '500 Internal Server Error'],
		['a gateway', { kind: 'bad gateway' }, 'network'],
		['a cut connection', { kind: 'drop', when: 'before' }, 'network'],
	])('%s is away, and the token stays out of the reason', async (_what, action, reason) => {
		fake.fail({ method: 'getFile', times: 1, action });
		const answer = await fetchFile();
		expect(answer).toMatchObject({ result: 'away', reason: expect.stringContaining(reason) });
		expect(JSON.stringify(answer)).not.toContain(fake.token);
	});
});
