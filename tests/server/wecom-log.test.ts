import { type TypeBoxTypeProvider, TypeBoxValidatorCompiler } from '@fastify/type-provider-typebox';
import { fastify, LogController } from 'fastify';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createWecom } from '../../bot/channels/wecom.ts';
import { createEnvelope } from '../../bot/channels/wecom-envelope.ts';
import type { App } from '../../server/app-deps.ts';
import { problemOf, sendProblem } from '../../server/errors.ts';
import { loggerOptions } from '../../server/log.ts';
import { wecomRoutes } from '../../server/webhooks/wecom.ts';
import { createCallbacks, type Twist } from '../helpers/fake-wecom-callback.ts';
import { innerXml } from '../helpers/fake-wecom-persona.ts';

/** What the route writes about callbacks that it refuses: one line, and nothing of what was in them. */

const CORP = 'ww1a2b3c4d5e6f7a8b';
const KEYS = { token: 'SecretToken', aesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG' };
const NOW = Date.UTC(2026, 8, 28, 2, 0, 0);
const lines: string[] = [];
const callbacks = createCallbacks({
	corpId: CORP,
	agentId: 1,
	...KEYS,
	now: () => NOW,
	timeoutMs: 1,
	spacingMs: 1,
	report: () => undefined,
});
callbacks.url = 'http://desk/webhooks/wecom';

let app: App;
beforeAll(async () => {
	const stream = { write: (line: string) => void lines.push(line) };
	app = fastify({ logger: { ...loggerOptions('info'), stream }, logController: new LogController({ disableRequestLogging: true }) })
		.withTypeProvider<TypeBoxTypeProvider>()
		.setValidatorCompiler(TypeBoxValidatorCompiler) as unknown as App;
	app.setErrorHandler((err, request, reply) => sendProblem(request, reply, problemOf(err)));
	const never = () => Promise.reject(new Error('what was refused was taken all the same'));
	const envelope = createEnvelope({ corpId: CORP, keys: [KEYS], now: () => NOW });
	const wecom = { channel: createWecom({ corpId: CORP, agentId: 1, secret: 's' }), envelope };
	await wecomRoutes(app, { clock: { now: () => NOW }, desk: { take: never, keep: never }, wecom });
});
beforeEach(() => void lines.splice(0));
afterAll(() => app.close());

const said = (more: Parameters<typeof innerXml>[0] = {}) =>
	innerXml({
		ToUserName: CORP,
		FromUserName: 'zhangsan',
		CreateTime: NOW / 1000,
		MsgType: 'text',
		Content: '电话13812345678',
		MsgId: '1',
		...more,
	});

test.each<[status: number, why: string, xml: string, twist: Twist]>([
	[403, 'signature', said(), { signature: 'x' }],
	[403, 'signature', said(), { keys: { ...KEYS, token: 'other' } }],
	[403, 'timestamp', said(), { timestamp: 1 }],
	[400, 'ciphertext', said(), { receiveId: 'wwFOREIGN' }],
	[400, 'ToUserName', said({ ToUserName: 'wwFOREIGN' }), {}],
	[400, 'inner XML', `<!DOCTYPE a>${said()}`, {}],
	[400, 'CreateTime', said({ CreateTime: 'now' }), {}],
])('%i, %s: one line that quotes nothing, an answer without details', async (status, why, xml, twist) => {
	const { url, body, headers } = callbacks.request(xml, twist);
	const answer = await app.inject({ method: 'POST', url: url.replace('http://desk', ''), payload: body, headers });
	expect(answer.statusCode).toBe(status);
	expect(Object.keys(answer.json())).toEqual(['code', 'message']);
	expect(lines).toHaveLength(1);
	expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 40, why, msg: 'wecom: a callback was refused' });
	expect(`${lines[0]}${answer.body}`).not.toMatch(/zhangsan|138123|SecretToken|abcdefgh|FOREIGN|CDATA/);
});
