import { html } from './html.ts';
import { layout } from './layout.ts';
import { sealTable } from './seals.ts';
import { talk } from './talk.ts';

/** What the chat page shows before its script has loaded a message; personas only in the demo. */
export interface ChatView {
	readonly demo: boolean;
	readonly personas: readonly { readonly name: string; readonly label: string }[];
	/** Persona of the demo, from ?as=. */
	readonly as: string | null;
	readonly title: string;
	readonly subtitle: string;
	/** The desk's own time, ISO; the demo's clock may be ahead of the browser's. */
	readonly now?: string;
	/** Time zone of all words about time. */
	readonly zone?: string;
}

/** Modules of a talk, for pages that hold one or more. */
export const TALK_MODULES = ['talk.js', 'api.js', 'live.js', 'outbox.js', 'thread.js', 'strip.js', 'words.js'] as const;

/** Web chat: nothing but the talk (look.md §3). */
export function chatPage(view: ChatView): string {
	const who =
		view.demo &&
		view.personas.length > 0 &&
		html`<details class="who"><summary class="btn">换人</summary><nav aria-label="换一个演示人物">
			${view.personas.map(({ name, label }) => html`<a href="?as=${encodeURIComponent(name)}"${name === view.as && html` aria-current="page"`}>${label}</a>`)}
			<a href="/demo">四个人并排看</a></nav></details>`;
	return layout({
		title: `${view.title} · 红塔五单`,
		kind: 'chat',
		styles: ['chat.css'],
		modules: TALK_MODULES,
		data: { seals: sealTable(), zone: view.zone ?? 'Asia/Shanghai', ...(view.now === undefined ? {} : { now: view.now }) },
		body: html`<header class="bar btns">
			<a class="seal done" href="/" aria-label="回首页">单</a>
			<div class="names"><h1>${view.title}</h1><p>${view.subtitle}</p></div>
			${who}
			<button class="big" type="button" aria-pressed="false">大字</button>
		</header>
		<main>${talk({ persona: view.as, label: '和服务台的对话' })}</main>`,
	});
}
