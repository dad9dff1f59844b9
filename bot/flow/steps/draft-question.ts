import { DAY, type Instant } from '../../../db/domain/instant.ts';
import { addDays, instantOf, localDate, localOf, type Zone } from '../../../db/domain/local-time.ts';
import type { Item, Slot } from '../../../db/domain/order.ts';
import type { Unit } from '../../../db/domain/team.ts';
import { leadTimeProblem, urgencyOf } from '../../../db/domain/urgency.ts';
import { limitIn, nameIn, say } from '../../text/render.ts';
import { dateWords, slotWords } from '../../text/when.ts';
import { actId } from '../act.ts';
import { contactMasked } from '../cards.ts';
import type { Me } from '../me.ts';
import type { Choice, Outbound } from '../outbound.ts';
import type { Draft } from '../talk.ts';
import type { World } from '../world.ts';

/** What is still missing of a draft, one thing at a time; derived, never stored (contract §0.1). */
export type Missing = 'what' | 'items' | 'place' | 'station' | 'when' | 'contact' | 'confirm';

/** The first thing missing, in the order in which it is asked; `confirm` when nothing is. */
export function nextMissing(draft: Draft, me: Me): Missing {
	if (!draft.itemCode) return draft.platformCode ? 'items' : 'what';
	if (!draft.unitCode) return draft.instituteCode ? 'station' : 'place';
	if (draft.slot === undefined) return 'when';
	// whoever orders for somebody else does not open the door
	if (!(draft.name ?? (draft.proxyFor === undefined ? me.name : null))) return 'contact';
	return 'confirm';
}

/** Null while nothing was chosen, and when the item has left the menu since. */
export const itemOfDraft = (draft: Draft, world: World): Item | null => world.items.find((item) => item.code === draft.itemCode) ?? null;

const unitName = (code: string | undefined | null, world: World): string => world.units.find((unit) => unit.code === code)?.name ?? '';

/** 玉兴街道聂耳社区 */
export function placeName(unitCode: string | undefined, world: World): string {
	const unit = world.units.find((one) => one.code === unitCode);
	return unit?.kind === 'station' ? `${unitName(unit.parentCode, world)}${unit.name}` : (unit?.name ?? '');
}

/** The platforms of the menu as buttons, in its order. */
export const platformChoices = (language: string, world: World): readonly Choice[] =>
	world.platforms.map((platform) => ({ id: actId('platform', platform.code), label: nameIn(language, platform) }));

/** All streets and townships as buttons, where no community was recognised. */
export const instituteChoices = (world: World): readonly Choice[] =>
	world.units.filter((unit) => unit.kind === 'institute').map((unit) => ({ id: actId('institute', unit.code), label: unit.name }));

/** The earliest day an item can be had, from tomorrow on. */
export function earliestDay(item: Item | null, world: World): Instant {
	const tomorrow = addDays(world.at, 1, world.zone);
	const byLeadTime = world.at + (item?.leadTimeH ?? 0) * 3_600_000;
	const day = Math.max(tomorrow, byLeadTime + DAY / 2);
	const local = localOf(day, world.zone);
	return instantOf({ ...local, minute: 0 }, world.zone);
}

const part = (day: Instant, from: number, to: number): Slot => ({
	start: day + from * 3_600_000,
	end: day + to * 3_600_000,
	grain: 'part',
});

const slotId = (slot: Slot): string => actId('part', String(slot.start), String(slot.end), slot.grain);

/** So far ahead a better time is looked for. */
const AHEAD_DAYS = 14;

/** The same hours on the first day on which the item can be had, for a time that cannot be. */
function laterThan(wanted: Slot, item: Item | null, wish: Wish, world: World): Slot | null {
	for (let n = 1; n <= AHEAD_DAYS; n++) {
		const later = { ...wanted, start: addDays(wanted.start, n, world.zone), end: addDays(wanted.end, n, world.zone) };
		if (whyNot(later, item, wish, world) === null) return later;
	}
	return null;
}

const sameSlot = (a: Slot, b: Slot): boolean => a.start === b.start && a.end === b.end;

/** Times to choose from: what is nearest to a wanted one that cannot be, then the earliest morning and afternoon, then any. */
function whenChoices(draft: Draft, language: string, world: World, wanted: readonly Slot[] = []): readonly Choice[] {
	const item = itemOfDraft(draft, world);
	const day = earliestDay(item, world);
	const near = wanted.flatMap((slot) =>
		whyNot(slot, item, wishOf(draft), world) ? (laterThan(slot, item, wishOf(draft), world) ?? []) : slot,
	);
	const slots = [...near, part(day, 8, 12), part(day, 12, 18)];
	const apart = slots.filter((slot, i) => !slots.slice(0, i).some((other) => sameSlot(slot, other)));
	return [
		...apart.map((slot) => ({ id: slotId(slot), label: slotWords(slot, world.zone, language) })),
		{ id: actId('part', 'any'), label: say(language, 'draft.any-time') },
	];
}

/** What of a wish decides when it can be had. */
interface Wish {
	readonly people: number;
	readonly wantedToday: boolean;
}

const wishOf = ({ people = 1, wantedToday = false }: Draft): Wish => ({ people, wantedToday });

/** Before and after this no part of the day is left in which somebody comes (understanding.md §2). */
const FIRST_HOUR = 5;
const LAST_HOUR = 23;

const isAtNight = ({ start, grain }: Slot, zone: Zone): boolean => {
	const hour = localOf(start, zone).minute / 60;
	return grain === 'minute' && (hour < FIRST_HOUR || hour >= LAST_HOUR);
};

type WhyNot = 'past' | 'late' | 'lead' | 'night';

/** Why an item cannot be had then, or null. Nothing but the hour is known against a time ahead while the item is not known. */
function whyNot(slot: Slot, item: Item | null, wish: Wish, { at, zone }: Pick<World, 'at' | 'zone'>): WhyNot | null {
	const isOver = slot.end <= at;
	// 今天 said in the evening: its hours are over, the day is not
	const isToday = slot.grain === 'day' && localDate(slot.start, zone) === localDate(at, zone);
	if (isOver && !(isToday && item)) return 'past';
	if (isAtNight(slot, zone)) return 'night';
	if (!item) return null;
	if (isOver && (item.urgentOk || item.leadTimeH === 0)) return 'late';
	const urgency = urgencyOf({ item, slot, ...wish, at, zone });
	return leadTimeProblem({ item, slot, urgency, at, zone }) && 'lead';
}

/** The same in words. */
export function timeProblem(slot: Slot, item: Item | null, wish: Wish, language: string, world: World): string | null {
	const why = whyNot(slot, item, wish, world);
	return (
		why &&
		say(language, `draft.when-${why}`, {
			slot: slotWords(slot, world.zone, language),
			earliest: dateWords(earliestDay(item, world), world.zone, language),
			...(item ? { item: nameIn(language, item), hours: item.leadTimeH } : {}),
		})
	);
}

/** A moment that the slot of a draft may not have, in words, with others to choose from; or null. */
export function slotProblem(slot: Slot, draft: Draft, me: Me, world: World): Outbound | null {
	const text = timeProblem(slot, itemOfDraft(draft, world), wishOf(draft), me.language, world);
	if (text === null) return null;
	// at night the hour is the mistake and not the day
	const day = instantOf({ ...localOf(slot.start, world.zone), minute: 0 }, world.zone);
	const wanted = isAtNight(slot, world.zone) ? [part(day, 8, 12), part(day, 12, 18)] : [slot];
	return { text, choices: whenChoices(draft, me.language, world, wanted) };
}

/** A day that the calendar does not have, with the one that was probably meant. */
export const noSuchDay = (proposal: Slot, draft: Draft, { language }: Me, world: World): Outbound => ({
	text: say(language, 'draft.when-no-such-day', { slot: slotWords(proposal, world.zone, language) }),
	choices: whenChoices(draft, language, world, [proposal]),
});

/** Words that name a month or a day of no calendar. */
export const noDateProblem = (said: string, draft: Draft, { language }: Me, world: World): Outbound => ({
	text: say(language, 'draft.when-no-date', { said }),
	choices: whenChoices(draft, language, world),
});

/** The answer to a wish for an item that only a station orders, with the rest of the menu. */
export const stationOnly = (item: Item, me: Me, world: World): Outbound => ({
	text: say(me.language, 'draft.station-only', { item: nameIn(me.language, item) }),
	choices: platformChoices(me.language, world),
});

/** Where the person lives, as far as the desk knows and where it may be the place of this wish. */
export const homeFor = (draft: Draft, me: Me, world: World): Unit | undefined =>
	draft.proxyFor === undefined ? world.units.find((unit) => unit.code === me.homeUnitCode && unit.kind === 'station') : undefined;

function placeQuestion(draft: Draft, me: Me, world: World): Outbound {
	const home = homeFor(draft, me, world);
	// a name in Chinese is not easily typed by somebody who reads English: pick the street, then the community
	if (!home) return { text: say(me.language, 'draft.place'), choices: me.language === 'en' ? instituteChoices(world) : [] };
	const text = say(me.language, 'draft.place-home', { street: unitName(home.parentCode, world), unit: home.name });
	return { text, choices: [{ id: actId('place', home.code), label: home.name }] };
}

function confirmQuestion(draft: Draft, me: Me, world: World): Outbound {
	const { language } = me;
	const item = itemOfDraft(draft, world);
	const limit = item && limitIn(language, item);
	const lines = [
		say(language, 'draft.confirm', {
			item: item ? nameIn(language, item) : '',
			slot: slotWords(draft.slot ?? null, world.zone, language),
			place: `${placeName(draft.unitCode, world)}${draft.address ? ` ${draft.address}` : ''}`,
			contact: contactMasked(draft.name ?? me.name, draft.phone ?? me.phone, language),
		}),
		...(draft.proxyFor === undefined ? [] : [say(language, 'draft.confirm-for', { who: draft.proxyFor })]),
		...(draft.people && draft.people > 1 ? [say(language, 'draft.confirm-people', { people: draft.people })] : []),
		...(draft.note === undefined ? [] : [say(language, 'draft.confirm-note', { note: draft.note })]),
		...(limit ? [say(language, 'draft.limit', { limit })] : []),
		say(language, me.consented ? 'draft.confirm-ask' : 'draft.confirm-notice'),
	];
	return {
		text: lines.join('\n'),
		choices: [
			{ id: actId('confirm'), label: say(language, 'draft.choice-confirm') },
			{ id: actId('fix', 'when'), label: say(language, 'draft.choice-fix-time') },
			{ id: actId('fix', 'place'), label: say(language, 'draft.choice-fix-place') },
			{ id: actId('fix', 'contact'), label: say(language, 'draft.choice-fix-contact') },
			{ id: actId('fix', 'item'), label: say(language, 'draft.choice-fix-item') },
			{ id: actId('drop'), label: say(language, 'draft.choice-drop') },
		],
	};
}

/** The few items that the wish may mean; null when there are none. */
function suggestions({ suggested = [] }: Draft, language: string, world: World): Outbound | null {
	const items = suggested.flatMap((code) => world.items.find((item) => item.code === code) ?? []);
	if (items.length === 0) return null;
	const choices = items.map((item): Choice => {
		const name = nameIn(language, item);
		const label = item.orderer === 'station' ? say(language, 'draft.choice-station-only', { item: name }) : name;
		return { id: actId('item', item.code), label };
	});
	return {
		text: say(language, 'draft.which-item'),
		choices: [...choices, { id: actId('menu'), label: say(language, 'draft.choice-none') }],
	};
}

function contactQuestion({ proxyFor, phone }: Draft, language: string): string {
	if (proxyFor !== undefined) return say(language, 'draft.contact-proxy', { who: proxyFor });
	return say(language, phone ? 'draft.contact-name' : 'draft.contact');
}

/** The question that brings a draft one step further. */
export function questionOf(draft: Draft, me: Me, world: World): Outbound {
	const { language } = me;
	switch (nextMissing(draft, me)) {
		case 'what':
			return suggestions(draft, language, world) ?? { text: say(language, 'draft.what'), choices: platformChoices(language, world) };
		case 'items': {
			const items = world.items.filter((item) => item.platform === draft.platformCode && item.orderer === 'resident');
			const platform = world.platforms.find((one) => one.code === draft.platformCode);
			return {
				text: say(language, 'draft.items', { platform: platform ? nameIn(language, platform) : '' }),
				choices: items.map((item) => ({ id: actId('item', item.code), label: nameIn(language, item) })),
			};
		}
		case 'place':
			return placeQuestion(draft, me, world);
		case 'station': {
			const stations = world.units.filter((unit) => unit.parentCode === draft.instituteCode);
			return {
				text: say(language, 'draft.place-station', { institute: unitName(draft.instituteCode, world) }),
				choices: stations.map((unit) => ({ id: actId('place', unit.code), label: unit.name })),
			};
		}
		case 'when':
			return {
				text: say(language, 'draft.when', { example: dateWords(earliestDay(itemOfDraft(draft, world), world), world.zone, language) }),
				choices: whenChoices(draft, language, world),
			};
		case 'contact':
			return { text: contactQuestion(draft, language), choices: [] };
		case 'confirm':
			return confirmQuestion(draft, me, world);
	}
}
