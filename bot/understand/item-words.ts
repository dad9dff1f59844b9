import { itemOf } from './item.ts';
import type { Menu } from './items-for.ts';
import { normalise } from './normalise.ts';

/** Said of more items than this, two characters tell none of them (上门, 老人, 帮忙). */
const COMMON = 3;
/** What may stand between them: 打扫一下卫生. Nobody's name and no number is among it. */
const FILLER = /^[一两几下个点些的了把我家里屋地]{0,4}$/u;
const HAN = /^\p{Script=Han}{2}$/u;

const pairsIn = (text: string): readonly string[] => [...text].map((_, i) => text.slice(i, i + 2)).filter((pair) => HAN.test(pair));

/** Pairs of characters of an item's name and of what residents say for it, each with how many items have it. */
function pairsOf(code: string, { items, phrases }: Menu): ReadonlyMap<string, number> {
	const by = new Map<string, Set<string>>();
	const texts = [...items.map(({ code: itemCode, name }) => ({ itemCode, phrase: name })), ...phrases];
	for (const { itemCode, phrase } of texts) {
		for (const pair of pairsIn(normalise(phrase))) by.set(pair, (by.get(pair) ?? new Set()).add(itemCode));
	}
	return new Map([...by].filter(([, codes]) => codes.has(code)).map(([pair, codes]) => [pair, codes.size]));
}

/** The longest stretch of a text that is made of these pairs and what may stand between them, with one in it that tells the item. */
function stretchOf(said: string, pairs: ReadonlyMap<string, number>): string {
	let best = '';
	let from = -1;
	let to = -1;
	let tells = false;
	for (let at = 0; at < said.length - 1; at++) {
		const items = pairs.get(said.slice(at, at + 2));
		if (items === undefined) continue;
		if (from < 0 || (at > to && !FILLER.test(said.slice(to, at)))) {
			from = at;
			tells = false;
		}
		to = at + 2;
		tells ||= items <= COMMON;
		if (tells && to - from > best.length) best = said.slice(from, to);
	}
	return best;
}

/**
 * The words of a text that led to an item: a phrase of the menu, else the stretch that is like its words. Null where the sense alone led
 * there. They hold nothing but words of the menu, so that nobody is named in them.
 */
export function itemWords(text: string, code: string, menu: Menu): string | null {
	const named = itemOf(text, menu.phrases, menu.items);
	const said = normalise(text);
	if (named?.code === code && said.includes(normalise(named.phrase))) return normalise(named.phrase);
	return stretchOf(said, pairsOf(code, menu)) || null;
}
