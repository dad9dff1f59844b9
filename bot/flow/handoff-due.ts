import { crisisMissed } from '../../db/domain/crisis.ts';
import { answerMissed, closed, type Handoff } from '../../db/domain/handoff.ts';
import { say } from '../text/render.ts';
import { promiseWords } from './cards.ts';
import { crisisCards, paceOf } from './crisis-cards.ts';
import { callCard, type HandoffLookup, levelsFor, staffOf, toldCaller, toldStaff } from './handoff-cards.ts';
import type { Telling } from './outbound.ts';
import type { World } from './world.ts';

/** What the talk is about, for a level that did not see it begin. */
export interface Topic {
	readonly number: string | null;
	readonly said: string;
}

/** What a due timer of a handoff brings; `next` is null when there was nothing left to do. */
export interface HandoffDue {
	readonly next: Handoff | null;
	readonly tellings: readonly Telling[];
}

const NOTHING: HandoffDue = { next: null, tellings: [] };

/** The end of the day: both sides are told. */
function ended(lookup: HandoffLookup, { at }: World): HandoffDue {
	if (lookup.handoff.until > at) return NOTHING;
	const quiet = (telling: Telling): Telling => ({ ...telling, immediate: false });
	const key = lookup.handoff.kind === 'crisis' ? 'crisis.ended' : 'handoff.ended-by-time';
	return {
		next: closed(lookup.handoff, at),
		tellings: [toldCaller(lookup, key, false), ...toldStaff(lookup, 'handoff.ended-by-time-staff', null).map(quiet)],
	};
}

/** In a crisis the person hears each time that somebody is still looked for; later, when as many times have passed again. */
const EACH = 6;

/** Nobody has taken it: the next level, and the same people again; the person is not left without a word. */
function crisisLate(lookup: HandoffLookup, world: World): HandoffDue {
	const { handoff, staff } = lookup;
	const next = crisisMissed(handoff, levelsFor(staff, handoff.personId).length, world.at, paceOf(world));
	const speaks = next.late <= EACH || next.late % EACH === 0;
	const key = next.late % 2 === 1 ? 'crisis.late' : 'crisis.late-again';
	return {
		next,
		tellings: [...(speaks ? [toldCaller(lookup, key, true)] : []), ...crisisCards({ ...lookup, handoff: next }, 'crisis.card-late', world)],
	};
}

/** Nobody answered by the promised time: an apology with a new one, and the card one level up. */
function late(lookup: HandoffLookup, { number, said }: Topic, world: World): HandoffDue {
	const { handoff, staff } = lookup;
	if (handoff.answerBy === null || handoff.answerBy > world.at) return NOTHING;
	if (handoff.kind === 'crisis') return crisisLate(lookup, world);
	const levels = levelsFor(staff, handoff.personId);
	const next = answerMissed(handoff, levels.length, world.at, world.calendar);
	const after = { ...lookup, handoff: next };
	if (next.closedAt !== null)
		return { next, tellings: [toldCaller(lookup, 'handoff.given-up', false), ...toldStaff(lookup, 'handoff.given-up-staff', null)] };
	const promise = promiseWords(next.answerBy, lookup.person.language, world);
	const up = next.level > handoff.level;
	const before = staffOf(lookup);
	const now = levels[next.level] ?? [];
	const call = { about: (language: string) => (number === null ? '' : say(language, 'station.call-number', { number })), said: () => said };
	return {
		next,
		tellings: [
			toldCaller(lookup, levels.length === 0 ? 'handoff.late-nobody' : up ? 'handoff.late-up' : 'handoff.late', false, { promise }),
			...now.map((to) => callCard(after, to, 'station.call-late', call, world)),
			...(up ? toldStaff(lookup, 'handoff.moved-up', null) : []).filter(({ to }) => before.some(({ id }) => id === to)),
		],
	};
}

/** Decides what becomes of an open handoff when a timer of its person is due. Pure; safe to run twice. */
export function onHandoffDue(lookup: HandoffLookup, kind: string, topic: Topic, world: World): HandoffDue {
	if (lookup.handoff.closedAt !== null) return NOTHING;
	return kind === 'handoff-end' ? ended(lookup, world) : late(lookup, topic, world);
}
