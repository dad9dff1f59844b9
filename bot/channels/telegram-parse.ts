import type { Instant } from '../../db/domain/instant.ts';
import { cleanText, type Inbound, type Voice } from './channel.ts';
import { writtenAt } from './written-at.ts';

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Senders that many people share: the anonymous administrator of groups and the mirror of a linked channel. Never an identity. */
const SHARED_SENDERS: ReadonlySet<string> = new Set(['1087968824', '777000']);

/** What a message may hold beside text. An unknown field is no reason to be silent, but these names are worth keeping. */
const KINDS = [
	'photo',
	'voice',
	'video',
	'video_note',
	'audio',
	'animation',
	'document',
	'sticker',
	'location',
	'venue',
	'contact',
	'poll',
	'dice',
	'story',
	'checklist',
	'game',
	'paid_media',
] as const;

/** Notices of the program itself: nobody said anything. */
const NOTICES = [
	'pinned_message',
	'message_auto_delete_timer_changed',
	'write_access_allowed',
	'chat_background_set',
	'connected_website',
] as const;

/** Telegram's commands → the words that always work (contract §5): alone, and with something behind. */
const COMMANDS: Readonly<Record<string, { readonly alone: string; readonly before?: string }>> = {
	help: { alone: '帮助' },
	track: { alone: '查单', before: '查' },
	cancel: { alone: '取消', before: '取消' },
	urge: { alone: '催单', before: '催单' },
	back: { alone: '返回' },
	reset: { alone: '重来' },
	human: { alone: '人工' },
	mydata: { alone: '我的信息' },
	mytasks: { alone: '我的任务' },
	todo: { alone: '待办' },
	digest: { alone: '日报' },
	bind: { alone: '绑定', before: '绑定' },
};

/** Ids grow beyond 32 bits: text everywhere. Digits given as text are taken too. */
function idOf(value: unknown): string | null {
	if (typeof value === 'number') return Number.isSafeInteger(value) && value > 0 ? String(value) : null;
	return typeof value === 'string' && /^[1-9]\d{0,18}$/.test(value) ? value : null;
}

/** The sender's address; null for bots and for senders that are no person. */
function senderOf(from: unknown): string | null {
	if (!isFields(from) || from['is_bot'] === true) return null;
	const id = idOf(from['id']);
	return id === null || SHARED_SENDERS.has(id) ? null : id;
}

const isPrivate = (chat: unknown): boolean => isFields(chat) && chat['type'] === 'private';

/** An id of a file is a word of its own; whatever is longer was not given out by Telegram. */
const isFileId = (id: string): boolean => /^[\w-]{1,300}$/.test(id);

type Said = Pick<Inbound, 'content' | 'fresh'>;

/** `/help` → 帮助; a command nobody knows stays as it was typed, so that the flow can say so. */
function saidText(raw: string): Said | null {
	const text = cleanText(raw);
	if (text === '') return null;
	const [, name, behind = ''] = /^\/([A-Za-z0-9_]{1,32})(?:@\w+)?(?:\s+(.*))?$/s.exec(text) ?? [];
	if (name === undefined) return { content: { kind: 'text', text } };
	// What follows /start names where a person came from; binding by it is not taken here.
	if (name.toLowerCase() === 'start') return { content: { kind: 'text', text: '帮助' }, fresh: true };
	const known = Object.hasOwn(COMMANDS, name.toLowerCase()) ? COMMANDS[name.toLowerCase()] : undefined;
	if (!known) return { content: { kind: 'text', text } };
	return { content: { kind: 'text', text: behind !== '' && known.before !== undefined ? `${known.before}${behind}` : known.alone } };
}

/** Telegram's language_code is an IETF tag; what is neither Chinese nor English tells nothing. */
function languageOf(from: unknown): Pick<Inbound, 'language'> {
	const tag = isFields(from) && typeof from['language_code'] === 'string' ? from['language_code'].toLowerCase() : '';
	if (/^en(?:-|$)/.test(tag)) return { language: 'en' };
	return /^zh(?:-|$)/.test(tag) ? { language: 'zh-CN' } : {};
}

const countOf = (value: unknown): number | null => (typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : null);

/** Bot API: Voice. Its type is OGG with Opus wherever it was recorded; forwarded ones may say something else. */
function voiceIn(voice: unknown): Voice | null {
	if (!isFields(voice) || typeof voice['file_id'] !== 'string' || !isFileId(voice['file_id'])) return null;
	const [, format = 'ogg'] = /^audio\/([a-z0-9]{2,5})$/.exec(String(voice['mime_type'])) ?? [];
	return { file: voice['file_id'], format, seconds: countOf(voice['duration']), bytes: countOf(voice['file_size']) };
}

/** Bot API: an array of sizes, the largest last. */
function photoIn(photo: unknown, caption: unknown): Inbound['content'] | null {
	const largest: unknown = Array.isArray(photo) ? photo.at(-1) : null;
	if (!isFields(largest) || typeof largest['file_id'] !== 'string' || !isFileId(largest['file_id'])) return null;
	const words = typeof caption === 'string' ? cleanText(caption) : '';
	return { kind: 'photo', file: largest['file_id'], caption: words === '' ? null : words };
}

function saidIn(message: Fields): Said | null {
	if (typeof message['text'] === 'string') return saidText(message['text']);
	const voice = voiceIn(message['voice']);
	if (voice) return { content: { kind: 'voice', voice, transcript: null } };
	const photo = photoIn(message['photo'], message['caption']);
	if (photo) return { content: photo };
	if (NOTICES.some((notice) => notice in message)) return null;
	return { content: { kind: 'other', what: KINDS.find((kind) => kind in message) ?? 'unknown' } };
}

function readMessage(message: unknown, externalId: string, receivedAt: Instant, skewMs: number): Inbound | null {
	if (!isFields(message) || !isPrivate(message['chat']) || 'sender_chat' in message) return null;
	const address = senderOf(message['from']);
	const said = address === null ? null : saidIn(message);
	if (address === null || !said) return null;
	const at = writtenAt(message['date'], receivedAt, skewMs);
	return { channel: 'telegram', externalId, address, at, ...said, ...languageOf(message['from']) };
}

function readPress(query: unknown, externalId: string, receivedAt: Instant): Inbound | null {
	if (!isFields(query) || typeof query['data'] !== 'string') return null;
	const address = senderOf(query['from']);
	const { data, message } = query;
	// Without a private chat around it the button was not given out by this desk (inline mode, groups).
	if (address === null || !isFields(message) || !isPrivate(message['chat'])) return null;
	if (data === '' || Buffer.byteLength(data) > 64 || !data.isWellFormed() || /\p{Cc}/u.test(data)) return null;
	// message.date is when the desk wrote, and 0 where the message is out of reach: the press has no time of its own.
	return { channel: 'telegram', externalId, address, at: receivedAt, content: { kind: 'choice', id: data } };
}

/**
 * One update of the Bot API → what was said; null for what the desk has nothing to answer to: edits, groups, channels,
 * bots, shared senders, membership, unknown kinds, anything malformed. Never throws (channels.md E, F).
 * @param skewMs how far the desk's clock runs ahead of real time, which is Telegram's (the demo moves it).
 */
export function parseUpdate(update: unknown, receivedAt: Instant, skewMs = 0): Inbound | null {
	if (!isFields(update)) return null;
	// update_id 0 was never seen, but nothing forbids it.
	const externalId = update['update_id'] === 0 ? '0' : idOf(update['update_id']);
	if (externalId === null) return null;
	if ('message' in update) return readMessage(update['message'], externalId, receivedAt, skewMs);
	if ('callback_query' in update) return readPress(update['callback_query'], externalId, receivedAt);
	return null;
}
