import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Inbound } from '../../bot/channels/channel.ts';
import { createWecom, type WecomChannel } from '../../bot/channels/wecom.ts';
import { createEnvelope, type Opened } from '../../bot/channels/wecom-envelope.ts';
import { numbered, renderWecom } from '../../bot/channels/wecom-render.ts';
import { xmlFields } from '../../bot/channels/xml.ts';
import type { Choice } from '../../bot/flow/outbound.ts';
import { read } from '../../bot/flow/read.ts';
import { NEW_TALK } from '../../bot/flow/talk.ts';
import { type ChannelDriver, channelSuite, type Said } from '../conformance/channel-suite.ts';
import { type FakeWecom, startFakeWecom } from '../helpers/fake-wecom.ts';
import { innerXml } from '../helpers/fake-wecom-persona.ts';
import { trained } from '../helpers/trained.ts';

const NOW = Date.UTC(2026, 8, 28, 2, 0, 0);
const CORP = 'ww1a2b3c4d5e6f7a8b';

let fake: FakeWecom;
let channel: WecomChannel;
beforeAll(async () => {
	fake = await startFakeWecom();
	channel = createWecom({
		corpId: fake.corpId,
		agentId: fake.agentId,
		secret: fake.env['WECOM_AGENT_SECRET'] ?? '',
		apiRoot: fake.apiRoot,
	});
	for (const userid of ['ZhangSan', 'li.si@corp']) fake.member(userid);
});
afterAll(async () => {
	await channel.close();
	await fake.close();
	expect(fake.warnings).toEqual([]);
});

const opened = (plaintext: string): Opened => ({ plaintext, fields: xmlFields(plaintext) ?? {} });
const message = (from: string, id: string, own: Parameters<typeof innerXml>[0]): Opened =>
	opened(
		innerXml({ ToUserName: CORP, FromUserName: from, CreateTime: NOW / 1000, MsgType: 'text', ...own, MsgId: id, AgentID: 1_000_002 }),
	);
const ownOf = (said: Said): Parameters<typeof innerXml>[0] | null =>
	said.kind === 'choice' ? null : said.kind === 'text' ? { Content: said.text } : { MsgType: 'hologram' };

channelSuite('WeCom', (): ChannelDriver => {
	return {
		name: 'WeCom',
		channel,
		people: ['ZhangSan', 'li.si@corp'],
		deliver: (from, id, said) => {
			const own = ownOf(said);
			return own && message(from, id, own);
		},
		garbage: [
			'<xml></xml>',
			{ plaintext: 'x' },
			{ plaintext: 7, fields: {} },
			{ plaintext: 'x', fields: null },
			opened('<xml></xml>'),
			message('sys', '1', { Content: 'a' }),
			message('@all', '1', { Content: 'a' }),
			message('a|b', '1', { Content: 'a' }),
			message('x'.repeat(65), '1', { Content: 'a' }),
			message('', '1', { Content: 'a' }),
			message('ZhangSan', 'one', { Content: 'a' }),
			message('ZhangSan', '', { Content: 'a' }),
			message('ZhangSan', '1', { Content: ' \u0000 ' }),
			message('ZhangSan', '1', {}),
			message('ZhangSan', '1', { MsgType: 'event', Event: 'enter_agent' }),
		],
		idsAreGlobal: false,
		said: async (to) =>
			fake
				.member(to)
				.messages()
				.map(({ content }) => ({ text: content, buttons: [] })),
		refusing: async () => 'nobody.there',
	};
});

const VOICE = { file: 'MEDIA-2', format: 'amr', seconds: null, bytes: null };

describe('WeCom: the documented callbacks (channels.md A6)', () => {
	const { token, aesKey, corpId, callbacks } = JSON.parse(readFileSync('tests/fixtures/wecom/callbacks.json', 'utf8'));
	const envelope = createEnvelope({ corpId, keys: [{ token, aesKey }], now: () => NOW });
	const openOf = (name: string): Opened => {
		const { encrypt, xml: _, name: __, ...query } = callbacks.find((each: { name: string }) => each.name === name);
		const result = envelope.open(query, `<xml><Encrypt><![CDATA[${encrypt}]]></Encrypt></xml>`);
		if ('refused' in result) throw new Error(`${name}: ${result.why}`);
		return result;
	};
	const names: readonly string[] = callbacks.map((each: { name: string }) => each.name);
	const isSaid = (name: string): boolean => channel.parse(openOf(name), NOW) !== null;

	it('covers every type and event of the table', () => {
		const messages = ['text', 'image', 'voice', 'video', 'location', 'link'];
		const events = ['subscribe', 'unsubscribe', 'enter_agent', 'LOCATION', 'click', 'view', 'view_miniprogram', 'scancode_push'];
		events.push('scancode_waitmsg', 'pic_sysphoto', 'pic_photo_or_album', 'pic_weixin', 'location_select', 'template_card_menu_event');
		events.push('batch_job_result', 'change_contact', 'kf_msg_or_event', 'inactive_alert', 'close_inactive_agent', 'low_active');
		events.push('reopen_inactive_agent', 'low_active_alert', 'active_restored');
		expect(names).toEqual(expect.arrayContaining([...messages, ...events]));
		expect(names.filter(isSaid)).toEqual([
			'text',
			'text that looks like a number',
			'text with markup in it',
			'image',
			'voice',
			'video',
			'location',
			'link',
			'a type to come',
		]);
	});

	it('reads texts as they were written', () => {
		expect(channel.parse(openOf('text'), NOW)).toEqual({
			channel: 'wecom',
			externalId: 'zhangsan:7234567890123450000',
			address: 'zhangsan',
			at: NOW,
			content: { kind: 'text', text: '想找人来家里剪头发' },
		});
		expect(channel.parse(openOf('text that looks like a number'), NOW)?.content).toEqual({ kind: 'text', text: '00123' });
		const markup = channel.parse(openOf('text with markup in it'), NOW)?.content;
		expect(markup).toEqual({ kind: 'text', text: '<!DOCTYPE a [<!ENTITY b "c">]> &amp; <xml>' });
	});

	it('reads a picture by its media id', () => {
		const { fields, ...opened } = openOf('image');
		expect(channel.parse({ ...opened, fields }, NOW)?.content).toEqual({ kind: 'photo', file: 'MEDIA-1', caption: null });
		expect(channel.parse({ ...opened, fields: { ...fields, MediaId: '' } }, NOW)?.content).toEqual({ kind: 'other', what: 'image' });
	});

	it.each(['video', 'location', 'link'])('acknowledges %s by its name', (name) => {
		expect(channel.parse(openOf(name), NOW)?.content).toEqual({ kind: 'other', what: name });
	});

	it.each<[string, Record<string, string>, Inbound['content']]>([
		['as its media id', {}, { kind: 'voice', voice: { ...VOICE, format: 'amr' }, transcript: null }],
		['in another format', { Format: 'Speex' }, { kind: 'voice', voice: { ...VOICE, format: 'speex' }, transcript: null }],
		['with the words that WeCom heard', { Recognition: ' 想喊个人。' }, { kind: 'voice', voice: VOICE, transcript: '想喊个人。' }],
		['without a media id', { MediaId: '' }, { kind: 'other', what: 'voice' }],
		['with a media id that is none', { MediaId: 'a&b=../c' }, { kind: 'other', what: 'voice' }],
	])('reads a voice message %s', (_what, more, content) => {
		const { fields, ...opened } = openOf('voice');
		expect(channel.parse({ ...opened, fields: { ...fields, ...more } }, NOW)?.content).toEqual(content);
	});

	it('keeps what nobody said, each under a key of its own that a second delivery shares', () => {
		const kept = names.filter((name) => !isSaid(name));
		const notices = kept.map((name) => channel.notice(openOf(name), NOW));
		expect(new Set(notices.map(({ externalId }) => externalId)).size).toBe(kept.length);
		for (const [i, name] of kept.entries()) {
			expect(channel.notice(openOf(name), NOW)).toEqual(notices[i]);
			expect(notices[i]).toMatchObject({ channel: 'wecom', at: NOW, reachable: name === 'subscribe' });
			expect(notices[i]?.externalId).toMatch(/^[0-9a-f]{64}$/);
		}
		expect(channel.notice(openOf('click'), NOW)).toMatchObject({ what: 'click', address: 'zhangsan' });
		expect(channel.notice(openOf('an event to come'), NOW)).toMatchObject({ what: 'teleport' });
	});

	it('the bell of kf is about nobody, and keeps its token for whoever will answer it', () => {
		const bell = channel.notice(openOf('kf_msg_or_event'), NOW);
		expect(bell).toMatchObject({ what: 'kf_msg_or_event', address: null, fields: { Token: 'KF-TOKEN', OpenKfId: 'wkAAAA' } });
		expect(channel.notice(openOf('inactive_alert'), NOW).address).toBeNull();
	});

	it('does not keep where a member is', () => {
		const notice = channel.notice(openOf('LOCATION'), NOW);
		expect(notice).toMatchObject({ what: 'LOCATION', address: 'zhangsan' });
		expect(JSON.stringify(notice)).not.toMatch(/24\.35|102\.54/);
	});

	it('one selected item is a list as well as two', () => {
		const items = (name: string) => (openOf(name).fields['SelectedItems'] as { SelectedItem: { QuestionKey: string }[] }).SelectedItem;
		expect(items('template_card_event with one selected item').map(({ QuestionKey }) => QuestionKey)).toEqual(['when']);
		expect(items('template_card_event with two').map(({ QuestionKey }) => QuestionKey)).toEqual(['when', 'who']);
	});

	it('two events of one member in one second are two, by whatever they differ', () => {
		const event = (key: string) =>
			opened(innerXml({ ToUserName: CORP, FromUserName: 'z', CreateTime: 1, MsgType: 'event', Event: 'click', EventKey: key }));
		expect(channel.notice(event('a'), NOW).externalId).not.toBe(channel.notice(event('b'), NOW).externalId);
	});
});

describe('WeCom: when something was written', () => {
	const at = (CreateTime: number, skewMs = 0, now = NOW) =>
		createWecom({ corpId: CORP, agentId: 1, secret: 's', skewMs: () => skewMs }).parse(
			message('z', '1', { CreateTime, Content: '好' }),
			now,
		)?.at;

	it.each([
		['its own time', NOW / 1000 - 60, NOW - 60_000],
		['arrival: in the future', NOW / 1000 + 301, NOW],
		['arrival: older than two days', NOW / 1000 - 172_801, NOW],
	])('dates a message by %s', (_, createTime, expected) => {
		expect(at(createTime)).toBe(expected);
	});

	it("counts WeCom's date on the desk's own clock where that was moved", () => {
		const DAY = 86_400_000;
		expect(at(NOW / 1000 - 60, 3 * DAY, NOW + 3 * DAY)).toBe(NOW + 3 * DAY - 60_000);
	});
});

describe('WeCom: choices without buttons', () => {
	const choice = (id: string, label: string): Choice => ({ id, label });
	const stars = [5, 4, 3, 2, 1].map((n) => choice(`rate:17:${n}`, `${n} ${['很差', '不太好', '一般', '好', '很好'][n - 1]}`));

	it('are numbered below the text', () => {
		const offer = [choice('accept:9', '接'), choice('decline:9', '不便')];
		expect(renderWecom({ text: '【派单】1123-037', choices: offer })).toEqual(['【派单】1123-037\n\n1. 接\n2. 不便']);
	});

	it('keep the number that their words begin with', () => {
		expect(numbered(stars).split('\n')).toEqual(['5 很好', '4 好', '3 一般', '2 不太好', '1 很差']);
		expect(numbered([...stars.slice(0, 1), choice('human', '找人工')])).toBe('5 很好\n2. 找人工');
		// Its place is the number of another one: by its words alone.
		expect(numbered([choice('a', '2 号楼'), choice('b', '别处')])).toBe('2 号楼\n别处');
	});

	it.each([
		['stars', stars],
		['an offer', [choice('accept:9', '接'), choice('decline:9', '不便')]],
		['a long list', Array.from({ length: 20 }, (_, i) => choice(`item:i${i}`, `第${i}种服务`))],
		['stars and more', [...stars, choice('human', '找人工')]],
	])('the number shown means that choice in the talk: %s', (_, choices) => {
		const lines = numbered(choices).split('\n');
		for (const [i, { id }] of choices.entries()) {
			const shown = /^\d+/.exec(lines[i] ?? '')?.[0] ?? '';
			const context = { talk: NEW_TALK, draftChoices: [], meaningOf: trained, onlySlots: () => false, fresh: false };
			const meant = read({ kind: 'text', text: shown }, { ...context, open: [{ choices }] });
			const pressed = read({ kind: 'choice', id }, { ...context, open: [] });
			expect(shown).not.toBe('');
			expect(meant).toEqual(pressed);
		}
	});

	it('stay together, in a message of their own where they no longer fit', () => {
		const [text, list, ...rest] = renderWecom({ text: '长'.repeat(680), choices: stars });
		expect(text).toBe('长'.repeat(680));
		expect(list).toBe(numbered(stars));
		expect(rest).toEqual([]);
	});

	it('a text is 2,048 bytes at most, in whole characters', () => {
		const parts = renderWecom({ text: '👩‍👩‍👧‍👦长'.repeat(700), choices: [] });
		for (const part of parts) expect(Buffer.byteLength(part)).toBeLessThanOrEqual(2048);
		expect(parts.join('')).toBe('👩‍👩‍👧‍👦长'.repeat(700));
		expect(renderWecom({ text: ' \u0000\n', choices: stars })).toEqual([]);
	});

	it('what somebody wrote never becomes a link', () => {
		const [text = ''] = renderWecom({ text: '<a href="https://evil.example">接</a> < A\thref=x> a<b', choices: [] });
		expect(text).toBe('＜a href="https://evil.example">接＜/a> ＜ A\thref=x> a<b');
	});
});
