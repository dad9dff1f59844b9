import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { INTENTS, KINDS } from '../understand/labels.ts';
import { normalise } from '../understand/normalise.ts';
import type { Opinion } from '../understand/opinion.ts';
import { type Hidden, putBack } from './hide.ts';

const NoMore = Type.Union([Type.String(), Type.Null()]);

/** What is taken of an answer; whatever else stands in it is not looked at. */
const Answer = Type.Object({
	intent: Type.Union(INTENTS.map((intent) => Type.Literal(intent))),
	kind: Type.Union([...KINDS.map((kind) => Type.Literal(kind)), Type.Null()]),
	place: Type.Optional(NoMore),
});

/** Longer than any answer that was asked for. */
const LONGEST = 4_000;
/** A place has a name; a whole sentence says nothing more than the message did. */
const LONGEST_PLACE = 30;

function objectIn(said: string): unknown {
	if (said.length > LONGEST) return null;
	try {
		// models like to put JSON between fences, or a word in front
		return JSON.parse(said.slice(said.indexOf('{'), said.lastIndexOf('}') + 1));
	} catch {
		return null;
	}
}

/** Words that stand in the message as they are; what does not was made up, or only repeats what was hidden. */
function quoteOf(quote: string | null | undefined, text: string, hidden: Hidden): string | null {
	const words = putBack(quote ?? '', hidden).trim();
	const isThere = words !== '' && words.length <= LONGEST_PLACE && normalise(text).includes(normalise(words));
	return isThere ? words : null;
}

/** The answer of a model about a text → an opinion; null for whatever is not what was asked for. Nothing in it is believed that the text does not say. */
export function opinionIn(said: string, text: string, hidden: Hidden): Opinion | null {
	const answer = objectIn(said);
	if (!Value.Check(Answer, answer)) return null;
	const isRequest = answer.intent === 'request';
	return { intent: answer.intent, kind: isRequest ? answer.kind : null, place: isRequest ? quoteOf(answer.place, text, hidden) : null };
}
