import { affirmedIn } from '../../understand/corrections.ts';
import { itemOf } from '../../understand/item.ts';
import { itemsFor } from '../../understand/items-for.ts';
import type { Kind } from '../../understand/labels.ts';
import type { Meaning } from '../../understand/meaning.ts';
import type { Ranked } from '../../understand/model/classify.ts';
import { saysWhat } from '../../understand/says-what.ts';
import { isChinese } from '../../understand/script.ts';
import type { Draft } from '../talk.ts';
import type { World } from '../world.ts';
import { type DraftContext, type Taken, without } from './draft-context.ts';
import { stationOnly } from './draft-question.ts';

/** What is to be done, out of free words. */

/** Words that answer what is to be done are short and seldom sound like a wish: a kind is believed from here on. */
const LIKELY_KIND = 0.5;
/** The longest line that the model has learnt has 221 characters. */
const LONG = 300;

/** Words that name a day or a place begin a draft in any case: then so much of a wish in them is enough to look for its kind. */
const MAYBE_WISH = 0.25;
const requestIn = ({ intents }: Meaning): number => intents.find(({ what }) => what === 'request')?.p ?? 0;

/** The kinds of help that words speak of, where they are taken for a wish; none where they only say when or where. */
export function kindsIn(
	text: string,
	asked: boolean,
	{ meaning, world }: Pick<DraftContext, 'meaning' | 'world'>,
	begun = false,
): readonly Ranked<Kind>[] {
	if (!isChinese(text) || !saysWhat(text)) return [];
	const found: Meaning | null = meaning ?? (asked ? world.meaningOf(text) : null);
	if (!found) return [];
	const isWish = (found.intent === 'request' && found.ask !== 'intent') || (begun && requestIn(found) >= MAYBE_WISH);
	return isWish || (asked && (found.kinds[0]?.p ?? 0) >= LIKELY_KIND) ? found.kinds : [];
}

function withItem(draft: Draft, code: string | undefined, { world, me }: DraftContext): Partial<Taken> {
	const item = world.items.find((one) => one.code === code);
	if (!item) return {};
	if (item.orderer === 'station') return { some: true, problem: stationOnly(item, me, world) };
	return { some: true, draft: { ...without(draft, 'suggested', 'platformCode'), itemCode: item.code } };
}

const named = (text: string, world: World): string | undefined => itemOf(text, world.phrases, world.items)?.code;

/** Nothing was chosen yet: sure is filled in, less sure is offered. `asked` = a draft is open and waits for it, `begun` = these words begin one anyway. */
export function takeItem(draft: Draft, text: string, context: DraftContext, asked: boolean, begun = false): Partial<Taken> {
	if (draft.itemCode) return {};
	// over a long story the model loses the wish that a phrase names
	const kinds = text.length > LONG && named(text, context.world) ? [] : kindsIn(text, asked, context, begun);
	const { sure, codes } = itemsFor(kinds, text, context.world);
	if (sure) return withItem(draft, codes[0], context);
	// what was offered for the wish stays, unless the words are another one
	const isNew = draft.suggested === undefined || kinds === context.meaning?.kinds;
	return codes.length > 0 && isNew ? { some: true, draft: { ...draft, suggested: codes } } : {};
}

/** Another item is named than the one that was chosen: 不是打扫，是理发. */
export function changeItem(draft: Draft, text: string, context: DraftContext): Partial<Taken> {
	const code = named(affirmedIn(text), context.world);
	return code === undefined || code === draft.itemCode ? {} : withItem(draft, code, context);
}
