import type { Backend, BackendReports } from './job-queue.ts';
import { postgresBackend } from './postgres-backend.ts';
import { type RedisPlace, redisBackend } from './redis-backend.ts';

/** Where the jobs are kept: on the Redis when there is one, else on the desk's own PostgreSQL. */
export interface BackendOptions extends BackendReports {
	readonly databaseUrl: string;
	readonly redis: RedisPlace | null;
}

/** The only place that picks BullMQ's backend. */
export const chooseBackend = ({ databaseUrl, redis, ...reports }: BackendOptions): Backend =>
	redis === null ? postgresBackend(databaseUrl, reports) : redisBackend(redis, reports);
