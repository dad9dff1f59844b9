import { describe, expect, it } from 'vitest';
import thesaurus from '../../bot/understand/model/thesaurus.json' with { type: 'json' };
import { wordClassesOf } from '../../bot/understand/model/word-classes.ts';

describe('the thesaurus', () => {
	it('names the class of a word, the longest at each place', () => {
		const [word = '', ...rest] = thesaurus['fire-sign'];
		expect(rest.length).toBeGreaterThan(20);
		expect(wordClassesOf(`看${word}了`)).toContain('§fire-sign');
	});

	it('has no word twice in a class and none that is too long to be found', () => {
		const faults = Object.entries(thesaurus).flatMap(([name, words]) =>
			words.filter((word, i) => words.indexOf(word) !== i || [...word].length > 5 || word === '').map((word) => `${name}: ${word}`),
		);
		expect(faults).toEqual([]);
	});

	it('says nothing of a text without any of its words', () => {
		expect(wordClassesOf('')).toEqual([]);
		expect(wordClassesOf('xyzzy')).toEqual([]);
	});
});
