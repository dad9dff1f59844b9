import { type Reading, readingOf, type Span } from './reading.ts';

/** For whom somebody orders who is not to be served. */
export interface Proxy {
	/** In the writer's words: 我妈, 邻居张奶奶. */
	readonly who: string;
	readonly span: Span;
	/** 0..1; under 0.8 somebody is spoken of, and may live in the same home. */
	readonly confidence: number;
}

/** Parents and other elders, brothers and sisters. Whoever shares the home (老伴, 孩子) is served at one's own address. */
const KIN =
	'(?:妈妈|妈|母亲|爸妈|爸爸|爸|父亲|父母|爹妈|爹娘|爹|娘|老妈|老爸|老娘|老爹|老母亲|老父亲|爷爷奶奶|爷爷|奶奶|阿爷|阿奶|阿公|阿婆|外公|外婆|外爷|公公|婆婆|公婆|岳父|岳母|丈母娘|老丈人|舅舅|舅妈|舅公|叔叔|叔|婶婶|婶|伯伯|大伯|伯父|伯母|大爹|大妈|大嬢|二叔|二婶|姑姑|姑妈|姑|嬢嬢|孃孃|嬢|姨妈|姨|哥哥|哥|嫂子|弟弟|弟|姐姐|姐|妹妹|妹|表哥|表弟|表姐|表妹|侄子|侄女|外甥)';
const FAMILY_NAME =
	'[王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金贾夏付方邹熊白孟秦邱江尹薛闫段雷侯龙史黎贺顾毛郝龚邵万钱严覃武戴孔普矣纳沐沙施柏常岳祁伍]';
const TITLE = '(?:奶奶|爷爷|大爷|大妈|大爹|大嬢|阿姨|叔叔|婆婆|阿奶|阿公|老奶|老倌|大姐|大哥|嫂子|师傅|老师|老两口|老人家|老人)';
/** 邻居张奶奶, 隔壁八十二岁的阿奶, 楼上老蒋. */
const NEIGHBOUR = `(?:邻居|对门|隔壁|楼上|楼下)(?:家)?(?:的?[^,。;!?\\s]{0,6}?${TITLE}|老${FAMILY_NAME})?`;
const FRIEND = '(?:朋友|同事|同学|室友|战友|老乡|工友|师父|徒弟|房东|亲戚)(?!圈|们)';
const BY_NAME = `(?:${FAMILY_NAME}[\\p{Script=Han}]{0,2}?${TITLE}|[老小]${FAMILY_NAME}(?![子伙孩])(?:${TITLE})?)`;
const MINE = `(?:我们|咱们|我|俺)(?:家|楼|村)?(?:里|上|下)?的?(?:${KIN}|${NEIGHBOUR}|${FRIEND}|学生|${BY_NAME})`;

/** 帮我妈, 替邻居张奶奶, 给我爷爷. What is done for a class or a village (给学生讲一场) is no one's order. */
const ORDERS_FOR = new RegExp(
	`(?:帮忙给|帮着?|替|代|给|为|挨)(?:忙|一下|哈)?(${MINE}|${NEIGHBOUR}|${BY_NAME})(?!说|讲的|托|让|叫|介绍)|(?:帮|替|代)(${FRIEND}|学生)(?=[^,。;!?]{0,4}(?:问|点|登记|约|报|写|下单|找|请))`,
	'u',
);
/** 我妈一个人在家, 我爷爷腿不好: told of, so perhaps for them. */
const SPEAKS_OF = new RegExp(
	`(?:^|[,。;!?\\s])((?:我们|我|俺)(?:家)?${KIN})(?=一个人|独自|独居|住|在家|今年|\\d|[七八九]十|腿|腰|眼睛|耳朵|手|病|瘫|躺|摔|不会|不识|行动|走不|看不|听不|身体|刚|想)`,
	'u',
);
/** Praise and news of them is no order. */
const NO_ORDER = /夸|说得|去世|过世|走了以后|不在了|没了|托我问|让我谢/u;

const ORDERED = 0.9;
const SPOKEN_OF = 0.6;

function found({ spanOf, written }: Reading, match: RegExpExecArray | null, confidence: number): Proxy | null {
	const who = match?.[1] ?? match?.[2];
	if (!match || who === undefined) return null;
	const from = match.index + match[0].lastIndexOf(who);
	const to = from + who.length;
	return { who: written(from, to), span: spanOf(from, to), confidence };
}

/** Whom a wish is for, where that is not the writer; null when it is, or nothing says. */
export function proxyOf(text: string): Proxy | null {
	const reading = readingOf(text);
	if (NO_ORDER.test(reading.said)) return null;
	return found(reading, ORDERS_FOR.exec(reading.said), ORDERED) ?? found(reading, SPEAKS_OF.exec(reading.said), SPOKEN_OF);
}
