import type { Sent } from '../bot/channels/channel.ts';
import type { OutboxFate } from '../db/commands/settle-outbox.ts';
import { type Instant, MINUTE, SECOND } from '../db/domain/instant.ts';

const FIRST_WAIT = SECOND;
const LONGEST_WAIT = 15 * MINUTE;
/** Doubling from a second to a quarter of an hour (17 minutes in all), then every quarter: 24 hours. */
const MAX_ATTEMPTS = 105;
/** Wait while the channel refuses everything because its token is wrong. */
const TOKEN_WAIT = MINUTE;

/** Wait after the attempt with this number, at least what the channel asked for. */
const waitAfter = (attempts: number, asked: number): number => Math.max(asked, Math.min(FIRST_WAIT * 2 ** (attempts - 1), LONGEST_WAIT));

const later = (attempts: number, asked: number, reason: string, now: Instant): OutboxFate =>
	attempts >= MAX_ATTEMPTS
		? { fate: 'failed', reason: `gave up: ${reason}` }
		: { fate: 'deferred', until: now + waitAfter(attempts, asked), reason };

/** The channel's answer → what is written of the row. */
export function outboxFateOf(sent: Sent, attempts: number, now: Instant): OutboxFate {
	switch (sent.result) {
		case 'sent':
			return { fate: 'sent', externalId: sent.externalId };
		case 'later':
			return later(attempts, sent.afterMs, sent.reason, now);
		case 'unreachable':
			return { fate: 'dropped', reason: sent.reason };
		case 'refused':
			// A wrong token is the operator's to mend, not the message's fault: it waits as long as any other trouble may last.
			return sent.reason === 'token' ? later(attempts, TOKEN_WAIT, sent.reason, now) : { fate: 'failed', reason: sent.reason };
	}
}
