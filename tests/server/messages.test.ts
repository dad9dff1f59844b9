import { get, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inbox } from '../../db/schema/index.ts';
import { startDesk, type TestDesk } from '../helpers/app.ts';
import type { Heard } from '../helpers/chat.ts';
import { accepted, pressOn } from '../journeys/story.ts';

let desk: TestDesk;
beforeAll(async () => {
	desk = await startDesk();
	await desk.app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(async () => {
	await desk.close();
});

const post = (cookie: string, payload: object | string, query = '') =>
	desk.app.inject({ method: 'POST', url: `/chat/messages${query}`, headers: { cookie, 'content-type': 'application/json' }, payload });
const read = (cookie: string, query: string) => desk.app.inject({ url: `/chat/messages${query}`, headers: { cookie } });
const seqOf = (cookie: string): Promise<number> => read(cookie, '?after=0').then((answer) => answer.json().messages.at(-1)?.seq ?? 0);

describe('posting', () => {
	test('200 with the seq of the message, and its inbox row is handled', async () => {
		const { cookie } = await desk.as('resident-1');
		const answer = await post(cookie, { id: 'first', text: '帮助' });
		expect([answer.statusCode, answer.json()]).toEqual([200, { accepted: true, seq: expect.any(Number) }]);
		const rows = await desk.db.select().from(inbox).where(eq(inbox.channel, 'web'));
		expect(rows.map((row) => row.externalId)).toContain('resident-1:first');
		expect(rows.every((row) => row.status === 'handled')).toBe(true);
	});

	test('the same id again, also at once: 200 and no second effect', async () => {
		const { cookie } = await desk.as('resident-1');
		const before = await seqOf(cookie);
		const answers = await Promise.all([1, 2, 3].map(() => post(cookie, { id: 'same', text: '帮助' })));
		answers.push(await post(cookie, { id: 'same', text: '帮助' }));
		expect(answers.map((answer) => answer.statusCode)).toEqual([200, 200, 200, 200]);
		const { messages } = (await read(cookie, `?after=${before}`)).json();
		expect(messages.map((message: Heard) => message.direction)).toEqual(['in', 'out']);
	});

	test('the same id from another person is another message', async () => {
		const { cookie } = await desk.as('resident-2');
		await post(cookie, { id: 'same', text: '帮助' });
		expect(await seqOf(cookie)).toBeGreaterThan(0);
	});

	const wrong: readonly (readonly [string, object | string])[] = [
		['broken JSON', '{"id":'],
		['no body', ''],
		['no id', { text: '帮助' }],
		['an empty id', { id: '', text: '帮助' }],
		['neither words nor choice', { id: 'x' }],
		['words that are a number', { id: 'x', text: 5 }],
		['nothing but spaces', { id: 'x', text: ' \u0000 ' }],
		['a choice that is too long', { id: 'x', choice: 'x'.repeat(65) }],
		['a list', []],
	];
	test.each(wrong)('%s: 400', async (_what, payload) => {
		const { cookie } = await desk.as('resident-1');
		const answer = await post(cookie, payload);
		expect(answer.statusCode).toBe(400);
		expect(Object.keys(answer.json())).toEqual(['code', 'message']);
	});

	test('NUL and lone surrogates are taken out, not refused', async () => {
		const { cookie } = await desk.as('resident-1');
		const answer = await post(cookie, { id: 'nul', text: '帮\u0000助' });
		expect(answer.statusCode).toBe(200);
		const { messages } = (await read(cookie, `?after=${answer.json().seq - 1}`)).json();
		expect(messages[0]).toMatchObject({ direction: 'in', text: '帮助' });
	});

	test('a long text is kept whole; a body over 64 KiB: 413', async () => {
		const { cookie } = await desk.as('resident-1');
		const text = '长'.repeat(20_000);
		const answer = await post(cookie, { id: 'long', text });
		expect(answer.statusCode).toBe(200);
		const { messages } = (await read(cookie, `?after=${answer.json().seq - 1}`)).json();
		expect(messages[0].text).toBe(text);
		const over = await post(cookie, { id: 'over', text: '长'.repeat(30_000) });
		expect([over.statusCode, over.json().code]).toEqual([413, 'too-large']);
	});

	test('a body of megabytes is refused on the wire, not by a broken connection', async () => {
		const { cookie } = await desk.as('resident-1');
		const { port } = desk.app.server.address() as AddressInfo;
		const body = JSON.stringify({ id: 'huge', text: 'x'.repeat(4_000_000) });
		const status = await new Promise((resolve, reject) => {
			const headers = { cookie, 'content-type': 'application/json', 'content-length': body.length };
			const sending = request({ port, host: '127.0.0.1', path: '/chat/messages', method: 'POST', agent: false, headers }, (answer) => {
				answer.resume();
				resolve(answer.statusCode);
			});
			sending.on('error', reject);
			sending.end(body);
		});
		expect(status).toBe(413);
	});
});

describe('reading', () => {
	test('messages and open orders, in order, with ISO times', async () => {
		const { cookie } = await desk.as('resident-3');
		await post(cookie, { id: 'a', text: '帮助' });
		const answer = await read(cookie, '?after=0');
		expect(answer.headers['cache-control']).toBe('no-store');
		const { messages, orders } = answer.json();
		expect(orders).toEqual([]);
		expect(messages.map((message: Heard) => message.seq)).toEqual(messages.map((_: Heard, i: number) => i + 1));
		expect(messages[0]).toEqual({ seq: 1, direction: 'in', at: expect.stringMatching(/^\d{4}-.*Z$/), text: '帮助', choices: [] });
		expect((await read(cookie, `?after=${messages.at(-1).seq}`)).json().messages).toEqual([]);
	});

	test.each([
		'?after=-1',
		'?after=x',
		'?after=1.5',
		'?after=99999999999',
		'?wait=26',
		'?wait=0.5',
		'?wait=-1',
		'?wait=x',
		'?after=0&wait=',
	])('%s: 400', async (query) => {
		const { cookie } = await desk.as('resident-1');
		expect((await read(cookie, query)).statusCode).toBe(400);
	});

	test('a long poll ends with the first new message', async () => {
		const { cookie } = await desk.as('resident-1');
		const after = await seqOf(cookie);
		const began = performance.now();
		const polling = read(cookie, `?after=${after}&wait=20`);
		setTimeout(() => void post(cookie, { id: 'wake', text: '帮助' }), 300);
		const { messages } = (await polling).json();
		expect(messages.length).toBeGreaterThan(0);
		expect(performance.now() - began).toBeLessThan(3_000);
	});

	test('a long poll without news ends empty, after its time', async () => {
		const { cookie } = await desk.as('resident-1');
		const began = performance.now();
		const answer = await read(cookie, `?after=${await seqOf(cookie)}&wait=1`);
		expect(answer.json().messages).toEqual([]);
		expect(performance.now() - began).toBeGreaterThan(900);
	});
});

/** Reads the stream until `enough` events came, then leaves. */
function events(
	cookie: string,
	headers: Readonly<Record<string, string>>,
	enough: number,
	withinMs = 5_000,
): Promise<{ readonly id: string; readonly data: string }[]> {
	const { port } = desk.app.server.address() as AddressInfo;
	return new Promise((resolve, reject) => {
		const out: { id: string; data: string }[] = [];
		let text = '';
		const heard = (answer: IncomingMessage) => {
			expect(answer.headers['content-type']).toMatch(/^text\/event-stream/);
			answer.on('error', () => undefined);
			answer.on('data', (part: Buffer) => {
				text += part.toString();
				const blocks = text.split('\n\n');
				text = blocks.pop() ?? '';
				for (const block of blocks) {
					const id = /^id: (.*)$/m.exec(block)?.[1] ?? '';
					const data = /^data: (.*)$/m.exec(block)?.[1];
					if (data !== undefined) out.push({ id, data });
				}
				if (out.length >= enough) end();
			});
		};
		const stream = get({ port, host: '127.0.0.1', path: '/chat/events', agent: false, headers: { cookie, ...headers } }, heard);
		const timer = setTimeout(() => end(), withinMs);
		const end = () => {
			clearTimeout(timer);
			stream.destroy();
			resolve(out);
		};
		stream.on('error', (err) => (out.length > 0 ? undefined : reject(err)));
	});
}

describe('events', () => {
	test('history first, then what comes; Last-Event-ID is honoured', async () => {
		const { cookie } = await desk.as('resident-2');
		setTimeout(() => void post(cookie, { id: 'sse', text: '帮助' }), 500);
		const [history, news] = await events(cookie, {}, 2);
		expect(JSON.parse(history?.data ?? '{}').messages.length).toBeGreaterThan(0);
		expect(JSON.parse(news?.data ?? '{}')).toMatchObject({
			messages: [{ direction: 'in', text: '帮助' }, { direction: 'out' }],
			orders: [],
		});
		expect(Number(news?.id)).toBe(await seqOf(cookie));
		expect(await events(cookie, { 'last-event-id': news?.id ?? '' }, 1, 700)).toEqual([]);
		const missed = await events(cookie, { 'last-event-id': history?.id ?? '' }, 1);
		expect(missed.map((event) => event.id)).toEqual([news?.id]);
	});

	test('an order that moves without a word to its resident is shown at once, and no message is made up', async () => {
		const number = await accepted(desk);
		const volunteer = await desk.as('volunteer-1');
		await volunteer.say('出发');
		await volunteer.press('现在出发');
		await volunteer.say('到了');
		await volunteer.press('现在到了');
		await desk.clock.forward('PT40M');
		await volunteer.say('完成');
		const resident = await desk.as('resident-1');
		const last = String(await seqOf(resident.cookie));
		const station = await desk.as('station-nieer');
		const confirm = () => pressOn(desk, station, number, '确认时长');
		setTimeout(() => void confirm(), 300);
		const [moved] = await events(resident.cookie, { 'last-event-id': last }, 1, 4_000);
		expect(moved?.id).toBe('');
		expect(JSON.parse(moved?.data ?? '{}')).toMatchObject({ messages: [], orders: [{ number, state: 'rating' }] });
		expect(await seqOf(resident.cookie)).toBe(Number(last));
	});
});

describe('limits.messagesPerMinute', () => {
	let limited: TestDesk;
	beforeAll(async () => {
		limited = await startDesk({ env: { DESK_RATE_LIMIT: 'on' }, policy: { 'limits.messagesPerMinute': 3 } });
	});
	afterAll(async () => {
		await limited.close();
	});

	test('one more than allowed: 429 with Retry-After, nothing stored; real time lifts it, the desk’s clock does not', async () => {
		const { cookie } = await limited.as('resident-1');
		const say = (id: string) =>
			limited.app.inject({ method: 'POST', url: '/chat/messages', headers: { cookie }, payload: { id, text: '帮助' } });
		for (const id of ['1', '2', '3']) expect((await say(id)).statusCode).toBe(200);
		limited.clock.passReal(20_000);
		const over = await say('4');
		expect([over.statusCode, over.json().code, over.headers['retry-after']]).toEqual([429, 'too-many', '40']);
		expect(await limited.db.select().from(inbox)).toHaveLength(3);

		await limited.clock.forward('PT1H');
		expect((await say('4')).statusCode).toBe(429);
		const { cookie: other } = await limited.as('resident-2');
		const second = await limited.app.inject({
			method: 'POST',
			url: '/chat/messages',
			headers: { cookie: other },
			payload: { id: '1', text: '帮助' },
		});
		expect(second.statusCode).toBe(200);

		limited.clock.passReal(41_000);
		expect((await say('4')).statusCode).toBe(200);
	});
});

test('closing ends polls and streams at once', async () => {
	const own = await startDesk();
	await own.app.listen({ port: 0, host: '127.0.0.1' });
	const { port } = own.app.server.address() as AddressInfo;
	const { cookie } = await own.as('resident-1');
	const ended = (path: string) =>
		new Promise<number>((resolve, reject) => {
			get({ port, host: '127.0.0.1', path, headers: { cookie } }, (answer) => {
				answer.resume();
				answer.on('end', () => resolve(answer.statusCode ?? 0));
			}).on('error', reject);
		});
	const open = Promise.all([ended('/chat/messages?after=0&wait=25'), ended('/chat/events')]);
	await new Promise((resolve) => setTimeout(resolve, 300));
	const began = performance.now();
	await own.close();
	expect(await open).toEqual([200, 200]);
	expect(performance.now() - began).toBeLessThan(2_000);
});
