import { fold } from './normalise.ts';
import { phoneOf } from './phone.ts';
import { simplifyEach } from './simplify.ts';

/** Whom to visit and how to call, as far as it was said; null for what was not. */
export interface Contact {
	readonly name: string | null;
	readonly phone: string | null;
}

/** The frequent family names, those of the Yi and Hui of Yuxi included. */
export const SURNAME =
	'(?:欧阳|上官|司马|诸葛|尉迟|皇甫|[王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付傅方邹熊白孟秦邱江尹薛闫阎段雷侯龙史黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤普矣纳沐沙者普施柏常康左岳祁伍施柴庄丰])';
/** What stands behind a family name, said to or of somebody. */
export const TITLE =
	'(?:奶奶|爷爷|老奶|老倌|大爷|大妈|大爹|大娘|大嬢|大孃|孃孃|嬢嬢|阿姨|叔叔|伯伯|婆婆|阿婆|女士|先生|小姐|老师|师傅|大姐|大哥|姐|哥|婶|叔|姨|同学|主任|站长|书记|医生)';
const HAN_NAME = '[\\p{Script=Han}]{2,4}(?:·[\\p{Script=Han}]{1,6})?';
/** The name is announced: 我叫张三, 姓名：李四, 联系人王五. */
const ANNOUNCED = new RegExp(
	`(?:我叫|名字叫|名字是|姓名|名字|称呼|联系人|叫我)(?:就?是|叫)?\\s*[:]?\\s*(${SURNAME}${TITLE}|${HAN_NAME})`,
	'u',
);
/** 我是王芳, 我是李老师: only with a family name and nothing behind it. */
const I_AM = new RegExp(`(?:我是|本人)\\s*(${SURNAME}(?:${TITLE}|[\\p{Script=Han}]{1,2}))(?=$|[\\s,;、。.!])`, 'u');
const I_AM_CALLED = new RegExp(`我?(?:免贵)?姓(${SURNAME})(?=$|[\\s,;、。.!])`, 'u');
/** 就王刚, 叫陈阿姨, 名字也改一下，叫陈阿姨: a whole clause, with a family name. */
const CALLED = new RegExp(
	`(?:^|[\\s,;、。.])(?:那?就|也?(?:就|改)?叫|写)(${SURNAME}(?:${TITLE}|[\\p{Script=Han}]{1,2}))(?=吧?(?:$|[\\s,;、。.!]))`,
	'u',
);
/** Nothing but a name behind the number: 13877771234 陈红. */
const BEHIND = new RegExp(`^[\\s,;、。:]*(${SURNAME}(?:${TITLE}|[\\p{Script=Han}]{1,2}))[\\s,;、。.!]*$`, 'u');
/** Right in front of the number: 李奶奶 138…, 王芳138…. */
const TITLED = new RegExp(`(?:^|[\\s,;、。.:找]|联系)(${SURNAME}[\\p{Script=Han}]{0,2}${TITLE}|[老小]${SURNAME})[\\s,:(]*$`, 'u');
const BESIDE = new RegExp(`(?:^|[\\s,;、。.:])(${SURNAME}[\\p{Script=Han}]{1,2})[\\s,:(]*$`, 'u');
/** Words that are no name though they are as short as one. */
const NO_NAME =
	/[的吧了我你他她它们就是不没无要留吗呢啊嘛啥在和也都这那]|电话|手机|号码|微信|有的|好|可以|谢|确认|社区|街道|上午|下午|明天|后天|今天|早上|晚上|周[一二三四五六日天末]|随便|保密|匿名|取消|自己|[上下每半本][一两]?个?[月周]|个月|月底|月初|星期|礼拜|白天|马上|现在|改天|过几天|再[加来说]|一个|另外/u;
const LATIN_NAME = /^[A-Za-z][A-Za-z.'-]{1,20}(?: [A-Za-z][A-Za-z.'-]{0,20}){0,3}$/u;
/** I'm Tom Baker, my name is Tom: one to three words, the first with a capital letter unless the name is announced as one. */
const ENGLISH_ANNOUNCED =
	/\b(?:my name(?:'s| is)|the name is|name\s*:|call me|this is|i'm called)\s*((?:(?:mr|mrs|ms|miss|dr)\.? )?[a-z][a-z'-]{1,20}(?: (?!and\b|my\b|phone\b|on\b|tel\b)[a-z][a-z'-]{0,20}){0,2})/iu;
const ENGLISH_I_AM = /\b(?:[Ii]'m|[Ii] am)\s+((?:(?:Mr|Mrs|Ms|Miss|Dr)\.? )?[A-Z][a-z'-]{1,20}(?: [A-Z][A-Za-z'-]{0,20}){0,2})/u;
/** Latin words that make a sentence and no name. */
const NO_LATIN_NAME =
	/\b(?:ok|okay|yes|no|not|none|hi|hello|thanks?|i|my|me|the|a|an|is|are|it|do|don't|why|what|how|who|when|where|please|phone|number|name|later|any|help|skip|same)\b/iu;
const LONGEST = 6;

/** What a name is not followed by in its own word: 我叫张三丰电话 → 张三丰. */
const GROWN_ON = /(?:电话|手机|联系|号码|住在|住).*$/u;

/** A text as it was written and, character for character, in Simplified script: 我叫張三 is read as 我叫张三. */
interface Script {
	readonly written: string;
	readonly said: string;
}

const scriptOf = (text: string): Script => {
	const written = fold(text).replace(/[’‘]/gu, "'");
	return { written, said: simplifyEach(written) };
};

/** The first group of a pattern, as it was written; null for words that are no name. */
function nameBy(pattern: RegExp, { written, said }: Script): string | null {
	const found = pattern.exec(said);
	const name = found?.[1]?.replace(GROWN_ON, '') ?? '';
	if (!found || name === '' || (name.length > 1 && NO_NAME.test(name))) return null;
	const at = said.indexOf(name, found.index);
	return written.slice(at, at + name.length);
}

function announced(text: Script): string | null {
	const latin = ENGLISH_ANNOUNCED.exec(text.said)?.[1] ?? ENGLISH_I_AM.exec(text.said)?.[1];
	if (latin && !NO_LATIN_NAME.test(latin)) return latin.trim();
	return nameBy(ANNOUNCED, text) ?? nameBy(I_AM, text) ?? nameBy(I_AM_CALLED, text) ?? nameBy(CALLED, text);
}

/** The words in front of the phone number. */
function beside(before: string): string | null {
	const { written, said } = scriptOf(before);
	const front = { written, said: said.replace(/(?:电话|手机|联系方式|号码)[是:\s]*$/u, '') };
	return nameBy(TITLED, front) ?? nameBy(BESIDE, front);
}

/** A part of the answer that is a name, 叫 in front or not. */
const ANSWER = new RegExp(`(?:^|[\\s,;、。.:!()])(?:那?就|就?叫|姓名|名字)?([\\p{Script=Han}·]{2,${LONGEST}})(?=$|[\\s,;、。.:!()])`, 'gu');

/** The whole answer is a name: only where the name was asked for. */
function answered(rest: string): string | null {
	const { written, said } = scriptOf(rest);
	for (const found of said.matchAll(ANSWER)) {
		const name = found[1] ?? '';
		const at = found.index + found[0].length - name.length;
		if (!NO_NAME.test(name)) return written.slice(at, at + name.length);
	}
	const plain = written.replace(/[,;:.]+$/u, '').trim();
	return LATIN_NAME.test(plain) && !NO_LATIN_NAME.test(plain) ? plain : null;
}

/** Name and phone of whoever is to be visited. A bare name counts only as the answer to that question. */
export function contactOf(text: string, { asked = false }: { readonly asked?: boolean } = {}): Contact {
	const phone = phoneOf(text);
	// a number with a digit too few still has its name beside it
	const { from: at, to } = (phone?.phone || phone?.problem ? phone.spans[0] : null) ?? {};
	const name =
		announced(scriptOf(text)) ??
		(at === undefined ? null : beside(text.slice(0, at))) ??
		(to === undefined ? null : nameBy(BEHIND, scriptOf(text.slice(to)))) ??
		(asked ? answered(phone?.rest ?? text) : null);
	return { name, phone: phone?.phone ?? null };
}
