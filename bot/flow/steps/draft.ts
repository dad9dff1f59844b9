import { DAY, type Instant } from '../../../db/domain/instant.ts';
import type { Slot } from '../../../db/domain/order.ts';
import { nameIn, say } from '../../text/render.ts';
import { dateWords } from '../../text/when.ts';
import type { Act } from '../act.ts';
import { answer, type Decision, reply, understood } from '../decision.ts';
import type { Outbound } from '../outbound.ts';
import { pressedFor } from '../read-from.ts';
import type { Draft } from '../talk.ts';
import { ask, newDraft } from './ask-draft.ts';
import { type DraftContext, READABLE, without } from './draft-context.ts';
import {
	earliestDay,
	instituteChoices,
	itemOfDraft,
	nextMissing,
	platformChoices,
	questionOf,
	slotProblem,
	stationOnly,
} from './draft-question.ts';
import { takeWords } from './draft-words.ts';
import { bringBack, dropDraft } from './give-up.ts';
import { severalWishes } from './next-wish.ts';
import { aside } from './remark.ts';

/** 点单: words and buttons fill a draft, one question a message; what is known is never asked. */

/** Free words while a draft is open, or the first words of a wish; null = nothing in them was understood. */
export function wordsToDraft(words: string, context: DraftContext): Decision | null {
	const { talk, saidAt } = context;
	const several = severalWishes(words, context);
	if (several) return several;
	const draft = talk.draft ?? newDraft(words.slice(0, READABLE), saidAt);
	const taken = takeWords(draft, words, context);
	if (!taken.some) return talk.draft ? (aside(talk.draft, words, context) ?? notUnderstood(talk.draft, context, taken.notes)) : null;
	return ask(talk.draft, taken.draft, context, taken.notes, taken.problem);
}

/** Whether the words say anything of a wish, or of the one that is being filled in. */
export const understandsWish = (words: string, context: DraftContext): boolean =>
	takeWords(context.talk.draft ?? newDraft(words.slice(0, READABLE), context.saidAt), words, context).some;

/** The question again, in other words and with choices; null = let the general "unclear" answer. */
function notUnderstood(draft: Draft, context: DraftContext, notes: readonly string[]): Decision | null {
	const { me, talk, world } = context;
	const again = (outbound: Outbound): Decision => ({
		talk: { ...talk, fruitless: talk.fruitless + 1 },
		tellings: [reply(me, { ...outbound, text: [...notes, outbound.text].join('\n') })],
	});
	// The second time in a row a human is offered instead; but what only awaits a yes stays in sight.
	if (talk.fruitless >= 1 && nextMissing(draft, me) !== 'confirm') return null;
	const example = dateWords(earliestDay(itemOfDraft(draft, world), world), world.zone, me.language);
	switch (nextMissing(draft, me)) {
		case 'place':
			return again({ text: say(me.language, 'draft.place-unknown'), choices: instituteChoices(world) });
		case 'when':
			return again({ text: say(me.language, 'draft.when-unknown', { example }), choices: questionOf(draft, me, world).choices });
		case 'contact':
			return again({ text: say(me.language, 'draft.contact-unknown'), choices: [] });
		case 'station':
		case 'items':
		case 'confirm':
			return again(questionOf(draft, me, world));
		case 'what':
			return null;
	}
}

/** A slot farther away than this was never offered. */
const FARTHEST = 366 * DAY;

/** The slot that a button carries; null for what this desk never gave out. */
export const slotOfAct = (args: readonly string[], at: Instant): Slot | null => {
	const [start, end, grain] = args;
	const from = Number(start);
	const to = Number(end);
	const offered = Number.isInteger(from) && Number.isInteger(to) && Math.abs(from - at) < FARTHEST && from <= to && to <= from + DAY;
	if (!offered) return null;
	return { start: from, end: to, grain: grain === 'minute' || grain === 'day' ? grain : 'part' };
};

/** One step back: the newest answer of the draft is taken away. */
function stepBack(draft: Draft): Draft | null {
	if (draft.slot !== undefined) return without(draft, 'slot');
	if (draft.unitCode !== undefined) return without(draft, 'unitCode', 'address', 'instituteCode');
	if (draft.instituteCode !== undefined) return without(draft, 'instituteCode');
	if (draft.itemCode !== undefined) return without(draft, 'itemCode');
	if (draft.platformCode !== undefined) return without(draft, 'platformCode');
	return draft.suggested !== undefined ? without(draft, 'suggested') : null;
}

const FIXES: Readonly<Record<string, readonly (keyof Draft)[]>> = {
	when: ['slot'],
	place: ['unitCode', 'instituteCode', 'address'],
	contact: ['name', 'phone'],
	item: ['itemCode', 'platformCode', 'suggested'],
};

/** 返回 */
export function back(context: DraftContext): Decision {
	const { me, talk } = context;
	const earlier = talk.draft && stepBack(talk.draft);
	if (!talk.draft) return { talk: { ...understood(talk), asked: null }, tellings: [answer(me, 'draft.none')] };
	if (!earlier) return ask(talk.draft, talk.draft, context, [say(me.language, 'back.nothing')]);
	return ask(earlier, earlier, context, [say(me.language, 'draft.back')]);
}

/** 重来 */
export function startAgain(context: DraftContext): Decision {
	const { me, talk, world, saidAt } = context;
	const text = `${say(me.language, 'draft.fresh')}\n${say(me.language, 'draft.what')}`;
	return {
		// beside a talk with the staff the next wish answers this question and is not passed on
		talk: { ...understood(talk), draft: talk.handoff ? newDraft('', saidAt) : null, asked: null },
		tellings: [reply(me, { text, choices: platformChoices(me.language, world) })],
	};
}

/** 菜单: the draft as it is, its item chosen anew. */
export function openMenu(context: DraftContext): Decision {
	const { talk, saidAt } = context;
	return ask(talk.draft, without(talk.draft ?? newDraft('', saidAt), 'itemCode', 'platformCode', 'suggested'), context);
}

/** A button of the draft's questions; `rest` is what was said behind its number. `confirm` is in place-order.ts. */
export function draftAct(act: Act, rest: string | null, context: DraftContext): Decision | null {
	const { me, talk, world, saidAt } = context;
	const draft = talk.draft ?? newDraft('', saidAt);
	const [code = ''] = act.args;
	const then = (pressed: Draft): Decision => {
		const next = pressedFor(draft, pressed);
		const taken = rest ? takeWords(next, rest, context) : null;
		return ask(talk.draft, taken?.draft ?? next, context, taken?.notes, taken?.problem ?? null);
	};
	switch (act.verb) {
		case 'menu':
			return openMenu(context);
		case 'platform':
			return world.platforms.some((platform) => platform.code === code)
				? then({ ...without(draft, 'itemCode'), platformCode: code })
				: null;
		case 'item': {
			const item = world.items.find((one) => one.code === code);
			if (!item) return null;
			if (item.orderer === 'station') return { talk: understood(talk), tellings: [reply(me, stationOnly(item, me, world))] };
			return then({ ...draft, wish: draft.wish || nameIn(me.language, item), itemCode: code });
		}
		case 'institute':
			return world.units.some((unit) => unit.code === code) ? then({ ...without(draft, 'unitCode'), instituteCode: code }) : null;
		case 'place':
			return world.units.some((unit) => unit.code === code) ? then({ ...draft, unitCode: code }) : null;
		case 'part': {
			if (code === 'any') return then({ ...draft, slot: null });
			const slot = slotOfAct(act.args, world.at);
			if (!slot) return null;
			const problem = slotProblem(slot, draft, me, world);
			return problem ? ask(talk.draft, draft, context, [], problem) : then({ ...draft, slot });
		}
		case 'fix':
			return talk.draft ? fix(code, context) : { talk: understood(talk), tellings: [answer(me, 'draft.none')] };
		case 'drop':
			return dropDraft(context);
		case 'bring-back':
			return bringBack(context);
		case 'resume':
			return talk.draft ? ask(talk.draft, talk.draft, context) : { talk: understood(talk), tellings: [answer(me, 'draft.none')] };
		default:
			return null;
	}
}

/** A changed contact is asked even of somebody who is known. */
function fix(what: string, context: DraftContext): Decision | null {
	const keys = Object.hasOwn(FIXES, what) ? FIXES[what] : undefined;
	if (!keys || !context.talk.draft) return null;
	const draft = without(context.talk.draft, ...keys);
	return ask(draft, what === 'contact' ? { ...draft, name: '' } : draft, context);
}
