import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { conversations, handoffs, inbox } from '../../db/schema/index.ts';
import { type Behaviour, type FakeOpenAi, serviceEnv, startFakeOpenAi } from '../helpers/fake-openai.ts';
import { numberIn, OFFICE, orderRow, toldTo, words } from './story.ts';
import { openTelegramStage } from './telegram-stage.ts';
import { openWecomStage } from './wecom-stage.ts';

/** Spoken messages on both channels, with a service that turns speech into text and without one. */

const RESIDENT = 1001;
const VOICE = new Uint8Array(2_000).fill(79);

async function withFake(play: (asr: FakeOpenAi) => Promise<void>): Promise<void> {
	const asr = await startFakeOpenAi();
	try {
		await play(asr);
	} finally {
		await asr.close();
	}
}

type Stage = Awaited<ReturnType<typeof openTelegramStage>>;

/** A resident on Telegram who speaks; resolves when the desk has listened and answered. */
function speaker({ telegram, desk, settled, textsOf }: Stage) {
	const resident = telegram.user(RESIDENT, '小张');
	telegram.file('AwACAgI', 'voice/file_1.oga', VOICE);
	return {
		resident,
		async speak(more: Readonly<Record<string, string | number>> = {}): Promise<string> {
			await resident.send({ voice: { file_id: 'AwACAgI', file_unique_id: 'y', duration: 6, mime_type: 'audio/ogg', ...more } });
			await desk.jobs.hearVoices();
			await settled();
			return textsOf(RESIDENT).at(-1) ?? '';
		},
		async press(label: string): Promise<string> {
			await resident.press(label);
			await settled();
			return textsOf(RESIDENT).at(-1) ?? '';
		},
		async say(text: string): Promise<string> {
			await resident.say(text);
			await settled();
			return textsOf(RESIDENT).at(-1) ?? '';
		},
	};
}

const onTelegram = (play: (stage: Stage, asr: FakeOpenAi) => Promise<void>, key?: string) => () =>
	withFake(async (asr) => {
		const stage = await openTelegramStage({ policy: OFFICE, env: serviceEnv('ASR', asr, key) });
		try {
			await play(stage, asr);
			await stage.check();
		} finally {
			await stage.close();
		}
	});

const inboxOf = async ({ desk }: Pick<Stage, 'desk'>) =>
	(await desk.db.select({ status: inbox.status }).from(inbox).orderBy(inbox.id)).map((row) => row.status);

describe.concurrent('a voice message on Telegram', () => {
	test(
		'in dialect is read back, and after 对 it is a wish; the whole order is spoken',
		onTelegram(async (stage, asr) => {
			const { speak, press, say } = speaker(stage);
			asr.answer({ says: '想喊个人来家头剪头发嘎，聂耳社区，周四上午' });
			expect(await speak()).toBe('听到的是：“想喊个人来家头剪头发嘎，聂耳社区，周四上午”。对吗？回“对”或再说一遍。');
			expect(asr.questions).toHaveLength(1);
			expect(asr.questions[0]).toMatchObject({
				path: '/v1/audio/transcriptions',
				fields: { model: 'fake-model', language: 'zh', file: { name: 'voice.ogg', type: 'audio/ogg', size: VOICE.length } },
			});
			expect(await press('对')).toContain('怎么称呼您');
			expect(await say('张奶奶 13812345678')).toContain('第一次下单请知悉');
			asr.answer({ says: '确认' });
			expect(await speak()).toContain('听到的是：“确认”');
			const placed = await say('对');
			expect(placed).toContain('已点单');
			expect((await orderRow(stage.desk, numberIn(placed))).state).toBe('ordered');
			expect(new Set(await inboxOf(stage))).toEqual(new Set(['handled']));
		}),
	);

	test(
		'with an emergency in it is acted on at once: the number to ring first, the station told',
		onTelegram(async (stage, asr) => {
			const { speak, say } = speaker(stage);
			await say('我住聂耳社区，想找人剪头发');
			asr.answer({ says: '快来人，我奶奶晕倒了叫不醒' });
			expect(await speak()).toMatch(/^【请马上打电话】120/);
			expect(words(await toldTo(stage.desk, await stage.desk.as('station-nieer')))).toContain('我奶奶晕倒了叫不醒');
		}),
	);

	test(
		'with an identity number in it is read back and kept without it',
		onTelegram(async (stage, asr) => {
			const { speak, press } = speaker(stage);
			asr.answer({ says: '想找人剪头发，身份证是530402194001011234' });
			await speak();
			expect(stage.textsOf(RESIDENT).join()).toMatch(/听到的是：“想找人剪头发，身份证是〔ID〕”/);
			expect(await press('对')).toContain('身份证号不用给我');
			const kept = [await stage.desk.db.select().from(inbox), await stage.desk.db.select().from(conversations), stage.textsOf(RESIDENT)];
			expect(JSON.stringify(kept[1])).toContain('〔ID〕');
			expect(JSON.stringify(kept)).not.toContain('530402');
		}),
	);

	test(
		'that cannot be made out twice goes to the station, and what is then typed as well',
		onTelegram(async (stage, asr) => {
			const { speak, say } = speaker(stage);
			await say('我住聂耳社区，想找人剪头发');
			asr.answer({ says: '' });
			expect(await speak()).toBe('没听清这段语音。请再说一遍，或者打字说一句。');
			expect(await speak()).toMatch(/^我没听清，已转给聂耳社区站的同志，工作时间30分钟内给您回电。\n您没有留电话，会在这里回您。/);
			expect(await stage.desk.db.select().from(handoffs)).toHaveLength(1);
			expect(words(await toldTo(stage.desk, await stage.desk.as('station-nieer')))).toContain('（发了语音，没听清）');
		}),
	);

	test(
		'of somebody whom the desk made wait is acknowledged before it is read back',
		onTelegram(async (stage, asr) => {
			const { resident } = speaker(stage);
			asr.answer({ afterMs: 4_500, next: { says: '想找人剪头发' } });
			await resident.send({ voice: { file_id: 'AwACAgI', file_unique_id: 'y', duration: 6 } });
			await stage.settled();
			expect(stage.textsOf(RESIDENT), 'nothing is said as long as it is quick').toEqual([]);
			await stage.desk.jobs.hearVoices();
			await stage.settled();
			expect(stage.textsOf(RESIDENT)).toEqual(['正在听您的语音，请稍等。', expect.stringContaining('听到的是：“想找人剪头发”')]);
		}),
	);

	test(
		'heard by two processes at once is answered once; several of one person in their order',
		onTelegram(async (stage, asr) => {
			const { resident } = speaker(stage);
			asr.answer({ says: '想找人剪头发' });
			const voice = { file_id: 'AwACAgI', file_unique_id: 'y', duration: 6 };
			await resident.send({ voice });
			await resident.send({ voice });
			await stage.settled();
			expect(await inboxOf(stage)).toEqual(['received', 'received']);
			await Promise.all([stage.desk.jobs.hearVoices(), stage.desk.jobs.hearVoices()]);
			await stage.settled();
			expect(stage.textsOf(RESIDENT)).toHaveLength(2);
			expect(await inboxOf(stage)).toEqual(['handled', 'handled']);
			await resident.press('对');
			await stage.settled();
			expect(stage.textsOf(RESIDENT).at(-1)).toContain('在哪个小区');
		}),
	);

	test.each<[string, Behaviour]>([
		['away', { status: 503 }],
		['cutting the connection', { cuts: true }],
		['answering what is none', { body: '{"words":"想找人剪头发"}' }],
		['refusing the format', { status: 400 }],
	])('while the service is %s: asked to type, nothing is lost', (_what, behaviour) =>
		onTelegram(async (stage, asr) => {
			const { speak, say } = speaker(stage);
			asr.answer(behaviour);
			expect(await speak()).toBe('这段语音现在没能听成。请打字说一句，或者过一会儿再说一遍。');
			expect(await say('想找人来家里剪头发')).toContain('在哪个小区');
			expect(await inboxOf(stage)).toEqual(['handled', 'handled']);
		})(),
	);

	test(
		'with a wrong key of the service, and one that Telegram gives out no more',
		onTelegram(async (stage) => {
			const { speak } = speaker(stage);
			expect(await speak()).toContain('这段语音现在没能听成');
			expect(await speak({ file_id: 'gone' })).toContain('我没听清，已转给');
		}, 'wrong-key'),
	);

	test(
		'of three minutes, or too many bytes, is not even fetched',
		onTelegram(async (stage, asr) => {
			const { speak, say } = speaker(stage);
			expect(await speak({ duration: 180 })).toContain('这段语音太长');
			await say('谢谢');
			expect(await speak({ file_size: 6_000_000 })).toContain('这段语音太长');
			await say('谢谢');
			stage.telegram.file('AwACAgI', 'voice/file_1.oga', new Uint8Array(6_000_000));
			expect(await speak()).toContain('这段语音太长');
			expect(asr.questions).toEqual([]);
		}),
	);
});

describe.concurrent('without a service', () => {
	test('on Telegram the desk says that it cannot listen', async () => {
		const stage = await openTelegramStage({ policy: OFFICE });
		try {
			const { speak, press } = speaker(stage);
			for (let i = 0; i < 3; i++) expect(await speak()).toBe('这里听不了语音，请打字说一句，或回“人工”找社区站的同志。');
			expect(await press('找人工')).toContain('已请');
			expect(new Set(await inboxOf(stage))).toEqual(new Set(['handled']));
			await stage.check();
		} finally {
			await stage.close();
		}
	});

	test('on WeCom what WeCom itself has heard is read back', async () => {
		const stage = await openWecomStage({ policy: OFFICE });
		try {
			const resident = stage.wecom.member('XiaoZhang');
			await resident.send('voice', { MediaId: 'voice-1', Format: 'amr', Recognition: '想找人来家里剪头发，聂耳社区。' });
			await resident.expect('听到的是：“想找人来家里剪头发，聂耳社区。”。对吗？回“对”或再说一遍。\n\n1. 对\n2. 再说一遍');
			await resident.press('对');
			await stage.settled();
			expect(resident.messages().at(-1)?.content).toContain('哪天方便');
			await stage.check();
		} finally {
			await stage.close();
		}
	});
});

describe.concurrent('with a service on WeCom', () => {
	test('a voice message is fetched and made into words; the callback is answered before that', () =>
		withFake(async (asr) => {
			const stage = await openWecomStage({ policy: OFFICE, env: serviceEnv('ASR', asr) });
			try {
				const resident = stage.wecom.member('XiaoZhang');
				stage.wecom.world.media.set('voice-1', VOICE);
				asr.answer({ says: '查单' });
				const delivery = await resident.send('voice', { MediaId: 'voice-1', Format: 'amr' });
				expect(delivery).toEqual({ outcome: 'acknowledged', statuses: [200] });
				expect(asr.questions).toEqual([]);
				await stage.desk.jobs.hearVoices();
				await stage.settled();
				expect(asr.questions[0]?.fields).toMatchObject({ file: { name: 'voice.amr', size: VOICE.length } });
				expect(resident.messages().at(-1)?.content).toContain('单');
				const rows = await stage.desk.db.select({ status: inbox.status }).from(inbox).where(eq(inbox.channel, 'wecom'));
				expect(rows).toEqual([{ status: 'handled' }]);
				await stage.check();
			} finally {
				await stage.close();
			}
		}));
});
