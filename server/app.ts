import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import { type TypeBoxTypeProvider, TypeBoxValidatorCompiler } from '@fastify/type-provider-typebox';
import { fastify, LogController } from 'fastify';
import type { App, AppDeps } from './app-deps.ts';
import { chatRoutes } from './chat/chat-routes.ts';
import { demoRoutes } from './demo.ts';
import { AWAY_S, type ErrorCode, HttpProblem, inTime, problemOf, sendProblem } from './errors.ts';
import { healthRoutes } from './health.ts';
import { type Limits, registerLimits } from './limits.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { pageRoutes } from './page-routes.ts';
import { createSessions } from './session.ts';
import { telegramRoutes } from './webhooks/telegram.ts';
import { wecomRoutes } from './webhooks/wecom.ts';

const BODY_LIMIT = 64 * 1024;
/** Longer than PostgreSQL lets a statement run: a desk that is only busy has answered by then. */
const TAKEN_MS = 20_000;
/** Time for a whole request to arrive. */
const REQUEST_MS = 30_000;

const SELF = ["'self'"];
/** Nothing inline, nothing from other hosts; framed only by the desk itself. */
const POLICY = {
	defaultSrc: SELF,
	baseUri: ["'none'"],
	objectSrc: ["'none'"],
	formAction: SELF,
	frameAncestors: SELF,
};

/** Refusals that guessing produces; after too many of them an address is told to wait. */
const COUNTED: Partial<Record<ErrorCode, 'missing' | 'refused'>> = {
	'not-found': 'missing',
	'no-session': 'refused',
	'bad-secret': 'refused',
	'bad-signature': 'refused',
};

/** The web server with all routes. It only registers: listening is the caller's. */
export async function createApp(given: AppDeps): Promise<App> {
	const { config, log, wakes } = given;
	const secure = config.publicUrl?.startsWith('https:') === true;
	const app: App = fastify({
		loggerInstance: log,
		// Its own lines quote addresses and queries; ours are in watchAnswers.
		logController: new LogController({ disableRequestLogging: true }),
		genReqId: () => randomUUID(),
		bodyLimit: BODY_LIMIT,
		requestTimeout: REQUEST_MS,
		// Answered by endWithDesk, in the desk's own words.
		return503OnClosing: false,
		trustProxy: config.trustProxy.length > 0 ? [...config.trustProxy] : false,
		frameworkErrors: (err, request, reply) => {
			sendProblem(request, reply, problemOf(err));
		},
	})
		.withTypeProvider<TypeBoxTypeProvider>()
		.setValidatorCompiler(TypeBoxValidatorCompiler);
	// Only JSON is taken: a form of another site can send plain text without asking the browser's leave.
	app.removeContentTypeParser('text/plain');

	const metrics = createMetrics(given.db, given.clock, given.services);
	const deps: AppDeps = { ...given, desk: counted(given.desk, metrics) };
	await app.register(cookie);
	await app.register(helmet, {
		contentSecurityPolicy: { useDefaults: false, directives: POLICY },
		strictTransportSecurity: secure,
		xFrameOptions: { action: 'sameorigin' },
		referrerPolicy: { policy: 'same-origin' },
	});
	const limits = await registerLimits(app, config.rateLimit);
	answerProblems(app, limits);
	watchAnswers(app, metrics);
	endWithDesk(app, wakes);

	const sessions = createSessions({ db: deps.db, clock: deps.clock, demo: config.demo, secure });
	healthRoutes(app, deps, metrics);
	chatRoutes(app, deps, sessions, limits);
	telegramRoutes(app, deps);
	await wecomRoutes(app, deps);
	demoRoutes(app, deps, sessions);
	await pageRoutes(app, deps, sessions, limits);
	return app;
}

const counted = (desk: AppDeps['desk'], metrics: Metrics): AppDeps['desk'] => ({
	async keep(notice) {
		const kept = await desk.keep(notice);
		if (kept) metrics.message(notice.channel);
		return kept;
	},
	async take(inbound) {
		const taking = desk.take(inbound).then((taken) => {
			if (!taken.repeated) metrics.message(inbound.channel);
			return taken;
		});
		// A database that takes questions and is silent: who sent it tries again, and what was taken late is known by its id.
		return await inTime(taking, TAKEN_MS);
	},
});

function answerProblems(app: App, limits: Limits): void {
	app.setNotFoundHandler(() => {
		throw new HttpProblem('not-found');
	});
	app.setErrorHandler(async (err, request, reply) => {
		let problem = problemOf(err);
		const why = COUNTED[problem.code];
		if (why) {
			try {
				await limits.refuse(request, why);
			} catch (tooMany) {
				problem = problemOf(tooMany);
			}
		}
		if (problem.code === 'internal') request.log.error({ err, req: request }, 'request failed');
		else if (problem.code === 'away') request.log.warn({ err, req: request }, 'database away');
		return sendProblem(request, reply, problem);
	});
}

function watchAnswers(app: App, metrics: Metrics): void {
	app.addHook('onRequest', async (request, reply) => {
		reply.header('x-request-id', request.id);
	});
	app.addHook('onResponse', async (request, reply) => {
		metrics.request(request.method, request.routeOptions.url ?? 'none', reply.statusCode, reply.elapsedTime / 1000);
		request.log.debug({ req: request, res: reply, ms: Math.round(reply.elapsedTime) }, 'answered');
	});
}

/**
 * Fastify's close() waits for connections that were kept alive and become idle only after closing began. So polls and
 * streams are ended first, each answer from then on closes its connection, and idle ones are closed again and again.
 */
function endWithDesk(app: App, wakes: AppDeps['wakes']): void {
	app.addHook('onRequest', async () => {
		if (wakes.closing) throw new HttpProblem('away', AWAY_S);
	});
	app.addHook('onSend', async (_request, reply) => {
		if (wakes.closing) reply.header('connection', 'close');
	});
	app.addHook('preClose', async () => {
		wakes.close();
		const timer = setInterval(() => app.server.closeIdleConnections(), 50);
		app.server.once('close', () => clearInterval(timer));
		timer.unref();
	});
}
