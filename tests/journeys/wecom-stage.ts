import type { AddressInfo } from 'node:net';
import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { identities, outbox, people } from '../../db/schema/index.ts';
import { type DeskOptions, startDesk } from '../helpers/app.ts';
import { startFakeWecom } from '../helpers/fake-wecom.ts';
import { wrongs } from './invariants.ts';

/** A desk with a WeCom of its own: the members are `wecom.member(userid)`. */
export async function openWecomStage(options: DeskOptions = {}) {
	let now: () => number = Date.now;
	const wecom = await startFakeWecom({ now: () => now() });
	const desk = await startDesk({ ...options, env: { ...wecom.env, ...options.env } });
	// WeCom's dates are real time, which the demo's clock runs ahead of.
	now = () => desk.clock.real();
	await desk.app.listen({ port: 0, host: '127.0.0.1' });
	wecom.callbacks.url = `http://127.0.0.1:${(desk.app.server.address() as AddressInfo).port}/webhooks/wecom`;
	expect(await wecom.callbacks.verify()).toEqual({ ok: true });
	desk.relay.start();

	return {
		wecom,
		desk,
		/** Everything due is done and everything that may go out has gone. */
		async settled(): Promise<void> {
			await wecom.callbacks.settled();
			await desk.jobs.runDue();
			await desk.relay.drained();
		},
		/** A persona gets a userid, as 绑定 would give it. */
		async bind(persona: string, userid: string): Promise<void> {
			const [person] = await desk.db.select({ id: people.id }).from(people).where(eq(people.persona, persona));
			if (!person) throw new Error(`no ${persona}`);
			wecom.member(userid);
			await desk.db.insert(identities).values({ personId: person.id, channel: 'wecom', address: userid, lastUsedAt: desk.clock.now() });
		},
		/** Fate and reason of every row for a member. */
		async fates(userid: string) {
			const rows = await desk.db.select().from(outbox).where(eq(outbox.recipient, userid)).orderBy(outbox.id);
			return rows.map((row) => [row.status, row.reason]);
		},
		/** Nothing was cut, ignored or swallowed, and the tables agree. */
		async check(): Promise<void> {
			expect(wecom.warnings).toEqual([]);
			expect(await wrongs(desk.db)).toEqual([]);
		},
		async close(): Promise<void> {
			await desk.close();
			await wecom.close();
		},
	};
}
