import { contactOf, SURNAME, TITLE } from '../understand/name.ts';
import { spokenRuns } from '../understand/phone-digits.ts';
import { addressIn } from '../understand/place/address.ts';
import { mentionsIn } from '../understand/place/mentions.ts';
import { nearMentionsIn } from '../understand/place/near-mentions.ts';
import { type NamedUnit, placeIndex } from '../understand/place/place-index.ts';
import { type Reading, readingOf } from '../understand/reading.ts';
import type { Personal } from './hide.ts';

/** What is looked for beside what any text may hold. */
export interface Known {
	readonly units: readonly NamedUnit[];
	/** What the desk knows of the writer: name, phone. */
	readonly own: readonly string[];
}

type What = Personal['what'];
interface Stretch {
	readonly from: number;
	readonly to: number;
}

/**
 * Rather one word too many than one too few: the answer is only about what sort of help is wanted. Identity numbers, cards, phones,
 * numbers of orders and of houses are runs of digits; a shorter run tells nobody apart.
 */
const PATTERNS: readonly (readonly [what: What, pattern: RegExp])[] = [
	['NUMBER', /\d(?:[ .()\-‐‑–—−]{0,2}\d){4,}x?/gu],
	['CONTACT', /[\w.+-]+@[\w-]+(?:\.[\w-]+)+|https?:\/\/\S+/gu],
	['CONTACT', /(?:微信|wx|vx|qq|wechat|telegram)(?:号码?|id)?[\s:是]{0,3}[a-z@][\w-]{4,31}/gu],
	// a car: 云f12345
	['NUMBER', /\p{Script=Han}[a-z][a-z0-9]{5,6}(?![a-z0-9])/gu],
	['NAME', new RegExp(`${SURNAME}[\\p{Script=Han}]{0,2}?${TITLE}`, 'gu')],
	['NAME', new RegExp(`[老小阿]${SURNAME}(?=$|[^\\p{Script=Han}]|[家他她的和说在要想是也病腿])`, 'gu')],
	['NAME', /\b(?:mr|mrs|ms|miss|dr|grandma|grandpa|granny|auntie?|uncle|teacher)\.? [a-z][a-z'-]{1,20}/gu],
];

/** The words of a street or a house wherever they stand. */
function addressesIn(said: string): readonly Stretch[] {
	const found: Stretch[] = [];
	let open = said;
	for (let address = addressIn(open); address; address = addressIn(open)) {
		found.push(address);
		// another sign for each, so that every place stays where it is
		open = open.slice(0, address.from) + '。'.repeat(address.to - address.from) + open.slice(address.to);
	}
	return found;
}

function unitsIn(said: string, units: readonly NamedUnit[]): readonly Stretch[] {
	const index = placeIndex(units);
	const named = mentionsIn(said, index, true);
	return [...named, ...nearMentionsIn(said, index, named, false)];
}

/** Wherever these words stand in the text as it was written. */
function everywhere(text: string, words: string): readonly Stretch[] {
	const found: Stretch[] = [];
	for (let at = words === '' ? -1 : text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) {
		found.push({ from: at, to: at + words.length });
	}
	return found;
}

/** Whatever in a text names a person or a place, or reaches somebody. What nothing marks as a name is not found. */
export function personalIn(text: string, { units, own }: Known): readonly Personal[] {
	const { said, spanOf }: Reading = readingOf(text);
	const read = (what: What, stretches: readonly Stretch[]): readonly Personal[] =>
		stretches.map(({ from, to }) => ({ ...spanOf(from, to), what }));
	const { name } = contactOf(text);
	return [
		...PATTERNS.flatMap(([what, pattern]) =>
			read(
				what,
				[...said.matchAll(pattern)].map(({ 0: hit, index }) => ({ from: index, to: index + hit.length })),
			),
		),
		...read(
			'PHONE',
			spokenRuns(said).map((groups) => ({ from: groups[0]?.from ?? 0, to: groups.at(-1)?.to ?? 0 })),
		),
		...read('UNIT', unitsIn(said, units)),
		...read('ADDRESS', addressesIn(said)),
		...[...own, ...(name === null ? [] : [name])]
			.flatMap((words) => everywhere(text, words))
			.map((span) => ({ ...span, what: 'NAME' as const })),
	];
}
