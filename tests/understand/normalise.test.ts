import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bare, fold, normalise } from '../../bot/understand/normalise.ts';
import { numberOf } from '../../bot/understand/numerals.ts';
import { readingOf } from '../../bot/understand/reading.ts';

describe('normalise', () => {
	it.each([
		['ＡＢＣ　１２３', 'abc 123'],
		['  多  个\n\n空 格\t', '多 个 空 格'],
		['聂\u200b耳\ufeff社\u200d区', '聂耳社区'],
		['Ａ座', 'a座'],
		['①②', '12'],
		['，。！？', ',。!?'],
		['', ''],
		// Traditional script, its words too
		['電腦開不了機，老人家想跟孫子視訊', '电脑开不了机,老人家想跟孙子视频'],
		['叫計程車去醫院', '叫出租车去医院'],
		['家裡的隨身碟壞了', '家里的u盘坏了'],
		['著火了', '着火了'],
		['沒著落', '没着落'],
		['著名歌手', '著名歌手'],
		['怎么沒有人來', '怎么没有人来'],
		// a Simplified text keeps its words, whatever single character stands in it
		['中央一号文件，小程序打不开', '中央一号文件,小程序打不开'],
		['么么哒', '么么哒'],
		['幾個文件打不开，我们小组学习', '几个文件打不开,我们小组学习'],
		['张孃孃说这里有个著名的', '张孃孃说这里有个著名的'],
	])('%j → %j', (text, expected) => {
		expect(normalise(text)).toBe(expected);
		expect(normalise(normalise(text))).toBe(expected);
	});

	it('fold keeps the case and the script', () => {
		expect(fold('Ａ座 AED 沒有')).toBe('A座 AED 沒有');
	});

	it('bare takes the signs away on both sides, and leaves a long text alone', () => {
		expect(bare('「到了！！」')).toBe('「到了!!」');
		expect(bare('“到了！！”')).toBe('到了');
		expect(bare('(好)')).toBe('好');
		expect(bare('。'.repeat(500))).toBe('。'.repeat(500));
	});
});

describe('reading', () => {
	it.each([
		['住在聂耳社区', '聂耳社区', '聂耳社区'],
		['  住在 聂\u200b耳社区，', '聂耳社区', '聂\u200b耳社区'],
		['Ａ座１２０３', 'a座', 'Ａ座'],
		['住在聶耳社區', '聂耳社区', '聶耳社區'],
		['家裡的隨身碟壞了，住在聶耳社區', '聂耳社区', '聶耳社區'],
		['家裡的隨身碟壞了', 'u盘', '隨身碟'],
		['家裡的隨身碟壞了', '坏了', '壞了'],
		['①②③号', '2', '②'],
		['多  个\n\n空 格', '个 空', '个\n\n空'],
		['⑽号', '(10)', '⑽'],
	])('%j: %j stands at %j', (text, words, written) => {
		const { said, spanOf } = readingOf(text);
		const from = said.indexOf(words);
		expect(from).toBeGreaterThanOrEqual(0);
		const span = spanOf(from, from + words.length);
		expect(text.slice(span.from, span.to)).toBe(written);
	});

	it('written keeps capitals and script', () => {
		const { said, written } = readingOf('住Ａ座，聶耳社區');
		expect(written(0, said.length)).toBe('住A座,聶耳社區');
	});

	it('spans of any text lie within it, in order', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.nat(60), fc.nat(60), (text, a, b) => {
				const { said, spanOf } = readingOf(text);
				const from = Math.min(a, b, said.length);
				const to = Math.min(Math.max(a, b), said.length);
				const span = spanOf(from, to);
				expect(said).toBe(normalise(text));
				expect(span.from).toBeGreaterThanOrEqual(0);
				expect(span.to).toBeGreaterThanOrEqual(span.from);
				expect(span.to).toBeLessThanOrEqual(text.length);
			}),
		);
	});
});

describe('numerals', () => {
	it.each([
		['15', 15],
		['十', 10],
		['十五', 15],
		['二十', 20],
		['三十五', 35],
		['廿八', 28],
		['卅', 30],
		['一百', 100],
		['一百二十', 120],
		['两', 2],
		['二〇', 20],
		['百', 100],
	])('%s = %i', (word, number) => {
		expect(numberOf(word)).toBe(number);
	});

	it.each(['', '几', '一个', 'x', '1a'])('%j is none', (word) => {
		expect(numberOf(word)).toBeNaN();
	});
});
