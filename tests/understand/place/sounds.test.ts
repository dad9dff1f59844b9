import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { soundOf, soundsLike } from '../../../bot/understand/place/sounds.ts';
import { soundsTable } from '../../tools/make-sounds.ts';

describe('sounds', () => {
	it.each<[string, string, boolean]>([
		['言和', '研和', true],
		['南院', '兰苑', true],
		['正景', '郑井', true],
		['宗喂', '中卫', true],
		['龙水塘', '泷水塘', true],
		['言和', '研河村', false],
		['北城', '南城', false],
		['abc', '聂耳', false],
		['', '聂耳', false],
	])('%s heard as %s: %s', (word, name, alike) => {
		expect(soundsLike(word, soundOf(name))).toBe(alike);
	});

	it('the file is what pinyin-pro says', () => {
		const file = new URL('../../../bot/understand/place/sounds.json', import.meta.url);
		expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(soundsTable());
	});
});
