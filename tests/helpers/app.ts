import { Temporal } from 'temporal-polyfill';
import type { Db } from '../../db/client.ts';
import { moveClock } from '../../db/commands/move-clock.ts';
import type { Instant } from '../../db/domain/instant.ts';
import { createApp } from '../../server/app.ts';
import type { App } from '../../server/app-deps.ts';
import { assemble, type Parts } from '../../server/assemble.ts';
import { type Clock, createClock } from '../../server/clock.ts';
import { type Config, type Environment, isProblem, readConfig } from '../../server/config.ts';
import { createClockMover, type Moved } from '../../server/demo-clock.ts';
import { createLog } from '../../server/log.ts';
import { type Chat, openChat } from './chat.ts';
import { cloneDatabase, TEST_SECRET } from './database.ts';

/** Monday 2026-11-23, 10:00 in Yuxi: the day of the examples in desk.md. */
const MONDAY = Temporal.ZonedDateTime.from('2026-11-23T10:00[Asia/Shanghai]').epochMilliseconds;

export interface DeskOptions {
	/** Keys of DESK_POLICY_FILE. */
	readonly policy?: Readonly<Record<string, unknown>>;
	/** Further settings; DESK_DEMO=1 and DESK_RATE_LIMIT=off unless given. */
	readonly env?: Environment;
	readonly at?: Instant;
	/** Units, menu, teams and the people of the demo (default), or an empty database. */
	readonly seeded?: boolean;
}

/** A whole desk on a database of its own, with a clock that stands still unless it is moved. */
export interface TestDesk extends Pick<Parts, 'desk' | 'jobs' | 'relay' | 'wakes'> {
	readonly app: App;
	readonly db: Db;
	readonly url: string;
	readonly clock: Clock & {
		/** "PT4H": through each due thing in turn, like POST /demo/clock. */
		forward(duration: string): Promise<Moved>;
		toNext(): Promise<Moved>;
		/** Lets real time pass, by which limits and sessions go. */
		passReal(ms: number): void;
	};
	/** The chat of a persona, opened once. */
	as(persona: string): Promise<Chat>;
	anonymous(): Promise<Chat>;
	close(): Promise<void>;
}

/** Settings of a desk for tests. */
export function demoConfig({ policy = {}, env = {} }: Pick<DeskOptions, 'policy' | 'env'>): Config {
	const settings = { DESK_DEMO: '1', DESK_RATE_LIMIT: 'off', DESK_SECRET: TEST_SECRET, DESK_POLICY_FILE: 'policy.json', ...env };
	const config = readConfig(settings, () => JSON.stringify(policy));
	if (isProblem(config)) throw new Error(config.problem);
	return config;
}

/** The parts of a desk on a database that is there, and its web server, which does not listen. `end` closes what they opened. */
export async function runParts(config: Config, db: Db, url: string, clock: Clock) {
	const log = createLog('silent');
	const { desk, jobs, relay, wakes, telegram, wecom, services } = assemble({ config, database: { db }, url, clock, log });
	const migrated = () => Promise.resolve(true);
	const app = await createApp({ config, db, clock, desk, jobs, wakes, telegram, wecom, services, migrated, log });
	const end = async (): Promise<void> => {
		await app.close();
		await relay.close();
		await telegram?.channel.close();
		await wecom?.channel.close();
		await jobs.close();
	};
	return { app, desk, jobs, relay, wakes, log, end };
}

/** Starts a desk for tests: everything real except the time; the queue does not run, what is due is done when it is asked for. */
export async function startDesk(options: DeskOptions = {}): Promise<TestDesk> {
	const config = demoConfig(options);
	const store = await cloneDatabase({ seeded: options.seeded !== false });
	const { db, url } = store;

	let real = options.at ?? MONDAY;
	const clock = createClock({ offsetMs: 0, keep: (offsetMs) => db.transaction((tx) => moveClock(tx, offsetMs)), real: () => real });
	const { app, desk, jobs, relay, wakes, log, end } = await runParts(config, db, url, clock);
	const mover = createClockMover(clock, jobs, log);
	const chats = new Map<string, Promise<Chat>>();
	return {
		app,
		db,
		url,
		desk,
		jobs,
		relay,
		wakes,
		clock: {
			...clock,
			forward: (duration) => mover.forward(Temporal.Duration.from(duration).total('milliseconds')),
			toNext: mover.toNext,
			passReal(ms) {
				real += ms;
			},
		},
		as(persona) {
			const chat = chats.get(persona) ?? openChat(app, persona, jobs.runDue);
			chats.set(persona, chat);
			return chat;
		},
		anonymous: () => openChat(app, null, jobs.runDue),
		async close() {
			await end();
			await store.drop();
		},
	};
}
