import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ERRORS, HttpProblem, problemOf } from '../../server/errors.ts';
import { startDesk, type TestDesk } from '../helpers/app.ts';

let desk: TestDesk;
beforeAll(async () => {
	desk = await startDesk();
});
afterAll(async () => {
	await desk.close();
});

describe('pages', () => {
	test.each(['/', '/chat', '/chat?as=resident-1', '/demo'])('%s is HTML', async (url) => {
		const answer = await desk.app.inject({ url });
		expect(answer.statusCode).toBe(200);
		expect(answer.headers['content-type']).toMatch(/^text\/html; charset=utf-8/);
		expect(answer.body).toMatch(/^<!doctype html>/i);
	});

	test('nothing inline and nothing from other hosts is allowed', async () => {
		const { headers } = await desk.app.inject({ url: '/' });
		const policy = String(headers['content-security-policy']);
		expect(policy).toContain("default-src 'self'");
		expect(policy).not.toMatch(/unsafe|https?:|\*/);
		expect(headers['x-content-type-options']).toBe('nosniff');
		expect(headers['strict-transport-security']).toBeUndefined();
	});

	test('files have an etag and can be kept', async () => {
		const answer = await desk.app.inject({ url: '/static/favicon.svg' });
		expect(answer.statusCode).toBe(200);
		expect(answer.headers['cache-control']).toMatch(/max-age=/);
		const again = await desk.app.inject({ url: '/static/favicon.svg', headers: { 'if-none-match': String(answer.headers.etag) } });
		expect(again.statusCode).toBe(304);
		expect((await desk.app.inject({ url: '/static/../app.ts' })).statusCode).toBe(404);
		expect((await desk.app.inject({ url: '/static/%2e%2e/app.ts' })).statusCode).toBeGreaterThanOrEqual(400);
	});

	test('an unknown persona: 404', async () => {
		expect((await desk.app.inject({ url: '/chat?as=nobody-9' })).statusCode).toBe(404);
	});
});

describe('errors', () => {
	test('JSON for programs, a page for browsers, never a stack', async () => {
		const json = await desk.app.inject({ url: '/no/such/route' });
		expect([json.statusCode, json.json()]).toEqual([404, { code: 'not-found', message: ERRORS['not-found'].message }]);
		const page = await desk.app.inject({ url: '/no/such/route', headers: { accept: 'text/html,application/xhtml+xml' } });
		expect(page.statusCode).toBe(404);
		expect(page.headers['content-type']).toMatch(/^text\/html/);
		for (const body of [json.body, page.body])
			expect(body.replaceAll(process.cwd(), 'node_modules')).not.toMatch(/\bat .*\.(ts|js)|node_modules|select /i);
	});

	test('paths that cannot be read and other methods', async () => {
		expect((await desk.app.inject({ url: '/%E0%A4%A' })).statusCode).toBe(400);
		expect((await desk.app.inject({ method: 'DELETE', url: '/chat/messages' })).statusCode).toBe(404);
		expect((await desk.app.inject({ method: 'HEAD', url: '/' })).statusCode).toBe(200);
	});

	test('whatever is not known is internal, and says nothing of itself', () => {
		expect(problemOf(new Error('select * from people')).code).toBe('internal');
		expect(problemOf('text').code).toBe('internal');
		expect(problemOf(Object.assign(new Error('x'), { code: 'ECONNREFUSED' }))).toMatchObject({
			code: 'away',
			retryAfterS: expect.any(Number),
		});
		expect(problemOf(new HttpProblem('too-many', 3)).retryAfterS).toBe(3);
	});

	test('each code has a status of its kind and words', () => {
		for (const [code, { status, message }] of Object.entries(ERRORS)) {
			expect(code).toMatch(/^[a-z-]+$/);
			expect(status).toBeGreaterThanOrEqual(400);
			expect(message.length).toBeGreaterThan(0);
		}
	});
});

describe('limits by address', () => {
	let limited: TestDesk;
	beforeAll(async () => {
		limited = await startDesk({ env: { DESK_RATE_LIMIT: 'on', TRUST_PROXY: '10.0.0.1', METRICS_TOKEN: 'a-token' } });
	});
	afterAll(async () => {
		await limited.close();
	});
	const ask = async (times: number, options: InjectOptions): Promise<Map<number, number>> => {
		const counts = new Map<number, number>();
		for (let i = 0; i < times; i++) {
			const { statusCode } = await limited.app.inject(options);
			counts.set(statusCode, (counts.get(statusCode) ?? 0) + 1);
		}
		return counts;
	};

	test('unknown routes', async () => {
		const from = { url: '/no/such/route', remoteAddress: '192.0.2.1' };
		expect(await ask(70, from)).toEqual(
			new Map([
				[404, 60],
				[429, 10],
			]),
		);
		const answer = await limited.app.inject(from);
		expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
		expect((await limited.app.inject({ ...from, remoteAddress: '192.0.2.2' })).statusCode).toBe(404);
	});

	test('sessions', async () => {
		const counts = await ask(125, { method: 'POST', url: '/chat/session', payload: { persona: 'nobody' }, remoteAddress: '192.0.2.3' });
		expect(counts.get(429)).toBeGreaterThan(0);
	});

	test('requests without a session; one with a session is not limited', async () => {
		const { cookie } = await limited.as('resident-1');
		const from = { url: '/chat/messages', remoteAddress: '192.0.2.4' };
		expect(await ask(65, from)).toEqual(
			new Map([
				[401, 60],
				[429, 5],
			]),
		);
		expect(await ask(100, { ...from, headers: { cookie } })).toEqual(new Map([[200, 100]]));
	});

	test('a wrong metrics token', async () => {
		const from = { url: '/metrics', headers: { authorization: 'Bearer wrong' }, remoteAddress: '192.0.2.5' };
		expect(await ask(61, from)).toEqual(
			new Map([
				[401, 60],
				[429, 1],
			]),
		);
	});

	test('a forwarding header is believed from the trusted proxy alone', async () => {
		const through = (proxy: string, visitor: string) => ({
			url: '/no/such/route',
			remoteAddress: proxy,
			headers: { 'x-forwarded-for': visitor },
		});
		await ask(61, through('192.0.2.6', '192.0.2.7'));
		expect((await limited.app.inject(through('192.0.2.6', '192.0.2.8'))).statusCode).toBe(429);
		await ask(61, through('10.0.0.1', '192.0.2.9'));
		expect((await limited.app.inject(through('10.0.0.1', '192.0.2.9'))).statusCode).toBe(429);
		expect((await limited.app.inject(through('10.0.0.1', '192.0.2.10'))).statusCode).toBe(404);
	});
});
