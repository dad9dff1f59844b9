import { and, eq } from 'drizzle-orm';
import type { Tx } from '../client.ts';
import type { PersonId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import { identities, inbox } from '../schema/index.ts';

type Channel = typeof identities.$inferSelect.channel;

/** An event of a channel to keep; address null = it is about nobody. */
export interface NoticeRow {
	readonly channel: Channel;
	readonly externalId: string;
	readonly address: string | null;
	/** What came, as JSON. */
	readonly raw: string;
	readonly receivedAt: Instant;
	/** The address can be written to from now on. */
	readonly reachable: boolean;
}

/**
 * Keeps an event in the inbox, once: no person is made for it and no thread is touched. False where it had been kept before.
 */
export async function keepNotice(tx: Tx, { address, reachable, ...row }: NoticeRow): Promise<boolean> {
	const known = address === null ? null : await personBehind(tx, row.channel, address);
	const [saved] = await tx
		.insert(inbox)
		.values({ ...row, status: 'handled', handledAt: row.receivedAt, personId: known })
		.onConflictDoNothing({ target: [inbox.channel, inbox.externalId] })
		.returning({ id: inbox.id });
	if (saved && reachable && address !== null) {
		await tx
			.update(identities)
			.set({ unreachableSince: null })
			.where(and(eq(identities.channel, row.channel), eq(identities.address, address)));
	}
	return saved !== undefined;
}

async function personBehind(tx: Tx, channel: Channel, address: string): Promise<PersonId | null> {
	const [row] = await tx
		.select({ personId: identities.personId })
		.from(identities)
		.where(and(eq(identities.channel, channel), eq(identities.address, address)));
	return row?.personId ?? null;
}
