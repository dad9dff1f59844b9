import { say } from '../../text/render.ts';
import { dateWords } from '../../text/when.ts';
import { correctsIn } from '../../understand/corrections.ts';
import { bare, normalise } from '../../understand/normalise.ts';
import type { Decision } from '../decision.ts';
import { yesOf } from '../parse/yes-no.ts';
import type { Draft } from '../talk.ts';
import { ask } from './ask-draft.ts';
import type { DraftContext } from './draft-context.ts';
import { earliestDay, itemOfDraft, nextMissing } from './draft-question.ts';

/** What is remarked at the summary (她耳朵不好，讲话要大声点) goes with the order: nothing else is asked there that it could answer. */

/** Fewer characters than this tell nobody anything, and so many are kept of all remarks together. */
const LEAST = 4;
const LONGEST = 300;

const ASKS =
	/[?]|[吗么呢]$|什么|哪[个里天些位]|怎么|咋|多久|多少|几[点个天位]|为什么|谁|能不能|可不可以|行不行|是不是|^(?:who|what|when|where|why|how|can|could|will|is|are|do|does)\b/u;
/** 能不能让师傅先打个电话 is asked of whoever comes. */
const ASKS_OF_THEM = /^(?:能不能|可不可以|能否|麻烦|请)(?:.*)(?:打|带|穿|轻|慢|大声|提前|先)/u;

const isQuestion = (text: string): boolean => {
	const said = normalise(text).trim();
	return ASKS.test(said) && !ASKS_OF_THEM.test(said);
};

/** 要多久才有人来 */
const HOW_LONG = /多久|多长时间|几时|(?:什么|哪个|啥)时候.{0,6}(?:来|到|上门)|\bhow (?:long|soon)\b/u;
/** 先给我打个电话, whenever it is said, is for whoever comes. */
const CALL_FIRST = /(?:先|来之前|来前|上门前|到了|提前|出发前)[^,。;!?\d]{0,8}(?:打|来|给)[^,。;!?\d]{0,4}电话/u;

/** What is said beside the draft's question and answers nothing: kept or answered, and the question again. Null for anything else. */
export function aside(draft: Draft, words: string, context: DraftContext): Decision | null {
	const { me, world } = context;
	if (HOW_LONG.test(normalise(words))) {
		const earliest = dateWords(earliestDay(itemOfDraft(draft, world), world), world.zone, me.language);
		return ask(draft, draft, context, [say(me.language, 'draft.how-long', { earliest })]);
	}
	return noted(draft, words, context);
}

/** The draft with a remark at its summary, shown again; null for words that are none: yes, no, a question, a correction. */
function noted(draft: Draft, words: string, context: DraftContext): Decision | null {
	const isRemark = bare(words).length >= LEAST && yesOf(words) === null && !correctsIn(words) && !isQuestion(words);
	const isAtSummary = nextMissing(draft, context.me) === 'confirm';
	if (!isRemark || !(isAtSummary || CALL_FIRST.test(normalise(words)))) return null;
	const said = words
		.trim()
		.replace(/\s*\n\s*/gu, '，')
		.replace(/[。.]+$/u, '');
	if (draft.note?.includes(said)) return ask(draft, draft, context);
	const note = [draft.note, said].filter(Boolean).join('；').slice(0, LONGEST);
	return ask(draft, { ...draft, note }, context, isAtSummary ? [] : [say(context.me.language, 'draft.noted', { note: said })]);
}
