import { Type } from '@fastify/type-provider-typebox';
import { Temporal } from 'temporal-polyfill';
import { DAY, type Instant } from '../db/domain/instant.ts';
import type { App, AppDeps } from './app-deps.ts';
import { createClockMover } from './demo-clock.ts';
import { HttpProblem } from './errors.ts';
import type { Sessions } from './session.ts';

/** Farthest one call moves the clock. */
const MOST_MS = 62 * DAY;

/** "PT4H" → ms; null for anything that goes back, or too far. Nothing (PT0S) is allowed: it tells where the clock stands. */
function durationMs(text: string): number | null {
	try {
		const ms = Temporal.Duration.from(text).total('milliseconds');
		return ms >= 0 && ms <= MOST_MS ? Math.ceil(ms) : null;
	} catch {
		return null;
	}
}

const iso = (at: Instant): string => new Date(at).toISOString();
const Body = Type.Union([Type.Object({ to: Type.Literal('next') }), Type.Object({ forward: Type.String({ maxLength: 40 }) })]);

/** The demo's own routes; they do not exist outside demo. */
export function demoRoutes(app: App, { clock, config, jobs, log }: AppDeps, sessions: Sessions): void {
	if (!config.demo) return;
	const mover = createClockMover(clock, jobs, log);
	app.post(
		'/demo/clock',
		{
			onRequest: async (request) => {
				if (!sessions.demo(request)) throw new HttpProblem('not-found');
			},
			schema: { body: Body, querystring: Type.Object({ as: Type.Optional(Type.String({ maxLength: 64 })) }) },
		},
		async (request) => {
			await sessions.any(request);
			const ms = 'to' in request.body ? null : durationMs(request.body.forward);
			if (ms === null && !('to' in request.body)) throw new HttpProblem('bad-request');
			const { now, fired, next } = await (ms === null ? mover.toNext() : mover.forward(ms));
			return { now: iso(now), fired: fired.map((one) => ({ ...one, at: iso(one.at) })), next: next === null ? null : iso(next) };
		},
	);
}
