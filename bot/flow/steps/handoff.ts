import { isTaken } from '../../../db/domain/crisis.ts';
import { answered, closed, type Handoff, openHandoff, spokenTo } from '../../../db/domain/handoff.ts';
import type { HandoffId, OrderId } from '../../../db/domain/ids.ts';
import { maskedName, nameIn, say } from '../../text/render.ts';
import type { Danger } from '../../understand/labels.ts';
import { actId } from '../act.ts';
import { promiseWords, until } from '../cards.ts';
import { crisisTakenBy } from '../crisis-cards.ts';
import { answer, type Decision, reply, understood } from '../decision.ts';
import {
	callCard,
	callerWords,
	endChoice,
	type HandoffLookup,
	levelsFor,
	mayAnswer,
	officeOf,
	officeWords,
	overFor,
	passedOn,
	staffChoices,
	staffOf,
	toldCaller,
	toldStaff,
} from '../handoff-cards.ts';
import { afterInsult, pausedUntil } from '../insults.ts';
import { isStaff } from '../me.ts';
import { type Base, done, lookUp, type Step } from '../needs.ts';
import type { Telling } from '../outbound.ts';
import { isCourtesy } from '../parse/courtesy.ts';
import { ringWords } from '../ring-words.ts';
import { dangerWords } from './after-danger.ts';
import { crisisWords, staysOpen, takeStep } from './crisis.ts';

/** 人工: a person and the staff talk to each other for the day; each keeps to the own conversation (contract §0.3). */

/** How somebody comes to the staff. */
interface Coming {
	/** What was said last. */
	readonly said?: string;
	/** Voice messages were not made out: what was heard last, maybe nothing. */
	readonly unheard?: string;
	/** 申诉: not to those who are objected to. */
	readonly objects?: boolean;
	/** 举报: of money or of somebody; to the level above as well. */
	readonly reports?: boolean;
	/** Until then only what is understood is answered. */
	readonly quietUntil?: number;
}

/** A card to those who answer for the order's unit, the draft's, or the person's home; from then on free words go to them. */
export function humanStep(orderId: OrderId | null, base: Base, asked: Coming = {}): Step {
	const { me, talk, world } = base;
	const { said, unheard, objects = false, reports = false, quietUntil } = asked;
	return lookUp('help', { orderId }, ({ id, open, unit, staff, order }) => {
		const levels = levelsFor(staff, me.id);
		const own = { ...understood(talk), ...(quietUntil === undefined ? {} : { quietUntil, fruitless: talk.fruitless + 1 }) };
		if (levels.length === 0) return done({ talk: own, tellings: [answer(me, 'human.nobody')] });
		if (open) return done({ talk: { ...own, handoff: { told: true } }, tellings: [stillOpen(open, base)] });
		const paused = pausedUntil(talk, world.at);
		// what an order needs of the station goes on, and whoever does not agree is heard
		if (paused !== null && orderId === null && !objects && !reports)
			return done({ talk: own, tellings: [answer(me, 'human.paused', { until: until(paused, me.language, world) })] });
		const level = objects || reports ? Math.min(1, levels.length - 1) : 0;
		const given = { id, personId: me.id, unitCode: unit?.code ?? null, orderId: order && orderId, level };
		const handoff = openHandoff(given, world.at, world.calendar);
		const lookup = { handoff, person: me, unit, staff };
		const call = {
			said: (language: string) => {
				if (paused !== null && objects && said === undefined)
					return say(language, 'station.paused', { until: until(paused, language, world) });
				return unheard === undefined ? (said ?? talk.draft?.wish ?? '') : say(language, 'station.voice', { words: unheard });
			},
			about: (language: string) =>
				order ? say(language, 'station.call-order', { number: order.number, item: nameIn(language, order.item) }) : '',
		};
		const cards = (levels[level] ?? []).map(
			// somebody else's order is none of this call's business, whatever the button said
			(to): Telling => ({
				...callCard(lookup, to, reports ? 'station.reports' : objects ? 'station.objects' : 'station.call', call, world),
				orderId: given.orderId,
			}),
		);
		return done({
			// in quiet times nothing is answered that is not understood
			talk: { ...own, handoff: { told: quietUntil !== undefined } },
			tellings: [opened(lookup, order?.number ?? null, asked, base), ...cards],
			handoff: { next: handoff, closedBy: null },
		});
	});
}

function opened(
	{ handoff, unit }: HandoffLookup,
	number: string | null,
	{ objects, reports, said, unheard }: Coming,
	{ me, talk, world }: Base,
): Telling {
	const params = {
		office: officeWords(unit, me.language),
		number: number ?? '',
		promise: promiseWords(handoff.answerBy, me.language, world),
		until: until(handoff.until - 1, me.language, world),
	};
	// with a draft its question is the open one
	const choices = talk.draft ? [] : [endChoice(handoff.id, me.language)];
	if (unheard !== undefined) {
		const keys = ['voice.handed-over', ...(me.phone ? [] : ['voice.no-phone' as const]), 'voice.until'] as const;
		return reply(me, { text: keys.map((key) => say(me.language, key, params)).join('\n'), choices });
	}
	if (reports) return answer(me, said ? 'human.reports-said' : 'human.reports', params, choices);
	if (objects) return answer(me, 'human.objects', params, choices);
	return answer(me, number === null ? 'human.asked' : 'resident.called', params, choices);
}

const stillOpen = ({ handoff, unit }: HandoffLookup, { me, talk, world }: Base): Telling => {
	// no promise of an hour, and nothing to end, while somebody is looked for
	if (staysOpen(handoff)) return answer(me, 'crisis.listening');
	const params = { office: officeWords(unit, me.language), promise: promiseWords(handoff.answerBy, me.language, world) };
	const choices = talk.draft ? [] : [endChoice(handoff.id, me.language)];
	return answer(me, handoff.answerBy === null ? 'handoff.still-open' : 'handoff.still-waiting', params, choices);
};

/** Free words while a talk is open go to the staff; when it is over meanwhile they mean what they always mean. */
export function relayStep(words: string, otherwise: (base: Base) => Step, base: Base, isInsult = false): Step {
	const { me, talk, world } = base;
	return lookUp('handoff', { handoffId: null }, (lookup) => {
		if (!lookup) return otherwise({ ...base, talk: { ...talk, handoff: null } });
		if (lookup.handoff.kind === 'crisis') return done(crisisWords(words, lookup, base));
		if (staffOf(lookup).length === 0) return done({ talk: understood(talk), tellings: [answer(me, 'human.nobody')] });
		if (isInsult && lookup.handoff.kind === 'call') return done(insulted(lookup, base));
		if (lookup.handoff.kind === 'danger') return done(dangerWords(words, lookup, base));
		// thanks ask for no answer
		const next = isCourtesy(words) ? lookup.handoff : spokenTo(lookup.handoff, world.at, world.calendar);
		const told = talk.handoff?.told === true;
		return done({
			talk: { ...talk, fruitless: 0, handoff: { told: true } },
			tellings: [
				...(told ? [] : [answer(me, 'handoff.passed', { office: officeWords(lookup.unit, me.language) })]),
				...passedOn(lookup, words),
			],
			handoff: { next, closedBy: null },
		});
	});
}

/** An insult is not passed on; at the second the talk is over. */
function insulted(lookup: HandoffLookup, { me, talk, world }: Base): Decision {
	const after = { ...talk, insults: afterInsult(talk.insults, world.at) };
	if (pausedUntil(after, world.at) === null) return { talk: after, tellings: [answer(me, 'want.insult')] };
	return {
		talk: { ...after, handoff: null },
		tellings: [answer(me, 'want.insult-paused'), ...toldStaff(lookup, 'handoff.ended-by-pause', me.id)],
		handoff: { next: closed(lookup.handoff, world.at), closedBy: me.id },
	};
}

/** 回话: from now on the writer's words go to this caller. */
export function talkToStep(handoffId: HandoffId, base: Base): Step {
	const { me, talk } = base;
	return lookUp('handoff', { handoffId }, (lookup) => {
		if (!lookup || !mayAnswer(me, lookup)) return done({ talk, tellings: [answer(me, 'stale-button')] });
		const { handoff, person } = lookup;
		// who speaks first has it
		if (handoff.kind === 'crisis' && !isTaken(handoff)) return takeStep(handoffId, base);
		const who = callerWords(person, handoff.id, me.language);
		if (handoff.closedAt !== null) return done({ talk: understood(talk), tellings: [overFor(lookup, me)] });
		const last = staffOf(lookup).find((one) => one.id === handoff.answeredBy && one.id !== me.id);
		const also = last ? say(me.language, 'handoff.answered-already', { name: maskedName(last) }) : '';
		return done({
			talk: { ...understood(talk), asked: null, answering: { handoffId: handoff.id, who } },
			tellings: [answer(me, 'handoff.answering', { who, also }, [endChoice(handoff.id, me.language)])],
		});
	});
}

/** The staff's words for the caller. An emergency word is passed on as it stands, and whoever wrote it sees the number too. */
export function replyStep(handoffId: HandoffId, words: string, danger: Danger | null, base: Base): Step {
	const { me, talk, world } = base;
	return lookUp('handoff', { handoffId }, (lookup) => {
		const left = { ...understood(talk), answering: null };
		if (!lookup || !mayAnswer(me, lookup)) return done({ talk: left, tellings: [answer(me, 'handoff.not-sent')] });
		const { handoff, person } = lookup;
		if (handoff.closedAt !== null) return done({ talk: left, tellings: [answer(me, 'handoff.not-sent'), overFor(lookup, me)] });
		const who = callerWords(person, handoff.id, me.language);
		const sent = say(me.language, 'handoff.sent', { who });
		const text = danger === null ? sent : `${ringWords(danger, words, me.language)}\n${sent}`;
		const colleagues = staffOf(lookup)
			.filter((to) => to.id !== me.id)
			.map(
				(to): Telling => ({
					text: say(to.language, 'handoff.sent-by', {
						name: maskedName(me),
						who: callerWords(person, handoff.id, to.language),
						words,
					}),
					choices: staffChoices(person, handoff.id, to.language),
					to: to.id,
					orderId: null,
					immediate: true,
				}),
			);
		return done({
			talk: understood(talk),
			tellings: [
				reply(me, { text, choices: [endChoice(handoff.id, me.language)] }),
				toldCaller(lookup, 'handoff.reply', true, { office: officeOf(me, lookup.unit, person.language, world), words }),
				...(handoff.kind === 'crisis' ? (handoff.answeredBy === me.id ? [] : crisisTakenBy(lookup, me)) : colleagues),
			],
			handoff: { next: answered(handoff, me.id), closedBy: null },
		});
	});
}

/** 结束, by either side: both are told. */
export function endStep(handoffId: HandoffId | null, base: Base): Step {
	const { me, talk, world } = base;
	return lookUp('handoff', { handoffId }, (lookup) => {
		const own = lookup?.handoff.personId === me.id;
		// an old button ends neither a newer talk nor the one with somebody else
		const ends = handoffId === null || (own && lookup.handoff.closedAt === null);
		const answering = talk.answering?.handoffId === lookup?.handoff.id ? null : talk.answering;
		const after = { ...understood(talk), answering, ...(ends ? { handoff: null } : {}) };
		if (!lookup || !(own || mayAnswer(me, lookup))) return done({ talk: after, tellings: [answer(me, 'handoff.none')] });
		if (lookup.handoff.closedAt !== null) return done({ talk: after, tellings: [own ? answer(me, 'handoff.none') : overFor(lookup, me)] });
		if (own && staysOpen(lookup.handoff)) return done({ talk: { ...understood(talk), answering }, tellings: [answer(me, 'crisis.stays')] });
		const next: Handoff = closed(lookup.handoff, world.at);
		return done({
			talk: after,
			tellings: own ? endedByCaller(lookup, base) : endedByStaff(lookup, base),
			handoff: { next, closedBy: me.id },
		});
	});
}

/** What an emergency has pushed aside can be gone on with. */
const endedByCaller = (lookup: HandoffLookup, { me, talk }: Base): Decision['tellings'] => [
	{
		...toldCaller(lookup, 'handoff.ended-self', true),
		choices: talk.shelved ? [{ id: actId('resume'), label: say(me.language, 'draft.choice-resume') }] : [],
	},
	...toldStaff(lookup, 'handoff.ended-by-caller', null),
];

const endedByStaff = (lookup: HandoffLookup, { me, world }: Base): Decision['tellings'] => [
	answer(me, 'handoff.ended', { who: callerWords(lookup.person, lookup.handoff.id, me.language) }),
	toldCaller(lookup, lookup.handoff.kind === 'crisis' ? 'crisis.ended' : 'handoff.ended-by-staff', true, {
		office: officeOf(me, lookup.unit, lookup.person.language, world),
	}),
	...toldStaff(lookup, 'handoff.ended-by-colleague', me.id, { name: maskedName(me) }),
];

/** 回话 and 结束 as words: of the staff for the talks that are open, of anybody else for the own one. */
export function handoffWord(word: '回话' | '结束', base: Base): Step {
	const { me, talk } = base;
	if (word === '结束' && talk.answering) return endStep(talk.answering.handoffId, base);
	if (word === '结束' && talk.handoff) return endStep(null, base);
	if (!isStaff(me)) return word === '回话' ? humanStep(null, base) : endStep(null, base);
	return lookUp('handoffs', {}, (found) => {
		const open = found.filter((lookup) => staffOf(lookup).some((person) => person.id === me.id));
		const [only] = open;
		if (!only) return done({ talk: understood(talk), tellings: [answer(me, 'handoff.none-waiting')] });
		if (open.length === 1) return word === '回话' ? talkToStep(only.handoff.id, base) : endStep(only.handoff.id, base);
		const at = word === '回话' ? 0 : 1;
		const choices = open.flatMap(({ person, handoff }) => staffChoices(person, handoff.id, me.language)[at] ?? []);
		return done({ talk: understood(talk), tellings: [answer(me, 'handoff.which', { count: open.length }, choices)] });
	});
}
