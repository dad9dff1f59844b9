/** Names that were misheard or mistyped, where the words around make sure that a place was meant. */
import { endedBy, type Mention } from './mentions.ts';
import { nearAlone, nearBeforeEnding, nearBeforeLooseEnding } from './nearness.ts';
import type { PlaceIndex, Stem } from './place-index.ts';
import { soundsOf } from './sounds.ts';

/** Names end here, whatever they are. */
const SURE_ENDING = /社区|街道|居委|村委|村民委|\p{Script=Han}族乡/gu;
/** Also behind other words: 新农村, 老师这边. Only what sounds like a name counts there. */
const LOOSE_ENDING = /村(?!委|民委)|[乡镇]|这边|那边|这里|这点|片区|[一二三四五六七八九十\d]{1,3}(?:组|栋|幢)/gu;
/** Behind these a name stands alone: 我住言和. */
const LIVES = /(?:住在|住|家在|位于|地址[是:]?|地点[是:]?) ?/gu;
/** Words begin here that may be a name with one character wrong: 我郭景的, 我们在飞景. */
const LOOSE_LEAD = /(?:(?:我们|咱们|我)(?:家)?(?:就)?(?:是|在|住)?|^|[\s,.;:、。!?(]|[在到来去])(?!$)/gu;
const BEGINS = /(?:^|[\s,.;:、。!?(]|我们|咱们|在|到|来|去|是|住|街道|乡|区|给|帮|从)$/u;
const ENDS = /^(?:$|[\s,.;:、。!?)])/u;
/** 我郭景的; 贾景最里面那家, 黄关这条街. */
const OWN = /^的(?:$|[\s,.;:、。!?)])/u;
const WITHIN = /^(?:最里|最外|村头|村尾|寨|大寨|这条|那条|这片|这一片|上头|下头|街上)/u;
/** A stem that begins with a family name: 郭静 is somebody, as long as nothing says where. */
const FAMILY_NAME = /^[王李郑冯孙任郭康夏贾宋黄朱高梁刘常马龙金文]/u;

interface Near {
	readonly stem: Stem;
	readonly from: number;
	readonly confidence: number;
}

/** The surest of those that stand for the same words, and of these the longest. */
function best(near: readonly Near[]): readonly Near[] {
	const surest = Math.max(...near.map(({ confidence }) => confidence));
	const sure = near.filter(({ confidence }) => confidence === surest && confidence > 0);
	const longest = Math.max(...sure.map(({ stem }) => stem.words.length));
	return sure.filter(({ stem }) => stem.words.length === longest);
}

/** Stems that the words right before `end` may mean. */
function nearBefore(said: string, end: number, stems: readonly Stem[], isSure: boolean): readonly Near[] {
	const near: Near[] = [];
	for (const stem of stems) {
		const { length } = stem.words;
		for (const from of length > 2 ? [end - length, end - length + 1] : [end - length]) {
			const word = said.slice(Math.max(0, from), end);
			const begins = BEGINS.test(said.slice(0, Math.max(0, from)));
			if (from < 0 || !(isSure || begins)) continue;
			near.push({ stem, from, confidence: isSure ? nearBeforeEnding(word, stem, begins) : nearBeforeLooseEnding(word, stem) });
		}
	}
	return best(near);
}

/** Stems that the words from here on may mean, with nothing behind them that ends a name. */
function nearBehind(said: string, from: number, { bySound }: PlaceIndex, lead: string, isTold: boolean): readonly Near[] {
	return soundsOf(said.charAt(from))
		.flatMap((sound) => bySound.get(sound) ?? [])
		.flatMap((stem): Near[] => {
			const end = from + stem.words.length;
			const behind = said.slice(end);
			const isSomebody = FAMILY_NAME.test(stem.words) && !/[我们在住到去]/u.test(lead);
			const ends = isTold || /[在住到来去]$/u.test(lead) ? ENDS.test(behind) : false;
			const isName = stem.words.length > 2 || ends || (!isSomebody && (OWN.test(behind) || WITHIN.test(behind)));
			const confidence = isName ? nearAlone(said.slice(from, end), stem, isTold) : 0;
			return confidence > 0 ? [{ stem, from, confidence }] : [];
		});
}

/** The name ends before `end`, what says which unit it is begins at `ending`. */
function ended({ stem, from, confidence }: Near, said: string, end: number, ending: number): Mention | null {
	const own = endedBy(stem, said.slice(ending));
	const unit = own?.unit ?? stem.institute ?? stem.station;
	const to = own ? ending + own.ending.length : end;
	return unit && { unit, from, to, full: own !== null, confidence: own?.isOwn === false ? confidence - 0.1 : confidence };
}

/** Units that a text names nearly. Two that fit the same words are both there. */
export function nearMentionsIn(said: string, index: PlaceIndex, named: readonly Mention[], asked: boolean): readonly Mention[] {
	const { stems } = index;
	const found: Mention[] = [];
	const isFree = (at: number, taken: readonly Mention[]): boolean => !taken.some(({ from, to }) => at >= from && at < to);
	const full = named.filter((mention) => mention.full);
	const add = (near: readonly Near[], end: number, ending: number): void => {
		found.push(...near.flatMap((one) => ended(one, said, end, ending) ?? []));
	};
	for (const { index: at } of said.matchAll(SURE_ENDING)) {
		const end = said[at - 1] === ' ' ? at - 1 : at;
		// 大营姐街道: what it nearly names is longer than the 大营 in it
		if (end > 0 && isFree(end, full) && isFree(end - 1, full)) add(nearBefore(said, end, stems, true), end, at);
	}
	for (const { index: at } of said.matchAll(LOOSE_ENDING)) {
		if (at > 0 && isFree(at, named) && isFree(at - 1, named)) add(nearBefore(said, at, stems, false), at, at);
	}
	for (const [pattern, isTold] of [
		[LIVES, true],
		[LOOSE_LEAD, false],
	] as const) {
		for (const { 0: lead, index: at } of said.matchAll(pattern)) {
			const from = at + lead.length;
			if (!isFree(from, [...named, ...found])) continue;
			for (const near of nearBehind(said, from, index, lead, isTold || (asked && from === 0))) {
				const end = from + near.stem.words.length;
				add([near], end, end);
			}
		}
	}
	return found;
}
