import { readKeyboard } from './fake-telegram-keyboard.ts';
import type { Webhook } from './fake-telegram-webhook.ts';
import {
	type FakeMessage,
	type FakeUser,
	isParams,
	type Json,
	messageJson,
	type Params,
	type Refusal,
	type World,
} from './fake-telegram-world.ts';

/** Answer of one method. */
export type Answer = { readonly result: Json; readonly description?: string } | Refusal;

export interface MethodContext {
	readonly world: World;
	readonly webhook: Webhook;
	/** Strictness beyond Telegram's own: what it would ignore silently is written down. */
	readonly report: (warning: string) => void;
}

type Method = (params: Params, context: MethodContext) => Answer;

const bad = (description: string): Refusal => ({ code: 400, description: `Bad Request: ${description}` });
const forbidden = (description: string): Refusal => ({ code: 403, description: `Forbidden: ${description}` });

/** How long a pressed button may be answered (channels.md E4). */
const QUERY_LIFE_MS = 150_000;
const MAX_TEXT = 4096;
const MAX_RAW_BYTES = 32_768;
const MAX_FILE_BYTES = 20 * 1024 * 1024;

/** All parameters of the Bot API that the methods know; another name is a typing error and is reported. */
const PARAMETERS: Readonly<Record<string, readonly string[]>> = {
	sendMessage: [
		'business_connection_id',
		'chat_id',
		'message_thread_id',
		'direct_messages_topic_id',
		'text',
		'parse_mode',
		'entities',
		'link_preview_options',
		'disable_notification',
		'protect_content',
		'allow_paid_broadcast',
		'message_effect_id',
		'suggested_post_parameters',
		'reply_parameters',
		'reply_markup',
	],
	answerCallbackQuery: ['callback_query_id', 'text', 'show_alert', 'url', 'cache_time'],
	editMessageReplyMarkup: ['business_connection_id', 'chat_id', 'message_id', 'inline_message_id', 'reply_markup'],
	setWebhook: ['url', 'certificate', 'ip_address', 'max_connections', 'allowed_updates', 'drop_pending_updates', 'secret_token'],
	deleteWebhook: ['drop_pending_updates'],
	getMe: [],
	getFile: ['file_id'],
	getWebhookInfo: [],
};
/** Known to Telegram, but the fake takes no notice of them. */
const IGNORED = [
	'parse_mode',
	'entities',
	'message_thread_id',
	'business_connection_id',
	'reply_parameters',
	'inline_message_id',
	'certificate',
];

const isRefusal = (value: FakeUser | Refusal): value is Refusal => 'code' in value;

function chatById(id: unknown, { world }: MethodContext): FakeUser | Refusal {
	if (id === undefined || id === '') return bad('chat_id is empty');
	const number = typeof id === 'number' ? id : typeof id === 'string' && /^-?\d+$/.test(id) ? Number(id) : Number.NaN;
	return world.users.get(number) ?? bad('chat not found');
}

/** The chat, where the bot may write into it. */
function openChat(id: unknown, context: MethodContext): FakeUser | Refusal {
	const user = chatById(id, context);
	if (isRefusal(user)) return user;
	if (user.deactivated) return forbidden('user is deactivated');
	if (user.blocked) return forbidden('bot was blocked by the user');
	return user.started ? user : forbidden("bot can't initiate conversation with a user");
}

const sendMessage: Method = (params, context) => {
	const user = openChat(params['chat_id'], context);
	if (isRefusal(user)) return user;
	const text = params['text'];
	if (typeof text !== 'string') return bad('message text is empty');
	if (!text.isWellFormed() || text.includes('\u0000')) return bad('strings must be encoded in UTF-8');
	if (Buffer.byteLength(text) > MAX_RAW_BYTES) return bad('text is too long');
	const shown = text.trim();
	if (shown === '') return bad('message text is empty');
	if (shown.length > MAX_TEXT) return bad('message is too long');
	const keyboard = readKeyboard(params['reply_markup'], context.report);
	if ('code' in keyboard) return keyboard;
	const message: FakeMessage = { id: user.nextMessageId++, text: shown, rows: keyboard.rows, at: context.world.now() };
	user.messages.push(message);
	return { result: messageJson(context.world, user, message) };
};

const editMessageReplyMarkup: Method = (params, context) => {
	const user = openChat(params['chat_id'], context);
	if (isRefusal(user)) return user;
	const message = user.messages.find(({ id }) => id === Number(params['message_id']));
	if (!message) return bad('message to edit not found');
	const keyboard = readKeyboard(params['reply_markup'], context.report);
	if ('code' in keyboard) return keyboard;
	if (JSON.stringify(keyboard.rows) === JSON.stringify(message.rows)) {
		return bad(
			'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
		);
	}
	message.rows = keyboard.rows;
	return { result: messageJson(context.world, user, message) };
};

const answerCallbackQuery: Method = (params, { world }) => {
	const id = params['callback_query_id'];
	const query = typeof id === 'string' ? world.queries.get(id) : undefined;
	if (!query || query.answered || world.now() - query.at > QUERY_LIFE_MS) {
		return bad('query is too old and response timeout expired or query ID is invalid');
	}
	if (typeof params['text'] === 'string' && params['text'].length > 200) return bad('MESSAGE_TOO_LONG');
	query.answered = true;
	return { result: true };
};

const getFile: Method = (params, { world }) => {
	const id = params['file_id'];
	const file = typeof id === 'string' ? world.files.get(id) : undefined;
	if (!file) return bad('wrong file_id or the file is temporarily unavailable');
	if (file.bytes.length > MAX_FILE_BYTES) return bad('file is too big');
	return { result: { file_id: String(id), file_unique_id: `u${String(id)}`, file_size: file.bytes.length, file_path: file.path } };
};

const METHODS: Readonly<Record<string, Method>> = {
	getMe: (_, { world }) => ({
		result: { ...world.bot, can_join_groups: true, can_read_all_group_messages: false, supports_inline_queries: false },
	}),
	sendMessage,
	getFile,
	editMessageReplyMarkup,
	answerCallbackQuery,
	setWebhook: (params, { webhook }) => webhook.set(params),
	deleteWebhook: (params, { webhook }) =>
		webhook.remove(params['drop_pending_updates'] === true || params['drop_pending_updates'] === 'true'),
	getWebhookInfo: (_, { webhook }) => ({ result: webhook.info() }),
};
const NAMES = new Map(Object.keys(METHODS).map((name) => [name.toLowerCase(), name]));

/** Method names know no case; the proper spelling, or null for an unknown one. */
export const methodNamed = (name: string): string | null => NAMES.get(name.toLowerCase()) ?? null;

/** Parameters sent by query or form: nested ones arrive as JSON text. */
const unpacked = (value: unknown): unknown => {
	if (typeof value !== 'string' || !/^[[{]/.test(value)) return value;
	try {
		return JSON.parse(value);
	} catch {
		return value;
	}
};

const NESTED = ['reply_markup', 'allowed_updates', 'link_preview_options'];

/** Runs a method of the Bot API. */
export function callMethod(name: string, given: unknown, context: MethodContext): Answer {
	const params = Object.fromEntries(
		Object.entries(isParams(given) ? given : {}).map(([key, value]) => [key, NESTED.includes(key) ? unpacked(value) : value]),
	);
	for (const key of Object.keys(params)) {
		if (!PARAMETERS[name]?.includes(key)) context.report(`${name}: unknown parameter ${key}`);
		else if (IGNORED.includes(key)) context.report(`${name}: ${key} is not emulated`);
	}
	const method = METHODS[name];
	return method ? method(params, context) : { code: 404, description: 'Not Found: method not found' };
}
