import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Api, type ApiClientOptions, GrammyError } from 'grammy';
import type { Channel, Sent } from './channel.ts';
import { createPartsSender } from './in-parts.ts';
import { redact, telegramFateOf } from './telegram-errors.ts';
import { fetchTelegramFile } from './telegram-file.ts';
import { parseUpdate } from './telegram-parse.ts';
import { MAX_LENGTH, renderTelegram, type TelegramPart } from './telegram-render.ts';

/** What reaching Telegram takes; only the token must be given. */
export interface TelegramOptions {
	readonly token: string;
	/** Another Bot API server; no slash at its end. */
	readonly apiRoot?: string;
	readonly timeoutSeconds?: number;
	/** Replaces node-fetch, for a proxy. It gets the AbortSignal of the abort-controller package. */
	readonly fetch?: NonNullable<ApiClientOptions['fetch']>;
	/** How far the desk's clock runs ahead of real time: Telegram's dates are real. */
	readonly skewMs?: () => number;
}

/** The channel with what only Telegram has beside sending. */
export interface TelegramChannel extends Channel {
	/**
	 * Tells Telegram where to deliver, once at start. Rejects with an Error whose message is free of secrets when
	 * Telegram refuses or cannot be reached.
	 */
	setWebhook(url: string, secret: string): Promise<void>;
	/** Ends the spinner on a pressed button. Never rejects: a query too old has no spinner any more. */
	answerCallback(id: string): Promise<void>;
	/** Breaks off what is in the air; its messages stay to be sent again. */
	close(): Promise<void>;
}

/** grammY's types name the signal of the abort-controller package; at run time it takes Node's own. */
type GrammySignal = NonNullable<Parameters<Api['getMe']>[0]>;

/** What the desk reads; everything else need not be delivered. */
const UPDATES = ['message', 'callback_query'] as const;
/** Two processes that start together both set the webhook, and Telegram refuses the second within a second. */
const SET_WEBHOOK_TRIES = 3;

/** Telegram by grammY's Api: plain calls, no long polling and no middleware; the desk's own route takes the updates. */
export function createTelegram(options: TelegramOptions): TelegramChannel {
	const { token, apiRoot, timeoutSeconds = 20, fetch, skewMs = () => 0 } = options;
	const api = new Api(token, { timeoutSeconds, ...(apiRoot !== undefined && { apiRoot }), ...(fetch && { fetch }) });
	const closing = new AbortController();
	setMaxListeners(0, closing.signal);
	const signal = closing.signal as GrammySignal;

	const sendPart = async (chat: string, { text, keyboard }: TelegramPart): Promise<Sent> => {
		try {
			// Previews are off: the preview's fetcher opens a link before the person does (channels.md F).
			const extra = {
				link_preview_options: { is_disabled: true },
				...(keyboard.length > 0 && { reply_markup: { inline_keyboard: keyboard.map((row) => [...row]) } }),
			};
			const sent = await api.sendMessage(Number(chat), text, extra, signal);
			return { result: 'sent', externalId: String(sent.message_id) };
		} catch (error) {
			return telegramFateOf(error);
		}
	};

	const sendParts = createPartsSender(sendPart);

	const setWebhook = async (url: string, secret: string): Promise<void> => {
		for (let tries = 1; ; tries++) {
			try {
				await api.setWebhook(url, { secret_token: secret, allowed_updates: [...UPDATES] }, signal);
				return;
			} catch (error) {
				const fate = telegramFateOf(error);
				if (!(error instanceof GrammyError) || fate.result !== 'later' || tries >= SET_WEBHOOK_TRIES) {
					throw new Error(`setWebhook: ${redact(fate.reason)}`);
				}
				await sleep(fate.afterMs, undefined, { signal: closing.signal });
			}
		}
	};

	return {
		name: 'telegram',
		capabilities: { buttons: true, maxLength: MAX_LENGTH },
		parse: (raw, receivedAt) => parseUpdate(raw, receivedAt, skewMs()),
		send: async (recipient, message, nextTurn = async () => true) => {
			const chat = Number(recipient);
			if (!Number.isSafeInteger(chat) || chat <= 0) return { result: 'refused', reason: 'no chat of Telegram' };
			return await sendParts({ recipient, text: message.text, parts: renderTelegram(message) }, nextTurn);
		},
		fetchFile: (file, maxBytes) =>
			fetchTelegramFile(file, maxBytes, {
				api,
				token,
				apiRoot: apiRoot ?? 'https://api.telegram.org',
				signal: closing.signal,
				timeoutMs: timeoutSeconds * 1000,
			}),
		setWebhook,
		answerCallback: async (id) => {
			await api.answerCallbackQuery(id, {}, signal).catch(() => undefined);
		},
		close: async () => closing.abort(),
	};
}
