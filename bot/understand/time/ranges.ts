/** What joins two times, and what makes a limit of one. */
import type { Limit } from './token.ts';

/** Between the words of one time: 12月18日(周五)上午, 明天的下午, 周六大概9点. */
export const SAME = /^[\s的()的,、]{0,2}(?:那天|当天|这天)?的?(?:大概|大约|差不多|大致|约莫?|左右|最好|就|是|在|等|都)*[\s(]*$/u;
/** Between the ends of a range: 周三到周五, 9:00-11:00, 从9点开始一直到11点. */
export const TO = /^\s*(?:左右|钟|开始|起|,)?\s*(?:一直|,)?(?:到|至|直到|道|[-~–—]{1,2})\s*(?:了)?$/u;
/** Between two days or two parts of which either will do. */
export const OR = /^\s*(?:、|和|跟|或者?|还是|要么|与|及|或是)?\s*$/u;

/** 前面, 前夜, 前天: no limits. */
const NO_BEFORE = '[面门后台往厅妻夫进期列头边街院去几两天年任方程途夜]|排(?![好练完出成])|\\d';
/** 周六前来协助: come here, not before. */
const COME = '来(?:协助|慰问|指导|参[加观]|帮[忙助]|支[援持]|服务|开展|授课|讲课|办理|领?取|领)';
const NO_AFTER = '[天面来门边悔勤院备排座期续台头]';

const LIMITS: readonly (readonly [limit: Limit, pattern: RegExp])[] = [
	['within', /\s*\(含(?:当[天日]|本[数日])?\)(?:之前|以前|前)/uy],
	['before', new RegExp(`\\s*\\)?(?:左右|当天|那天)?\\s*(?:之前|以前|前(?!${NO_BEFORE}|${COME}))`, 'uy')],
	['within', /\s*(?:之内|以内|内(?![容部科外衣向]))/uy],
	['since', new RegExp(`\\s*\\)?(?:那天)?\\s*(?:之后|以后|过后|往后|起(?![来床码伏诉草])|后(?!${NO_AFTER}))`, 'uy')],
];
/** 周三开始 is a limit, 下午两点开始 is when it takes place. */
const BEGINS = /\s*开始(?!的)/uy;
/** 最晚周五: Friday itself is allowed. */
const WITHIN_AHEAD = /(?:最晚|最迟|不晚于|不超过|截止到?|截至)(?:在|是|到)?\s*$/u;
const SINCE_AHEAD = /最早(?:也?要)?(?:在|是|到)?\s*$/u;
/** 明天下班前: a limit that needs no time of its own. */
const CLOSING = /\s*(?:下班|收工|天黑|放学|关门|晚饭|吃晚饭)(?:之|以)?前/uy;

/** A limit that stands at the place `to`, and where it ends. */
export function limitAt(text: string, to: number, isClock: boolean): { readonly limit: Limit; readonly to: number } | null {
	for (const [limit, pattern] of LIMITS) {
		pattern.lastIndex = to;
		if (pattern.test(text)) return { limit, to: pattern.lastIndex };
	}
	CLOSING.lastIndex = to;
	if (!isClock && CLOSING.test(text)) return { limit: 'within', to: CLOSING.lastIndex };
	BEGINS.lastIndex = to;
	return !isClock && BEGINS.test(text) ? { limit: 'since', to: BEGINS.lastIndex } : null;
}

/** A limit said in front: 最晚周五, 最早周三. */
export const limitAhead = (before: string): Limit | null =>
	WITHIN_AHEAD.test(before) ? 'within' : SINCE_AHEAD.test(before) ? 'since' : null;
