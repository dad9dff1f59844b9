import { openDatabase } from '../../db/client.ts';
import type { Instant } from '../../db/domain/instant.ts';
import type { App } from '../../server/app-deps.ts';
import type { Parts } from '../../server/assemble.ts';
import { type Clock, createClock } from '../../server/clock.ts';
import { type DeskOptions, demoConfig, runParts } from '../helpers/app.ts';

/** One more process of the desk on a database that another one made: after a restart, or beside it. */
export interface Process extends Pick<Parts, 'desk' | 'jobs' | 'relay'> {
	readonly app: App;
	readonly clock: Clock;
	close(): Promise<void>;
}

export interface ProcessOptions extends Pick<DeskOptions, 'policy' | 'env'> {
	readonly at: Instant;
}

/** Its own connections, its own memory, its own clock that stands still. */
export async function startProcess(url: string, { at, ...options }: ProcessOptions): Promise<Process> {
	const database = openDatabase(url);
	const clock = createClock({ offsetMs: 0, keep: async () => undefined, real: () => at });
	const { app, desk, jobs, relay, end } = await runParts(demoConfig(options), database.db, url, clock);
	return {
		app,
		desk,
		jobs,
		relay,
		clock,
		async close() {
			await end();
			await database.close();
		},
	};
}
