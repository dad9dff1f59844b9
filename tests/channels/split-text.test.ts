import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitText } from '../../bot/channels/split-text.ts';

const FAMILY = '👩‍👩‍👧‍👦';
const units = (text: string): number => text.length;
const bytes = (text: string): number => Buffer.byteLength(text);
const without = (text: string): string => text.replace(/\s/g, '');

describe.each([
	['utf-16', 4096, units],
	['bytes', 2048, bytes],
] as const)('cutting a text by %s', (unit, limit, lengthOf) => {
	const split = (text: string) => splitText(text, limit, unit);

	it('leaves alone what fits exactly', () => {
		expect(split('a'.repeat(limit))).toEqual(['a'.repeat(limit)]);
		expect(split('a'.repeat(limit + 1)).map(lengthOf)).toEqual([limit, 1]);
	});

	it('cuts at line ends where there is one in the second half', () => {
		const [a, b] = ['a'.repeat(limit - 96), 'b'.repeat(limit - 96)];
		expect(split(`${a}\n${b}`)).toEqual([a, b]);
		expect(split(` \n${'\n'.repeat(9000)}a`)).toEqual(['a']);
		expect(split(`a${'\n'.repeat(9000)}b`)).toEqual(['a', 'b']);
	});

	it.each(['长', '𠮷', FAMILY, 'é', '🇨🇳'])('never tears %s', (character) => {
		const text = character.repeat(1500);
		for (const shift of ['', 'a', 'ab']) {
			const parts = split(`${shift}${text}`);
			expect(parts.join('')).toBe(`${shift}${text}`);
			for (const [i, part] of parts.entries()) {
				expect(lengthOf(part)).toBeLessThanOrEqual(limit);
				expect((i === 0 ? part.slice(shift.length) : part).replaceAll(character, '')).toBe('');
			}
		}
	});

	it('cuts one "character" of thousands of marks without tearing a code point', () => {
		const marks = `e${'\u0301'.repeat(9000)}`;
		expect(split(marks).join('')).toBe(marks);
		for (const part of split(`a${'𠮷\u0301'.repeat(5000)}`)) expect(part.isWellFormed()).toBe(true);
	});

	it('loses nothing but space, whatever the text', () => {
		fc.assert(
			fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 40 }), { maxLength: 400 }), (pieces) => {
				const text = pieces.join('\n').replaceAll('\u0000', '');
				const parts = splitText(text, 100, unit);
				expect(without(parts.join(''))).toBe(without(text));
				for (const part of parts) expect(lengthOf(part)).toBeLessThanOrEqual(100);
			}),
			{ numRuns: 100 },
		);
	});
});
