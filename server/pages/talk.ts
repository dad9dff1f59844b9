import { type Html, html } from './html.ts';

/** What a person may say first, and words that always work, by the kind of persona. */
interface Opening {
	readonly hint: string;
	readonly placeholder: string;
	readonly examples: readonly string[];
	readonly words: readonly string[];
}

const RESIDENT: Opening = {
	hint: '想请人帮什么忙，像平时说话一样说出来就行。比如：',
	placeholder: '说说要帮什么忙',
	examples: ['我奶奶85了走不动，想找人来家里剪个头发', '想学用手机看病挂号', '家里电饭煲坏了，能帮忙修吗'],
	words: ['查单', '催单', '返回', '重来', '人工', '我的信息', '帮助'],
};
const OPENINGS: readonly (readonly [who: RegExp, opening: Opening])[] = [
	[
		/^(station|institute)/,
		{
			hint: '有新的点单，【集单】卡片会出现在这里。现在可以：',
			placeholder: '待办、日报…',
			examples: ['待办', '日报', '帮助'],
			words: ['待办', '日报', '人工', '帮助'],
		},
	],
	[
		/^(dispatcher|admin|editor)/,
		{
			hint: '要您定的单，【待派】卡片会出现在这里。现在可以：',
			placeholder: '待办、日报…',
			examples: ['待办', '日报', '帮助'],
			words: ['待办', '日报', '帮助'],
		},
	],
	[
		/^(leader|volunteer)/,
		{
			hint: '有适合您的单，【派单】卡片会出现在这里。现在可以：',
			placeholder: '接、出发…',
			examples: ['我的任务', '查单', '帮助'],
			words: ['我的任务', '接', '不便', '出发', '到了', '完成', '请假', '帮助'],
		},
	],
];

/** The first words offered to a persona; a resident's for everybody else. */
export const openingOf = (persona: string | null): Opening => OPENINGS.find(([who]) => who.test(persona ?? ''))?.[1] ?? RESIDENT;

/** Whose talk it is; persona null = the browser's own session. */
export interface TalkView {
	readonly persona: string | null;
	/** Name of the talk for those who hear the page. */
	readonly label: string;
	readonly hidden?: boolean;
}

/** One talk: the orders above it, what was said, the field to write in. The same on the chat page and in the demo. */
export function talk(view: TalkView): Html {
	const { hint, placeholder, examples, words } = openingOf(view.persona);
	const id = `say-${view.persona ?? 'me'}`;
	const press = (text: string): Html => html`<button type="button" data-word>${text}</button>`;
	return html`<section class="talk" data-as="${view.persona ?? ''}" aria-label="${view.label}"${view.hidden && html` hidden`}>
		<div class="strips" role="group" aria-label="进行中的单" hidden></div>
		<div class="log" role="log" aria-live="polite" aria-label="${view.label}：说过的话" tabindex="0">
			<div class="empty btns"><p>${hint}</p>${examples.map(press)}
			<noscript><p class="net">这一页要用脚本才能收发消息。也可以到社区站窗口说，工作人员替您点单。</p></noscript></div>
		</div>
		<p class="net" role="status" hidden></p>
		<form class="say btns" autocomplete="off">
			<details class="words"><summary aria-label="常用的话">＋</summary><div>${words.map(press)}</div></details>
			<label class="sr" for="${id}">要说的话，回车发送</label>
			<textarea id="${id}" rows="1" enterkeyhint="send" placeholder="${placeholder}"></textarea>
			<button class="go" type="submit">发送</button>
		</form>
	</section>`;
}
