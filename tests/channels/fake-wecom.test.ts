import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FakeWecom, startFakeWecom } from '../helpers/fake-wecom.ts';
import { openMessage, signatureOf } from '../helpers/fake-wecom-crypto.ts';

/** The fake itself: it has to be as strict and as stubborn as WeCom, or the tests on it prove nothing. */

interface Arrived {
	readonly query: URLSearchParams;
	readonly body: string;
}

let fake: FakeWecom;
let server: Server;
let arrived: Arrived[];
let answer: (response: ServerResponse, index: number) => void;
beforeEach(async () => {
	fake = await startFakeWecom({ timeoutMs: 600 });
	arrived = [];
	answer = (response) => response.end();
	server = createServer((request: IncomingMessage, response) => {
		let body = '';
		request.on('data', (chunk) => {
			body += chunk;
		});
		request.on('end', () => {
			arrived.push({ query: new URL(request.url ?? '', 'http://desk').searchParams, body });
			answer(response, arrived.length - 1);
		});
	}).listen(0, '127.0.0.1');
	await new Promise((resolve) => server.once('listening', resolve));
	fake.callbacks.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks/wecom`;
});
afterEach(async () => {
	await fake.close();
	server.closeAllConnections();
	server.close();
});

const cipherIn = ({ body }: Arrived): string => /<Encrypt><!\[CDATA\[(.+?)\]\]>/.exec(body)?.[1] ?? '';

describe('the callbacks of the fake WeCom', () => {
	it('come again three times without an answer in time: freshly encrypted, the same plaintext', async () => {
		answer = () => undefined;
		expect(await fake.member('zhang').say('好')).toEqual({ outcome: 'lost', statuses: [0, 0, 0, 0] });
		const ciphers = arrived.map(cipherIn);
		const opened = ciphers.map((cipher) => openMessage(fake.env['WECOM_CALLBACK_AES_KEY'] ?? '', cipher));
		expect(new Set(ciphers).size).toBe(4);
		expect(new Set(arrived.map(({ query }) => query.get('nonce'))).size).toBe(4);
		expect(new Set(opened.map(({ message }) => message)).size).toBe(1);
		expect(opened[0]).toMatchObject({ receiveId: fake.corpId, message: expect.stringContaining('<Content><![CDATA[好]]></Content>') });
		for (const [i, { query }] of arrived.entries()) {
			const [timestamp = '', nonce = ''] = [query.get('timestamp') ?? '', query.get('nonce') ?? ''];
			expect(query.get('msg_signature')).toBe(signatureOf(fake.env['WECOM_CALLBACK_TOKEN'] ?? '', timestamp, nonce, ciphers[i] ?? ''));
		}
	});

	it('stop at the first 200, and do not come again after an error unless asked for', async () => {
		answer = (response, i) => (i === 0 ? undefined : response.end());
		expect(await fake.member('zhang').say('好')).toEqual({ outcome: 'acknowledged', statuses: [0, 200] });
		answer = (response) => response.writeHead(503).end();
		expect(await fake.member('zhang').say('好')).toEqual({ outcome: 'refused', statuses: [503] });
		expect(await fake.member('zhang').say('好', { retryErrors: true })).toEqual({ outcome: 'lost', statuses: [503, 503, 503, 503] });
	});

	it('complain about a passive reply', async () => {
		answer = (response) => response.end('success');
		await fake.member('zhang').say('好');
		expect(fake.warnings).toEqual(['callback: a passive reply']);
	});

	it('write what somebody wrote so that it can be read: ]]> does not end it', async () => {
		await fake.member('zhang').say('a]]>b');
		const [first] = arrived;
		if (!first) throw new Error('nothing arrived');
		expect(openMessage(fake.env['WECOM_CALLBACK_AES_KEY'] ?? '', cipherIn(first)).message).toContain('<![CDATA[a]]]]><![CDATA[>b]]>');
	});

	it('the URL check wants exactly the text, within a second', async () => {
		const decrypted = () => openMessage(fake.env['WECOM_CALLBACK_AES_KEY'] ?? '', arrived.at(-1)?.query.get('echostr') ?? '').message;
		answer = (response) => response.end(decrypted());
		expect(await fake.callbacks.verify()).toEqual({ ok: true });
		for (const wrong of [(text: string) => `"${text}"`, (text: string) => `${text}\n`, (text: string) => `\ufeff${text}`]) {
			answer = (response) => response.end(wrong(decrypted()));
			expect(await fake.callbacks.verify()).toEqual({ ok: false, why: 'another body' });
		}
		answer = (response) => {
			const text = decrypted();
			setTimeout(() => response.end(text), 1200);
		};
		expect(await fake.callbacks.verify()).toEqual({ ok: false, why: 'no answer within a second' });
	});
});

describe('the API of the fake WeCom', () => {
	const call = async (path: string, body?: object): Promise<Record<string, unknown>> => {
		const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
		return (await (await fetch(`${fake.apiRoot}/cgi-bin/${path}`, init)).json()) as Record<string, unknown>;
	};
	const token = async (): Promise<string> =>
		String((await call(`gettoken?corpid=${fake.corpId}&corpsecret=${fake.env['WECOM_AGENT_SECRET']}`))['access_token']);
	const text = (content: string, more: object = {}) => ({
		touser: 'zhang',
		msgtype: 'text',
		agentid: fake.agentId,
		text: { content },
		...more,
	});

	it('cuts on a byte border, and tells nobody but the test', async () => {
		fake.member('zhang');
		expect(await call(`message/send?access_token=${await token()}`, text('长'.repeat(700)))).toMatchObject({ errcode: 0 });
		expect(fake.member('zhang').messages().at(-1)?.content).toBe(`${'长'.repeat(682)}\ufffd`);
		expect(fake.warnings).toEqual(['message/send: content was cut']);
	});

	it('names the members left out in lower case although the errcode is 0', async () => {
		fake.member('zhang');
		fake.member('WangWu').setLicence(false);
		const answered = await call(`message/send?access_token=${await token()}`, text('好', { touser: 'zhang|NoBody|WangWu' }));
		expect(answered).toMatchObject({ errcode: 0, invaliduser: 'nobody', unlicenseduser: 'wangwu' });
	});

	it.each([
		[{ agentid: '1000002' }, 40056],
		[{ agentid: 7 }, 301002],
		[{ msgtype: 'hologram' }, 40008],
		[{ text: { content: '' } }, 44004],
		[{ text: {} }, 44004],
		[{ touser: '' }, 82001],
		[{ touser: 'nobody' }, 81013],
	])('%j is refused with %i', async (wrong, errcode) => {
		fake.member('zhang');
		expect(await call(`message/send?access_token=${await token()}`, text('好', wrong))).toMatchObject({ errcode });
	});

	it('bans an address for an hour after five wrong secrets', async () => {
		const wrong = () => call(`gettoken?corpid=${fake.corpId}&corpsecret=x`);
		for (let i = 0; i < 5; i++) expect(await wrong()).toMatchObject({ errcode: 40001 });
		expect(await wrong()).toMatchObject({ errcode: 45009 });
		expect(await call(`gettoken?corpid=${fake.corpId}&corpsecret=${fake.env['WECOM_AGENT_SECRET']}`)).toMatchObject({ errcode: 45009 });
	});

	it('gives the same token while it lives, or a new one each time', async () => {
		expect(await token()).toBe(await token());
		fake.world.sameToken = false;
		expect(await token()).not.toBe(await token());
	});
});
