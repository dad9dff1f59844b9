import { and, asc, desc, eq, gte, inArray, isNull, or } from 'drizzle-orm';
import type { Conn, Tx } from '../client.ts';
import type { Handoff } from '../domain/handoff.ts';
import type { HandoffId, PersonId } from '../domain/ids.ts';
import { MINUTE } from '../domain/instant.ts';
import { handoffs, messages, orders, people } from '../schema/index.ts';

/** Who asked for a handoff, as the staff sees them. */
const caller = { id: people.id, name: people.name, language: people.language, phone: people.phone };

type Called = Awaited<ReturnType<typeof openHandoffs>>[number];

const handoffOf = ({ closedBy, ...row }: typeof handoffs.$inferSelect): Handoff => row;

/** A handoff by its id, or the open one of a person, its row locked for the rest of the transaction; null when there is none. */
export async function lockHandoff(
	tx: Tx,
	which: { readonly handoffId: HandoffId } | { readonly personId: PersonId },
): Promise<Called | null> {
	const [row] = await tx
		.select({ handoff: handoffs, person: caller })
		.from(handoffs)
		.innerJoin(people, eq(people.id, handoffs.personId))
		.where('handoffId' in which ? eq(handoffs.id, which.handoffId) : and(eq(handoffs.personId, which.personId), isNull(handoffs.closedAt)))
		.for('update', { of: handoffs });
	return row ? { handoff: handoffOf(row.handoff), person: row.person } : null;
}

const MOST = 20;

/** Open handoffs of some units, the oldest first; those of no unit are everybody’s. */
export async function openHandoffs(conn: Conn, unitCodes: readonly string[]) {
	const rows = await conn
		.select({ handoff: handoffs, person: caller })
		.from(handoffs)
		.innerJoin(people, eq(people.id, handoffs.personId))
		.where(and(isNull(handoffs.closedAt), or(isNull(handoffs.unitCode), inArray(handoffs.unitCode, [...unitCodes]))))
		.orderBy(asc(handoffs.id))
		.limit(MOST);
	return rows.map(({ handoff, person }) => ({ handoff: handoffOf(handoff), person }));
}

/** In a crisis what was said shortly before counts too: the desk may have asked first what was meant. */
const BEFORE_CRISIS = 30 * MINUTE;

/** Words shown to whoever comes to a handoff later. */
const WORDS = 5;

/** What a handoff is about, for those who did not see it begin: the number of its order and the caller’s newest words since, the one that opened it included. */
export async function handoffTopic(
	conn: Conn,
	{ kind, personId, orderId, openedAt }: Handoff,
): Promise<{ number: string | null; said: string[] }> {
	const [order] = orderId === null ? [] : await conn.select({ number: orders.number }).from(orders).where(eq(orders.id, orderId));
	const rows = await conn
		.select({ body: messages.body })
		.from(messages)
		.where(
			and(
				eq(messages.personId, personId),
				eq(messages.direction, 'in'),
				gte(messages.at, kind === 'crisis' ? openedAt - BEFORE_CRISIS : openedAt),
			),
		)
		.orderBy(desc(messages.seq))
		.limit(WORDS);
	return {
		number: order?.number ?? null,
		said: rows.map((row) => row.body).toReversed(),
	};
}
