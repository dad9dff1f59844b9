import { isOrderNumber } from '../../../db/domain/order-number.ts';
import { bare } from '../../understand/normalise.ts';

/** The words that always work (contract §5), each with the other ways people say it. */
const WORDS = {
	帮助: '帮助 怎么用 怎么使用 使用说明 使用帮助 help',
	菜单: '菜单 主菜单 服务菜单 服务 点单 我要点单 开始 menu start',
	返回: '返回 上一步 返回上一步 back',
	重来: '重来 重新来 重新开始 从头来 从头开始 restart',
	人工: '人工 转人工 人工服务 找人工 要人工 人工客服 转人工服务 human agent',
	回话: '回话 回复',
	结束: '结束 结束对话 挂断',
	已接手: '已接手 接手 我接手 我来接手 我已接手',
	我的信息: '我的信息 我的资料 我的个人信息 mydata',
	日报: '日报 今日日报 看日报 digest',
	待办: '待办 待办事项 我的待办 看待办 todo',
	我的任务: '我的任务 任务 我的任务单 看任务 tasks',
	查单: '查单 查 查询 查一下 查进度 查订单 进度 我的单 我的单子 我的订单 查单号 track',
	取消: '取消 取消订单 取消单子 我要取消 撤单 退单 取消单号 cancel',
	催单: '催单 催 催一下 催一催 催催 催订单 urge',
	申诉: '申诉 我要申诉 我不同意退回 object appeal',
	举报: '举报 我要举报',
	接: '接 接单 我接 我接单 我来接 可以接 能接 accept',
	不便: '不便 不接 不方便 接不了 没空 不接单 decline',
	出发: '出发 已出发 我出发 现在出发 在路上 已经出发',
	到了: '到 到了 已到 我到 到达 已到达 已经到 到门口',
	完成: '完成 已完成 做完 服务完成 已经完成 任务完成 done',
	折回: '折回 先折回 我折回',
	撤回完成: '撤回完成 取消完成',
	English: 'english 英文 英语 说英语 换英文',
	中文: '中文 汉语 普通话 说中文 换中文 chinese',
	请假: '请假 我要请假 来不了 去不了 我来不了 临时有事 临时有事来不了 临时有事去不了',
} as const satisfies Readonly<Record<string, string>>;

/** The same words in English, apart by a stroke because many are more than one word. */
const ENGLISH_WORDS: Readonly<Record<keyof typeof WORDS, string>> = {
	帮助: 'help|how does this work|how does it work|instructions',
	菜单: 'menu|main menu|start|order|place an order|new order',
	返回: 'back|go back|one step back',
	重来: 'restart|start over|start again|begin again',
	人工: 'human|agent|operator|talk to a human|talk to a person|talk to someone|speak to a human|speak to a person|speak to someone|real person',
	回话: 'answer|reply|talk to them',
	结束: 'end|end talk|end the talk|hang up',
	已接手: "i'm on it|on it|i have it|i've got it|taken over",
	我的信息: 'my info|my information|my data|mydata',
	日报: 'digest|daily digest',
	待办: 'to do|todo|to-do|to do list|to-do list',
	我的任务: 'my tasks|tasks|my task',
	查单: 'orders|order status|my orders|my order|track|status|track order|track my order|where is my order|check my order',
	取消: 'cancel|cancel order|cancel my order|cancel the order',
	催单: 'nudge|urge|hurry|hurry up|any news',
	申诉: "object|i object|appeal|i don't agree|i disagree",
	举报: 'report',
	接: "accept|i accept|we accept|i'll take it|we'll take it|take it|join|i'll join",
	不便: 'decline|i decline|we decline|not this time',
	出发: "leaving|leaving now|departed|on my way|on the way|on our way|i'm leaving|i'm on my way|we're on our way|setting out|set out",
	到了: "arrived|i'm here|we're here|i am here|i have arrived|i've arrived|at the door",
	完成: "done|finished|completed|all done|it's done|we're done|i'm done",
	请假: "can't come|cannot come|can't make it|i can't come|i can't make it|i cannot come|we can't come|leave|something came up",
	折回: 'turn back|turning back|turned back',
	撤回完成: "not done yet|not finished|undo done|it's not done",
	English: 'in english|english please|speak english',
	中文: 'in chinese|chinese please|speak chinese',
};

export type CommandWord = keyof typeof WORDS;

/** A word that always works, as it was said. */
export interface Command {
	readonly word: CommandWord;
	/** MMDD-NNN, where one was said behind the word. */
	readonly number: string | null;
	/** What was said behind the number. */
	readonly rest: string | null;
}

/** Words that speak of one order. */
const ABOUT_ORDER: ReadonlySet<CommandWord> = new Set<CommandWord>([
	'查单',
	'取消',
	'催单',
	'申诉',
	'接',
	'不便',
	'出发',
	'到了',
	'折回',
	'完成',
	'撤回完成',
	'请假',
	'我的任务',
]);

/** A word, a number and a remark are not longer. */
const LONGEST = 300;

const isWord = (word: string): word is CommandWord => word in WORDS;

const BY_FORM: ReadonlyMap<string, CommandWord> = new Map(
	Object.entries(WORDS).flatMap(([word, forms]) =>
		isWord(word) ? [...forms.split(' '), ...ENGLISH_WORDS[word].split('|')].map((form) => [form, word] as const) : [],
	),
);

/** 到了！ 取消吧 完成啦 查单哈 取消嘎. 吗 and 没 stay: they ask. */
const PARTICLE = /[了啊呀啦吧喽咯嘛哦哈呢嘎噶]$/u;
const COMMAND_SIGN = /^[/]/u;
const PLEASE = /^please[, ]+|[, ]+please$/u;
/** Word, number, remark. Without a dash a number is only taken right behind a word. */
const NUMBERED =
	/^(\D{1,20}?)[\s:#(【]*(?:单号|订单|号|number|no\.?)?[\s:#(【]*(\d{4})([\s\-‐‑‒–—―−]{0,4})(\d{3,6})(?!\d)[\s)】,.;:、。]{0,3}(.*)$/u;

/** One particle after the other is taken away: 来不了了 is 来不了, not 来不. */
function wordOf(form: string): CommandWord | undefined {
	const word = BY_FORM.get(form);
	return word !== undefined || !PARTICLE.test(form) ? word : wordOf(form.slice(0, -1));
}

/** A word that always works, alone or with the number of an order behind it. 「帮助老人洗澡」 and 「接孩子放学」 are none. */
export function commandOf(text: string): Command | null {
	const said = bare(text).replace(COMMAND_SIGN, '').replace(PLEASE, '');
	if (said.length > LONGEST) return null;
	const alone = wordOf(said);
	if (alone) return { word: alone, number: null, rest: null };
	const [, form = '', day = '', dash = '', count = '', rest = ''] = NUMBERED.exec(said) ?? [];
	const word = wordOf(form.trim());
	const number = `${day}-${count}`;
	if (!word || !ABOUT_ORDER.has(word)) return null;
	// a day that no calendar has, written as a number all the same: there is no such order, which is an answer too
	const isMistyped = dash.trim() !== '' && rest === '';
	if (!isOrderNumber(number) && !isMistyped) return null;
	return { word, number, rest: rest || null };
}
