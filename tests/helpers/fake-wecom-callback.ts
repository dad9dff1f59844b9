import { randomBytes, randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { sealMessage, signatureOf } from './fake-wecom-crypto.ts';

export interface CallbackOptions {
	readonly corpId: string;
	readonly agentId: number;
	readonly token: string;
	readonly aesKey: string;
	/** Real time in milliseconds, for timestamps. */
	readonly now: () => number;
	/** How long an answer may take: 5 s. */
	readonly timeoutMs: number;
	/** Wait before a retry; its real length is not documented. */
	readonly spacingMs: number;
	readonly report: (warning: string) => void;
}

/** What may be wrong or unusual about one delivery. */
export interface Twist {
	/** The envelope in JSON. */
	readonly json?: boolean;
	readonly signature?: string;
	readonly receiveId?: string;
	/** Unix seconds. */
	readonly timestamp?: number;
	readonly contentType?: string | null;
	/** Older documentation: whatever is not 200 is delivered again. */
	readonly retryErrors?: boolean;
	/** The pair of another time. */
	readonly keys?: { readonly token: string; readonly aesKey: string };
}

/** What became of one callback. */
export interface Delivery {
	readonly outcome: 'acknowledged' | 'refused' | 'lost';
	/** HTTP statuses in turn; 0 = no answer in time. */
	readonly statuses: readonly number[];
}

/** What became of a URL check. */
export type Verified = { readonly ok: true } | { readonly ok: false; readonly why: string };

/** WeCom's side of callbacks (channels.md A1, A2). */
export interface Callbacks {
	/** Where callbacks go. */
	url: string | null;
	/** GET with an encrypted text, which has to come back within a second and without anything around it. */
	verify(twist?: Twist): Promise<Verified>;
	/** POST of one inner XML: 5 s, then three retries with another random prefix and nonce and the same plaintext. */
	deliver(xml: string, twist?: Twist): Promise<Delivery>;
	/** Address and body of one POST, without sending it. */
	request(xml: string, twist?: Twist): { readonly url: string; readonly body: string; readonly headers: Readonly<Record<string, string>> };
	/** Resolves when nothing waits to be delivered. */
	settled(): Promise<void>;
	close(): void;
}

const RETRIES = 3;
const VERIFY_MS = 1000;

/** The driver of callbacks. */
export function createCallbacks(options: CallbackOptions): Callbacks {
	const { corpId, agentId, now, timeoutMs, spacingMs, report } = options;
	const closed = new AbortController();
	const pending = new Set<Promise<unknown>>();

	const signed = (message: string, { keys = options, receiveId = corpId, signature, timestamp }: Twist) => {
		const at = String(timestamp ?? Math.floor(now() / 1000));
		const nonce = String(randomInt(1_000_000_000, 2_000_000_000));
		const cipher = sealMessage(keys.aesKey, message, receiveId, randomBytes(16));
		return { cipher, query: { msg_signature: signature ?? signatureOf(keys.token, at, nonce, cipher), timestamp: at, nonce } };
	};

	const addressed = (query: Readonly<Record<string, string>>): string => {
		if (callbacks.url === null) throw new Error('no callback URL was set');
		return `${callbacks.url}?${new URLSearchParams(query)}`;
	};

	const post = async (xml: string, twist: Twist): Promise<number> => {
		try {
			const { url, ...init } = callbacks.request(xml, twist);
			const signal = AbortSignal.any([closed.signal, AbortSignal.timeout(timeoutMs)]);
			const response = await fetch(url, { method: 'POST', ...init, signal });
			if (response.status === 200 && (await response.text()) !== '') report('callback: a passive reply');
			return response.status;
		} catch {
			return 0;
		}
	};

	const attempts = async (xml: string, twist: Twist): Promise<Delivery> => {
		const statuses: number[] = [];
		for (let i = 0; i <= RETRIES && !closed.signal.aborted; i++) {
			if (i > 0) await sleep(spacingMs, undefined, { signal: closed.signal }).catch(() => undefined);
			const status = await post(xml, twist);
			statuses.push(status);
			if (status === 200) return { outcome: 'acknowledged', statuses };
			if (status !== 0 && twist.retryErrors !== true) return { outcome: 'refused', statuses };
		}
		return { outcome: 'lost', statuses };
	};

	const callbacks: Callbacks = {
		url: null,
		async verify(twist = {}) {
			const echo = String(randomInt(1_000_000_000, 2_000_000_000)).repeat(2);
			const { cipher, query } = signed(echo, twist);
			try {
				const response = await fetch(addressed({ ...query, echostr: cipher }), { signal: AbortSignal.timeout(VERIFY_MS) });
				const body = Buffer.from(await response.arrayBuffer());
				if (response.status !== 200) return { ok: false, why: `HTTP ${response.status}` };
				return body.equals(Buffer.from(echo)) ? { ok: true } : { ok: false, why: 'another body' };
			} catch {
				return { ok: false, why: 'no answer within a second' };
			}
		},
		request(xml, twist = {}) {
			const { cipher, query } = signed(xml, twist);
			const body = twist.json
				? JSON.stringify({ tousername: corpId, encrypt: cipher, agentid: String(agentId) })
				: `<xml><ToUserName><![CDATA[${corpId}]]></ToUserName><Encrypt><![CDATA[${cipher}]]></Encrypt><AgentID><![CDATA[${agentId}]]></AgentID></xml>`;
			const type = twist.contentType === undefined ? (twist.json ? 'application/json' : 'text/xml') : twist.contentType;
			return { url: addressed(query), body, headers: type === null ? {} : { 'content-type': type } };
		},
		deliver(xml, twist = {}) {
			const delivery = attempts(xml, twist);
			pending.add(delivery);
			const gone = () => void pending.delete(delivery);
			delivery.then(gone, gone);
			return delivery;
		},
		async settled() {
			while (pending.size > 0) await Promise.allSettled(pending);
		},
		close: () => closed.abort(),
	};
	return callbacks;
}
