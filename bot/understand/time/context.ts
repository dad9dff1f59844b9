import type { Span } from '../reading.ts';

/** What the words around a time say of it: that somebody is wished then, that something happened then, or that it does not suit. */

const BOUNDARY = /[,。!?;:…~\n]/u;
const LATIN = /[a-z]/u;
/** So far around a time is looked for what belongs to it. */
const FAR_BEHIND = 18;
const FAR_AHEAD = 30;
const NEAR_AHEAD = 14;

/** The words of the same clause before and behind a stretch, and the next clause; other times end them as well. */
export interface Around {
	readonly before: string;
	/** The same, other times in it. */
	readonly ahead: string;
	readonly after: string;
	readonly next: string;
}

/** A sign, or a space that stands beside no English word. */
function isBoundary(text: string, at: number): boolean {
	const char = text.charAt(at);
	if (char !== ' ') return BOUNDARY.test(char);
	return !LATIN.test(text.charAt(at - 1)) && !LATIN.test(text.charAt(at + 1));
}

function clauseEnd(text: string, from: number, most: number): number {
	let to = from;
	while (to < most && !isBoundary(text, to)) to++;
	return to;
}

/** `floor` and `ceiling`: where the times before and behind it end and begin. */
export function around(text: string, { from, to }: Span, floor: number, ceiling: number): Around {
	// a space in front of the time does not part it from its words: 时间 周六
	let start = text.charAt(from - 1) === ' ' ? from - 1 : from;
	while (start > Math.max(0, from - FAR_AHEAD) && !isBoundary(text, start - 1)) start--;
	const end = clauseEnd(text, to, Math.min(ceiling, to + FAR_BEHIND));
	const next = end < ceiling && isBoundary(text, end) ? end + 1 : end;
	return {
		before: text.slice(Math.max(start, floor), from).trimEnd().slice(-NEAR_AHEAD),
		ahead: text.slice(start, from).trimEnd(),
		after: text.slice(to, end),
		next: text.slice(next, clauseEnd(text, next, Math.min(ceiling, next + FAR_BEHIND))),
	};
}

/** 今天没空, 明天不行: that time is not meant. */
const NOT_THEN =
	/^.{0,4}?(?:(?<!行)不行|不得行|不得空|没空|没得空|没时间|没人(?!能|来)|(?<!在)不在|来不了|去不了|[我他她]?回不[来去]|(?<!方便)不方便|有事|(?<!要)不要|(?<!用)不用|不消|(?<!可以?)不可以|出门(?=$|了|玩|旅)|不合适|排满|不来了|上不了)|^.{0,8}?(?:突然|又|他|她|说)(?:说)?(?:不出门|不来|来不了|去不了|没空|有事)/u;
/** 不是周六: what comes next is meant. */
const NOT_AHEAD = /(?:不是|不要|别|而不是|除了|本来|原来|原定|原本|之前说)的?(?:在|是)?$/u;
/** 说好今天来的: told of, where the day is not surely ahead. */
const AGREED_AHEAD = /(?:说好|约好|讲好|说是|答应|约的|报的)的?(?:在|是)?$/u;
export const isAgreed = ({ before }: Around): boolean => AGREED_AHEAD.test(before);
/** 停到六点 says how long, 哪个周六 leaves it open. */
const OPEN_AHEAD = /(?:[^改换挪移推迟调约定延排止]|^)到了?$|(?:哪一?|某|任何一|有一?)个$|过了$/u;
/** 明天天气怎么样, 今天几号, 明天见. */
const ASIDE = /^.{0,2}?(?:天气|限行|有雨|会不会下|下不下雨|见$|见[呗吧啦]|再见|几号|星期几|周几|礼拜几|是什么日子)/u;
export const isRefused = ({ before, after }: Around): boolean =>
	NOT_THEN.test(after) || NOT_AHEAD.test(before) || OPEN_AHEAD.test(before) || ASIDE.test(after);

/** 改到周五: what comes behind is the new time. */
const MOVED_TO =
	/(?:改|换|挪|移|推迟|推|延后|延|提前|调|约|定)(?:到|成|为|在|至)(?:了)?\s*$|(?:是|想|要)?改(?:期)?\s*$|(?:→|->|=>)\s*$|\b(?:chang|mov|shift|postpon|reschedul)e?[^.,;]*?\bto\s*$/u;
export const isMovedTo = ({ ahead }: Around): boolean => MOVED_TO.test(ahead);

/** Somebody is asked to come or to do something. */
const ASKS =
	/想(?!起|到|不|开|念|了|她|他|我|着|死)|请(?!假|客|了|过|的)|能不能|能否|能(?=来|派|帮|有|找|请|安排|给|陪|教|上门|过来|去|修|送|接|喊|搬|抬|到|做|弄|把|行|得|不|借|先)|可不可以|可以|可否|行不行|行吗|得不得|给能|给得|给有|给可以|给派|麻烦|麻凡|劳烦|拜托|求|需要|需(?=一|两|三|人|要|志)|希望|盼|恳|邀|望(?=派|能|予|协)|约(?!好|定)|预约|安排|派|找(?=人|个|位|一|两|几)|有没有|有(?=人(?:能|来|会|肯|愿|帮|吗|没))|谁(?=能|来|有|会|愿|肯|可|顺|得|帮|家)|哪[个位](?=能|来|有|会|愿|肯|可|顺|得|帮|好)|缺|差(?=个|一|几|两|三|人)|方便|有空|得空|在家|都行|都得|都在|就要(?=$)|闲|有时间|在屋|都(?:回来|放假)|最好|必须|务必|急用|帮(?=我|忙|他|她|着|一|把|扶|抬|搬|拎|买|看|瞧|下|哈)|喊(?=个|几|人)|拟|陪(?!读)|借(?=个|一|我|用|十|几)|要(?=个|人|一个|几个|两个|有|找|请|来)|(?<![没不未起出回下上进过])来(?=$|[嘎噶]|个|一个|两个|几个|人|一位|位|帮|教|讲|修|陪|看|瞧|望|做|给|弄|整|收|接|送|搞|把|剪|理|打扫|吗|嘛|不|嘎|呗|吧|一下|一趟|家里|我家|我们|社区|村|点|得了)|(?<!不)过来(?!了|的|过)|\b(?:please|can|could|need|want|help|would|come)\b/u;
/** Something is to take place then, which others are needed for. */
const PLANS =
	/时间|上门|要(?=用|去|做|到|交|办|穿|考|搬|送|开|上|下|出)|去(?=医院|看|复查|体检|办|银行|取|拿|买|民政|残联|查)|复查|开刀|手术|出院|住院|透析|体检|活动|讲座|培训|演出|开课|集合|组织|举办|举行|开展|办(?=个|一|场|活|次)|搞(?=个|一|场|活|次)|比赛|开会|会议|到(?=$|我家|门口|就)|弄好|搞定|完成|搬完|腾|交(?=$|齐|完)/u;
export const asks = (words: string): boolean => ASKS.test(words);
export const plans = (words: string): boolean => PLANS.test(words);

/** What has happened, or happens again and again, at that time. */
const TELLS =
	/了(?!吗|没|嘛|吧|解|嘎|给)|过(?!来|去|年|节|完|两|几|后|生日|冬|一)|刚|已经|一直|还在|还没|到现在|以来|就(?=起|开始|没|在|听|闻|看|发|停|坏|有人|来了|去)|才(?!能|行|可以|有空|有时间|在家)|起来|睡不着|睡不好|没睡|醒|疼|痛|咳|吵|总|老是|的时候|说好|约好|讲好|得(?:好|很|不错|真|太|像)|夸|的(?:人|那|师傅|小|姑娘|大姐|老师|志愿|医生|课|事|水|电|钱)|的$/u;
export const tells = (words: string): boolean => TELLS.test(words);

/** Done for certain, whatever else the sentence asks: 今天来的师傅, 28号摔了. */
const DONE =
	/^.{0,5}?(?:(?<![回起下过出])来了|来的|来过|去了|摔|跌|断了|坏了|坏的|停了|做了|修了|修的|讲的|教的|说的|交的|走了|发现|收到|接到|看见|看到|听|打了|报了|报的|登记|预约的|约的|生的|开始就)/u;
export const isDone = ({ after }: Around): boolean => DONE.test(after);

/** A part of the day that is wished without a day: 下午能来吗, not 找个晚上能陪的. */
const DIRECT_AFTER =
	/^\s*(?:就|再|去|家里|大概|一定|务必|必须|都)?(?:能|可以|可不可以|谁能|哪[个位](?=能|来|有空|得空)|有没有|就要|要来|在家|来(?!电|了)|过来|派|请|please\b|works?\b|would\b|is\b|only\b|帮(?!忙的)|有空|方便|给能|给有|麻烦|有人来|行不行|行吗|上门)/u;
const ATTRIBUTE_AHEAD = /[个位名的]$/u;
export const isDirect = ({ before, after }: Around): boolean => DIRECT_AFTER.test(after) && !ATTRIBUTE_AHEAD.test(before);

/** Nothing but the time, as in an answer or between commas. */
const BARE_BEFORE =
	/^[\s()]*(?:那个|嗯|呃|最晚|最迟|不晚于|截止到?|截至|就|那就|那|时间|日期|时间是|日期是|大概|大约|最好|要么|或者|就是|在|从|的|和|到时候?|服务|以|预计|暂定|定|on|at|in|for|the)*[\s(]*$/u;
const BARE_AFTER =
	/^[\s)]*(?:左右|前后|吧|呢|嘛|嘎|吗|啊|哈|都行|都可以|都得|可以|也行|也可以|行|有空|都?在家?|方便|为[宜佳好]|就(?:行|好|成|可以|得)|给?得|行不行|得不得|的话|最好|全天|一整天|这样|那天|of|works|is fine|[一二两三四五六七八九十\d]+[个名位]?人)*[\s)]*$/u;
export const isBare = ({ before, after }: Around): boolean => BARE_BEFORE.test(before) && BARE_AFTER.test(after);

/** What others do at that time, or the weather does: no wish of its own. */
const OTHER_PLANS =
	/^.{0,3}?(?<![不没])(?:下雨|降温|停水|停电|出差|上班|加班|上学|上课|放假|开学|高考|中考|考试|补考|开门|关门|营业|打烊|下班|起床|开始上|放学|收工|赶集|赶街|过门|出嫁|结婚|到期|要走)(?!(?:以|之)?[前后]|的时候)/u;
export const isOtherPlan = ({ after }: Around): boolean => OTHER_PLANS.test(after);
