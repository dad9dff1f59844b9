import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createDesk } from '../../bot/desk.ts';
import type { Policy } from '../../db/domain/policy.ts';
import { parsePolicy } from '../../db/domain/policy-keys.ts';
import { inbox, roles } from '../../db/schema/index.ts';
import { startDesk, type TestDesk } from '../helpers/app.ts';
import type { Chat } from '../helpers/chat.ts';

const SAID = '我叫张三，住玉兴路1号';
let desk: TestDesk;
let resident: Chat;
let dispatcher: Chat;
beforeEach(async () => {
	desk = await startDesk();
	resident = await desk.as('resident-1');
	dispatcher = await desk.as('dispatcher');
	await resident.say('帮助');
	await dispatcher.hear();
	// A talk that nobody can read: whatever is said fails.
	await desk.db.execute("update conversations set talk = '\\x00'");
});
afterEach(() => desk.close());

const words = (heard: readonly { readonly text: string }[]): string[] => heard.map((message) => message.text);
const kept = () => desk.db.select().from(inbox).where(eq(inbox.status, 'failed'));

test('the dispatchers are told which message, not what was said', async () => {
	const [answer] = words(await resident.say(SAID));
	expect(answer).toContain('工作人员会来看');
	const [row] = await kept();
	expect(words(await dispatcher.hear())).toEqual([`【未处理】有一条消息没处理好(编号${row?.id})，请管理员用 npm run replay 再办。`]);
});

test('nobody to tell: only that it was kept', async () => {
	await desk.db.update(roles).set({ endedAt: desk.clock.now() }).where(eq(roles.role, 'dispatcher'));
	const [answer] = words(await resident.say(SAID));
	expect(answer).toContain('已经记下来。');
	expect(answer).not.toContain('工作人员会来看');
	expect(await dispatcher.hear()).toEqual([]);
	expect(await kept()).toHaveLength(1);
});

test('roles that cannot be loaded, neither the dispatchers’ nor the person’s own, do not keep the message from being kept', async () => {
	await desk.db.execute('alter table roles rename column unit_code to gone');
	const [answer] = words(await resident.say(SAID));
	expect(answer).toContain('没处理好');
	expect(answer).not.toContain('工作人员会来看');
	expect(await kept()).toHaveLength(1);
});

test('log and inbox have code and place, and nothing that was said', async () => {
	await desk.db.execute('alter table conversations rename column talk to gone');
	const lines: object[] = [];
	const log = { warn: () => undefined, error: (facts: object) => void lines.push(facts) };
	const policy = parsePolicy({}, { relaxed: true }) as Policy;
	const own = createDesk({ db: desk.db, clock: desk.clock, policy, zone: 'Asia/Shanghai', log, onCommit: () => undefined });
	await own.take({
		channel: 'web',
		address: 'resident-1',
		externalId: 'resident-1:broken',
		at: desk.clock.now(),
		content: { kind: 'text', text: SAID },
	});
	expect((await kept()).map((row) => row.error)).toEqual(['42703']);
	expect(lines).toEqual([{ channel: 'web', error: '42703', at: expect.stringMatching(/^db\/queries\/talk\.ts:\d+:\d+$/) }]);
});
