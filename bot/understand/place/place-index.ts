import type { Unit } from '../../../db/domain/team.ts';
import { normalise } from '../normalise.ts';
import { soundOf } from './sounds.ts';

/** A unit with the ways people write it. */
export interface NamedUnit extends Unit {
	readonly aliases: readonly string[];
	/** The stem alone says too little: it is an everyday word, or part of another name. */
	readonly ambiguous: boolean;
}

/** What is the same in all names of a unit: 聂耳 of 聂耳社区. A street and a community may share one. */
export interface Stem {
	readonly words: string;
	readonly sound: readonly string[];
	readonly institute: NamedUnit | null;
	readonly station: NamedUnit | null;
	/** How much more than the bare stem is needed: nothing, a sign beside it, a sign that leaves no doubt, the ending (社区). */
	readonly needs: 'nothing' | 'sign' | 'proof' | 'ending';
}

/** A way to write a unit: a stem, to be read with what follows, or a whole name that is no stem with an ending (玉兴路街道). */
export type Name = { readonly words: string } & ({ readonly stem: Stem } | { readonly unit: NamedUnit });

/** The names of a list of units, ready to be looked for. */
export interface PlaceIndex {
	/** By their first character, the longest first. */
	readonly names: ReadonlyMap<string, readonly Name[]>;
	readonly stems: readonly Stem[];
	/** The same by the sound of their first character. */
	readonly bySound: ReadonlyMap<string, readonly Stem[]>;
}

/** What stands behind the stem in the name of a station, of an institute. */
export const STATION_ENDING = /^(?:社区(?:居民?委员?会|居委)?|居民?委员?会|居委|村民?委员?会|村委|村)/u;
export const INSTITUTE_ENDING = /^(?:街道(?:办事处|办)?|(?:\p{Script=Han}族)?乡(?:政府)?|镇)/u;
const ENDING = new RegExp(`(?:${STATION_ENDING.source.slice(1)}|${INSTITUTE_ENDING.source.slice(1)})$`, 'u');

/**
 * Everyday words, given names and what longer words end with (平常里, 房东前): a place only where the words around say so. Those that
 * the list of units marks come on top.
 */
const EVERYDAY = new Set(
	'葫芦 珊瑚 诸葛 双龙 响水 古城 山头 高桥 东山 桃源 梅园 凤凰 玉龙 洛河 春和 莲池 金州 中村 后所 中所 龙树 兰苑 皂角 玉带 文秀 灵秀 法冲 中卫 广文 玉成 玉苗 玉屏 瓦窑 排山 大石板 龙池 龙潭 玉湖 玉河 常里 东前 南厂 右所'.split(
		' ',
	),
);

/** 广场那边 is a square, whichever it is. */
const SQUARE = new Set(['广场']);
/** Marked in the list of units, yet hardly ever said for anything else. */
const RARE = new Set(['团山']);

/** 聂耳社区 → 聂耳, 大营街街道 → 大营街. */
const stemOf = (unit: NamedUnit): string => normalise(unit.name).replace(ENDING, '');

function needsOf(words: string, units: readonly NamedUnit[], all: readonly string[], districts: readonly string[]): Stem['needs'] {
	if (SQUARE.has(words) || districts.some((district) => district.startsWith(words))) return 'ending';
	// marked because another name holds it or shares it, and the longest name wins anyway
	const isPart = units.length > 1 || all.some((other) => other !== words && other.includes(words)) || words.length > 2;
	if (units.some((unit) => unit.ambiguous) && !isPart) return RARE.has(words) ? 'sign' : 'proof';
	return EVERYDAY.has(words) ? 'sign' : 'nothing';
}

function grouped<T>(list: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
	const groups = new Map<string, T[]>();
	for (const one of list) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
	return groups;
}

function build(units: readonly NamedUnit[]): PlaceIndex {
	const places = units.filter((unit) => unit.kind !== 'center');
	const sharing = grouped(places, stemOf);
	const districts = units.filter((unit) => unit.kind === 'center').map((unit) => normalise(unit.name));
	const all = [...sharing.keys()];
	const stems = [...sharing].map(
		([words, own]): Stem => ({
			words,
			sound: soundOf(words),
			institute: own.find((unit) => unit.kind === 'institute') ?? null,
			station: own.find((unit) => unit.kind === 'station') ?? null,
			needs: needsOf(words, own, all, districts),
		}),
	);
	const names: Name[] = stems.map((stem) => ({ words: stem.words, stem }));
	for (const unit of units) {
		for (const alias of [unit.name, ...unit.aliases].map(normalise)) {
			const isStem = unit.kind !== 'center' && (sharing.has(alias) || sharing.has(alias.replace(ENDING, '')));
			if (!isStem && alias.length > 1) names.push({ words: alias, unit });
		}
	}
	names.sort((a, b) => b.words.length - a.words.length);
	return {
		names: grouped(names, ({ words }) => words.charAt(0)),
		stems,
		bySound: grouped(stems, ({ sound }) => sound[0] ?? ''),
	};
}

/** Units are read anew only when they have changed, and an index goes with its list. */
const built = new WeakMap<readonly NamedUnit[], PlaceIndex>();

/** The names of these units. Made once for a list, which must not be changed afterwards. */
export function placeIndex(units: readonly NamedUnit[]): PlaceIndex {
	const index = built.get(units) ?? build(units);
	built.set(units, index);
	return index;
}
