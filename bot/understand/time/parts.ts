/** Parts of the day (understanding.md §2), with the words of Yuxi. */
import type { PartSaid, Rule } from './token.ts';

/** A part of the day, in minutes since local midnight. */
export interface Part {
	readonly from: number;
	readonly to: number;
	/** The hour on the 24-hour dial that a clock time in this part means: 下午3点 = 15; 24 and more lie behind midnight. */
	readonly hour: (said: number) => number;
}

const asSaid = (hour: number): number => hour;
const afternoon = (hour: number): number => (hour < 12 ? hour + 12 : hour);
const noon = (hour: number): number => (hour < 5 ? hour + 12 : hour);
const night = (hour: number): number => (hour > 12 ? hour : hour >= 5 ? hour + 12 : hour + 24);
const smallHours = (hour: number): number => hour % 12;

/** First characters, words, hours of the clock. */
const TABLE: readonly (readonly [starts: string, words: string, from: number, to: number, hour: (said: number) => number])[] = [
	['凌', '凌晨', 0, 5, smallHours],
	['上前头午早', '上午|上半[天日]|前晌午?|头晌|早半天|午前', 8, 12, noon],
	['早大清一打', '早上|早晨|早间|早起(?!床)|一?大?清早(?:八早)?|大早上?|一大?早(?!上)|一大早上|清晨|打早', 5, 10, asSaid],
	['中大正午晌', '大?中午|正午|正晌午?|午间|晌午(?!后|饭)', 11, 14, noon],
	['下午晌后中吃', '下午|下半[天日]|下晌|午后|晌午后|(?:吃过|吃完)?(?:晌午|午|中午)饭后|后晌午?|后半天', 12, 18, afternoon],
	// heard or typed wrongly
	['下', '下[五舞无](?=[\\d一二两三四五六]{1,2}[点时:]|[ ,。]|$|来|有|可)', 12, 18, afternoon],
	['傍黄下天擦', '傍晚|傍黑|黄昏|下晚|天?擦黑', 17, 20, afternoon],
	['晚夜黑吃', '(?<!最)晚上|晚间|晚夕|夜里|夜间|夜晚|黑夜|(?:吃过|吃完)?(?:晚|夜)饭后', 18, 23, night],
];

const EVENING: PartSaid = { kind: 'part', part: { from: 18 * 60, to: 23 * 60, hour: night } };

/** 周五晚, 28号早, 晚7点: a single character stands for a part only right behind a day or in front of an hour. */
const SHORT: readonly (readonly [starts: string, from: number, to: number, hour: (said: number) => number])[] = [
	['早晨', 5, 10, asSaid],
	['午', 11, 14, noon],
	['晚夜黑', 18, 23, night],
];
const SHORT_WORD = /(?<!最)(?:早(?!就)|黑了?|[午晚夜晨])(?![点些一了饭餐该辈年期间里上晨安好晚]|班(?!级))/uy;
const SHORT_BEFORE_HOUR = /(?<!最)[早午晚](?=(?:\d{1,2}|[一二两三四五六七八九十]{1,3})(?:点|时|:\d\d))/uy;

/** 20号当晚: that evening, where the day was just said. */
export const THAT_EVENING: Rule = {
	starts: '当那',
	pattern: /(?:当|那)(?:天)?(?:晚上?|夜)/uy,
	read: (found, _, before) => (before?.kind === 'day' && before.to === found.index ? EVENING : null),
};

export const PART_RULES: readonly Rule[] = [
	...TABLE.map(
		([starts, words, from, to, hour]): Rule => ({
			starts,
			pattern: new RegExp(words, 'uy'),
			read: () => ({ kind: 'part', part: { from: from * 60, to: to * 60, hour } }),
		}),
	),
	...SHORT.flatMap(([starts, from, to, hour]): Rule[] => [
		{
			starts,
			pattern: SHORT_WORD,
			read: (found, _, before) =>
				before?.kind === 'day' && before.to === found.index ? { kind: 'part', part: { from: from * 60, to: to * 60, hour } } : null,
		},
		{ starts, pattern: SHORT_BEFORE_HOUR, read: () => ({ kind: 'part', part: { from: from * 60, to: to * 60, hour } }) },
	]),
];
