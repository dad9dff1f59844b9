import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { saveCode } from '../../db/commands/save-code.ts';
import { codeFrom } from '../../db/domain/binding-code.ts';
import { identities, teams } from '../../db/schema/index.ts';
import { numberIn, OFFICE, order, orderRow, pathOf, pressOn, toldTo, words } from './story.ts';
import { openTelegramStage } from './telegram-stage.ts';

/** The same order with people on Telegram: buttons, answers where they were asked for, and quiet nights. */

const RESIDENT = 1001;
const LEADER = 1002;
const DISPATCHER = 1003;

const onStage = (play: (stage: Awaited<ReturnType<typeof openTelegramStage>>) => Promise<void>) => async () => {
	const stage = await openTelegramStage({ policy: OFFICE });
	try {
		await play(stage);
		await stage.check();
	} finally {
		await stage.close();
	}
};

describe.concurrent('resident and leader on Telegram', () => {
	test(
		'the order from the first word to 接单, by buttons; each hears it where it was asked, unasked words go to the push channel',
		onStage(async ({ telegram, desk, settled, bind, textsOf, fates }) => {
			await bind('leader-1', LEADER);
			const resident = telegram.user(RESIDENT, '小张');
			const leader = telegram.user(LEADER);
			await resident.say('聂耳社区，想找人来家里剪头发，周四上午');
			await resident.say('张奶奶 13812345678');
			await settled();
			expect(textsOf(RESIDENT).at(-1)).toContain('第一次下单请知悉');
			await resident.press('确认下单');
			await settled();
			const number = numberIn(textsOf(RESIDENT).at(-1) ?? '');
			expect(textsOf(RESIDENT).at(-1)).toContain('已点单');

			// The station has web chat only: its card is in the thread, and there is no row for it in the outbox.
			await pressOn(desk, await desk.as('station-nieer'), number, '确认');
			await settled();
			expect(textsOf(RESIDENT).at(-1)).toMatch(/^聂耳社区站看过了/);
			expect(textsOf(LEADER).at(-1)).toContain(`【派单】${number}`);
			await leader.press('接');
			await settled();
			expect(textsOf(LEADER).find((text) => text.includes('接单成功'))).toContain(number);
			expect(textsOf(RESIDENT).at(-1)).toContain('好消息：巧手公益手艺队接单了');

			// The same person writes on the web: the answer stays there; what nobody asked for still goes to Telegram.
			const before = textsOf(LEADER).length;
			expect(words(await (await desk.as('leader-1')).say(`查${number}`))).toContain('已接单');
			await settled();
			expect(textsOf(LEADER)).toHaveLength(before);
			await pressOn(desk, await desk.as('volunteer-1'), number, '接');
			await settled();
			expect(textsOf(LEADER).at(-1)).toBe(`李*来了，${number}人齐了。`);
			// Web chat shows the whole thread, whatever channel carried it.
			expect(words(await toldTo(desk, await desk.as('leader-1')))).toContain(`接单成功 ${number}`);
			expect(await pathOf(desk, number)).toBe('ordered collected offering accepted');
			expect((await fates(LEADER)).every(([status]) => status === 'sent')).toBe(true);
			// Every pressed button stopped spinning.
			expect(telegram.journal.filter((call) => call.method === 'answerCallbackQuery')).toHaveLength(2);
		}),
	);
});

describe.concurrent('somebody of the trial', () => {
	test(
		'a code makes a Telegram account a second leader beside a persona: both are asked, and the account can accept',
		onStage(async ({ telegram, desk, settled, textsOf }) => {
			const code = codeFrom(randomBytes(512)) ?? '';
			const at = desk.clock.now();
			const [team] = await desk.db.select({ id: teams.id, name: teams.name }).from(teams).where(eq(teams.code, 'YFJ'));
			if (!team) throw new Error('no team');
			const grant = { role: 'leader', teamId: team.id, teamName: team.name } as const;
			await desk.db.transaction((tx) => saveCode(tx, { code, grant, name: '试用人', createdAt: at, expiresAt: at + 60_000 }));
			await telegram.user(LEADER).say(`绑定 ${code.slice(0, 4)}-${code.slice(4)}`);
			await settled();
			expect(textsOf(LEADER).at(-1)).toMatch(/^已绑定：您现在是巧手公益手艺队的队长/);

			const number = await order(desk);
			await pressOn(desk, await desk.as('station-nieer'), number, '确认');
			await settled();
			expect(textsOf(LEADER).at(-1)).toContain(`【派单】${number}`);
			expect(words(await toldTo(desk, await desk.as('leader-1')))).toContain(`【派单】${number}`);
			await telegram.user(LEADER).press('接');
			await settled();
			expect(textsOf(LEADER).some((text) => text.includes(`接单成功 ${number}`))).toBe(true);
			expect(words(await toldTo(desk, await desk.as('resident-1')))).toContain('巧手公益手艺队');
		}),
	);
});

describe.concurrent('quiet hours', () => {
	test(
		'hold back what nobody asked for until eight, never an answer, never what is urgent',
		onStage(async ({ telegram, desk, settled, bind, textsOf, fates }) => {
			await bind('resident-1', RESIDENT);
			await bind('leader-1', LEADER);
			await bind('dispatcher', DISPATCHER);
			await desk.clock.forward('PT12H');
			await settled();
			const [asked, offered] = [textsOf(RESIDENT).length, textsOf(LEADER).length];
			const resident = telegram.user(RESIDENT);
			await resident.say('想找人来家里剪个头发，周四上午');
			await resident.say('1');
			await resident.say('确认');
			await settled();
			expect(textsOf(RESIDENT)).toHaveLength(asked + 3);
			const number = numberIn(textsOf(RESIDENT).at(-1) ?? '');

			// 22:00: the station happens to be awake; resident and leader are left in peace.
			await pressOn(desk, await desk.as('station-nieer'), number, '确认');
			await settled();
			expect(textsOf(RESIDENT)).toHaveLength(asked + 3);
			expect(textsOf(LEADER)).toHaveLength(offered);
			expect((await fates(LEADER)).at(-1)).toEqual(['deferred', 'quiet hours']);
			expect(words(await toldTo(desk, await desk.as('leader-1')))).toContain(`【派单】${number}`);
			await resident.say('隔壁着火了！');
			await settled();
			expect(textsOf(DISPATCHER).at(-1)).toMatch(/^【急】聂耳社区一位居民说/);

			await desk.clock.forward('PT10H');
			await settled();
			expect(textsOf(LEADER).at(-1)).toContain(`【派单】${number}`);
			expect(textsOf(RESIDENT).some((text) => text.startsWith('聂耳社区站看过了'))).toBe(true);
		}),
	);
});

describe.concurrent('a resident who blocked the desk', () => {
	test(
		'the row is dropped with its reason, the address marked, nothing is lost for web chat; a new word brings Telegram back',
		onStage(async ({ telegram, desk, settled, bind, textsOf, fates }) => {
			await bind('resident-1', RESIDENT);
			const number = await order(desk, 'resident-1');
			await telegram.user(RESIDENT).block();
			await pressOn(desk, await desk.as('station-nieer'), number, '确认');
			await settled();
			const [status, reason] = (await fates(RESIDENT)).at(-1) ?? [];
			expect(status).toBe('dropped');
			expect(reason).toMatch(/\S/);
			const [identity] = await desk.db
				.select()
				.from(identities)
				.where(eq(identities.address, String(RESIDENT)));
			expect(identity?.unreachableSince).not.toBeNull();

			// From now on without a row; the thread has it all.
			const rows = (await fates(RESIDENT)).length;
			await pressOn(desk, await desk.as('leader-1'), number, '接');
			await settled();
			expect(await fates(RESIDENT)).toHaveLength(rows);
			expect(words(await toldTo(desk, await desk.as('resident-1')))).toContain('好消息：巧手公益手艺队接单了');

			await telegram.user(RESIDENT).start();
			await telegram.user(RESIDENT).say(`查${number}`);
			await settled();
			expect(textsOf(RESIDENT).at(-1)).toContain('已接单');
			await pressOn(desk, await desk.as('volunteer-1'), number, '接');
			await settled();
			expect(textsOf(RESIDENT).at(-1)).toContain('来的是王*、李*2位');
			expect((await orderRow(desk, number)).state).toBe('accepted');
		}),
	);
});

describe.concurrent('what a phone sends beside text', () => {
	test(
		'pictures and voice are kept and answered; an old button still works, a strange one is no harm',
		onStage(async ({ telegram, settled, textsOf }) => {
			const resident = telegram.user(RESIDENT, '小张');
			await resident.start();
			await resident.send({ photo: [{ file_id: 'x', file_unique_id: 'y', width: 1, height: 1 }] });
			await resident.send({ voice: { file_id: 'x', file_unique_id: 'y', duration: 3 } });
			await settled();
			expect(textsOf(RESIDENT)).toHaveLength(3);
			await resident.press('健康体育服务');
			await settled();
			expect(textsOf(RESIDENT).at(-1)).toContain('【健康体育服务】有这些服务');
		}),
	);
});
