import { describe, inject } from 'vitest';

/** Each suite of jobs runs on both; the Redis is the one of the run (global setup prints a line where there is none). */
const BACKENDS = ['PostgreSQL', 'Redis'] as const;

/** REDIS_URL of that backend. */
type RedisUrl = string | null;

/** Runs a suite once for each backend that can be had here. */
export function describeBackends(name: string, suite: (redisUrl: RedisUrl) => void): void {
	for (const backend of BACKENDS) {
		const redisUrl = backend === 'Redis' ? inject('redisUrl') : null;
		describe.skipIf(backend === 'Redis' && redisUrl === null)(`${name} on ${backend}`, () => suite(redisUrl));
	}
}
