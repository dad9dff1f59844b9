import { setMaxListeners } from 'node:events';
import type { Instant } from '../../db/domain/instant.ts';
import type { Channel, Fetched, Notice, Sent } from './channel.ts';
import { readFile } from './download.ts';
import { createPartsSender } from './in-parts.ts';
import type { Opened } from './wecom-envelope.ts';
import { isTokenError, leftOut, meetsAll, networkFate, UNREADABLE, type WecomAnswer, wecomFateOf } from './wecom-errors.ts';
import { fetchedOf } from './wecom-media.ts';
import { isUserid, noticeOf, parseMessage } from './wecom-parse.ts';
import { MAX_BYTES, renderWecom } from './wecom-render.ts';
import { createTokens } from './wecom-token.ts';

/** What reaching WeCom takes: the app as its admin page shows it. */
export interface WecomOptions {
	readonly corpId: string;
	readonly agentId: number;
	readonly secret: string;
	/** Scheme and host, without /cgi-bin. */
	readonly apiRoot?: string;
	readonly timeoutMs?: number;
	/** How far the desk's clock runs ahead of real time: WeCom's dates are real. */
	readonly skewMs?: () => number;
	/** Real milliseconds that only go forward, for the life of tokens and blocks. */
	readonly monotonic?: () => number;
}

/** The channel with what only WeCom has beside messages. `parse` takes what an Envelope has opened. */
export interface WecomChannel extends Channel {
	/** What is kept of a callback that `parse` finds no words in. */
	notice(opened: Opened, receivedAt: Instant): Notice;
	/** Breaks off what is in the air; its messages stay to be sent again. */
	close(): Promise<void>;
}

type Fate = Exclude<Sent, { result: 'sent' }>;

const isAnswer = (answer: object): answer is WecomAnswer => 'errcode' in answer;

/** Errors come with HTTP 200 and some successes without errcode: only the code counts (channels.md B1). */
async function readAnswer(response: Response): Promise<WecomAnswer | Fate> {
	const body: unknown = response.ok ? await response.json().catch(() => null) : null;
	if (typeof body !== 'object' || body === null || Array.isArray(body)) return UNREADABLE;
	const fields = body as WecomAnswer['fields'];
	const errcode = fields['errcode'] ?? 0;
	return typeof errcode === 'number' ? { errcode, fields } : UNREADABLE;
}

/** WeCom's self-built app by its server API: text out, one member at a time; callbacks come in through the desk's own route. */
export function createWecom(options: WecomOptions): WecomChannel {
	const { corpId, agentId, secret, apiRoot = 'https://qyapi.weixin.qq.com', timeoutMs = 20_000 } = options;
	const { skewMs = () => 0, monotonic = () => performance.now() } = options;
	const closing = new AbortController();
	setMaxListeners(0, closing.signal);
	/** What every call would meet now, and until when nothing is called for it. */
	let blocked: { readonly fate: Fate; readonly until: number } | null = null;

	const request = (path: string, query: Readonly<Record<string, string>>, body?: object): Promise<Response> =>
		fetch(`${apiRoot}/cgi-bin/${path}?${new URLSearchParams(query)}`, {
			// A redirect would carry the token to another host.
			redirect: 'manual',
			signal: AbortSignal.any([closing.signal, AbortSignal.timeout(timeoutMs)]),
			...(body && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
		});

	const call = async (path: string, query: Readonly<Record<string, string>>, body?: object): Promise<WecomAnswer | Fate> => {
		try {
			return await readAnswer(await request(path, query, body));
		} catch (error) {
			return networkFate(error);
		}
	};

	const tokens = createTokens({ fetchToken: () => call('gettoken', { corpid: corpId, corpsecret: secret }), now: monotonic });

	/** A call with the token, tried once more with another one where that was the fault. */
	const authorised = async <T extends object>(
		once: (token: string) => Promise<WecomAnswer | Fate | T>,
	): Promise<WecomAnswer | Fate | T> => {
		const first = await tokens.current();
		if ('failed' in first) return first.failed;
		const answer = await once(first.token);
		if (!isAnswer(answer) || !isTokenError(answer.errcode)) return answer;
		const second = await tokens.insteadOf(first.token);
		return 'failed' in second ? second.failed : await once(second.token);
	};

	/** A file on success, JSON with an errcode on failure, both with HTTP 200 (channels.md B5). */
	const getMedia = async (token: string, media_id: string, maxBytes: number): Promise<WecomAnswer | Fate | Fetched> => {
		try {
			const response = await request('media/get', { access_token: token, media_id });
			const isFile = response.ok && !/json|text/.test(response.headers.get('content-type') ?? '');
			return isFile ? await readFile(response, maxBytes) : await readAnswer(response);
		} catch (error) {
			return networkFate(error);
		}
	};

	const sendPart = async (touser: string, content: string): Promise<Sent> => {
		const left = blocked ? blocked.until - monotonic() : 0;
		if (blocked && left > 0) return blocked.fate.result === 'later' ? { ...blocked.fate, afterMs: Math.ceil(left) } : blocked.fate;
		blocked = null;
		const message = { touser, msgtype: 'text', agentid: agentId, text: { content } };
		const answer = await authorised((token) => call('message/send', { access_token: token }, message));
		if (!isAnswer(answer)) return answer;
		if (answer.errcode === 0) {
			const { msgid } = answer.fields;
			return leftOut(answer, touser) ?? { result: 'sent', externalId: typeof msgid === 'string' ? msgid : null };
		}
		const fate = wecomFateOf(answer);
		if (meetsAll(answer.errcode) && fate.result === 'later') blocked = { fate, until: monotonic() + fate.afterMs };
		return fate;
	};
	const sendParts = createPartsSender(sendPart);

	return {
		name: 'wecom',
		capabilities: { buttons: false, maxLength: MAX_BYTES },
		parse: (raw, receivedAt) => parseMessage(raw, receivedAt, skewMs()),
		notice: (opened, receivedAt) => noticeOf(opened, receivedAt, skewMs()),
		send: async (recipient, message, nextTurn = async () => true) => {
			if (!isUserid(recipient)) return { result: 'refused', reason: 'no userid of WeCom' };
			return await sendParts({ recipient, text: message.text, parts: renderWecom(message) }, nextTurn);
		},
		fetchFile: async (file, maxBytes) => fetchedOf(await authorised((token) => getMedia(token, file, maxBytes))),
		close: async () => closing.abort(),
	};
}
