import { say } from '../../text/render.ts';
import { clockWords } from '../../text/when.ts';
import { actId } from '../act.ts';
import { hoursCard, hoursList, hoursWords, waysOut } from '../cards.ts';
import { crewPeople } from '../cast.ts';
import type { Telling } from '../outbound.ts';
import { dispatcherCards } from './collecting.ts';
import { actingPerson, card, type Happening, masked, reasonIn, told, toldOthers } from './told.ts';

/** 出发, 到了, 完成 and what can go wrong on the spot. */

/** The resident and the rest of the crew hear who is on the way. */
export function afterDeparting(h: Happening): Telling[] {
	const member = actingPerson(h);
	const name = masked(member);
	return [
		...(member ? [told(h, member, 'crew.departed')] : []),
		...toldOthers(h, crewPeople(h.after), 'crew.departed-others', { name }),
		told(h, h.after.resident, 'resident.departed', { name }),
	];
}

/** The resident was told that somebody is on the way, which is no longer so. */
export const afterTurningBack = (h: Happening): Telling[] => [told(h, h.after.resident, 'resident.turned-back')];

/** The member gets the buttons that end the visit; the resident can check who stands at the door. */
export function afterArriving(h: Happening): Telling[] {
	const member = actingPerson(h);
	const { order, resident } = h.after;
	const out = [told(h, resident, 'resident.arrived', { name: masked(member) })];
	if (!member) return out;
	const choices = [
		{ id: actId('finish', order.id), label: say(member.language, 'crew.choice-finish') },
		{ id: actId('undone', order.id), label: say(member.language, 'crew.choice-undone') },
	];
	return [told(h, member, 'crew.arrived', { time: clockWords(order.arrivedAt ?? h.world.at, h.world.zone) }, choices), ...out];
}

/** 【时长】 to the station; the resident is asked to rate by the clock (`rating.ask`). */
export function afterFinishing(h: Happening): Telling[] {
	const member = actingPerson(h);
	const hours = hoursWords(hoursList(h.after)[0]?.tenths ?? 1);
	return [
		...(member ? [told(h, member, 'crew.finished', { hours })] : []),
		...toldOthers(h, crewPeople(h.after), 'crew.finished-others', { name: masked(member), hours }),
		...(h.after.staff[0] ?? []).map((person) => card(h, person, hoursCard(h.after, person, h.world))),
	];
}

/** The resident hears that the service goes on after all. */
export const afterUndoingFinish = (h: Happening): Telling[] => [told(h, h.after.resident, 'resident.undone-finish')];

/** It could not be done on the spot: the resident gets ways out, the dispatchers a new card. */
export function afterUndone(h: Happening): Telling[] {
	const member = actingPerson(h);
	const { resident } = h.after;
	return [
		...(member ? [told(h, member, 'crew.undone')] : []),
		...toldOthers(h, crewPeople(h.before), 'crew.undone'),
		told(h, resident, 'resident.not-done', {}, waysOut(h.after, resident.language)),
		...toldOthers(h, h.after.staff[0] ?? [], 'station.not-done'),
		...dispatcherCards(h, (language) => say(language, 'dispatcher.why-undone', { reason: reasonIn(h, language) })),
	];
}
