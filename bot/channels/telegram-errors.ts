import { GrammyError, HttpError } from 'grammy';
import { SECOND } from '../../db/domain/instant.ts';
import type { Sent } from './channel.ts';

/** First wait after a network error or a broken answer; the relay lets it grow. */
const BACK_OFF = 3 * SECOND;
/** What Telegram itself says while it shuts down. */
const DEFAULT_RETRY_AFTER = 5;
const MAX_REASON = 200;

/** Reason of a refusal that is the operator's fault, not the message's: the token is wrong or revoked. */
const WRONG_TOKEN = 'token';

/** Takes tokens (they stand in the path of every call) and whatever may be a phone number or an id out of an error text. */
export const redact = (text: string): string =>
	text
		.replace(/bot\d+:[^/\s]+/g, 'bot***')
		.replace(/\d+:[\w-]{20,}/g, '***')
		.replace(/\+?\d[\d -]{5,}\d/g, '#')
		.slice(0, MAX_REASON);

/** Only the code: messages of network errors quote the address, and with it the token. */
function networkReason(error: HttpError): string {
	const inner = error.error;
	const code = typeof inner === 'object' && inner !== null && ('code' in inner ? inner.code : 'type' in inner ? inner.type : null);
	return typeof code === 'string' && /^[\w-]{1,40}$/.test(code) ? `network: ${code}` : 'network';
}

/** What an error of a call means for the message (channels.md E5). */
export function telegramFateOf(error: unknown): Exclude<Sent, { result: 'sent' }> {
	if (error instanceof HttpError) return { result: 'later', afterMs: BACK_OFF, reason: networkReason(error) };
	if (!(error instanceof GrammyError)) return { result: 'later', afterMs: BACK_OFF, reason: 'unexpected error' };
	const { error_code: code, description, parameters } = error;
	// A proxy's or a strange server's JSON has neither.
	if (typeof code !== 'number' || typeof description !== 'string')
		return { result: 'later', afterMs: BACK_OFF, reason: 'unreadable answer' };
	const reason = redact(`${code} ${description}`);
	if (code === 429) return { result: 'later', afterMs: (parameters.retry_after ?? DEFAULT_RETRY_AFTER) * SECOND, reason };
	if (code >= 500) return { result: 'later', afterMs: BACK_OFF, reason };
	// A token of the wrong shape is answered with 404, a revoked one with 401.
	if (code === 401 || code === 404) return { result: 'refused', reason: WRONG_TOKEN };
	if (code === 403 || /\bchat not found\b/i.test(description)) return { result: 'unreachable', reason };
	return { result: 'refused', reason };
}
