import { createServer } from 'node:net';
import type { Db } from '../db/client.ts';
import { moveClock } from '../db/commands/move-clock.ts';
import type { Instant } from '../db/domain/instant.ts';
import { isDatabaseAway } from '../db/errors.ts';
import { migrate } from '../db/migrate.ts';
import { clockOffset } from '../db/queries/desk-clock.ts';
import { appliedMigrations, hasPersonas, hasUnits, unsealOne } from '../db/queries/operations.ts';
import { hasStaff } from '../db/queries/posts.ts';
import { holdsHongta, seed } from '../db/seed.ts';
import { createApp } from './app.ts';
import { assemble, type Parts } from './assemble.ts';
import { type Clock, createClock } from './clock.ts';
import type { Config } from './config.ts';
import { prepareDataDir, runningBeside, writePid } from './data-dir.ts';
import { Failure, reasonOf } from './failure.ts';
import type { Log } from './log.ts';
import { patiently } from './patience.ts';
import { openStore, type Store } from './store.ts';

/** A desk that listens. close() ends its parts in reverse and never rejects. */
export interface RunningDesk {
	/** Where it listens: http://127.0.0.1:3000; null for PROCESS=worker, which has no door. */
	readonly address: string | null;
	close(): Promise<void>;
}

/** How a start is watched and broken off; `say` prints a line for whoever started the desk. */
export interface BootOptions {
	readonly log: Log;
	readonly say: (line: string) => void;
	/** Aborts when the desk is told to stop while it is starting. */
	readonly stopping: AbortSignal;
}

interface Closers {
	add(name: string, close: () => unknown): void;
	close(): Promise<void>;
}

/** Things opened so far; closed in reverse. What does not close is logged and does not keep the rest from closing. */
function createClosers(log: Log): Closers {
	const closers: (readonly [name: string, close: () => unknown])[] = [];
	return {
		add: (name: string, close: () => unknown) => void closers.push([name, close]),
		async close() {
			for (let last = closers.pop(); last; last = closers.pop()) {
				const [name, close] = last;
				try {
					await close();
				} catch (err) {
					log.error({ err, part: name }, 'did not close');
				}
			}
		},
	};
}

function listenFailure(err: unknown, { host, port }: Config): Failure {
	const reason = reasonOf(err);
	if (reason === 'EADDRINUSE') return new Failure(2, `PORT ${port} is taken by another program: stop it, or set another PORT`);
	if (reason === 'EACCES') return new Failure(2, `PORT ${port} may not be used by this user: set a PORT above 1023`);
	return new Failure(
		2,
		`HOST "${host}" cannot be listened on (${reason}): set HOST to an address of this machine, 127.0.0.1 or ::1 for itself alone`,
	);
}

/** Before anything is opened: a desk that cannot listen shall not touch the database of the one that does. */
async function checkPort(config: Config): Promise<void> {
	const { host, port } = config;
	const probe = createServer();
	await new Promise<void>((resolve, reject) => {
		probe.once('error', (err) => reject(listenFailure(err, config)));
		probe.listen(port, host, () => probe.close(() => resolve()));
	});
}

/** Schema, the right secret, reference data, clock. */
async function prepareStore({ database, url }: Store, config: Config, { log, say }: BootOptions): Promise<Clock> {
	const { db } = database;
	await migrate(url);
	await unsealOne(db).catch((err: unknown) => {
		if (isDatabaseAway(err)) throw new Failure(3, `DATABASE_URL: the database went away while the desk was starting (${reasonOf(err)})`);
		throw new Failure(2, 'DESK_SECRET is not the one under which the personal data in this database was sealed');
	});
	const clock = createClock({ offsetMs: await clockOffset(db), keep: (offsetMs) => db.transaction((tx) => moveClock(tx, offsetMs)) });
	await fill(db, config, clock, say);
	if (!config.demo) await warnBeforeWork(db, clock.now(), say);
	if (!config.demo && clock.now() - clock.real() > 1_000)
		log.warn({}, 'the clock of this database was moved forward in a demo and stays so');
	return clock;
}

/** A district that somebody has begun to edit is left as it is, but the people of the demo may come later. */
async function fill(db: Db, { seed: wanted, demo }: Config, clock: Clock, say: BootOptions['say']): Promise<void> {
	if (wanted === 'none') return;
	const empty = !(await hasUnits(db));
	if (empty || (demo && (await holdsHongta(db)))) await seed(db, { demo, at: clock.now() });
	else if (demo) say('! this database holds another district, so the people of the demo were not added');
}

/** What keeps a desk from real work although it runs. */
async function warnBeforeWork(db: Db, at: Instant, say: BootOptions['say']): Promise<void> {
	if (await hasPersonas(db))
		say('! the people of a demo are in this database: orders would be offered to leaders who are nobody. Use a new one for real work');
	if (await hasStaff(db, at)) return;
	const first = (await hasUnits(db)) ? '' : 'npm run db:seed (the Hongta district), then ';
	say('! 还没有工作人员：先给第一位管理员发一个绑定码。');
	say(`! nobody works here yet: ${first}npm run invite -- --role admin prints a code for the first administrator`);
}

/** The web server, listening; its address. */
async function openDoor(config: Config, store: Store, clock: Clock, parts: Parts, log: Log, closers: Closers): Promise<string> {
	const { desk, jobs, wakes, telegram, wecom, services } = parts;
	const { db } = store.database;
	const migrations = await appliedMigrations(db);
	const app = await createApp({
		config,
		db,
		clock,
		desk,
		jobs: config.process === 'web' ? { ...jobs, probe: null } : jobs,
		wakes,
		telegram,
		wecom,
		services,
		migrated: async () => (await appliedMigrations(db)) === migrations,
		log,
	});
	closers.add('web server', () => app.close());
	const address = await app.listen({ host: config.host, port: config.port }).catch((err: unknown) => {
		throw listenFailure(err, config);
	});
	if (telegram && config.publicUrl?.startsWith('https:') === true) {
		telegram.channel
			.setWebhook(`${config.publicUrl}/webhooks/telegram`, telegram.secret)
			.catch((err: unknown) => log.warn({ err }, 'telegram: the webhook was not set; what people write there does not arrive'));
	}
	return address;
}

function takePid(config: Config, { say }: BootOptions): () => void {
	const other = config.process === 'all' ? null : runningBeside(config.dataDir);
	if (other !== null)
		say(`! DATA_DIR is used by process ${other} too: give each process of the desk its own, or desk.pid names only the last one`);
	return writePid(config.dataDir);
}

/** Builds and starts the desk, or the part of it that PROCESS says. Throws Failure or RefusedDatabase; whatever was opened is closed again. */
export async function boot(config: Config, options: BootOptions): Promise<RunningDesk> {
	const { log, stopping } = options;
	const closers = createClosers(log);
	try {
		prepareDataDir(config.dataDir);
		if (config.process !== 'worker') await checkPort(config);
		const store = await openStore(config, options);
		closers.add('database', store.close);
		if (store.outside !== null)
			options.say(
				`the embedded database is kept in ${store.outside}: DATA_DIR is where only root may go, and PostgreSQL must not run as root`,
			);
		closers.add('pid', takePid(config, options));
		stopping.throwIfAborted();
		const clock = await prepareStore(store, config, options);
		stopping.throwIfAborted();

		const parts = assemble({ config, ...store, clock, log });
		const { jobs, relay, signals, telegram, wecom } = parts;
		if (signals) closers.add('signals', signals.close);
		if (telegram) closers.add('telegram', telegram.channel.close);
		if (wecom) closers.add('wecom', wecom.channel.close);
		if (config.process !== 'web') {
			closers.add('relay', relay.close);
			closers.add('jobs', jobs.close);
			if (config.redisUrl !== null) await patiently('REDIS_URL', 'Redis', jobs.prepare, options);
			await jobs.start();
			relay.start();
			stopping.throwIfAborted();
		}
		const address = config.process === 'worker' ? null : await openDoor(config, store, clock, parts, log, closers);
		return { address, close: closers.close };
	} catch (err) {
		await closers.close();
		throw err;
	}
}
