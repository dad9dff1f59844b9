import { normalise } from './normalise.ts';

/** Words by which somebody takes back what was said before: 改成, 说错了, 不是周六，周天. */
const CORRECTS =
	/改[成为到在去一]|改(?=[周星下明后今上下\d])|换[成为到去]|换个(?:时间|地方|地点|日子)|(?:我)?(?:说|写|打|填|讲)错了?|搞错|弄错|记错|更正|更改|(?:应该|其实|而)是|^(?:不对|错了)|(?<!是)不是(?!的|吗|说)[^,。;!?]{1,12}|不(?:姓|叫)|\b(?:change|make) (?:it|that|the|my)\b|\bchanged? to\b|\binstead\b|\bactually\b|\bi meant?\b|\bnot (?:on |at |in )?[a-z]+\b.{0,4}\bbut\b|^(?:no|sorry|wait),|\bshould be\b|\bnot (?:on |at |in )?[a-z]+, ?/u;

/** What is said not to be so, up to the end of its clause: 不是打扫，是理发 → 是理发. */
const DENIED =
	/(?:(?<!是)不是|不姓|不叫|不要|不用|别)[^,。;!?、]{1,12}?(?:[,。;!?、 ]+(?:而)?是?|而是|(?<=.)是(?=[^的吗]))|\bnot (?:on |at |in )?[a-z ]{1,20}?(?:, ?| but )/gu;

/** 说错了，是 tells that something else follows, and nothing by itself. */
const TAKEN_BACK = /^(?:对?不起|哎呀?|不对|不好意思)?[,。! ]*(?:我?刚才|我)?(?:说|写|打|填|讲|搞|弄|记)错了?[,。;!、 ]*(?:应该)?是?/u;

/** Whether the words correct what was said before. */
export const correctsIn = (text: string): boolean => CORRECTS.test(normalise(text));

/** A normalised text without what it denies: what it says is so. */
export const affirmedIn = (text: string): string => normalise(text).replace(TAKEN_BACK, '').replace(DENIED, '');

/** 周五上午，不对，周六上午: what is said behind the last word that takes something back. */
const BEHIND = /^.*(?:^|[,。;!?、 ])(?:哦?不对|哦不|啊不|(?:说|写|打|讲)错了|no,? wait|i mean)[,。;!、 ]*(?=.)/su;

/** The words of a normalised text that take the place of those before them; null where nothing is taken back in it. */
export function takenBackIn(text: string): string | null {
	const said = normalise(text);
	const behind = BEHIND.exec(said)?.[0].length ?? 0;
	return behind > 0 ? said.slice(behind) : null;
}
