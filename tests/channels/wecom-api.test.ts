import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWecom, type WecomChannel } from '../../bot/channels/wecom.ts';
import { type FakeWecom, startFakeWecom } from '../helpers/fake-wecom.ts';
import type { Persona } from '../helpers/fake-wecom-persona.ts';

const SECRET = 'fake-app-secret';
const TEXT = { text: '您好', choices: [] };

let fake: FakeWecom;
let channel: WecomChannel;
let zhang: Persona;
let now = 0;
const connect = (
	more: { readonly secret?: string; readonly agentId?: number; readonly corpId?: string; readonly timeoutMs?: number } = {},
) => createWecom({ corpId: fake.corpId, agentId: fake.agentId, secret: SECRET, apiRoot: fake.apiRoot, monotonic: () => now, ...more });
beforeEach(async () => {
	now = 1_000_000;
	fake = await startFakeWecom({ monotonic: () => now });
	channel = connect();
	zhang = fake.member('ZhangSan');
});
afterEach(async () => {
	await channel.close();
	await fake.close();
	expect(fake.warnings).toEqual([]);
});

const send = (text = '您好') => channel.send('ZhangSan', { text, choices: [] });
const failing = (errcode: number, times = 1, errmsg?: string) =>
	fake.fail({ path: 'message/send', times, action: { kind: 'errcode', errcode, ...(errmsg === undefined ? {} : { errmsg }) } });
const texts = () => zhang.messages().map(({ content }) => content);

describe('WeCom: sending', () => {
	it('brings a text to one member, by agent id and token', async () => {
		expect(await send()).toEqual({ result: 'sent', externalId: zhang.messages()[0]?.msgid });
		expect(texts()).toEqual(['您好']);
		expect(fake.journal.at(-1)?.body).toEqual({ touser: 'ZhangSan', msgtype: 'text', agentid: fake.agentId, text: { content: '您好' } });
	});

	it.each(['@all', 'a|b', '', ' ZhangSan', 'x'.repeat(65)])('never writes to "%s"', async (to) => {
		expect(await channel.send(to, TEXT)).toEqual({ result: 'refused', reason: 'no userid of WeCom' });
		expect(fake.journal).toEqual([]);
	});

	it('refuses an empty text without a call', async () => {
		expect(await send(' \u0000')).toEqual({ result: 'refused', reason: 'empty text' });
		expect(fake.journal).toEqual([]);
	});

	it('cuts nothing: a long text comes in whole characters', async () => {
		const text = '👩‍👩‍👧‍👦长'.repeat(300);
		expect(await send(text)).toMatchObject({ result: 'sent' });
		expect(texts().length).toBeGreaterThan(4);
		expect(texts().join('')).toBe(text);
	});

	it('sends only the missing part again', async () => {
		const text = `${'甲'.repeat(600)}\n${'乙'.repeat(600)}\n${'丙'.repeat(600)}`;
		await send('开头');
		fake.fail({ path: 'message/send', times: 1, action: { kind: 'delay', ms: 0 } });
		failing(-1);
		expect(await send(text)).toMatchObject({ result: 'later' });
		expect(await send(text)).toMatchObject({ result: 'sent' });
		expect(texts()).toEqual(['开头', '甲'.repeat(600), '乙'.repeat(600), '丙'.repeat(600)]);
	});

	it('takes a turn before each further part, and leaves the rest for later when there is none', async () => {
		const text = Array.from('甲乙丙', (word) => word.repeat(600)).join('\n');
		let turns = 0;
		const once = async () => ++turns < 2;
		expect(await channel.send('ZhangSan', { text, choices: [] }, once)).toMatchObject({ result: 'later' });
		expect(texts()).toHaveLength(2);
		expect(await send(text)).toMatchObject({ result: 'sent' });
		expect(texts().map((each) => each[0])).toEqual(['甲', '乙', '丙']);
	});
});

describe('WeCom: the token', () => {
	it('is fetched once, whoever asks for it', async () => {
		for (let i = 0; i < 20; i++) fake.member(`u${i}`);
		const all = await Promise.all(Array.from({ length: 20 }, (_, i) => channel.send(`u${i}`, TEXT)));
		expect(all.every(({ result }) => result === 'sent')).toBe(true);
		expect(fake.calls('gettoken')).toBe(1);
	});

	it('is fetched once more when it was revoked, however many find out at once', async () => {
		for (let i = 0; i < 20; i++) fake.member(`u${i}`);
		await send();
		fake.revokeTokens();
		const all = await Promise.all(Array.from({ length: 20 }, (_, i) => channel.send(`u${i}`, TEXT)));
		expect(all.every(({ result }) => result === 'sent')).toBe(true);
		expect(fake.calls('gettoken')).toBe(2);
	});

	it.each([40001, 40014, 42001])('%i: another one is fetched and the call made again', async (errcode) => {
		await send();
		fake.world.sameToken = false;
		failing(errcode);
		expect(await send()).toMatchObject({ result: 'sent' });
		expect([fake.calls('gettoken'), fake.calls('message/send')]).toEqual([2, 3]);
	});

	it('the fault is the token: refused by that name after one more try', async () => {
		failing(40014, 2);
		expect(await send()).toEqual({ result: 'refused', reason: 'token' });
		expect(fake.calls('message/send')).toBe(2);
	});

	it('is fetched anew before it ends, and the old one serves when that fails', async () => {
		await send();
		now += 6_800_000;
		await send();
		expect(fake.calls('gettoken')).toBe(1);
		fake.world.sameToken = false;
		now += 200_000;
		await send();
		expect(fake.calls('gettoken')).toBe(2);
		expect(fake.journal.at(-1)?.query['access_token']).toBe('fake-token-4');
	});

	it('a wrong secret is told by its name and not tried again for an hour: five of them have the address banned', async () => {
		const wrong = connect({ secret: 'wrong-secret-never-to-be-seen' });
		for (let i = 0; i < 10; i++) expect(await wrong.send('ZhangSan', TEXT)).toEqual({ result: 'refused', reason: 'token' });
		expect(fake.calls('gettoken')).toBe(1);
		now += 3_600_000;
		await wrong.send('ZhangSan', TEXT);
		expect(fake.calls('gettoken')).toBe(2);
		expect(await connect({ corpId: 'wwOTHER' }).send('ZhangSan', TEXT)).toEqual({ result: 'refused', reason: 'token' });
	});

	it('gettoken that is busy, banned or broken: later', async () => {
		fake.fail({ path: 'gettoken', times: 1, action: { kind: 'errcode', errcode: 45009 } });
		expect(await send()).toMatchObject({ result: 'later', afterMs: 60_000 });
		for (const action of [{ kind: 'errcode', errcode: -1 }, { kind: 'bad gateway' }, { kind: 'drop', when: 'before' }] as const) {
			fake.fail({ path: 'gettoken', times: 1, action });
			expect(await send()).toMatchObject({ result: 'later', afterMs: 3000 });
		}
		fake.fail({ path: 'gettoken', times: 1, action: { kind: 'body', body: '{"errcode":0}' } });
		expect(await send()).toMatchObject({ result: 'later' });
		expect(await send()).toMatchObject({ result: 'sent' });
	});
});

describe('WeCom: what an error means (channels.md B8)', () => {
	it.each([
		[-1, 'later'],
		[45033, 'later'],
		[40003, 'unreachable'],
		[60111, 'unreachable'],
		[46004, 'unreachable'],
		[301021, 'unreachable'],
		[60011, 'unreachable'],
		[50002, 'unreachable'],
		[81013, 'unreachable'],
		[44004, 'refused'],
		[45002, 'refused'],
		[40058, 'refused'],
		[40035, 'refused'],
		[40063, 'refused'],
		[82001, 'refused'],
		[41001, 'refused'],
		[99999, 'refused'],
	])('%i: %s', async (errcode, result) => {
		failing(errcode, 1, 'userid ZhangSan 13812345678 access_token=abc');
		const sent = await send();
		expect(sent.result).toBe(result);
		expect(JSON.stringify(sent)).toContain(String(errcode));
		expect(JSON.stringify(sent)).not.toMatch(/ZhangSan|138|access_token|abc/);
	});

	it.each([45009, 40056, 301002, 48001, 48002])('%i meets every message: nothing is called for a minute', async (errcode) => {
		failing(errcode);
		expect(await send()).toMatchObject({ result: 'later', afterMs: 60_000, reason: expect.stringContaining(String(errcode)) });
		now += 20_000;
		fake.member('LiSi');
		expect(await channel.send('LiSi', TEXT)).toMatchObject({ result: 'later', afterMs: 40_000 });
		expect(fake.calls('message/send')).toBe(1);
		now += 40_000;
		expect(await send()).toMatchObject({ result: 'sent' });
	});

	it('60020 names the address that has to be trusted', async () => {
		fake.world.trustedIps = ['203.0.113.7'];
		const sent = await send();
		expect(sent).toMatchObject({ result: 'later', afterMs: 60_000 });
		expect(JSON.stringify(sent)).toContain('60020 the address of this desk (127.0.0.1)');
	});

	it('a wrong agent id waits for the operator', async () => {
		const wrong = connect({ agentId: fake.agentId + 1 });
		expect(await wrong.send('ZhangSan', TEXT)).toMatchObject({ result: 'later', reason: expect.stringMatching(/^301002 WECOM_AGENT_ID/) });
	});

	it('a member outside the scope, or unknown, is unreachable', async () => {
		fake.callbacks.url = 'http://127.0.0.1:9/';
		zhang.setScope(false).catch(() => undefined);
		for (const to of ['ZhangSan', 'nobody.there']) {
			expect(await channel.send(to, TEXT)).toEqual({ result: 'unreachable', reason: '81013 the member is outside the scope of the app' });
		}
	});

	it('a member left out although the errcode is 0 is unreachable, whatever the case of the name', async () => {
		zhang.setLicence(false);
		expect(await send()).toEqual({ result: 'unreachable', reason: 'unlicenseduser: the member has no licence' });
		fake.fail({
			path: 'message/send',
			times: 1,
			action: { kind: 'body', body: '{"errcode":0,"errmsg":"ok","invaliduser":"other|zhangsan"}' },
		});
		expect(await send()).toEqual({ result: 'unreachable', reason: 'invaliduser' });
		fake.fail({ path: 'message/send', times: 1, action: { kind: 'body', body: '{"errmsg":"ok","msgid":"m","invaliduser":"zhang"}' } });
		expect(await send()).toEqual({ result: 'sent', externalId: 'm' });
	});

	it.each([
		{ kind: 'bad gateway' },
		{ kind: 'drop', when: 'before' },
		{ kind: 'drop', when: 'after' },
		{ kind: 'body', body: 'null' },
		{ kind: 'body', body: '[1]' },
		{ kind: 'body', body: '{"errcode":"x"}' },
	] as const)('$kind $body: later, without a word of the address', async (action) => {
		fake.fail({ path: 'message/send', times: 1, action });
		const sent = await send();
		expect(sent).toMatchObject({ result: 'later', afterMs: 3000 });
		expect(JSON.stringify(sent)).not.toMatch(/127\.0\.0\.1|http|fake-/);
	});

	it('no answer in time, or nobody listening: later', async () => {
		const hasty = connect({ timeoutMs: 100 });
		fake.fail({ path: 'message/send', times: 1, action: { kind: 'delay', ms: 500 } });
		expect(await hasty.send('ZhangSan', TEXT)).toMatchObject({ result: 'later', reason: 'network: no answer in time' });
		const lost = createWecom({ corpId: 'ww', agentId: 1, secret: 'never-to-be-seen', apiRoot: 'http://127.0.0.1:9' });
		const sent = await lost.send('ZhangSan', TEXT);
		expect(sent).toMatchObject({ result: 'later', afterMs: 3000 });
		expect(JSON.stringify(sent)).not.toMatch(/never|http/);
	});

	it('close breaks off what is in the air', async () => {
		fake.fail({ path: 'message/send', times: 1, action: { kind: 'delay', ms: 1500 } });
		const sending = send();
		setTimeout(() => channel.close(), 100);
		const began = performance.now();
		expect(await sending).toMatchObject({ result: 'later' });
		expect(performance.now() - began).toBeLessThan(1000);
	});
});

describe('the fake WeCom', () => {
	it('swallows the 31st text of a minute and says that all is well', async () => {
		for (let i = 0; i < 32; i++) expect(await send(String(i))).toMatchObject({ result: 'sent' });
		expect(zhang.messages()).toHaveLength(30);
		expect(zhang.dropped().map(({ content }) => content)).toEqual(['30', '31']);
		now += 60_000;
		await send('later');
		expect(texts().at(-1)).toBe('later');
	});

	it('wants the token in the query and a known path', async () => {
		const call = async (path: string, init?: RequestInit) => {
			const response = await fetch(`${fake.apiRoot}/cgi-bin/${path}`, init);
			return response.status === 200 ? ((await response.json()) as { errcode: number }).errcode : response.status;
		};
		expect(await call('gettoken')).toBe(41002);
		expect(await call('message/send', { method: 'POST', headers: { authorization: 'Bearer x' }, body: '{}' })).toBe(41001);
		expect(await call('message/send?access_token=x', { method: 'POST', body: '{}' })).toBe(40014);
		expect(await call('nothing')).toBe(404);
	});
});

describe('WeCom: a file that a member sent', () => {
	const bytes = new Uint8Array(1_000).fill(7);

	it('is given out by its media id', async () => {
		fake.world.media.set('voice-1', bytes);
		expect(await channel.fetchFile?.('voice-1', 1_000)).toEqual({ result: 'fetched', bytes });
	});

	it('over the size is not read to its end', async () => {
		fake.world.media.set('voice-1', bytes);
		expect(await channel.fetchFile?.('voice-1', 999)).toEqual({ result: 'too-large', reason: 'over 999 bytes' });
	});

	it('with a token that has ended is asked for once more', async () => {
		fake.world.media.set('voice-1', bytes);
		await send();
		fake.revokeTokens();
		expect(await channel.fetchFile?.('voice-1', 1_000)).toMatchObject({ result: 'fetched' });
		expect(fake.calls('gettoken')).toBe(2);
	});

	it('that WeCom does not have is gone', async () => {
		expect(await channel.fetchFile?.('voice-1', 1_000)).toEqual({ result: 'gone', reason: '40007 no such media' });
	});

	it.each<[string, Parameters<FakeWecom['fail']>[0]['action'], string]>([
		['a busy service', { kind: 'errcode', errcode: -1 }, '-1 busy'],
		['a gateway', { kind: 'bad gateway' }, 'unreadable answer'],
		['an answer without a file', { kind: 'body', body: '{"errcode":0,"errmsg":"ok"}' }, 'media/get: no file'],
		['a cut connection', { kind: 'drop', when: 'before' }, 'network: UND_ERR_SOCKET'],
	])('%s is away', async (_what, action, reason) => {
		fake.fail({ path: 'media/get', times: 1, action });
		expect(await channel.fetchFile?.('voice-1', 1_000)).toEqual({ result: 'away', reason });
	});
});
