import { Redis } from 'ioredis';
import { describe, inject } from 'vitest';
import type { Db } from '../../db/client.ts';
import { databaseIdentity } from '../../db/queries/operations.ts';

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

/** Removes what the queue of a test's database has left on the Redis of the run, which may be somebody else's. */
export async function forgetQueue(redisUrl: RedisUrl, db: Db): Promise<void> {
	if (redisUrl === null) return;
	const client = new Redis(redisUrl);
	const keys = await client.keys(`wudan:${await databaseIdentity(db)}:*`);
	if (keys.length > 0) await client.del(keys);
	client.disconnect();
}
