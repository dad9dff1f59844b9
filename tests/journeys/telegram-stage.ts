import type { AddressInfo } from 'node:net';
import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { identities, outbox, people } from '../../db/schema/index.ts';
import { type DeskOptions, startDesk } from '../helpers/app.ts';
import { startFakeTelegram } from '../helpers/fake-telegram.ts';
import { wrongs } from './invariants.ts';

const SECRET = 'the-secret';

/** A desk with a Telegram of its own, so that the tests can wait out Telegram's pace side by side. */
export async function openTelegramStage(options: DeskOptions = {}) {
	let now: () => number = Date.now;
	const telegram = await startFakeTelegram({ now: () => now() });
	const env = { TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_WEBHOOK_SECRET: SECRET, TELEGRAM_API_ROOT: telegram.apiRoot };
	const desk = await startDesk({ ...options, env: { ...env, ...options.env } });
	// Telegram's dates are real time, which the demo's clock runs ahead of.
	now = () => desk.clock.real();
	await desk.app.listen({ port: 0, host: '127.0.0.1' });
	const { port } = desk.app.server.address() as AddressInfo;
	const url = `http://127.0.0.1:${port}/webhooks/telegram`;
	const set = await fetch(`${telegram.apiRoot}/bot${telegram.token}/setWebhook`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ url, secret_token: SECRET, allowed_updates: ['message', 'callback_query'] }),
	});
	expect(set.status).toBe(200);
	desk.relay.start();

	/** Everything due is done and everything that may go out has gone. */
	async function settled(): Promise<void> {
		await telegram.settled();
		await desk.jobs.runDue();
		await desk.relay.drained();
	}
	return {
		telegram,
		desk,
		settled,
		/** A persona gets a Telegram account, as 绑定 would give it. */
		async bind(persona: string, id: number): Promise<void> {
			const [person] = await desk.db.select({ id: people.id }).from(people).where(eq(people.persona, persona));
			if (!person) throw new Error(`no ${persona}`);
			const lastUsedAt = desk.clock.now();
			await desk.db.insert(identities).values({ personId: person.id, channel: 'telegram', address: String(id), lastUsedAt });
			await telegram.user(id, persona).start();
			await settled();
		},
		textsOf: (id: number): readonly string[] =>
			telegram
				.user(id)
				.messages()
				.map((message) => message.text),
		async fates(id: number) {
			const rows = await desk.db
				.select()
				.from(outbox)
				.where(eq(outbox.recipient, String(id)))
				.orderBy(outbox.id);
			return rows.map((row) => [row.status, row.reason]);
		},
		async check(): Promise<void> {
			expect(telegram.warnings).toEqual([]);
			expect(await wrongs(desk.db)).toEqual([]);
		},
		async close(): Promise<void> {
			await desk.close();
			await telegram.close();
		},
	};
}
