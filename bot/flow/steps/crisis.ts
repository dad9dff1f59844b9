import { isTaken, openCrisis, spokenInCrisis, turnedCrisis } from '../../../db/domain/crisis.ts';
import { answered, type Handoff } from '../../../db/domain/handoff.ts';
import type { HandoffId } from '../../../db/domain/ids.ts';
import { maskedName, say } from '../../text/render.ts';
import { dangerOf } from '../../understand/danger/danger.ts';
import { actId } from '../act.ts';
import { promiseWords } from '../cards.ts';
import { crisisCards, crisisTakenBy, paceOf, passedToTaker } from '../crisis-cards.ts';
import { answer, type Decision, reply, understood } from '../decision.ts';
import {
	callerWords,
	dutyLevels,
	endChoice,
	type HandoffLookup,
	levelsFor,
	mayAnswer,
	officeOf,
	overFor,
	staffChoices,
	staffOf,
	toldCaller,
} from '../handoff-cards.ts';
import { type Base, done, type HelpLookup, lookUp, type Step } from '../needs.ts';
import type { Telling } from '../outbound.ts';
import { isCourtesy } from '../parse/courtesy.ts';
import { ringWords } from '../ring-words.ts';
import { setAside } from '../talk.ts';

/** Somebody may not want to live: numbers first, then a person, who is looked for until one has it. Nothing that was said is repeated to anybody but them. */

/** The crisis as it is after what was just said; null where nobody could be told. */
function raised(lookup: HelpLookup, { me, world }: Pick<Base, 'me' | 'world'>): HandoffLookup | null {
	const { id, open, unit, staff, dispatchers } = lookup;
	const levels = dutyLevels(open?.staff ?? staff, dispatchers);
	if (levelsFor(levels, me.id).length === 0) return null;
	const given = { id, personId: me.id, unitCode: unit?.code ?? null, orderId: null, level: 0 };
	const handoff = open ? turnedCrisis(open.handoff, world.at, paceOf(world)) : openCrisis(given, world.at, paceOf(world));
	return { handoff, person: me, unit: open ? open.unit : unit, staff: levels };
}

/**
 * Words of crisis, or (`silent`) the question about them without an answer. Whoever is told already is not told again at once: the
 * clock does that; whoever has it hears the words.
 */
export function crisisDecision(words: string, silent: boolean, lookup: HelpLookup, base: Pick<Base, 'me' | 'talk' | 'world'>): Decision {
	const { me, talk, world } = base;
	const own = { ...understood(setAside(talk)), worry: null };
	const call = (key: 'danger.crisis' | 'crisis.silent', more: string): string => `${say(me.language, key)}\n${more}`;
	const crisis = raised(lookup, base);
	if (!crisis) return { talk: own, tellings: [reply(me, { text: call('danger.crisis', say(me.language, 'duty.nobody')), choices: [] })] };
	const isNew = lookup.open?.handoff.kind !== 'crisis';
	const called = say(me.language, 'crisis.called', { promise: promiseWords(crisis.handoff.answerBy, me.language, world) });
	return {
		talk: { ...own, handoff: { told: true } },
		tellings: isNew
			? [
					reply(me, { text: call(silent ? 'crisis.silent' : 'danger.crisis', called), choices: [] }),
					...crisisCards(crisis, 'crisis.card', world),
				]
			: further(words, crisis, base),
		handoff: { next: crisis.handoff, closedBy: null },
	};
}

/**
 * More words of danger in a crisis. Only plain words are believed here: to the model despair is a crime, and whoever talks with a person
 * is not to be interrupted by it.
 */
function further(words: string, crisis: HandoffLookup, { me, world }: Pick<Base, 'me' | 'world'>): readonly Telling[] {
	const named = dangerOf(words);
	const hasTaker = crisis.handoff.answeredBy !== null;
	const isWorse = named !== null && named !== 'crisis';
	const heard = [...(isWorse ? [ringWords(named, words, me.language)] : []), say(me.language, named ? 'crisis.heard' : 'crisis.listening')];
	return [
		...(named || !hasTaker ? [reply(me, { text: heard.join('\n'), choices: [] })] : []),
		...(hasTaker ? passedToTaker(crisis, words) : isWorse ? crisisCards(crisis, 'crisis.card-worse', world) : []),
	];
}

/** The numbers to ring come first; those on duty are told at once, whatever the hour; no order, no menu. */
export const crisisStep = (words: string, base: Base): Step =>
	lookUp('help', { orderId: null }, (lookup) => done(crisisDecision(words, false, lookup, base)));

/** Free words while it is open. As long as nobody has it, none of them stays without an answer. */
export function crisisWords(words: string, lookup: HandoffLookup, { me, talk, world }: Base): Decision {
	const { handoff } = lookup;
	const next = isCourtesy(words) ? handoff : spokenInCrisis(handoff, world.at, paceOf(world));
	return {
		talk: { ...talk, fruitless: 0, handoff: { told: true } },
		tellings: [...(handoff.answeredBy === null ? [answer(me, 'crisis.listening')] : []), ...passedToTaker(lookup, words)],
		handoff: { next, closedBy: null },
	};
}

/** The person wants to end it. While nobody has it, that does not call off those who look. */
export const staysOpen = ({ kind, answeredBy }: Handoff): boolean => kind === 'crisis' && answeredBy === null;

/** 已接手: the first one has it, and sees whom to ring; everybody else hears who that is. */
export function takeStep(handoffId: HandoffId, base: Base): Step {
	const { me, talk } = base;
	return lookUp('handoff', { handoffId }, (lookup) => {
		if (!lookup || !mayAnswer(me, lookup) || lookup.handoff.kind !== 'crisis')
			return done({ talk, tellings: [answer(me, 'stale-button')] });
		const { handoff } = lookup;
		if (handoff.closedAt !== null) return done({ talk: understood(talk), tellings: [overFor(lookup, me)] });
		const taker = isTaken(handoff) ? staffOf(lookup).find(({ id }) => id === handoff.answeredBy && id !== me.id) : undefined;
		if (!taker) return lookUp('topic', { handoff }, ({ said }) => done(taken(lookup, said, base)));
		const who = callerWords(lookup.person, handoff.id, me.language);
		const [join] = staffChoices(lookup.person, handoff.id, me.language);
		return done({
			talk: understood(talk),
			tellings: [answer(me, 'crisis.taken-already', { name: maskedName(taker), who }, join ? [join] : [])],
		});
	});
}

function taken(lookup: HandoffLookup, said: string, { me, talk, world }: Base): Decision {
	const { handoff, person, unit } = lookup;
	const who = callerWords(person, handoff.id, me.language);
	const phone = person.phone ?? say(me.language, 'contact.none');
	// pressed twice: told to nobody else again
	const isNew = !isTaken(handoff) || handoff.answeredBy !== me.id;
	return {
		talk: { ...understood(talk), asked: null, answering: { handoffId: handoff.id, who } },
		tellings: [
			answer(me, 'crisis.taken', { who, phone, said: said || say(me.language, 'human.card-none') }, [endChoice(handoff.id, me.language)]),
			...(isNew ? [toldCaller(lookup, 'crisis.somebody', true, { office: officeOf(me, unit, person.language, world) })] : []),
			...(isNew ? crisisTakenBy(lookup, me) : []),
		],
		handoff: { next: answered(handoff, me.id), closedBy: null },
	};
}

/** 已接手 as a word: the only one that nobody has, else which. */
export function takeWord(base: Base): Step {
	const { me, talk } = base;
	return lookUp('handoffs', {}, (found) => {
		const open = found.filter((lookup) => lookup.handoff.kind === 'crisis' && mayAnswer(me, lookup));
		const free = open.filter(({ handoff }) => !isTaken(handoff));
		const some = free.length > 0 ? free : open;
		const [only] = some;
		if (!only) return done({ talk: understood(talk), tellings: [answer(me, 'handoff.none-waiting')] });
		if (some.length === 1) return takeStep(only.handoff.id, base);
		const choices = some.map(({ person, handoff }) => ({
			id: actId('take', handoff.id),
			label: `${say(me.language, 'crisis.choice-take')} ${callerWords(person, handoff.id, me.language)}`,
		}));
		return done({ talk: understood(talk), tellings: [answer(me, 'handoff.which', { count: some.length }, choices)] });
	});
}
