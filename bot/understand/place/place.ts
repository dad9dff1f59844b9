import { fold } from '../normalise.ts';
import { addressOf, restOfAnswer } from './address.ts';
import { type Mention, mentionsIn, type NamedUnit } from './place-names.ts';

/** The unit a text names, how sure that is, and the address beside it. */
export interface PlaceFound {
	readonly unitCode: string;
	readonly address: string | null;
	/** `institute`: only the street or township is known, the station is still to be asked. */
	readonly level: 'station' | 'institute';
	/** Said in full or in answer to the question, and nothing speaks against it. */
	readonly sure: boolean;
	/** Codes of the units that may be meant, the likeliest first; more than one = ask. */
	readonly candidates: readonly string[];
}

/** 从聂耳社区接到北苑社区: the service begins at the first. */
const FROM_TO = /从.+(?:到|去|送)/u;

const codes = (mentions: readonly Mention[]): readonly string[] => [...new Set(mentions.map(({ unit }) => unit.code))];

/** 北苑小区3幢: the stem belongs to the name of an estate. */
const ESTATE = /^(?:小区|花园|家园|公寓|新村|片区)/u;

const inEstate = (text: string, { index, length, full }: Mention): boolean => !full && ESTATE.test(text.slice(index + length));

/** Units are no part of the address, the names of estates are. */
function withoutUnits(text: string, mentions: readonly Mention[]): string {
	let open = text;
	for (const mention of mentions.filter((one) => !inEstate(text, one))) {
		const { index, length } = mention;
		open = open.slice(0, index) + '。'.repeat(length) + open.slice(index + length);
	}
	return open;
}

/** Where the service is to be, as far as a text names a unit. */
export function placeOf(
	text: string,
	units: readonly NamedUnit[],
	{ asked = false }: { readonly asked?: boolean } = {},
): PlaceFound | null {
	const said = fold(text);
	const mentions = mentionsIn(said, units, asked);
	const stations = mentions.filter(({ unit }) => unit.kind === 'station');
	const institutes = mentions.filter(({ unit }) => unit.kind === 'institute');
	const level = stations.length > 0 ? 'station' : 'institute';
	const wanted = level === 'station' ? stations : institutes;
	const [first] = wanted;
	if (!first) return null;
	const all = codes(wanted);
	const candidates = FROM_TO.test(said) ? all.slice(0, 1) : all;
	const street = level === 'station' ? institutes[0]?.unit.code : undefined;
	const agrees = street === undefined || street === first.unit.parentCode;
	const end = inEstate(said, first) ? first.index : first.index + first.length;
	const open = withoutUnits(said, mentions);
	const parts = [addressOf(open, end), asked ? restOfAnswer(open, end) : null].filter((part) => part !== null);
	return {
		unitCode: first.unit.code,
		address: parts.sort((a, b) => b.length - a.length)[0] ?? null,
		level,
		sure: candidates.length === 1 && agrees && (first.full || asked),
		candidates,
	};
}
