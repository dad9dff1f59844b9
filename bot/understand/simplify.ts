/** Traditional script as Simplified, words included: 視訊 → 视频, 計程車 → 出租车. */
import { Converter, Locale } from 'opencc-js/t2cn';

/** Traditional characters that Simplified texts hold as well: 著名, 乾隆, 慰藉, 阿孃. They are changed with their whole text or not at all. */
const IN_BOTH = new Set('著乾藉摺瞭孃');

/** The dictionaries of OpenCC, `from to|from to|…`. */
const dictionaries: readonly unknown[] = [Locale.to['cn']].flat(3);
/** Each Traditional character with its Simplified one. */
const SIMPLIFIED: ReadonlyMap<string, string> = new Map(
	dictionaries
		.flatMap((dictionary) => (typeof dictionary === 'string' ? dictionary.split('|') : []))
		.flatMap((entry): [string, string][] => {
			const [from = '', to = ''] = entry.split(' ');
			return [...from].length === 1 && from !== to ? [[from, to]] : [];
		}),
);

const FIRST = 0x3400;
const TRADITIONAL = 1;
const SIMPLIFIED_ALONE = 2;
/** What a character tells of the script, by its number from FIRST on: every message is looked through with it. */
const SCRIPT = new Uint8Array(0xa000 - FIRST);
for (const [from, to] of SIMPLIFIED) {
	if (!SIMPLIFIED.has(to)) SCRIPT[to.charCodeAt(0) - FIRST] = SIMPLIFIED_ALONE;
	SCRIPT[from.charCodeAt(0) - FIRST] = TRADITIONAL;
}
for (const char of IN_BOTH) SCRIPT[char.charCodeAt(0) - FIRST] = TRADITIONAL;

/** 沒著, 著火; 著名 and its like are written so in both scripts. OpenCC leaves both alone. */
const PARTICLE = /(?<![名显原土编巨专论译])著(?![名作称述书者])/gu;

/** Built when the first Traditional text comes: 30 ms and 12 MB that most desks never need. */
let converter: ((text: string) => string) | null = null;

function wordwise(text: string): string {
	const convert: (traditional: string) => string = converter ?? Converter({ from: 'twp', to: 'cn' });
	converter = convert;
	// by the table of Taiwan 么 is another way to write 幺; here it is the 么 of 什么
	return convert(text.replaceAll('么', '麼')).replace(PARTICLE, '着');
}

/** One character for one. A stray one in a Simplified text, such as 孃孃, stays. */
export const simplifyEach = (text: string): string =>
	Array.from(text, (char) => (IN_BOTH.has(char) ? char : (SIMPLIFIED.get(char) ?? char))).join('');

/** The text in Simplified script; one that holds no Traditional character comes back as it is. */
export function simplify(text: string): string {
	let traditional = 0;
	let simplified = 0;
	for (let i = 0; i < text.length; i += 1) {
		const script = SCRIPT[text.charCodeAt(i) - FIRST];
		if (script === TRADITIONAL) traditional += 1;
		else if (script === SIMPLIFIED_ALONE) simplified += 1;
	}
	if (traditional === 0) return text;
	// words are changed only where the whole is Traditional: 文件 and 程序 mean something else there
	return traditional >= simplified ? wordwise(text) : simplifyEach(text);
}
