import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance, RawReplyDefaultExpression, RawRequestDefaultExpression, RawServerDefault } from 'fastify';
import type { Inbound, Notice } from '../bot/channels/channel.ts';
import type { TelegramChannel } from '../bot/channels/telegram.ts';
import type { WecomChannel } from '../bot/channels/wecom.ts';
import type { Envelope } from '../bot/channels/wecom-envelope.ts';
import type { Service } from '../bot/outside/service.ts';
import type { Db } from '../db/client.ts';
import type { PersonId } from '../db/domain/ids.ts';
import type { Instant } from '../db/domain/instant.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { Log } from './log.ts';
import type { Wakes } from './wakes.ts';

/** The part of the desk (bot/desk.ts) that routes need: takes one message or event in; throws only when the database is away. */
interface Counter {
	take(
		inbound: Inbound,
	): Promise<{ readonly personId: PersonId; readonly seq: number; readonly repeated: boolean; readonly bound?: boolean }>;
	keep(notice: Notice): Promise<boolean>;
}

/** The part of the jobs (jobs/jobs.ts) that routes need. */
export interface DueThings {
	/** Does everything that is due by the desk's clock; answers after all of it was committed. */
	runDue(): Promise<readonly { readonly at: Instant; readonly kind: string; readonly subject: string }[]>;
	nextDue(): Promise<Instant | null>;
	/** Whether the queue works; null where another process has it. */
	readonly probe: (() => Promise<boolean>) | null;
}

/** The part of the Telegram channel that its route needs. */
interface TelegramDoor {
	readonly channel: Pick<TelegramChannel, 'parse' | 'answerCallback'>;
	/** What its callbacks carry. */
	readonly secret: string;
}

/** The part of the WeCom channel that its route needs. */
export interface WecomDoor {
	readonly channel: Pick<WecomChannel, 'parse' | 'notice'>;
	readonly envelope: Envelope;
}

/** All that the web server is built from; it opens nothing itself. */
export interface AppDeps {
	readonly config: Pick<Config, 'demo' | 'publicUrl' | 'rateLimit' | 'trustProxy' | 'metricsToken' | 'policy' | 'zone'>;
	readonly db: Db;
	readonly clock: Clock;
	readonly desk: Counter;
	readonly jobs: DueThings;
	readonly wakes: Wakes;
	readonly telegram: TelegramDoor | null;
	readonly wecom: WecomDoor | null;
	/** Services of others that the desk asks, for their figures. */
	readonly services: readonly Pick<Service, 'name' | 'tally'>[];
	/** Whether all migrations of this version were applied. */
	readonly migrated: () => Promise<boolean>;
	readonly log: Log;
}

/** The web server as routes see it: bodies and queries typed by their schemas. */
export type App = FastifyInstance<RawServerDefault, RawRequestDefaultExpression, RawReplyDefaultExpression, Log, TypeBoxTypeProvider>;
