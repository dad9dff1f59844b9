import { describe, expect, it } from 'vitest';
import { FRIDAY, NOW } from './builders.ts';
import { Chat } from './talking.ts';

/** Not understood twice: a person is offered, and is called by nothing that was meant for something else. */

const summary = { wish: '剪头发', startedAt: NOW, itemCode: 'H06', unitCode: '111', slot: FRIDAY };
/** The time is still to be said. */
const when = { wish: '剪头发', startedAt: NOW, itemCode: 'H06', unitCode: '111' };

function twice(talk = {}): Chat {
	const chat = new Chat({ talk });
	chat.say('哦豁噻');
	chat.say('呃呃呃呃');
	return chat;
}

describe('not understood twice', () => {
	it.each(['确认', '下单'])('%s goes to the card that is open', (words) => {
		const chat = twice({ draft: summary });
		expect(chat.say(words)).toMatch(/^已点单/);
		expect(chat.last?.handoff).toBeUndefined();
	});

	it('1 is the first choice of what the draft asks, and a person the last', () => {
		const chat = twice({ draft: when });
		expect(chat.labels().at(-1)).toBe('找人工');
		chat.say('1');
		expect(chat.last?.handoff).toBeUndefined();
		expect(chat.talk.draft?.slot).toBeDefined();
	});

	it.each(['人工', '找人工'])('%s calls a person from there', (words) => {
		for (const talk of [{}, { draft: when }]) {
			const chat = twice(talk);
			chat.say(words);
			expect(chat.last?.handoff?.next.kind).toBe('call');
		}
	});

	it.each(['确认', '1'])('%s calls nobody where no card is open', (words) => {
		const chat = twice();
		chat.say(words);
		expect(chat.last?.handoff).toBeUndefined();
	});
});
