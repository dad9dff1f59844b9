import type { Handoff } from '../../db/domain/handoff.ts';
import type { HandoffId, PersonId } from '../../db/domain/ids.ts';
import type { Person } from '../../db/domain/scene.ts';
import type { Unit } from '../../db/domain/team.ts';
import { chain, unitTree } from '../../db/domain/unit-tree.ts';
import { phoneTail, say, type TextKey } from '../text/render.ts';
import { actId } from './act.ts';
import { promiseWords } from './cards.ts';
import { answer } from './decision.ts';
import { hasRole, type Me } from './me.ts';
import type { Choice, Outbound, Telling } from './outbound.ts';
import { unitWords } from './task-words.ts';
import type { World } from './world.ts';

/** The two sides of a handoff: what each hears of the other. */

/** Somebody who asked for a person; the staff sees name and phone in full. */
export interface Caller extends Person {
	readonly phone: string | null;
}

/** A handoff with both its sides. */
export interface HandoffLookup {
	readonly handoff: Handoff;
	readonly person: Caller;
	/** Whose staff it is; null in an empty district. */
	readonly unit: Unit | null;
	/** Who answers for the unit, one list a level. */
	readonly staff: readonly (readonly Person[])[];
}

/** Levels without the person who asks: nobody answers themself. */
export const levelsFor = (staff: readonly (readonly Person[])[], personId: PersonId): readonly (readonly Person[])[] =>
	staff.map((level) => level.filter((person) => person.id !== personId)).filter((level) => level.length > 0);

/** In danger the dispatchers are told together with the station: they are the duty people (contract §0.20). */
export function dutyLevels(staff: readonly (readonly Person[])[], dispatchers: readonly Person[]): readonly (readonly Person[])[] {
	const [first = [], ...above] = staff;
	const atOnce = [...new Map([...first, ...dispatchers].map((person) => [person.id, person])).values()];
	const others = above.map((level) => level.filter((person) => !atOnce.some(({ id }) => id === person.id)));
	return [atOnce, ...others].filter((level) => level.length > 0);
}

/** Everybody who sees the handoff now: its level and those below. */
export function staffOf({ handoff, staff }: Pick<HandoffLookup, 'handoff' | 'staff'>): readonly Person[] {
	const seeing = levelsFor(staff, handoff.personId)
		.slice(0, handoff.level + 1)
		.flat();
	return [...new Map(seeing.map((person) => [person.id, person])).values()];
}

/** Whether somebody may speak for the staff here. */
export const mayAnswer = (me: Me, lookup: HandoffLookup): boolean =>
	hasRole(me, 'dispatcher') || staffOf(lookup).some((person) => person.id === me.id);

/** 张桂兰（尾号8001）: tells several callers apart, also two of one name. */
export function callerWords(person: Caller, id: HandoffId, language: string): string {
	const name = person.name ?? say(language, 'resident.word');
	return person.phone
		? say(language, 'handoff.caller', { name, tail: phoneTail(person.phone) })
		: say(language, 'handoff.caller-unknown', { name, id });
}

/** 聂耳社区站, or the centre where there is no unit. */
export const officeWords = (unit: Unit | null, language: string): string =>
	unit ? unitWords(unit, language) : say(language, 'unit.dispatchers');

/** For which office somebody speaks: the nearest unit above the caller that they coordinate, else the centre. */
export function officeOf(me: Me, unit: Unit | null, language: string, world: World): string {
	const above = unit ? chain(unitTree(world.units), unit.code) : [];
	const own = above.find(({ code }) => me.roles.some((held) => held.role === 'coordinator' && held.unitCode === code));
	return officeWords(own ?? null, language);
}

export const endChoice = (id: HandoffId, language: string): Choice => ({
	id: actId('end-talk', id),
	label: say(language, 'handoff.choice-end'),
});

/** For one of the staff who comes too late. */
export const overFor = ({ person, handoff }: HandoffLookup, me: Me): Telling =>
	answer(me, 'handoff.over', {
		who: callerWords(person, handoff.id, me.language),
		phone: person.phone ?? say(me.language, 'contact.none'),
	});

/** 回话 and 结束 for the staff, each with the caller: several talks at once are told apart by them. */
export const staffChoices = (person: Caller, id: HandoffId, language: string): readonly Choice[] => {
	const who = callerWords(person, id, language);
	return [
		{ id: actId('talk-to', id), label: say(language, 'handoff.choice-answer', { who }) },
		{ id: actId('end-talk', id), label: say(language, 'handoff.choice-end-with', { who }) },
	];
};

export const toStaff = (to: Person, outbound: Outbound): Telling => ({ ...outbound, to: to.id, orderId: null, immediate: true });

/** What a card of a call carries beside the caller. */
export interface Call {
	/** ：1123-037 上门理发, or empty. */
	readonly about: (language: string) => string;
	readonly said: (language: string) => string;
}

/** 【回话】 for one of the staff. */
export function callCard(lookup: HandoffLookup, to: Person, key: TextKey, call: Call, world: World): Telling {
	const { person, handoff, unit } = lookup;
	const { language } = to;
	return toStaff(to, {
		text: say(language, key, {
			name: person.name ?? say(language, 'resident.word'),
			office: officeWords(unit, language),
			number: call.about(language),
			phone: person.phone ?? say(language, 'contact.none'),
			said: call.said(language) || say(language, 'human.card-none'),
			promise: promiseWords(handoff.answerBy, language, world),
		}),
		choices: staffChoices(person, handoff.id, language),
	});
}

/** The caller's words for everybody who sees the handoff. */
export const passedOn = (lookup: HandoffLookup, words: string): readonly Telling[] =>
	staffOf(lookup).map((to) =>
		toStaff(to, {
			text: say(to.language, 'handoff.said', { who: callerWords(lookup.person, lookup.handoff.id, to.language), words }),
			choices: staffChoices(lookup.person, lookup.handoff.id, to.language),
		}),
	);

/** The same text about the caller for all of the staff but one. */
export const toldStaff = (lookup: HandoffLookup, key: TextKey, except: PersonId | null, params = {}): readonly Telling[] =>
	staffOf(lookup)
		.filter((to) => to.id !== except)
		.map((to) =>
			toStaff(to, {
				text: say(to.language, key, {
					who: callerWords(lookup.person, lookup.handoff.id, to.language),
					office: officeWords(lookup.unit, to.language),
					...params,
				}),
				choices: [],
			}),
		);

/** A text for the caller. */
export const toldCaller = ({ person, unit }: HandoffLookup, key: TextKey, immediate: boolean, params = {}): Telling => ({
	text: say(person.language, key, { office: officeWords(unit, person.language), ...params }),
	choices: [],
	to: person.id,
	orderId: null,
	immediate,
});
