import { setTimeout as sleep } from 'node:timers/promises';
import { isParams, type Json, type Params, type Refusal } from './fake-telegram-world.ts';

export interface WebhookOptions {
	/** A self-hosted server in local mode: http and any port are allowed. */
	readonly local: boolean;
	/** How long one second of Telegram's waits lasts; 1000 is real. */
	readonly secondMs: number;
	readonly now: () => number;
	/** Runs the call that a webhook's own answer may hold. */
	readonly execute: (method: string, params: Params) => void;
}

/** What became of one update. */
export interface Delivery {
	readonly outcome: 'delivered' | 'expired' | 'filtered' | 'dropped';
	/** HTTP statuses in turn; 0 = no answer. */
	readonly statuses: readonly number[];
}

interface OutgoingUpdate {
	/** Updates of one queue are delivered one after the other. */
	readonly queue: string;
	/** Such as `message`; what the webhook did not ask for is not delivered. */
	readonly kind: string;
	readonly update: { readonly update_id: number; readonly [kind: string]: Json };
	readonly expiresAt: number;
}

export interface Webhook {
	set(params: Params): { readonly result: Json; readonly description?: string } | Refusal;
	remove(dropPending: boolean): { readonly result: Json; readonly description: string };
	info(): Json;
	deliver(outgoing: OutgoingUpdate): Promise<Delivery>;
	/** Resolves when no update waits. */
	settled(): Promise<void>;
	close(): void;
}

const bad = (description: string): Refusal => ({ code: 400, description: `Bad Request: ${description}` });
const PORTS = ['443', '80', '88', '8443'];
const DELIVERY_TIMEOUT_MS = 60_000;
const LONGEST_WAIT_S = 60;
/** Delivered only when asked for by name. */
const NOT_BY_DEFAULT = ['chat_member', 'message_reaction', 'message_reaction_count'];
/** Methods that an answer of the webhook may not call. */
const NO_REPLY = /^(get|setwebhook$|deletewebhook$|close$|logout$)/i;

interface Settings {
	readonly url: string;
	readonly secret: string | null;
	readonly maxConnections: number;
	readonly allowed: readonly string[];
}

/** The driver of webhooks: queues, secret header, retries (channels.md E1). */
export function createWebhook({ local, secondMs, now, execute }: WebhookOptions): Webhook {
	let settings: Settings | null = null;
	let lastSetAt = Number.NEGATIVE_INFINITY;
	let lastError: { readonly at: number; readonly message: string } | null = null;
	let generation = 0;
	const closed = new AbortController();
	const tails = new Map<string, Promise<unknown>>();
	const pending = new Set<Promise<Delivery>>();
	let wakeWaiting: (() => void)[] = [];

	const checkUrl = (url: string): string | null => {
		if (!URL.canParse(url)) return 'bad webhook: Failed to resolve host';
		const { protocol, port } = new URL(url);
		if (local && (protocol === 'http:' || protocol === 'https:')) return null;
		if (protocol !== 'https:') return 'bad webhook: An HTTPS URL must be provided for webhook';
		return port === '' || PORTS.includes(port) ? null : 'bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443';
	};

	const set: Webhook['set'] = (params) => {
		if (now() - lastSetAt < secondMs) return { code: 429, description: 'Too Many Requests: retry after 1', retryAfter: 1 };
		const { url, secret_token: secret = null, max_connections: most = 40, allowed_updates: allowed, drop_pending_updates: drop } = params;
		if (typeof url !== 'string') return bad('url is not specified');
		if (url === '') return remove(drop === true);
		const wrong = checkUrl(url);
		if (wrong) return bad(wrong);
		if (secret !== null && (typeof secret !== 'string' || secret.length > 256 || !/^[\w-]+$/.test(secret))) {
			return bad('secret token contains unallowed characters');
		}
		if (!(Number(most) >= 1 && Number(most) <= (local ? 100_000 : 100))) return bad('max_connections is out of range');
		if (allowed !== undefined && !Array.isArray(allowed)) return bad("can't parse allowed_updates");
		const next: Settings = { url, secret, maxConnections: Number(most), allowed: allowed?.map(String) ?? settings?.allowed ?? [] };
		const same = JSON.stringify(next) === JSON.stringify(settings);
		settings = next;
		lastSetAt = now();
		if (drop === true) generation++;
		for (const wake of wakeWaiting.splice(0)) wake();
		return { result: true, description: same ? 'Webhook is already set' : 'Webhook was set' };
	};

	const remove: Webhook['remove'] = (dropPending) => {
		const was = settings !== null;
		settings = null;
		if (dropPending) {
			generation++;
			for (const wake of wakeWaiting.splice(0)) wake();
		}
		return { result: true, description: was ? 'Webhook was deleted' : 'Webhook is already deleted' };
	};

	/** One POST; its status and what it asks to wait. */
	const post = async ({ url, secret }: Settings, update: Json): Promise<{ status: number; retryAfter: number | null }> => {
		try {
			const signal = AbortSignal.any([closed.signal, AbortSignal.timeout(DELIVERY_TIMEOUT_MS)]);
			const headers = { 'content-type': 'application/json', ...(secret !== null && { 'x-telegram-bot-api-secret-token': secret }) };
			const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(update), signal });
			const text = await response.text();
			if (response.ok) runReply(text);
			const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN);
			return { status: response.status, retryAfter: Number.isFinite(retryAfter) ? Math.min(retryAfter, 3600) : null };
		} catch (error) {
			lastError = { at: now(), message: error instanceof Error ? error.message : 'failed' };
			return { status: 0, retryAfter: null };
		}
	};

	const runReply = (text: string): void => {
		if (!text.startsWith('{')) return;
		let reply: unknown;
		try {
			reply = JSON.parse(text);
		} catch {
			return;
		}
		if (!isParams(reply) || typeof reply['method'] !== 'string' || NO_REPLY.test(reply['method'])) return;
		const { method, ...params } = reply;
		execute(method, params);
	};

	const attempt = async (outgoing: OutgoingUpdate): Promise<Delivery> => {
		const born = generation;
		const statuses: number[] = [];
		for (let waitS = 0; ; waitS = Math.min(Math.max(1, waitS) * 2, LONGEST_WAIT_S)) {
			if (born !== generation || closed.signal.aborted) return { outcome: 'dropped', statuses };
			if (now() > outgoing.expiresAt) return { outcome: 'expired', statuses };
			if (!settings) {
				await new Promise<void>((resolve) => wakeWaiting.push(resolve));
				waitS = 0;
				continue;
			}
			const { status, retryAfter } = await post(settings, outgoing.update);
			statuses.push(status);
			if (status >= 200 && status < 300) return { outcome: 'delivered', statuses };
			if (status !== 0) lastError = { at: now(), message: `Wrong response from the webhook: ${status}` };
			// The first retry comes at once, then 2, 4, 8 … seconds.
			const seconds = retryAfter ?? (statuses.length === 1 ? 0 : waitS);
			await sleep(seconds * secondMs, undefined, { signal: closed.signal }).catch(() => undefined);
		}
	};

	return {
		set,
		remove,
		info: () => ({
			url: settings?.url ?? '',
			has_custom_certificate: false,
			pending_update_count: pending.size,
			...(settings && { max_connections: settings.maxConnections, allowed_updates: settings.allowed }),
			...(lastError && { last_error_date: Math.floor(lastError.at / 1000), last_error_message: lastError.message }),
		}),
		deliver(outgoing) {
			// The filter counts when the update is made, not when it is delivered.
			const allowed = settings?.allowed ?? [];
			const wanted = allowed.length > 0 ? allowed.includes(outgoing.kind) : !NOT_BY_DEFAULT.includes(outgoing.kind);
			if (!wanted) return Promise.resolve({ outcome: 'filtered', statuses: [] });
			const delivery = (tails.get(outgoing.queue) ?? Promise.resolve()).then(() => attempt(outgoing));
			tails.set(outgoing.queue, delivery);
			pending.add(delivery);
			delivery.then(
				() => pending.delete(delivery),
				() => pending.delete(delivery),
			);
			return delivery;
		},
		async settled() {
			while (pending.size > 0) await Promise.all(pending);
		},
		close() {
			closed.abort();
			for (const wake of wakeWaiting) wake();
			wakeWaiting = [];
		},
	};
}
