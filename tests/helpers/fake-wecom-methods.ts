import { type FakeMember, HOUR_MS, MINUTE_MS, type World } from './fake-wecom-world.ts';

/** An answer of the API: always HTTP 200, judged by its errcode. */
export type Answer = Readonly<Record<string, unknown>> & { readonly errcode: number; readonly file?: never };

export interface Call {
	readonly path: string;
	readonly verb: string;
	readonly query: Readonly<Record<string, string>>;
	/** The body as it was read; undefined where it is no JSON. */
	readonly body: unknown;
	readonly ip: string;
}

type Method = (call: Call, world: World, warn: (warning: string) => void) => Answer | FakeMedia;

/** A file instead of JSON. */
export interface FakeMedia {
	readonly errcode: 0;
	readonly file: Uint8Array<ArrayBuffer>;
}

const TOKEN_LIFE_MS = 7_200_000;
const SECRETS_UNTIL_BAN = 5;
const MAX_BYTES = 2048;
const MAX_MEMBERS = 1000;
const PER_MINUTE = 30;
const PER_HOUR = 1000;
const COMPANY_PER_MINUTE = 10_000;
const SEND_FIELDS = [
	'touser',
	'toparty',
	'totag',
	'msgtype',
	'agentid',
	'text',
	'safe',
	'enable_duplicate_check',
	'duplicate_check_interval',
];

const refuse = (errcode: number, what: string, { ip }: Call): Answer => ({
	errcode,
	errmsg: `${what}, hint: [1700000000], from ip: ${ip}, more info at https://open.work.weixin.qq.com/devtool/query?e=${errcode}`,
});

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const getToken: Method = (call, world) => {
	const { corpid, corpsecret } = call.query;
	if (corpid === undefined) return refuse(41002, 'corpid missing', call);
	if (corpsecret === undefined) return refuse(41004, 'corpsecret missing', call);
	const now = world.monotonic();
	if (world.bannedUntil > now) return refuse(45009, 'api freq out of limit', call);
	if (corpid !== world.corpId) return refuse(40013, 'invalid corpid', call);
	if (corpsecret !== world.secret) {
		world.wrongSecrets++;
		if (world.wrongSecrets >= SECRETS_UNTIL_BAN) world.bannedUntil = now + HOUR_MS;
		return refuse(40001, 'invalid credential', call);
	}
	const alive = [...world.tokens].find(([, { until, revoked }]) => !revoked && until > now);
	if (alive && world.sameToken)
		return { errcode: 0, errmsg: 'ok', access_token: alive[0], expires_in: Math.floor((alive[1].until - now) / 1000) };
	const token = `fake-token-${world.nextId++}`;
	world.tokens.set(token, { until: now + TOKEN_LIFE_MS, revoked: false });
	return { errcode: 0, errmsg: 'ok', access_token: token, expires_in: TOKEN_LIFE_MS / 1000 };
};

/** Whether one more text is within both limits of the member; what is beyond is swallowed and counts as well as sent. */
function within({ messages }: FakeMember, now: number): boolean {
	const since = (ms: number) => messages.filter(({ at }) => now - at < ms).length;
	return since(MINUTE_MS) < PER_MINUTE && since(HOUR_MS) < PER_HOUR;
}

const sendMessage: Method = (call, world, warn) => {
	const { body } = call;
	if (!isRecord(body)) return refuse(40035, 'invalid parameter, Warning: wrong json format. ', call);
	for (const name of Object.keys(body)) if (!SEND_FIELDS.includes(name)) warn(`message/send: unknown field ${name}`);
	const { agentid, msgtype, touser, toparty, totag, text } = body;
	if (typeof agentid !== 'number') return refuse(40056, 'invalid agentid', call);
	if (agentid !== world.agentId) return refuse(301002, 'not allow operate another agent with this accesstoken', call);
	if (msgtype !== 'text') return refuse(40008, 'invalid message type', call);
	const content = isRecord(text) ? text['content'] : undefined;
	if (typeof content !== 'string' || content === '') return refuse(44004, 'empty content', call);
	if (toparty !== undefined || totag !== undefined || touser === '@all') warn('message/send: to more than one member');
	if (typeof touser !== 'string' || touser === '') return refuse(82001, 'touser/toparty/totag all empty', call);
	const names = touser.split('|');
	if (names.length > MAX_MEMBERS) return refuse(40035, 'invalid parameter', call);

	const now = world.monotonic();
	world.calls.push(now);
	if (world.calls.filter((at) => now - at < MINUTE_MS).length > COMPANY_PER_MINUTE) return refuse(45009, 'api freq out of limit', call);
	const invalid = names.filter((name) => world.members.get(name.toLowerCase())?.inScope !== true);
	if (invalid.length === names.length) return refuse(81013, 'user & party & tag all invalid', call);
	const msgid = `fake-msg-${world.nextId++}`;
	const bytes = Buffer.from(content);
	if (bytes.length > MAX_BYTES) warn('message/send: content was cut');
	const unlicensed: string[] = [];
	for (const name of names) {
		const member = world.members.get(name.toLowerCase());
		if (!member?.inScope) continue;
		if (!member.licensed) {
			unlicensed.push(name);
			continue;
		}
		// Cut on a byte border as the real service does, whatever character lies there.
		const shown = { msgid, content: bytes.subarray(0, MAX_BYTES).toString(), at: now };
		(within(member, now) ? member.messages : member.dropped).push(shown);
	}
	const joined = (list: readonly string[]): string => list.map((name) => name.toLowerCase()).join('|');
	return {
		errcode: 0,
		errmsg: 'ok',
		invaliduser: joined(invalid),
		invalidparty: '',
		invalidtag: '',
		unlicenseduser: joined(unlicensed),
		msgid,
	};
};

/** The file itself, or JSON with an errcode and HTTP 200 all the same. */
const getMedia: Method = (call, world) => {
	const file = world.media.get(call.query['media_id'] ?? '');
	return file ? { errcode: 0, file } : refuse(40007, 'invalid media_id', call);
};

/** Methods that want a token; it counts only in the query. */
const WITH_TOKEN: Readonly<Record<string, Method>> = { 'message/send': sendMessage, 'media/get': getMedia };

/** Answers one call; null = no such path. */
export function callMethod(call: Call, world: World, warn: (warning: string) => void): Answer | FakeMedia | null {
	if (call.path === 'gettoken') return getToken(call, world, warn);
	const method = Object.hasOwn(WITH_TOKEN, call.path) ? WITH_TOKEN[call.path] : undefined;
	if (!method) return null;
	const given = call.query['access_token'];
	if (given === undefined || given === '') return refuse(41001, 'access_token missing', call);
	const token = world.tokens.get(given);
	if (!token || token.revoked) return refuse(40014, 'invalid access_token', call);
	if (token.until <= world.monotonic()) return refuse(42001, 'access_token expired', call);
	if (world.trustedIps && !world.trustedIps.includes(call.ip)) return refuse(60020, 'not allow to access from your ip', call);
	if (call.verb !== 'POST' && method !== getMedia) return refuse(43002, 'require POST method', call);
	return method(call, world, warn);
}
