/** Names of units as they stand in a text. */
import type { Unit } from '../../../db/domain/team.ts';

/** A unit with the ways people write it. */
export interface NamedUnit extends Unit {
	readonly aliases: readonly string[];
	readonly ambiguous: boolean;
}

/** One mention of a unit. */
export interface Mention {
	readonly unit: NamedUnit;
	readonly index: number;
	readonly length: number;
	/** Said in full (社区, 村, 街道, 乡, 居委会), not by the stem alone. */
	readonly full: boolean;
}

interface Alias {
	readonly words: string;
	readonly unit: NamedUnit;
	readonly full: boolean;
}

const FULL = /(?:社区|村|街道|乡|居委会|委员会|办事处|街道办|村委会)$/u;
const SUFFIX = /(?:社区|村|街道|彝族乡|乡)$/u;
/** Behind these the stem names something else: 文化路, 玉兴小学, 东山公园. */
const OTHER_THING =
	/^(?:路|大街|街(?!道)|巷|医院|小学|中学|大学|学校|幼儿园|山|公园|广场|车站|站(?!上)|大厦|大桥|桥|河|湖|水库|酒店|宾馆|饭店|市场|商场|超市|酒楼|区|镇|高速|大道|集团|公司|厂|宣讲)/u;
/** Stems that are also everyday words or family names: only where the words around say that a place is meant. */
const EVERYDAY = new Set(
	'葫芦 珊瑚 诸葛 双龙 响水 古城 山头 高桥 东山 桃源 梅园 凤凰 玉龙 洛河 春和 莲池 金州 中村 后所 中所 龙树 兰苑 皂角 玉带 文秀 灵秀 法冲'.split(
		' ',
	),
);
const STRONG_BEFORE = /(?:住在|家在|地址|地点|就在|人在|我在|我是|我们是|位于|街道|乡|住|区)[是:：]?\s*$/u;
const STRONG_AFTER = /^(?:村|这边|这里|那边|那里|的居民|居民|社区|小区|片区|组)/u;
const WEAK_BEFORE = /(?:^|[\s,.;:、。!?(]|在|到|来|是|住|我们|咱们|从|街道|乡|区|给)$/u;
const WEAK_AFTER = /^(?:$|[\s,.;:、。!?)]|村|这边|这里|那边|那里|的|居民|社区|小区|片区|人|组|\d)/u;
/** The stem stands alone between signs. */
const BEGINS = /(?:^|[\s,.;:、。!?(])$/u;
const ENDS = /^(?:$|[\s,.;:、。!?)])/u;

/** 聂耳社区 → 聂耳, 大营街街道 → 大营街. */
const stemOf = (name: string): string => name.replace(SUFFIX, '');

/** All ways to write the units, longest first. Stems of unsafe names only where the place was asked for. */
function aliasesOf(units: readonly NamedUnit[], asked: boolean): readonly Alias[] {
	const seen = new Set<string>();
	const aliases: Alias[] = [];
	const add = (words: string, unit: NamedUnit): void => {
		if (words.length < 2 || seen.has(words)) return;
		seen.add(words);
		aliases.push({ words, unit, full: FULL.test(words) && words !== stemOf(unit.name) });
	};
	// a bare stem such as 北城 or 大营街 is the street, so streets come first
	const ordered = [...units].sort((a, b) => Number(b.kind === 'institute') - Number(a.kind === 'institute'));
	for (const unit of ordered) for (const words of [unit.name, ...unit.aliases]) add(words, unit);
	for (const unit of ordered) {
		if (unit.kind === 'center') continue;
		const stem = stemOf(unit.name);
		if (unit.kind === 'station') add(`${stem}村`, unit);
		if (asked || !unit.ambiguous) add(stem, unit);
	}
	return aliases.sort((a, b) => b.words.length - a.words.length);
}

function meant({ words, unit, full }: Alias, before: string, after: string, asked: boolean): boolean {
	if (full) return true;
	if (OTHER_THING.test(after)) return false;
	const word = unit.ambiguous || EVERYDAY.has(words);
	if (asked) return !word || WEAK_BEFORE.test(before);
	if (word) return STRONG_BEFORE.test(before) || STRONG_AFTER.test(after) || (BEGINS.test(before) && ENDS.test(after));
	return WEAK_BEFORE.test(before) || WEAK_AFTER.test(after);
}

/** Every unit a text names, in the order of the text. The longest name wins; the centre is no place. */
export function mentionsIn(text: string, units: readonly NamedUnit[], asked: boolean): readonly Mention[] {
	let open = text;
	const mentions: Mention[] = [];
	for (const alias of aliasesOf(units, asked)) {
		const { words, unit, full } = alias;
		for (let index = open.indexOf(words); index >= 0; index = open.indexOf(words, index + words.length)) {
			if (!meant(alias, text.slice(0, index), text.slice(index + words.length), asked)) continue;
			// the words are used up: no shorter name is found in them
			open = open.slice(0, index) + '#'.repeat(words.length) + open.slice(index + words.length);
			if (unit.kind !== 'center') mentions.push({ unit, index, length: words.length, full });
		}
	}
	return mentions.sort((a, b) => a.index - b.index);
}
