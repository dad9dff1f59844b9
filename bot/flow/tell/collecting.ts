import type { EventOf } from '../../../db/domain/order-event.ts';
import { roundLimit } from '../../../db/domain/stage-limit.ts';
import { listWords, say } from '../../text/render.ts';
import { actId } from '../act.ts';
import { dispatcherCard, named, until, waysOut } from '../cards.ts';
import { crewPeople, personIn, teamOf } from '../cast.ts';
import type { Choice, Telling } from '../outbound.ts';
import { candidatesOf, gatesOf, whyDispatcher } from '../search.ts';
import { actingPerson, actorId, card, type Happening, happened, reasonIn, told, toldOthers } from './told.ts';

/** 集单 and 派单: what the station and the centre decide. */

/** 【待派】 to every dispatcher, with the reason in words. */
export function dispatcherCards(h: Happening, why: (language: string) => string): Telling[] {
	const candidates = candidatesOf(h.after, h.world);
	const gates = candidates.length === 0 ? gatesOf(h.after, h.world) : [];
	return h.after.dispatchers.map((person) =>
		card(h, person, dispatcherCard(h.after, person, why(person.language), candidates, gates, h.world)),
	);
}

function whyNew(h: Happening, language: string): string {
	const codes = whyDispatcher(h.after, h.world);
	if (codes.length === 0) return say(language, 'dispatcher.why-nobody-passes');
	const reasons = listWords(
		language,
		codes.map((code) => say(language, `rule.${code}` as 'rule.risk')),
	);
	return say(language, 'dispatcher.why-new', { reasons });
}

/** Whether teams are asked at once or a dispatcher decides; only then do the dispatchers get cards. */
export function afterCollecting(h: Happening): Telling[] {
	const asked = happened(h, 'askRound');
	const station = actingPerson(h);
	return [
		...(station && station.id !== h.after.resident.id
			? [told(h, station, asked ? 'station.collected' : 'station.collected-dispatcher')]
			: []),
		told(h, h.after.resident, asked ? 'resident.collected-asking' : 'resident.collected-dispatcher'),
		...(asked ? [] : dispatcherCards(h, (language) => whyNew(h, language))),
	];
}

/** The search goes on in the next round. */
export const widened = (h: Happening): Telling =>
	told(h, h.after.resident, h.after.order.round === 2 ? 'resident.widened-2' : 'resident.widened-3');

/** The dispatcher asks somebody, the search widens by the clock, or the resident wants another try. */
export function afterRound(h: Happening): Telling[] {
	const event = h.outcomes[0].event as EventOf<'askRound'>;
	const { order, resident } = h.after;
	const dispatcher = actingPerson(h);
	const params = (language: string) => ({
		until: until(roundLimit(order, h.world), language, h.world),
		round: order.round,
		count: event.teams.length,
	});
	if (actorId(h) === resident.id) return [told(h, resident, 'resident.again')];
	if (h.actor.kind !== 'person') return [widened(h)];
	const team = h.world.teams.find((one) => one.id === event.chosen)?.name;
	return [
		...(dispatcher
			? [
					told(h, dispatcher, team ? 'dispatcher.dispatched' : 'dispatcher.dispatched-many', {
						...params(dispatcher.language),
						team: team ?? '',
					}),
				]
			: []),
		told(h, resident, 'resident.dispatched'),
	];
}

/** Round 3 ended without anybody: apology with choices, and the dispatcher's card, at the same moment (contract §6). */
export function afterNobody(h: Happening): Telling[] {
	const { resident } = h.after;
	return [
		told(h, resident, 'resident.unserved', {}, waysOut(h.after, resident.language)),
		...dispatcherCards(h, (language) => say(language, 'dispatcher.why-unserved')),
	];
}

/** The resident gets the reason and ways out; a team that held the order is released. */
export function afterGivingUp(h: Happening): Telling[] {
	const { resident } = h.after;
	const dispatcher = actingPerson(h);
	const leaders = teamOf(h.before, h.before.order.teamId)?.leaders ?? [];
	return [
		...(dispatcher ? [told(h, dispatcher, 'dispatcher.gave-up')] : []),
		told(h, resident, 'resident.given-up', {}, waysOut(h.after, resident.language)),
		...toldOthers(h, [...leaders, ...crewPeople(h.before)], 'offer.given-up'),
	];
}

/** The resident gets the station's reason and can object, order anew or talk to somebody. */
export function afterReturning(h: Happening): Telling[] {
	const { resident, order } = h.after;
	const station = actingPerson(h);
	const { language } = resident;
	const params = { ...named(h.after, language, h.world), reason: reasonIn(h, language) };
	const text = `${say(language, 'resident.returned', params)}\n${say(language, 'resident.returned-what')}`;
	const choices = [
		{ id: actId('object', order.id), label: say(language, 'resident.choice-object') },
		{ id: actId('menu'), label: say(language, 'unclear.choice-order') },
		{ id: actId('human', order.id), label: say(language, 'resident.choice-call') },
	];
	return [...(station ? [told(h, station, 'station.returned')] : []), card(h, resident, { text, choices })];
}

const keepReturned = (h: Happening, { to }: Telling): Choice => ({
	id: actId('return', h.after.order.id),
	label: say(personIn(h.after, to)?.language ?? '', 'dispatcher.choice-return'),
});

/** 申诉 to 退回: the centre looks at it anew, the station hears what was said against its refusal. */
export function afterObjecting(h: Happening): Telling[] {
	const dispatchers = h.after.dispatchers.map((person) => person.id);
	const station = (h.after.staff[0] ?? []).filter((person) => !dispatchers.includes(person.id));
	return [
		told(h, h.after.resident, dispatchers.length > 0 ? 'resident.objected' : 'resident.objected-nobody'),
		...toldOthers(h, station, 'station.objected'),
		...dispatcherCards(h, (language) => say(language, 'dispatcher.why-objected', { reason: reasonIn(h, language) })).map((telling) => ({
			...telling,
			choices: [...telling.choices, keepReturned(h, telling)],
		})),
	];
}

/** The matter is one of the government hotline 12345; only the resident has to know. */
export const afterReferring = (h: Happening): Telling[] => [told(h, h.after.resident, 'resident.referred')];

/** The resident did not answer after 未能安排 or 退回: the order ends, and can be placed anew at any time. */
export const afterSettingAside = (h: Happening): Telling[] => [told(h, h.after.resident, 'resident.set-aside')];
