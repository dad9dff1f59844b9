import type { Item } from '../../db/domain/order.ts';
import { itemOf } from './item.ts';
import type { Kind } from './labels.ts';
import type { Ranked } from './model/classify.ts';
import { gramsOf } from './model/grams.ts';
import { masked } from './model/mask.ts';
import { type Vector, type Vocabulary, vectorOf } from './model/vector.ts';
import { normalise } from './normalise.ts';
import { whatIsSaid } from './says-what.ts';

/** What of the menu is looked at. */
export interface Menu {
	readonly items: readonly Pick<Item, 'code' | 'name' | 'nameEn' | 'description' | 'descriptionEn' | 'orderer'>[];
	readonly phrases: readonly { readonly phrase: string; readonly itemCode: string }[];
	/** What a kind of help may mean: of each kind the likeliest item first. */
	readonly kindItems: readonly { readonly kind: string; readonly itemCode: string }[];
}

/** The items that a wish may mean. */
export interface ItemsFor {
	/** The first is so likely that it may be filled in; an order is always confirmed. */
	readonly sure: boolean;
	/** Codes, the likeliest first, at most three; some may be for stations alone. */
	readonly codes: readonly string[];
}

const CHOICES = 3;
/** A kind less likely than this brings no item. */
const UNLIKELY = 0.05;
/** A phrase is believed where the model gives its kind at least so much. */
const AGREES = 0.15;
/** So sure of a kind (`judge.ts`), its best item is filled in where it stands out by so much. */
const SURE_KIND = 0.6;
const STANDS_OUT = 0.1;
/** What the first place in the list of its kind is worth, and a phrase. */
const FIRST = 0.1;
const PHRASE = 0.5;

/** One text of an item: its name, a phrase, its description. */
interface Written {
	readonly itemCode: string;
	readonly vector: Vector;
}

interface MenuIndex {
	readonly vocabulary: Vocabulary;
	readonly written: readonly Written[];
}

const featuresOf = (text: string): readonly string[] => gramsOf(masked(normalise(text)));

/** Rarity counted over the menu's own texts: what stands with every item (请人, 上门) says nothing. */
function indexOf({ items, phrases }: Menu): MenuIndex {
	const texts = [
		...items.flatMap(({ code, name, nameEn, description, descriptionEn }) =>
			[name, nameEn, description, descriptionEn].map((text) => ({ itemCode: code, text })),
		),
		...phrases.map(({ phrase, itemCode }) => ({ itemCode, text: phrase })),
	].map(({ itemCode, text }) => ({ itemCode, features: featuresOf(text) }));
	const seenIn = new Map<string, Set<string>>();
	for (const { itemCode, features } of texts) {
		for (const feature of features) seenIn.set(feature, (seenIn.get(feature) ?? new Set()).add(itemCode));
	}
	const numbers = new Map([...seenIn.keys()].map((feature, number) => [feature, number]));
	const rarity = Float32Array.from(seenIn.values(), (codes) => Math.log(1 + items.length / codes.size));
	const vocabulary = { numbers, rarity };
	return { vocabulary, written: texts.map(({ itemCode, features }) => ({ itemCode, vector: vectorOf(features, vocabulary) })) };
}

const indexes = new WeakMap<Menu['phrases'], MenuIndex>();

/** Made once for a menu: it is read anew every minute, and asked for with every wish. */
function menuIndex(menu: Menu): MenuIndex {
	const known = indexes.get(menu.phrases);
	if (known) return known;
	const made = indexOf(menu);
	indexes.set(menu.phrases, made);
	return made;
}

/** How alike each item is to a text, 0 to 1: by the text of it that is most alike. */
function likeness(text: string, menu: Menu): ReadonlyMap<string, number> {
	const { vocabulary, written } = menuIndex(menu);
	const { features, values } = vectorOf(featuresOf(text), vocabulary);
	const weights = new Map([...features].map((feature, i) => [feature, values[i] ?? 0]));
	const best = new Map<string, number>();
	for (const { itemCode, vector } of written) {
		const same = vector.features.reduce((sum, feature, i) => sum + (weights.get(feature) ?? 0) * (vector.values[i] ?? 0), 0);
		if (same > (best.get(itemCode) ?? 0)) best.set(itemCode, same);
	}
	return best;
}

/** What is asked for, apart from what is told around it: of 我妈一个人在家，想找人打扫 the second clause. */
const WISHES = /想|要|请|找|帮|求|麻烦|能不能|可不可以|需要|有没有|\b(?:want|need|help|looking for|please|could|can)\b/u;

/** The clauses that wish for something; all of them where none does. */
function wishingAmong(clauses: readonly string[]): readonly string[] {
	const wishing = clauses.filter((clause) => WISHES.test(clause));
	return wishing.length > 0 ? wishing : clauses;
}

/** What the wish itself says of an item counts twice what the whole text says. */
const WISH = 2;

/** The likeliest by one reading: its place in the list of its kind, and how alike it is there. */
function rankedBy(alike: (code: string) => number, kinds: readonly Ranked<Kind>[], said: string | null, menu: Menu) {
	const known = new Set(menu.items.map(({ code }) => code));
	const scores = new Map<string, number>();
	for (const { what, p } of kinds.filter((kind) => kind.p >= UNLIKELY)) {
		const codes = menu.kindItems.filter(({ kind, itemCode }) => kind === what && known.has(itemCode)).map(({ itemCode }) => itemCode);
		for (const [place, code] of codes.entries()) {
			const fit = FIRST / (1 + place) + alike(code) + (said === code ? PHRASE : 0);
			scores.set(code, (scores.get(code) ?? 0) + p * fit);
		}
	}
	return [...scores].sort((a, b) => b[1] - a[1]);
}

/**
 * The items of the menu that a wish of these kinds may mean: those of the likeliest kinds, ranked by what residents say for them and
 * by how alike the words are. A phrase alone decides where the model says nothing against its kind.
 */
export function itemsFor(kinds: readonly Ranked<Kind>[], text: string, menu: Menu): ItemsFor {
	const said = itemOf(text, menu.phrases, menu.items);
	const clauses = whatIsSaid(text);
	const whole = likeness(clauses.join(','), menu);
	const wishing = wishingAmong(clauses);
	const wish = wishing.length === clauses.length ? whole : likeness(wishing.join(','), menu);
	const told = (code: string): number => whole.get(code) ?? 0;
	const wished = (code: string): number => wish.get(code) ?? 0;
	const ranked = rankedBy((code) => (told(code) + WISH * wished(code)) / (1 + WISH), kinds, said?.code ?? null, menu);
	// whoever says the item's own name means it
	const isNamed = menu.items.some(({ code, name }) => code === said?.code && name === said.phrase);
	const believed = said && (isNamed || kinds.some(({ what, p }) => p >= AGREES && isOf(menu, said.code, what)));
	if (said && (believed || ranked.length === 0)) return { sure: true, codes: [said.code] };
	const [first, second] = ranked;
	const isAlone = (first?.[1] ?? 0) - (second?.[1] ?? 0) >= STANDS_OUT;
	// what is told around a wish may lead to another item: then the person chooses
	const agree = [told, wished].every((alike) => rankedBy(alike, kinds, null, menu)[0]?.[0] === first?.[0]);
	const codes = ranked.map(([code]) => code);
	// words that name an item of another kind: among the choices, whatever the model thinks
	const all = said && !codes.slice(0, CHOICES).includes(said.code) ? [said.code, ...codes] : codes;
	const sure = said === null && isAlone && agree && (kinds[0]?.p ?? 0) >= SURE_KIND;
	return { sure, codes: sure ? all.slice(0, 1) : all.slice(0, CHOICES) };
}

/** The same help, told apart only by whom it is for: a haircut is one of all three (understanding.md §2). */
const BY_WHOM: readonly Kind[] = ['助老', '助残', '其他便民'];

const isOf = ({ kindItems }: Menu, code: string, kind: Kind): boolean => {
	const alike = BY_WHOM.includes(kind) ? BY_WHOM : [kind];
	return kindItems.some((one) => one.itemCode === code && alike.some((what) => what === one.kind));
};
