import { isVisit } from '../../../db/domain/order.ts';
import type { EventOf } from '../../../db/domain/order-event.ts';
import { say } from '../../text/render.ts';
import { hoursWords, waysOut } from '../cards.ts';
import { crewPeople, teamOf } from '../cast.ts';
import type { Telling } from '../outbound.ts';
import { stateWords } from '../status.ts';
import { afterCollecting, dispatcherCards } from './collecting.ts';
import { actingPerson, actorId, type Happening, reasonIn, told, toldOthers } from './told.ts';

/** 评单, hours, and the ways an order changes or ends early. */

/** Stars that call for a call-back. */
export const LOW = 2;

/** Good stars go to the crew with the words. Low ones go one level above the station, which calls back. */
export function afterRating(h: Happening): Telling[] {
	const { stars, words } = h.outcomes[0].event as EventOf<'rate'>;
	const { resident } = h.after;
	const said = (language: string): string => (words ? say(language, 'crew.praised-words', { words }) : '');
	if (stars > LOW) {
		return [
			told(h, resident, 'resident.thanks'),
			...crewPeople(h.after).map((person) => told(h, person, 'crew.praised', { stars, words: said(person.language) })),
		];
	}
	// Whoever served hears of it after the call-back, from a person.
	const above = h.after.staff[1] ?? h.after.staff[0] ?? [];
	const institute = h.world.units.find((unit) => unit.code === h.after.unit.parentCode)?.name ?? h.after.unit.name;
	return [
		told(h, resident, above.length > 0 ? 'resident.thanks-low' : 'resident.thanks-low-nobody', { above: institute }),
		...above.map((person) => told(h, person, 'station.low-rating', { stars, words: said(person.language) })),
	];
}

/** The station, and each member with the hours credited. */
export function afterConfirming(h: Happening): Telling[] {
	const { hours } = h.outcomes[0].event as EventOf<'confirmHours'>;
	const station = actingPerson(h);
	return [
		...(station ? [told(h, station, 'station.hours-done')] : []),
		...crewPeople(h.after).map((person) => {
			const tenths = hours.find((row) => row.personId === person.id)?.tenths ?? 0;
			return told(h, person, 'crew.hours', { hours: hoursWords(tenths) });
		}),
	];
}

/** The service did not take place: the resident gets ways out, the dispatchers a new card. */
export function afterDenying(h: Happening): Telling[] {
	const station = actingPerson(h);
	const { resident } = h.after;
	return [
		...(station ? [told(h, station, 'station.denied')] : []),
		...crewPeople(h.before).map((person) => told(h, person, 'crew.denied')),
		told(h, resident, 'resident.denied', {}, waysOut(h.after, resident.language)),
		...dispatcherCards(h, (language) => say(language, 'dispatcher.why-denied', { reason: reasonIn(h, language) })),
	];
}

/** Tells everybody who had the order in hand: the crew, or the station that has not looked at it yet. */
export function afterCancelling(h: Happening): Telling[] {
	const { order } = h.before;
	const { resident } = h.after;
	const underway = isVisit(order.state) && order.state !== 'accepted';
	const held = isVisit(order.state);
	const byResident = actorId(h) === resident.id;
	const station = byResident ? null : actingPerson(h);
	const key = underway ? 'resident.cancelled-underway' : held ? 'resident.cancelled' : 'resident.cancelled-nobody';
	const crew = held ? [...crewPeople(h.before), ...(teamOf(h.before, order.teamId)?.leaders ?? [])] : [];
	return [
		byResident ? told(h, resident, key) : told(h, resident, 'resident.cancelled-by-station'),
		...(station ? [told(h, station, 'station.cancelled')] : []),
		...toldOthers(h, crew, underway ? 'offer.cancelled-underway' : 'offer.cancelled'),
		...(order.state === 'ordered' && byResident ? toldOthers(h, h.after.staff[0] ?? [], 'station.cancelled') : []),
	];
}

/** The resident moved the order on: another slot, and where it was collected already the search begins anew. */
export function afterChanging(h: Happening): Telling[] {
	const { resident, order } = h.after;
	const collecting = order.state === 'ordered' ? [] : afterCollecting(h).filter((telling) => telling.to !== resident.id);
	const held = h.before.order.state === 'accepted' ? crewPeople(h.before) : [];
	return [told(h, resident, 'resident.changed'), ...collecting, ...toldOthers(h, held, 'offer.changed')];
}

/** Whoever has the order in hand is reminded: the station, the dispatchers, or the crew. */
export function afterUrging(h: Happening): Telling[] {
	const { order, resident } = h.after;
	const inHand =
		order.state === 'ordered'
			? (h.after.staff[0] ?? [])
			: order.state === 'collected' || order.state === 'unserved'
				? h.after.dispatchers
				: [];
	const crew = isVisit(order.state) ? [...crewPeople(h.after), ...(h.after.staff[0] ?? [])] : [];
	const looking = order.state === 'offering' ? h.after.dispatchers : [];
	const reminded = [...inHand, ...crew, ...looking]
		.filter((person) => person.id !== resident.id)
		.map((person) => told(h, person, 'station.urged', { state: stateWords(order, person.language) }));
	return [told(h, resident, reminded.length > 0 ? 'resident.urged' : 'resident.urged-nobody'), ...reminded];
}
