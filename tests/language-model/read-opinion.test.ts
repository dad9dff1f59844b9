import { describe, expect, it } from 'vitest';
import { hideNames } from '../../bot/language-model/hide.ts';
import { personalIn } from '../../bot/language-model/personal.ts';
import { opinionIn } from '../../bot/language-model/read-opinion.ts';
import { unitRows } from '../../db/seed/district.ts';

const TEXT = '我在文化那边，楼道的灯三天没亮了，李师傅来看过';
const hidden = hideNames(TEXT, personalIn(TEXT, { units: unitRows, own: [] }));
const read = (answer: unknown) => opinionIn(typeof answer === 'string' ? answer : JSON.stringify(answer), TEXT, hidden);
const LAMP = { intent: 'request', kind: '家电维修', place: null };

describe('the answer of a model', () => {
	it.each<[string, unknown, object | null]>([
		['as it was asked for', LAMP, LAMP],
		['without the place', { intent: 'request', kind: null }, { ...LAMP, kind: null }],
		['between fences', `\`\`\`json\n${JSON.stringify(LAMP)}\n\`\`\``, LAMP],
		['with a word in front', `好的：${JSON.stringify(LAMP)}`, LAMP],
		['with more in it than was asked for', { ...LAMP, phone: '13900139000', people: 40, when: '2026-11-28', unit: '玉带社区' }, LAMP],
		[
			'of something that is no request has no kind and no place',
			{ ...LAMP, intent: 'complaint', place: '楼道' },
			{ intent: 'complaint', kind: null, place: null },
		],
		['a place in the words of the text', { ...LAMP, place: '文化那边' }, { ...LAMP, place: '文化那边' }],
		['a place that the text does not name', { ...LAMP, place: '玉带社区' }, LAMP],
		['a place made longer', { ...LAMP, place: '文化社区那边' }, LAMP],
		['a placeholder that was never given out', { ...LAMP, place: '⟦UNIT7⟧' }, LAMP],
		['the whole text as a place', { ...LAMP, place: TEXT.repeat(2) }, LAMP],
		['an intent that is none', { ...LAMP, intent: 'dispatch' }, null],
		['a kind that is none', { ...LAMP, kind: '送快递' }, null],
		['no object', '[1]', null],
		['no JSON', '这是一个求助，属于家电维修。', null],
		['cut off', '{"intent":"request","ki', null],
		['nothing', '', null],
		['without an end', `${JSON.stringify(LAMP)}${' '.repeat(5_000)}}`, null],
	])('%s', (_what, answer, opinion) => {
		expect(read(answer)).toEqual(opinion);
	});

	it('a hidden name as a place is put back before it is looked for', () => {
		const [placeholder] = [...hidden.words.keys()];
		expect(read({ ...LAMP, place: placeholder })).toEqual({ ...LAMP, place: hidden.words.get(placeholder ?? '') });
	});
});
