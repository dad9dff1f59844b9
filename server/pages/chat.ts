import { html } from './html.ts';
import { layout, otherLanguage, pathOf } from './layout.ts';
import { sealTable } from './seals.ts';
import { talk } from './talk.ts';
import { pageWords, wordLines } from './words.ts';

/** What the chat page shows before its script has loaded a message. */
export interface ChatView {
	/** zh-CN or en. */
	readonly language: string;
	/** Asked for by the address: links carry it on. */
	readonly asked?: string | null;
	readonly demo: boolean;
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
	const words = pageWords(view.language);
	const { chat } = words;
	const lang = view.asked === undefined || view.asked === null ? null : words.lang.slice(0, 2);
	return layout({
		words,
		title: `${view.title} · ${chat.brand}`,
		kind: 'chat',
		styles: ['chat.css'],
		modules: TALK_MODULES,
		data: {
			seals: sealTable(words),
			words: wordLines(words.script),
			zone: view.zone ?? 'Asia/Shanghai',
			...(view.now === undefined ? {} : { now: view.now }),
		},
		body: html`<header class="bar btns">
			<a class="seal done" href="${pathOf('/', { lang })}" aria-label="${words.home}">单</a>
			<div class="names"><h1>${view.title}</h1><p>${view.subtitle}</p></div>
			${otherLanguage(words, '', { as: view.as })}
			${view.demo && html`<a class="btn" href="${pathOf('/', { lang })}#demo">${chat.who}</a>`}
			<button class="big" type="button" aria-pressed="false" aria-label="${chat.largeName}">${chat.large}</button>
		</header>
		<main>${talk({ words, persona: view.as, label: chat.talk })}</main>`,
	});
}
