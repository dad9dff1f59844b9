import { whatIsSaid } from '../../understand/says-what.ts';
import type { Decision } from '../decision.ts';
import { joinedWith } from '../parse/fragments.ts';
import type { Draft } from '../talk.ts';
import { understandsWish, wordsToDraft } from './draft.ts';
import { type DraftContext, READABLE } from './draft-context.ts';
import { nextMissing } from './draft-question.ts';

/** Words said in pieces, each a message of its own with an answer of its own; the newest answer stands for all of them. */

/** Everything said so far, read from where the draft stood before; what only asks for somebody would mislead the model. */
function together(joined: string, before: Draft | null, context: DraftContext): DraftContext {
	const { talk, world } = context;
	return {
		...context,
		talk: { ...talk, draft: before },
		meaning: world.meaningOf(whatIsSaid(joined).join('，')),
		answers: talk.draft !== null,
	};
}

/** The first words of an order are all the pieces up to the one that tells what is to be done. */
function withWish(decision: Decision | null, joined: string, { talk }: DraftContext): Decision | null {
	const draft = decision?.talk.draft;
	if (!decision || !draft || talk.lately?.draft || talk.draft?.itemCode) return decision;
	return { ...decision, talk: { ...decision.talk, draft: { ...draft, wish: joined.slice(0, READABLE) } } };
}

/** It leaves the draft with something that it did not have. */
function isNews(decision: Decision, before: Draft | null): boolean {
	const { draft } = decision.talk;
	if (!draft || !before) return draft !== null;
	const said = ({ wish, startedAt, readFrom, ...rest }: Draft): string => JSON.stringify(Object.entries(rest).sort());
	return said(draft) !== said(before);
}

/**
 * Free words into the draft, together with those that they follow within seconds. By themselves they do where they answer what was
 * asked; where they do not, or leave open what is to be done, all pieces are read as one.
 */
export function piecesToDraft(text: string, context: DraftContext): Decision | null {
	const { talk, saidAt } = context;
	const { lately } = talk;
	const joined = joinedWith(text, talk, saidAt);
	if (joined === null || !lately) return wordsToDraft(text, context);
	const alone = understandsWish(text, context) ? wordsToDraft(text, context) : null;
	if (alone?.talk.draft?.itemCode) return withWish(alone, joined, context);
	// a draft that awaits its yes is not read anew: what follows corrects it or is remarked beside it
	if (talk.draft && nextMissing(talk.draft, context.me) === 'confirm') return wordsToDraft(text, context);
	const all = together(joined, lately.draft, context);
	const decision = understandsWish(joined, all) ? wordsToDraft(joined, all) : null;
	const isBetter = decision !== null && (alone === null ? isNews(decision, talk.draft) : decision.talk.draft?.itemCode !== undefined);
	return withWish(isBetter ? decision : (alone ?? wordsToDraft(text, context)), joined, context);
}

/** The decision, and what was said kept for a few seconds. */
export function keepingWords(decision: Decision, text: string, { talk, saidAt }: Pick<DraftContext, 'talk' | 'saidAt'>): Decision {
	const joined = joinedWith(text, talk, saidAt);
	const draft = joined !== null && talk.lately ? talk.lately.draft : talk.draft;
	const isOpen = decision.talk.worry === null;
	return { ...decision, talk: { ...decision.talk, lately: isOpen ? { words: joined ?? text, saidAt, draft } : null } };
}
