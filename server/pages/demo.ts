import { TALK_MODULES } from './chat.ts';
import { type Html, html } from './html.ts';
import { layout } from './layout.ts';
import { noSeals, sealRow, sealTable } from './seals.ts';
import { talk } from './talk.ts';

/** A persona with the words above their talk. */
export interface DemoPerson {
	readonly persona: string;
	readonly title: string;
	readonly subtitle: string;
}

/** Who is shown side by side, and the desk's time as the page begins to count. */
export interface DemoView {
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

const face = (title: string): string => [...title.replace(/^(居民|队长|队员|志愿者)\s*/, '')][0] ?? '人';

/** Last column: several people take turns in it. */
function turns(people: readonly DemoPerson[]): Html {
	const [first] = people;
	return html`<header><i class="face" aria-hidden="true">${face(first?.title ?? '')}</i><div><h2 class="sr">队长和队员</h2>
		<label class="sr" for="turn">这一栏给谁看</label>
		<select id="turn">${people.map((one) => html`<option value="${one.persona}" data-sub="${one.subtitle}">${one.title}</option>`)}</select>
		<p>${first?.subtitle}</p></div></header>
		${people.map((one, i) => talk({ persona: one.persona, label: `${one.title}和服务台的对话`, hidden: i > 0 }))}`;
}

/** Four people side by side, one order (look.md §3). Demo only. */
export function demoPage(view: DemoView): string {
	const last = view.columns.length - 1;
	const seen = new Set(view.columns.map((one) => one.persona));
	const members = view.members.filter((one) => !seen.has(one.persona));
	return layout({
		title: '看一单走完 · 红塔五单',
		kind: 'demo',
		styles: ['chat.css', 'demo.css'],
		modules: ['clock.js', 'auto.js', ...TALK_MODULES],
		data: {
			seals: sealTable(),
			zone: view.zone ?? 'Asia/Shanghai',
			...(view.now === undefined ? {} : { now: view.now }),
			...(view.next === undefined ? {} : { next: view.next ?? '' }),
		},
		body: html`<header class="bar btns">
			<a class="seal done" href="/" aria-label="回首页">单</a>
			<h1>看一单走完</h1>
			<div class="way"><span id="seals">${sealRow(noSeals())}</span><span id="order">还没有单</span></div>
			<div class="tools">
				<p class="clock"><time id="clock" title="服务台自己的钟"></time><span id="next" class="chip" hidden></span></p>
				<button id="forward" type="button">拨快到下一个时限</button>
				<button id="auto" class="go" type="button" aria-pressed="false">自动演示</button>
			</div>
		</header>
		<div id="banner" class="banner" role="status" hidden><p></p><button type="button" aria-label="收起">×</button></div>
		<nav class="tabs" aria-label="看谁">${view.columns.map((one, i) => html`<button type="button" data-tab="${i}"${i === 0 && html` aria-current="true"`}>${one.title}</button>`)}</nav>
		<main class="columns">${view.columns.map(
			(one, i) =>
				html`<article class="column" data-column="${i}">${
					i === last
						? turns([one, ...members])
						: html`<header><i class="face" aria-hidden="true">${face(one.title)}</i><div><h2>${one.title}</h2><p>${one.subtitle}</p></div></header>${talk({ persona: one.persona, label: `${one.title}和服务台的对话` })}`
				}</article>`,
		)}</main>`,
	});
}
