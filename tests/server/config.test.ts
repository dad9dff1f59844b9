import { describe, expect, test } from 'vitest';
import { type Config, type Environment, isProblem, readConfig } from '../../server/config.ts';

const SECRET = 's'.repeat(48);
const KEY = 'k'.repeat(43);
const NEW_KEY = 'n'.repeat(43);
const WECOM = {
	WECOM_CORP_ID: 'ww1',
	WECOM_AGENT_ID: '1',
	WECOM_AGENT_SECRET: 's',
	WECOM_CALLBACK_TOKEN: 't',
	WECOM_CALLBACK_AES_KEY: KEY,
};
const TELEGRAM = { TELEGRAM_BOT_TOKEN: '1:a', TELEGRAM_WEBHOOK_SECRET: 's' };

const FILES: Readonly<Record<string, string>> = {
	'good.json': '{"round1.normal":"PT1H wall"}',
	'unknown.json': '{"round9.normal":"PT1M wall"}',
	'duration.json': '{"round1.normal":"4 hours"}',
	'list.json': '[]',
	'broken.json': '{',
};
const readFile = (file: string): string => {
	const text = FILES[file];
	if (text === undefined) throw new Error('ENOENT');
	return text;
};
const read = (env: Environment): Config | { readonly problem: string } => readConfig(env, readFile);
const good = (env: Environment): Config => {
	const config = read(env);
	if (isProblem(config)) throw new Error(config.problem);
	return config;
};

describe('a wrong setting is named in one line', () => {
	const wrong: readonly (readonly [what: string, env: Environment, named: string])[] = [
		['PORT is no number', { PORT: 'abc' }, 'PORT'],
		['PORT is too large', { PORT: '70000' }, 'PORT'],
		['HOST has a space', { HOST: 'a b' }, 'HOST'],
		['PUBLIC_URL is no address', { PUBLIC_URL: 'desk.example.org', DESK_SECRET: SECRET }, 'PUBLIC_URL'],
		['PUBLIC_URL has a query', { PUBLIC_URL: 'https://desk.example.org/?a=1', DESK_SECRET: SECRET }, 'PUBLIC_URL'],
		['DATABASE_URL is of another database', { DATABASE_URL: 'mysql://localhost/x', DESK_SECRET: SECRET }, 'DATABASE_URL'],
		['DATABASE_REPLICA_URL', { DATABASE_REPLICA_URL: 'x' }, 'DATABASE_REPLICA_URL'],
		['REDIS_URL', { REDIS_URL: 'not a url' }, 'REDIS_URL'],
		['REDIS_URL with a password that moves behind the host', { REDIS_URL: 'redis://:half#other@localhost' }, 'REDIS_URL'],
		['REDIS_URL with a raw % in its password', { REDIS_URL: 'redis://:half%other@localhost' }, 'REDIS_URL'],
		['REDIS_URL with a word for the number', { REDIS_URL: 'redis://localhost/desk' }, 'REDIS_URL'],
		['REDIS_URL of another scheme', { REDIS_URL: 'http://localhost' }, 'REDIS_URL'],
		['PROCESS is unknown', { PROCESS: 'both' }, 'PROCESS'],
		['a part of the desk on the embedded database', { PROCESS: 'worker', DESK_SECRET: SECRET }, 'DATABASE_URL'],
		['a part of the desk in demo', { PROCESS: 'web', DATABASE_URL: 'postgres://u:p@h/d', DESK_DEMO: '1' }, 'DESK_DEMO'],
		['LOG_LEVEL', { LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
		['DESK_DEMO', { DESK_DEMO: 'yes' }, 'DESK_DEMO'],
		['DESK_DEMO where others can reach it', { DESK_DEMO: '1', HOST: '0.0.0.0' }, 'DESK_DEMO'],
		['DESK_DEMO with https', { DESK_DEMO: '1', PUBLIC_URL: 'https://desk.example.org' }, 'DESK_DEMO'],
		['DESK_SEED', { DESK_SEED: 'yuxi' }, 'DESK_SEED'],
		['DESK_SECRET is short', { DESK_SECRET: 'short' }, 'DESK_SECRET'],
		['DESK_SECRET is missing', { DATABASE_URL: 'postgres://u@localhost/d' }, 'DESK_SECRET'],
		['DESK_SECRET is missing beside a channel', TELEGRAM, 'DESK_SECRET'],
		['DESK_SECRET is missing on a public host', { HOST: '192.0.2.1' }, 'DESK_SECRET'],
		['DESK_TIMEZONE', { DESK_TIMEZONE: 'Asia/Yuxi' }, 'DESK_TIMEZONE'],
		['DESK_RATE_LIMIT', { DESK_RATE_LIMIT: '0' }, 'DESK_RATE_LIMIT'],
		['TRUST_PROXY as a count', { TRUST_PROXY: '1' }, 'TRUST_PROXY'],
		['TRUST_PROXY as true', { TRUST_PROXY: 'true' }, 'TRUST_PROXY'],
		['TRUST_PROXY of everybody', { TRUST_PROXY: '0.0.0.0/0' }, 'TRUST_PROXY'],
		['TRUST_PROXY with an empty entry', { TRUST_PROXY: '10.0.0.1,' }, 'TRUST_PROXY'],
		['METRICS_TOKEN', { METRICS_TOKEN: 'a b' }, 'METRICS_TOKEN'],
		['Telegram without secret', { TELEGRAM_BOT_TOKEN: '1:a', DESK_SECRET: SECRET }, 'TELEGRAM_WEBHOOK_SECRET'],
		['Telegram without token', { TELEGRAM_WEBHOOK_SECRET: 's', DESK_SECRET: SECRET }, 'TELEGRAM_BOT_TOKEN'],
		['Telegram root alone', { TELEGRAM_API_ROOT: 'http://127.0.0.1:9', DESK_SECRET: SECRET }, 'TELEGRAM_BOT_TOKEN'],
		['Telegram token', { ...TELEGRAM, TELEGRAM_BOT_TOKEN: 'abc', DESK_SECRET: SECRET }, 'TELEGRAM_BOT_TOKEN'],
		['Telegram secret', { ...TELEGRAM, TELEGRAM_WEBHOOK_SECRET: 'ü', DESK_SECRET: SECRET }, 'TELEGRAM_WEBHOOK_SECRET'],
		['Telegram root with a slash', { ...TELEGRAM, TELEGRAM_API_ROOT: 'http://127.0.0.1:9/', DESK_SECRET: SECRET }, 'TELEGRAM_API_ROOT'],
		['WeCom half given', { WECOM_CORP_ID: 'ww1', DESK_SECRET: SECRET }, 'WECOM_AGENT_ID'],
		['WeCom key is short', { ...WECOM, WECOM_CALLBACK_AES_KEY: 'short', DESK_SECRET: SECRET }, 'WECOM_CALLBACK_AES_KEY'],
		['WeCom lists differ', { ...WECOM, WECOM_CALLBACK_TOKEN: 'new,old', DESK_SECRET: SECRET }, 'WECOM_CALLBACK_AES_KEY'],
		['WeCom agent', { ...WECOM, WECOM_AGENT_ID: 'x', DESK_SECRET: SECRET }, 'WECOM_AGENT_ID'],
		['WeCom file', { WECOM_VERIFY_FILE: 'x' }, 'WECOM_VERIFY_FILE'],
		['kf without accounts', { ...WECOM, WECOM_KF_SECRET: 's', DESK_SECRET: SECRET }, 'WECOM_KF_OPEN_KFID'],
		['kf without receptionists', { ...WECOM, WECOM_KF_OPEN_KFID: 'wk1', WECOM_KF_NATIVE: 'on', DESK_SECRET: SECRET }, 'WECOM_KF_SERVICERS'],
		['alert chat without bot', { ALERT_TELEGRAM_CHAT: '-100', DESK_SECRET: SECRET }, 'TELEGRAM_BOT_TOKEN'],
		['alert address', { ALERT_WECOM_WEBHOOK: 'x' }, 'ALERT_WECOM_WEBHOOK'],
		['model half given', { LLM_BASE_URL: 'http://127.0.0.1:9/v1' }, 'LLM_MODEL'],
		['model address', { LLM_BASE_URL: 'x', LLM_API_KEY: 'k', LLM_MODEL: 'm' }, 'LLM_BASE_URL'],
		['speech half given', { ASR_MODEL: 'm' }, 'ASR_BASE_URL'],
		['policy file is not there', { DESK_POLICY_FILE: 'none.json' }, 'DESK_POLICY_FILE'],
		['policy file is no JSON', { DESK_POLICY_FILE: 'broken.json' }, 'DESK_POLICY_FILE'],
		['policy file holds a list', { DESK_POLICY_FILE: 'list.json' }, 'DESK_POLICY_FILE'],
		['policy with an unknown key', { DESK_POLICY_FILE: 'unknown.json' }, 'round9.normal'],
		['policy with a bad duration', { DESK_POLICY_FILE: 'duration.json' }, 'round1.normal'],
	];
	test.each(wrong)('%s', (_what, env, named) => {
		const config = read(env);
		expect(isProblem(config)).toBe(true);
		if (!isProblem(config)) return;
		expect(config.problem).toContain(named);
		expect(config.problem).not.toContain('\n');
	});

	test('secrets are not repeated', () => {
		const config = read({ ...TELEGRAM, TELEGRAM_BOT_TOKEN: 'my-secret-token', DESK_SECRET: SECRET });
		expect(JSON.stringify(config)).not.toContain('my-secret-token');
	});
});

describe('demo', () => {
	const demo: readonly (readonly [what: string, env: Environment, expected: boolean])[] = [
		['nothing set', {}, true],
		['an empty value is none', { DATABASE_URL: '', PUBLIC_URL: ' ' }, true],
		['another loopback address', { HOST: '127.0.0.2' }, true],
		['IPv6 loopback', { HOST: '::1' }, true],
		['switched off', { DESK_DEMO: '0', DESK_SECRET: SECRET }, false],
		['a database of its own', { DATABASE_URL: 'postgres://u@localhost/d', DESK_SECRET: SECRET }, false],
		['a public address', { PUBLIC_URL: 'http://desk.example.org', DESK_SECRET: SECRET }, false],
		['a channel', { ...TELEGRAM, DESK_SECRET: SECRET }, false],
		['WeCom', { ...WECOM, DESK_SECRET: SECRET }, false],
		['a host others reach', { HOST: '0.0.0.0', DESK_SECRET: SECRET }, false],
		['asked for beside a channel', { ...TELEGRAM, DESK_DEMO: '1' }, true],
		['asked for beside a database', { DATABASE_URL: 'postgres://u@localhost/d', DESK_DEMO: '1' }, true],
	];
	test.each(demo)('%s', (_what, env, expected) => {
		expect(good(env).demo).toBe(expected);
	});

	test('asked for beside a channel or a database it is warned about', () => {
		for (const beside of [TELEGRAM, WECOM, { DATABASE_URL: 'postgres://u@localhost/d' }])
			expect(good({ ...beside, DESK_DEMO: '1' }).warnings).toEqual([expect.stringMatching(/^DESK_DEMO=1: .*trials only/)]);
		expect(good({}).warnings).toHaveLength(0);
		expect(good({ DESK_RATE_LIMIT: 'off' }).warnings).toHaveLength(1);
	});

	test('demo has no quiet hours and always works, unless the file says otherwise', () => {
		expect(good({}).policy.quietHours).toBeNull();
		expect(good({ DESK_DEMO: '0', DESK_SECRET: SECRET }).policy.quietHours).not.toBeNull();
		expect(good({ DESK_POLICY_FILE: 'good.json' }).policy.round1.normal).toMatchObject({ clock: 'wall' });
	});
});

test('seed: the embedded database and demo bring the district, another database does not', () => {
	expect(good({}).seed).toBe('hongta');
	expect(good({ DESK_DEMO: '0', DESK_SECRET: SECRET }).seed).toBe('hongta');
	expect(good({ DATABASE_URL: 'postgres://u@localhost/d', DESK_SECRET: SECRET }).seed).toBe('none');
	expect(good({ DATABASE_URL: 'postgres://u@localhost/d', DESK_DEMO: '1' }).seed).toBe('hongta');
	expect(good({ DATABASE_URL: 'postgres://u@localhost/d', DESK_SECRET: SECRET, DESK_SEED: 'hongta' }).seed).toBe('hongta');
	expect(good({ DESK_SEED: 'none' }).seed).toBe('none');
});

test('values as the desk uses them', () => {
	const config = good({
		...TELEGRAM,
		...WECOM,
		PUBLIC_URL: 'https://desk.example.org/',
		DESK_SECRET: SECRET,
		TRUST_PROXY: '10.0.0.1, fd00::/8',
		PORT: '0',
	});
	expect(config).toMatchObject({
		port: 0,
		publicUrl: 'https://desk.example.org',
		trustProxy: ['10.0.0.1', 'fd00::/8'],
		telegram: { token: '1:a', secret: 's', apiRoot: null },
		zone: 'Asia/Shanghai',
		rateLimit: true,
	});
	const changing = { ...WECOM, WECOM_CALLBACK_TOKEN: 'new, old', WECOM_CALLBACK_AES_KEY: `${NEW_KEY},${KEY}`, DESK_SECRET: SECRET };
	expect(good(changing)).toMatchObject({
		demo: false,
		wecom: {
			corpId: 'ww1',
			agentId: 1,
			secret: 's',
			keys: [
				{ token: 'new', aesKey: NEW_KEY },
				{ token: 'old', aesKey: KEY },
			],
			apiRoot: null,
		},
	});
	expect(good({ ...WECOM, WECOM_API_ROOT: 'http://127.0.0.1:9', DESK_SECRET: SECRET }).wecom?.apiRoot).toBe('http://127.0.0.1:9');
	expect(good({}).wecom).toBeNull();
});
