import { createHash } from 'node:crypto';
import type { Instant } from '../../db/domain/instant.ts';
import { cleanText, type Inbound, type Notice } from './channel.ts';
import type { Opened } from './wecom-envelope.ts';
import { writtenAt } from './written-at.ts';
import { textOf, type XmlFields } from './xml.ts';

/** A member's userid: letters, digits and _ - @ . (channels.md A6). "@all" and "a|b" are none: they would write to others. */
export const isUserid = (value: string): boolean => /^[A-Za-z0-9][\w.@-]{0,63}$/.test(value);

/** Kinds of messages beside text that a member can send to an app. */
const KINDS: readonly string[] = ['image', 'voice', 'video', 'location', 'link'];

/** Where somebody is, which the app reports every few seconds: the desk has no use for it and does not keep it. */
const WHEREABOUTS: readonly string[] = ['Latitude', 'Longitude', 'Precision'];

const isOpened = (raw: unknown): raw is Opened =>
	typeof raw === 'object' &&
	raw !== null &&
	'plaintext' in raw &&
	typeof raw.plaintext === 'string' &&
	'fields' in raw &&
	typeof raw.fields === 'object' &&
	raw.fields !== null;

const senderOf = (fields: XmlFields): string | null => {
	const from = textOf(fields, 'FromUserName');
	return from !== null && from !== 'sys' && isUserid(from) ? from : null;
};

/** A media id is a word of its own (channels.md B5). */
const isMediaId = (id: string): boolean => /^[\w@.-]{1,300}$/.test(id);

function photoOf(fields: XmlFields): Inbound['content'] {
	const file = textOf(fields, 'MediaId') ?? '';
	return isMediaId(file) ? { kind: 'photo', file, caption: null } : { kind: 'other', what: 'image' };
}

/** The words come along where the company has them written down. */
function voiceOf(fields: XmlFields): Inbound['content'] {
	const file = textOf(fields, 'MediaId') ?? '';
	const words = cleanText(textOf(fields, 'Recognition') ?? '');
	if (!isMediaId(file)) return { kind: 'other', what: 'voice' };
	const [format = 'amr'] = /^[a-z0-9]{2,5}$/.exec((textOf(fields, 'Format') ?? '').toLowerCase()) ?? [];
	return { kind: 'voice', voice: { file, format, seconds: null, bytes: null }, transcript: words === '' ? null : words };
}

function contentOf(fields: XmlFields): Inbound['content'] | null {
	const type = textOf(fields, 'MsgType');
	if (type === null || type === 'event') return null;
	if (type === 'voice') return voiceOf(fields);
	if (type === 'image') return photoOf(fields);
	if (type !== 'text') return { kind: 'other', what: KINDS.includes(type) ? type : 'unknown' };
	const text = cleanText(textOf(fields, 'Content') ?? '');
	return text === '' ? null : { kind: 'text', text };
}

const atOf = (fields: XmlFields, receivedAt: Instant, skewMs: number): Instant =>
	writtenAt(Number(textOf(fields, 'CreateTime') ?? Number.NaN), receivedAt, skewMs);

/**
 * An opened callback → what a member said; null for events and whatever has no sender, number or words. The key holds the
 * sender, because ids have repeated between senders (channels.md A3). Never throws.
 * @param skewMs how far the desk's clock runs ahead of real time, which is WeCom's.
 */
export function parseMessage(raw: unknown, receivedAt: Instant, skewMs: number): Inbound | null {
	if (!isOpened(raw)) return null;
	const { fields } = raw;
	const address = senderOf(fields);
	const msgId = textOf(fields, 'MsgId');
	const content = contentOf(fields);
	if (address === null || msgId === null || !/^\d{1,20}$/.test(msgId) || !content) return null;
	return { channel: 'wecom', externalId: `${address}:${msgId}`, address, at: atOf(fields, receivedAt, skewMs), content };
}

/**
 * An opened callback that nobody said → what is kept of it. Two events of one member in one second differ only in the text:
 * the key is the hash of the whole of it, which is the same in every delivery (channels.md A3).
 */
export function noticeOf({ plaintext, fields }: Opened, receivedAt: Instant, skewMs: number): Notice {
	const type = textOf(fields, 'MsgType') ?? 'unknown';
	const event = type === 'event' ? (textOf(fields, 'Event') ?? 'unknown') : type;
	const kept = Object.entries(fields).filter(([name]) => event !== 'LOCATION' || !WHEREABOUTS.includes(name));
	return {
		channel: 'wecom',
		externalId: createHash('sha256').update(plaintext).digest('hex'),
		address: senderOf(fields),
		at: atOf(fields, receivedAt, skewMs),
		what: event,
		fields: Object.fromEntries(kept),
		reachable: event === 'subscribe',
	};
}
