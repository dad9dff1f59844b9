import { nameIn, say } from '../../text/render.ts';
import { type Decision, reply, understood } from '../decision.ts';
import type { Outbound } from '../outbound.ts';
import type { Draft } from '../talk.ts';
import { crisisLine, likelyItem } from './crisis-line.ts';
import { type DraftContext, without } from './draft-context.ts';
import { itemOfDraft, nextMissing, questionOf, slotProblem } from './draft-question.ts';
import { saidBack } from './said-back.ts';

/** A draft as it begins. */
export const newDraft = (wish: string, at: number): Draft => ({ wish, startedAt: at });

/** "给您选的是…" once, when the item was just found. */
function picked(before: Draft | null, after: Draft, { me, world }: DraftContext): string[] {
	const item = itemOfDraft(after, world);
	// another than before is told as a change
	if (!item || (before && itemOfDraft(before, world))) return [];
	return [say(me.language, 'draft.picked', { item: nameIn(me.language, item), minutes: item.durationMin, volunteers: item.volunteers })];
}

/** The draft as it is now and its next question, with what was understood in front. */
export function ask(
	before: Draft | null,
	draft: Draft,
	context: DraftContext,
	notes: readonly string[] = [],
	problem: Outbound | null = null,
): Decision {
	const { me, talk, world } = context;
	// a time said before the item was known is judged now
	const isPicked = draft.itemCode !== undefined && before?.itemCode !== draft.itemCode;
	const late = isPicked && draft.slot && !problem ? slotProblem(draft.slot, draft, me, world) : null;
	const kept = late ? without(draft, 'slot') : draft;
	const question = problem ?? late ?? questionOf(kept, me, world);
	const isTold = before !== null && likelyItem(before) === likelyItem(kept) && nextMissing(kept, me) !== 'confirm';
	const line = isTold ? [] : crisisLine(likelyItem(kept), me.language, world);
	const text = [...notes, ...picked(before, kept, context), ...saidBack(before, kept, context), ...line, question.text].join('\n');
	return { talk: { ...understood(talk), asked: null, draft: kept }, tellings: [reply(me, { text, choices: question.choices })] };
}
