import { DAY, type Instant } from '../../../db/domain/instant.ts';
import type { Slot } from '../../../db/domain/order.ts';
import { say } from '../../text/render.ts';
import { dateWords, slotWords } from '../../text/when.ts';
import { type Act, actId } from '../act.ts';
import { answer, type Decision, reply, understood } from '../decision.ts';
import type { Me } from '../me.ts';
import type { Choice, Outbound } from '../outbound.ts';
import { addressOf } from '../parse/address.ts';
import { itemOf } from '../parse/item.ts';
import { contactOf } from '../parse/name.ts';
import { bare } from '../parse/normalise.ts';
import { peopleOf } from '../parse/people.ts';
import { phoneOf } from '../parse/phone.ts';
import { type PlaceFound, placeOf } from '../parse/place.ts';
import { whenOf } from '../parse/when.ts';
import type { Draft, Talk } from '../talk.ts';
import type { World } from '../world.ts';
import {
	earliestDay,
	instituteChoices,
	itemOfDraft,
	nextMissing,
	placeName,
	platformChoices,
	questionOf,
	slotProblem,
} from './draft-question.ts';

/** 点单: words and buttons fill a draft, one question a message; what is known is never asked. */

/** Longer texts are kept whole, but only their beginning is read for a wish. */
export const READABLE = 1_000;

/** What filling a draft may look at; nothing here is looked up. */
export interface DraftContext {
	readonly me: Me;
	readonly talk: Talk;
	readonly world: World;
	/** When the person wrote: relative days count from then (contract §5). */
	readonly saidAt: number;
}

/** What a text added to a draft. */
interface Taken {
	readonly draft: Draft;
	/** Something was understood. */
	readonly some: boolean;
	/** Something was understood that cannot be taken: said in place of the next question. */
	readonly problem: Outbound | null;
	readonly notes: readonly string[];
}

const newDraft = (wish: string, at: number): Draft => ({ wish, startedAt: at });

function takeItem(draft: Draft, text: string, { world, me }: DraftContext): Partial<Taken> {
	if (draft.itemCode) return {};
	const found = itemOf(text, world.phrases, world.items);
	const item = found && world.items.find((one) => one.code === found.code);
	if (!item) return {};
	if (item.orderer === 'station') {
		return { some: true, problem: { text: say(me.language, 'draft.station-only', { item: item.name }), choices: platformChoices(world) } };
	}
	return { some: true, draft: { ...draft, itemCode: item.code } };
}

function takePlace(draft: Draft, text: string, { world, me }: DraftContext, asked: boolean): Partial<Taken> {
	if (draft.unitCode && !asked) return {};
	const found = placeOf(text, world.units, { asked });
	if (!found) {
		// 聂耳路18号, without a community: kept while the community is still asked for
		const address = draft.address === undefined ? addressOf(text) : null;
		return address ? { draft: { ...draft, address } } : {};
	}
	return withPlace(draft, found, text, { world, me });
}

/** 地址是, 地点改到: what comes behind is a place, whatever else it looks like. */
const SAYS_PLACE = /地址|地点|位置|住|小区|改[到在去]/u;

/** At the summary a place said anew takes the place of the old one; a house alone stays in its community. */
function changePlace(draft: Draft, text: string, context: DraftContext): Partial<Taken> {
	const { world, saidAt } = context;
	// 改到29号 is a time, 改到北苑 is none
	const isPlace = whenOf(text, saidAt, world.zone) === null;
	const found = placeOf(text, world.units, { asked: isPlace && SAYS_PLACE.test(text) });
	if (!found) {
		const address = isPlace ? addressOf(text) : null;
		return address ? { some: true, draft: { ...draft, address } } : {};
	}
	const unit = world.units.find((one) => one.code === draft.unitCode);
	const isSame = found.candidates.length === 1 && (found.unitCode === unit?.code || found.unitCode === unit?.parentCode);
	if (isSame) return { some: true, draft: found.address ? { ...draft, address: found.address } : draft };
	return withPlace(without(draft, 'unitCode', 'instituteCode', 'address'), found, text, context);
}

function withPlace(draft: Draft, found: PlaceFound, text: string, { world, me }: Pick<DraftContext, 'world' | 'me'>): Partial<Taken> {
	if (found.candidates.length > 1) {
		const choices = found.candidates.flatMap((code): Choice[] => {
			const unit = world.units.find((one) => one.code === code);
			return unit ? [{ id: actId(unit.kind === 'station' ? 'place' : 'institute', code), label: unit.name }] : [];
		});
		const address = found.address ? { address: found.address } : {};
		return {
			some: true,
			draft: { ...draft, ...address },
			problem: { text: say(me.language, 'draft.place-which', { said: text.slice(0, 20) }), choices },
		};
	}
	const address = found.address ? { address: found.address } : {};
	const where = found.level === 'station' ? { unitCode: found.unitCode } : { instituteCode: found.unitCode };
	return { some: true, draft: { ...draft, ...where, ...address } };
}

/** What the question offers beside a day: 回“不限”. */
const ANY_TIME = /^(?:(?:时间|哪天)都?)?不限(?:时间)?$/u;

/** `again` = a time that is known already may be said anew. */
function takeTime(draft: Draft, text: string, { world, me, saidAt }: DraftContext, again: boolean): Partial<Taken> {
	if (draft.slot !== undefined && !again) return {};
	if (ANY_TIME.test(bare(text))) return { some: true, draft: { ...draft, slot: null } };
	const found = whenOf(text, saidAt, world.zone, draft.slot?.start ?? null);
	if (!found) return {};
	const soon = found.wantedToday ? { ...draft, wantedToday: true } : draft;
	if (!found.slot) return draft.slot === undefined ? { some: true, draft: soon } : {};
	// what a day is worth depends on the item, so that is asked first
	if (!itemOfDraft(draft, world)) return { some: true, draft: { ...soon, slot: found.slot } };
	const problem = slotProblem(found.slot, soon, me, world);
	return problem ? { some: true, draft: soon, problem } : { some: true, draft: { ...soon, slot: found.slot } };
}

function takeContact(draft: Draft, text: string, { me }: DraftContext, asked: boolean): Partial<Taken> {
	const phone = phoneOf(text);
	const notes = phone?.idNumber ? [say(me.language, 'draft.id-number')] : [];
	if (!asked) return phone?.phone ? { some: true, draft: { ...draft, phone: phone.phone }, notes } : { notes };
	const contact = contactOf(text, { asked: true });
	if (!contact.name && !contact.phone) return { notes };
	return {
		some: true,
		draft: { ...draft, ...(contact.name ? { name: contact.name } : {}), ...(contact.phone ? { phone: contact.phone } : {}) },
		notes,
	};
}

/** Reads everything a text holds into a draft: the answer asked for first, and whatever else was said with it. */
function takeWords(draft: Draft, words: string, context: DraftContext): Taken {
	const text = words.slice(0, READABLE);
	const missing = nextMissing(draft, context.me);
	let taken: Taken = { draft, some: false, problem: null, notes: [] };
	const add = (part: Partial<Taken>): void => {
		taken = {
			draft: part.draft ?? taken.draft,
			some: taken.some || (part.some ?? false),
			problem: taken.problem ?? part.problem ?? null,
			notes: [...taken.notes, ...(part.notes ?? [])],
		};
	};
	add(takeItem(taken.draft, text, context));
	add(
		missing === 'confirm'
			? changePlace(taken.draft, text, context)
			: takePlace(taken.draft, text, context, missing === 'place' || missing === 'station'),
	);
	add(takeTime(taken.draft, text, context, missing === 'confirm' || missing === 'what' || missing === 'items'));
	add(takeContact(taken.draft, text, context, missing === 'contact'));
	const people = peopleOf(text);
	if (people !== null && taken.draft.people === undefined) add({ draft: { ...taken.draft, people } });
	if (missing === 'confirm') add({ notes: changes(draft, taken.draft, context) });
	return taken;
}

/** What a correction at the summary has changed, in a few words. */
function changes(before: Draft, after: Draft, { me, world }: DraftContext): string[] {
	const isMoved = after.slot?.start !== before.slot?.start || after.slot?.end !== before.slot?.end;
	const isElsewhere = after.unitCode !== undefined && (after.unitCode !== before.unitCode || after.address !== before.address);
	const place = `${placeName(after.unitCode, world)}${after.address ? ` ${after.address}` : ''}`;
	return [
		...(isMoved ? [say(me.language, 'draft.changed-when', { slot: slotWords(after.slot ?? null, world.zone) })] : []),
		...(isElsewhere ? [say(me.language, 'draft.changed-place', { place })] : []),
	];
}

/** "给您选的是…" once, when the item was just found. */
function picked(before: Draft | null, after: Draft, { me, world }: DraftContext): string[] {
	const item = itemOfDraft(after, world);
	if (!item || before?.itemCode === after.itemCode) return [];
	return [say(me.language, 'draft.picked', { item: item.name, minutes: item.durationMin, volunteers: item.volunteers })];
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
	const text = [...notes, ...picked(before, kept, context), question.text].join('\n');
	return { talk: { ...understood(talk), asked: null, draft: kept }, tellings: [reply(me, { text, choices: question.choices })] };
}

/** Free words while a draft is open, or the first words of a wish; null = nothing in them was understood. */
export function wordsToDraft(words: string, context: DraftContext): Decision | null {
	const { talk, saidAt } = context;
	const draft = talk.draft ?? newDraft(words.slice(0, READABLE), saidAt);
	const taken = takeWords(draft, words, context);
	if (!taken.some) return talk.draft ? notUnderstood(talk.draft, context, taken.notes) : null;
	return ask(talk.draft, taken.draft, context, taken.notes, taken.problem);
}

/** The question again, in other words and with choices; null = let the general "unclear" answer. */
function notUnderstood(draft: Draft, context: DraftContext, notes: readonly string[]): Decision | null {
	const { me, talk, world } = context;
	const again = (outbound: Outbound): Decision => ({
		talk: { ...talk, fruitless: talk.fruitless + 1 },
		tellings: [reply(me, { ...outbound, text: [...notes, outbound.text].join('\n') })],
	});
	// The second time in a row a human is offered instead.
	if (talk.fruitless >= 1) return null;
	const example = dateWords(earliestDay(itemOfDraft(draft, world), world), world.zone);
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

const slotOfAct = (args: readonly string[], at: Instant): Slot | null => {
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
	return draft.platformCode !== undefined ? without(draft, 'platformCode') : null;
}

function without(draft: Draft, ...keys: readonly (keyof Draft)[]): Draft {
	return Object.fromEntries(Object.entries(draft).filter(([key]) => !(keys as readonly string[]).includes(key))) as unknown as Draft;
}

const FIXES: Readonly<Record<string, readonly (keyof Draft)[]>> = {
	when: ['slot'],
	place: ['unitCode', 'instituteCode', 'address'],
	contact: ['name', 'phone'],
	item: ['itemCode', 'platformCode'],
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
	const { me, talk, world } = context;
	const text = `${say(me.language, 'draft.fresh')}\n${say(me.language, 'draft.what')}`;
	return { talk: { ...understood(talk), draft: null, asked: null }, tellings: [reply(me, { text, choices: platformChoices(world) })] };
}

/** 菜单: the draft as it is, its item chosen anew. */
export function openMenu(context: DraftContext): Decision {
	const { talk, saidAt } = context;
	return ask(talk.draft, without(talk.draft ?? newDraft('', saidAt), 'itemCode', 'platformCode'), context);
}

/** A button of the draft's questions; `rest` is what was said behind its number. `confirm` is in place-order.ts. */
export function draftAct(act: Act, rest: string | null, context: DraftContext): Decision | null {
	const { me, talk, world, saidAt } = context;
	const draft = talk.draft ?? newDraft('', saidAt);
	const [code = ''] = act.args;
	const then = (next: Draft): Decision => {
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
			if (item.orderer === 'station') {
				return { talk: understood(talk), tellings: [answer(me, 'draft.station-only', { item: item.name }, platformChoices(world))] };
			}
			return then({ ...draft, wish: draft.wish || item.name, itemCode: code });
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
			return { talk: { ...understood(talk), draft: null }, tellings: [answer(me, talk.draft ? 'draft.dropped' : 'draft.none')] };
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
