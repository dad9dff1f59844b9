import { desc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { people, sessions } from '../../db/schema/index.ts';
import { startDesk, type TestDesk } from '../helpers/app.ts';

let desk: TestDesk;
beforeAll(async () => {
	desk = await startDesk();
});
afterAll(async () => {
	await desk.close();
});

type Headers = Readonly<Record<string, string>>;
const open = (payload: object, headers: Headers = {}) => desk.app.inject({ method: 'POST', url: '/chat/session', payload, headers });
const cookieOf = (answer: { readonly headers: object }): string => String((answer.headers as Headers)['set-cookie']);
const read = (cookie: string, query = '', headers: Headers = {}) =>
	desk.app.inject({ url: `/chat/messages?after=0${query}`, headers: { cookie, ...headers } });
const pair = (answer: { readonly headers: object }): string => cookieOf(answer).split(';')[0] ?? '';

describe('opening', () => {
	test('the cookie of a persona has its own name and cannot be read by scripts', async () => {
		const answer = await open({ persona: 'resident-1' });
		expect(answer.statusCode).toBe(200);
		expect(answer.json()).toEqual({ persona: 'resident-1' });
		expect(cookieOf(answer)).toMatch(/^desk_resident-1=[\w-]{43};/);
		expect(cookieOf(answer)).toMatch(/HttpOnly/);
		expect(cookieOf(answer)).toMatch(/SameSite=Lax/);
		expect(cookieOf(answer)).not.toMatch(/Secure/);
		expect((await read(pair(answer))).statusCode).toBe(200);
	});

	test('an anonymous resident is a new person each time, and stays the same with the cookie', async () => {
		const [one, two] = [await open({}), await open({})];
		expect(cookieOf(one)).toMatch(/^desk=/);
		expect(pair(one)).not.toBe(pair(two));
		const again = await open({}, { cookie: pair(one) });
		expect(pair(again)).toBe(pair(one));
	});

	test('the table holds no token', async () => {
		const answer = await open({});
		const rows = await desk.db.select().from(sessions);
		expect(JSON.stringify(rows)).not.toContain(pair(answer).split('=')[1]);
	});

	test('unknown personas: 404, also with odd names', async () => {
		for (const persona of ['nobody-9', 'x y', '../admin', ''])
			expect((await open({ persona })).statusCode, persona).toBe(persona === '' ? 400 : 404);
	});

	test('a code that nobody gave out, or one beside a persona: 403 without a session', async () => {
		for (const body of [{ code: 'ABCD2345' }, { code: 'ABCD2345', persona: 'resident-1' }]) {
			const answer = await open(body);
			expect([answer.statusCode, answer.json().code]).toEqual([403, 'bad-code']);
			expect(answer.headers['set-cookie']).toBeUndefined();
		}
	});

	test('a body that is no JSON or no object: 400', async () => {
		const broken = await desk.app.inject({
			method: 'POST',
			url: '/chat/session',
			payload: '{',
			headers: { 'content-type': 'application/json' },
		});
		expect([broken.statusCode, broken.json().code]).toEqual([400, 'bad-json']);
		expect((await open([])).statusCode).toBe(400);
		const form = await desk.app.inject({ method: 'POST', url: '/chat/session', payload: '{}', headers: { 'content-type': 'text/plain' } });
		expect(form.statusCode).toBe(415);
	});
});

describe('which session counts', () => {
	test('none: 401; an invented one: 401', async () => {
		expect((await read('')).statusCode).toBe(401);
		expect((await read(`desk=${'x'.repeat(43)}`)).statusCode).toBe(401);
	});

	test('one browser holds two personas: ?as= picks one, without it the desk asks', async () => {
		const both = `${pair(await open({ persona: 'resident-1' }))}; ${pair(await open({ persona: 'resident-2' }))}`;
		expect((await read(both, '&as=resident-1')).statusCode).toBe(200);
		expect((await read(both, '&as=resident-2')).statusCode).toBe(200);
		expect((await read(both, '&as=resident-3')).statusCode).toBe(401);
		const unclear = await read(both);
		expect([unclear.statusCode, unclear.json().code]).toEqual([400, 'which-persona']);
	});

	test('one valid beside a dead one: the only one counts', async () => {
		const one = pair(await open({ persona: 'resident-1' }));
		expect((await read(`${one}; desk_resident-2=${'x'.repeat(43)}`)).statusCode).toBe(200);
	});

	test('a cookie under the name of another persona opens nothing', async () => {
		const token = pair(await open({ persona: 'resident-1' })).split('=')[1] ?? '';
		expect((await read(`desk_resident-2=${token}`, '&as=resident-2')).statusCode).toBe(401);
	});

	test('a session ends after a year of real time', async () => {
		const cookie = pair(await open({}));
		desk.clock.passReal(364 * 86_400_000);
		expect((await read(cookie)).statusCode).toBe(200);
		desk.clock.passReal(2 * 86_400_000);
		expect((await read(cookie)).statusCode).toBe(401);
	});
});

describe('the demo is for this machine alone', () => {
	const elsewhere: readonly (readonly [string, Headers])[] = [
		['a foreign host', { host: 'desk.example.org' }],
		['a host that only begins like ours', { host: 'localhost.example.org' }],
		['a name that begins like an address of ours', { host: '127.0.0.1.example.org' }],
		['another address', { host: '192.168.0.1:3000' }],
		['a forwarding header', { 'x-forwarded-for': '192.0.2.1' }],
		['the header of RFC 7239', { forwarded: 'for=192.0.2.1' }],
		['another proxy', { 'x-real-ip': '192.0.2.1' }],
	];
	test.each(elsewhere)('%s: 404 for everything of it', async (_what, headers) => {
		const cookie = pair(await open({ persona: 'resident-1' }));
		expect((await open({ persona: 'resident-1' }, headers)).statusCode).toBe(404);
		expect((await read(cookie, '&as=resident-1', headers)).statusCode).toBe(404);
		expect((await read(cookie, '', headers)).statusCode).toBe(404);
		for (const url of ['/demo', '/chat?as=resident-1']) expect((await desk.app.inject({ url, headers })).statusCode, url).toBe(404);
		const clock = await desk.app.inject({ method: 'POST', url: '/demo/clock', payload: { to: 'next' }, headers: { cookie, ...headers } });
		expect(clock.statusCode).toBe(404);
		const landing = await desk.app.inject({ url: '/', headers });
		expect(landing.statusCode).toBe(200);
		expect(landing.body).not.toContain('resident-1');
		expect((await open({}, headers)).statusCode).toBe(200);
	});

	test.each([
		'x-original-forwarded-for',
		'x-forwarded-host',
		'x-cluster-client-ip',
		'fastly-client-ip',
		'true-client-ip',
		'x-client-ip',
		'cf-connecting-ip',
		'cf-ray',
		'tailscale-user-login',
		'via',
		'x-envoy-external-address',
		'x-azure-clientip',
		'x-azure-socketip',
		'x-remote-addr',
		'fly-client-ip',
		'X-Real-IP',
	])('%s: somebody elsewhere may be behind it', async (name) => {
		const headers = { [name]: '192.0.2.1' };
		expect((await desk.app.inject({ url: '/demo', headers })).statusCode).toBe(404);
		expect((await open({ persona: 'resident-1' }, headers)).statusCode).toBe(404);
	});

	test('what a browser sends of itself hides nothing', async () => {
		const headers = {
			'user-agent': 'Mozilla/5.0',
			accept: 'text/html',
			'accept-language': 'zh-CN',
			origin: 'http://localhost',
			referer: 'http://localhost/',
			'sec-fetch-site': 'same-origin',
			'sec-ch-ua-platform': '"Linux"',
			'upgrade-insecure-requests': '1',
			'x-requested-with': 'XMLHttpRequest',
			dnt: '1',
		};
		expect((await desk.app.inject({ url: '/demo', headers })).statusCode).toBe(200);
	});

	test.each(['127.0.0.1:3000', '127.0.0.2:3000', 'localhost', 'localhost:8080', '[::1]:3000'])('%s is this machine', async (host) => {
		expect((await desk.app.inject({ url: '/demo', headers: { host } })).statusCode).toBe(200);
	});
});

describe('outside demo', () => {
	let real: TestDesk;
	beforeAll(async () => {
		real = await startDesk({ env: { DESK_DEMO: '0', PUBLIC_URL: 'https://desk.example.org' } });
	});
	afterAll(async () => {
		await real.close();
	});

	test('there are no personas, no demo page and no clock to move', async () => {
		const session = await real.app.inject({ method: 'POST', url: '/chat/session', payload: { persona: 'resident-1' } });
		expect(session.statusCode).toBe(404);
		for (const url of ['/demo', '/chat?as=resident-1', '/chat/messages?as=resident-1'])
			expect((await real.app.inject({ url })).statusCode, url).toBe(404);
		const clock = await real.app.inject({ method: 'POST', url: '/demo/clock', payload: { to: 'next' } });
		expect(clock.statusCode).toBe(404);
	});

	test('cookies go over https only', async () => {
		const answer = await real.app.inject({ method: 'POST', url: '/chat/session', payload: {} });
		expect(cookieOf(answer)).toMatch(/Secure/);
	});

	test('a session of a persona that a demo left behind opens nothing', async () => {
		const answer = await real.app.inject({ method: 'POST', url: '/chat/session', payload: {} });
		const cookie = pair(answer);
		const [row] = await real.db.select({ personId: sessions.personId }).from(sessions).orderBy(desc(sessions.id)).limit(1);
		if (!row) throw new Error('no session');
		await real.db.update(people).set({ persona: 'left-behind' }).where(eq(people.id, row.personId));
		expect((await real.app.inject({ url: '/chat/messages', headers: { cookie } })).statusCode).toBe(401);
	});
});
