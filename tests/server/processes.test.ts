import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSession } from '../../db/commands/open-session.ts';
import type { PersonId } from '../../db/domain/ids.ts';
import { DAY } from '../../db/domain/instant.ts';
import { identities, outbox, people } from '../../db/schema/index.ts';
import { keyedHash } from '../../db/sealing.ts';
import type { Heard } from '../helpers/chat.ts';
import { cloneDatabase, TEST_SECRET } from '../helpers/database.ts';
import { type DeskProcess, spawnDesk } from '../helpers/desk-process.ts';
import { type FakeTelegram, startFakeTelegram } from '../helpers/fake-telegram.ts';
import { wrongs } from '../journeys/invariants.ts';
import { numberIn, orderRow, WISH } from '../journeys/story.ts';

/** Two web processes and two workers on one database, each killed or cut off somewhere on the way of one order. */
describe('a desk of several processes', () => {
	let dir: string;
	let database: Awaited<ReturnType<typeof cloneDatabase>>;
	let telegram: FakeTelegram;
	let webs: readonly [DeskProcess, DeskProcess];
	let workers: readonly [DeskProcess, DeskProcess];
	let [a, b] = ['', ''];

	beforeAll(async () => {
		dir = mkdtempSync(path.join(tmpdir(), 'wudan-processes-'));
		database = await cloneDatabase();
		telegram = await startFakeTelegram();
		const policy = path.join(dir, 'policy.json');
		writeFileSync(policy, JSON.stringify({ workHours: 'always', quietHours: 'off', undoFinish: 'PT30S wall' }));
		const start = (name: string, part: string): DeskProcess =>
			spawnDesk({
				PROCESS: part,
				PORT: '0',
				DATA_DIR: path.join(dir, name),
				DATABASE_URL: database.url,
				DESK_SECRET: TEST_SECRET,
				DESK_DEMO: '0',
				DESK_RATE_LIMIT: 'off',
				DESK_POLICY_FILE: policy,
				TELEGRAM_BOT_TOKEN: telegram.token,
				TELEGRAM_WEBHOOK_SECRET: 'the-secret',
				TELEGRAM_API_ROOT: telegram.apiRoot,
			});
		webs = [start('web-a', 'web'), start('web-b', 'web')];
		workers = [start('worker-1', 'worker'), start('worker-2', 'worker')];
		[a, b] = await Promise.all([webs[0].ready(), webs[1].ready()]);
		await Promise.all(workers.map((worker) => worker.says(/is at work/)));
	}, 150_000);
	afterAll(async () => {
		await Promise.all([...webs, ...workers].map((one) => one.stop()));
		await telegram.close();
		await database.drop();
		rmSync(dir, { recursive: true, force: true });
	});

	const ids = new Map<string, PersonId>();
	/** Outside demo nobody is a persona: only the person stays. */
	async function personOf(persona: string): Promise<PersonId> {
		const known = ids.get(persona);
		if (known !== undefined) return known;
		const [person] = await database.db
			.update(people)
			.set({ persona: null })
			.where(eq(people.persona, persona))
			.returning({ id: people.id });
		if (!person) throw new Error(`no ${persona}`);
		ids.set(persona, person.id);
		return person.id;
	}

	/** Somebody of the seeded district with a browser at one of the web processes. */
	async function sitDown(persona: string, address: string, telegramId?: number) {
		const personId = await personOf(persona);
		const token = randomBytes(32).toString('base64url');
		const at = Date.now();
		const row = { tokenHash: keyedHash(token), address: persona, personId, createdAt: at, expiresAt: at + DAY };
		await database.db.transaction((tx) => openSession(tx, row, at));
		if (telegramId !== undefined) {
			// nobody takes what is written there: only what the desk sends is looked at
			telegram
				.user(telegramId, persona)
				.start()
				.catch(() => undefined);
			await database.db.insert(identities).values({ personId, channel: 'telegram', address: String(telegramId), lastUsedAt: at + 1_000 });
		}
		const headers = { cookie: `desk=${token}`, 'content-type': 'application/json' };
		let heardTo = 0;
		async function hear(wait = 0): Promise<readonly Heard[]> {
			const answer = await fetch(`${address}/chat/messages?after=${heardTo}&wait=${wait}`, { headers });
			expect(answer.status).toBe(200);
			const { messages } = (await answer.json()) as { messages: readonly Heard[] };
			heardTo = messages.at(-1)?.seq ?? heardTo;
			return messages.filter((message) => message.direction === 'out');
		}
		async function send(what: { readonly text: string } | { readonly choice: string }): Promise<string> {
			const body = JSON.stringify({ id: randomBytes(8).toString('hex'), ...what });
			const answer = await fetch(`${address}/chat/messages`, { method: 'POST', headers, body });
			expect(answer.status, await answer.clone().text()).toBe(200);
			return (await hear()).map((message) => message.text).join('\n');
		}
		return { hear, say: (text: string) => send({ text }), choose: (choice: string) => send({ choice }) };
	}
	const idOf = (heard: readonly Heard[], label: string): string => {
		const choice = heard.flatMap((message) => message.choices).findLast((one) => one.label.includes(label));
		if (!choice) throw new Error(`no ${label} in ${JSON.stringify(heard)}`);
		return choice.id;
	};
	/** How long until the waiting poll brought something, from the moment at which `cause` was answered. */
	async function wokenBy(poll: Promise<readonly Heard[]>, cause: () => Promise<unknown>) {
		let heardAt = Number.POSITIVE_INFINITY;
		const heard = poll.then((messages) => {
			heardAt = performance.now();
			return messages;
		});
		await cause();
		const answered = performance.now();
		return { heard: await heard, ms: heardAt - answered };
	}
	const told = (id: number, pattern: RegExp) =>
		telegram
			.user(id)
			.messages()
			.filter((message) => pattern.test(message.text)).length;

	test('says which part is ready: a web process needs no queue, a worker has no door', async () => {
		expect(await (await fetch(`${a}/readyz`)).json()).toEqual({ ready: true });
		expect(workers[0].output()).not.toContain('the desk is open');
		expect([...webs, ...workers].map((one) => one.output()).join('\n')).not.toMatch(/"level":(50|60)/);
	});

	test('one order over all of them: polls are woken within a second, and a killed worker loses and doubles nothing', async () => {
		const resident = await sitDown('resident-1', a, 1001);
		const station = await sitDown('station-nieer', b);
		const leader = await sitDown('leader-1', a, 1002);

		await resident.say(WISH);
		await resident.say('1');
		const then = new Date(Date.now() + 3 * DAY);
		await resident.say(`${then.getUTCMonth() + 1}月${then.getUTCDate()}日上午`);
		await station.hear();
		let number = '';
		const placed = await wokenBy(station.hear(20), async () => {
			number = numberIn(await resident.say('确认'));
		});
		expect(placed.ms).toBeLessThan(1_000);
		expect(placed.heard.map((message) => message.text).join('\n')).toContain(`【集单】${number}`);

		await leader.hear();
		const offered = await wokenBy(leader.hear(20), () => station.choose(idOf(placed.heard, '确认')));
		expect(offered.ms).toBeLessThan(1_000);
		const accept = idOf(offered.heard, '接');
		await expect.poll(() => told(1002, new RegExp(`【派单】.*${number}`)), { timeout: 3_000 }).toBe(1);

		// a channel that took a message and a worker killed before it could write so: that one may come twice, and is not what is tried here
		const pendingNow = () => database.db.select().from(outbox).where(eq(outbox.status, 'pending'));
		await expect.poll(pendingNow, { timeout: 3_000 }).toEqual([]);
		// whichever of them has the relay's lock: the first to start
		workers[0].process.kill('SIGKILL');
		await workers[0].ended;
		expect(await leader.choose(accept)).toContain(`接单成功 ${number}`);
		await expect.poll(() => told(1001, new RegExp(`${number}.*接单|接单.*${number}`)), { timeout: 5_000 }).toBe(1);
		await expect.poll(pendingNow, { timeout: 3_000 }).toEqual([]);
		expect((await orderRow(database, number)).state).toBe('accepted');
		expect(told(1002, new RegExp(`【派单】.*${number}`))).toBe(1);
		expect(await wrongs(database.db)).toEqual([]);
	}, 60_000);

	test('a listener that was cut off listens again', async () => {
		const listeners = async () =>
			(await database.sql`select pid from pg_stat_activity where application_name = 'wudan-notices' and datname = current_database()`)
				.length;
		expect(await listeners()).toBe(3);
		await database.sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'wudan-notices' and datname = current_database()`;
		await expect.poll(listeners, { timeout: 5_000 }).toBe(3);

		const here = await sitDown('resident-2', a);
		const there = await sitDown('resident-2', b);
		await there.hear();
		const again = await wokenBy(there.hear(20), () => here.say('帮助'));
		expect(again.ms).toBeLessThan(1_000);
	}, 60_000);

	test('each part ends by SIGTERM, in time', async () => {
		const began = performance.now();
		expect(await Promise.all([webs[0], workers[1]].map((one) => one.stop()))).toEqual([0, 0]);
		expect(performance.now() - began).toBeLessThan(9_000);
	}, 30_000);
});
