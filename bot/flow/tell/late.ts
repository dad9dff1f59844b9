import type { EventOf } from '../../../db/domain/order-event.ts';
import type { Person } from '../../../db/domain/scene.ts';
import { say, type TextKey } from '../../text/render.ts';
import { hoursCard, stationCard, waysOut } from '../cards.ts';
import { crewPeople, staffNow, teamNameOf } from '../cast.ts';
import type { Telling } from '../outbound.ts';
import { dispatcherCards } from './collecting.ts';
import { card, type Happening, told, toldOthers } from './told.ts';

/** A limit passed: an apology with a new time, and the card one level up (contract §0.7). */
export function afterLate(h: Happening): Telling[] {
	const { order, resident } = h.after;
	switch (order.state) {
		case 'ordered': {
			const now = staffNow(h.after);
			const before = staffNow(h.before).filter((person) => !now.some((one) => one.id === person.id));
			return [
				...(isOver(h) ?? [apology(h, now, before.length > 0 ? 'resident.late-collect' : 'resident.late-collect-again')]),
				...now.map((person) => card(h, person, stationCard(h.after, person, h.world))),
				...before.map((person) => told(h, person, 'station.moved-up')),
			];
		}
		case 'collected':
			return [
				...(isOver(h) ?? [apology(h, h.after.dispatchers, 'resident.late-dispatch')]),
				...dispatcherCards(h, (language) => say(language, 'dispatcher.why-late')),
			];
		case 'accepted':
		case 'departed':
		case 'serving': {
			const team = teamNameOf(h.after, order.teamId);
			const duty = [...(h.after.staff[0] ?? []), ...h.after.dispatchers];
			return [
				apology(h, duty, 'resident.late-visit'),
				...toldOthers(h, crewPeople(h.after), 'crew.late'),
				...toldOthers(h, duty, 'station.late-visit', { team }),
			];
		}
		case 'confirming':
			return h.after.staff.flatMap((level) =>
				level.map((person) => card(h, person, hoursCard(h.after, person, h.world, 'station.hours-red'))),
			);
		case 'unserved':
			return [told(h, resident, 'resident.unserved-again', {}, waysOut(h.after, resident.language))];
		default:
			return [];
	}
}

/** That somebody sees to it now is said only where there is somebody. */
const apology = (h: Happening, duty: readonly Person[], key: TextKey): Telling =>
	told(h, h.after.resident, duty.length > 0 ? key : 'resident.late-nobody');

/** The wanted time went by before anybody was found: the resident decides what becomes of it. */
function isOver(h: Happening): Telling[] | null {
	const { order, resident } = h.after;
	if (order.slot === null || order.slot.end > h.world.at) return null;
	const choices = waysOut(h.after, resident.language).filter((choice) => !choice.id.startsWith('again'));
	return [told(h, resident, 'resident.late-over', {}, choices)];
}

/** What the clock says without moving anything: the search goes on. */
export function afterTold(h: Happening): Telling[] {
	const { about } = h.outcomes[0].event as EventOf<'told'>;
	if (about !== 'nobody-yet') return [];
	return [told(h, h.after.resident, h.after.order.state === 'offering' ? 'resident.nobody-yet' : 'resident.still-on-it')];
}
