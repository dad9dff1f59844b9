import { createPostgresBackend, runMigrations, withBackend } from 'bullmq';
import pg from 'pg';
import { asQueue, asWorker, CONNECT_MS, processor, QUEUE, QUEUE_OPTIONS, WORKER_OPTIONS } from './bullmq.ts';
import type { Backend, BackendReports } from './job-queue.ts';

const SCHEMA = 'bullmq';

/**
 * BullMQ on the desk's own PostgreSQL, in the schema `bullmq`. The order matters: a Worker without schema or server takes a
 * whole core for ever, and a Queue whose first use failed rejects for ever. So: migrate on a connection of our own, build
 * without autorun, wait until ready, and drop what does not become so.
 */
export function postgresBackend(databaseUrl: string, reports: BackendReports): Backend {
	const { Queue, Worker } = withBackend(createPostgresBackend);
	// ten connections for each queue and worker by default: 98 were counted for twelve of them
	const connection = {
		connectionString: databaseUrl,
		schema: SCHEMA,
		max: 2,
		connectionTimeoutMillis: CONNECT_MS,
		application_name: 'wudan-jobs',
	};

	return {
		async prepare() {
			const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: CONNECT_MS, application_name: 'wudan-jobs' });
			client.on('error', (err) => reports.onError(err, 'queue migrations'));
			await client.connect();
			try {
				await runMigrations(client, SCHEMA);
			} finally {
				await client.end();
			}
		},
		openQueue: () => asQueue(new Queue(QUEUE, { connection, ...QUEUE_OPTIONS }), reports),
		startWorker: (process, concurrency) =>
			asWorker(new Worker(QUEUE, processor(process), { connection, concurrency, ...WORKER_OPTIONS }), reports),
	};
}
