import type { AddressInfo } from 'node:net';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { identities, inbox, messages, outbox, people } from '../../db/schema/index.ts';
import { startDesk, type TestDesk } from '../helpers/app.ts';
import { type FakeWecom, startFakeWecom } from '../helpers/fake-wecom.ts';
import { innerXml } from '../helpers/fake-wecom-persona.ts';

let fake: FakeWecom;
let desk: TestDesk;
let real: () => number = Date.now;
beforeAll(async () => {
	fake = await startFakeWecom({ now: () => real() });
	desk = await startDesk({ env: { ...fake.env, DESK_RATE_LIMIT: 'on' } });
	real = desk.clock.real;
	await desk.app.listen({ port: 0, host: '127.0.0.1' });
	fake.callbacks.url = `http://127.0.0.1:${(desk.app.server.address() as AddressInfo).port}/webhooks/wecom`;
});
afterAll(async () => {
	await desk.close();
	await fake.close();
	expect(fake.warnings).toEqual([]);
});

const stored = () => desk.db.select().from(inbox);
const inner = (own: Parameters<typeof innerXml>[0]) =>
	innerXml({
		ToUserName: fake.corpId,
		FromUserName: 'bad',
		CreateTime: Math.floor(real() / 1000),
		MsgType: 'text',
		Content: '帮助',
		MsgId: '1',
		...own,
	});
/** Sends what a driver made by hand, with the parts that the test replaces. */
const injected = (url: string, payload?: string, more: { readonly type?: string | null; readonly remoteAddress?: string } = {}) =>
	desk.app.inject({
		method: payload === undefined ? 'GET' : 'POST',
		url: url.replace(/^http:\/\/[^/]+/, ''),
		...(payload === undefined ? {} : { payload }),
		headers: more.type === null || payload === undefined ? {} : { 'content-type': more.type ?? 'text/xml' },
		remoteAddress: more.remoteAddress ?? '192.0.2.1',
	});

describe('the URL check', () => {
	test('is answered within a second by exactly the decrypted text', async () => {
		for (let i = 0; i < 10; i++) expect(await fake.callbacks.verify()).toEqual({ ok: true });
		expect(await stored()).toHaveLength(0);
	});

	test('HEAD and GET change nothing, and a wrong signature is 403', async () => {
		expect(await fake.callbacks.verify({ signature: '0'.repeat(40) })).toEqual({ ok: false, why: 'HTTP 403' });
		expect(await fake.callbacks.verify({ receiveId: 'wwFOREIGN' })).toEqual({ ok: false, why: 'HTTP 400' });
		const { url } = fake.callbacks.request(inner({}));
		const head = await desk.app.inject({ method: 'HEAD', url: url.replace(/^http:\/\/[^/]+/, '') });
		expect([head.statusCode, head.body]).toEqual([400, '']);
		expect(await stored()).toHaveLength(0);
	});
});

describe('a callback', () => {
	let before = 0;
	beforeEach(async () => {
		before = (await stored()).length;
	});

	test.each([
		['another signature', 403, { signature: '0'.repeat(40) }],
		['another token', 403, { keys: { token: 'Other', aesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG' } }],
		['another key', 400, { keys: { token: 'FakeCallbackToken', aesKey: 'GFEDCBA9876543210zyxwvutsrqponmlkjihgfedcba' } }],
		['a foreign receive id', 400, { receiveId: 'wwFOREIGN' }],
		['a timestamp of last year', 403, { timestamp: 1_700_000_000 }],
	])('with %s: %i and no row', async (_, status, twist) => {
		expect(await fake.callbacks.deliver(inner({}), twist)).toEqual({ outcome: 'refused', statuses: [status] });
		expect(await stored()).toHaveLength(before);
	});

	test.each([
		['a foreign ToUserName', innerXml({ ToUserName: 'wwX', FromUserName: 'a', CreateTime: 1, MsgType: 'text' })],
		['DOCTYPE inside', `<!DOCTYPE xml [<!ENTITY e "x">]>${inner0()}`],
		['no XML', 'hello'],
	])('with %s: 400 and no row', async (_, xml) => {
		expect(await fake.callbacks.deliver(xml)).toEqual({ outcome: 'refused', statuses: [400] });
		expect(await stored()).toHaveLength(before);
	});

	/** At collection time the fake is not there yet. */
	function inner0(): string {
		return innerXml({ ToUserName: 'ww1a2b3c4d5e6f7a8b', FromUserName: 'a', CreateTime: 1, MsgType: 'text', Content: 'x', MsgId: '2' });
	}

	test('repeated parameters, DOCTYPE outside, no body: 400; too large: 413', async () => {
		const { url, body } = fake.callbacks.request(inner({}));
		expect((await injected(`${url}&nonce=1`, body)).statusCode).toBe(400);
		expect((await injected(url, `<!DOCTYPE a>${body}`)).statusCode).toBe(400);
		expect((await injected(url, '')).statusCode).toBe(400);
		expect((await injected(url.replace(/\?.*/, ''), body)).statusCode).toBe(400);
		expect((await injected(url, body.padEnd(65_537))).statusCode).toBe(413);
		const answer = await injected(url.replace(/msg_signature=\w+/, 'msg_signature=x'), body);
		expect(answer.json()).toEqual({ code: 'bad-signature', message: '签名不对。' });
		expect(await stored()).toHaveLength(before);
	});

	test.each([
		['text/xml', {}],
		['no type', { contentType: null }],
		['another type', { contentType: 'application/octet-stream' }],
		['JSON', { json: true }],
	])('is taken as %s', async (_, twist) => {
		expect(await fake.member('zhang').say('帮助', twist)).toEqual({ outcome: 'acknowledged', statuses: [200] });
		expect(await stored()).toHaveLength(before + 1);
	});

	test('is answered with an empty 200 after the message is in the inbox; again, freshly encrypted: no second effect', async () => {
		const xml = inner({ FromUserName: 'li', MsgId: '77' });
		for (let i = 0; i < 3; i++) {
			const { url, body } = fake.callbacks.request(xml);
			const answer = await injected(url, body);
			expect([answer.statusCode, answer.body]).toEqual([200, '']);
			expect(await stored()).toHaveLength(before + 1);
		}
		expect(await desk.db.select().from(inbox).where(eq(inbox.externalId, 'li:77'))).toMatchObject([
			{ channel: 'wecom', status: 'handled' },
		]);
		expect(await fake.callbacks.deliver(xml.replace('li', 'wu'))).toMatchObject({ outcome: 'acknowledged' });
		expect(await stored()).toHaveLength(before + 2);
	});

	test('the first word makes a person of the userid, and the answer goes back there', async () => {
		await fake.member('Chen.Er').say('帮助');
		const [identity] = await desk.db.select().from(identities).where(eq(identities.address, 'Chen.Er'));
		expect(identity).toMatchObject({ channel: 'wecom' });
		expect(await desk.db.select().from(outbox).where(eq(outbox.recipient, 'Chen.Er'))).toMatchObject([
			{ channel: 'wecom', immediate: true },
		]);
	});

	test('a signature that is right is never limited; wrong ones are, by address', async () => {
		const statuses: number[] = [];
		for (let i = 0; i < 62; i++) {
			const { url, body } = fake.callbacks.request(inner({}), { signature: 'x' });
			statuses.push((await injected(url, body, { remoteAddress: '192.0.2.9' })).statusCode);
		}
		expect(statuses.filter((status) => status === 403)).toHaveLength(60);
		expect(statuses.filter((status) => status === 429)).toHaveLength(2);
		const { url, body } = fake.callbacks.request(inner({ MsgId: '99' }));
		expect((await injected(url, body, { remoteAddress: '192.0.2.9' })).statusCode).toBe(200);
	});
});

describe('what nobody said', () => {
	const counts = async () => ({
		people: await desk.db.$count(people),
		messages: await desk.db.$count(messages),
		outbox: await desk.db.$count(outbox),
		inbox: await desk.db.$count(inbox),
	});

	test('is kept once and answered by nothing: no person, no word in a thread', async () => {
		const before = await counts();
		const newcomer = fake.member('newcomer');
		const events: readonly [string, Parameters<typeof innerXml>[0]][] = [
			['enter_agent', { EventKey: null }],
			['LOCATION', { Latitude: '24.3', Longitude: '102.5', Precision: '65' }],
			['click', { EventKey: 'todo' }],
			['template_card_event', { EventKey: 'accept', TaskId: 't', CardType: 'button_interaction', ResponseCode: 'r' }],
			['subscribe', {}],
			['teleport', {}],
		];
		for (const [name, fields] of events) expect(await newcomer.event(name, fields)).toMatchObject({ outcome: 'acknowledged' });
		await newcomer.send('text', { Content: '  ' });
		const bell = innerXml({
			ToUserName: fake.corpId,
			CreateTime: Math.floor(real() / 1000),
			MsgType: 'event',
			Event: 'kf_msg_or_event',
			Token: 't',
			OpenKfId: 'wk',
		});
		for (let i = 0; i < 2; i++) expect(await fake.callbacks.deliver(bell)).toMatchObject({ outcome: 'acknowledged' });
		expect(await counts()).toEqual({ ...before, inbox: before.inbox + events.length + 2 });
	});

	test('does not count as an answer: the open question stays open', async () => {
		const sun = fake.member('sun');
		await sun.say('聂耳社区，想找人来家里剪头发，周四上午');
		await sun.say('张奶奶 13812345678');
		await sun.event('enter_agent', { EventKey: null });
		await sun.say('1');
		const [identity] = await desk.db.select().from(identities).where(eq(identities.address, 'sun'));
		if (!identity) throw new Error('no identity');
		const told = await desk.db.select().from(messages).where(eq(messages.personId, identity.personId));
		expect(told.at(-1)?.body).toContain('已点单');
		expect(told.filter(({ direction }) => direction === 'in')).toHaveLength(3);
	});

	test('a member who is put back into the scope can be written to again', async () => {
		const zhou = fake.member('zhou');
		await zhou.say('帮助');
		const reach = async () => (await desk.db.select().from(identities).where(eq(identities.address, 'zhou')))[0]?.unreachableSince;
		await desk.db.update(identities).set({ unreachableSince: desk.clock.now() }).where(eq(identities.address, 'zhou'));
		await zhou.event('enter_agent', { EventKey: null });
		expect(await reach()).not.toBeNull();
		await zhou.setScope(true);
		expect(await reach()).toBeNull();
	});

	test('pictures and voice are acknowledged to the person', async () => {
		const wu = fake.member('wu.er');
		await wu.send('image', { PicUrl: 'https://example.org/a', MediaId: 'm' });
		await wu.send('hologram', { Depth: '3' });
		expect(await desk.db.select().from(outbox).where(eq(outbox.recipient, 'wu.er'))).toHaveLength(2);
	});
});

test('without the app there is no such route', async () => {
	const plain = await startDesk();
	expect((await plain.app.inject({ method: 'POST', url: '/webhooks/wecom', payload: {} })).statusCode).toBe(404);
	await plain.close();
});
