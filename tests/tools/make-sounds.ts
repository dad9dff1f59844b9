/**
 * Writes bot/understand/place/sounds.json anew: how the 6,763 characters of GB 2312 sound, from pinyin-pro. The desk reads the file,
 * because the library costs 0.3 s at the start and 30 MB.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { pinyin } from 'pinyin-pro';
import { alike } from '../../bot/understand/place/sounds.ts';

const FILE = new URL('../../bot/understand/place/sounds.json', import.meta.url);

/** GB 2312 from 啊 to 齄, row by row. */
function characters(): readonly string[] {
	const bytes: number[] = [];
	for (let row = 0xb0; row <= 0xf7; row += 1) for (let cell = 0xa1; cell <= 0xfe; cell += 1) bytes.push(row, cell);
	return [...new TextDecoder('gb18030').decode(new Uint8Array(bytes))].filter((char) => /\p{Script=Han}/u.test(char));
}

/** Syllables without tones, alike ones as one, each with its characters: those mostly read so, and those that are read so too. */
export function soundsTable(): { readonly first: Record<string, string>; readonly also: Record<string, string> } {
	const first: Record<string, string> = {};
	const also: Record<string, string> = {};
	for (const char of characters()) {
		const sounds = [...new Set(pinyin(char, { toneType: 'none', type: 'array', multiple: true }).map(alike))];
		for (const [i, sound] of sounds.entries()) {
			const table = i === 0 ? first : also;
			table[sound] = (table[sound] ?? '') + char;
		}
	}
	return { first, also };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(FILE, `${JSON.stringify(soundsTable(), null, '\t')}\n`);
