import path from 'node:path';
import { Type } from '@fastify/type-provider-typebox';
import type { FastifyReply } from 'fastify';
import { descriptionIn, limitIn, nameIn } from '../bot/text/render.ts';
import type { Db } from '../db/client.ts';
import { MINUTE } from '../db/domain/instant.ts';
import { menuOf, stationsOf } from '../db/queries/landing.ts';
import type { App, AppDeps } from './app-deps.ts';
import { HttpProblem } from './errors.ts';
import type { Limits } from './limits.ts';
import { askedLanguage, pageLanguage } from './page-language.ts';
import { chatPage } from './pages/chat.ts';
import { demoPage } from './pages/demo.ts';
import { landingPage } from './pages/landing.ts';
import { pageWords } from './pages/words.ts';
import { shownPersonas } from './personas.ts';
import type { Sessions } from './session.ts';
import { readStaticFiles } from './static-files.ts';

/** Menu and stations change rarely; the landing page of a busy day does not ask for them each time. */
const KEEP_MS = MINUTE;

function keptMenu(db: Db, real: () => number) {
	let kept: {
		readonly at: number;
		readonly menu: Promise<readonly [Awaited<ReturnType<typeof menuOf>>, Awaited<ReturnType<typeof stationsOf>>]>;
	} | null = null;
	return async () => {
		if (!kept || real() - kept.at > KEEP_MS) kept = { at: real(), menu: Promise.all([menuOf(db), stationsOf(db)]) };
		try {
			return await kept.menu;
		} catch (err) {
			kept = null;
			throw err;
		}
	};
}

const iso = (at: number): string => new Date(at).toISOString();
const sendPage = (reply: FastifyReply, page: string): FastifyReply =>
	reply.type('text/html; charset=utf-8').headers({ 'cache-control': 'no-cache', vary: 'accept-language, cookie' }).send(page);

const Lang = Type.Optional(Type.String({ maxLength: 8 }));

/** The menu as a reader of one language sees it. */
const menuIn = (language: string, platforms: Awaited<ReturnType<typeof menuOf>>) =>
	platforms.map(({ code, items, ...platform }) => ({
		code,
		name: nameIn(language, platform),
		items: items.map((item) => ({
			...item,
			name: nameIn(language, item),
			description: descriptionIn(language, item),
			limit: limitIn(language, item),
		})),
	}));

/** The four of the demo, left to right. */
const COLUMNS = ['resident-1', 'station-nieer', 'dispatcher', 'leader-1'];

/** Landing page, web chat page, demo page, and their files. */
export async function pageRoutes(app: App, { clock, config, db, jobs }: AppDeps, sessions: Sessions, limits: Limits): Promise<void> {
	const menu = keptMenu(db, clock.real);
	const query = {
		schema: { querystring: Type.Object({ as: Type.Optional(Type.String({ maxLength: 64 })), lang: Lang }) },
		config: limits.door('page'),
	};

	const files = await readStaticFiles(path.join(import.meta.dirname, 'pages', 'public'));
	app.get('/static/:file', { schema: { params: Type.Object({ file: Type.String({ maxLength: 64 }) }) } }, async (request, reply) => {
		const file = files.get(request.params.file);
		if (!file) throw new HttpProblem('not-found');
		reply.headers({ etag: file.etag, 'cache-control': 'public, max-age=600' });
		if (request.headers['if-none-match'] === file.etag) return reply.code(304).send();
		return reply.type(file.type).send(file.body);
	});

	const labels = (demo: boolean, language: string) =>
		demo ? shownPersonas(language).map(({ persona, title }) => ({ name: persona, label: title })) : [];

	app.get('/', { config: limits.door('page'), schema: { querystring: Type.Object({ lang: Lang }) } }, async (request, reply) => {
		const demo = sessions.demo(request);
		const asked = askedLanguage(request);
		const language = pageLanguage(request, await sessions.language(request));
		const [platforms, stations] = await menu();
		const read = { language, asked, platforms: menuIn(language, platforms), stations };
		return sendPage(reply, landingPage({ ...read, demo, personas: labels(demo, language) }));
	});

	app.get('/chat', query, async (request, reply) => {
		const demo = sessions.demo(request);
		const as = request.query.as ?? null;
		const asked = askedLanguage(request);
		const language = pageLanguage(request, await sessions.language(request));
		const who = demo ? shownPersonas(language).find(({ persona }) => persona === as) : undefined;
		if (as !== null && !who) throw new HttpProblem('not-found');
		const { chat } = pageWords(language);
		const { title, subtitle } = who ?? { title: chat.desk, subtitle: chat.center };
		const view = { language, asked, demo, as, title, subtitle };
		return sendPage(reply, chatPage({ ...view, now: iso(clock.now()), zone: config.zone }));
	});

	if (!config.demo) return;
	app.get('/demo', query, async (request, reply) => {
		if (!sessions.demo(request)) throw new HttpProblem('not-found');
		const next = await jobs.nextDue();
		const language = pageLanguage(request);
		const columns = COLUMNS.flatMap((name) => shownPersonas(language).filter(({ persona }) => persona === name));
		const members = shownPersonas(language).filter(({ persona }) => /^(leader|volunteer)-/.test(persona));
		return sendPage(
			reply,
			demoPage({
				language,
				asked: askedLanguage(request),
				columns,
				members,
				now: iso(clock.now()),
				next: next === null ? null : iso(next),
				zone: config.zone,
			}),
		);
	});
}
