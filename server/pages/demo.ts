import { TALK_MODULES } from './chat.ts';
import { type Html, html } from './html.ts';
import { layout, otherLanguage, pathOf } from './layout.ts';
import { noSeals, sealRow, sealTable } from './seals.ts';
import { talk } from './talk.ts';
import { fill, pageWords, wordLines } from './words.ts';
import type { PageWords } from './words-zh-cn.ts';

/** A persona with the words above their talk. */
export interface DemoPerson {
	readonly persona: string;
	readonly title: string;
	readonly subtitle: string;
}

/** Who is shown side by side, and the desk's time as the page begins to count. */
export interface DemoView {
	/** zh-CN or en. */
	readonly language: string;
	/** Asked for by the address: links carry it on. */
	readonly asked?: string | null;
	/** Resident, station, dispatcher, leader: left to right. */
	readonly columns: readonly DemoPerson[];
	/** Further people that the last column can switch to. */
	readonly members: readonly DemoPerson[];
	/** The desk's own time, ISO. */
	readonly now?: string;
	/** The next due thing, ISO; null = none, left out = not known. */
	readonly next?: string | null;
	readonly zone?: string;
}

const face = (title: string, { demo }: PageWords): string =>
	[...title.replace(/^(居民|队长|队员|志愿者|Resident|Leader|Volunteer)\s*/, '')][0] ?? demo.anybody;

/** Last column: several people take turns in it. */
function turns(people: readonly DemoPerson[], words: PageWords): Html {
	const [first] = people;
	return html`<header><i class="face" aria-hidden="true">${face(first?.title ?? '', words)}</i><div><h2 class="sr">${words.demo.last}</h2>
		<label class="sr" for="turn">${words.demo.turn}</label>
		<select id="turn">${people.map((one) => html`<option value="${one.persona}" data-sub="${one.subtitle}">${one.title}</option>`)}</select>
		<p>${first?.subtitle}</p></div></header>
		${people.map((one, i) => talk({ words, persona: one.persona, label: fill(words.chat.talkOf, { who: one.title }), hidden: i > 0 }))}`;
}

/** Four people side by side, one order (look.md §3). Demo only. */
export function demoPage(view: DemoView): string {
	const words = pageWords(view.language);
	const { demo, chat } = words;
	const lang = view.asked === undefined || view.asked === null ? null : words.lang.slice(0, 2);
	const last = view.columns.length - 1;
	const seen = new Set(view.columns.map((one) => one.persona));
	const members = view.members.filter((one) => !seen.has(one.persona));
	return layout({
		words,
		title: `${demo.title} · ${chat.brand}`,
		kind: 'demo',
		styles: ['chat.css', 'demo.css'],
		modules: ['clock.js', 'auto.js', ...TALK_MODULES],
		data: {
			seals: sealTable(words),
			words: wordLines({ ...words.script, ...words.demoScript }),
			zone: view.zone ?? 'Asia/Shanghai',
			...(view.now === undefined ? {} : { now: view.now }),
			...(view.next === undefined ? {} : { next: view.next ?? '' }),
		},
		body: html`<header class="bar btns">
			<a class="seal done" href="${pathOf('/', { lang })}" aria-label="${words.home}">单</a>
			<h1>${demo.title}</h1>
			<div class="way"><span id="seals">${sealRow(noSeals(words), words)}</span><span id="order">${words.states.none}</span></div>
			<div class="tools">
				<p class="clock"><time id="clock" title="${demo.clock}"></time><span id="next" class="chip" hidden></span></p>
				<button id="forward" type="button">${demo.forward}</button>
				${otherLanguage(words, '/demo')}
				<button id="auto" class="go" type="button" aria-pressed="false">${demo.auto}</button>
			</div>
		</header>
		<div id="banner" class="banner" role="status" hidden><p></p><button type="button" aria-label="${demo.close}">×</button></div>
		<nav class="tabs" aria-label="${demo.tabs}">${view.columns.map((one, i) => html`<button type="button" data-tab="${i}"${i === 0 && html` aria-current="true"`}>${one.title}</button>`)}</nav>
		<main class="columns">${view.columns.map(
			(one, i) =>
				html`<article class="column" data-column="${i}">${
					i === last
						? turns([one, ...members], words)
						: html`<header><i class="face" aria-hidden="true">${face(one.title, words)}</i><div><h2>${one.title}</h2><p>${one.subtitle}</p></div></header>${talk({ words, persona: one.persona, label: fill(chat.talkOf, { who: one.title }) })}`
				}</article>`,
		)}</main>`,
	});
}
