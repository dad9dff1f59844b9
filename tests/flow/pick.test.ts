import { describe, expect, it } from 'vitest';
import type { Meaning } from '../../bot/understand/meaning.ts';
import { trained } from '../helpers/trained.ts';
import { me, NOW, RESIDENT, STRANGER, worldAt } from './builders.ts';
import { Chat } from './talking.ts';

/** Words about which the model cannot decide, whatever it has learnt meanwhile. */
const VAGUE = '那边的事情还是老样子没有动静嘛';
const calm = { alarm: null, danger: null, words: null } as const;
const asksIntent = {
	...calm,
	intent: 'status',
	kind: null,
	confidence: 0.5,
	ask: 'intent',
	options: ['status', 'complaint', 'request'],
	intents: [
		{ what: 'status', p: 0.5 },
		{ what: 'complaint', p: 0.3 },
		{ what: 'request', p: 0.2 },
	],
} as const;

const worldWith = (given: Partial<Meaning>, about = VAGUE) =>
	worldAt(NOW, { meaningOf: (text) => ({ ...trained(text), ...(text === about ? given : {}) }) });

const asked = (given: ConstructorParameters<typeof Chat>[0] = {}, about = VAGUE) => {
	const chat = new Chat({ world: worldWith(asksIntent, about), ...given });
	chat.say(about);
	return chat;
};
const picked = (chat: Chat, button: string) => {
	expect(chat.choices()).toContain(button);
	chat.press(button);
	return chat.last?.pick;
};

describe('one of the intents', () => {
	it('is kept with the words, what they were taken for and what was picked', () => {
		expect(picked(asked(), 'want:request')).toEqual({
			asked: 'intent',
			words: VAGUE,
			thought: { intent: 'status', kind: null, confidence: 0.5 },
			picked: { intent: 'request', itemCode: null, kind: null },
			own: [RESIDENT.name, me().phone],
		});
	});

	it('typed or numbered is the same; 都不是 picks none', () => {
		const typed = asked();
		typed.say('反映问题');
		expect(typed.last?.pick).toMatchObject({ words: VAGUE, picked: { intent: 'complaint' } });
		const numbered = asked();
		numbered.say('1');
		expect(numbered.last?.pick).toMatchObject({ words: VAGUE, picked: { intent: 'status' } });
		expect(picked(asked(), 'want:none')).toMatchObject({ words: VAGUE, picked: { intent: null, itemCode: null, kind: null } });
	});

	it('once: the same button again has no words', () => {
		const chat = asked();
		picked(chat, 'want:complaint');
		chat.press('want:complaint');
		expect(chat.last?.pick).toBeUndefined();
	});

	it('words behind the number are not what was asked about', () => {
		const chat = asked();
		chat.say('3 剪头发');
		expect(chat.last?.pick).toBeUndefined();
	});

	it('something plain after the question picks nothing, nor does a button without words', () => {
		const chat = asked();
		chat.say('想找人来家里剪头发');
		expect(chat.last?.pick).toBeUndefined();
		const fresh = new Chat();
		fresh.press('want:request');
		expect(fresh.last?.pick).toBeUndefined();
	});
});

/** The first words of a wish that two items may fit. */
const WISH = '想喊人来给我家老人弄一弄';
const TWO = {
	kinds: [
		{ what: '助老', p: 0.5 },
		...trained(WISH)
			.kinds.filter(({ what }) => what !== '助老')
			.slice(0, 1),
	],
} as const;
const offering = worldWith({ ...calm, intent: 'request', kind: '助老', confidence: 1, ask: 'kind', options: [], kinds: TWO.kinds }, WISH);
const wishing = (given: ConstructorParameters<typeof Chat>[0] = {}) => {
	const chat = new Chat({ world: offering, ...given });
	chat.say(WISH);
	return chat;
};

describe('one of the items', () => {
	it('is kept with the kind it was offered for', () => {
		const chat = wishing();
		expect(chat.choices()).toEqual(expect.arrayContaining(['item:H06', 'item:H05', 'menu']));
		expect(picked(chat, 'item:H05')).toMatchObject({
			asked: 'item',
			words: WISH,
			thought: { intent: 'request', kind: '助老', confidence: 0.5 },
			picked: { intent: 'request', itemCode: 'H05', kind: '助老' },
		});
	});

	it('都不是 picks none, and what is chosen in the menu then is no pick', () => {
		const chat = wishing();
		expect(picked(chat, 'menu')).toMatchObject({ words: WISH, picked: { intent: null, itemCode: null, kind: null } });
		chat.press('item:H06');
		expect(chat.talk.draft?.itemCode).toBe('H06');
		expect(chat.last?.pick).toBeUndefined();
	});

	it('is not kept where other words than the first led to the choices', () => {
		const draft = { wish: '想请人帮个忙', startedAt: NOW, suggested: ['E01', 'H05'] };
		const chat = new Chat({ world: offering, talk: { draft } });
		chat.press('item:E01');
		expect(chat.talk.draft?.itemCode).toBe('E01');
		expect(chat.last?.pick).toBeUndefined();
	});

	it('of the plain menu is no pick', () => {
		const chat = new Chat({ talk: { draft: { wish: '', startedAt: NOW, platformCode: 'HEALTH' } } });
		chat.press('item:H06');
		expect(chat.last?.pick).toBeUndefined();
	});
});

describe('nothing is kept', () => {
	const nothing = (chat: Chat, button: string) => expect(picked(chat, button)).toBeUndefined();

	/** Words that were held for the three buttons, whatever led to that. */
	const notOf = (words: string) => {
		const chat = asked();
		const held = { words, ids: chat.choices(), saidAt: NOW };
		const then = { world: worldWith(asksIntent, words), talk: { ...chat.talk, held }, open: chat.open.map(({ choices }) => choices) };
		nothing(new Chat(then), 'want:request');
	};

	it('of somebody who has not gone on after the notice on personal data', () => {
		nothing(asked({ who: me(RESIDENT, { consented: false }) }), 'want:request');
		nothing(wishing({ who: STRANGER }), 'item:H06');
	});

	it.each([
		['that rang an alarm', { ...asksIntent, alarm: 'ask' as const, danger: '120' as const }],
		['with words of danger', { ...asksIntent, words: '119' as const }],
	])('of words %s', (_what, given) => {
		const chat = asked();
		const later = new Chat({ world: worldWith(given), talk: chat.talk, open: chat.open.map(({ choices }) => choices) });
		nothing(later, 'want:request');
	});

	it.each(['我这个人没用，活着也是拖累', '没人在乎我，东西都送人了'])('of gloom: %s', (text) => notOf(text));

	it('of what was asked about as danger and is none', () => {
		const about = '我肚子疼';
		const chat = new Chat({ world: worldWith({ ...asksIntent, alarm: 'ask', danger: '120', ask: 'danger' }, about) });
		chat.say(about);
		chat.press('safe');
		expect(chat.choices()).toContain('want:request');
		nothing(chat, 'want:request');
	});

	it('of a long story, and of other scripts', () => {
		const story = `${VAGUE}，${'我们这里老是这样，'.repeat(40)}`;
		notOf(story);
		notOf('that thing over there, you know');
	});

	it.each([
		['a question about danger', { worry: { words: '肚子疼', saidAt: NOW, askedAt: NOW, danger: '120' as const } }],
		['a draft that an emergency has set aside', { shelved: { wish: '剪头发', startedAt: NOW } }],
		['a talk with the staff', { handoff: { told: true } }],
	])('beside %s', (_what, beside) => {
		const chat = asked();
		nothing(
			new Chat({ world: chat.world, talk: { ...chat.talk, ...beside }, open: chat.open.map(({ choices }) => choices) }),
			'want:request',
		);
	});
});
