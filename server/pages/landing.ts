import { SEALS } from '../../bot/text/seals.ts';
import { type Html, html } from './html.ts';
import { brand, emergency, layout } from './layout.ts';
import { sealRow, sealsOf } from './seals.ts';

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

/** What the landing page shows; links that are missing leave their part of the page out. */
export interface LandingView {
	readonly demo: boolean;
	readonly platforms: readonly { readonly code: string; readonly name: string; readonly items: readonly MenuItem[] }[];
	readonly stations: readonly { readonly code: string; readonly name: string; readonly institute: string }[];
	readonly personas: readonly { readonly name: string; readonly label: string }[];
	/** https://t.me/… where a bot is configured. */
	readonly telegramUrl?: string | null;
	/** Where staff log in, once there is a console. */
	readonly consoleUrl?: string | null;
}

const STEPS: readonly (readonly [name: string, promise: string])[] = [
	['群众点单', '说话打字都行，5 秒内有回执。'],
	['所站集单', '社区站 2 个工作小时内看过、核过。'],
	['中心派单', '问最近、最合适的队伍，从不强派。'],
	['志愿者接单', '谁来、几点到，提前告诉您。'],
	['群众评单', '好不好您说了算，不满意再来一次。'],
];

/** Asked for most often; what the menu does not hold is left out. */
const OFTEN = ['上门理发', '小家电维修', '陪同就医', '手机使用教学', '水电小修', '法律咨询', '独居老人探访', '代买代取'];
const HOURS = '周一至周五 8:30–12:00，14:00–17:30';

const short = (station: string): string => station.replace(/新时代文明实践站$/, '');
const minutes = (one: MenuItem): string => (one.durationMin > 0 ? `${one.durationMin} 分钟` : '');

/** Landing page: what the desk is and how to order (look.md §3). */
export function landingPage(view: LandingView): string {
	const chat = (say?: string): string => {
		const query = [...(view.demo ? ['as=resident-1'] : []), ...(say === undefined ? [] : [`say=${say}`])].join('&');
		return query ? `/chat?${query}` : '/chat';
	};
	const all = view.platforms.flatMap((platform) => platform.items);
	return layout({
		title: '红塔五单服务台：说一句话，邻居来帮忙',
		description: '修灯、理发、陪诊、教手机，把想请人帮的忙说给服务台听。志愿者上门，不收一分钱。',
		kind: 'landing',
		styles: ['landing.css'],
		modules: [],
		body: html`<header class="top wrap">${brand('红塔五单 服务台')}<nav aria-label="本页">
				<a href="#how">怎么点单</a><a href="#menu">服务菜单</a><a href="#stations">社区站</a>
				${view.demo ? html`<a href="#demo">演示</a>` : html`<a href="${chat('我要当志愿者')}">当志愿者</a>`}
				${view.consoleUrl && html`<a href="${view.consoleUrl}">工作人员</a>`}</nav></header>
			<main>
			<div class="hero wrap"><div>
				<h1>说一句话，<br>邻居来帮忙</h1>
				<p class="lead">修灯、理发、陪诊、教手机……把想请人帮的忙说给服务台听。志愿者上门，不收一分钱。</p>
				<p class="acts"><a class="btn go" href="${chat()}">现在点单</a><a class="btn" href="${chat('查单')}">查我的单</a></p>
				${emergency()}
			</div>${exchange()}</div>
			<section class="band" id="how"><div class="wrap"><h2 class="sr">一单五步</h2>
				<ol class="steps">${STEPS.map(([name, promise], i) => html`<li><i class="seal done" aria-hidden="true">${SEALS[i]}</i><div><h3>${name}</h3>${promise}</div></li>`)}</ol></div></section>
			${menu(view, all, chat)}
			${stations(view.stations)}
			${view.telegramUrl && html`<section class="wrap"><h2>也可以在这里点</h2><p><a class="btn" href="${view.telegramUrl}" rel="noreferrer">在 Telegram 里和服务台说话</a></p></section>`}
			${view.demo && demo(view.personas)}
			</main>
			<footer class="wrap"><p>红塔区新时代文明实践中心 · 所 · 站。志愿服务不收钱，也不垫付、不转账。</p>
			<p>服务台 24 小时收单，社区站在开门时间看单。想知道存了您什么，对服务台说“我的信息”。</p></footer>`,
	});
}

/** A real exchange as a picture of what happens. */
const exchange = (): Html => html`<figure class="exchange"><figcaption class="sr">点一单大概是这样</figcaption>
	<p class="bubble own">我奶奶85了走不动，想找人来家里剪个头发，周四上午</p>
	<p class="bubble">给您选的是 <b>上门理发</b>：免费，约 40 分钟，两位志愿者。<br>周四（11月26日）上午，聂耳社区，对吗？</p>
	<p class="bubble own">对</p>
	<p class="bubble">已点单，单号 <b>1123-037</b>。今天 11:30 前给您准信。</p>
	${sealRow(sealsOf('collected'))}</figure>`;

/** One thing that can be ordered. landing.js makes it a link that writes the words into the chat, not yet sent. */
const line = (one: MenuItem): Html =>
	html`<li><b>${one.name}</b>${[minutes(one), one.orderer === 'station' ? '由社区站统一安排' : '', one.description + (one.limit ? `${one.limit}。` : '')].filter(Boolean).join(' · ')}`;

function menu(view: LandingView, all: readonly MenuItem[], chat: (say?: string) => string): Html {
	const often = OFTEN.flatMap((name) => all.find((one) => one.orderer !== 'station' && one.name.includes(name)) ?? []);
	return html`<section class="wrap" id="menu" data-chat="${chat('')}"><h2>能帮什么</h2>
		<p class="note">六大平台和创文固卫，共 ${all.length} 项，都不收钱</p>
		<form role="search" id="find" hidden><label class="sr" for="q">搜服务</label><input id="q" type="search" placeholder="搜一搜：剪头发、修电饭煲、教手机…" autocomplete="off"></form>
		<p id="none" role="status" hidden></p>
		${often.length > 0 && html`<ul class="cards" id="often" aria-label="常点的">${often.map((one) => html`<li><a href="${chat(`我想要${one.name}`)}"><b>${one.name}</b>免费 · ${minutes(one)}</a>`)}</ul>`}
		${view.platforms.map(
			(platform) =>
				html`<details><summary><h3>${platform.name}</h3>${platform.items.length} 项：${platform.items
					.slice(0, 2)
					.map((one) => one.name)
					.join('、')}…</summary><ul class="cards">${platform.items.map(line)}</ul></details>`,
		)}</section>`;
}

function stations(list: LandingView['stations']): Html {
	const streets = [...new Set(list.map((one) => one.institute))];
	return html`<section class="band" id="stations"><div class="wrap"><h2>您的社区站</h2>
		<p class="note">${list.length} 个站，开门时间：${HOURS}（个别站不同，以门口为准）。不会打字就到窗口说，工作人员替您点单。</p>
		${streets.map((street) => {
			const own = list.filter((one) => one.institute === street);
			return html`<details><summary><h3>${street}</h3>${own.length} 个站</summary><p>${own.map((one) => short(one.name)).join('、')}</p></details>`;
		})}</div></section>`;
}

const demo = (personas: LandingView['personas']): Html => html`<section class="wrap" id="demo">
	<h2>看一单走完</h2><p class="note">演示：居民、社区站、中心、队长四个人并排，一单从点到评。人和单都是编的。</p>
	<p class="acts"><a class="btn go" href="/demo">打开演示</a></p>
	<p class="note">也可以只当其中一个人：</p>
	<p class="people">${personas.map((one) => html`<a class="btn" href="/chat?as=${encodeURIComponent(one.name)}">${one.label}</a>`)}</p></section>`;
