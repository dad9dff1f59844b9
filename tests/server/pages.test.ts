import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { descriptionIn, limitIn, nameIn } from '../../bot/text/render.ts';
import { SEALS, sealWords } from '../../bot/text/seals.ts';
import { ORDER_STATES } from '../../db/domain/order.ts';
import { itemRows, platformRows, unitRows } from '../../db/seed/district.ts';
import { chatPage, TALK_MODULES } from '../../server/pages/chat.ts';
import { demoPage } from '../../server/pages/demo.ts';
import { html, raw } from '../../server/pages/html.ts';
import { type LandingView, landingPage } from '../../server/pages/landing.ts';
import { sealRow, sealsOf, sealTable } from '../../server/pages/seals.ts';
import { fill, pageWords } from '../../server/pages/words.ts';
import { pageEn } from '../../server/pages/words-en.ts';
import { pageZhCn } from '../../server/pages/words-zh-cn.ts';
import { readStaticFiles } from '../../server/static-files.ts';

const PUBLIC = new URL('../../server/pages/public/', import.meta.url);
const file = (name: string): string => readFileSync(new URL(name, PUBLIC), 'utf8');
const bytes = (text: string): number => Buffer.byteLength(text);

/** The district's own menu and stations. */
const platformsIn = (language: string): LandingView['platforms'] =>
	platformRows.map((platform) => ({
		code: platform.code,
		name: nameIn(language, platform),
		items: itemRows
			.filter((item) => item.platformCode === platform.code)
			.map((item) => ({
				...item,
				name: nameIn(language, item),
				description: descriptionIn(language, item),
				limit: limitIn(language, item),
			})),
	}));
const stations = unitRows
	.filter((unit) => unit.kind === 'station')
	.map(({ code, name, parentCode }) => ({ code, name, institute: unitRows.find((unit) => unit.code === parentCode)?.name ?? '' }));
const personas = Array.from({ length: 17 }, (_, i) => ({ name: `resident-${i}`, label: `志愿者 张桂${i}` }));
const landing = (more: Partial<LandingView> = {}): string =>
	landingPage({
		language: 'zh-CN',
		demo: true,
		platforms: platformsIn(more.language ?? 'zh-CN'),
		stations,
		personas,
		...more,
	});
const chat = (as: string | null = 'resident-1', language = 'zh-CN'): string =>
	chatPage({ language, demo: true, as, title: '服务台', subtitle: '聂耳社区站 · 随时可点单' });
const person = (persona: string, title: string) => ({ persona, title, subtitle: '聂耳社区' });
const demo = (language = 'zh-CN'): string =>
	demoPage({
		language,
		columns: [
			person('resident-1', '居民 张*'),
			person('station-nieer', '聂耳社区站'),
			person('dispatcher', '中心派单'),
			person('leader-1', '队长 王*'),
		],
		members: [person('volunteer-1', '志愿者 李*'), person('leader-1', '队长 王*'), person('leader-2', '队长 杨*')],
		next: null,
	});
const zh = pageWords('zh-CN');
const pages = {
	landing: { 'zh-CN': landing(), en: landing({ language: 'en' }) },
	chat: { 'zh-CN': chat(), en: chat('resident-1', 'en') },
	demo: { 'zh-CN': demo(), en: demo('en') },
};

describe('html', () => {
	it('escapes what is put in, in text and in attributes', () => {
		expect(html`<a title="${'"x" & \'y\''}">${'<script>'}</a>`.text).toBe('<a title="&quot;x&quot; &amp; &#39;y&#39;">&lt;script&gt;</a>');
		expect(html`${'张*<b>'}`.text).toBe('张*&lt;b&gt;');
	});
	it('keeps pieces, joins lists, leaves out nothing', () => {
		expect(html`<ul>${['a', 'b'].map((x) => html`<li>${x}</li>`)}${null}${undefined}${false}${raw('<hr>')}${0}</ul>`.text).toBe(
			'<ul><li>a</li><li>b</li><hr>0</ul>',
		);
	});
	it('drops indentation of the template, never of the words', () => {
		expect(
			html`<p>
			${'第一行\n  第二行'}
		</p>`.text,
		).toBe('<p>第一行\n  第二行</p>');
	});
	it('reaches every page: names of people and units are not markup', () => {
		const evil = '<img src=x onerror=alert(1)>"';
		const shown = [
			landing({ stations: [{ code: 'x', name: evil, institute: evil }], personas: [{ name: evil, label: evil }] }),
			chatPage({
				language: 'en',
				demo: true,
				as: evil,
				title: evil,
				subtitle: evil,
				now: evil,
				zone: evil,
			}),
			demoPage({ language: 'zh-CN', columns: [person(evil, evil)], members: [person('m', evil)] }),
		];
		for (const page of shown) expect(page).not.toContain('<img');
	});
});

describe('seals', () => {
	it('knows every state of an order', () => {
		for (const state of ORDER_STATES) expect(sealsOf(state, zh).word, state).not.toBe('');
	});
	it('fills what is done, marks where the order stands, leaves the rest', () => {
		expect(sealWords('ordered', 'zh-CN')).toBe('点✓ 集… 派 接 评');
		expect(sealWords('collected', 'zh-CN')).toBe('点✓ 集✓ 派… 接 评');
		expect(sealWords('offering', 'zh-CN')).toBe('点✓ 集✓ 派✓ 接… 评');
		for (const state of ['accepted', 'departed', 'serving'] as const) expect(sealWords(state, 'zh-CN')).toBe('点✓ 集✓ 派✓ 接✓… 评');
		for (const state of ['confirming', 'rating'] as const) expect(sealWords(state, 'zh-CN')).toBe('点✓ 集✓ 派✓ 接✓ 评…');
		expect(sealWords('closed', 'zh-CN')).toBe('点✓ 集✓ 派✓ 接✓ 评✓');
	});
	it('ends aside with one word instead of the seals never reached', () => {
		const ends = { returned: '退回', referred: '转12345', cancelled: '取消', unserved: '未能安排', merged: '并入' } as const;
		for (const [state, word] of Object.entries(ends)) {
			const row = sealsOf(state as keyof typeof ends, zh);
			expect(row.end).toBe(word);
			expect(row.seals.length).toBeLessThan(SEALS.length);
			expect(sealWords(state as keyof typeof ends, 'zh-CN')).toContain(word);
			expect(sealRow(row, zh).text).toContain(word);
		}
	});
	it('speaks: a row has a name for those who hear it', () => {
		expect(sealRow(sealsOf('offering', zh), zh).text).toContain('role="img" aria-label="五单进度：正在找人"');
	});
	it('gives the browser the same table, without a sign to escape', () => {
		const table = Object.fromEntries(
			sealTable(zh)
				.split(';')
				.map((row) => [row.split('|')[0], row.split('|').slice(1)]),
		);
		expect(Object.keys(table).sort()).toEqual([...ORDER_STATES].sort());
		expect(table['unserved']).toEqual(['ddd', '没找到人', 'answer', '未能安排']);
		for (const words of [zh, pageWords('en')]) expect(html`${sealTable(words)}`.text).toBe(sealTable(words));
	});
});

const shown = Object.entries(pages).flatMap(([name, byLanguage]) =>
	Object.entries(byLanguage).map(([language, page]) => [name, language, page] as const),
);

describe.each(shown)('%s in %s', (name, language, page) => {
	it('is a document of its language with a title, one h1, a main part and a way to the other language', () => {
		expect(page.startsWith(`<!doctype html><html lang="${language}">`)).toBe(true);
		expect(page).toMatch(
			language === 'en' ? /<a class="lang" href="[^"]*lang=zh" lang="zh-CN"/ : /<a class="lang" href="[^"]*lang=en" lang="en"/,
		);
		expect(page.match(/<title>[^<]+<\/title>/g)).toHaveLength(1);
		expect(page.match(/<h1[ >]/g)).toHaveLength(1);
		expect(page.match(/<main[ >]/g)).toHaveLength(1);
		expect(page).toContain('name="viewport"');
		expect(page).not.toMatch(/maximum-scale|user-scalable/);
	});
	it('holds nothing inline: no script, style or handler', () => {
		for (const [tag] of page.matchAll(/<script[^>]*>/g)) expect(tag).toMatch(/^<script type="module" src="\/static\/[a-z]+\.js">$/);
		expect(page).not.toMatch(/<style|\sstyle=|\son[a-z]+=|javascript:/i);
	});
	it('asks for files of its own only, and all of them are there', () => {
		const files = readdirSync(PUBLIC);
		const asked = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, to]) => to ?? '');
		expect(asked.filter((to) => !/^(\/|#|\?(as|lang)=|tel:)/.test(to))).toEqual([]);
		for (const to of asked.filter((one) => one.startsWith('/static/'))) expect(files).toContain(to.slice('/static/'.length));
		expect(asked).toContain(`/static/${name}.js`);
	});
	it('names every field, and every id once', () => {
		for (const [, id] of page.matchAll(/<(?:textarea|input|select)[^>]* id="([^"]+)"/g))
			expect(page).toContain(`<label class="sr" for="${id}">`);
		const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
		expect(new Set(ids).size).toBe(ids.length);
		expect([...page.matchAll(/<(?:textarea|input|select)(?![^>]* id=)/g)]).toEqual([]);
	});
	it('goes down the headings step by step', () => {
		let before = 0;
		for (const [, level] of page.matchAll(/<h([1-6])[ >]/g)) {
			expect(Number(level)).toBeLessThanOrEqual(before + 1);
			before = Number(level);
		}
	});
});

describe('words of the pages', () => {
	const leaves = (words: unknown, at = ''): [string, string][] =>
		typeof words === 'string' ? [[at, words]] : Object.entries(words as object).flatMap(([key, value]) => leaves(value, `${at}.${key}`));
	const places = (text = ''): string[] => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ''))].sort();

	it('are complete in both languages, with the same places', () => {
		const english = new Map(leaves(pageEn));
		expect([...english.keys()]).toEqual(leaves(pageZhCn).map(([key]) => key));
		for (const [key, text] of leaves(pageZhCn)) expect(places(english.get(key)), key).toEqual(places(text));
	});
	it('English holds nothing in Chinese but place names, the word that switches and a face', () => {
		const stays = ['中文', '聂耳社区', '人'];
		for (const [key, text] of leaves(pageEn))
			expect(
				[...text.matchAll(/\p{Script=Han}+/gu)].map(([han]) => han).filter((han) => !stays.includes(han)),
				key,
			).toEqual([]);
		const shown = { language: 'en', demo: true, personas: [{ name: 'resident-1', label: 'Resident' }] } as const;
		const plain = [
			landingPage({ ...shown, platforms: [], stations: [] }),
			chatPage({ ...shown, as: 'resident-1', title: 'Resident', subtitle: 'at home' }),
			demoPage({ language: 'en', columns: [{ persona: 'x', title: 'Leader Li', subtitle: 'team' }], members: [] }),
		];
		// the seals are signs
		for (const page of plain) expect(page.replace(/>[点集派接评单人]<|中文|聂耳社区/g, '')).not.toMatch(/\p{Script=Han}/u);
	});
	it('every word a script asks for comes with the page', () => {
		const keys = new Set([...Object.keys(zh.script), ...Object.keys(zh.demoScript)]);
		const asked = readdirSync(PUBLIC)
			.filter((name) => name.endsWith('.js'))
			.flatMap((name) => [...file(name).matchAll(/\bsay\('([a-z][a-z.-]*)'/g)].map(([, key]) => key ?? ''));
		expect(asked.length).toBeGreaterThan(30);
		for (const key of asked) expect(keys, key).toContain(key);
	});
	it('are filled', () => {
		expect(fill('{a} and {b}', { a: 1 })).toBe('1 and {b}');
	});
	it('links carry the language on, where the address asked for one', () => {
		expect(landing({ language: 'en', asked: 'en' })).toContain('href="/chat?as=resident-1&amp;lang=en"');
		expect(landing({ language: 'en' })).toContain('href="/chat?as=resident-1"');
	});
});

describe('landing', () => {
	it('shows the way in, the numbers for danger and all services without a script', () => {
		expect(landing()).toContain('href="/chat?as=resident-1">现在点单');
		for (const number of [119, 120, 110, 12345]) expect(landing()).toContain(`<a href="tel:${number}">`);
		expect(landing().match(/<li><b>/g)).toHaveLength(70);
		expect(landing()).toContain('周一至周五 8:30–12:00，14:00–17:30');
		expect(landing()).toContain('小石桥村');
	});
	it('leads to /chat and shows no personas outside the demo', () => {
		const page = landing({ demo: false });
		expect(page).toContain('href="/chat">现在点单');
		expect(page).not.toMatch(/\?as=|href="\/demo"/);
	});
});

describe('chat', () => {
	const offered = (page: string) => [...page.matchAll(/ data-word>(.*?)</g)].map(([, word]) => word);
	it('has a polite log, a field that is sent, and examples to tap', () => {
		expect(chat()).toContain('role="log" aria-live="polite"');
		expect(chat()).toContain('<button class="go" type="submit">发送</button>');
		const { examples, words } = zh.openings.resident;
		expect(offered(chat())).toEqual([...examples, ...words]);
		expect(examples).toHaveLength(3);
	});
	it('offers each role its own words', () => {
		expect(chat('station-nieer')).toContain('data-word>待办<');
		expect(chat('volunteer-1')).toContain('data-word>我的任务<');
		expect(offered(chat(null))).toEqual(offered(chat('resident-9')));
	});
	it('knows nothing of personas outside the demo', () => {
		const page = chatPage({ language: 'zh-CN', demo: false, as: null, title: '服务台', subtitle: '随时可点单' });
		expect(page).not.toContain('?as=');
		expect(page).toContain('data-as=""');
	});
});

describe('demo', () => {
	it('has four columns and lets the others take turns in the last', () => {
		expect(demo().match(/<article class="column"/g)).toHaveLength(4);
		expect(demo().match(/<option /g)).toHaveLength(3);
		expect(demo().match(/<section class="talk"/g)).toHaveLength(6);
		expect(demo().match(/ hidden><div class="strips"/g)).toHaveLength(2);
	});
	it('carries the next due moment only when it is known', () => {
		expect(demo()).toContain('data-next=""');
		expect(demoPage({ language: 'zh-CN', columns: [], members: [] })).not.toContain('data-next');
	});
});

describe('files', () => {
	const own = readdirSync(PUBLIC);
	it('landing and chat together stay under 60 KB as they are sent', async () => {
		const served = await readStaticFiles(fileURLToPath(PUBLIC));
		const files = ['style.css', 'landing.css', 'chat.css', 'landing.js', 'chat.js', 'favicon.svg', ...TALK_MODULES];
		const own = files.reduce((all, name) => all + (served.get(name)?.body.byteLength ?? Number.NaN), 0);
		for (const language of ['zh-CN', 'en'] as const)
			expect(bytes(pages.landing[language]) + bytes(pages.chat[language]) + own, language).toBeLessThanOrEqual(60_000);
	});
	it('no file asks another host, and every module is listed', () => {
		for (const name of own)
			expect(file(name).replace('http://www.w3.org/2000/svg', ''), name).not.toMatch(/https?:\/\/|url\(|@import|eval\(|innerHTML/);
		const imported = own
			.filter((name) => name.endsWith('.js'))
			.flatMap((name) => [...file(name).matchAll(/from '\.\/([^']+)'/g)].map(([, to]) => to ?? ''));
		for (const name of imported) expect(own).toContain(name);
	});
	it('colours of text hold 4.5 on their grounds', () => {
		const [light = '', dark = ''] = file('style.css').split('prefers-color-scheme: dark');
		const tokens = (css: string): Map<string, string> =>
			new Map([...css.matchAll(/--([a-z0-9-]+): (#[0-9a-f]{3,6});/g)].map(([, name, value]) => [name ?? '', value ?? '']));
		const pairs =
			'ink paper,ink card,ink ground,ink-2 paper,ink-2 card,ink-2 ground,ink-3 paper,ink-3 card,jade paper,jade card,jade halo,on-jade jade,on-own own,late paper,late late-bg,soon card,soon soon-bg,done done-bg,info info-bg';
		for (const theme of [tokens(light), new Map([...tokens(light), ...tokens(dark)])])
			for (const pair of pairs.split(',')) {
				const [text = '', ground = ''] = pair.split(' ').map((name) => theme.get(name));
				expect(contrast(text, ground), `${pair} ${text} ${ground}`).toBeGreaterThanOrEqual(4.5);
			}
	});
});

/** WCAG contrast of two #rgb or #rrggbb colours. */
function contrast(a: string, b: string): number {
	const light = (colour: string): number => {
		const hex = colour.length === 4 ? [...colour.slice(1)].map((x) => x + x).join('') : colour.slice(1);
		const [r = 0, g = 0, bl = 0] = [0, 2, 4].map((at) => {
			const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
			return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
		});
		return 0.2126 * r + 0.7152 * g + 0.0722 * bl;
	};
	const [x, y] = [light(a), light(b)];
	return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}
