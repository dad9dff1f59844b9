import { say } from '../../text/render.ts';
import { slotWords } from '../../text/when.ts';
import { itemsFor } from '../../understand/items-for.ts';
import type { Kind } from '../../understand/labels.ts';
import type { Ranked } from '../../understand/model/classify.ts';
import { contactOf } from '../../understand/name.ts';
import { bare } from '../../understand/normalise.ts';
import { peopleOf } from '../../understand/people.ts';
import { phoneOf } from '../../understand/phone.ts';
import { addressOf } from '../../understand/place/address.ts';
import { elsewhereOf } from '../../understand/place/elsewhere.ts';
import { knownPlaceOf } from '../../understand/place/known-place.ts';
import { type PlaceFound, placeOf } from '../../understand/place/place.ts';
import { proxyOf } from '../../understand/proxy.ts';
import { whenOf } from '../../understand/time/when.ts';
import { actId } from '../act.ts';
import type { Me } from '../me.ts';
import type { Choice, Outbound } from '../outbound.ts';
import type { Draft, Talk } from '../talk.ts';
import type { World } from '../world.ts';
import { homeFor, itemOfDraft, nextMissing, placeName, slotProblem, stationOnly } from './draft-question.ts';

/** What a text says, taken into a draft. */

/** Longer texts are kept whole, but only their beginning is read for a wish. */
export const READABLE = 1_000;

/** What filling a draft may look at; nothing here is looked up. */
export interface DraftContext {
	readonly me: Me;
	readonly talk: Talk;
	readonly world: World;
	/** When the person wrote: relative days count from then (contract §5). */
	readonly saidAt: number;
	/** What sort of help the words speak of, the likeliest first, where they are taken for a wish. Without it only phrases tell. */
	readonly kinds?: readonly Ranked<Kind>[];
	/** Words among those that are said to name the place: read as if they had been asked for. */
	readonly placeWords?: string;
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

/** The draft without some of its answers: they are asked for again. */
export function without(draft: Draft, ...keys: readonly (keyof Draft)[]): Draft {
	return Object.fromEntries(Object.entries(draft).filter(([key]) => !(keys as readonly string[]).includes(key))) as unknown as Draft;
}

function takeItem(draft: Draft, text: string, { world, me, kinds = [] }: DraftContext): Partial<Taken> {
	if (draft.itemCode) return {};
	const { sure, codes } = itemsFor(kinds, text, world);
	if (!sure) return codes.length > 0 ? { some: true, draft: { ...draft, suggested: codes } } : {};
	const item = world.items.find(({ code }) => code === codes[0]);
	if (!item) return {};
	if (item.orderer === 'station') return { some: true, problem: stationOnly(item, me, world) };
	return { some: true, draft: { ...draft, itemCode: item.code } };
}

function takePlace(draft: Draft, text: string, { world, me, placeWords = '' }: DraftContext, asked: boolean): Partial<Taken> {
	if (draft.unitCode && !asked) return {};
	const found = placeOf(text, world.units, { asked }) ?? placeOf(placeWords, world.units, { asked: true });
	if (found) return withPlace(draft, found, text, { world, me });
	const home = homeFor(draft, me, world);
	if (asked && home && knownPlaceOf(text)) return { some: true, draft: { ...draft, unitCode: home.code } };
	const elsewhere = elsewhereOf(text);
	const district = world.units.find((unit) => unit.kind === 'center')?.name ?? '';
	if (elsewhere) return { notes: [say(me.language, 'draft.place-elsewhere', { name: elsewhere.name, district })] };
	// 聂耳路18号, without a community: kept while the community is still asked for
	const address = draft.address === undefined ? addressOf(text) : null;
	return address ? { draft: { ...draft, address } } : {};
}

/** 地址是, 地点改到: what comes behind is a place, whatever else it looks like. */
const SAYS_PLACE = /地址|地点|位置|住|小区|改[到在去]|\b(?:address|place|live|lives|room|building|unit|road|street)\b/iu;

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
const ANY_TIME =
	/^(?:(?:(?:时间|哪天)都?)?不限(?:时间)?|any ?time|any day|any time is fine|whenever|no preference|(?:it )?doesn't matter)(?: please)?$/u;

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
	// a digit too few or too many: asked for at once, as long as the number is at hand
	const problem = phone?.problem ? { text: say(me.language, 'draft.phone-length'), choices: [] } : null;
	// a name by itself is believed where it was asked for, beside a number anywhere
	if (!asked && !phone?.phone) return { notes, problem, some: problem !== null };
	const contact = contactOf(text, { asked });
	if (!contact.name && !contact.phone) return { notes, problem, some: problem !== null };
	return {
		some: true,
		draft: { ...draft, ...(contact.name ? { name: contact.name } : {}), ...(contact.phone ? { phone: contact.phone } : {}) },
		problem,
		notes,
	};
}

/** From so on somebody orders for another, and does not merely speak of them. */
const CERTAIN = 0.8;

/** How many are served, and for whom it is. */
function takePersons(draft: Draft, text: string): Partial<Taken> {
	const people = draft.people ?? peopleOf(text)?.people;
	const proxy = proxyOf(text);
	const isOther = draft.proxyFor === undefined && draft.name === undefined && proxy !== null && proxy.confidence >= CERTAIN;
	return { draft: { ...draft, ...(people ? { people } : {}), ...(isOther ? { proxyFor: proxy.who } : {}) } };
}

/** Reads everything a text holds into a draft: the answer asked for first, and whatever else was said with it. */
export function takeWords(draft: Draft, words: string, context: DraftContext): Taken {
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
	add(takePersons(taken.draft, text));
	add(takeItem(taken.draft, text, context));
	add(
		missing === 'confirm'
			? changePlace(taken.draft, text, context)
			: takePlace(taken.draft, text, context, missing === 'place' || missing === 'station'),
	);
	add(takeTime(taken.draft, text, context, missing === 'confirm' || missing === 'what' || missing === 'items'));
	add(takeContact(taken.draft, text, context, missing === 'contact'));
	if (missing === 'confirm') add({ notes: changes(draft, taken.draft, context) });
	return taken;
}

/** What a correction at the summary has changed, in a few words. */
function changes(before: Draft, after: Draft, { me, world }: DraftContext): string[] {
	const isMoved = after.slot?.start !== before.slot?.start || after.slot?.end !== before.slot?.end;
	const isElsewhere = after.unitCode !== undefined && (after.unitCode !== before.unitCode || after.address !== before.address);
	const place = `${placeName(after.unitCode, world)}${after.address ? ` ${after.address}` : ''}`;
	return [
		...(isMoved ? [say(me.language, 'draft.changed-when', { slot: slotWords(after.slot ?? null, world.zone, me.language) })] : []),
		...(isElsewhere ? [say(me.language, 'draft.changed-place', { place })] : []),
	];
}
