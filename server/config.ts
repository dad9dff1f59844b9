import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ServicePlace } from '../bot/outside/service.ts';
import type { Policy } from '../db/domain/policy.ts';
import { isPolicyProblem, parsePolicy } from '../db/domain/policy-keys.ts';
import { isLoopback, listOf } from './checks.ts';
import { readDotEnv } from './dot-env.ts';
import { Failure } from './failure.ts';
import { GROUPS, SETTING_NAMES, SETTINGS, type SettingName, settingOf } from './settings.ts';

/** The settings as the desk uses them; the only place that reads the environment. */
export interface Config {
	readonly port: number;
	readonly host: string;
	/** Without a slash at its end. */
	readonly publicUrl: string | null;
	/** What this process runs: everything, the web server with the counter, or timers and sending. */
	readonly process: 'all' | 'web' | 'worker';
	/** null = the embedded database. */
	readonly databaseUrl: string | null;
	/** null = the queue is on the database. */
	readonly redisUrl: string | null;
	readonly dataDir: string;
	readonly logLevel: string;
	readonly demo: boolean;
	readonly seed: 'hongta' | 'none';
	/** null = the one kept in DATA_DIR (demo only). */
	readonly secret: string | null;
	readonly policy: Policy;
	readonly zone: string;
	readonly rateLimit: boolean;
	readonly trustProxy: readonly string[];
	readonly metricsToken: string | null;
	readonly telegram: { readonly token: string; readonly secret: string; readonly apiRoot: string | null } | null;
	/** The self-built app of WeCom. */
	readonly wecom: {
		readonly corpId: string;
		readonly agentId: number;
		readonly secret: string;
		/** Newest first. */
		readonly keys: readonly { readonly token: string; readonly aesKey: string }[];
		readonly apiRoot: string | null;
	} | null;
	/** A server of OpenAI's protocol that is asked what a message wants where the desk is unsure; null = nobody is. */
	readonly languageModel: ServicePlace | null;
	/** A server of OpenAI's protocol that turns speech into text; null = voice messages are not understood. */
	readonly speech: ServicePlace | null;
	/** Lines for whoever starts the desk. */
	readonly warnings: readonly string[];
}

/** Why the desk does not start: one line that names the setting. */
export interface Problem {
	readonly problem: string;
}

/** Tells a problem from what was asked for, by its one key. */
export const isProblem = (x: object): x is Problem => 'problem' in x;

export type Environment = Readonly<Record<string, string | undefined>>;
/** The text of a file; throws when it cannot be read. */
type ReadFile = (file: string) => string;

/** The configuration of this process: its environment, which wins, and `.env` of the working folder. */
export function loadConfig(): Config | Problem {
	try {
		return readConfig({ ...readDotEnv(), ...process.env }, (file) => readFileSync(file, 'utf8'));
	} catch (err) {
		if (err instanceof Failure) return { problem: err.message };
		throw err;
	}
}

const fail = (name: SettingName, what: string): Problem => ({ problem: `${name} ${what}` });

type Given = Readonly<Partial<Record<SettingName, string>>>;

/** Values as given; an empty one counts as not given. */
function givenOf(env: Environment): Given {
	const entries = SETTING_NAMES.map((name) => [name, env[name]?.trim() ?? ''] as const);
	return Object.fromEntries(entries.filter(([, value]) => value !== ''));
}

/** A value that is wrong by itself, or a group that is half given. */
function wrongValue(given: Given): Problem | null {
	for (const name of SETTING_NAMES) {
		const value = given[name];
		const problem = value === undefined ? null : settingOf(name).check(value);
		if (problem !== null) return fail(name, `${problem}${settingOf(name).secret === true ? '' : `, but is "${value ?? ''}"`}`);
	}
	for (const { needs, with: others } of GROUPS) {
		const first = [...needs, ...others].find((name) => given[name] !== undefined);
		const missing = needs.filter((name) => given[name] === undefined);
		if (first !== undefined && missing.length > 0) return { problem: `${missing.join(', ')} must be set too, because ${first} is set` };
	}
	const tokens = listOf(given.WECOM_CALLBACK_TOKEN ?? '').length;
	if (listOf(given.WECOM_CALLBACK_AES_KEY ?? '').length !== tokens)
		return fail('WECOM_CALLBACK_AES_KEY', 'must have as many entries as WECOM_CALLBACK_TOKEN');
	if (given.WECOM_KF_NATIVE === 'on' && given.WECOM_KF_SERVICERS === undefined)
		return fail('WECOM_KF_SERVICERS', 'must be set too, because WECOM_KF_NATIVE is on');
	return null;
}

/** Settings of the app; null where it is not connected. Half a set has been refused before. */
function wecomOf(given: Given): Config['wecom'] {
	const { WECOM_CORP_ID: corpId, WECOM_AGENT_ID: agentId, WECOM_AGENT_SECRET: secret } = given;
	if (corpId === undefined || agentId === undefined || secret === undefined) return null;
	const aesKeys = listOf(given.WECOM_CALLBACK_AES_KEY ?? '');
	const keys = listOf(given.WECOM_CALLBACK_TOKEN ?? '').map((token, i) => ({ token, aesKey: aesKeys[i] ?? '' }));
	return { corpId, agentId: Number(agentId), secret, keys, apiRoot: given.WECOM_API_ROOT ?? null };
}

/** Settings of a service; all three are given or none, which was checked before. */
function serviceOf(given: Given, name: 'ASR' | 'LLM'): ServicePlace | null {
	const [baseUrl, apiKey, model] = [given[`${name}_BASE_URL`], given[`${name}_API_KEY`], given[`${name}_MODEL`]];
	return baseUrl === undefined || apiKey === undefined || model === undefined ? null : { baseUrl, apiKey, model };
}

function policyOf(file: string | undefined, relaxed: boolean, readFile: ReadFile): Policy | Problem {
	let given: unknown = {};
	if (file !== undefined) {
		let text: string;
		try {
			text = readFile(file);
		} catch {
			return fail('DESK_POLICY_FILE', `cannot be read: "${file}"`);
		}
		try {
			given = JSON.parse(text);
		} catch {
			return fail('DESK_POLICY_FILE', `is not JSON: "${file}"`);
		}
	}
	if (typeof given !== 'object' || given === null || Array.isArray(given))
		return fail('DESK_POLICY_FILE', 'must hold one JSON object with flat keys');
	const policy = parsePolicy(given as Readonly<Record<string, unknown>>, { relaxed });
	return isPolicyProblem(policy) ? fail('DESK_POLICY_FILE', `has a wrong entry, ${policy.key}: ${policy.problem}`) : policy;
}

/** Settings → configuration, or the first thing that is wrong. Pure: tested value by value. */
export function readConfig(env: Environment, readFile: ReadFile): Config | Problem {
	const given = givenOf(env);
	const wrong = wrongValue(given);
	if (wrong) return wrong;

	const host = given.HOST ?? SETTINGS.HOST.otherwise;
	const channels = given.TELEGRAM_BOT_TOKEN !== undefined || given.WECOM_CORP_ID !== undefined;
	const alone = !channels && given.DATABASE_URL === undefined && given.PUBLIC_URL === undefined && isLoopback(host);
	const demo = given.DESK_DEMO === undefined ? alone : given.DESK_DEMO === '1';
	if (demo && !isLoopback(host)) return fail('DESK_DEMO', `cannot be 1 while HOST is "${host}": everybody could be everybody`);
	if (demo && given.PUBLIC_URL?.startsWith('https:') === true)
		return fail('DESK_DEMO', 'cannot be 1 while PUBLIC_URL is https: everybody could be everybody');
	if (!demo && given.DESK_SECRET === undefined)
		return fail('DESK_SECRET', 'must be set outside demo: at least 32 random characters, kept safe');

	const process = (given.PROCESS ?? SETTINGS.PROCESS.otherwise) as Config['process'];
	if (process !== 'all' && given.DATABASE_URL === undefined)
		return fail('DATABASE_URL', `must be set, because PROCESS is ${process}: processes cannot share the embedded database`);
	if (process !== 'all' && demo) return fail('DESK_DEMO', `cannot be 1 while PROCESS is ${process}: its clock moves in one process alone`);

	const policy = policyOf(given.DESK_POLICY_FILE, demo, readFile);
	if (isProblem(policy)) return policy;

	const warnings: string[] = [];
	if (demo && !alone) warnings.push('DESK_DEMO=1: whoever reaches this desk can speak as anybody. For trials only.');
	if (given.DESK_RATE_LIMIT === 'off') warnings.push('DESK_RATE_LIMIT=off: requests and messages are not limited. For load tests only.');
	return {
		port: Number(given.PORT ?? SETTINGS.PORT.otherwise),
		host,
		publicUrl: given.PUBLIC_URL?.replace(/\/$/, '') ?? null,
		process,
		databaseUrl: given.DATABASE_URL ?? null,
		redisUrl: given.REDIS_URL ?? null,
		dataDir: path.resolve(given.DATA_DIR ?? SETTINGS.DATA_DIR.otherwise),
		logLevel: given.LOG_LEVEL ?? SETTINGS.LOG_LEVEL.otherwise,
		demo,
		seed:
			given.DESK_SEED === undefined
				? given.DATABASE_URL === undefined || demo
					? 'hongta'
					: 'none'
				: given.DESK_SEED === 'hongta'
					? 'hongta'
					: 'none',
		secret: given.DESK_SECRET ?? null,
		policy,
		zone: given.DESK_TIMEZONE ?? SETTINGS.DESK_TIMEZONE.otherwise,
		rateLimit: given.DESK_RATE_LIMIT !== 'off',
		trustProxy: given.TRUST_PROXY === undefined ? [] : listOf(given.TRUST_PROXY),
		metricsToken: given.METRICS_TOKEN ?? null,
		telegram:
			given.TELEGRAM_BOT_TOKEN !== undefined && given.TELEGRAM_WEBHOOK_SECRET !== undefined
				? { token: given.TELEGRAM_BOT_TOKEN, secret: given.TELEGRAM_WEBHOOK_SECRET, apiRoot: given.TELEGRAM_API_ROOT ?? null }
				: null,
		wecom: wecomOf(given),
		languageModel: serviceOf(given, 'LLM'),
		speech: serviceOf(given, 'ASR'),
		warnings,
	};
}
