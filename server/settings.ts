import { anyOf, anything, apiRoot, type Check, database, host, list, port, proxy, redis, shape, webAddress, zone } from './checks.ts';

/** One variable of the environment. .env.example and the table in README are tested against these rows. */
interface Setting {
	readonly meaning: string;
	/** What holds where it is not given; empty = nothing. A rule stands in brackets. */
	readonly otherwise: string;
	readonly check: Check;
	/** Its value is never printed. */
	readonly secret?: boolean;
}

const text = shape(/^\S+$/, 'one word without spaces');
const switchOf = (on: string, off: string) => anyOf(on, off);

/** Every setting of the desk (contract §2), also those of features that come later: all are checked at start. */
export const SETTINGS = {
	PORT: { meaning: 'Port of the web server', otherwise: '3000', check: port },
	HOST: { meaning: 'Address it listens on, IPv6 without brackets', otherwise: '127.0.0.1', check: host },
	PUBLIC_URL: {
		meaning: 'Address under which people reach the desk; links are made from it alone',
		otherwise: '',
		check: webAddress({ bare: true }),
	},
	DATABASE_URL: { meaning: 'PostgreSQL to use', otherwise: '(embedded PostgreSQL in DATA_DIR)', check: database, secret: true },
	DATABASE_REPLICA_URL: { meaning: 'Read replica for reports (not used yet)', otherwise: '', check: database, secret: true },
	REDIS_URL: {
		meaning: 'Redis 6.2 or newer for the job queue; for everything beyond a trial',
		otherwise: '(queue on PostgreSQL)',
		check: redis,
		secret: true,
	},
	DATA_DIR: { meaning: 'Folder of the embedded database, the kept secret and desk.pid', otherwise: './.data', check: anything },
	PROCESS: {
		meaning:
			'Part of the desk that this process runs: web (pages and callbacks), worker (timers and sending) or all; web and worker need DATABASE_URL',
		otherwise: 'all',
		check: anyOf('all', 'web', 'worker'),
	},
	LOG_LEVEL: {
		meaning: 'fatal, error, warn, info, debug, trace or silent',
		otherwise: 'info',
		check: anyOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'),
	},
	DESK_DEMO: {
		meaning: '1 = trial with personas and a clock that can be moved; refused when others can reach the desk',
		otherwise: '(1 when no channel, DATABASE_URL or PUBLIC_URL is set and HOST is loopback)',
		check: switchOf('1', '0'),
	},
	DESK_SEED: {
		meaning: 'hongta = load units, menu and teams of the Hongta district into an empty database; none',
		otherwise: '(hongta with the embedded database or DESK_DEMO=1, else none)',
		check: anyOf('hongta', 'none'),
	},
	DESK_SECRET: {
		meaning: 'Key for sessions and for personal data at rest, at least 32 characters; losing it loses the data',
		otherwise: '(required; in demo one is kept in DATA_DIR)',
		check: (value) => (value.length >= 32 ? null : 'must have at least 32 characters'),
		secret: true,
	},
	DESK_POLICY_FILE: { meaning: 'JSON file with deadlines and limits', otherwise: '(built-in deadlines)', check: anything },
	DESK_TIMEZONE: { meaning: 'Time zone of the district', otherwise: 'Asia/Shanghai', check: zone },
	DESK_RATE_LIMIT: {
		meaning: 'off lifts all limits on requests and messages: for load tests only',
		otherwise: 'on',
		check: switchOf('on', 'off'),
	},
	TRUST_PROXY: {
		meaning: 'Comma list of addresses or networks of reverse proxies whose forwarding headers are believed',
		otherwise: '',
		check: list(proxy),
	},
	METRICS_TOKEN: { meaning: 'Bearer token for /metrics', otherwise: '(only direct requests from this machine)', check: text, secret: true },
	HTTPS_PROXY: { meaning: 'Proxy for outgoing calls (not used yet)', otherwise: '', check: anything, secret: true },

	TELEGRAM_BOT_TOKEN: {
		meaning: 'Telegram: token of the bot',
		otherwise: '',
		check: shape(/^\d+:[\w-]+$/, 'a bot token such as 123456:ABC'),
		secret: true,
	},
	TELEGRAM_WEBHOOK_SECRET: {
		meaning: 'Telegram: secret that its callbacks carry',
		otherwise: '',
		check: shape(/^[\w-]{1,256}$/, '1 to 256 letters, digits, _ or -'),
		secret: true,
	},
	TELEGRAM_API_ROOT: {
		meaning: 'Telegram: another Bot API server, without a slash at its end',
		otherwise: 'https://api.telegram.org',
		check: apiRoot,
	},

	WECOM_CORP_ID: { meaning: 'WeCom: corp id', otherwise: '', check: text },
	WECOM_AGENT_ID: { meaning: 'WeCom: number of the app', otherwise: '', check: shape(/^\d{1,15}$/, 'a number') },
	WECOM_AGENT_SECRET: { meaning: 'WeCom: secret of the app', otherwise: '', check: text, secret: true },
	WECOM_CALLBACK_TOKEN: { meaning: 'WeCom: callback tokens, newest first', otherwise: '', check: list(text), secret: true },
	WECOM_CALLBACK_AES_KEY: {
		meaning: 'WeCom: callback keys, newest first, as many as tokens',
		otherwise: '',
		check: list(shape(/^[A-Za-z0-9]{43}$/, '43 letters and digits, one key for each token')),
		secret: true,
	},
	WECOM_API_ROOT: { meaning: 'WeCom: scheme and host of another API server', otherwise: 'https://qyapi.weixin.qq.com', check: apiRoot },
	WECOM_OAUTH_ROOT: {
		meaning: 'WeCom (not used yet): scheme and host of the login pages',
		otherwise: 'https://open.weixin.qq.com',
		check: apiRoot,
	},
	WECOM_VERIFY_FILE: {
		meaning: 'WeCom (not used yet): NAME=CONTENT, served as /NAME.txt',
		otherwise: '',
		check: shape(/^[\w-]+=\S+$/, 'NAME=CONTENT'),
	},
	WECOM_KF_SECRET: {
		meaning: 'WeChat customer service (not used yet): secret',
		otherwise: '(WECOM_AGENT_SECRET)',
		check: text,
		secret: true,
	},
	WECOM_KF_OPEN_KFID: { meaning: 'WeChat customer service (not used yet): accounts, comma list', otherwise: '', check: list(text) },
	WECOM_KF_NATIVE: {
		meaning: 'WeChat customer service (not used yet): hand over to receptionists',
		otherwise: 'off',
		check: switchOf('on', 'off'),
	},
	WECOM_KF_SERVICERS: { meaning: 'WeChat customer service (not used yet): receptionists, comma list', otherwise: '', check: list(text) },

	ALERT_WECOM_WEBHOOK: {
		meaning: 'Alerts (not used yet): whole address of a WeCom group robot',
		otherwise: '',
		check: webAddress({ bare: false }),
		secret: true,
	},
	ALERT_TELEGRAM_CHAT: {
		meaning: 'Alerts (not used yet): Telegram chat',
		otherwise: '',
		check: shape(/^(-?\d+|@\w+)$/, 'a chat number or @NAME'),
	},

	LLM_BASE_URL: {
		meaning:
			'Language model, asked where the desk is unsure: address of a server of OpenAI’s protocol, with the /v1 or the like of its path; names, phones and addresses are taken out before',
		otherwise: '',
		check: webAddress({ bare: false }),
	},
	LLM_API_KEY: { meaning: 'Language model: its key', otherwise: '', check: text, secret: true },
	LLM_MODEL: { meaning: 'Language model: its name', otherwise: '', check: text },
	ASR_BASE_URL: {
		meaning:
			'Speech to text: address of a server of OpenAI’s protocol, with the /v1 or the like of its path; voice messages leave the desk for it',
		otherwise: '',
		check: webAddress({ bare: false }),
	},
	ASR_API_KEY: { meaning: 'Speech to text: its key', otherwise: '', check: text, secret: true },
	ASR_MODEL: { meaning: 'Speech to text: name of the model', otherwise: '', check: text },
} as const satisfies Readonly<Record<string, Setting>>;

export type SettingName = keyof typeof SETTINGS;

/** Names in the order of the table. */
export const SETTING_NAMES = Object.keys(SETTINGS) as readonly SettingName[];

/** The row of a setting, with its optional parts. */
export const settingOf = (name: SettingName): Setting => SETTINGS[name];

/** Settings of which all or none are given; `with` is of use only beside them. */
export const GROUPS: readonly { readonly needs: readonly SettingName[]; readonly with: readonly SettingName[] }[] = [
	{ needs: ['TELEGRAM_BOT_TOKEN', 'TELEGRAM_WEBHOOK_SECRET'], with: ['TELEGRAM_API_ROOT', 'ALERT_TELEGRAM_CHAT'] },
	{
		needs: ['WECOM_CORP_ID', 'WECOM_AGENT_ID', 'WECOM_AGENT_SECRET', 'WECOM_CALLBACK_TOKEN', 'WECOM_CALLBACK_AES_KEY'],
		with: ['WECOM_API_ROOT', 'WECOM_OAUTH_ROOT', 'WECOM_KF_SECRET', 'WECOM_KF_OPEN_KFID', 'WECOM_KF_NATIVE', 'WECOM_KF_SERVICERS'],
	},
	{ needs: ['WECOM_KF_OPEN_KFID'], with: ['WECOM_KF_SECRET', 'WECOM_KF_NATIVE', 'WECOM_KF_SERVICERS'] },
	{ needs: ['LLM_BASE_URL', 'LLM_API_KEY', 'LLM_MODEL'], with: [] },
	{ needs: ['ASR_BASE_URL', 'ASR_API_KEY', 'ASR_MODEL'], with: [] },
];
