/** Names that were misheard or mistyped, where the words around make sure that a place was meant. */
import { endedBy, type Mention } from './mentions.ts';
import type { PlaceIndex, Stem } from './place-index.ts';
import { soundsLike } from './sounds.ts';

/** Names end here, whatever they are. */
const SURE_ENDING = /社区|街道|居委|村委|村民委|\p{Script=Han}族乡/gu;
/** Also behind other words: 新农村, 老师这边. Only what sounds like a name counts there. */
const LOOSE_ENDING = /村(?!委|民委)|[乡镇]|这边|那边|这里|这点|片区|[一二三四五六七八九十\d]{1,3}(?:组|栋|幢)/gu;
/** Behind these a name stands alone: 我住言和. */
const LEAD = /(?:住在|住|家在|位于|地址[是:]?|地点[是:]?) ?/gu;
const BEGINS = /(?:^|[\s,.;:、。!?(]|我们|咱们|在|到|来|去|是|住|街道|乡|区|给|帮|从)$/u;
const ENDS = /^(?:$|[\s,.;:、。!?)])/u;
/** Not in the name of a place, so 我们村 and 这个村 are looked at no further. */
const NO_NAME = /[我你他她它们的了这那个各每全本某哪是在]|进$/u;
/** What people do with a community: 住进社区, 加进社区. */
const VERB = new Set('住进 飞进 加进 人进 看进 住个'.split(' '));
/** Everyday words that sound like a name: without 社区 behind them they are what they are. */
const EVERYDAY = new Set(
	'厂里 场里 省里 休息 有所 力气 离奇 民族 民主 时期 十七 风景 正经 震惊 家境 下井 费劲 信心 领袖 想睡 北院 教育 问话 生理'.split(' '),
);

const BY_SOUND = 0.9;
const BY_SOUND_LOOSELY = 0.75;
const BY_SHAPE = 0.7;

/** Characters that are taken for each other in a hurry or by a camera; only those that sound different. */
const LOOK_ALIKE = [
	'井并开',
	'苴直且',
	'桅槐诡',
	'葫荫',
	'杯怀坏环',
	'皂皇',
	'甸旬句',
	'卫工',
	'厂广',
	'苗亩笛',
	'岱袋贷',
	'矣唉埃',
	'溪漠',
	'阳阴',
	'跨挎',
	'聂摄',
	'泷拢',
].map((chars) => new Set(chars));
const looksLike = (a: string, b: string): boolean => a === b || LOOK_ALIKE.some((set) => set.has(a) && set.has(b));

const wrong = (word: string, name: string): number => [...name].filter((char, i) => word[i] !== char).length;
const isSwapped = (word: string, name: string): boolean => word.length === 2 && word[0] === name[1] && word[1] === name[0];

/** One character of three wrong, or one of two that looks nearly the same, or both in the wrong order. */
function isMistyped(word: string, name: string): boolean {
	if (word.length !== name.length) return false;
	if (isSwapped(word, name)) return true;
	return wrong(word, name) === 1 && (name.length > 2 || [...name].every((char, i) => looksLike(char, word.charAt(i))));
}

/** One character of three left out: 刺桐社区 for 刺桐关社区. */
const isCut = (word: string, name: string): boolean =>
	name.length > 2 && word.length === name.length - 1 && [...name].some((_, i) => name.slice(0, i) + name.slice(i + 1) === word);

interface Near {
	readonly stem: Stem;
	readonly from: number;
	readonly confidence: number;
}

/** How sure the word is this name: by its sound, else, for long names or behind a sure ending, by its characters. */
function nearness(word: string, { words, sound }: Stem, isSure: boolean, begins: boolean): number {
	if (word === words || (isSure ? VERB.has(word) : NO_NAME.test(word) || !begins)) return 0;
	if (soundsLike(word, sound)) return isSure ? BY_SOUND : EVERYDAY.has(word) ? 0 : BY_SOUND_LOOSELY;
	const isTyped = isMistyped(word, words) || (begins && isCut(word, words));
	return isTyped && (isSure || words.length > 2) ? BY_SHAPE : 0;
}

/** Stems that the words right before `end` may mean: those that sound so, the longest, before those that look so. */
function nearBefore(said: string, end: number, stems: readonly Stem[], isSure: boolean): readonly Near[] {
	const near: Near[] = [];
	for (const stem of stems) {
		const longest = stem.words.length;
		for (const from of longest > 2 ? [end - longest, end - longest + 1] : [end - longest]) {
			const confidence = from < 0 ? 0 : nearness(said.slice(from, end), stem, isSure, BEGINS.test(said.slice(0, from)));
			if (confidence > 0) near.push({ stem, from, confidence });
		}
	}
	const surest = Math.max(...near.map(({ confidence }) => confidence));
	const best = near.filter(({ confidence }) => confidence === surest);
	const longest = Math.max(...best.map(({ stem }) => stem.words.length));
	return best.filter(({ stem }) => stem.words.length === longest);
}

/** The name ends before `end`, what says which unit it is begins at `ending`. */
function ended({ stem, from, confidence }: Near, said: string, end: number, ending: number): Mention | null {
	const own = endedBy(stem, said.slice(ending));
	const unit = own?.unit ?? stem.institute ?? stem.station;
	const to = own ? ending + own.ending.length : end;
	return unit && { unit, from, to, full: own !== null, confidence: own?.isOwn === false ? confidence - 0.1 : confidence };
}

/** Whoever lives or stands there: 住言和, and the whole answer to "where?". */
function nearBehind(said: string, from: number, stems: readonly Stem[]): readonly Near[] {
	return stems.flatMap((stem): Near[] => {
		const end = from + stem.words.length;
		const word = said.slice(from, end);
		const isName = ENDS.test(said.slice(end)) && word !== stem.words && !EVERYDAY.has(word) && soundsLike(word, stem.sound);
		return isName ? [{ stem, from, confidence: BY_SOUND_LOOSELY }] : [];
	});
}

/** Units that a text names nearly. Two that fit the same words are both there. */
export function nearMentionsIn(said: string, { stems }: PlaceIndex, named: readonly Mention[], asked: boolean): readonly Mention[] {
	const found: Mention[] = [];
	const isFree = (at: number, taken: readonly Mention[]): boolean => !taken.some(({ from, to }) => at >= from && at < to);
	const full = named.filter((mention) => mention.full);
	const add = (near: readonly Near[], end: number, ending: number): void => {
		found.push(...near.flatMap((one) => ended(one, said, end, ending) ?? []));
	};
	for (const { index } of said.matchAll(SURE_ENDING)) {
		const end = said[index - 1] === ' ' ? index - 1 : index;
		// 大营姐街道: what it nearly names is longer than the 大营 in it
		if (end > 0 && isFree(end, full) && isFree(end - 1, full)) add(nearBefore(said, end, stems, true), end, index);
	}
	for (const { index } of said.matchAll(LOOSE_ENDING)) {
		if (index > 0 && isFree(index, named) && isFree(index - 1, named)) add(nearBefore(said, index, stems, false), index, index);
	}
	const leads = asked ? [0] : [...said.matchAll(LEAD)].map(({ 0: lead, index }) => index + lead.length);
	for (const from of leads) {
		if (isFree(from, [...named, ...found])) {
			for (const near of nearBehind(said, from, stems)) add([near], from + near.stem.words.length, from + near.stem.words.length);
		}
	}
	return found;
}
