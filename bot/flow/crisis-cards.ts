import type { Pace } from '../../db/domain/crisis.ts';
import type { Person } from '../../db/domain/scene.ts';
import { maskedName, say, type TextKey } from '../text/render.ts';
import { actId } from './act.ts';
import { promiseWords } from './cards.ts';
import { callerWords, type HandoffLookup, officeWords, passedOn, staffOf, toStaff } from './handoff-cards.ts';
import type { Telling } from './outbound.ts';
import type { World } from './world.ts';

/** What those on duty see of a crisis: on a card nothing that was said, and no whole name; that is for whoever has taken it. */

export const paceOf = ({ policy, calendar }: World): Pace => ({ again: policy.crisisAgain, calendar });

const guarded = ({ person }: HandoffLookup) => ({ ...person, name: person.name === null ? null : maskedName(person) });

/** 【急】【危机】 with 已接手, for everybody who sees it now. */
export function crisisCards(lookup: HandoffLookup, key: TextKey, world: World): readonly Telling[] {
	const { handoff, unit } = lookup;
	return staffOf(lookup).map((to) =>
		toStaff(to, {
			text: say(to.language, key, {
				who: callerWords(guarded(lookup), handoff.id, to.language),
				office: officeWords(unit, to.language),
				promise: promiseWords(handoff.answerBy, to.language, world),
			}),
			choices: [{ id: actId('take', handoff.id), label: say(to.language, 'crisis.choice-take') }],
		}),
	);
}

/** Who has it, for everybody who need not go on looking. */
export const crisisTakenBy = (lookup: HandoffLookup, by: Person): readonly Telling[] =>
	staffOf(lookup)
		.filter((to) => to.id !== by.id)
		.map((to) =>
			toStaff(to, {
				text: say(to.language, 'crisis.taken-by', {
					name: maskedName(by),
					who: callerWords(guarded(lookup), lookup.handoff.id, to.language),
				}),
				choices: [],
			}),
		);

/** The person's words go to whoever has it, to nobody else. */
export const passedToTaker = (lookup: HandoffLookup, words: string): readonly Telling[] =>
	passedOn(lookup, words).filter(({ to }) => to === lookup.handoff.answeredBy);
