import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTelegram, type TelegramChannel } from '../../bot/channels/telegram.ts';
import { type ChannelDriver, channelSuite, type Said } from '../conformance/channel-suite.ts';
import { type FakeTelegram, startFakeTelegram } from '../helpers/fake-telegram.ts';

const NOW = Date.UTC(2026, 8, 28, 2, 0, 0);
const LARGE_ID = 8_123_456_789;

let fake: FakeTelegram;
let channel: TelegramChannel;
beforeAll(async () => {
	fake = await startFakeTelegram();
	channel = createTelegram({ token: fake.token, apiRoot: fake.apiRoot });
	for (const id of [LARGE_ID, 5002]) await start(id);
});
afterAll(async () => {
	await channel.close();
	await fake.close();
});

/** No webhook is set in this file: the update waits, the person has pressed Start all the same. */
const start = async (id: number): Promise<void> => {
	fake
		.user(id)
		.start()
		.catch(() => undefined);
};

const privateChat = (id: number) => ({ id, type: 'private', first_name: '王' });
const from = (id: number) => ({ id, is_bot: false, first_name: '王' });
const message = (id: number, content: object, date = NOW / 1000) => ({
	message_id: 1,
	date,
	chat: privateChat(id),
	from: from(id),
	...content,
});
const text = (words: string) => ({ update_id: 1, message: message(5001, { text: words }) });

const contentOf = (id: number, said: Said): object => {
	if (said.kind === 'choice') {
		return {
			callback_query: {
				id: '77',
				from: from(id),
				chat_instance: '1',
				data: said.id,
				message: { message_id: 3, date: 0, chat: privateChat(id) },
			},
		};
	}
	return { message: message(id, said.kind === 'text' ? { text: said.text } : { hologram: {} }) };
};

channelSuite('Telegram', (): ChannelDriver => {
	return {
		name: 'Telegram',
		channel,
		people: [String(LARGE_ID), '5002'],
		deliver: (address, id, said) => ({ update_id: Number(id), ...contentOf(Number(address), said) }),
		garbage: [
			{ update_id: 1 },
			{ update_id: 'x', message: message(1, { text: 'a' }) },
			{ update_id: 1.5, message: message(1, { text: 'a' }) },
			{ update_id: 1, message: null },
			{ update_id: 1, message: message(1, { text: ' \u0000 ' }) },
			{ update_id: 1, message: message(1, { pinned_message: {} }) },
			{ update_id: 1, message: { ...message(1, { text: 'a' }), chat: { id: -100, type: 'supergroup' } } },
			{ update_id: 1, message: { ...message(1, { text: 'a' }), from: { id: 1, is_bot: true } } },
			{ update_id: 1, message: { ...message(1, { text: 'a' }), sender_chat: { id: -100, type: 'channel' } } },
			{ update_id: 1, message: message(1_087_968_824, { text: 'a' }) },
			{ update_id: 1, message: message(777_000, { text: 'a' }) },
			{ update_id: 1, edited_message: message(1, { text: 'a' }) },
			{ update_id: 1, channel_post: message(1, { text: 'a' }) },
			{ update_id: 1, my_chat_member: { chat: privateChat(1), from: from(1), date: 1 } },
			{ update_id: 1, hologram: message(1, { text: 'a' }) },
			{ update_id: 1, callback_query: { id: '1', from: from(1), data: 'menu' } },
			{ update_id: 1, callback_query: { id: '1', from: from(1), message: { chat: privateChat(1) } } },
			{ update_id: 1, callback_query: { id: '1', from: from(1), data: '长'.repeat(30), message: { chat: privateChat(1) } } },
			{ update_id: 1, callback_query: { id: '1', from: from(1), data: 'menu', message: { chat: { id: -1, type: 'group' } } } },
		],
		idsAreGlobal: true,
		said: async (to) =>
			fake
				.user(Number(to))
				.messages()
				.map((m) => ({ text: m.text, buttons: m.rows.flat().map((button) => button.text) })),
		refusing: async () => {
			await start(5003);
			fake
				.user(5003)
				.block()
				.catch(() => undefined);
			return '5003';
		},
	};
});

describe('Telegram: reading updates', () => {
	const parse = (raw: unknown) => channel.parse(raw, NOW);

	it('takes ids beyond 32 bits, also as text', () => {
		expect(parse({ update_id: 9_876_543_210, message: message(LARGE_ID, { text: '好' }) })).toMatchObject({
			externalId: '9876543210',
			address: '8123456789',
		});
		const asText = { ...message(1, { text: '好' }), from: { id: '8123456789', is_bot: false } };
		expect(parse({ update_id: '9876543210', message: asText })).toMatchObject({ externalId: '9876543210', address: '8123456789' });
	});

	it.each([['/start'], ['/start ABC_def-9'], ['/start@wudan_bot'], ['/START']])('%s is a fresh call for help', (command) => {
		expect(parse(text(command))).toMatchObject({ fresh: true, content: { kind: 'text', text: '帮助' } });
	});

	it.each([
		['/help', '帮助'],
		['/help@wudan_bot', '帮助'],
		['/track', '查单'],
		['/track 0926-001', '查0926-001'],
		['/reset please', '重来'],
		['/cancel 0926-001', '取消0926-001'],
		['/unheard_of', '/unheard_of'],
		['/constructor', '/constructor'],
		['/helpful hint', '/helpful hint'],
		['a /help', 'a /help'],
		['/', '/'],
	])('%s is read as %s', (command, words) => {
		const inbound = parse(text(command));
		expect(inbound).toMatchObject({ content: { kind: 'text', text: words } });
		expect(inbound).not.toHaveProperty('fresh');
	});

	it.each(['photo', 'voice', 'sticker', 'location', 'contact', 'document'])('keeps a %s as something other', (kind) => {
		expect(parse({ update_id: 1, message: message(5001, { [kind]: {} }) })?.content).toEqual({ kind: 'other', what: kind });
	});

	it('reads a picture by its largest size, with the words under it', () => {
		const photo = [
			{ file_id: 'small', width: 90 },
			{ file_id: 'large', width: 1280 },
		];
		const read = (more: object) => parse({ update_id: 1, message: message(5001, { photo, ...more }) })?.content;
		expect(read({ caption: ' 就是这个灯 ' })).toEqual({ kind: 'photo', file: 'large', caption: '就是这个灯' });
		expect(read({ caption: ' ' })).toEqual({ kind: 'photo', file: 'large', caption: null });
		expect(read({ photo: [] })).toEqual({ kind: 'other', what: 'photo' });
	});

	it.each<[string, object, object]>([
		[
			'with all that Telegram tells',
			{ file_id: 'AwACAgI-_', duration: 7, mime_type: 'audio/ogg', file_size: 9_000 },
			{ seconds: 7, bytes: 9_000 },
		],
		['with its id alone', { file_id: 'AwACAgI-_' }, {}],
		['forwarded from another program', { file_id: 'AwACAgI-_', mime_type: 'audio/mpeg' }, { format: 'mpeg' }],
		['of a strange type', { file_id: 'AwACAgI-_', mime_type: 'audio/x-../..', duration: -1, file_size: '9' }, {}],
	])('reads a voice message %s', (_what, voice, read) => {
		expect(parse({ update_id: 1, message: message(5001, { voice }) })?.content).toEqual({
			kind: 'voice',
			voice: { file: 'AwACAgI-_', format: 'ogg', seconds: null, bytes: null, ...read },
			transcript: null,
		});
	});

	it('a voice message whose id is none is something other', () => {
		const voice = { file_id: '../../etc' };
		expect(parse({ update_id: 1, message: message(5001, { voice }) })?.content).toEqual({ kind: 'other', what: 'voice' });
	});

	it.each([
		['the time of the message', NOW / 1000 - 3600, NOW - 3_600_000],
		['a clock a little ahead', NOW / 1000 + 300, NOW + 300_000],
		['arrival: in the future', NOW / 1000 + 301, NOW],
		['arrival: older than two days', NOW / 1000 - 172_801, NOW],
		['arrival: zero', 0, NOW],
		['arrival: milliseconds', NOW, NOW],
	])('dates a message by %s', (_, date, at) => {
		expect(parse({ update_id: 1, message: message(5001, { text: '好' }, date) })?.at).toBe(at);
	});

	it("counts Telegram's date on the desk's own clock where that was moved", () => {
		const DAY = 86_400_000;
		const moved = createTelegram({ token: fake.token, apiRoot: fake.apiRoot, skewMs: () => 3 * DAY });
		expect(moved.parse({ update_id: 1, message: message(5001, { text: '好' }, NOW / 1000 - 60) }, NOW + 3 * DAY)?.at).toBe(
			NOW + 3 * DAY - 60_000,
		);
	});

	it('dates a press by its arrival, since its message has the time of the desk', () => {
		expect(parse({ update_id: 1, ...contentOf(5001, { kind: 'choice', id: 'menu' }) })?.at).toBe(NOW);
	});
});
