/** How near a word is to the stem of a name that it is not. */
import type { Stem } from './place-index.ts';
import { soundsLike } from './sounds.ts';

/** Everyday words that sound like a name: without 社区 behind them they are what they are. */
const EVERYDAY = new Set(
	'厂里 场里 省里 单里 声里 身里 生里 休息 有所 力气 离奇 民族 民主 时期 十七 风景 正经 震惊 家境 家景 下井 费劲 信心 星星 新星 心心 领袖 想睡 想水 北院 问话 生理 胜你 上头 三头 美院 桃园 育苗 鱼苗 商户 三户 山湖 护路 呼噜 电局 电锯 烟盒 租金 打印 答应 派单 被抢 晚期 羊水 黄光 黄管 中存 冬前 东上 动上 下河 下喝 雨大 杯和 过劲 看紧 制衣 质疑 自已'.split(
		' ',
	),
);
/** What people do with a community: 住进社区, 加进社区. */
const VERB = new Set('住进 飞进 加进 人进 看进 住个'.split(' '));
/** Not in the name of a place: 我们村 and 这个村 are looked at no further. */
const NO_NAME = /[我你他她它们的了这那个各每全本某哪是在]|进$/u;
/** Nor in one that stands alone: 两万八, 又说. */
const NO_LONE_NAME = /[一二两三四五六七八九十说睡着今要]/u;

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

const BY_SOUND = 0.9;
const BY_SOUND_LOOSELY = 0.75;
const BY_SHAPE = 0.7;

const looksLike = (a: string, b: string): boolean => a === b || LOOK_ALIKE.some((set) => set.has(a) && set.has(b));
const rightOnes = (word: string, name: string): number => [...name].filter((char, i) => word[i] === char).length;
const isSwapped = (word: string, name: string): boolean => word.length === 2 && word[0] === name[1] && word[1] === name[0];

/** One character of three wrong, or one of two that looks nearly the same, or both in the wrong order. */
function isMistyped(word: string, name: string): boolean {
	if (word.length !== name.length) return false;
	if (isSwapped(word, name)) return true;
	const isOneWrong = rightOnes(word, name) === name.length - 1;
	return isOneWrong && (name.length > 2 || [...name].every((char, i) => looksLike(char, word.charAt(i))));
}

/** One character of three left out: 刺桐社区 for 刺桐关社区. */
const isCut = (word: string, name: string): boolean =>
	name.length > 2 && word.length === name.length - 1 && [...name].some((_, i) => name.slice(0, i) + name.slice(i + 1) === word);

/** How sure a word is the stem, 0 when it is not. Behind it stands 社区 or its like. */
export function nearBeforeEnding(word: string, { words, sound }: Stem, begins: boolean): number {
	if (word === words || VERB.has(word)) return 0;
	if (soundsLike(word, sound)) return BY_SOUND;
	return isMistyped(word, words) || (begins && isCut(word, words)) ? BY_SHAPE : 0;
}

/** The same where a word that other words may have too stands behind it (村, 这边): only at the beginning of words. */
export function nearBeforeLooseEnding(word: string, { words, sound }: Stem): number {
	if (word === words || NO_NAME.test(word)) return 0;
	if (soundsLike(word, sound)) return EVERYDAY.has(word) ? 0 : BY_SOUND_LOOSELY;
	return words.length > 2 && (isMistyped(word, words) || isCut(word, words)) ? BY_SHAPE : 0;
}

/** The same with no ending at all. `isTold` = somebody lives there or was asked, else one character must be wrong at most. */
export function nearAlone(word: string, { words, sound }: Stem, isTold: boolean): number {
	if (word === words || EVERYDAY.has(word) || NO_NAME.test(word) || NO_LONE_NAME.test(word) || !soundsLike(word, sound)) return 0;
	return isTold || rightOnes(word, words) === words.length - 1 ? BY_SOUND_LOOSELY : 0;
}
