import { NUMBER, numberOf } from '../../understand/numerals.ts';
import { readingOf } from '../../understand/reading.ts';

/** A number that may pick a choice; 1–20, not yet held against the choices there are. */
export interface ChoiceNumber {
	readonly n: number;
	/** What was said behind the number: 「1 周四上午」. */
	readonly rest: string | null;
}

const LARGEST = 20;
/** The key sign of 1️⃣, left over when the unseen characters are gone. */
const KEYCAP = /\u20e3/gu;
/** 第一个, 选2, 选第二个, 我要第3个, 5星. */
const SAID = new RegExp(
	`^(?:(?:number|option|no\\.?|choice)\\s*(\\d{1,2})|(?:我?(?:选|要|点|回)\\s*)?(?:第\\s*(${NUMBER})\\s*(?:个|项|条|张|种|单)?|(?<=选\\s*|要\\s*|点\\s*|回\\s*)(${NUMBER})\\s*(?:号|吧)?|(${NUMBER})\\s*(?:星|颗星|分)))(?=$|[\\s,.;、。!)])`,
	'iu',
);
/** A number alone, or one with a space or a sign behind it. Not the beginning of 11:30, 1.5, 1123-037. */
const PLAIN = /^\(?(\d{1,2}|[一二三四五六七八九十]{1,2})(?:$|\)|[\s.,;:、。!](?!\d))/u;
/** Behind a space these make the number a time, an address or an amount: 「3 点」, 「2 栋」. */
const MEASURE =
	/^(?:点|月|日|号|栋|幢|座|单元|楼|层|室|岁|个|位|名|人(?!工)|am\b|pm\b|a\.m|p\.m|o'?clock|people|persons?\b|adults?|children|kids|of us|in the|days?\b|hours?\b|minutes?\b|mins?\b|years?\b|yuan|jan|feb|mar(?:ch)?\b|apr|may\b|june?\b|july?\b|aug|sep|oct|nov|dec|小时|分钟|天(?!气)|块|元|斤|次|[-/])/iu;
const BETWEEN = /^[\s.,;:、。!)]+/u;

/** 1, ①, １, 第一个, 选2, 「1 周四上午」: the number of a choice (1–20). Null for anything else. */
export function choiceNumberOf(text: string): ChoiceNumber | null {
	const { said, written } = readingOf(text.replace(KEYCAP, ''));
	const found = SAID.exec(said) ?? PLAIN.exec(said);
	if (!found) return null;
	const n = numberOf(found.slice(1).join(''));
	if (!(n >= 1 && n <= LARGEST)) return null;
	if (MEASURE.test(said.slice(found[0].length).trim())) return null;
	const rest = written(found[0].length, said.length)
		.replace(BETWEEN, '')
		.replace(/[.,。、!]+$/u, '');
	return { n, rest: rest || null };
}
