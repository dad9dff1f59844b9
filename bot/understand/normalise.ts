import { once } from './once.ts';
import { simplify } from './simplify.ts';

/**
 * Characters that are not seen: soft hyphen, zero-width spaces and joiners, marks of direction, variation selectors,
 * the byte order mark. Copied texts and keyboards of phones bring them along; a word with one inside would match nothing.
 */
export const UNSEEN = /\u00ad|[\u200b-\u200f]|[\u202a-\u202e]|[\u2060-\u2064]|[\u2066-\u2069]|[\ufe00-\ufe0f]|\ufeff/gu;

/** So much of a text is read; the rest is kept and shown, but says nothing to a parser. Some signs become eighteen by folding. */
const READ = 2_600;

/** Full-width letters, digits and signs as half-width, unseen characters out, any white space as one space. Case is kept. */
export function fold(text: string): string {
	return text
		.slice(0, 2 * READ)
		.replace(UNSEEN, '')
		.normalize('NFKC')
		.slice(0, READ)
		.toWellFormed()
		.replace(/\s+/gu, ' ')
		.trim();
}

/** Latin letters small, one apostrophe; no character more or less. */
export const plain = (folded: string): string => folded.toLowerCase().replace(/[’‘]/gu, "'");

/** What every parser reads: folded, Latin letters small, one apostrophe, Simplified script. Doing it twice changes nothing. */
export const normalise: (text: string) => string = once((text) => plain(simplify(fold(text))));

/** Signs and spaces that carry no meaning at the end of a short answer. */
const TRAILING = /[\s,.!?~;:、。…·—\-"'”’)）]+$/u;
/** The same at its beginning. */
const LEADING = /^[\s,.!?~;:、。…·"'“‘(（]+/u;

/** Longer than any word of command; looking for signs at the end of such a text would take long. */
const LONG = 400;

/** Without the signs around it: 「 到了！！」 → 到了. */
export function bare(text: string): string {
	const said = normalise(text);
	return said.length > LONG ? said : said.replace(TRAILING, '').replace(LEADING, '');
}
