import type { EventOf } from '../../../db/domain/order-event.ts';
import type { Person } from '../../../db/domain/scene.ts';
import { listWords, maskedName, type Params, say } from '../../text/render.ts';
import { crewAsk, placeWords } from '../cards.ts';
import { crewPeople, joinedOf, leadersInCharge, missingOf, personIn, someoneAsked, teamNameOf, teamOf } from '../cast.ts';
import { leaderShortCard, shortChoices, stationShortCard } from '../crew-cards.ts';
import type { Telling } from '../outbound.ts';
import { afterNobody, widened } from './collecting.ts';
import { actingPerson, actorId, card, type Happening, happened, told, toldOthers } from './told.ts';

/** 接单 and the crew. */

/** Members asked in this very transaction. */
function asked(h: Happening): Person[] {
	return h.outcomes.flatMap(({ crewMoved }) =>
		crewMoved.flatMap(({ personId, to }) => (to === 'asked' ? (personIn(h.after, personId) ?? []) : [])),
	);
}

const askCards = (h: Happening): Telling[] => {
	const leader = teamOf(h.after, h.after.order.teamId)?.leaders[0] ?? null;
	const going = crewPeople(h.after)[0] ?? leader;
	return asked(h).map((person) => card(h, person, crewAsk(h.after, going, person, h.world)));
};

/** "人齐了。" or "还差1人。" */
const shortWords = (h: Happening, language: string): Params => ({
	short: missingOf(h.after) === 0 ? say(language, 'crew.complete') : say(language, 'crew.still-short', { missing: missingOf(h.after) }),
});

/** Address and phone in full, once somebody goes. */
function details(h: Happening, person: Person): Telling {
	return told(h, person, 'offer.details', placeWords(h.after, person.language, h.world));
}

function crewComplete(h: Happening): Telling[] {
	if (missingOf(h.after) > 0) return [];
	const { resident } = h.after;
	const joined = joinedOf(h.after);
	const names = listWords(resident.language, joined.map(maskedName));
	return [told(h, resident, 'resident.crew-complete', { names, count: joined.length })];
}

/**
 * The winner gets address and phone, the resident the team's name, members are asked; a crew that nobody can fill goes to
 * the station.
 */
export function afterAccepting(h: Happening): Telling[] {
	const { order, resident } = h.after;
	const winner = actingPerson(h);
	const team = teamNameOf(h.after, order.teamId);
	const missing = missingOf(h.after);
	const count = asked(h).length;
	const out: Telling[] = [];
	if (winner) {
		const short =
			missing === 0
				? ''
				: count === 0
					? say(winner.language, 'offer.won-short-nobody', { missing })
					: say(winner.language, 'offer.won-short', { missing, asked: count });
		const choices = missing > 0 && count === 0 ? shortChoices(h.after, winner) : [];
		if (winner.id === resident.id) out.push(told(h, winner, 'offer.won-own', { short }, choices));
		else out.push(told(h, winner, 'offer.won', { short }, choices), details(h, winner));
	}
	out.push(told(h, resident, 'resident.accepted', { team }), ...crewComplete(h), ...askCards(h));
	if (missing > 0 && count === 0) out.push(...stationShort(h));
	return out;
}

/** The leader who declined; the resident only where that was the last answer of the round and the search goes on at once. */
export function afterDeclining(h: Happening): Telling[] {
	const leader = actingPerson(h);
	const on = happened(h, 'nobody') ? afterNobody(h) : happened(h, 'askRound') ? [widened(h)] : [];
	return [...(leader ? [told(h, leader, 'offer.declined')] : []), ...on];
}

/** 【缺人】 for the station that nobody in the team can help any more. */
const stationShort = (h: Happening): Telling[] =>
	(h.after.staff[0] ?? [])
		.filter((person) => person.id !== actorId(h))
		.map((person) => card(h, person, stationShortCard(h.after, person, h.world, 'station.crew-short')));

/** Nobody is left who could still answer: leader and station can act now, not only when the time is over. */
function nobodyLeft(h: Happening): Telling[] {
	if (missingOf(h.after) === 0 || someoneAsked(h.after)) return [];
	const leaders = leadersInCharge(h.after).filter((person) => person.id !== actorId(h));
	return [...leaders.map((person) => card(h, person, leaderShortCard(h.after, person, h.world))), ...stationShort(h)];
}

const LISTED = 3;

/** Asked again or by name: each gets the card, whoever asked hears who it was. */
export function afterAskingMembers(h: Happening): Telling[] {
	const { personIds } = h.outcomes[0].event as EventOf<'askMembers'>;
	const asking = actingPerson(h);
	const waiting = h.after.crew.filter((row) => row.attempt === h.after.order.attempt && row.state === 'asked');
	const people = waiting.flatMap(({ personId }) => (personIds.includes(personId) ? (personIn(h.after, personId) ?? []) : []));
	const going = crewPeople(h.after)[0] ?? leadersInCharge(h.after)[0] ?? null;
	const who = (language: string): string =>
		people.length > LISTED ? say(language, 'crew.people', { count: people.length }) : listWords(language, people.map(maskedName));
	return [
		...(asking ? [told(h, asking, 'crew.asked', { who: who(asking.language) })] : []),
		...people.filter(({ id }) => id !== actorId(h)).map((person) => card(h, person, crewAsk(h.after, going, person, h.world))),
	];
}

/** The station let a short crew go: those who go, their leader and the resident hear why. */
export function afterLettingGo(h: Happening): Telling[] {
	const station = actingPerson(h);
	const { resident } = h.after;
	const going = crewPeople(h.after);
	const names = listWords(resident.language, joinedOf(h.after).map(maskedName));
	const params = { count: joinedOf(h.after).length };
	const others = leadersInCharge(h.after).filter((leader) => !going.some((person) => person.id === leader.id));
	return [
		...(station ? [told(h, station, 'station.let-go', params)] : []),
		...toldOthers(h, [...going, ...others], 'crew.let-go', params),
		told(h, resident, 'resident.let-go', { ...params, names }),
	];
}

/** The member gets address and phone, the others hear who comes; the resident hears only when the crew is complete. */
export function afterJoining(h: Happening): Telling[] {
	const member = actingPerson(h);
	if (!member) return [];
	const others = crewPeople(h.after).filter((person) => person.id !== member.id);
	const names = listWords(member.language, others.map(maskedName));
	return [
		told(h, member, others.length === 0 ? 'crew.joined-alone' : 'crew.joined', { names }),
		details(h, member),
		...others.map((person) => told(h, person, 'crew.joined-leader', { name: maskedName(member), ...shortWords(h, person.language) })),
		...crewComplete(h),
	];
}

/** The member, and those leaders who go themselves: they may have to find somebody else. */
export function afterNotJoining(h: Happening): Telling[] {
	const member = actingPerson(h);
	const team = teamOf(h.after, h.after.order.teamId);
	const name = maskedName(member);
	return [
		...(member ? [told(h, member, 'crew.declined')] : []),
		...(team?.leaders ?? [])
			.filter((person) => person.id !== actorId(h) && joinedOf(h.after).some((row) => row.personId === person.id))
			.map((person) => told(h, person, 'crew.declined-leader', { name, ...shortWords(h, person.language) })),
		...nobodyLeft(h),
	];
}

/** The rest of the crew hears how many are missing now; where that sends the order back to the search, it is told as a hand-back. */
export function afterLeaving(h: Happening): Telling[] {
	const member = actingPerson(h);
	if (h.after.order.state === 'offering' || h.after.order.state === 'unserved') return afterHandingBack(h);
	const name = maskedName(member);
	return [
		...(member ? [told(h, member, 'crew.left-others')] : []),
		...crewPeople(h.after).map((person) => told(h, person, 'crew.left-leader', { name, ...shortWords(h, person.language) })),
		...(missingOf(h.after) > 0
			? [
					told(h, h.after.resident, 'resident.crew-short'),
					...toldOthers(h, h.after.staff[0] ?? [], 'station.handed-back'),
					...substituteCards(h),
					...nobodyLeft(h),
				]
			: []),
	];
}

/** 【急补】 to all who were asked and have not answered: whoever did so before the crew was complete has a place again. */
function substituteCards(h: Happening): Telling[] {
	const { attempt } = h.after.order;
	const waiting = h.after.crew.filter((row) => row.attempt === attempt && row.state === 'asked');
	const going = crewPeople(h.after)[0] ?? null;
	return waiting.flatMap(({ personId }) => {
		const person = personIn(h.after, personId);
		return person ? [card(h, person, crewAsk(h.after, going, person, h.world, 'crew.ask-substitute'))] : [];
	});
}

/** The team's hand-back, or the last one out: a substitute is sought at once. */
export function afterHandingBack(h: Happening): Telling[] {
	const member = actingPerson(h);
	const { resident } = h.after;
	const left = crewPeople(h.before);
	return [
		...(member ? [told(h, member, happened(h, 'leaveCrew') ? 'crew.left' : 'crew.handed-back')] : []),
		...toldOthers(h, left, 'crew.handed-back-others'),
		...(happened(h, 'nobody')
			? afterNobody(h)
			: [told(h, resident, 'resident.changing-team'), ...toldOthers(h, h.after.staff[0] ?? [], 'station.handed-back')]),
	];
}
