/** How words sound in the mouth and in the ear of Yunnan, so that 言和街道 is heard as 研和街道. */
import table from './sounds.json' with { type: 'json' };

/** Sounds that are one here: zh z, ch c, sh s, n l at the beginning, -ng -n at the end. */
export const alike = (syllable: string): string =>
	syllable
		.replace(/^([zcs])h/u, '$1')
		.replace(/^n/u, 'l')
		.replace(/ng$/u, 'n');

/** Each character with its sounds, the usual one first. */
const SOUNDS = new Map<string, string[]>();
for (const readings of [table.first, table.also]) {
	for (const [sound, chars] of Object.entries(readings)) {
		for (const char of chars) SOUNDS.set(char, [...(SOUNDS.get(char) ?? []), sound]);
	}
}

/** All sounds of a character, without tones; none for what is no character of GB 2312. */
export const soundsOf = (char: string): readonly string[] => SOUNDS.get(char) ?? [];

/** The sound of a name, syllable by syllable, as its characters are mostly read. */
export const soundOf = (name: string): readonly string[] => [...name].map((char) => soundsOf(char)[0] ?? char);

/** Whether a word can be heard as the name with that sound; both of the same length. */
export const soundsLike = (word: string, sound: readonly string[]): boolean =>
	word.length === sound.length && sound.every((syllable, i) => soundsOf(word.charAt(i)).includes(syllable));
