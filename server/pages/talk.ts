import { type Html, html } from './html.ts';
import { fill } from './words.ts';
import type { PageWords } from './words-zh-cn.ts';

/** Whose first words are offered, by the kind of persona. */
const KINDS: readonly (readonly [who: RegExp, kind: keyof PageWords['openings']])[] = [
	[/^(station|institute)/, 'station'],
	[/^(dispatcher|admin|editor)/, 'dispatcher'],
	[/^(leader|volunteer)/, 'leader'],
];

/** What a person may say first, and words that always work; a resident's for everybody else. */
const openingOf = (persona: string | null, { openings }: PageWords): PageWords['openings']['resident'] =>
	openings[KINDS.find(([who]) => who.test(persona ?? ''))?.[1] ?? 'resident'];

/** Whose talk it is; persona null = the browser's own session. */
export interface TalkView {
	readonly words: PageWords;
	readonly persona: string | null;
	/** Name of the talk for those who hear the page. */
	readonly label: string;
	readonly hidden?: boolean;
}

/** One talk: the orders above it, what was said, the field to write in. The same on the chat page and in the demo. */
export function talk(view: TalkView): Html {
	const { chat } = view.words;
	const { hint, placeholder, examples, words } = openingOf(view.persona, view.words);
	const id = `say-${view.persona ?? 'me'}`;
	const press = (text: string): Html => html`<button type="button" data-word>${text}</button>`;
	return html`<section class="talk" data-as="${view.persona ?? ''}" aria-label="${view.label}"${view.hidden && html` hidden`}>
		<div class="strips" role="group" aria-label="${chat.orders}" hidden></div>
		<div class="log" role="log" aria-live="polite" aria-label="${fill(chat.said, { talk: view.label })}" tabindex="0">
			<div class="empty btns"><p>${hint}</p>${examples.map(press)}
			<noscript><p class="net">${chat.noScript}</p></noscript></div>
		</div>
		<p class="net" role="status" hidden></p>
		<form class="say btns" autocomplete="off">
			<details class="words"><summary aria-label="${chat.words}">＋</summary><div>${words.map(press)}</div></details>
			<label class="sr" for="${id}">${chat.field}</label>
			<textarea id="${id}" rows="1" enterkeyhint="send" placeholder="${placeholder}"></textarea>
			<button class="go" type="submit">${chat.send}</button>
		</form>
	</section>`;
}
