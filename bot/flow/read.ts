import type { HandoffId, InboxId } from '../../db/domain/ids.ts';
import type { Instant } from '../../db/domain/instant.ts';
import { isOrderNumber } from '../../db/domain/order-number.ts';
import type { Danger } from '../understand/labels.ts';
import type { Meaning } from '../understand/meaning.ts';
import { bare } from '../understand/normalise.ts';
import { type Act, parseAct, type Verb } from './act.ts';
import { type Listening, lookForDanger } from './look-for-danger.ts';
import type { Choice } from './outbound.ts';
import { type NamedMember, namedMemberOf } from './parse/add-name.ts';
import { bareCode, bindingOf } from './parse/binding.ts';
import { type Command, commandOf } from './parse/commands.ts';
import { starsIn } from './parse/complaints.ts';
import { type Courtesy, isCourtesy } from './parse/courtesy.ts';
import { dangerAnswerOf } from './parse/danger-answer.ts';
import { givesUp } from './parse/gives-up.ts';
import { type ChoiceNumber, choiceNumberOf } from './parse/number-choice.ts';
import { keepsOrder } from './parse/order-words.ts';
import { isResume } from './parse/resume.ts';
import { readVoice, type Spoken, type Unheard } from './parse/voice.ts';
import { yesOf } from './parse/yes-no.ts';
import type { Asked, OpenQuestion, OrderNamed, Talk } from './talk.ts';

/** What somebody means, before anything is looked up. */
export type Intent =
	| { readonly kind: 'danger'; readonly danger: Danger; readonly text: string }
	/** Words that may tell of danger: asked about before anything else is done with them. */
	| { readonly kind: 'worry'; readonly danger: Danger; readonly text: string }
	/** A button, its number or its words; `rest` = what was said behind it. */
	| { readonly kind: 'act'; readonly act: Act; readonly rest: string | null }
	| { readonly kind: 'command'; readonly command: Command }
	/** A leader names a member for a crew that is short; from anybody else the words are words. */
	| { readonly kind: 'name'; readonly named: NamedMember; readonly text: string }
	/** Staff: words for the caller who is being answered. */
	| { readonly kind: 'reply'; readonly handoffId: HandoffId; readonly danger: Danger | null; readonly text: string }
	/** 绑定CODE; null = 绑定 alone. */
	| { readonly kind: 'bind'; readonly code: string | null }
	/** A bare number or yes while two or more questions are open. */
	| { readonly kind: 'which'; readonly choices: readonly OfferedChoice[]; readonly rest: string | null }
	/** A number that fits no choice of the only question. */
	| { readonly kind: 'missed'; readonly text: string; readonly choices: readonly Choice[] }
	/** Words for the question beside the draft. */
	| { readonly kind: 'answer'; readonly asked: Asked; readonly text: string }
	| { readonly kind: 'courtesy'; readonly courtesy: Courtesy; readonly text: string }
	/** Anything else that was written: a wish, an answer to the draft's question, or unclear. */
	/** The words of a voice message, to be read back before they count. */
	| { readonly kind: 'heard'; readonly id: InboxId; readonly words: string }
	/** A voice message that could not be made out. */
	| { readonly kind: 'unheard'; readonly why: Unheard }
	/** Words of before that count now: a voice message that was confirmed, what a button was offered for. `saidAt` = when they were said. */
	| { readonly kind: 'spoken'; readonly intent: Intent; readonly saidAt: Instant }
	/** A picture, and what the words under it mean; null where there are none. */
	| { readonly kind: 'photo'; readonly caption: Intent | null }
	| { readonly kind: 'words'; readonly text: string; readonly meaning: Meaning | null }
	/** Came in for the first time, or again by the channel's start button. */
	| { readonly kind: 'fresh' }
	/** A button nobody gave out. */
	| { readonly kind: 'stale' }
	/** A video, an unknown type. */
	| { readonly kind: 'unsupported' };

/** A choice with the order its question is about: the same words on two cards are told apart by it. */
export interface OfferedChoice extends Choice {
	readonly about: OrderNamed | null;
}

export type Said =
	| { readonly kind: 'text'; readonly text: string }
	| { readonly kind: 'choice'; readonly id: string }
	| Spoken
	| { readonly kind: 'photo'; readonly caption: string | null }
	| { readonly kind: 'other'; readonly what: string };

/** What decides how bare words are taken: the same 1 or 好 means something else under another question. */
export interface ReadContext extends Listening {
	readonly talk: Talk;
	/** Messages with choices since the person's previous word (contract §0.6). */
	readonly open: readonly OpenQuestion[];
	/** Choices of the question of the draft, or of the one set aside: what a bare answer means when no message is open. */
	readonly draftChoices: readonly Choice[];
	/** The person just opened the channel (Telegram's /start). */
	readonly fresh: boolean;
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

const ACCEPTS: readonly string[] = ['确认', '下单', '确认下单', '同意', 'confirm', 'place the order', 'order it'];

/** At the summary 不对 asks for a correction; only these words give the draft up. */
const GIVES_UP = /^(?:算|不要|不用|不需要|不想|never ?mind|forget|no (?:thank|need)|drop|i don't want)/u;

/** The one way in: a pressed button or words → what is meant. Danger before anything but what can be nothing else. */
export function read(said: Said, context: ReadContext): Intent {
	const intent = readSaid(said, context);
	return intent.kind === 'act' ? confirmed(intent, context) : intent;
}

/** 对 to what was read back: the words mean what they would have meant where they were spoken. */
function confirmed(intent: Extract<Intent, { kind: 'act' }>, context: ReadContext): Intent {
	const { act, rest } = intent;
	if (!isReadBack(act.verb)) return intent;
	const { heard } = context.talk;
	if (!heard || heard.id !== act.args[0]) return { kind: 'stale' };
	if (act.verb === 'heard-no') return { kind: 'unheard', why: 'again' };
	const before = { ...context, talk: { ...context.talk, heard: null }, open: context.open.filter(({ choices }) => !asksReadBack(choices)) };
	const words = rest === null ? heard.words : `${heard.words}，${rest}`;
	return { kind: 'spoken', intent: withHeld(readText(words, before), before), saidAt: heard.saidAt };
}

const isReadBack = (verb: Verb | undefined): boolean => verb === 'heard-yes' || verb === 'heard-no';
const asksReadBack = (choices: readonly Choice[]): boolean => choices.some((choice) => isReadBack(verbOf(choice)));

function readSaid(said: Said, context: ReadContext): Intent {
	switch (said.kind) {
		case 'other':
			return { kind: 'unsupported' };
		case 'photo':
			return { kind: 'photo', caption: said.caption === null ? null : read({ kind: 'text', text: said.caption }, context) };
		case 'voice':
			return readVoice(said, context.talk, {
				dangerIn: (words) => lookAt(words, context).danger,
				toReadBack: (words) => {
					const questions = openChoices(context);
					return byLabel(words, questions) ?? byYes(words, questions);
				},
			});
		case 'choice': {
			const act = parseAct(said.id);
			return act ? withHeld({ kind: 'act', act, rest: null }, context) : { kind: 'stale' };
		}
		case 'text':
			return context.fresh ? { kind: 'fresh' } : withHeld(readText(said.text.trim(), context), context);
	}
}

/** 5 很细心 under two questions: the words go with whichever is chosen next. */
function withHeld(intent: Intent, { talk }: ReadContext): Intent {
	if (intent.kind !== 'act' || intent.rest !== null || !talk.held) return intent;
	const { ids, words, saidAt } = talk.held;
	if (!ids.includes([intent.act.verb, ...intent.act.args].join(':'))) return intent;
	const withWords = { ...intent, rest: words };
	return saidAt === undefined ? withWords : { kind: 'spoken', intent: withWords, saidAt };
}

/** While staff answer a caller, words are for the caller; what is a word that always works, a button's label or its bare number is not. */
function readReply(text: string, handoffId: HandoffId, context: ReadContext): Intent {
	const command = commandOf(text);
	if (command) return { kind: 'command', command };
	const questions = openChoices(context);
	const answer = byLabel(text, questions) ?? (BARE_NUMBER.test(text) ? byNumber(text, questions) : null);
	if (answer) return answer;
	const { alarm, danger } = lookForDanger(text, context.talk, context);
	return { kind: 'reply', handoffId, danger: alarm === 'fire' ? danger : null, text };
}

const BARE_NUMBER = /^[0-9０-９①-⑳]{1,2}$/u;

function readText(text: string, context: ReadContext): Intent {
	const binding = bindingIn(text, context);
	const { answering } = context.talk;
	if (answering && text !== '' && !binding) return readReply(text, answering.handoffId, context);
	if (binding) return binding;
	const exact = readExact(text, context);
	if (exact) return exact;
	const chosen = numbered(text, context);
	const { danger, meaning } = lookAt(text, context, chosen !== null);
	return danger ?? chosen ?? readWords(text, context.talk, meaning);
}

/** Danger in free words, and what they mean. Nobody is asked twice: who was asked and says something of the kind again is believed. */
function lookAt(text: string, context: ReadContext, picks = false): { readonly danger: Intent | null; readonly meaning: Meaning | null } {
	const { talk } = context;
	const { alarm, danger, meaning } = lookForDanger(text, talk, context, picks);
	return { danger: danger && { kind: alarm === 'fire' || talk.worry ? 'danger' : 'worry', danger, text }, meaning };
}

/** What can be nothing else, so that no danger is looked for in it: the words of a button, a command, a number, yes and no. */
function readExact(text: string, context: ReadContext): Intent | null {
	const { worry } = context.talk;
	const answered = worry && dangerAnswerOf(text);
	if (answered) return { kind: 'act', act: answered === 'safe' ? SAFE : { verb: 'danger', args: [worry.danger] }, rest: null };
	if (context.talk.shelved && isResume(text)) return { kind: 'act', act: { verb: 'resume', args: [] }, rest: null };
	if (!context.talk.draft && context.talk.dropped && isResume(text))
		return { kind: 'act', act: { verb: 'bring-back', args: [] }, rest: null };
	const questions = openChoices(context);
	const label = byLabel(text, questions);
	const sure = cancelling(text, questions);
	if (sure) return sure;
	const command = commandOf(text);
	// 接 under two cards: the word that always works asks which order, and knows which can still be had
	if (label && !(command && label.kind === 'which')) return label;
	if (command && command.rest === null) return { kind: 'command', command };
	// a number alone asks how that order stands
	if (isOrderNumber(text)) return { kind: 'command', command: { word: '查单', number: text, rest: null } };
	const stars = byStars(text, questions);
	if (stars) return stars;
	const choice = (choiceNumberOf(text)?.rest === null ? byNumber(text, questions) : null) ?? byYes(text, questions);
	return confirmsDraft(text, choice, context) ?? choice ?? givenUp(text, context.talk);
}

/** 确认 orders what the summary shows, whatever was said and asked since; only another question that it answers comes first. */
function confirmsDraft(text: string, choice: Intent | null, { talk, draftChoices }: ReadContext): Intent | null {
	const { draft, asked, worry, heard } = talk;
	const [first] = draftChoices;
	if (!draft || asked || worry || heard || !first || verbOf(first) !== 'confirm' || !ACCEPTS.includes(bare(text))) return null;
	const isFree = choice === null || (choice.kind === 'act' && choice.act.verb === 'resume');
	return isFree ? acted(first, null) : null;
}

/** 要取消…吗？ 取消 is a yes there, and 不是，我是说不要取消 a no. */
function cancelling(text: string, questions: readonly (readonly OfferedChoice[])[]): Intent | null {
	const asked = questions.flat().filter((choice) => verbOf(choice) === 'cancel-yes' || verbOf(choice) === 'keep');
	const yes = asked.filter((choice) => verbOf(choice) === 'cancel-yes');
	const [only] = yes;
	if (!only || yes.length > 1) return null;
	const command = commandOf(text);
	if (command?.word === '取消' && command.number === null) return acted(only, null);
	const no = asked.find((choice) => verbOf(choice) === 'keep' && choice.id.split(':')[1] === only.id.split(':')[1]);
	return no && keepsOrder(text) ? acted(no, null) : null;
}

/** 算了 where the draft asks something else is 取消. Beside another question, or in a talk with the staff, it may be meant for that. */
function givenUp(text: string, { draft, asked, worry, handoff }: Talk): Intent | null {
	if (!draft || asked || worry || handoff || !givesUp(text)) return null;
	return { kind: 'command', command: { word: '取消', number: null, rest: null } };
}

const SAFE: Act = { verb: 'safe', args: [] };

/** A number or a command with words behind it. */
function numbered(text: string, context: ReadContext): Intent | null {
	const command = commandOf(text);
	return command ? { kind: 'command', command } : (byNumber(text, openChoices(context)) ?? toShelved(text, context));
}

/** In an emergency words are for those on duty, but the number of a choice can only be meant for the draft that was set aside. */
function toShelved(text: string, { talk, draftChoices }: ReadContext): Intent | null {
	const chosen = talk.draft ? null : byNumber(text, [offered(draftChoices)]);
	return chosen?.kind === 'act' ? chosen : null;
}

/** Words in which nobody is in danger: an answer to what was asked, a courtesy, or what is wanted. */
export function readWords(text: string, { asked }: Pick<Talk, 'asked'>, meaning: Meaning | null): Intent {
	const named = namedMemberOf(text);
	if (named?.sure) return { kind: 'name', named, text };
	if (asked) return { kind: 'answer', asked, text };
	const courtesy = isCourtesy(text);
	if (courtesy) return { kind: 'courtesy', courtesy, text };
	if (named) return { kind: 'name', named, text };
	return { kind: 'words', text, meaning };
}

/** A code by itself counts only where nothing was asked that it could answer: a house may be called so. */
function bindingIn(text: string, { talk }: ReadContext): Intent | null {
	const binding = bindingOf(text);
	if (binding) return { kind: 'bind', code: binding.code };
	const code = talk.draft || talk.asked || talk.answering ? null : bareCode(text);
	return code === null ? null : { kind: 'bind', code };
}

/** The questions an answer may belong to: open messages, else what is asked beside the draft, else the draft's own question. */
function openChoices({ open, talk, draftChoices }: ReadContext): readonly (readonly OfferedChoice[])[] {
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

const offered = (choices: readonly Choice[], about: OrderNamed | null = null): readonly OfferedChoice[] =>
	choices.map((choice) => ({ ...choice, about }));

/** The same question asked again, such as the reminder to rate, is one question. */
const withoutRepeated = (open: readonly OpenQuestion[]): readonly OpenQuestion[] => [
	...new Map(open.map((question) => [question.choices.map((choice) => choice.id).join(' '), question])).values(),
];

const acted = (choice: Choice, rest: string | null): Intent => {
	const act = parseAct(choice.id);
	return act ? { kind: 'act', act, rest } : { kind: 'stale' };
};

/** 5 很好 → 很好, 1123-037 上门理发：确认 → 确认: the words of a label without what stands in front of them. */
const withoutFront = (label: string): string => label.replace(/^\d{4}-\d{3,} [^：:]*[：:]\s*/, '').replace(/^\d+\s*/, '');

/** Whoever types a button's words need not mind capitals and full stops. */
const isSaid = (label: string, text: string): boolean =>
	label === text || (label !== '' && bare(label) === bare(text) && bare(text) !== '');

/** The words of a button typed out. The same words in two questions are asked about. */
function byLabel(text: string, questions: readonly (readonly OfferedChoice[])[]): Intent | null {
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

function byNumber(text: string, questions: readonly (readonly OfferedChoice[])[]): Intent | null {
	const number = choiceNumberOf(text);
	if (!number || questions.length === 0) return null;
	if (questions.length > 1) return whichOf(number, questions);
	const [choices = []] = questions;
	const choice = choiceOf(number.n, choices);
	if (choice) return acted(choice, number.rest);
	return choices.length > 0 && number.rest === null ? { kind: 'missed', text, choices } : null;
}

/** 三星吧, 给五分 where one visit is to be rated. */
function byStars(text: string, questions: readonly (readonly OfferedChoice[])[]): Intent | null {
	const stars = starsIn(text);
	const rated = questions.filter((choices) => choices.some((choice) => verbOf(choice) === 'rate'));
	const [only = []] = rated;
	const choice =
		stars === null || rated.length !== 1 ? undefined : only.find(({ id }) => id.endsWith(`:${stars}`) && id.startsWith('rate'));
	return choice ? acted(choice, null) : null;
}

function byYes(text: string, questions: readonly (readonly OfferedChoice[])[]): Intent | null {
	const yes = ACCEPTS.includes(bare(text)) ? true : yesOf(text);
	if (yes === null) return null;
	const fitting = questions.flatMap((choices) => (yes ? yesChoice(choices) : noChoice(choices, text)) ?? []);
	const [only] = fitting;
	if (!only) return null;
	return fitting.length === 1 ? acted(only, null) : { kind: 'which', choices: fitting, rest: null };
}

const verbOf = (choice: Choice): Verb | undefined => parseAct(choice.id)?.verb;
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
