import { type Html, html } from './html.ts';
import type { PageWords } from './words-zh-cn.ts';

/** What every page brings to the frame. */
export interface Page {
	readonly words: PageWords;
	readonly title: string;
	/** For those who search; only where strangers arrive. */
	readonly description?: string;
	/** Class of the body and name of its own script; a problem has none. */
	readonly kind: 'landing' | 'chat' | 'demo' | 'problem';
	/** Style sheets beside style.css. */
	readonly styles: readonly string[];
	/** Modules that the page's own script will ask for, so that the browser fetches them at once. */
	readonly modules: readonly string[];
	/** data-* of the body. */
	readonly data?: Readonly<Record<string, string>>;
	readonly body: Html;
}

const STATIC = '/static/';

/** The whole document. Nothing inline, nothing from other hosts: it stands under the strictest Content-Security-Policy. */
export function layout(page: Page): string {
	const data = Object.entries(page.data ?? {}).map(([name, value]) => html` data-${name}="${value}"`);
	return `<!doctype html>${html`<html lang="${page.words.lang}"><head>
		<meta charset="utf-8">
		<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content">
		<title>${page.title}</title>
		${page.description && html`<meta name="description" content="${page.description}">`}
		<meta name="format-detection" content="telephone=no">
		<link rel="icon" href="${STATIC}favicon.svg" type="image/svg+xml">
		${['style.css', ...page.styles].map((file) => html`<link rel="stylesheet" href="${STATIC}${file}">`)}
		${page.modules.map((file) => html`<link rel="modulepreload" href="${STATIC}${file}">`)}
		${page.kind !== 'problem' && html`<script type="module" src="${STATIC}${page.kind}.js"></script>`}
		</head><body class="${page.kind}"${data}>${page.body}</body></html>`}`;
}

/** The desk's sign and name. */
export const brand = (name: string, home: string): Html =>
	html`<a class="brand" href="${home}"><i class="seal done" aria-hidden="true">单</i><b>${name}</b></a>`;

/** What must be in sight before anything else. */
export const emergency = ({ sos }: PageWords): Html => html`<ul class="sos" aria-label="${sos.name}">
	<li>${sos.fire} <a href="tel:119">119</a></li><li>${sos.ill} <a href="tel:120">120</a></li><li>${sos.danger} <a href="tel:110">110</a></li><li>${sos.city} <a href="tel:12345">12345</a></li></ul>`;

/** A path of the desk with what it must carry on: the persona of the demo, the language that was asked for. */
export function pathOf(path: string, query: Readonly<Record<string, string | null | undefined>>): string {
	const held = new URLSearchParams();
	for (const [name, value] of Object.entries(query)) if (value) held.set(name, value);
	const words = held.toString();
	return words === '' ? path : `${path}?${words}`;
}

/** The same page in the other language. */
export const otherLanguage = ({ other }: PageWords, path: string, query: Readonly<Record<string, string | null>> = {}): Html =>
	html`<a class="lang" href="${pathOf(path, { ...query, lang: other.query })}" lang="${other.lang}">${other.word}</a>`;
