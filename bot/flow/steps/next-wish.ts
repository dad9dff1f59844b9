import { nameIn, say } from '../../text/render.ts';
import { correctsIn } from '../../understand/corrections.ts';
import { itemsFor } from '../../understand/items-for.ts';
import { normalise } from '../../understand/normalise.ts';
import { whenOf } from '../../understand/time/when.ts';
import { wishesIn } from '../../understand/wishes.ts';
import { type Decision, reply, understood } from '../decision.ts';
import { ASKS_FOR_HELP } from '../parse/wants.ts';
import { sharedWords } from '../read-from.ts';
import type { Draft } from '../talk.ts';
import { ask, newDraft } from './ask-draft.ts';
import { type DraftContext, READABLE, without } from './draft-context.ts';
import { itemOfDraft, nextMissing, questionOf } from './draft-question.ts';
import { takeWords } from './draft-words.ts';
import { shortWish } from './short-wish.ts';
import { kindsIn } from './take-item.ts';

/** More than one wish: the first is a draft, what was added to it waits in it and is begun when that is done with or given up. */

/** The items that words by themselves may mean; none where they tell of nothing to be done. */
export function itemsIn(words: string, { world }: Pick<DraftContext, 'world'>, asked = false): readonly string[] {
	const kinds = kindsIn(words, asked, { world, meaning: world.meaningOf(words) });
	return itemsFor(kinds, words, world).codes;
}

/** Both name something, and not the same. */
function areTwo(first: string, added: string, context: DraftContext): boolean {
	const [one, other] = [itemsIn(first, context), itemsIn(added, context)];
	return one.length > 0 && other.length > 0 && !other.some((code) => one.includes(code));
}

const nameOf = (draft: Draft, { me, world }: DraftContext): string => {
	const item = itemOfDraft(draft, world);
	return item ? nameIn(me.language, item) : shortWish(draft.wish);
};

/** Words of an added wish by themselves. */
const alone = (words: string, context: DraftContext): DraftContext => ({
	...context,
	talk: { ...context.talk, draft: null },
	meaning: context.world.meaningOf(words),
	// 还想 has said that it is a wish
	answers: true,
});

const begun = (words: string, context: DraftContext) =>
	takeWords(newDraft(words.slice(0, READABLE), context.saidAt), words, alone(words, context));

/** What belongs to the other wish as well, unless that says so itself. */
function shared({ unitCode, instituteCode, address, slot, wantedToday, name, phone, proxyFor }: Partial<Draft>): Partial<Draft> {
	const known = { unitCode, instituteCode, address, slot, wantedToday, name, phone, proxyFor };
	return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined));
}

const ownPlace = ({ unitCode, instituteCode, address }: Draft): boolean =>
	[unitCode, instituteCode, address].some((one) => one !== undefined);

/** A draft with what another one knows and it does not. */
function filledFrom(draft: Draft, other: Partial<Draft>): Draft {
	const known = shared(other);
	const { unitCode, instituteCode, address, ...rest } = known;
	return { ...(ownPlace(draft) ? rest : known), ...draft, readFrom: { ...sharedWords(other), ...draft.readFrom } };
}

/** A time at the beginning of an added wish is its own: 另外周日下午想让人陪我妈去医院. Behind it, it is that of both. */
function ownTime(added: string, { saidAt, world }: DraftContext): readonly ('slot' | 'wantedToday')[] {
	const span = whenOf(added, saidAt, world.zone)?.span;
	return span && normalise(added).startsWith(span) ? ['slot', 'wantedToday'] : [];
}

/** Beside a summary a clear wish for something else is another one, without a word that says so. */
function addedTo(draft: Draft, text: string, { me, meaning }: DraftContext): readonly [first: string, added?: string] {
	const isWish = meaning?.intent === 'request' && meaning.ask !== 'intent' && ASKS_FOR_HELP.test(text) && !correctsIn(text);
	const parts = wishesIn(text);
	return isWish && parts[1] === undefined && nextMissing(draft, me) === 'confirm' ? ['', text] : parts;
}

/** Words that hold two wishes: the first is begun, the second kept; null where they hold one. With a draft open, a wish added to it. */
export function severalWishes(words: string, context: DraftContext): Decision | null {
	const { talk, me, world, saidAt } = context;
	const text = words.slice(0, READABLE);
	const [first, added] = talk.draft ? addedTo(talk.draft, text, context) : wishesIn(text);
	if (added === undefined) return null;
	if (talk.draft) {
		const [code] = first === '' ? itemsIn(added, context, true) : [];
		if (!talk.draft.itemCode || code === undefined || code === talk.draft.itemCode || talk.draft.later) return null;
		const draft = { ...talk.draft, later: { words: added, saidAt } };
		const note = say(me.language, 'draft.later', { what: nameOf(begun(added, context).draft, context), first: nameOf(draft, context) });
		const question = questionOf(draft, me, world);
		return {
			talk: { ...understood(talk), draft },
			tellings: [reply(me, { ...question, text: `${note}\n${question.text}` })],
		};
	}
	if (!areTwo(first, added, context)) return null;
	const one = begun(first, context);
	const other = begun(added, context);
	const draft: Draft = {
		...filledFrom(one.draft, without(other.draft, 'proxyFor', ...ownTime(added, context))),
		wish: text,
		later: { words: added, saidAt },
	};
	const note = say(me.language, 'draft.two', { first: nameOf(one.draft, context), second: nameOf(other.draft, context) });
	return ask(null, draft, context, [note, ...one.notes], one.problem);
}

/** The wish that was kept is begun, once the first has become an order or was given up; place, time and contact are the same unless it says so. */
export function afterDraft(decision: Decision, before: Draft | null, context: DraftContext): Decision {
	const later = before?.later;
	if (!before || !later) return decision;
	const then: DraftContext = { ...context, talk: decision.talk, saidAt: later.saidAt };
	const { draft, notes, problem } = begun(later.words, then);
	const next = ask(null, filledFrom(draft, before), then, [say(context.me.language, 'draft.second'), ...notes], problem);
	return { ...decision, talk: next.talk, tellings: [...decision.tellings, ...next.tellings] };
}
