import type { Slot } from '../../../db/domain/order.ts';
import { say } from '../../text/render.ts';
import { affirmedIn, takenBackIn } from '../../understand/corrections.ts';
import { bare, normalise } from '../../understand/normalise.ts';
import { isEach, noDateIn, plainTimes } from '../../understand/time/everyday.ts';
import { insteadOfMissingDay, whenOf } from '../../understand/time/when.ts';
import { readAs } from '../read-from.ts';
import type { Draft } from '../talk.ts';
import type { DraftContext, Taken } from './draft-context.ts';
import { itemOfDraft, noDateProblem, noSuchDay, slotProblem } from './draft-question.ts';

/** When, out of free words. */

/** What the question offers beside a day: 回“不限”. */
const ANY_TIME =
	/^(?:(?:(?:时间|哪天)都?)?不限(?:时间)?|any ?time|any day|any time is fine|whenever|no preference|(?:it )?doesn't matter)(?: please)?$/u;

/** The words of a time are shown where they were said just so: 现在能来吗 was read as 今天. */
function withWords(draft: Draft, { start }: Slot, words: string, written: string): Draft {
	const said = normalise(written);
	const isSaid = words.split(' ').every((piece) => said.includes(normalise(piece)));
	const { when: _before, ...others } = draft.readFrom ?? {};
	return { ...draft, readFrom: isSaid ? { ...others, when: { words, start } } : others };
}

/** `again` = a time that is known already may be said anew. */
export function takeTime(draft: Draft, written: string, { world, me, saidAt }: DraftContext, again: boolean): Partial<Taken> {
	if (draft.slot !== undefined && !again) return {};
	const noDate = noDateIn(written);
	if (noDate !== null) return { some: true, problem: noDateProblem(noDate, draft, me, world) };
	const text = plainTimes(written);
	if (ANY_TIME.test(bare(text)))
		return { some: true, draft: readAs({ ...draft, slot: null }, { when: { words: bare(text), start: null } }) };
	const instead = insteadOfMissingDay(text, saidAt, world.zone);
	if (instead) return { some: true, problem: noSuchDay(instead, draft, me, world) };
	const known = draft.slot?.start ?? null;
	const latest = takenBackIn(text);
	const found =
		(latest && whenOf(latest, saidAt, world.zone, known)) ?? whenOf(draft.slot ? affirmedIn(text) : text, saidAt, world.zone, known);
	if (!found) return {};
	const soon = found.wantedToday ? { ...draft, wantedToday: true } : draft;
	if (!found.slot) return draft.slot === undefined ? { some: true, draft: soon } : {};
	const timed = withWords({ ...soon, slot: found.slot }, found.slot, found.span, written);
	// what a day is worth depends on the item, so that is asked first
	const once = isEach(written) ? [say(me.language, 'draft.once')] : [];
	if (!itemOfDraft(draft, world)) return { some: true, draft: timed, notes: once };
	const problem = slotProblem(found.slot, soon, me, world);
	return problem ? { some: true, draft: soon, problem, notes: once } : { some: true, draft: timed, notes: once };
}
