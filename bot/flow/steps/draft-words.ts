import { correctsIn } from '../../understand/corrections.ts';
import type { Draft } from '../talk.ts';
import { type DraftContext, READABLE, type Taken } from './draft-context.ts';
import { type Missing, nextMissing } from './draft-question.ts';
import { changeItem, takeItem } from './take-item.ts';
import { takeContact, takePersons } from './take-persons.ts';
import { changePlace, takePlace } from './take-place.ts';
import { takeTime } from './take-time.ts';

/** What a text says, taken into a draft. */

/** Whose time and place may be said anew without a word of correction: the summary invites to it. */
const OPEN_TO_CHANGE: readonly Missing[] = ['confirm'];

/** Everything that a text says. `again` = what is known already may be said anew. */
function taking(draft: Draft, text: string, context: DraftContext, again: boolean): Taken {
	const missing = nextMissing(draft, context.me);
	const asksItem = missing === 'what' || missing === 'items';
	let taken: Taken = { draft, some: false, problem: null, notes: [] };
	const add = (part: Partial<Taken>): void => {
		taken = {
			draft: part.draft ?? taken.draft,
			some: taken.some || (part.some ?? false),
			problem: taken.problem ?? part.problem ?? null,
			notes: [...taken.notes, ...(part.notes ?? [])],
		};
	};
	add(takePersons(taken.draft, text, again));
	add(takeItem(taken.draft, text, context, asksItem && (context.talk.draft !== null || context.answers === true)));
	if (again && draft.itemCode) add(changeItem(taken.draft, text, context));
	add(
		again && (draft.unitCode || draft.instituteCode)
			? changePlace(taken.draft, text, context)
			: takePlace(taken.draft, text, context, missing === 'place' || missing === 'station'),
	);
	add(takeTime(taken.draft, text, context, again || asksItem));
	add(takeContact(taken.draft, text, context, missing === 'contact', again));
	if (taken.some && asksItem && taken.draft.suggested === draft.suggested) add(takeItem(taken.draft, text, context, false, true));
	return taken;
}

/**
 * Reads everything a text holds into a draft: the answer asked for, whatever else was said with it, and what it corrects. Words that
 * answer nothing that is open may correct what is known without saying so.
 */
export function takeWords(draft: Draft, words: string, context: DraftContext): Taken {
	const text = words.slice(0, READABLE);
	const missing = nextMissing(draft, context.me);
	const first = taking(draft, text, context, OPEN_TO_CHANGE.includes(missing) || correctsIn(text));
	const second = first.some || first.problem ? first : taking(draft, text, context, true);
	return second.some ? second : first;
}
