import type { PersonId } from '../../../db/domain/ids.ts';
import type { Person, Scene } from '../../../db/domain/scene.ts';
import { maskedName } from '../../text/render.ts';
import { fold } from '../../understand/normalise.ts';
import { actId } from '../act.ts';
import { named } from '../cards.ts';
import { joinedOf, missingOf, teamOf } from '../cast.ts';
import { stationShortCard } from '../crew-cards.ts';
import { answer, type Decision, understood } from '../decision.ts';
import { capacitiesOf } from '../me.ts';
import type { Choice, Telling } from '../outbound.ts';
import { unitWords } from '../task-words.ts';
import { move, refused, sayAbout } from './move.ts';
import type { OrderContext } from './order-context.ts';

/** A crew short of people: ask again, name a member, turn to the station. Whoever is named agrees from the own account (contract §5). */

/** Members shown as buttons; others are named in words. */
const MOST_SHOWN = 10;

/** Everybody of the team that holds the order who does not go yet and is not the one it is done for. */
function askable(scene: Scene): readonly Person[] {
	const team = teamOf(scene, scene.order.teamId);
	const going = new Set(joinedOf(scene).map((row) => row.personId));
	return [...(team?.leaders ?? []), ...(team?.members ?? [])].filter((person) => !going.has(person.id) && person.id !== scene.resident.id);
}

/** 李*; where two would look the same 李*梅, and where that is not enough 李*(2). */
function labelsOf(people: readonly Person[]): readonly string[] {
	const masked = people.map(maskedName);
	const longer = people.map((person, i) => {
		const twin = masked.filter((name) => name === masked[i]).length > 1;
		return twin ? `${masked[i]}${[...(person.name ?? '')].at(-1) ?? ''}` : (masked[i] ?? '');
	});
	return longer.map((label, i) => {
		const before = longer.slice(0, i).filter((other) => other === label).length;
		return before === 0 ? label : `${label}(${before + 1})`;
	});
}

function memberChoices(scene: Scene, people: readonly Person[]): readonly Choice[] {
	const shown = people.slice(0, MOST_SHOWN);
	const labels = labelsOf(shown);
	return shown.map((person, i) => ({ id: actId('add', scene.order.id, person.id), label: labels[i] ?? '' }));
}

const isFull = (context: OrderContext): Decision | null =>
	missingOf(context.scene) === 0 ? refused(context, { refused: 'crew-full' }) : null;

/** ①再问一遍: all who do not go yet, also whoever said no before or is still to answer. */
export function askAgain(context: OrderContext): Decision {
	const tried = move(context, { type: 'askMembers', personIds: [] });
	const full = tried.move ? isFull(context) : tried;
	if (full) return full;
	const personIds = askable(context.scene)
		.map((person) => person.id)
		.filter((id) => id !== context.me.id);
	return personIds.length === 0 ? sayAbout(context, 'crew.ask-nobody') : move(context, { type: 'askMembers', personIds });
}

/** ②加人(说名字): the members as buttons; a name can be said as well. */
export function askName(context: OrderContext): Decision {
	const tried = move(context, { type: 'askMembers', personIds: [] });
	const full = tried.move ? isFull(context) : tried;
	if (full) return full;
	const { scene, talk } = context;
	const people = askable(scene);
	if (people.length === 0) return sayAbout(context, 'crew.ask-nobody');
	const choices = memberChoices(scene, people);
	const asked = { about: 'add-member', orderId: scene.order.id, choices } as const;
	return { ...sayAbout(context, 'crew.name-ask', choices), talk: { ...understood(talk), asked } };
}

/** A member as a button, or the only one of a name. */
export function addMember(context: OrderContext, personId: PersonId): Decision {
	const { scene } = context;
	const person = askable(scene).find((one) => one.id === personId);
	if (!person) return sayAbout(context, joinedOf(scene).some((row) => row.personId === personId) ? 'crew.add-joined' : 'stale-button');
	const tried = move(context, { type: 'askMembers', personIds: [person.id] });
	return (tried.move ? isFull(context) : null) ?? tried;
}

/** Whom a name means: the whole name, 李*, or a part of it. */
function called<T extends { readonly name: string | null }>(people: readonly T[], name: string): readonly T[] {
	const exact = people.filter((person) => person.name === name);
	if (exact.length > 0) return exact;
	const part = name.replace(/\*+$/u, '');
	if (part === '') return [];
	const begins = people.filter((person) => person.name?.startsWith(part));
	return begins.length > 0 || name !== part ? begins : people.filter((person) => person.name?.endsWith(part));
}

/** Whether anybody of the crew or its team bears the name: 「加急送药」 names nobody. */
export const isNamed = (scene: Scene, name: string): boolean =>
	called(askable(scene), name).length > 0 || called(joinedOf(scene), name).length > 0;

/** 加 李*, or the name alone in answer to the question. Several who are called so: which one? */
export function addNamed(context: OrderContext, words: string): Decision {
	const { me, scene, talk } = context;
	const name = fold(words).replace(/^加\s*/u, '');
	const found = called(askable(scene), name);
	const [only] = found;
	if (only && found.length === 1) return addMember({ ...context, talk: { ...talk, asked: null } }, only.id);
	const choices = memberChoices(scene, found.length > 0 ? found : askable(scene));
	const key = found.length > 0 ? 'crew.add-which' : called(joinedOf(scene), name).length > 0 ? 'crew.add-joined' : 'crew.add-unknown';
	const asked = talk.fruitless > 0 || choices.length === 0 ? null : ({ about: 'add-member', orderId: scene.order.id, choices } as const);
	return {
		talk: { ...talk, asked, fruitless: found.length > 0 ? 0 : talk.fruitless + 1 },
		tellings: [
			answer(
				me,
				key,
				{ ...named(scene, me.language, context.world), name: name.slice(0, 20), count: found.length },
				choices,
				scene.order.id,
			),
		],
	};
}

/** ③请站里帮忙找: the card to those who answer for the order's unit; nothing moves until they decide. */
export function askStation(context: OrderContext): Decision {
	const { me, scene, world } = context;
	const goes = joinedOf(scene).some((row) => row.personId === me.id);
	if (!goes && !capacitiesOf(me, scene, world).includes('leader')) return refused(context, { refused: 'not-yours' });
	if (scene.order.state !== 'accepted') return refused(context, { refused: 'wrong-state' });
	const full = isFull(context);
	if (full) return full;
	const cards = (scene.staff[0] ?? [])
		.filter((person) => person.id !== me.id)
		.map(
			(person): Telling => ({
				...stationShortCard(scene, person, world, 'station.crew-help'),
				to: person.id,
				orderId: scene.order.id,
				immediate: scene.order.urgency === 'urgent',
			}),
		);
	const said = sayAbout(context, cards.length > 0 ? 'crew.station-asked' : 'human.nobody', [], {
		office: unitWords(scene.unit, me.language),
	});
	return { ...said, tellings: [...said.tellings, ...cards] };
}
