import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY } from '../../db/domain/instant.ts';
import { CENTRE, COORDINATOR, FRIDAY, item, LEADS, me, NOW, STRANGER, sceneIn } from './builders.ts';
import { Chat, lookupOf, stranger } from './talking.ts';

const draft = { wish: '剪头发', startedAt: NOW, itemCode: 'H06', unitCode: '111', slot: FRIDAY };

describe('whatever comes in', () => {
	const whos = [me(), STRANGER, COORDINATOR, CENTRE, LEADS, me(stranger)];
	const states = ['ordered', 'collected', 'offering', 'accepted', 'serving', 'confirming', 'unserved', 'closed'] as const;
	const talks = [
		{},
		{ draft },
		{ draft: { wish: '', startedAt: NOW } },
		{ fruitless: 6, quietUntil: NOW + DAY },
		...(['retime', 'return-why', 'give-up-why', 'undone-why'] as const).map((about) => ({
			asked: { about, orderId: sceneIn('ordered').order.id, choices: [] },
		})),
	];
	const context = fc.record({
		who: fc.constantFrom(...whos),
		talk: fc.constantFrom(...talks),
		scene: fc.constantFrom(...states).map((state) => sceneIn(state, {}, { item: item() })),
		found: fc.boolean(),
	});
	const answered = (chat: Chat) => {
		const quiet = chat.talk.quietUntil !== null && chat.talk.quietUntil > NOW;
		if (!quiet) expect(chat.last?.tellings.length).toBeGreaterThan(0);
		for (const { text } of chat.last?.tellings ?? []) expect(text).not.toMatch(/undefined|NaN|\[object/);
	};
	const chatOf = ({ who, talk, scene, found }: typeof context extends fc.Arbitrary<infer T> ? T : never) =>
		new Chat({ who, talk, facts: found ? { order: lookupOf(scene) } : { order: null, place: null } });

	it('is answered and breaks nothing: any text', () => {
		const words = fc.constantFrom(
			'剪头发',
			'聂耳社区',
			'周五上午',
			'确认',
			'不对',
			'返回',
			'接',
			'出发',
			'取消1123-037',
			'查',
			'5 好',
			'1',
			'😀',
		);
		const text = fc.oneof(
			fc.string(),
			fc.string({ unit: 'grapheme' }),
			fc.array(words, { minLength: 1, maxLength: 4 }).map((all) => all.join('')),
		);
		fc.assert(
			fc.property(context, fc.array(text, { minLength: 1, maxLength: 4 }), (given, texts) => {
				const chat = chatOf(given);
				for (const said of texts) {
					chat.say(said);
					answered(chat);
				}
			}),
			{ numRuns: 400 },
		);
	});

	it('is answered and breaks nothing: any button', () => {
		const verbs = fc.constantFrom(
			...'menu platform item institute place part confirm fix drop resume want faq help human mydata track cancel cancel-yes keep urge rate stars retime retime-yes'.split(
				' ',
			),
			...'again object let-go turn-back undo-finish ask-again name-member add station-help todo digest collect return why hours deny dispatch auto give-up accept decline join no-join depart depart-now'.split(
				' ',
			),
			...'arrive arrive-now finish hand-back leave undone nonsense'.split(' '),
		);
		const arg = fc.oneof(
			fc.constantFrom('77', '901', '501', 'toString', 'when', 'contact', '5', 'visit', 'any', 'return-why', 'duplicate', '', 'H06'),
			fc.integer().map(String),
			fc.string({ maxLength: 8 }),
		);
		fc.assert(
			fc.property(context, verbs, fc.array(arg, { maxLength: 4 }), (given, verb, args) => {
				const chat = chatOf(given);
				chat.press([verb, ...args].join(':'));
				answered(chat);
			}),
			{ numRuns: 1_500 },
		);
	});
});
