import { nameIn, phoneTail, say } from '../../text/render.ts';
import { slotWords } from '../../text/when.ts';
import { contactMasked } from '../cards.ts';
import type { Draft } from '../talk.ts';
import type { DraftContext } from './draft-context.ts';
import { itemOfDraft, type Missing, nextMissing, placeName } from './draft-question.ts';

/** Saying back what was understood, so that a mistake is seen at once. */

type Part = 'when' | 'place' | 'people' | 'for' | 'contact';

/** Each thing that words can bring beside the item, as the draft holds it; null where it holds none. */
const HOLDS: { readonly [P in Part]: (draft: Draft, context: DraftContext) => string | null } = {
	when: ({ slot }, { me, world }) => (slot === undefined ? null : slotWords(slot, world.zone, me.language)),
	// a street by itself stands in the question for its community
	place: ({ unitCode, address }, { world }) => [placeName(unitCode, world), address].filter(Boolean).join(' ') || null,
	people: ({ people }, { me }) => (people === undefined ? null : say(me.language, 'draft.said-people', { people })),
	for: ({ proxyFor }, { me }) => (proxyFor === undefined ? null : say(me.language, 'draft.said-for', { who: proxyFor })),
	contact: ({ name, phone, proxyFor }, { me }) => {
		const who = name ?? (proxyFor === undefined ? me.name : null);
		if (who) return contactMasked(who, phone ?? me.phone, me.language);
		return phone ? say(me.language, 'draft.said-phone', { tail: phoneTail(phone) }) : null;
	},
};
const PARTS = Object.keys(HOLDS) as readonly Part[];

/** What each question asks for: the plain answer to it need not be said back. */
const ASKED: Partial<Record<Missing, Part>> = { place: 'place', station: 'place', when: 'when', contact: 'contact' };

/** What has changed of a draft that held it already, and what came without having been asked for; null = no draft before. */
export function saidBack(before: Draft | null, after: Draft, context: DraftContext): readonly string[] {
	const { me, world } = context;
	const asked = before && nextMissing(before, me);
	const [itemBefore, item] = [before && itemOfDraft(before, world), itemOfDraft(after, world)];
	const begun: Draft = { wish: '', startedAt: after.startedAt };
	const told = PARTS.map((part) => {
		// what is known of the person is no news in the first words
		const none = before === null && HOLDS[part](after, context) === HOLDS[part](begun, context);
		return { part, was: before && HOLDS[part](before, context), is: none ? null : HOLDS[part](after, context) };
	});
	const moved = told.filter(({ was, is }) => is !== null && is !== was);
	const changed = moved.flatMap(({ part, was, is }) =>
		was === null ? [] : [say(me.language, `draft.changed-${part}`, { what: is ?? '' })],
	);
	const fresh = moved.flatMap(({ part, was, is }) => (was === null && is !== null && (!asked || ASKED[asked] !== part) ? [is] : []));
	return [
		...(itemBefore && item && item !== itemBefore ? [say(me.language, 'draft.changed-item', { what: nameIn(me.language, item) })] : []),
		...changed,
		// the summary says all of it by itself
		...(fresh.length > 0 && nextMissing(after, me) !== 'confirm'
			? [say(me.language, 'draft.understood', { what: fresh.join(say(me.language, 'draft.said-comma')) })]
			: []),
	];
}
