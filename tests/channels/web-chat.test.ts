import { describe, expect, it } from 'vitest';
import { webChat } from '../../bot/channels/web-chat.ts';
import { type ChannelDriver, channelSuite, type Said } from '../conformance/channel-suite.ts';

const bodyOf = (id: string, said: Said): unknown => {
	switch (said.kind) {
		case 'text':
			return { id, text: said.text };
		case 'choice':
			return { id, choice: said.id };
		case 'unknown':
			return { id, media: 'voice' };
	}
};

const driver: ChannelDriver = {
	name: 'web chat',
	channel: webChat,
	people: ['session-a', 'session-b'],
	deliver: (address, id, said) => ({ address, body: bodyOf(id, said) }),
	garbage: [
		{ address: 'a' },
		{ address: '', body: { id: '1', text: 'x' } },
		{ address: 'a', body: { text: 'x' } },
		{ address: 'a', body: { id: 1, text: 'x' } },
		{ address: 'a', body: { id: '', text: 'x' } },
		{ address: 'a', body: { id: 'x'.repeat(201), text: 'x' } },
		{ address: 'a', body: { id: 'a\nb', text: 'x' } },
		{ address: 'a', body: { id: 'a\u0085b', text: 'x' } },
		{ address: 'a', body: { id: '\ud800', text: 'x' } },
		{ address: 'a', body: { id: '1', text: ' \u0000 ' } },
		{ address: 'a', body: { id: '1', text: null } },
		{ address: 'a', body: { id: '1', choice: '' } },
		{ address: 'a', body: { id: '1', choice: '评'.repeat(22) } },
		{ address: 'a', body: { id: '1', choice: 'me\u0000nu' } },
		{ address: 'a', body: { id: '1', text: '好', choice: 'menu' } },
		{ address: 'a', body: ['1', '好'] },
	],
	idsAreGlobal: false,
	said: () => null,
	refusing: () => null,
};

channelSuite('web chat', () => driver);

describe('web chat', () => {
	it('names a message by the session that sent it and the client id', () => {
		const inbound = webChat.parse({ address: 'session-a', body: { id: 'x'.repeat(200), text: '帮助' } }, 42);
		expect(inbound).toEqual({
			channel: 'web',
			externalId: `session-a:${'x'.repeat(200)}`,
			address: 'session-a',
			at: 42,
			content: { kind: 'text', text: '帮助' },
		});
	});

	it('has nothing to send: the thread is the delivery', async () => {
		expect(await webChat.send('session-a', { text: '您好', choices: [] })).toEqual({ result: 'sent', externalId: null });
	});
});
