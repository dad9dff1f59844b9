/** What stands beside a name and says that a place is meant, or that it is not. */
import type { Stem } from './place-index.ts';

/** Behind these the stem names something else: 文化路, 玉兴小学, 东山公园. */
const OTHER_THING =
	/^(?:中?路|大街|[东西南北]?街(?!道)|巷|医院|卫生院|小学|中学|中心|大学|学校|幼儿园|[一二三四五六]中|[一二三四五六]小|山(?![水上里头])|公园|广场|花园|车站|站(?!上)|收费站|加油站|派出所|法庭|敬老院|养老院|大厦|大桥|桥|河|湖|江|水库|坝子|酒店|宾馆|饭店|市场|商场|超市|酒楼|区|县|市(?![区里])|高速|大道|集团|公司|厂|宣讲|音乐|故居|书院|寺|庙|古镇|雪山|边|出口|服务区|立交|互通)/u;
/** Somebody of that name: 文秀奶奶, 玉龙哥. */
const SOMEBODY = /^(?:奶奶|爷爷|阿姨|叔叔|大妈|大爷|大爹|大嬢|婆婆|老师|师傅|女士|先生|同学|姐|哥|妹|弟|书记|主任)/u;

const SIGN_BEFORE = /(?:住在|住|家在|地址|地点|就在|人在|我在|我是|我们是|位于|街道|乡|红塔区)(?:是|:)?\s*$/u;
const SIGN_AFTER =
	/^(?:村|寨|这边|这里|这点|这家|这条|这片|那边|那里|那点|那家|那条|那片|有没有|给有|的?居民|的?村民|的?老人|的老|的?娃娃|的?学生|的姓|卫生[室所]|活动室|活动中心|老年|文化站|村史馆|老街|街上|街子|集市|菜市|大榕树|[老大上下]寨|社区|小区|片区|组|[一二三四五六七八九十\d]{1,3}(?:组|栋|幢|单元|号楼)|\d{1,3}-\d)/u;
/** 我们排山的学生 */
const OUR_BEFORE = /(?:我们|咱们|我们是|我是|我家是?)$/u;
const OUR_AFTER = /^(?:的|人)/u;
/** 后所今晚那场电影 */
const TIME_AFTER = /^(?:今|明|后天|昨|周|星期|上午|下午|晚上|现在)/u;
const LIVES_BEFORE = /(?:住在|住|家在|地址是?|地点是?)[:\s]*$/u;
const LIVES_AFTER = /^(?:$|[\s,.;:、。!?)]|\d|[大老]|[前后旁]|[那这]边|住)/u;
/** 在凤凰租的房子, 到双龙来 */
const STAYS = [
	[/在$/u, /^(?:租|住|上班|打工|做|开|摆|教|的|这|那)/u],
	[/[到来去从]$/u, /^(?:来|去|过来|过去|这|那|接|给|讲|教|看)/u],
] as const;
const LOOSE_BEFORE = /(?:^|[\s,.;:、。!?(]|在|到|来|去|是|住|地址|我家|我们|咱们|从|街道|乡|区|给|帮)$/u;
const LOOSE_AFTER = /^(?:$|[\s,.;:、。!?)]|村|这边|这里|这点|那边|那里|那点|的|居民|社区|小区|片区|人|组|[一二三四五六七八九十\d])/u;
/** The stem stands alone between signs. */
const BEGINS = /(?:^|[\s,.;:。!?(])$/u;
/** 李文秀, 张玉成: behind a family name it is a given name. */
const FAMILY_NAME =
	/(?:^|[\s,.;:、。!?(是叫找名给帮])[王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金贾夏付方邹熊白孟秦邱江尹薛闫段雷侯史黎贺顾毛郝龚邵万钱严覃武戴孔普矣纳沐沙施柏常岳祁伍]$/u;

/** 右所的,想理发 */
const ENDS_OF = /^的?(?:$|[\s,.;:。!?)])/u;

const stays = (before: string, after: string): boolean => STAYS.some(([front, behind]) => front.test(before) && behind.test(after));

/** Whether a bare stem with these words around it is a place. `asked` = the text answers the question for one. */
export function isPlace({ needs }: Stem, before: string, after: string, asked: boolean): boolean {
	if (OTHER_THING.test(after)) return false;
	if (asked) return needs === 'nothing' || LOOSE_BEFORE.test(before);
	if (needs === 'nothing') return LOOSE_BEFORE.test(before) || LOOSE_AFTER.test(after);
	if (needs === 'ending' || FAMILY_NAME.test(before) || SOMEBODY.test(after)) return false;
	const isNamed = SIGN_AFTER.test(after);
	const isOurs = OUR_BEFORE.test(before) && OUR_AFTER.test(after);
	if (LIVES_BEFORE.test(before) && LIVES_AFTER.test(after)) return true;
	if (needs === 'proof') return isNamed ? LOOSE_BEFORE.test(before) : isOurs && ENDS_OF.test(after);
	const begins = BEGINS.test(before) && (ENDS_OF.test(after) || TIME_AFTER.test(after));
	return isNamed || isOurs || begins || SIGN_BEFORE.test(before) || stays(before, after);
}
