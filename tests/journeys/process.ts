import { openDatabase } from '../../db/client.ts';
import type { Instant } from '../../db/domain/instant.ts';
import { createApp } from '../../server/app.ts';
import type { App } from '../../server/app-deps.ts';
import { assemble, type Parts } from '../../server/assemble.ts';
import { type Clock, createClock } from '../../server/clock.ts';
import { type Environment, isProblem, readConfig } from '../../server/config.ts';
import { createLog } from '../../server/log.ts';
import { TEST_SECRET } from '../helpers/database.ts';

/** One more process of the desk on a database that another one made: after a restart, or beside it. */
export interface Process extends Pick<Parts, 'desk' | 'jobs' | 'relay'> {
	readonly app: App;
	readonly clock: Clock;
	close(): Promise<void>;
}

export interface ProcessOptions {
	readonly at: Instant;
	readonly policy?: Readonly<Record<string, unknown>>;
	readonly env?: Environment;
}

/** Its own connections, its own memory, its own clock that stands still. */
export async function startProcess(url: string, { at, policy = {}, env = {} }: ProcessOptions): Promise<Process> {
	const settings = { DESK_DEMO: '1', DESK_RATE_LIMIT: 'off', DESK_SECRET: TEST_SECRET, DESK_POLICY_FILE: 'policy.json', ...env };
	const config = readConfig(settings, () => JSON.stringify(policy));
	if (isProblem(config)) throw new Error(config.problem);
	const log = createLog('silent');
	const database = openDatabase(url);
	const clock = createClock({ offsetMs: 0, keep: async () => undefined, real: () => at });
	const { desk, jobs, relay, wakes, telegram, wecom, services } = assemble({ config, database, url, clock, log });
	const door =
		telegram && config.telegram ? { channel: telegram, answerCallback: telegram.answerCallback, secret: config.telegram.secret } : null;
	const migrated = () => Promise.resolve(true);
	const app = await createApp({ config, db: database.db, clock, desk, jobs, wakes, telegram: door, wecom, services, migrated, log });
	return {
		app,
		desk,
		jobs,
		relay,
		clock,
		async close() {
			await app.close();
			await relay.close();
			await telegram?.close();
			await wecom?.channel.close();
			await jobs.close();
			await database.close();
		},
	};
}
