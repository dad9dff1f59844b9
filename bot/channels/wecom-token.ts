import { HOUR, MINUTE } from '../../db/domain/instant.ts';
import type { Sent } from './channel.ts';
import type { WecomAnswer } from './wecom-errors.ts';
import { wecomFateOf } from './wecom-errors.ts';

type Fate = Exclude<Sent, { result: 'sent' }>;

/** A token, or why there is none now. */
export type Token = { readonly token: string } | { readonly failed: Fate };

/** The access token of one app, kept in this process (channels.md B1). */
export interface Tokens {
	/** The token of the moment; fetched when there is none or it is about to end. */
	current(): Promise<Token>;
	/** Another token than the one that a call was refused with: whoever comes second gets what the first has fetched. */
	insteadOf(refused: string): Promise<Token>;
}

/** What the tokens are got with. */
export interface TokensOptions {
	/** One call of gettoken. */
	readonly fetchToken: () => Promise<WecomAnswer | Fate>;
	/** Real milliseconds that only go forward. */
	readonly now: () => number;
}

/** Fetched anew so long before the end, while the old one still serves. */
const MARGIN = 5 * MINUTE;
const DEFAULT_LIFE_S = 7200;
/** Wrong secrets in a row have the address banned for an hour: after one, nothing is tried for that long. */
const SECRET_PAUSE = HOUR;
/** The secret or the company is wrong. */
const WRONG_SECRET: readonly number[] = [40001, 40013];

interface Held {
	readonly token: string;
	readonly until: number;
}

/** Keeps one token, with one fetch at a time; the old one is held until the new one is there. */
export function createTokens({ fetchToken, now }: TokensOptions): Tokens {
	let held: Held | null = null;
	let fetching: Promise<Token> | null = null;
	let pausedUntil = Number.NEGATIVE_INFINITY;

	const fetchOnce = async (): Promise<Token> => {
		if (pausedUntil > now()) return { failed: { result: 'refused', reason: 'token' } };
		const answer = await fetchToken();
		if ('result' in answer) return { failed: answer };
		const { errcode, fields } = answer;
		if (WRONG_SECRET.includes(errcode)) {
			pausedUntil = now() + SECRET_PAUSE;
			return { failed: { result: 'refused', reason: 'token' } };
		}
		if (errcode !== 0) return { failed: wecomFateOf(answer) };
		const { access_token: token, expires_in: life } = fields;
		if (typeof token !== 'string' || token === '') return { failed: { result: 'later', afterMs: MINUTE, reason: 'gettoken: no token' } };
		const lifeMs = (typeof life === 'number' && life > 0 ? life : DEFAULT_LIFE_S) * 1000;
		held = { token, until: now() + Math.max(lifeMs - MARGIN, lifeMs / 2) };
		return { token };
	};

	const fetched = (): Promise<Token> => {
		fetching ??= fetchOnce().finally(() => {
			fetching = null;
		});
		return fetching;
	};

	return {
		current: async () => (held && held.until > now() ? { token: held.token } : await fetched()),
		insteadOf: async (refused) => (held && held.token !== refused ? { token: held.token } : await fetched()),
	};
}
