/** An order's number, with what is said before it: few lines of the corpus have one, so that it reads like the words that stand for it. */
const ORDER = /(?:单号|订单|order )?(?<!\d)(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])-\d{3,6}(?!\d)(?:号?单)?/gu;
/** Phones, cards: the capitals are free, since a normalised text has none. */
const LONG_NUMBER = /\d(?:[ -]?\d){6,}/gu;
const NUMBER = /\d+/gu;
/** The name of a community, whatever it is. */
const UNIT = /\p{Script=Han}{2}(?=社区|街道)/gu;
const SIGNS = /[\s\p{P}\p{S}]+/gu;
const EDGES = /^\|+|\|+$/gu;

/**
 * What the model reads of a normalised text: phones, communities and numbers as P, U and N, since no address may vote; the number of
 * an order as 那单; any run of signs as one `|`, the edges as `^` and `$`. It stays as it is when the parsers of times and places learn
 * something, so that the weights need not be made anew.
 */
export function masked(text: string): string {
	const said = text.replace(ORDER, '那单').replace(LONG_NUMBER, 'P').replace(UNIT, 'U').replace(NUMBER, 'N').replace(SIGNS, '|');
	return `^${said.replace(EDGES, '')}$`;
}
