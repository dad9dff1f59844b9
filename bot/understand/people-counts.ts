import { NUMBER, numberOf } from './numerals.ts';
import {
	ASKS,
	ASKS_FOR,
	AWAY,
	EITHER,
	ENOUGH,
	EXPECTED,
	FOR,
	HEADS,
	HELPERS,
	PAST,
	PRESENT,
	SERVED,
	TAKES_PART,
	TALLY,
	WORK,
} from './people-words.ts';

/** One count in the normalised text. */
export interface Count {
	readonly n: number;
	readonly from: number;
	readonly to: number;
	readonly who: 'served' | 'helper';
	readonly confidence: number;
}

/** 20到30, 七八, 三十几, 十来, 百把; about as many as they say, of two numbers the larger, so that no order is too small. */
const ABOUT = `(?:${NUMBER}(?:到|至|-|~|—)${NUMBER}|上百|百[把十]?来?|${NUMBER})(?:多|来|几|余)?`;
/** 行动不便的, 80多岁的, 高龄独居. */
const KIND =
	'(?:左右|上下)?的?(?:[^,。;!?\\s\\d个名位]{1,8}?的|[^,。;!?\\s\\d个名位的了在我你他她和有没不要想请来去给帮说点月号会教懂讲劝到报嘛得]{1,5}?)??';
const MAN = '人(?![手工民家份间员])';
const FREE = '(?<![\\d第几数.\\-~零〇一二两三四五六七八九十百])';

/** 三位高龄独居婆婆. */
const COUNTED = new RegExp(`${FREE}(${ABOUT})\\s?(?:个|名|位|对|(?<=[多来几余])号)(${KIND})(${SERVED}|${HELPERS}|${EITHER}|${MAN})`, 'gu');
/** 25人, 30老人; 三十号人, where a day would have another word behind it. */
const BARE = new RegExp(
	`${FREE}(${ABOUT})()(${MAN}|人次)|${FREE}(\\d{1,4})(?:多|来|几|余)?()(${SERVED})|${FREE}(${ABOUT})号()(人)(?![多少在不没会都手])`,
	'gu',
);
/** 求两位陪他办手续, 来两个. */
const HANDS = new RegExp(
	`(?:(?<![起出下上进回就])[来派请求抽](?![一1]个)(${ABOUT})[个位名](?=${WORK.source.slice(1)}|过?来(?!的)|够|就[够行得成]|即可|吧|嘛|呗|$|[,。;!?])|[找差缺要](?![一1]个)(${ABOUT})[个位名](?=${WORK.source.slice(1)}))`,
	'gu',
);
/** 12个会指路的, 两个力气大的: what they are is all that is said. */
const DESCRIBED = new RegExp(
	`${FREE}(${ABOUT})([个位名][^,。;!?\\s\\d个名位]{1,8}?的)()(?=$|[,。;!?]|一起|站|把|将|${WORK.source.slice(1)})`,
	'gu',
);
/** 三十名村医: 名 and 位 count persons, whoever they are. */
const ANYBODY = new RegExp(`${FREE}(${ABOUT})[名位]()((?![数就没不还也别被先再才])\\p{Script=Han})`, 'gu');
/** 二十名, 三十个左右: the persons were named before. */
const OMITTED = new RegExp(`${FREE}(${ABOUT})(?:[名位个](?:左右|上下)?|(?<=[多来几余])号)(?=够|就行|即可|$|[,。;!?)])`, 'gu');
const NAMED = new RegExp(`${SERVED}|${HELPERS}|${EITHER}`, 'gu');
/** 志愿者5名, 孩子大概20个, 人数:30. */
const LISTED = new RegExp(
	`(${SERVED}|${HELPERS}|${EITHER}|人数)们?(?:大概|大约|差不多|一共|总共|估计|预计|共|约|有|是|就|:|来|要|各|已?到|已有|达|\\s){0,3}(${ABOUT})\\s?(?:[名位人](?!志愿|师傅|老师|医生)|[个号](?=$|[\\s,。;!?、)]|左右|上下|吧|在|聚|来|都|要|想|就|半天)|(?<=人数[^,。;!?]{0,8})(?=$|左右|上下|[,。;!?]))`,
	'gu',
);
/** 一家四口, 五口人. */
export const HOUSEHOLD = new RegExp(`(?:一家老?小?|全家|家里|我家|我们家)(${NUMBER})口|(${NUMBER})口(?:之家|人)`, 'gu');
/** 我们三个, 咱们五个人. */
const WE = new RegExp(`(?:我们|咱们|咱)(?:就|一共|总共|有|家)?(${NUMBER})(?:个|人)(?![志义月小])`, 'gu');
const PAIR =
	/(?:母子|母女|父子|父女|爷孙|婆孙|祖孙|夫妻|姐妹|兄弟|姐弟|兄妹)[两二](?:个|人)|[两二](?:姐妹|兄弟|姐弟|兄妹|母女|母子|父子|父女|夫妻)|老两口|小两口|两口子|两老|夫妻[俩两二]个?人?|双胞胎|(?:[老小父母爷娘婆祖奶姐兄姊弟妹夫女子孙媳同学闺蜜我咱们儿]{1,3})俩(?!志愿|师傅|小时|月)|俩(?:老人|老|孩子|娃)|(?:我|本人)[和跟挨同](?:我)?(?:老伴|老公|老婆|媳妇|爱人|妻子|丈夫|老倌|婆娘)(?![^,。;!?]{0,6}(?:离婚|吵|打|闹|分居|不和|关系|的事))/gu;
const TRIO = /我们仨|仨(?:人|娃|孩子)|一家三口/gu;
/** 来俩人. */
const PAIR_OF_HELPERS = new RegExp(`(?:来|派|找|请|要|借|喊|叫)俩(?:人|${HELPERS}|${EITHER})`, 'gu');

const MOST = 5_000;
/** How sure a count is whose noun says nothing but 人. */
export const OF_ANYBODY = 0.8;
const OF_SOME = 0.9;

const IS_HELPER = new RegExp(`^(?:${HELPERS})$`, 'u');
const IS_EITHER = new RegExp(`^(?:${EITHER})$`, 'u');

/** 七八 → 8; 20到30 → 30; 百把 → 100. */
function headcount(word: string): number {
	const last =
		word
			.replace(/[多来几余把]+$/u, '')
			.split(/[到至\-~—]/u)
			.at(-1) ?? '';
	if (last === '三五') return Number.NaN;
	if (last === '上百' || last === '百') return 100;
	if (/^[一二两三四五六七八九]{2}$/u.test(last)) return Math.max(...[...last].map(numberOf));
	return last === '百十' ? 110 : numberOf(last);
}

export const clauseBefore = (said: string, at: number): string => /[^,。;!?]*$/u.exec(said.slice(0, at))?.[0] ?? '';
export const clauseAfter = (said: string, at: number): string => /^[^,。;!?]*/u.exec(said.slice(at))?.[0] ?? '';

/** A count with the words around it in its sentence. */
interface Seen {
	readonly noun: string;
	readonly n: number;
	/** Between number and noun: 陪伴的. */
	readonly kind: string;
	readonly before: string;
	readonly after: string;
}

/** Who is counted; null for nobody who counts: alone at home, of a visit that was, children far away. */
function whoIs({ noun, n, kind, before, after }: Seen): Count['who'] | null {
	const isServed = FOR.test(before);
	// 想要一个粉红的 is a thing
	if (noun === '') return ASKS.test(before) && !(n === 1 && kind.startsWith('个') && /要$/u.test(before)) ? 'helper' : null;
	if (noun === '人') {
		const asks = ASKS.test(before) && !isServed && !EXPECTED.test(before) && !TAKES_PART.test(after);
		if (asks || (WORK.test(kind) && ASKS_FOR.test(before))) return 'helper';
		const isLoad = /^(?:才|也|都)?[抬搬扛扶拉推弄按](?:不|得|才)/u.test(after);
		return n === 1 || isLoad ? null : 'served';
	}
	const isPast = PAST.test(`${before}${noun}${after}`);
	if (IS_HELPER.test(noun)) return isPast || PRESENT.test(before) ? null : 'helper';
	// 派两个年轻娃娃来教
	if (!IS_EITHER.test(noun)) return AWAY.test(after) ? null : ASKS.test(before) && WORK.test(after) ? 'helper' : 'served';
	if (isPast) return null;
	if (ENOUGH.test(after)) return 'helper';
	if (!isServed && (ASKS.test(before) || ASKS_FOR.test(before))) return 'helper';
	return isServed || (n > 2 && !PRESENT.test(before)) ? 'served' : null;
}

const ONE = /^[1一]$/u;
/** 八对老人 are sixteen. */
const PAIRS = /^[^个名位]{1,5}对/u;

/** Counts of one pattern, with who they are. */
function seenBy(pattern: RegExp, said: string, isListed: boolean): readonly Count[] {
	return [...said.matchAll(pattern)].flatMap((found): Count[] => {
		const groups = found.slice(1).filter((group) => group !== undefined);
		const [number = '', kind = '', noun = ''] = isListed ? [groups[1], '', groups[0]] : groups;
		// 奶奶一个人住, 学生一个个, 保洁员就4个: no count
		const isAlone = isListed && ((ONE.test(number) && !/[名位]$/u.test(found[0])) || (IS_EITHER.test(noun) && /[就只]/u.test(found[0])));
		const from = found.index;
		const to = from + found[0].length;
		const n = headcount(number) * (PAIRS.test(found[0]) ? 2 : 1);
		const who = whoIs({ noun, n, kind, before: clauseBefore(said, from), after: clauseAfter(said, to) });
		return who && !isAlone ? [{ n, from, to, who, confidence: noun === '人' ? OF_ANYBODY : OF_SOME }] : [];
	});
}

const SIGNED_UP = /(?:报了?名|参加|凑)[^,。;!?]{0,4}$/u;
/** How far back the persons of a bare number may have been named. */
const NEAR = 40;

/** Counts of persons who were named before: of the last ones, helpers where those were asked for. */
function omittedIn(said: string): readonly Count[] {
	return [...said.matchAll(OMITTED)].flatMap(({ 0: words, 1: number = '', index }): Count[] => {
		const before = said.slice(Math.max(0, index - NEAR), index);
		const last = [...before.matchAll(NAMED)].at(-1);
		const n = headcount(number);
		const isTally =
			TALLY.test(before) && (/[名位]/u.test(words) || /[多来几余]|左右|上下/u.test(words) || /(?:班|有|共|约|概|计|起来)$/u.test(before));
		const isHead = HEADS.test(before);
		if (!((last && isTally) || isHead) || n < 2) return [];
		if (!last) return [{ n, from: index, to: index + words.length, who: 'served', confidence: 0.7 }];
		const isHelper =
			!SIGNED_UP.test(before) && (IS_HELPER.test(last[0]) || (IS_EITHER.test(last[0]) && ASKS_FOR.test(before.slice(0, last.index))));
		return [{ n, from: index, to: index + words.length, who: isHelper ? 'helper' : 'served', confidence: 0.7 }];
	});
}

/** Counts whose number is known, or the first group. */
const plainBy = (pattern: RegExp, said: string, who: Count['who'], fixed?: number): readonly Count[] =>
	[...said.matchAll(pattern)].map(({ 0: words, index, ...groups }) => {
		const number = [groups[1], groups[2]].find((group) => group !== undefined) ?? '';
		return { n: fixed ?? headcount(number), from: index, to: index + words.length, who, confidence: 0.85 };
	});

/** Every count of persons in Chinese, the surest patterns first; what counts other things must be covered before. */
export function countsIn(said: string): readonly Count[] {
	const counts = [
		...seenBy(COUNTED, said, false),
		...seenBy(BARE, said, false),
		...seenBy(LISTED, said, true),
		...seenBy(DESCRIBED, said, false),
		...plainBy(HANDS, said, 'helper').filter(({ from, to }) => !PAST.test(clauseBefore(said, from) + clauseAfter(said, to))),
		...seenBy(ANYBODY, said, false).filter(({ n }) => n > 2),
		...plainBy(HOUSEHOLD, said, 'served'),
		...plainBy(WE, said, 'served').filter(({ n }) => n > 1),
		...plainBy(PAIR_OF_HELPERS, said, 'helper', 2),
		...plainBy(PAIR, said, 'served', 2),
		...plainBy(TRIO, said, 'served', 3),
		...omittedIn(said),
	];
	return counts.filter(({ n }) => n >= 1 && n <= MOST);
}
