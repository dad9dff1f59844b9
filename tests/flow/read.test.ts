import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderOfAct, parseAct, type Verb } from '../../bot/flow/act.ts';
import { waysOut } from '../../bot/flow/cards.ts';
import type { Intent } from '../../bot/flow/intent.ts';
import type { Choice } from '../../bot/flow/outbound.ts';
import { type ReadContext, read } from '../../bot/flow/read.ts';
import { questionOf } from '../../bot/flow/steps/draft-question.ts';
import type { Asked } from '../../bot/flow/talk.ts';
import type { OrderId } from '../../db/domain/ids.ts';
import { trained } from '../helpers/trained.ts';
import { id, me, NOW, sceneIn, talk, worldAt } from './builders.ts';

const choice = (choiceId: string, label: string): Choice => ({ id: choiceId, label });
const OFFER = [choice('accept:901', '接'), choice('decline:901', '不便')];
const OFFER2 = [choice('accept:902', '接'), choice('decline:902', '不便')];
const STARS = [5, 4, 3, 2, 1].map((n) => choice(`rate:77:${n}`, `${n} ${['', '很差', '不太好', '一般', '好', '很好'][n]}`));
const SUMMARY = questionOf({ wish: '理发', startedAt: NOW, itemCode: 'H06', unitCode: '111', slot: null }, me(), worldAt()).choices;
const STATIONS = [choice('place:111', '聂耳社区'), choice('place:112', '新兴社区')];

function intentOf(text: string, open: readonly (readonly Choice[])[] = [], given: Partial<ReadContext> = {}): Intent {
	return read(
		{ kind: 'text', text },
		{
			talk: talk(),
			open: open.map((choices) => ({ choices })),
			draftChoices: [],
			meaningOf: trained,
			onlySlots: () => false,
			fresh: false,
			...given,
		},
	);
}
const meaning = (...args: Parameters<typeof intentOf>): string => {
	const intent = intentOf(...args);
	if (intent.kind === 'act') return [intent.act.verb, ...intent.act.args, ...(intent.rest === null ? [] : [`“${intent.rest}”`])].join(':');
	if (intent.kind === 'command') return `${intent.command.word}${intent.command.number ?? ''}`;
	return intent.kind === 'which' ? `which ${intent.choices.map((one) => one.id).join(' ')}` : intent.kind;
};

describe('emergencies', () => {
	it('come before anything: open questions, an asked reason, a draft', () => {
		const asked: Asked = { about: 'return-why', orderId: id<OrderId>(77), choices: [] };
		for (const text of ['家里着火了', '救命，有人晕倒了']) {
			expect(intentOf(text, [OFFER, STARS], { talk: talk({ asked }), draftChoices: SUMMARY })).toMatchObject({ kind: 'danger', text });
		}
	});
});

describe('buttons', () => {
	it('mean the act in their id, also pressed again or long after', () => {
		expect(
			read(
				{ kind: 'choice', id: 'rate:77:4' },
				{ talk: talk(), open: [], draftChoices: [], meaningOf: trained, onlySlots: () => false, fresh: false },
			),
		).toEqual({
			kind: 'act',
			act: { verb: 'rate', args: ['77', '4'] },
			rest: null,
		});
		const nobody = read(
			{ kind: 'choice', id: 'nobody:gave' },
			{ talk: talk(), open: [], draftChoices: [], meaningOf: trained, onlySlots: () => false, fresh: false },
		);
		expect(nobody).toEqual({ kind: 'stale' });
	});

	it('anything that is no text is not understood; the start button greets', () => {
		expect(
			read(
				{ kind: 'other', what: 'sticker' },
				{ talk: talk(), open: [], draftChoices: [], meaningOf: trained, onlySlots: () => false, fresh: true },
			),
		).toEqual({
			kind: 'unsupported',
		});
		expect(intentOf('/start', [], { fresh: true })).toEqual({ kind: 'fresh' });
	});

	it('typed out by their words mean the same; in two questions the desk asks which', () => {
		expect(meaning('接', [OFFER])).toBe('accept:901');
		expect(meaning(' 很好 ', [STARS])).toBe('rate:77:5');
		expect(meaning('5 很好', [STARS])).toBe('rate:77:5');
		const cards = [78, 79].map((n) => [choice(`collect:${n}`, '确认'), choice(`return:${n}`, '退回')]);
		expect(meaning('确认', cards)).toBe('which collect:78 collect:79');
		expect(meaning('接', [OFFER, OFFER])).toBe('accept:901');
		expect(intentOf('旧', [[choice('nobody:gave', '旧')]])).toEqual({ kind: 'stale' });
	});
});

describe('numbers', () => {
	it('answer the only open question; the rest behind them is kept', () => {
		expect(meaning('2', [OFFER])).toBe('decline:901');
		expect(meaning('①', [STATIONS])).toBe('place:111');
		expect(meaning('1 周四上午', [STATIONS])).toBe('place:111:“周四上午”');
	});

	it('are the digit of a star, not its place', () => {
		expect(meaning('5', [STARS])).toBe('rate:77:5');
		expect(meaning('1 来晚了', [STARS])).toBe('rate:77:1:“来晚了”');
	});

	it('the same question asked again is one question', () => {
		expect(meaning('4', [STARS, STARS])).toBe('rate:77:4');
	});

	it('that fit nothing miss, with words behind them they are words', () => {
		expect(meaning('7', [OFFER])).toBe('missed');
		expect(meaning('7 栋', [OFFER])).toBe('words');
		expect(meaning('7 号楼的李奶奶', [OFFER])).toBe('words');
		expect(meaning('3', [])).toBe('words');
		expect(meaning('3', [[]])).toBe('words');
	});

	it('with two open questions bring the question which', () => {
		expect(meaning('1', [OFFER, STARS])).toBe('which accept:901 rate:77:1');
		expect(meaning('9', [OFFER, STARS])).toMatch(/^which accept:901 decline:901 rate:77:5/);
		expect(meaning('1 周四上午', [OFFER, STARS])).toBe('words');
	});

	it('answer what is asked beside the draft, else the question of the draft, when no message is open', () => {
		const asked: Asked = { about: 'return-why', orderId: id<OrderId>(77), choices: [choice('why:return-why:77:duplicate', '重复')] };
		expect(meaning('1', [], { talk: talk({ asked }), draftChoices: STATIONS })).toBe('why:return-why:77:duplicate');
		expect(meaning('2', [], { draftChoices: STATIONS })).toBe('place:112');
	});
});

describe('yes and no', () => {
	it('answer the only question of that kind', () => {
		expect(meaning('好', [OFFER])).toBe('accept:901');
		expect(meaning('不行', [OFFER])).toBe('decline:901');
		expect(meaning('确认', [SUMMARY])).toBe('confirm');
		expect(meaning('同意', [[choice('join:77', '来'), choice('no-join:77', '不来')]])).toBe('join:77');
		expect(meaning('对', [OFFER, OFFER2])).toBe('which accept:901 accept:902');
		expect(meaning('对', [OFFER, STARS])).toBe('accept:901');
		expect(meaning('好', [[choice('place:111', '聂耳社区')]])).toBe('place:111');
	});

	it('say nothing to a list or to "what shall we do?"', () => {
		expect(meaning('好', [STATIONS])).toBe('courtesy');
		expect(meaning('好的', [waysOut(sceneIn('unserved'), 'zh-CN')])).toBe('courtesy');
		expect(meaning('是', [waysOut(sceneIn('unserved'), 'zh-CN')])).toBe('words');
		expect(meaning('对', [STARS])).toBe('words');
		expect(meaning('不', [])).toBe('words');
	});

	it('不对 at the summary asks for a correction, 算了 gives it up', () => {
		expect(meaning('不对', [SUMMARY])).toBe('words');
		expect(meaning('算了', [SUMMARY])).toBe('drop');
		expect(meaning('不要了', [SUMMARY])).toBe('drop');
		expect(meaning('不', [[choice('resume', '接着办'), choice('drop', '不要了')]])).toBe('drop');
	});

	it('an unknown button in a question is passed over', () => {
		expect(meaning('好', [[choice('nobody:gave', '旧')]])).toBe('courtesy');
	});
});

describe('words', () => {
	it('commands count alone or with a number behind them', () => {
		expect(meaning('查1123-037')).toBe('查单1123-037');
		expect(meaning('取消')).toBe('取消');
		expect(meaning('1123-037', [OFFER])).toBe('查单1123-037');
		expect(meaning('帮助老人洗澡')).toBe('words');
		expect(meaning('接孩子放学')).toBe('words');
	});

	it('a word that always works is left to itself where two cards offer it', () => {
		expect(meaning('接', [OFFER, OFFER2])).toBe('接');
		expect(meaning('不便', [OFFER, OFFER2])).toBe('不便');
	});

	it('an asked reason takes whatever is said, but commands stay commands', () => {
		const asked: Asked = { about: 'deny-why', orderId: id<OrderId>(77), choices: [] };
		expect(intentOf('志愿者走错门了', [], { talk: talk({ asked }) })).toEqual({ kind: 'answer', asked, text: '志愿者走错门了' });
		expect(meaning('帮助', [], { talk: talk({ asked }) })).toBe('帮助');
	});

	it('thanks and greetings are a courtesy, the rest is words', () => {
		expect(intentOf('谢谢')).toEqual({ kind: 'courtesy', courtesy: 'thanks', text: '谢谢' });
		expect(intentOf('你好')).toEqual({ kind: 'courtesy', courtesy: 'hello', text: '你好' });
		expect(intentOf('想找人剪头发')).toEqual({ kind: 'words', text: '想找人剪头发', meaning: trained('想找人剪头发') });
		expect(intentOf('  ')).toEqual({ kind: 'words', text: '', meaning: null });
	});
});

describe('the order of an act', () => {
	const of = (verb: Verb, ...args: readonly string[]) => orderOfAct({ verb, args });

	it('is its first argument, of a reason the second', () => {
		expect([of('track', '77'), of('why', 'return-why', '77', 'x'), of('accept', '901'), of('menu'), of('track')]).toEqual([
			'77',
			'77',
			null,
			null,
			null,
		]);
	});

	it('is a number or none', () => {
		for (const bad of ['', 'abc', '7 7', '1234567890123456789', '-1']) expect(of('cancel', bad)).toBeNull();
	});
});

describe('whatever is written', () => {
	const contexts = [[], [OFFER], [OFFER, STARS], [SUMMARY]] as const;

	it('is read into something', () => {
		const text = fc.oneof(
			fc.string(),
			fc.string({ unit: 'grapheme' }),
			fc.constantFrom('1', '5 好', '接', '对', '不', '查', '取消1123-037'),
		);
		fc.assert(
			fc.property(text, fc.constantFrom(...contexts), (said, open) => {
				expect(intentOf(said, open).kind).toBeTypeOf('string');
			}),
			{ numRuns: 500 },
		);
	});

	it('an id of a button is an act of the table or none', () => {
		let acts = 0;
		fc.assert(
			fc.property(
				fc.array(fc.oneof(fc.constantFrom('help', 'accept', 'rate', 'menu'), fc.string(), fc.nat().map(String)), { maxLength: 4 }),
				(parts) => {
					const act = parseAct(parts.join(':'));
					if (!act) return;
					acts++;
					expect([act.verb, ...act.args].join(':')).toBe(parts.join(':'));
				},
			),
			{ numRuns: 500 },
		);
		expect(acts).toBeGreaterThan(10);
	});
});
