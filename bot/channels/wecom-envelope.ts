import { timingSafeEqual } from 'node:crypto';
import { decrypt, encrypt, getSignature } from '@wecom/crypto';
import { MINUTE } from '../../db/domain/instant.ts';
import { textOf, type XmlFields, xmlFields } from './xml.ts';

/** Token and key as the admin page of the app shows them; several while they are being changed. */
export interface CallbackKeys {
	readonly token: string;
	/** EncodingAESKey: 43 letters and digits. */
	readonly aesKey: string;
}

/** What opening callbacks takes. */
export interface EnvelopeOptions {
	readonly corpId: string;
	/** Newest first. */
	readonly keys: readonly CallbackKeys[];
	/** Real time in milliseconds: signatures stay on it wherever the desk's own clock stands. */
	readonly now: () => number;
}

/** An authentic callback. */
export interface Opened {
	/** The decrypted text: the same in every delivery of one callback. */
	readonly plaintext: string;
	/** Its fields; ToUserName, MsgType and CreateTime are there. */
	readonly fields: XmlFields;
}

/** Why a callback is not taken: the signature is not WeCom's, or what it covers is no message for this company. */
export interface Refused {
	readonly refused: 'signature' | 'body';
	/** For the log; quotes nothing. */
	readonly why: string;
}

/** The query as the web server read it: a repeated parameter is a list. */
type Query = Readonly<Record<string, unknown>>;

/** Checks and opens what WeCom sends (channels.md A1, A2, A5). Nothing here throws for what a stranger sends. */
export interface Envelope {
	/** The URL check of the admin page: the text to answer with. */
	echo(query: Query): { readonly echo: string } | Refused;
	/** A delivery: the body is XML, or the JSON that one official page shows. */
	open(query: Query, body: unknown): Opened | Refused;
}

/** Either way: how long a callback may have been under way, or replayed; no window is documented. */
const WINDOW = 10 * MINUTE;

const unsigned = (why: string): Refused => ({ refused: 'signature', why });
const bad = (why: string): Refused => ({ refused: 'body', why });

const same = (given: string, expected: string): boolean => {
	const [a, b] = [Buffer.from(given), Buffer.from(expected)];
	return a.length === b.length && timingSafeEqual(a, b);
};

/** The ciphertext of a delivery. */
function cipherOf(body: unknown): string | null {
	if (typeof body !== 'string') return null;
	if (!body.trimStart().startsWith('{')) {
		const fields = xmlFields(body);
		return fields && textOf(fields, 'Encrypt');
	}
	try {
		const parsed: unknown = JSON.parse(body);
		const given = typeof parsed === 'object' && parsed !== null && 'encrypt' in parsed ? parsed.encrypt : null;
		return typeof given === 'string' && given !== '' ? given : null;
	} catch {
		return null;
	}
}

/** Makes the envelope around @wecom/crypto, which neither compares signatures nor receive ids nor padding (channels.md A5). */
export function createEnvelope({ corpId, keys, now }: EnvelopeOptions): Envelope {
	/** The plaintext under one pair; null where the key is another one, or a byte is not as WeCom wrote it. */
	const decrypted = (aesKey: string, cipher: string): string | null => {
		try {
			const { message, id, random } = decrypt(aesKey, cipher);
			// Padding, cut lengths and broken UTF-8 show only when the same is encrypted again.
			return id === corpId && encrypt(aesKey, message, id, random) === cipher ? message : null;
		} catch {
			return null;
		}
	};

	const unwrap = (query: Query, cipher: string | null): string | Refused => {
		const { msg_signature: signature, timestamp, nonce } = query;
		if (typeof signature !== 'string' || typeof timestamp !== 'string' || typeof nonce !== 'string') return bad('parameters');
		if (!/^\d{1,12}$/.test(timestamp)) return bad('timestamp');
		if (cipher === null) return bad('no ciphertext');
		if (Math.abs(Number(timestamp) * 1000 - now()) > WINDOW) return unsigned('timestamp');
		const signed = keys.filter(({ token }) => same(signature, getSignature(token, timestamp, nonce, cipher)));
		if (signed.length === 0) return unsigned('signature');
		// Keys may be changed without the token: every pair with this token is tried.
		for (const { aesKey } of signed) {
			const message = decrypted(aesKey, cipher);
			if (message !== null) return message;
		}
		return bad('ciphertext');
	};

	return {
		echo(query) {
			const { echostr } = query;
			// The query's + comes in as a space.
			const echo = unwrap(query, typeof echostr === 'string' && echostr !== '' ? echostr.replaceAll(' ', '+') : null);
			return typeof echo === 'string' ? { echo } : echo;
		},
		open(query, body) {
			const plaintext = unwrap(query, cipherOf(body));
			if (typeof plaintext !== 'string') return plaintext;
			const fields = xmlFields(plaintext);
			if (!fields) return bad('inner XML');
			if (textOf(fields, 'ToUserName') !== corpId) return bad('ToUserName');
			if (textOf(fields, 'MsgType') === null) return bad('MsgType');
			return /^\d{1,12}$/.test(textOf(fields, 'CreateTime') ?? '') ? { plaintext, fields } : bad('CreateTime');
		},
	};
}
