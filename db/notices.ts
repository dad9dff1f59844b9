import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import pg from 'pg';
import type { Conn } from './client.ts';

const CHANNEL = 'wudan';
/** Between tries to listen again. */
const RETRY_MS = 500;
/** A connection that is idle by its nature tells nobody when it has died: it is asked so often, and has so long for the answer. */
const ASK_EVERY_MS = 10_000;
const ANSWER_MS = 5_000;

/** Sends notices to every process that listens on this database; in a transaction they would make its commit wait for others'. */
export async function sendNotices(conn: Conn, notices: readonly string[]): Promise<void> {
	const list = sql.join(
		notices.map((notice) => sql`(${notice})`),
		sql`, `,
	);
	await conn.execute(sql`select pg_notify(${CHANNEL}, notice) from (values ${list}) as list(notice)`);
}

/** What a listener tells; none of them may throw. */
export interface NoticeEars {
	readonly onNotice: (notice: string) => void;
	/** It listens, and did not before: whatever was sent meanwhile was missed. */
	readonly onGap: () => void;
	readonly onError: (err: unknown) => void;
}

/**
 * Listens until it is closed, and again after each loss of the connection. On the driver that hands out the connection itself:
 * the other one's listen() never comes back where the server refuses the first try to reconnect.
 */
export function listenForNotices(url: string, { onNotice, onGap, onError }: NoticeEars): { close(): Promise<void> } {
	const closing = new AbortController();
	const pause = (ms: number) => sleep(ms, undefined, { signal: closing.signal }).catch(() => undefined);

	async function once(): Promise<void> {
		const client = new pg.Client({
			connectionString: url,
			application_name: 'wudan-notices',
			connectionTimeoutMillis: ANSWER_MS,
			query_timeout: ANSWER_MS,
			keepAlive: true,
		});
		const ended = new AbortController();
		const end = () => ended.abort();
		let why: unknown = null;
		client.on('error', (err) => {
			why ??= err;
			end();
		});
		client.on('end', end);
		client.on('notification', ({ payload }) => onNotice(payload ?? ''));
		closing.signal.addEventListener('abort', end);
		try {
			await client.connect();
			await client.query(`listen ${CHANNEL}`);
			onGap();
			while (!ended.signal.aborted) {
				await sleep(ASK_EVERY_MS, undefined, { signal: ended.signal }).catch(() => undefined);
				if (!ended.signal.aborted) await client.query('select 1');
			}
			if (!closing.signal.aborted) throw why ?? new Error('the connection was closed');
		} finally {
			closing.signal.removeEventListener('abort', end);
			// not awaited: a dead connection never says goodbye
			client.end().catch(() => undefined);
		}
	}

	const running = (async () => {
		while (!closing.signal.aborted) {
			await once().catch((err: unknown) => {
				if (!closing.signal.aborted) onError(err);
			});
			await pause(RETRY_MS);
		}
	})();
	return {
		async close() {
			closing.abort();
			await running;
		},
	};
}
