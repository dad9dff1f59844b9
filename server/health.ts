import { Type } from '@fastify/type-provider-typebox';
import { within } from '../bot/within.ts';
import { answers } from '../db/queries/operations.ts';
import type { App, AppDeps } from './app-deps.ts';
import { ERRORS, HttpProblem } from './errors.ts';
import { isDirectLoopback } from './local-request.ts';
import type { Metrics } from './metrics.ts';
import { sameSecret } from './same-secret.ts';

/** A probe that takes longer counts as failed. */
const PROBE_MS = 2_000;

async function holds(probe: () => Promise<unknown>): Promise<boolean> {
	try {
		return (await within(PROBE_MS, probe())) !== false;
	} catch {
		return false;
	}
}

/** Liveness, readiness and figures for whoever runs the desk. */
export function healthRoutes(app: App, deps: AppDeps, metrics: Metrics): void {
	const { config, db, jobs, migrated } = deps;
	const probes = { database: () => answers(db), migrations: migrated, ...(jobs.probe === null ? {} : { queue: jobs.probe }) };

	async function missing(): Promise<string[]> {
		const results = await Promise.all(Object.entries(probes).map(async ([name, probe]) => ((await holds(probe)) ? [] : [name])));
		return results.flat();
	}
	// Many may ask at once; one look serves them all.
	let asking: Promise<string[]> | null = null;
	const shared = () => {
		asking ??= missing().finally(() => {
			asking = null;
		});
		return asking;
	};

	app.get('/healthz', { schema: {} }, (_request, reply) => reply.header('cache-control', 'no-store').send({ ok: true }));

	app.get('/readyz', { schema: {} }, async (_request, reply) => {
		const names = await shared();
		reply.header('cache-control', 'no-store');
		if (names.length === 0) return { ready: true };
		return reply.code(ERRORS['not-ready'].status).send({ code: 'not-ready', message: ERRORS['not-ready'].message, missing: names });
	});

	app.get('/metrics', { schema: { headers: Type.Object({ authorization: Type.Optional(Type.String()) }) } }, async (request, reply) => {
		const given = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
		const token = config.metricsToken;
		const allowed = token === null ? isDirectLoopback(request) : given !== undefined && sameSecret(given, token);
		if (!allowed) throw new HttpProblem(token === null ? 'not-found' : 'bad-secret');
		return reply
			.header('cache-control', 'no-store')
			.type(metrics.contentType)
			.send(await metrics.text());
	});
}
