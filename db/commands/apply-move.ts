import { and, eq } from 'drizzle-orm';
import type { Tx } from '../client.ts';
import type { OrderId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import type { Actor, OrderEvent } from '../domain/order-event.ts';
import type { Outcome } from '../domain/order-machine.ts';
import type { Move } from '../domain/order-move.ts';
import { columnsOf } from '../queries/order-row.ts';
import { crew, hours, offers, orderHistory, orders, ratings } from '../schema/index.ts';
import { LostRace } from './lost-race.ts';
import { setTimers } from './set-timers.ts';

/** person:ID, clock, rule or system (contract §6). */
export const actorText = (actor: Actor): string => (actor.kind === 'person' ? `person:${actor.personId}` : actor.kind);

/** What somebody said as a reason; null where there is none. */
const wordsOf = (event: OrderEvent): string | null => ('reason' in event && event.reason !== '' ? event.reason : null);

/** return: not-eligible, or the event alone where the reason was written freely. */
const codeOf = (event: OrderEvent): string => ('code' in event && event.code !== undefined ? `${event.type}: ${event.code}` : event.type);

/** Writes one order's move: conditional update, history, offers, crew, rating, hours, timers. Throws LostRace when the version moved. */
export async function applyMove(tx: Tx, move: Move, at: Instant): Promise<void> {
	const [first] = move.outcomes;
	const last = move.outcomes[move.outcomes.length - 1] ?? first;
	const moved = await tx
		.update(orders)
		.set({ ...columnsOf(last.after), promiseAt: move.promiseAt })
		.where(and(eq(orders.id, first.before.id), eq(orders.version, first.before.version)))
		.returning({ id: orders.id });
	if (moved.length !== 1) throw new LostRace(`order ${first.before.id}`);
	for (const outcome of move.outcomes) await applyOutcome(tx, outcome, move.channel, at);
	await setTimers(tx, first.before.id, move.timers);
}

async function applyOutcome(tx: Tx, outcome: Outcome, channel: string | null, at: Instant): Promise<void> {
	const orderId = outcome.before.id;
	const words = wordsOf(outcome.event);
	await tx.insert(orderHistory).values(
		outcome.rows.map((row) => ({
			orderId,
			fromState: row.from,
			toState: row.to,
			at: row.at,
			actor: actorText(row.actor),
			channel,
			reason: words === null ? row.reason : codeOf(outcome.event),
			words,
		})),
	);
	// Old winners go before a new one comes: at most one accepted offer per order.
	for (const { offerId, to } of outcome.offersMoved.toSorted((a, b) => Number(a.to === 'accepted') - Number(b.to === 'accepted'))) {
		await tx.update(offers).set({ state: to }).where(eq(offers.id, offerId));
	}
	if (outcome.offersMade.length > 0) {
		await tx
			.insert(offers)
			.values(outcome.offersMade.map((offer) => ({ ...offer, orderId, createdAt: at, notifiedAt: offer.state === 'sent' ? null : at })));
	}
	for (const { personId, attempt, to } of outcome.crewMoved) {
		await tx
			.insert(crew)
			.values({ orderId, personId, attempt, state: to, at })
			.onConflictDoUpdate({ target: [crew.orderId, crew.personId, crew.attempt], set: { state: to, at } });
	}
	await applyRecords(tx, outcome, orderId, at);
}

/** Rating and hours: the records beside the order. */
async function applyRecords(tx: Tx, outcome: Outcome, orderId: OrderId, at: Instant): Promise<void> {
	const { rating, hours: given, rows, after } = outcome;
	const actor = rows[0]?.actor;
	if (rating && actor?.kind === 'person') {
		await tx.insert(ratings).values({ orderId, personId: actor.personId, stars: rating.stars, words: rating.words, at });
	}
	if (outcome.ratingDropped) await tx.delete(ratings).where(eq(ratings.orderId, orderId));
	if (given.length > 0 && actor) {
		await tx.insert(hours).values(
			given.map(({ personId, tenths }) => ({
				orderId,
				personId,
				tenths,
				startedAt: after.arrivedAt,
				endedAt: after.finishedAt,
				confirmedBy: actorText(actor),
				confirmedAt: at,
			})),
		);
	}
}
