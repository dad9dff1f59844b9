import { randomUUID } from 'node:crypto';
import type { Channel, ChannelName } from '../bot/channels/channel.ts';
import { createTelegram, type TelegramChannel } from '../bot/channels/telegram.ts';
import { webChat } from '../bot/channels/web-chat.ts';
import { createWecom, type WecomChannel } from '../bot/channels/wecom.ts';
import { createEnvelope, type Envelope } from '../bot/channels/wecom-envelope.ts';
import { type Committed, createDesk, type Desk } from '../bot/desk.ts';
import { createAskModel } from '../bot/language-model/ask-model.ts';
import { createService, type Service } from '../bot/outside/service.ts';
import { personDue } from '../bot/person-due.ts';
import { createAdvise } from '../bot/second-opinion.ts';
import { createHearVoices, type HearDeps } from '../bot/speech/hear-voices.ts';
import { createTranscribe } from '../bot/speech/transcribe.ts';
import { createWorldSource } from '../bot/world.ts';
import { type Database, openDatabase } from '../db/client.ts';
import type { PersonId } from '../db/domain/ids.ts';
import { createJobs, type Jobs, type JobsDeps } from '../jobs/jobs.ts';
import { throttled } from '../jobs/log.ts';
import { createRelay, type Relay } from '../jobs/relay.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { Log } from './log.ts';
import { openSignals, type Signals } from './signals.ts';
import { createWakes, type Wakes } from './wakes.ts';

/** The parts of the desk, tied together and not started. `telegram` and `wecom` are null where they are not connected. */
export interface Parts {
	readonly desk: Desk;
	readonly jobs: Jobs;
	readonly relay: Relay;
	readonly wakes: Wakes;
	/** To the other processes of the desk; null where this one is all of it. Open from the start. */
	readonly signals: Signals | null;
	readonly telegram: { readonly channel: TelegramChannel; readonly secret: string } | null;
	readonly wecom: { readonly channel: WecomChannel; readonly envelope: Envelope } | null;
	/** Services of others that are asked. */
	readonly services: readonly Service[];
}

interface Ground {
	readonly config: Pick<Config, 'policy' | 'zone' | 'telegram' | 'wecom' | 'redisUrl' | 'process' | 'speech' | 'languageModel'>;
	readonly database: Pick<Database, 'db'>;
	readonly url: string;
	readonly clock: Clock;
	readonly log: Log;
}

const openTelegram = ({ token, apiRoot, secret }: NonNullable<Config['telegram']>, clock: Clock): NonNullable<Parts['telegram']> => ({
	channel: createTelegram({ token, ...(apiRoot === null ? {} : { apiRoot }), skewMs: () => clock.now() - clock.real() }),
	secret,
});

/** Signatures stay on real time wherever the demo has moved the desk's clock. */
function openWecom({ apiRoot, keys, ...app }: NonNullable<Config['wecom']>, clock: Clock): NonNullable<Parts['wecom']> {
	return {
		channel: createWecom({ ...app, ...(apiRoot === null ? {} : { apiRoot }), skewMs: () => clock.now() - clock.real() }),
		envelope: createEnvelope({ corpId: app.corpId, keys, now: clock.real }),
	};
}

/** Makes voice messages into words; its world is its own, since it reads little and seldom. */
function listener(
	speech: Service,
	{ clock, policy, zone, ...deps }: Pick<HearDeps, 'db' | 'channels' | 'log' | 'onCommit'> & Pick<JobsDeps, 'clock' | 'policy' | 'zone'>,
): NonNullable<JobsDeps['listener']> {
	const world = createWorldSource({ db: deps.db, policy, zone });
	const transcribe = createTranscribe(speech);
	return {
		hear: (stopping) => createHearVoices({ ...deps, now: () => clock.now(), worldAt: (at) => world.at(at), transcribe, stopping }),
		close: speech.close,
	};
}

/** Builds the parts of the desk and ties them together by what each commit brings about. Starts nothing but the signals. */
export function assemble({ config, database: { db }, url, clock, log }: Ground): Parts {
	const { policy, zone } = config;
	const wakes = createWakes();
	const telegram = config.telegram ? openTelegram(config.telegram, clock) : null;
	const wecom = config.wecom ? openWecom(config.wecom, clock) : null;
	const connected: Channel[] = [webChat, ...(telegram ? [telegram.channel] : []), ...(wecom ? [wecom.channel] : [])];
	const channels = new Map<ChannelName, Channel>(connected.map((channel) => [channel.name, channel]));
	// The relay's lock lives in its connection, so it has one of its own.
	const openSql = () => openDatabase(url, { max: 1, applicationName: 'wudan-relay' }).sql;

	const [web, worker] = [config.process !== 'worker', config.process !== 'web'];
	// Only signals: whoever misses one finds the rows at the next look.
	const bringAbout = ({ told, outbox, offers, voices }: Committed): void => {
		if (web) wakes.wake(told);
		if (worker && outbox) relay.wake();
		if (worker && offers) jobs.offersMade();
		if (worker && voices) jobs.voiceKept();
	};
	const signals =
		config.process === 'all'
			? null
			: openSignals({
					url,
					db,
					process: randomUUID(),
					onHeard: bringAbout,
					onGap: () => {
						wakes.wakeAll();
						bringAbout({ told: [], outbox: true, offers: true, voices: true });
					},
					onError: throttled(log),
				});
	const onCommit = (committed: Committed): void => {
		bringAbout(committed);
		signals?.send(committed);
	};
	const onPersonDue: NonNullable<JobsDeps['onPersonDue']> = async (tx, { subject, kind }, world) => ({
		tellings: await personDue(tx, subject as PersonId, kind, world),
		offers: false,
	});
	const speech = config.speech && createService({ ...config.speech, name: 'speech to text', log });
	const model = config.languageModel && createService({ ...config.languageModel, name: 'language model', log });
	const desk = createDesk({
		db,
		clock,
		policy,
		zone,
		log,
		onCommit,
		hears: speech !== null,
		...(model && { advise: createAdvise({ db, ask: createAskModel(model), log }) }),
	});
	const jobs = createJobs({
		databaseUrl: url,
		redisUrl: config.redisUrl,
		db,
		clock,
		policy,
		zone,
		log,
		onCommit,
		onPersonDue,
		...(speech && { listener: listener(speech, { db, clock, policy, zone, channels, log, onCommit }) }),
	});
	const relay = createRelay({ openSql, channels, clock, log });
	return { desk, jobs, relay, wakes, signals, telegram, wecom, services: [speech, model].filter((service) => service !== null) };
}
