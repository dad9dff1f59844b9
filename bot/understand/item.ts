import type { Item } from '../../db/domain/order.ts';
import { bare, normalise } from './normalise.ts';

/** An item of the menu that a text speaks of; it may be one that only stations order. */
export interface ItemFound {
	readonly code: string;
	/** The words it was recognised by. */
	readonly phrase: string;
}

const LATIN = /[a-z]/u;

interface Hit extends ItemFound {
	readonly orderable: boolean;
	readonly at: number;
}

/** What residents may order first, then the longest words, then what was said first. */
const better = (a: Hit, b: Hit): number => Number(b.orderable) - Number(a.orderable) || b.phrase.length - a.phrase.length || a.at - b.at;

/** Where the words stand in a text; Latin ones only from the beginning of a word: no `legal talk` in `illegal talk`. */
function startOf(words: string, said: string): number {
	for (let at = said.indexOf(words); at >= 0; at = said.indexOf(words, at + 1)) {
		if (!LATIN.test(words.charAt(0)) || !LATIN.test(said.charAt(at - 1))) return at;
	}
	return -1;
}

/** A lamp of the street or the stairs is no lamp of a home: 路灯坏了 holds 灯坏了. */
const OUTSIDE = /(?:路|红绿|信号|景观|楼道|楼梯)(?:声控)?灯/gu;

/** The item of the menu a text speaks of: its name alone, else by the phrases residents use. */
export function itemOf(
	text: string,
	phrases: readonly { readonly phrase: string; readonly itemCode: string }[],
	items: readonly Pick<Item, 'code' | 'name' | 'nameEn' | 'orderer'>[],
): ItemFound | null {
	const whole = bare(text);
	const named = items.find((item) => bare(item.name) === whole || bare(item.nameEn) === whole);
	if (named) return { code: named.code, phrase: named.name };
	const said = normalise(text).replace(OUTSIDE, ' ');
	const known = new Map(items.map((item) => [item.code, item]));
	const names = items.flatMap(({ code, name, nameEn }) => [name, nameEn].map((phrase) => ({ phrase, itemCode: code })));
	const hits = [...names, ...phrases].flatMap(({ phrase, itemCode }): Hit[] => {
		const item = known.get(itemCode);
		const words = normalise(phrase);
		const at = startOf(words, said);
		return item && words && at >= 0 ? [{ code: itemCode, phrase, orderable: item.orderer === 'resident', at }] : [];
	});
	const [best] = hits.sort(better);
	return best ? { code: best.code, phrase: best.phrase } : null;
}
