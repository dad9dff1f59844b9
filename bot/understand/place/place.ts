import { type Reading, readingOf, type Span } from '../reading.ts';
import { addressIn, restOfAnswer } from './address.ts';
import { isOutside } from './elsewhere.ts';
import { type Mention, mentionsIn } from './mentions.ts';
import { nearMentionsIn } from './near-mentions.ts';
import { type NamedUnit, type PlaceIndex, placeIndex } from './place-index.ts';
import { whereServed } from './whose-place.ts';

/** The unit a text names, how sure that is, and the address beside it. */
export interface PlaceFound {
	readonly unitCode: string;
	/** As it was written. */
	readonly address: string | null;
	/** `institute`: only the street or township is known, the station is still to be asked. */
	readonly level: 'station' | 'institute';
	/** Codes of the units that may be meant, the likeliest first; more than one = ask. */
	readonly candidates: readonly string[];
	/** The words that name the unit. */
	readonly span: Span;
	/** 0..1; under 0.8 the name was misheard, mistyped or said by the way. */
	readonly confidence: number;
}

/** 北苑小区3幢: the stem belongs to the name of an estate. */
const ESTATE = /^(?:小区|花园|家园|公寓|新村|片区)/u;
/** The street that was named is not the one the community belongs to. */
const DISAGREES = 0.6;
const TOLD_APART = 0.9;

const inEstate = (said: string, { to, full }: Mention): boolean => !full && ESTATE.test(said.slice(to));

/** Units are no part of the address, the names of estates are. */
function withoutUnits(said: string, mentions: readonly Mention[]): string {
	let open = said;
	for (const mention of mentions.filter((one) => !inEstate(said, one))) {
		open = open.slice(0, mention.from) + '。'.repeat(mention.to - mention.from) + open.slice(mention.to);
	}
	return open;
}

/** The address beside the unit: the longest there is. */
function addressBeside({ said, written }: Reading, mention: Mention, mentions: readonly Mention[], asked: boolean): string | null {
	const end = inEstate(said, mention) ? mention.from : mention.to;
	const open = withoutUnits(said, mentions);
	const parts = [addressIn(open, end), asked ? restOfAnswer(open, end) : null].filter((part) => part !== null);
	const [part] = parts.sort((a, b) => b.to - b.from - (a.to - a.from));
	return part ? written(part.from, part.to) : null;
}

/** What a text names, rightly or nearly, in its order; without names within a name, and without those of other districts. */
function allMentions(said: string, index: PlaceIndex, asked: boolean): readonly Mention[] {
	const named = mentionsIn(said, index, asked);
	const near = nearMentionsIn(said, index, named, asked);
	const whole = named.filter((one) => !near.some(({ from, to }) => one.from < to && from < one.to));
	return [...whole, ...near].sort((a, b) => a.from - b.from).filter(({ from }) => !isOutside(said.slice(0, from)));
}

/** Where the service is to be, as far as a text names a unit. `asked` = it answers that question, so that a bare stem will do. */
export function placeOf(
	text: string,
	units: readonly NamedUnit[],
	{ asked = false }: { readonly asked?: boolean } = {},
): PlaceFound | null {
	const reading = readingOf(text);
	const { said } = reading;
	const index = placeIndex(units);
	const mentions = allMentions(said, index, asked).filter(({ unit }) => unit.kind !== 'center');
	const stations = mentions.filter(({ unit }) => unit.kind === 'station');
	const institutes = mentions.filter(({ unit }) => unit.kind === 'institute');
	const level = stations.length > 0 ? 'station' : 'institute';
	const all = level === 'station' ? stations : institutes;
	const wanted = whereServed(said, all);
	const [first] = wanted;
	if (!first) return null;
	const street = level === 'station' ? institutes[0]?.unit.code : undefined;
	const disagrees = street !== undefined && street !== first.unit.parentCode;
	return {
		unitCode: first.unit.code,
		address: addressBeside(reading, first, mentions, asked),
		level,
		candidates: [...new Set(wanted.map(({ unit }) => unit.code))],
		span: reading.spanOf(first.from, first.to),
		confidence: Math.min(first.confidence, disagrees ? DISAGREES : 1, all.length > wanted.length ? TOLD_APART : 1),
	};
}
