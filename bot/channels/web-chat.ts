import type { Instant } from '../../db/domain/instant.ts';
import { type Channel, cleanText, type Inbound } from './channel.ts';

const MAX_ID = 200;
/** The same limit as on every channel: a choice's id is at most 64 bytes (contract §0.6). */
const MAX_CHOICE_BYTES = 64;
/** No body may be longer: the route's limit is 64 KiB. */
const MAX_LENGTH = 65_536;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** Control characters and lone surrogates: nothing a client's own id needs, and PostgreSQL refuses some of them. */
const isPlain = (text: string): boolean => text.isWellFormed() && !/\p{Cc}/u.test(text);

const isId = (value: unknown): value is string =>
	typeof value === 'string' && value.length >= 1 && value.length <= MAX_ID && isPlain(value);

const isChoice = (value: unknown): value is string =>
	typeof value === 'string' && value.length >= 1 && Buffer.byteLength(value) <= MAX_CHOICE_BYTES && isPlain(value);

function contentOf(body: Readonly<Record<string, unknown>>): Inbound['content'] | null {
	const { text, choice } = body;
	// Both at once is no message of this protocol: it would be a guess which of them was meant.
	if (text !== undefined && choice !== undefined) return null;
	if (isChoice(choice)) return { kind: 'choice', id: choice };
	if (typeof text !== 'string') return null;
	const clean = cleanText(text);
	return clean === '' ? null : { kind: 'text', text: clean };
}

/**
 * Reads `{address, body, language}`: the session's address, the posted `{id, text}` or `{id, choice}` (contract §3), and the
 * language of the page or null; the answer is null for
 * anything else, which the route answers with 400.
 */
function parse(raw: unknown, receivedAt: Instant): Inbound | null {
	if (!isRecord(raw) || typeof raw['address'] !== 'string' || raw['address'] === '' || !isRecord(raw['body'])) return null;
	const { address, body, language } = raw;
	if (!isId(body['id'])) return null;
	const content = contentOf(body);
	if (!content) return null;
	// The client's id alone would not do: two clients may choose the same (contract §6).
	const hint = typeof language === 'string' ? { language } : {};
	return { channel: 'web', externalId: `${address}:${body['id']}`, address, at: receivedAt, content, ...hint };
}

/**
 * Web chat. Messages come through `POST /chat/messages` (raw is `{address, body}`) and go out by being in the person's thread,
 * which the page reads: there is nothing to send, and web chat has no outbox rows.
 */
export const webChat: Channel = {
	name: 'web',
	capabilities: { buttons: true, maxLength: MAX_LENGTH },
	parse,
	send: async () => ({ result: 'sent', externalId: null }),
};
