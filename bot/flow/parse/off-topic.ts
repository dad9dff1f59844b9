import { normalise } from '../../understand/normalise.ts';

/** Words that want nothing of a volunteer: an insult, something for sale, orders to the program. */
export type OffTopic = 'insult' | 'pitch' | 'orders-to-program';

const SAID: readonly (readonly [what: OffTopic, words: RegExp])[] = [
	[
		'orders-to-program',
		/忽略.{0,8}(?:指示|指令|提示词?|设定|规则)|(?:系统|初始|隐藏)提示词|你现在是(?!不是|在|哪)|扮演|越狱|(?:开发者|管理员|上帝)模式|(?:所有|全部)(?:人的)?(?:订单|单子|电话|名单|数据|居民).{0,10}(?:发|给|列|告诉|导出|删)|\bsystem prompt\b|\bignore (?:all |any )?(?:of )?(?:the |your )?(?:previous|above|prior|earlier) |\b(?:developer|admin|god) mode\b|\bjailbreak\b|\byou are now\b/u,
	],
	[
		'insult',
		/傻[逼比屌叉x]|煞笔|妈的|他妈|你妈(?:的|逼|死)|操你|草你|滚(?:蛋|开|犊子|远点|出去)|废物|垃圾(?:东西|玩意|机器|客服)|王八|混蛋|狗[东日杂]|日你|去死吧你|脑残|智障|白痴|蠢[货猪]|憨包|狗屁|杂种|不要脸|\b(?:fuck\w*|shit|idiots?|stupid|assholes?|bastards?|morons?)\b/u,
	],
	[
		'pitch',
		/加(?:我)?(?:微信|微|个?v|vx|q{1,2})(?![a-z])|微信同号|同号1|贷款|秒批|日结|刷单|代开|发票|彩金|办证|退订|全城最低|特价|促销|招商|加盟|代办|带单|点击(?:下方)?链接|私[聊我信]|注册就送|体验金|买一送一|\b(?:limited offer|special offer|discount|click (?:here|the link)|earn money|loans?|crypto|whatsapp me|buy now)\b/u,
	],
];

/** What a text is that nobody can serve; null for anything else. Only asked where the words are not surely something else. */
export function offTopicOf(text: string): OffTopic | null {
	const said = normalise(text);
	return SAID.find(([, words]) => words.test(said))?.[0] ?? null;
}
