import { bare } from '../understand/normalise.ts';
import { parseAct, type Verb } from './act.ts';
import type { Intent, OfferedChoice } from './intent.ts';
import type { Choice } from './outbound.ts';
import { starsIn } from './parse/complaints.ts';
import { givesUp } from './parse/gives-up.ts';
import { type ChoiceNumber, choiceNumberOf } from './parse/number-choice.ts';
import { yesOf } from './parse/yes-no.ts';
import type { OpenQuestion, OrderNamed, Talk } from './talk.ts';

/** Which choice words mean: those of a button typed out, its number, yes and no. */

/** Where choices may stand. */
export interface Choosing {
	readonly talk: Talk;
	/** Messages with choices since the person's previous word (contract §0.6). */
	readonly open: readonly OpenQuestion[];
	/** Choices of the question of the draft, or of the one set aside: what a bare answer means when no message is open. */
	readonly draftChoices: readonly Choice[];
}

/** Acts to which a plain yes is an answer. A menu or five stars want a number. */
const YES: readonly Verb[] = [
	'confirm',
	'accept',
	'join',
	'collect',
	'hours',
	'depart-now',
	'arrive-now',
	'cancel-yes',
	'retime-yes',
	'resume',
	'place',
	'heard-yes',
];
const NO: readonly Verb[] = ['drop', 'decline', 'no-join', 'keep', 'heard-no'];

export const ACCEPTS: readonly string[] = ['确认', '下单', '确认下单', '同意', 'confirm', 'place the order', 'order it'];

/** At the summary 不对 asks for a correction; only these words give the draft up. */
const GIVES_UP = /^(?:算|不要|不用|不需要|不想|never ?mind|forget|no (?:thank|need)|drop|i don't want)/u;

export const isReadBack = (verb: Verb | undefined): boolean => verb === 'heard-yes' || verb === 'heard-no';
export const asksReadBack = (choices: readonly Choice[]): boolean => choices.some((choice) => isReadBack(verbOf(choice)));

/** The questions an answer may belong to: open messages, else what is asked beside the draft, else the draft's own question. */
export function openChoices({ open, talk, draftChoices }: Choosing): readonly (readonly OfferedChoice[])[] {
	// what was asked before a voice message stays open beside what is read back of it, but is not what a bare 对 answers
	const since = open.slice(
		Math.max(
			0,
			open.findLastIndex(({ choices }) => asksReadBack(choices)),
		),
	);
	if (since.length > 0) return withoutRepeated(since).map(({ choices, about = null }) => offered(choices, about));
	if (talk.asked) return [offered(talk.asked.choices)];
	return talk.draft && draftChoices.length > 0 ? [offered(draftChoices)] : [];
}

export const offered = (choices: readonly Choice[], about: OrderNamed | null = null): readonly OfferedChoice[] =>
	choices.map((choice) => ({ ...choice, about }));

/** The same question asked again, such as the reminder to rate, is one question. */
const withoutRepeated = (open: readonly OpenQuestion[]): readonly OpenQuestion[] => [
	...new Map(open.map((question) => [question.choices.map((choice) => choice.id).join(' '), question])).values(),
];

export const acted = (choice: Choice, rest: string | null): Intent => {
	const act = parseAct(choice.id);
	return act ? { kind: 'act', act, rest } : { kind: 'stale' };
};

/** 5 很好 → 很好, 1123-037 上门理发：确认 → 确认: the words of a label without what stands in front of them. */
const withoutFront = (label: string): string => label.replace(/^\d{4}-\d{3,} [^：:]*[：:]\s*/, '').replace(/^\d+\s*/, '');

/** Whoever types a button's words need not mind capitals and full stops. */
const isSaid = (label: string, text: string): boolean =>
	label === text || (label !== '' && bare(label) === bare(text) && bare(text) !== '');

/** The words of a button typed out. The same words in two questions are asked about. */
export function byLabel(text: string, questions: readonly (readonly OfferedChoice[])[]): Intent | null {
	const all = questions.flat().filter((choice) => isSaid(choice.label, text) || isSaid(withoutFront(choice.label), text));
	const [first] = all;
	if (!first) return null;
	return new Set(all.map((choice) => choice.id)).size === 1 ? acted(first, null) : { kind: 'which', choices: all, rest: null };
}

/** A digit that a label begins with means that label: five stars are counted downwards. */
const choiceOf = (n: number, choices: readonly OfferedChoice[]): OfferedChoice | undefined =>
	choices.find((one) => one.label.startsWith(`${n} `)) ?? choices[n - 1];

/** A number under several questions is asked about: what it would mean in each of them. With words behind it that is so for stars alone. */
function whichOf({ n, rest }: ChoiceNumber, questions: readonly (readonly OfferedChoice[])[]): Intent | null {
	const fitting = questions.flatMap((choices) => choiceOf(n, choices) ?? []);
	if (rest === null) return { kind: 'which', choices: fitting.length > 0 ? fitting : questions.flat(), rest };
	const stars = fitting.filter((choice) => verbOf(choice) === 'rate');
	return stars.length > 1 ? { kind: 'which', choices: stars, rest } : null;
}

export function byNumber(text: string, questions: readonly (readonly OfferedChoice[])[]): Intent | null {
	const number = choiceNumberOf(text);
	if (!number || questions.length === 0) return null;
	if (questions.length > 1) return whichOf(number, questions);
	const [choices = []] = questions;
	const choice = choiceOf(number.n, choices);
	if (choice) return acted(choice, number.rest);
	return choices.length > 0 && number.rest === null ? { kind: 'missed', text, choices } : null;
}

/** 三星吧, 给五分 where one visit is to be rated. */
export function byStars(text: string, questions: readonly (readonly OfferedChoice[])[]): Intent | null {
	const stars = starsIn(text);
	const rated = questions.filter((choices) => choices.some((choice) => verbOf(choice) === 'rate'));
	const [only = []] = rated;
	const choice =
		stars === null || rated.length !== 1 ? undefined : only.find(({ id }) => id.endsWith(`:${stars}`) && id.startsWith('rate'));
	return choice ? acted(choice, null) : null;
}

export function byYes(text: string, questions: readonly (readonly OfferedChoice[])[]): Intent | null {
	const yes = ACCEPTS.includes(bare(text)) ? true : yesOf(text);
	if (yes === null) return null;
	const fitting = questions.flatMap((choices) => (yes ? yesChoice(choices) : noChoice(choices, text)) ?? []);
	const [only] = fitting;
	if (!only) return null;
	return fitting.length === 1 ? acted(only, null) : { kind: 'which', choices: fitting, rest: null };
}

export const verbOf = (choice: Choice): Verb | undefined => parseAct(choice.id)?.verb;
const isOneOf = (verbs: readonly Verb[], verb: Verb | undefined): boolean => verb !== undefined && verbs.includes(verb);

/** What a yes says to: the first choice, and only where it is no list. To "what shall we do?" a 好 decides nothing. */
function yesChoice(choices: readonly OfferedChoice[]): OfferedChoice | undefined {
	if (asksToDrop(choices)) return choices[0];
	const hits = choices.filter((choice) => isOneOf(YES, verbOf(choice)));
	return hits.length === 1 && hits[0] === choices[0] ? hits[0] : undefined;
}

/** 不要了，对吗？ The nudge has the same two the other way round. */
const asksToDrop = ([first, second, ...more]: readonly OfferedChoice[]): boolean =>
	first !== undefined && verbOf(first) === 'drop' && second !== undefined && verbOf(second) === 'resume' && more.length === 0;

function noChoice(choices: readonly OfferedChoice[], text: string): OfferedChoice | undefined {
	if (asksToDrop(choices) && !givesUp(text)) return choices[1];
	const hits = choices.filter((choice) => isOneOf(NO, verbOf(choice)));
	const isSummary = choices.some((choice) => verbOf(choice) === 'confirm');
	return hits.length === 1 && (!isSummary || GIVES_UP.test(bare(text))) ? hits[0] : undefined;
}
