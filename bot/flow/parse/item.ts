import type { Item } from '../../../db/domain/order.ts';
import { bare, normalise } from './normalise.ts';

/** An item of the menu that a text speaks of; it may be one that only stations order. */
export interface ItemFound {
	readonly code: string;
	/** The words it was recognised by. */
	readonly phrase: string;
}

interface Hit extends ItemFound {
	readonly orderable: boolean;
	readonly at: number;
}

/** What residents may order first, then the longest words, then what was said first. */
const better = (a: Hit, b: Hit): number => Number(b.orderable) - Number(a.orderable) || b.phrase.length - a.phrase.length || a.at - b.at;

/** The item of the menu a text speaks of: its name alone, else by the phrases residents use. */
export function itemOf(
	text: string,
	phrases: readonly { readonly phrase: string; readonly itemCode: string }[],
	items: readonly Pick<Item, 'code' | 'name' | 'orderer'>[],
): ItemFound | null {
	const named = items.find((item) => bare(item.name) === bare(text));
	if (named) return { code: named.code, phrase: named.name };
	const said = normalise(text);
	const known = new Map(items.map((item) => [item.code, item]));
	const names = items.map((item) => ({ phrase: item.name, itemCode: item.code }));
	const hits = [...names, ...phrases].flatMap(({ phrase, itemCode }): Hit[] => {
		const item = known.get(itemCode);
		const words = normalise(phrase);
		const at = said.indexOf(words);
		return item && words && at >= 0 ? [{ code: itemCode, phrase, orderable: item.orderer === 'resident', at }] : [];
	});
	const [best] = hits.sort(better);
	return best ? { code: best.code, phrase: best.phrase } : null;
}
