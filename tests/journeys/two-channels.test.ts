import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { seed } from '../../db/seed.ts';
import { cloneDatabase, TEST_SECRET, type TestDatabase } from '../helpers/database.ts';
import { type DeskProcess, spawnDesk } from '../helpers/desk-process.ts';
import { type FakeTelegram, startFakeTelegram } from '../helpers/fake-telegram.ts';
import { type FakeWecom, startFakeWecom } from '../helpers/fake-wecom.ts';
import { startRedis, type TestRedis } from '../helpers/redis.ts';
import { wrongs } from './invariants.ts';
import { pathOf } from './story.ts';

/** A real installation: two processes on PostgreSQL and Redis, no demo, everybody let in by a code, people on two channels. */

const TELEGRAM_SECRET = 'the-secret';
const RESIDENT = 3001;
const STATION = 3002;
const WHOLE = 'ordered collected offering accepted departed serving confirming rating closed';
/** Nothing here waits for a morning, and the question for a rating comes at once. */
const POLICY = { workHours: 'always', quietHours: 'off', 'rating.ask': 'PT2S wall', 'limits.sameKindPerWeek': 5 };

/** A day that is far enough for any item, as people write it: 12月4日. Yuxi keeps UTC+8 all year. */
function inDays(days: number): string {
	const day = new Date(Date.now() + days * 86_400_000 + 8 * 3_600_000);
	return `${day.getUTCMonth() + 1}月${day.getUTCDate()}日`;
}

describe.skipIf(inject('redisUrl') === null)('a resident on Telegram and a team on WeCom', () => {
	let dir: string;
	let store: TestDatabase;
	let redis: TestRedis;
	let telegram: FakeTelegram;
	let wecom: FakeWecom;
	let processes: readonly DeskProcess[] = [];

	const settings = (name: string): Record<string, string> => ({
		...wecom.env,
		DATABASE_URL: store.url,
		REDIS_URL: redis.url,
		DATA_DIR: path.join(dir, name),
		DESK_SECRET: TEST_SECRET,
		DESK_POLICY_FILE: path.join(dir, 'policy.json'),
		LOG_LEVEL: 'warn',
		PORT: '0',
		TELEGRAM_BOT_TOKEN: telegram.token,
		TELEGRAM_WEBHOOK_SECRET: TELEGRAM_SECRET,
		TELEGRAM_API_ROOT: telegram.apiRoot,
	});
	async function invite(...args: readonly string[]): Promise<string> {
		const tool = spawnDesk(settings('tool'), { file: 'server/invite.ts', args });
		expect(await tool.ended, tool.output()).toBe(0);
		return /^绑定[A-Z2-9]{8}$/m.exec(tool.output())?.[0] ?? '';
	}

	beforeAll(async () => {
		dir = mkdtempSync(path.join(tmpdir(), 'wudan-two-channels-'));
		writeFileSync(path.join(dir, 'policy.json'), JSON.stringify(POLICY));
		const own = await startRedis();
		if (own === null) throw new Error('only with redis-server on PATH');
		redis = own;
		telegram = await startFakeTelegram();
		wecom = await startFakeWecom();
		store = await cloneDatabase({ seeded: false });
		await seed(store.db, { demo: false, at: Date.now() });
		const web = spawnDesk({ ...settings('web'), PROCESS: 'web' });
		const worker = spawnDesk({ ...settings('worker'), PROCESS: 'worker' });
		processes = [web, worker];
		const address = await web.ready();
		wecom.callbacks.url = `${address}/webhooks/wecom`;
		expect(await wecom.callbacks.verify()).toEqual({ ok: true });
		const set = await fetch(`${telegram.apiRoot}/bot${telegram.token}/setWebhook`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({
				url: `${address}/webhooks/telegram`,
				secret_token: TELEGRAM_SECRET,
				allowed_updates: ['message', 'callback_query'],
			}),
		});
		expect(set.status).toBe(200);

		const [coordinator, leader, volunteer] = await Promise.all([
			invite('--role', 'coordinator', '--unit', '530402001009'),
			invite('--role', 'leader', '--team', 'YFJ'),
			invite('--role', 'volunteer', '--team', 'YFJ'),
		]);
		await telegram.user(STATION, '普站长').say(coordinator);
		await telegram.user(STATION).expect('已绑定', 10_000);
		await wecom.member('wang.jp').say(leader);
		await wecom.member('wang.jp').expect('已绑定', 10_000);
		await wecom.member('li.xm').say(volunteer);
		await wecom.member('li.xm').expect('已绑定', 10_000);
	}, 120_000);
	afterAll(async () => {
		const codes = await Promise.all(processes.map((one) => one.stop()));
		await telegram.close();
		await wecom.close();
		await store.drop();
		await redis.stop();
		rmSync(dir, { recursive: true, force: true });
		expect(codes).toEqual(processes.map(() => 0));
	}, 60_000);

	/** One order from the first sentence to 已结; `after` comes between 接单 and the visit. */
	async function play(day: string, between: () => Promise<void> = async () => undefined): Promise<string> {
		const resident = telegram.user(RESIDENT, '小张');
		const station = telegram.user(STATION);
		const [leader, member] = [wecom.member('wang.jp'), wecom.member('li.xm')];
		// the pace of WeCom: from the thirteenth text in a row on one every 4 s
		const soon = 40_000;
		await resident.say(`聂耳社区聂耳路18号，想找人来家里剪头发，${day}上午`);
		// the second time name and phone are known
		if (resident.messages().every(({ text }) => !text.includes('已点单'))) await resident.say('张奶奶 13812345678');
		await expect.poll(() => resident.messages().at(-1)?.text, { timeout: soon }).toContain('确认');
		await resident.press('确认下单');
		const receipts = () => resident.messages().filter(({ text }) => text.includes('已点单')).length;
		const before = receipts();
		await expect.poll(receipts, { timeout: soon }).toBeGreaterThanOrEqual(Math.max(before, 1));
		const number = /\d{4}-\d{3,}/.exec(resident.messages().findLast(({ text }) => text.includes('已点单'))?.text ?? '')?.[0] ?? '';

		await station.expect(`【集单】${number}`, soon);
		await station.press('确认');
		await leader.expect(`【派单】${number}`, soon);
		await leader.press('接');
		await leader.expect(`接单成功 ${number}`, soon);
		await resident.expect('接单了', soon);
		await member.expect(number, soon);
		await member.press('接');
		await member.expect(`已加入 ${number}`, soon);
		await between();

		for (const word of ['出发', '到了']) {
			await leader.say(`${word} ${number}`);
			await leader.expect(`${number}现在就${word}吗`, soon);
			await leader.press(`现在${word}`);
		}
		await resident.expect(`到了(${number})`, soon);
		await leader.say(`完成 ${number}`);
		await station.expect(`【时长】${number}`, soon);
		await station.press('确认时长');
		await expect
			.poll(() => resident.messages().filter(({ text }) => text.includes(`${number} 上门理发做完了吗`)).length, { timeout: soon })
			.toBe(1);
		await resident.press('5 很好');
		await expect.poll(() => pathOf(store, number), { timeout: soon }).toBe(WHOLE);
		return number;
	}

	test('the order is whole, and each heard it on the own channel', async () => {
		await play(inDays(8));
		expect(await wrongs(store.db)).toEqual([]);
		expect(telegram.warnings).toEqual([]);
		expect(wecom.warnings).toEqual([]);
	}, 120_000);

	test('Redis emptied in the middle of another one costs nothing', async () => {
		const number = await play(inDays(9), async () => {
			expect(await redis.keys()).not.toEqual([]);
			await redis.empty();
		});
		await expect.poll(async () => (await redis.keys()).length, { timeout: 20_000 }).toBeGreaterThan(0);
		// the last ones wait for the pace of WeCom
		const fates = async () => (await store.sql<{ status: string }[]>`select distinct status from outbox`).map(({ status }) => status);
		await expect.poll(fates, { timeout: 60_000, interval: 500 }).toEqual(['sent']);
		const said = await store.sql<{ n: number }[]>`select count(*)::int n from inbox where status <> 'handled'`;
		expect(said[0]?.n).toBe(0);
		expect(await wrongs(store.db)).toEqual([]);
		expect(await pathOf(store, number)).toBe(WHOLE);
	}, 180_000);
});
