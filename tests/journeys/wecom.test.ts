import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { identities, inbox } from '../../db/schema/index.ts';
import { numberIn, OFFICE, orderRow, pathOf, pressOn, toldTo, until, words } from './story.ts';
import { openWecomStage } from './wecom-stage.ts';

/** Whole orders with people on WeCom: no buttons, numbers instead, and real encryption on every callback. */

const RESIDENT = 'XiaoZhang';
const LEADER = 'wang.jp';

const onStage = (play: (stage: Awaited<ReturnType<typeof openWecomStage>>) => Promise<void>) => async () => {
	const stage = await openWecomStage({ policy: OFFICE });
	try {
		await play(stage);
		await stage.check();
	} finally {
		await stage.close();
	}
};

describe.concurrent('resident and leader on WeCom', () => {
	test(
		'from the first word to 已结, choices by their numbers; the station on the web',
		onStage(async ({ wecom, desk, settled, bind, fates }) => {
			await bind('leader-1', LEADER);
			const resident = wecom.member(RESIDENT);
			const leader = wecom.member(LEADER);
			const heard = (who: typeof resident): string => who.messages().at(-1)?.content ?? '';
			await resident.event('enter_agent', { EventKey: null });
			await resident.say('聂耳社区，想找人来家里剪头发，周四上午');
			await resident.say('张奶奶 13812345678');
			await settled();
			expect(heard(resident)).toContain('第一次下单请知悉');
			expect(heard(resident)).toContain('\n\n1. 确认下单\n2. 改时间');
			await resident.press('确认下单');
			await settled();
			const number = numberIn(heard(resident));
			expect(heard(resident)).toContain(`已点单，单号${number}`);

			await pressOn(desk, await desk.as('station-nieer'), number, '确认');
			await settled();
			expect(heard(resident)).toMatch(/^聂耳社区站看过了/);
			expect(heard(leader)).toContain(`【派单】${number}`);
			await leader.press('接');
			await settled();
			expect(leader.messages().some(({ content }) => content.includes(`接单成功 ${number}`))).toBe(true);
			expect(heard(resident)).toContain('好消息：巧手公益手艺队接单了');
			await pressOn(desk, await desk.as('volunteer-1'), number, '接');
			await settled();

			await until(desk, '2026-11-26T09:00');
			for (const word of ['出发', '到了']) await leader.say(word);
			await settled();
			expect(heard(resident)).toContain(`到了(${number})`);
			await desk.clock.forward('PT40M');
			await leader.say('完成');
			await settled();
			await pressOn(desk, await desk.as('station-nieer'), number, '确认时长');
			await desk.clock.forward('PT10M');
			await settled();
			expect(heard(resident)).toContain('\n\n5 很好\n4 好\n3 一般\n2 不太好\n1 很差');
			await resident.press('5 很好');
			await settled();
			expect(heard(resident)).toBe('谢谢！已转告志愿者。');
			expect(await pathOf(desk, number)).toBe('ordered collected offering accepted departed serving confirming rating closed');
			expect((await orderRow(desk, number)).state).toBe('closed');

			expect([...(await fates(RESIDENT)), ...(await fates(LEADER))].every(([status]) => status === 'sent')).toBe(true);
			expect([...resident.dropped(), ...leader.dropped()]).toEqual([]);
			expect(wecom.calls('gettoken')).toBe(1);
			// Each callback is one row; the event is one too, and in nobody's talk.
			expect(await desk.db.$count(inbox, eq(inbox.channel, 'wecom'))).toBe(9);
			expect(words(await toldTo(desk, await desk.as('leader-1')))).toContain(`接单成功 ${number}`);
		}),
		90_000,
	);
});

describe.concurrent('a member who cannot be reached', () => {
	test(
		'the row is dropped with its reason and the address marked; back in the scope, the next text goes out',
		onStage(async ({ wecom, desk, settled, bind, fates }) => {
			await bind('leader-1', LEADER);
			const leader = wecom.member(LEADER);
			await leader.setScope(false);
			const resident = wecom.member(RESIDENT);
			for (const text of ['聂耳社区，想找人来家里剪头发，周四上午', '张奶奶 13812345678']) await resident.say(text);
			await settled();
			await resident.press('确认下单');
			await settled();
			const number = numberIn(resident.messages().at(-1)?.content ?? '');
			await pressOn(desk, await desk.as('station-nieer'), number, '确认');
			await settled();
			expect(await fates(LEADER)).toEqual([['dropped', '81013 the member is outside the scope of the app']]);
			const reach = async () => (await desk.db.select().from(identities).where(eq(identities.address, LEADER)))[0]?.unreachableSince;
			expect(await reach()).not.toBeNull();

			await leader.setScope(true);
			expect(await reach()).toBeNull();
			await pressOn(desk, await desk.as('leader-1'), number, '接');
			await pressOn(desk, await desk.as('volunteer-1'), number, '接');
			await settled();
			expect(leader.messages().at(-1)?.content).toBe(`李*来了，${number}人齐了。`);
		}),
		60_000,
	);
});

describe.concurrent('a token that dies early', () => {
	test(
		'costs nobody a word',
		onStage(async ({ wecom, settled, fates }) => {
			const resident = wecom.member(RESIDENT);
			await resident.say('帮助');
			await settled();
			wecom.revokeTokens();
			await resident.say('帮助');
			await settled();
			expect(await fates(RESIDENT)).toEqual([
				['sent', null],
				['sent', null],
			]);
			expect(resident.messages()).toHaveLength(2);
			expect(wecom.calls('gettoken')).toBe(2);
		}),
		60_000,
	);
});
