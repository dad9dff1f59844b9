/** Runs of digits in a text, written or spoken. */

/** A number as it stands in a text, in the groups in which it was written: 138 0013 8000. */
export interface DigitGroup {
	readonly digits: string;
	readonly from: number;
	readonly to: number;
}

/** 幺 for one, 洞 and 拐 on the radio, 妖 and 腰 from speech-to-text; o for a zero. */
const SPOKEN: Readonly<Record<string, string>> = {
	零: '0',
	〇: '0',
	洞: '0',
	o: '0',
	一: '1',
	幺: '1',
	妖: '1',
	腰: '1',
	二: '2',
	两: '2',
	三: '3',
	四: '4',
	五: '5',
	六: '6',
	七: '7',
	拐: '7',
	八: '8',
	九: '9',
};
const WORD = '[零〇洞o一幺妖腰二两三四五六七拐八九]';
/** 三个零, 两个8, 双零. */
const TIMES = `(?:[两二三四五]个|双)(?:\\d|${WORD})`;
const APART = '[ ().\\-‐‑–—−]{1,3}';
/** What people put between the groups when they say a number, and where they breathe. */
const BREATH = '(?:[ ().\\-‐‑–—−,、]{1,2}|嗯|呃|啊|然后|再){1,2}';

const WRITTEN_RUN = new RegExp(`\\d+(?:${APART}\\d+)*`, 'gu');
const SPOKEN_GROUP = `(?:${TIMES}|\\d|${WORD})+`;
/** 周二幺三八…: the 二 is a day. */
const SPOKEN_RUN = new RegExp(`(?<!周|星期|礼拜)${SPOKEN_GROUP}(?:${BREATH}${SPOKEN_GROUP})*`, 'gu');
const GROUP = new RegExp(SPOKEN_GROUP, 'gu');
const TOKEN = new RegExp(`${TIMES}|\\d|${WORD}`, 'gu');
/** Shorter runs are no numbers of anything that is looked for here. */
const SHORTEST = 7;

const digitOf = (char: string): string => SPOKEN[char] ?? char;

/** How often a digit is said at once: 三个零, 双零. */
const timesOf = (token: string): number => (token.startsWith('双') ? 2 : token.length === 1 ? 1 : Number(digitOf(token.charAt(0))));

function digitsOf(words: string): string {
	return [...words.matchAll(TOKEN)].map(([token]) => digitOf(token.slice(-1)).repeat(timesOf(token))).join('');
}

const groupsOf = (run: string, at: number): readonly DigitGroup[] =>
	[...run.matchAll(GROUP)].map(({ 0: group, index }) => ({ digits: digitsOf(group), from: at + index, to: at + index + group.length }));

const isLong = (groups: readonly DigitGroup[]): boolean => groups.reduce((sum, { digits }) => sum + digits.length, 0) >= SHORTEST;

/** Every run of at least seven written digits, in a normalised text. */
export const writtenRuns = (said: string): readonly (readonly DigitGroup[])[] =>
	[...said.matchAll(WRITTEN_RUN)].map(({ 0: run, index }) => groupsOf(run, index)).filter(isLong);

/** The same where digits are spoken, or partly so. */
export const spokenRuns = (said: string): readonly (readonly DigitGroup[])[] =>
	[...said.matchAll(SPOKEN_RUN)]
		.filter(({ 0: run }) => !/^[\d\s().-]*$/u.test(run))
		.map(({ 0: run, index }) => groupsOf(run, index))
		.filter(isLong);
