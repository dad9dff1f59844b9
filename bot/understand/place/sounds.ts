/** How words sound in the mouth and in the ear of Yunnan, so that 言和街道 is heard as 研和街道. */
import { pinyin } from 'pinyin-pro';

/** Sounds that are one here: zh z, ch c, sh s, n l at the beginning, -ng -n at the end. */
const alike = (syllable: string): string =>
	syllable
		.replace(/^([zcs])h/u, '$1')
		.replace(/^n/u, 'l')
		.replace(/ng$/u, 'n');

const READINGS = { toneType: 'none', type: 'array' } as const;

/** The sounds of single characters, as far as they were asked for. */
const known = new Map<string, readonly string[]>();

/** All sounds of a character without its tone; none for what is no Chinese character. */
function soundsOf(char: string): readonly string[] {
	const heard = known.get(char);
	if (heard) return heard;
	const isHan = /^\p{Script=Han}$/u.test(char);
	const sounds = isHan ? [...new Set(pinyin(char, { ...READINGS, multiple: true }).map(alike))] : [];
	known.set(char, sounds);
	return sounds;
}

/** The sound of a name, syllable by syllable, each as it is read in that name. */
export const soundOf = (name: string): readonly string[] => pinyin(name, READINGS).map(alike);

/** Whether a word can be heard as the name with that sound; both of the same length. */
export const soundsLike = (word: string, sound: readonly string[]): boolean =>
	word.length === sound.length && sound.every((syllable, i) => soundsOf(word.charAt(i)).includes(syllable));
