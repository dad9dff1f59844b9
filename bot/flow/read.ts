import type { HandoffId } from '../../db/domain/ids.ts';
import { isOrderNumber } from '../../db/domain/order-number.ts';
import type { Meaning } from '../understand/meaning.ts';
import { bare } from '../understand/normalise.ts';
import { type Act, parseAct } from './act.ts';
import type { Intent, OfferedChoice, Said } from './intent.ts';
import { type Listening, lookForDanger } from './look-for-danger.ts';
import { namedMemberOf } from './parse/add-name.ts';
import { bareCode, bindingOf } from './parse/binding.ts';
import { commandOf } from './parse/commands.ts';
import { isCourtesy } from './parse/courtesy.ts';
import { dangerAnswerOf } from './parse/danger-answer.ts';
import { givesUp } from './parse/gives-up.ts';
import { choiceNumberOf } from './parse/number-choice.ts';
import { keepsOrder } from './parse/order-words.ts';
import { isResume } from './parse/resume.ts';
import { readVoice } from './parse/voice.ts';
import {
	ACCEPTS,
	acted,
	asksReadBack,
	byLabel,
	byNumber,
	byStars,
	byYes,
	type Choosing,
	isReadBack,
	offered,
	openChoices,
	verbOf,
} from './read-choice.ts';
import type { Talk } from './talk.ts';

/** What decides how bare words are taken: the same 1 or 好 means something else under another question. */
export interface ReadContext extends Listening, Choosing {
	/** The person just opened the channel (Telegram's /start). */
	readonly fresh: boolean;
}

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
