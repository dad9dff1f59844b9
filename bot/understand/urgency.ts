import { readingOf, type Span } from './reading.ts';

/** Words that say that a wish cannot wait; an emergency is told by its dangers, not by these. */
export interface UrgencyFound {
	readonly span: Span;
	/** 0..1: surest where the writer says so, less where only the day does. */
	readonly confidence: number;
}

/** The same characters with nothing urgent in them: 不急, 急诊, 急得掉眼泪 of somebody else, 急死我了 with a laugh behind. */
const HARMLESS =
	/(?:不|别|莫|没那么|没有那么|用不着|不用|不需要|不是很|不太)(?:(?:着|赶|是很|太|很|用|要|加|紧)?急|尽快|马上|赶[快紧])|\bnot (?:so |very |that )?urgent(?:ly)?\b|\bno (?:hurry|rush)\b|不赶时间|不着忙|急(?:诊|救|性|躁|转弯|刹|流|死(?:我了|了|人))|(?:应|紧急联系|心|性子|干|乾|焦|发|一)急(?!用|需)|急得|急(?:了|问|,问|脾气)|紧急(?:电话|联系人|出口|按钮)|有人来得及/gu;
/** Wanted as soon as somebody can: takes the place of a time. */
const SOON =
	/急用|急需|急着|着急|加急|紧急|十万火急|火急|(?:很|挺)急|尽快|尽早|赶快|赶紧|火速|从速|马上(?=来|派|去|有人|找|能|过来|帮|就要|问|$|[,。!?])|立刻|立马|立即|现在就|就现在|越[快早]越好|\b(?:urgent|urgently|asap|right (?:now|away)|as soon as possible|immediately)\b/u;
/** Whoever writes is pressed for time, which tells no time. */
const PRESSED =
	/急求|急找|急缺|急等|急事|(?:好|真的|特别|非常|有点|这边|实在|事)急|(?:^|[,。!?\s])急(?=$|[,。!?\s])|快[点些](?=$|[,。!?\s来派去]|教|弄)|速[来派去]|速速|快[来派去请叫喊]|来不及|赶不及|等不及|等不了|等不得|等不到|撑不[过到]|来得及(?=准备|见|赶|弄)|没时间了|火烧眉毛|救个?哈?[场急](?=$|[,。!?嘛吧,])|今天之内|今日之内/u;
/** Whoever writes says so. */
const SAID = new RegExp(`${SOON.source}|${PRESSED.source}`, 'u');
/** Before a limit of hours. */
const LIMIT =
	/(?:天黑|天亮|放学|下班|收工|中午|晌午|[一二两三四五六七八九十\d]{1,3}(?:点半?|时))(?:以|之)?前(?!后|都|面)|趁天没?[黑亮]|(?:今天|今晚|今日)(?:就|必须|一定|务必)|就今[天晚]|明(?:早|天一?大?早|天早上)(?:就)?要|明[早天]就|今明两天|今天(?:是)?最后一天|(?:只|就)剩(?:今天|今早|最后|一颗|一片)|最后一[片颗]|说好[^,。]{0,14}(?:来不了|不来了|病了|走了)|临时[^,。]{0,8}(?:来不了|走|叫去|请假|住院|发烧)/u;
/** What goes on while one waits. */
const GOING_ON =
	/(?:水|管|龙头|阀|厨房|屋里|客厅|厕所|茅厕|下水|地漏|化粪池)[^。!?]{0,14}(?:漫|淹|喷|滋|崩|爆|泡着|漏得|灌进|灌了|往外冒|返水|溢)|(?:插座|开关|插头)[^,。]{0,8}(?:火星|冒烟|麻手|烫手)|(?:钥匙|门)[^,。!?]{0,8}(?:断在|锁在屋|落屋|锁外)|锁(?:在|到)?(?:门|屋|外)(?:外|里)?(?:头|面)?了|进不(?:去|克)(?:家|门|屋)|(?:呼吸机|制氧机)[^。]{0,12}(?:停电|没电|不转|停了)|停电[^。]{0,16}(?:呼吸机|制氧机)|(?:药|胰岛素|奶粉)[^,。]{0,8}(?:断了|吃完了|没了|用完了|剩一[勺颗片])|(?:坐|躺|趴|滑|梭|划|跌|摔)[^。!?]{0,10}地(?:上|板|下)|一屋子黑/u;
/** Today, tonight or before tomorrow begins somebody has to come: no hour agreed, no question whether it suits. */
const TODAY =
	/(?:今天|今日|今晚|今夜|今下晚|明早|明晨)[^。!?,]{0,18}(?:谁|哪个|哪位|能|来个|来人|来一|派|请|求|要|有没有|有人|给有|找|帮|凑|送|缺)|(?:谁|哪个|哪位|求|请|能)[^。!?,]{0,10}(?:今天|今晚|今日|明早)/u;
const BY_APPOINTMENT =
	/(?:可以|行|方便|好|得)(?:吗|不|么|嘛)|今[天晚日](?:上午|下午|晚上|傍晚)?[一二两三四五六七八九十\d]{1,3}点(?:半|一刻|\d|钟|[,。]|左右)?(?!以?前)/u;

const SAYS_SO = 0.9;
const LIMITED = 0.8;
const WITHIN_TODAY = 0.65;

/** A normalised text with nothing in it that only looks urgent, character by character the same length. */
const openIn = (said: string): string => said.replace(HARMLESS, (words) => '#'.repeat(words.length));

/** The word by which a normalised text says that it is wanted soon, without a time; or null. */
export const soonIn = (said: string): string | null => SOON.exec(openIn(said))?.[0] ?? null;

/** A normalised text without the words that only say that it is wanted soon. */
export const withoutHaste = (said: string): string => said.replace(new RegExp(SAID, 'gu'), '');

/** Whether hours matter for a wish: said so, limited to hours, under way, or needed today. Null = it can wait as long as others. */
export function urgencyIn(text: string): UrgencyFound | null {
	const { said, spanOf } = readingOf(text);
	const open = openIn(said);
	const find = (pattern: RegExp, confidence: number): UrgencyFound | null => {
		const found = pattern.exec(open);
		return found && { span: spanOf(found.index, found.index + found[0].length), confidence };
	};
	return (
		find(SAID, SAYS_SO) ?? find(LIMIT, LIMITED) ?? find(GOING_ON, LIMITED) ?? (BY_APPOINTMENT.test(open) ? null : find(TODAY, WITHIN_TODAY))
	);
}
