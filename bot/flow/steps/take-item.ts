import type { Item } from '../../../db/domain/order.ts';
import { affirmedIn, correctsIn } from '../../understand/corrections.ts';
import { itemOf } from '../../understand/item.ts';
import { itemWords } from '../../understand/item-words.ts';
import { type ItemsFor, itemsFor } from '../../understand/items-for.ts';
import type { Kind } from '../../understand/labels.ts';
import type { Meaning } from '../../understand/meaning.ts';
import type { Ranked } from '../../understand/model/classify.ts';
import { proxyOf } from '../../understand/proxy.ts';
import { saysWhat } from '../../understand/says-what.ts';
import { isChinese } from '../../understand/script.ts';
import type { Draft } from '../talk.ts';
import type { World } from '../world.ts';
import { type DraftContext, READABLE, type Taken, without } from './draft-context.ts';
import { stationOnly } from './draft-question.ts';

/** What is to be done, out of free words. */

/** Words that answer what is to be done are short and seldom sound like a wish: a kind is believed from here on. */
const LIKELY_KIND = 0.5;
/** The longest line that the model has learnt has 221 characters. */
const LONG = 300;

/** Words that name a day or a place begin a draft in any case: then so much of a wish in them is enough to look for its kind. */
const MAYBE_WISH = 0.25;
const requestIn = ({ intents }: Meaning): number => intents.find(({ what }) => what === 'request')?.p ?? 0;

/** The kinds of help that words speak of, where they are taken for a wish; none where they only say when or where. */
export function kindsIn(
	text: string,
	asked: boolean,
	{ meaning, world }: Pick<DraftContext, 'meaning' | 'world'>,
	begun = false,
): readonly Ranked<Kind>[] {
	if (!isChinese(text) || !saysWhat(text)) return [];
	const found: Meaning | null = meaning ?? (asked ? world.meaningOf(text) : null);
	if (!found) return [];
	const isWish = (found.intent === 'request' && found.ask !== 'intent') || (begun && requestIn(found) >= MAYBE_WISH);
	return isWish || (asked && (found.kinds[0]?.p ?? 0) >= LIKELY_KIND) ? found.kinds : [];
}

function withItem(draft: Draft, code: string | undefined, text: string, { world, me }: DraftContext): Partial<Taken> {
	const item = world.items.find((one) => one.code === code);
	if (!item) return {};
	if (item.orderer === 'station') return { some: true, problem: stationOnly(item, me, world) };
	const { readFrom: { what: _before, ...others } = {}, ...rest } = without(draft, 'suggested', 'platformCode');
	const what = itemWords(text, item.code, world);
	const read = { ...others, ...(what === null ? {} : { what }) };
	return { some: true, draft: { ...rest, itemCode: item.code, readFrom: read } };
}

const named = (text: string, world: World): string | undefined => itemOf(text, world.phrases, world.items)?.code;

/** So many volunteers come for a whole yard, and not into somebody's flat. */
const CROWD = 8;
/** 打扫卫生 at home, in a kitchen, in 2栋301: one home is meant. */
const HOME = /打扫|卫生|收拾|家里|我家|屋[里头子]|房间|厨房|卧室|客厅|厕所|阳台|窗户|玻璃|\d+[栋幢]|单元|\d{3,4}[室号房]/u;
const COMMON = /小区(?![^,，。]{0,12}\d)|楼道|院子|公共|活动室|广场|河|街上|路边|组织|大家|一起|大扫除/u;
const atHome = (text: string, { address }: Draft): boolean => !COMMON.test(text) && HOME.test(`${text}${address ?? ''}`);

/** Cleaning one home is no cleaning day of a whole yard: what one or two come for is offered first, and nothing is filled in. */
function forOneHome(isHome: boolean, { sure, codes }: ItemsFor, { items }: World): ItemsFor {
	const [first] = items.filter(({ code }) => code === codes[0]);
	if (!isHome || !first || first.mode !== 'group' || first.volunteers < CROWD) return { sure, codes };
	const isOfFew = ({ mode, orderer, skills }: Item): boolean =>
		mode !== 'group' && orderer === 'resident' && skills.some((skill) => first.skills.includes(skill));
	const others = items.filter(isOfFew).map(({ code }) => code);
	return { sure: false, codes: [...new Set([...others, ...codes])].slice(0, CHOICES) };
}
const CHOICES = 3;

/** 帮隔壁独居的刘大爹修灯: who lives alone tells nothing of the lamp; what is to be done without them comes first. */
function forWhomAside(text: string, kinds: readonly Ranked<Kind>[], asked: boolean, begun: boolean, context: DraftContext): ItemsFor {
	const whole = itemsFor(kinds, text, context.world);
	const proxy = proxyOf(text);
	const rest = proxy && `${text.slice(0, proxy.span.from)}人${text.slice(proxy.span.to)}`;
	if (!rest || !DOES.test(rest) || !saysWhat(rest)) return whole;
	const meaning = context.world.meaningOf(rest);
	const plain = itemsFor(kindsIn(rest, asked, { world: context.world, meaning }, begun), rest, context.world);
	const [first] = plain.codes;
	if (first === undefined || first === whole.codes[0]) return whole;
	return { sure: false, codes: [...new Set([...plain.codes.slice(0, 2), ...whole.codes])].slice(0, CHOICES) };
}
/** Something is to be done with a thing, and not with the person. */
const DOES = /修|换|安装|打扫|收拾|擦|洗(?!澡|头)|搬|买|取|疏通|通/u;

/** Nothing was chosen yet: sure is filled in, less sure is offered. `asked` = a draft is open and waits for it, `begun` = these words begin one anyway. */
export function takeItem(draft: Draft, text: string, context: DraftContext, asked: boolean, begun = false): Partial<Taken> {
	if (draft.itemCode) return {};
	// 不对不是周六，是周天下午 corrects the day; what was offered for the wish stays
	if (draft.suggested !== undefined && correctsIn(text) && changedItem(text, context.world).codes.length === 0) return {};
	// over a long story the model loses the wish that a phrase names
	const kinds = text.length > LONG && named(text, context.world) ? [] : kindsIn(text, asked, context, begun);
	const { sure, codes } = forOneHome(atHome(text, draft), forWhomAside(text, kinds, asked, begun, context), context.world);
	if (sure) return withItem(draft, codes[0], text, context);
	// what was offered for the wish stays, unless the words are another one
	const isNew = draft.suggested === undefined || kinds === context.meaning?.kinds;
	return codes.length > 0 && isNew ? { some: true, draft: { ...draft, suggested: codes } } : {};
}

/** 服务改成修电饭煲, 改成修灯: what comes behind is another wish. */
const CHANGED_TO =
	/(?:(?:服务|项目|内容)[^,。;!?]{0,2}|^(?:我)?(?:想|要|还是)?|[,。;!? ])(?:改|换|变)(?:成|为|到|做)(?!我的|一下)([^,。;!?]+)/u;

/** What the words want in place of the item that was chosen or offered: a name or phrase of the menu, else a kind of help. */
function changedItem(text: string, world: World): ItemsFor {
	const said = affirmedIn(text);
	const behind = CHANGED_TO.exec(said)?.[1];
	if (behind !== undefined && saysWhat(behind)) {
		const meaning = world.meaningOf(behind);
		const isWish = meaning.intent === 'request' && (meaning.kinds[0]?.p ?? 0) >= LIKELY_KIND;
		const found = itemsFor(isWish ? meaning.kinds : [], behind, world);
		if (found.codes.length > 0) return found;
	}
	const code = named(said, world);
	return code === undefined ? { sure: false, codes: [] } : { sure: true, codes: [code] };
}

/** Another item is named than the one that was chosen: 不是打扫，是理发. */
export function changeItem(draft: Draft, text: string, context: DraftContext): Partial<Taken> {
	const { sure, codes } = changedItem(text, context.world);
	const [code] = codes;
	if (code === undefined || code === draft.itemCode) return {};
	const anew = { ...draft, wish: `${draft.wish}；${text}`.slice(0, READABLE) };
	return sure
		? withItem(anew, code, affirmedIn(text), context)
		: { some: true, draft: { ...without(anew, 'itemCode', 'platformCode'), suggested: codes } };
}
