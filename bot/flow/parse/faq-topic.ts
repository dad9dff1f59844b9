import { normalise } from '../../understand/normalise.ts';

/** What people ask about the desk itself; each has a text `faq.…`. */
export const FAQ_TOPICS = ['fees', 'join', 'points', 'age', 'hours', 'privacy', 'pay', 'who'] as const;
export type FaqTopic = (typeof FAQ_TOPICS)[number];

/** How they ask it, in Chinese and in English. The first that fits counts: 志愿者有没有工资 is no question of how to join. */
const ASKED: readonly (readonly [topic: FaqTopic, words: RegExp])[] = [
	[
		'pay',
		/(?:有|给|发)(?:没有|不有|不给|不发)?(?:一?点)?(?:补贴|补助|工资|报酬|津贴|误餐费?|车费)|(?:补贴|工资|报酬|津贴)(?:吗|么|多少|怎么)|\bdo volunteers get paid\b|\bvolunteers?\b.{0,12}\bpaid\b/u,
	],
	[
		'points',
		/积分|攒分|时长.{0,4}(?:换|兑)|\b(?:volunteer )?points?\b.{0,24}(?:work|count|earn|get|worth|redeem|\?)|\bhow (?:do|are) points\b/u,
	],
	[
		'age',
		/几岁|多大(?:年纪|岁数|才)|多少岁|年龄.{0,4}(?:要求|限制|多|小|大|可以)|未成年.{0,6}(?:能|可以|吗)|\d{1,2}岁.{0,4}(?:能|可以|让不让|收不收).{0,4}(?:当|做|参加|志愿|报|来)|(?:要|用|带|交|需)(?:不要|不用|不带)?.{0,3}身份证|身份证.{0,4}(?:吗|么|不用|要不要|带不带)|\bhow old\b|\b(?:minimum age|age limit|id card)\b/u,
	],
	[
		'fees',
		/收不收[费钱]|(?<!不)收[费钱]|不[收要]钱(?:吗|么|嘛|吧|的吧)|(?<!不)要(?:不要|不)?(?:交|给|付|花)?(?:好?多少?)?钱|多少钱|好多钱|几块钱?|免费(?:的?(?:吗|么|吧|嘛|[?])|不|还是)|怎么收|价(?:格|钱|目)|\bhow much\b|\bfree of charge\b|\bis (?:it|this) free\b|\b(?:cost|fees?|charge)\b.{0,30}\?|\bdo i (?:have to|need to) pay\b/u,
	],
	[
		'join',
		/(?:怎么|怎样|咋个?|咋样|如何|想|要|能|可以|哪里|去哪|我来|报名).{0,8}(?:当|做|成为|加入|参加|报).{0,6}(?:志愿者|志愿服务|义工)|志愿者.{0,4}(?:怎么|咋|如何|报名|登记|注册|要求|条件)|(?:想|可以|愿意)(?:来|过来|去)?(?:帮忙|出份?力|出把力|做点事)(?!的)|(?:招|缺|收)(?:不招|不缺|不收)?(?:人|志愿者)(?:吗|不|嘛|没|么)|我(?:会|能|可以|想)[^,。]{1,14}(?:想来|来帮你们|义务|免费教|可以教|教人)|不[收要]钱|免费教|\b(?:become|join|sign up|register)\b.{0,20}\bvolunteer(?:s|ing)?\b|\b(?:want|like|how) to volunteer\b|\bcan i volunteer\b/u,
	],
	[
		'hours',
		/几点(?:上班|下班|开门|关门|开始|到几点|开到)|(?:周末|周[一-日六]|星期[天日一-六]|礼拜[天日一-六]|节假日|晚上|中午|春节|过年|今天).{0,3}(?:上班|开门|营业|办公|放假|休息(?:吗|不|么|嘛)|有人值班|有人吗)|(?:上班|开放|服务|办公|营业|工作)时间|什么时候(?:上班|开门)|\b(?:opening|office|working) hours\b|\b(?:when|what time) (?:are you|do you) open\b|\bopen (?:on|at) (?:\w+day|weekends?|night)\b/u,
	],
	[
		'privacy',
		/隐私|(?:信息|资料|电话|号码|手机号|地址|名字|说的话).{0,12}(?:泄露|泄漏|外泄|安全吗|卖|保密|怎么用|干什么用|干啥|给别人|告诉|谁.{0,4}看|看得?到|公开)|(?:泄露|泄漏).{0,6}(?:信息|电话|号码)|\bprivacy\b|\bmy (?:data|information|details|phone(?: number)?|address)\b.{0,30}\b(?:used?|stored|kept|safe|shared|sold|seen?|private)\b|\bwho (?:can )?sees? my\b/u,
	],
	[
		'who',
		/你们?(?:到底)?是(?:不是)?(?:人|真人|活人|机器|谁|哪个|什么|ai|政府|干)|(?:机器人|真人|人工智能|ai)(?:吗|还是|么|嘛|在)|你们?(?:会|能|可以|都能|都会)(?:干|做|帮|搞|办)?(?:点|些)?(?:啥|什么|哪样|哪些)|(?:有|可以点)(?:些)?(?:什么|啥|哪些)(?:样的)?(?:服务|项目)?(?:可以点)?(?=$|[?!。,呢呀])|(?:这里|你这|这儿|你们|这个)(?:是|能|可以|都)?(?:干|做|点|办|管)(?:点|些)?(?:啥|什么|哪样|哪些)|\bare you (?:a |an )?(?:human|real|robot|bot|person|machine|ai)\b|\bwhat can you do\b|\bwho are you\b/u,
	],
];

/** Questions of the same shape about something else. */
const NOT_THE_DESK =
	/图书馆|医院|公园|超市|银行|派出所|车站|学校|庙|寺|救护车|120|119|消防|票|办身份证|疫苗|公交|快递|\b(?:library|hospital|park|bank|shop|ambulance|ticket|bus)\b/u;

/** What is asked about the desk itself; null for anything else. Whether the words want something beside it is not looked at. */
export function faqTopicOf(text: string): FaqTopic | null {
	const said = normalise(text);
	if (NOT_THE_DESK.test(said)) return null;
	return ASKED.find(([, words]) => words.test(said))?.[0] ?? null;
}
