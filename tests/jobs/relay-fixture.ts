import { eq } from 'drizzle-orm';
import type { Channel, Sent } from '../../bot/channels/channel.ts';
import type { Choice } from '../../bot/flow/outbound.ts';
import { openDatabase } from '../../db/client.ts';
import type { PersonId } from '../../db/domain/ids.ts';
import type { Instant } from '../../db/domain/instant.ts';
import { identities, messages, outbox, people } from '../../db/schema/index.ts';
import { useSecret } from '../../db/sealing.ts';
import type { RelayDeps } from '../../jobs/relay.ts';
import { cloneDatabase } from '../helpers/database.ts';

export const NOW: Instant = Date.UTC(2026, 10, 23, 2, 0, 0);

const NOBODY_THERE = 'postgres://nobody@127.0.0.1:9/nothing';

interface Message {
	readonly to: string;
	readonly text: string;
	readonly choices: readonly Choice[];
}

/** A channel that writes down, with knobs. */
interface TestChannel extends Channel {
	readonly sent: Message[];
	readonly inAir: number;
	readonly mostAtOnce: number;
	delay: (text: string) => number;
	/** Parts of a text, each after the first in its turn. */
	parts: (text: string) => readonly string[];
	/** null = sent. */
	answer: (message: Message) => Sent | null;
}

type Row = typeof outbox.$inferSelect;

export interface OutboxFixture {
	readonly deps: RelayDeps;
	readonly channel: TestChannel;
	readonly clock: { at: Instant; now(): Instant };
	/** Adds a row, with its message, for a recipient; returns its id. */
	add(
		to: string,
		text: string,
		more?: { choices?: readonly Choice[] } & Partial<Pick<Row, 'status' | 'notBefore' | 'attempts' | 'channel'>>,
	): Promise<string>;
	row(id: string): Promise<Row | undefined>;
	countBy(status: Row['status']): Promise<number>;
	unreachableSince(address: string): Promise<Instant | null>;
	/** Makes the message of a row unreadable. */
	spoil(id: string): Promise<void>;
	/** Relays that hold the lock in this database. */
	holders(): Promise<number>;
	/** Cuts the connection of every relay. */
	cutRelay(): Promise<void>;
	/** Whether relays find a database at all. */
	reachable: boolean;
	close(): Promise<void>;
}

function createTestChannel(): TestChannel {
	let inAir = 0;
	let mostAtOnce = 0;
	const busy = new Set<string>();
	const channel: TestChannel = {
		name: 'telegram',
		capabilities: { buttons: true, maxLength: 4096 },
		sent: [],
		delay: () => 0,
		parts: (text) => [text],
		answer: () => null,
		get inAir() {
			return inAir;
		},
		get mostAtOnce() {
			return mostAtOnce;
		},
		parse: () => null,
		async send(to, { text, choices }, nextTurn) {
			if (busy.has(to)) throw new Error(`two messages to ${to} at once`);
			busy.add(to);
			inAir++;
			mostAtOnce = Math.max(mostAtOnce, inAir);
			try {
				await new Promise((resolve) => setTimeout(resolve, channel.delay(text)));
				const answer = channel.answer({ to, text, choices });
				if (answer) return answer;
				for (const [i, part] of channel.parts(text).entries()) {
					if (i > 0 && nextTurn && !(await nextTurn())) return { result: 'later', afterMs: 0, reason: 'stopped between parts' };
					channel.sent.push({ to, text: part, choices });
				}
				return { result: 'sent', externalId: `x${channel.sent.length}` };
			} finally {
				inAir--;
				busy.delete(to);
			}
		},
	};
	return channel;
}

/** An empty outbox on a real PostgreSQL, a clock that stands, and a channel that writes down. */
export async function openOutbox(): Promise<OutboxFixture> {
	useSecret('a-secret-of-the-tests-that-is-long-enough');
	const store = await cloneDatabase({ seeded: false });
	const { db, sql } = openDatabase(store.url, { max: 2, applicationName: 'wudan-test' });
	const channel = createTestChannel();
	const clock = {
		at: NOW,
		now: () => clock.at,
	};
	const silent = () => undefined;
	const persons = new Map<string, PersonId>();
	let seq = 0;

	const personOf = async (address: string): Promise<PersonId> => {
		const known = persons.get(address);
		if (known) return known;
		const [person] = await db.insert(people).values({ createdAt: NOW }).returning({ id: people.id });
		if (!person) throw new Error('no person');
		await db.insert(identities).values({ personId: person.id, channel: 'telegram', address, lastUsedAt: NOW });
		persons.set(address, person.id);
		return person.id;
	};

	const fixture: OutboxFixture = {
		deps: {
			openSql: () => openDatabase(fixture.reachable ? store.url : NOBODY_THERE, { max: 1, applicationName: 'wudan-relay' }).sql,
			channels: new Map([['telegram', channel]]),
			clock,
			log: { info: silent, warn: silent, error: silent },
			paces: {},
			pollMs: 100,
		},
		channel,
		clock,
		reachable: true,
		async add(to, text, { choices = [], ...more } = {}) {
			const personId = await personOf(to);
			const message = { personId, seq: ++seq, direction: 'out' as const, body: text, questionOpen: choices.length > 0, at: NOW };
			const [written] = await db
				.insert(messages)
				.values({ ...message, choices: choices.length > 0 ? JSON.stringify(choices) : null })
				.returning({ id: messages.id });
			if (!written) throw new Error('no message');
			const row = { channel: 'telegram' as const, recipient: to, personId, messageId: written.id, immediate: false, createdAt: NOW };
			const [added] = await db
				.insert(outbox)
				.values({ ...row, status: 'pending', notBefore: NOW, ...more })
				.returning({ id: outbox.id });
			if (!added) throw new Error('no row');
			return added.id;
		},
		row: async (id) => (await db.select().from(outbox).where(eq(outbox.id, id)))[0],
		countBy: async (status) => db.$count(outbox, eq(outbox.status, status)),
		unreachableSince: async (address) =>
			(await db.select().from(identities).where(eq(identities.address, address)))[0]?.unreachableSince ?? null,
		async spoil(id) {
			await sql`update messages set body = '\\x0102' where id = (select message_id from outbox where id = ${id})`;
		},
		async holders() {
			const [row] = await sql<{ count: number }[]>`select count(*)::int as count from pg_locks
				where locktype = 'advisory' and granted and database = (select oid from pg_database where datname = current_database())`;
			return row?.count ?? 0;
		},
		async cutRelay() {
			await sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'wudan-relay' and datname = current_database()`;
		},
		async close() {
			await sql.end({ timeout: 1 });
			await store.drop();
		},
	};
	return fixture;
}

/** Waits until something holds; rejects after that many milliseconds. */
export async function until(holds: () => boolean | Promise<boolean>, withinMs: number): Promise<void> {
	const end = performance.now() + withinMs;
	while (!(await holds())) {
		if (performance.now() > end) throw new Error(`not within ${withinMs} ms`);
		await new Promise((resolve) => setTimeout(resolve, 5));
	}
}
