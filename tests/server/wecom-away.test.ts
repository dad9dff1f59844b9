import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inbox } from '../../db/schema/index.ts';
import { type BreakableLink, openLink } from '../helpers/breakable-link.ts';
import { cloneDatabase, type TestDatabase } from '../helpers/database.ts';
import { type FakeWecom, startFakeWecom } from '../helpers/fake-wecom.ts';
import { innerXml } from '../helpers/fake-wecom-persona.ts';
import { type Process, startProcess } from '../journeys/process.ts';

/** While the database is away: what WeCom is answered with an error it does not bring again (channels.md A2). */

const NOW = Date.UTC(2026, 10, 23, 2, 0, 0);
let store: TestDatabase;
let link: BreakableLink;
let wecom: FakeWecom;
let desk: Process;
beforeAll(async () => {
	store = await cloneDatabase();
	link = await openLink(store.url);
	wecom = await startFakeWecom({ now: () => NOW });
	desk = await startProcess(link.url, { at: NOW, env: wecom.env });
	await desk.app.listen({ port: 0, host: '127.0.0.1' });
	wecom.callbacks.url = `http://127.0.0.1:${(desk.app.server.address() as AddressInfo).port}/webhooks/wecom`;
	await wecom.member('zhang').say('帮助');
});
afterAll(async () => {
	await desk.close();
	await link.cut();
	await wecom.close();
	await store.drop();
});

/** Cuts the database off, and mends it after so long. */
async function away(ms: number): Promise<{ readonly over: Promise<void> }> {
	await link.cut();
	return { over: sleep(ms).then(() => link.mend()) };
}
const rows = async (externalId: string) => await store.db.$count(inbox, eq(inbox.externalId, externalId));

test('a callback is held and taken when the database is back in time; an event as well', async () => {
	const { over } = await away(1500);
	const began = performance.now();
	const [said, told] = await Promise.all([wecom.member('li').say('帮助'), wecom.member('li').event('enter_agent', { EventKey: null })]);
	expect(performance.now() - began).toBeGreaterThan(1400);
	for (const delivery of [said, told]) expect(delivery).toEqual({ outcome: 'acknowledged', statuses: [200] });
	await over;
	// zhang's word, li's word and li's event
	expect(await store.db.$count(inbox, eq(inbox.channel, 'wecom'))).toBe(3);
	expect(await store.db.$count(inbox, eq(inbox.status, 'failed'))).toBe(0);
});

test('after four seconds it is 503 with Retry-After, within the five that WeCom waits; later it can come again', async () => {
	const { over } = await away(5500);
	const { url, body, headers } = wecom.callbacks.request(
		innerXml({ ToUserName: wecom.corpId, FromUserName: 'wu', CreateTime: NOW / 1000, MsgType: 'text', Content: '帮助', MsgId: '5' }),
	);
	const began = performance.now();
	const answer = await fetch(url, { method: 'POST', body, headers });
	expect(performance.now() - began).toBeGreaterThan(3900);
	expect(performance.now() - began).toBeLessThan(4900);
	expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '2']);
	await over;
	expect(await rows('wu:5')).toBe(0);
	expect((await fetch(url, { method: 'POST', body, headers })).status).toBe(200);
	expect(await rows('wu:5')).toBe(1);
});
