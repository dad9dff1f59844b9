/** Phones, order numbers, cards: the capitals are free, since a normalised text has none. */
const LONG_NUMBER = /\d(?:[ -]?\d){6,}/gu;
const NUMBER = /\d+/gu;
/** The name of a community, whatever it is. */
const UNIT = /\p{Script=Han}{2}(?=社区|街道)/gu;
const SIGNS = /[\s\p{P}\p{S}]+/gu;
const EDGES = /^\|+|\|+$/gu;

/**
 * What the model reads of a normalised text: phones, communities and numbers as P, U and N, since no address may vote; any run of signs
 * as one `|`, the edges as `^` and `$`. It stays as it is when the parsers of times and places learn something, so that the weights need
 * not be made anew.
 */
export function masked(text: string): string {
	const said = text.replace(LONG_NUMBER, 'P').replace(UNIT, 'U').replace(NUMBER, 'N').replace(SIGNS, '|');
	return `^${said.replace(EDGES, '')}$`;
}
