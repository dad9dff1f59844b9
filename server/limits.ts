import rateLimit from '@fastify/rate-limit';
import type { FastifyContextConfig, FastifyRequest } from 'fastify';
import type { App } from './app-deps.ts';
import { HttpProblem } from './errors.ts';

/** Requests a minute from one address, at doors that ask for no session. Generous: many people may sit behind one address. */
const PER_MINUTE = { page: 300, session: 120, missing: 60, refused: 60 } as const;

/** Limits on requests by address, in real time. */
export interface Limits {
	/** Route config that limits a door. */
	door(door: 'page' | 'session'): FastifyContextConfig;
	/** Counts a try that is about to be refused (no session, wrong secret, unknown route); throws `too-many` after too many. */
	refuse(request: FastifyRequest, why: 'missing' | 'refused'): Promise<void>;
}

const UNLIMITED: Limits = { door: () => ({}), refuse: () => Promise.resolve() };

/** Limits by address. Routes with a session and callbacks with the right secret never count. */
export async function registerLimits(app: App, on: boolean): Promise<Limits> {
	if (!on) return UNLIMITED;
	await app.register(rateLimit, {
		global: false,
		timeWindow: '1 minute',
		addHeaders: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
		addHeadersOnExceeding: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
		errorResponseBuilder: (_request, { ttl }) => new HttpProblem('too-many', Math.ceil(ttl / 1000)),
	});
	const counters = {
		missing: app.createRateLimit({ max: PER_MINUTE.missing, timeWindow: '1 minute' }),
		refused: app.createRateLimit({ max: PER_MINUTE.refused, timeWindow: '1 minute' }),
	};
	return {
		door: (door) => ({ rateLimit: { max: PER_MINUTE[door], timeWindow: '1 minute' } }),
		async refuse(request, why) {
			const result = await counters[why](request);
			if (!result.isAllowed && result.isExceeded) throw new HttpProblem('too-many', result.ttlInSeconds);
		},
	};
}
