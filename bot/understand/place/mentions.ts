import { INSTITUTE_ENDING, type Name, type NamedUnit, type PlaceIndex, STATION_ENDING, type Stem } from './place-index.ts';
import { isPlace } from './place-signs.ts';

/** One mention of a unit; `from` and `to` are places in the text that was read. */
export interface Mention {
	readonly unit: NamedUnit;
	readonly from: number;
	readonly to: number;
	/** Said in full (社区, 村, 街道, 乡, 居委会), not by the stem alone. */
	readonly full: boolean;
	/** How sure it is that this unit is meant, 0..1. */
	readonly confidence: number;
}

const FULL = 0.98;
/** A village that is a community by now, a street that has no community of that name. */
const OTHER_KIND = 0.8;
const BARE = 0.85;
const BARE_ASKED = 0.95;

/** 聂耳 社区: speech and hurry put a space in between. */
const SPACE = /^ (?=社区|街道|居委)/u;

interface Ended {
	readonly ending: string;
	readonly unit: NamedUnit;
	readonly isOwn: boolean;
}

/** The unit that a stem means with the ending it has. 大营街道 = the street 大营街. */
export function endedBy(stem: Stem, behind: string): Ended | null {
	const { institute, station } = stem;
	const street = (stem.words.endsWith('街') && /^道(?:办事处|办)?/u.exec(behind)?.[0]) || INSTITUTE_ENDING.exec(behind)?.[0];
	if (street) {
		const unit = institute ?? station;
		return unit && { ending: street, unit, isOwn: institute !== null };
	}
	const ending = STATION_ENDING.exec(behind)?.[0];
	const unit = station ?? institute;
	return ending && unit ? { ending, unit, isOwn: station !== null } : null;
}

function mentionOf(name: Name, said: string, from: number, asked: boolean): Mention | null {
	const end = from + name.words.length;
	if ('unit' in name) return { unit: name.unit, from, to: end, full: true, confidence: FULL };
	const { stem } = name;
	const behind = said.slice(end);
	const space = SPACE.exec(behind)?.[0].length ?? 0;
	const ended = endedBy(stem, behind.slice(space));
	const before = said.slice(0, from);
	// 教育村: an everyday word before 村 is no name yet
	const isWord = stem.needs === 'proof' && ended?.ending === '村';
	if (ended && !(isWord && !isPlace(stem, before, behind, asked))) {
		const confidence = ended.isOwn ? FULL : OTHER_KIND;
		return { unit: ended.unit, from, to: end + space + ended.ending.length, full: true, confidence };
	}
	// a bare stem such as 北城 or 大营街 is the street
	const unit = stem.institute ?? stem.station;
	return unit && isPlace(stem, before, behind, asked) ? { unit, from, to: end, full: false, confidence: asked ? BARE_ASKED : BARE } : null;
}

/** Every unit a text names as it is written, in the order of the text; the longest name wins. The centre is among them. */
export function mentionsIn(said: string, { names }: PlaceIndex, asked: boolean): readonly Mention[] {
	const mentions: Mention[] = [];
	for (let from = 0; from < said.length; from += 1) {
		const here = names.get(said.charAt(from))?.filter((name) => said.startsWith(name.words, from));
		for (const name of here ?? []) {
			const mention = mentionOf(name, said, from, asked);
			if (!mention) continue;
			mentions.push(mention);
			from = mention.to - 1;
			break;
		}
	}
	return mentions;
}
