import { SEALS } from '../../bot/text/seals.ts';
import { type Html, html } from './html.ts';
import { brand, emergency, layout, otherLanguage, pathOf } from './layout.ts';
import { sealRow, sealsOf } from './seals.ts';
import { fill, pageWords } from './words.ts';
import type { PageWords } from './words-zh-cn.ts';

/** An item as visitors read it; 0 minutes = no length is shown. */
export interface MenuItem {
	readonly code: string;
	readonly name: string;
	readonly description: string;
	readonly durationMin: number;
	/** `station` = only a station may order it; a resident's wish is kept. */
	readonly orderer: string;
	readonly limit: string | null;
}

/** What the landing page shows. */
export interface LandingView {
	/** zh-CN or en. */
	readonly language: string;
	/** Asked for by the address: links carry it on. */
	readonly asked?: string | null;
	readonly demo: boolean;
	readonly platforms: readonly { readonly code: string; readonly name: string; readonly items: readonly MenuItem[] }[];
	readonly stations: readonly { readonly code: string; readonly name: string; readonly institute: string }[];
	readonly personas: readonly { readonly name: string; readonly label: string }[];
}

/** Asked for most often; what the menu does not hold is left out. */
const OFTEN = ['H06', 'S02', 'H05', 'S01', 'V14', 'L01', 'H04', 'V08'];

const short = (station: string): string => station.replace(/新时代文明实践站$/, '');

type Chat = (say?: string) => string;

/** Landing page: what the desk is and how to order (look.md §3). */
export function landingPage(view: LandingView): string {
	const words = pageWords(view.language);
	const { landing } = words;
	const lang = view.asked === undefined || view.asked === null ? null : words.lang.slice(0, 2);
	const as = view.demo ? 'resident-1' : null;
	const chat: Chat = (say) => pathOf('/chat', { as, lang, say });
	const all = view.platforms.flatMap((platform) => platform.items);
	return layout({
		words,
		title: landing.title,
		description: landing.description,
		kind: 'landing',
		styles: ['landing.css'],
		modules: [],
		body: html`<header class="top wrap">${brand(landing.brand, pathOf('/', { lang }))}<nav aria-label="${landing.nav}">
				<a href="#how">${landing.how}</a><a href="#menu">${landing.menu}</a><a href="#stations">${landing.stations}</a>
				${view.demo ? html`<a href="#demo">${landing.demo}</a>` : html`<a href="${chat(landing.volunteerSay)}">${landing.volunteer}</a>`}
				${otherLanguage(words, '/')}</nav></header>
			<main>
			<div class="hero wrap"><div>
				<h1>${landing.head[0]}<br>${landing.head[1]}</h1>
				<p class="lead">${landing.lead}</p>
				<p class="acts"><a class="btn go" href="${chat()}">${landing.order}</a><a class="btn" href="${chat(landing.trackSay)}">${landing.track}</a></p>
				${emergency(words)}
			</div>${exchange(words)}</div>
			<section class="band" id="how"><div class="wrap"><h2 class="sr">${landing.steps}</h2>
				<ol class="steps">${landing.step.map(([name, promise], i) => html`<li><i class="seal done" aria-hidden="true">${SEALS[i]}</i><div><h3>${name}</h3>${promise}</div></li>`)}</ol></div></section>
			${menu(view, all, chat, words)}
			${stations(view.stations, words)}
			${view.demo && demo(view.personas, lang, words)}
			</main>
			<footer class="wrap">${landing.foot.map((one) => html`<p>${one}</p>`)}
				<p><a href="${pathOf('/chat', { lang, say: landing.codeSay })}">${landing.code}</a></p></footer>`,
	});
}

/** A real exchange as a picture of what happens. */
function exchange(words: PageWords): Html {
	const { said, picked, placed, exchange } = words.landing;
	return html`<figure class="exchange"><figcaption class="sr">${exchange}</figcaption>
	<p class="bubble own">${said[0]}</p>
	<p class="bubble">${picked[0]}<b>${picked[1]}</b>${picked[2]}<br>${picked[3]}</p>
	<p class="bubble own">${said[1]}</p>
	<p class="bubble">${placed[0]}<b>1123-037</b>${placed[1]}</p>
	${sealRow(sealsOf('collected', words), words)}</figure>`;
}

const minutes = (one: MenuItem, { landing }: PageWords): string =>
	one.durationMin > 0 ? fill(landing.minutes, { n: one.durationMin }) : '';

/** One thing that can be ordered. landing.js makes it a link that writes the words into the chat, not yet sent. */
function line(one: MenuItem, words: PageWords): Html {
	const { landing } = words;
	const what = one.description + (one.limit ? fill(landing.limit, { limit: one.limit }) : '');
	return html`<li><b>${one.name}</b>${[minutes(one, words), one.orderer === 'station' ? landing.byStation : '', what].filter(Boolean).join(' · ')}`;
}

function menu(view: LandingView, all: readonly MenuItem[], chat: Chat, words: PageWords): Html {
	const { landing, list } = words;
	const often = OFTEN.flatMap((code) => all.find((one) => one.orderer !== 'station' && one.code === code) ?? []);
	const said = ['wish', 'found', 'nothing', 'like', 'filler'] as const;
	return html`<section class="wrap" id="menu" data-chat="${chat()}"${said.map((name) => html` data-${name}="${landing[name]}"`)}><h2>${landing.menuHead}</h2>
		<p class="note">${fill(landing.menuNote, { count: all.length })}</p>
		<form role="search" id="find" hidden><label class="sr" for="q">${landing.search}</label><input id="q" type="search" placeholder="${landing.searchHint}" autocomplete="off"></form>
		<p id="none" role="status" hidden></p>
		${often.length > 0 && html`<ul class="cards" id="often" aria-label="${landing.often}">${often.map((one) => html`<li><a href="${chat()}"><b>${one.name}</b>${landing.free} · ${minutes(one, words)}</a>`)}</ul>`}
		${view.platforms.map((platform) => {
			const first = platform.items
				.slice(0, 2)
				.map((one) => one.name)
				.join(list);
			return html`<details><summary><h3>${platform.name}</h3>${fill(landing.items, { count: platform.items.length, first })}</summary><ul class="cards">${platform.items.map((one) => line(one, words))}</ul></details>`;
		})}</section>`;
}

function stations(all: LandingView['stations'], { landing, list }: PageWords): Html {
	const streets = [...new Set(all.map((one) => one.institute))];
	return html`<section class="band" id="stations"><div class="wrap"><h2>${landing.stationsHead}</h2>
		<p class="note">${fill(landing.stationsNote, { count: all.length })}</p>
		${streets.map((street) => {
			const own = all.filter((one) => one.institute === street);
			return html`<details><summary><h3>${street}</h3>${fill(landing.stationsOf, { count: own.length })}</summary><p>${own.map((one) => short(one.name)).join(list)}</p></details>`;
		})}</div></section>`;
}

const demo = (personas: LandingView['personas'], lang: string | null, { landing }: PageWords): Html => html`<section class="wrap" id="demo">
	<h2>${landing.demoHead}</h2><p class="note">${landing.demoNote}</p>
	<p class="acts"><a class="btn go" href="${pathOf('/demo', { lang })}">${landing.demoOpen}</a></p>
	<p class="note">${landing.demoOne}</p>
	<p class="people">${personas.map((one) => html`<a href="${pathOf('/chat', { as: one.name, lang })}">${one.label}</a>`)}</p></section>`;
