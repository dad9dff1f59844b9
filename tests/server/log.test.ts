import { DrizzleQueryError } from 'drizzle-orm/errors';
import { fastify } from 'fastify';
import { beforeEach, expect, test } from 'vitest';
import { loggerOptions } from '../../server/log.ts';

const lines: string[] = [];
const stream = { write: (line: string) => void lines.push(line) };
beforeEach(() => void lines.splice(0));

const newest = () => JSON.parse(lines.at(-1) ?? '{}');

test('errors of the database are logged by code: their messages quote rows', () => {
	const { log } = fastify({ logger: { ...loggerOptions('info'), stream } });
	const cause = Object.assign(new Error('Key (phone)=(13800138000) already exists'), {
		name: 'PostgresError',
		code: '23505',
		severity: 'ERROR',
	});
	log.error({ err: new DrizzleQueryError('insert into people', ['李奶奶', '13800138000'], cause) }, 'failed');
	expect(lines.join('')).not.toMatch(/13800138000|李奶奶|insert into/);
	expect(newest()).toMatchObject({ msg: 'failed', err: { cause: { code: '23505' }, stack: expect.stringContaining('at ') } });
});

test('of other errors the message stays, of a request only method and route', async () => {
	const app = fastify({ logger: { ...loggerOptions('info'), stream } });
	app.get('/orders/:number', async (request) => {
		request.log.info({ req: request, err: new TypeError('x is not a function') }, 'seen');
		return {};
	});
	await app.inject({ url: '/orders/1123-037?phone=13800138000', headers: { cookie: 'desk=token' }, remoteAddress: '192.0.2.1' });
	const seen = lines.map((line) => JSON.parse(line)).find((line) => line.msg === 'seen');
	expect(seen).toMatchObject({ req: { method: 'GET', route: '/orders/:number' }, err: { message: 'x is not a function' } });
	expect(JSON.stringify(seen)).not.toMatch(/13800138000|token|192\.0\.2\.1|1123-037/);
});

test('tokens and secrets in the address of a call are not logged', () => {
	const { log } = fastify({ logger: { ...loggerOptions('info'), stream } });
	const cause = new TypeError('Failed to parse URL from http:/x/cgi-bin/gettoken?corpid=ww&corpsecret=SECRET-1');
	log.error(
		{ err: new Error('https://x/cgi-bin/message/send?access_token=SECRET-2&debug=1, https://y/bot12:SECRET-3/getMe', { cause }) },
		'failed',
	);
	expect(lines.join('')).not.toMatch(/SECRET/);
	expect(newest().err.message).toBe('https://x/cgi-bin/message/send?access_token=***&debug=1, https://y/bot***/getMe');
});
