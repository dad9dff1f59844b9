import type { Person } from '../../../db/domain/scene.ts';
import { addSpan } from '../../../db/domain/work-calendar.ts';
import { maskedName, say, type TextKey } from '../../text/render.ts';
import { clockWords } from '../../text/when.ts';
import { actId, type Verb } from '../act.ts';
import { hoursCard, hoursList, hoursWords, waysOut } from '../cards.ts';
import { crewPeople } from '../cast.ts';
import type { Choice, Telling } from '../outbound.ts';
import { LOW } from './closing.ts';
import { dispatcherCards } from './collecting.ts';
import { actingPerson, actorId, card, type Happening, reasonIn, told, toldOthers } from './told.ts';

/** 出发, 到了, 完成 and what can go wrong on the spot. */

/** The resident and the rest of the crew hear who is on the way. */
export function afterDeparting(h: Happening): Telling[] {
	const member = actingPerson(h);
	const name = maskedName(member);
	return [
		...(member ? [told(h, member, 'crew.departed', {}, onTheWay(h, member))] : []),
		...toldOthers(h, crewPeople(h.after), 'crew.departed-others', { name }),
		told(h, h.after.resident, 'resident.departed', { name }),
	];
}

const choice = (h: Happening, person: Person, verb: Verb, key: TextKey): Choice => ({
	id: actId(verb, h.after.order.id),
	label: say(person.language, key),
});

const onTheWay = (h: Happening, person: Person): readonly Choice[] => [
	choice(h, person, 'arrive', 'tasks.choice-arrive'),
	choice(h, person, 'turn-back', 'crew.choice-turn-back'),
];

const endOfVisit = (h: Happening, person: Person): readonly Choice[] => [
	choice(h, person, 'finish', 'crew.choice-finish'),
	choice(h, person, 'undone', 'crew.choice-undone'),
];

/** The resident was told that somebody is on the way, which is no longer so. */
export function afterTurningBack(h: Happening): Telling[] {
	const member = actingPerson(h);
	return [
		...(member ? [told(h, member, 'crew.turned-back', {}, [choice(h, member, 'depart', 'tasks.choice-depart')])] : []),
		...toldOthers(h, crewPeople(h.after), 'crew.turned-back-others', { name: maskedName(member) }),
		told(h, h.after.resident, 'resident.turned-back'),
	];
}

/** The member gets the buttons that end the visit; the resident can check who stands at the door. */
export function afterArriving(h: Happening): Telling[] {
	const member = actingPerson(h);
	const { order, resident } = h.after;
	const out = [told(h, resident, 'resident.arrived', { name: maskedName(member) })];
	if (!member) return out;
	return [
		told(h, member, 'crew.arrived', { time: clockWords(order.arrivedAt ?? h.world.at, h.world.zone) }, endOfVisit(h, member)),
		...out,
	];
}

/** 【时长】 to the station; the resident is asked to rate by the clock (`rating.ask`). Whoever goes can take it back for a while. */
export function afterFinishing(h: Happening): Telling[] {
	const member = actingPerson(h);
	const { policy, calendar, zone } = h.world;
	const hours = hoursWords(hoursList(h.after)[0]?.tenths ?? 1);
	const until = clockWords(addSpan(h.after.order.finishedAt ?? h.world.at, policy.undoFinish, calendar), zone);
	const undo = (person: Person): readonly Choice[] => [choice(h, person, 'undo-finish', 'crew.choice-undo-finish')];
	return [
		...(member ? [told(h, member, 'crew.finished', { hours, until }, undo(member))] : []),
		...crewPeople(h.after)
			.filter((person) => person.id !== actorId(h))
			.map((person) => told(h, person, 'crew.finished-others', { name: maskedName(member), hours, until }, undo(person))),
		...(h.after.staff[0] ?? []).map((person) => card(h, person, hoursCard(h.after, person, h.world))),
	];
}

/** The service goes on after all: the station has no hours to confirm, and a rating that was given is asked for anew. */
export function afterUndoingFinish(h: Happening): Telling[] {
	const member = actingPerson(h);
	const { stars } = h.before.order;
	const above = stars !== null && stars <= LOW ? (h.after.staff[1] ?? []) : [];
	return [
		...(member ? [told(h, member, 'crew.undone-finish', {}, endOfVisit(h, member))] : []),
		...toldOthers(h, crewPeople(h.after), 'crew.undone-finish-others', { name: maskedName(member) }),
		told(h, h.after.resident, stars === null ? 'resident.undone-finish' : 'resident.undone-finish-rated'),
		...toldOthers(h, [...(h.after.staff[0] ?? []), ...above], 'station.undone-finish'),
	];
}

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
