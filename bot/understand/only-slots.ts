import type { Instant } from '../../db/domain/instant.ts';
import type { Zone } from '../../db/domain/local-time.ts';
import { contactOf, SURNAME, TITLE } from './name.ts';
import { peopleOf } from './people.ts';
import { phoneOf } from './phone.ts';
import { addressIn } from './place/address.ts';
import { knownPlaceOf } from './place/known-place.ts';
import { placeOf } from './place/place.ts';
import type { NamedUnit } from './place/place-index.ts';
import { readingOf, type Span } from './reading.ts';
import { hanIn } from './script.ts';
import { timeOf } from './time/time.ts';

/** What slots are read against. */
export interface SlotReader {
	readonly units: readonly NamedUnit[];
	readonly zone: Zone;
}

/** In whom or what somebody is, nobody stands beside. */
const NOBODY = '[^\\s,.;:、。!?他她谁有人被打死血火烟倒摔]';
/** 在大树旁边, 菜市场后面那栋红房子: a place without a name. */
const LANDMARK = new RegExp(
	`(?:就?[在到是]|靠近?|紧?挨着?)?${NOBODY}{1,8}(?:旁边?|边上|对面|隔壁|[前后]面|背后|门口|楼[上下]|附近|路口|村口|[那这]边)(?:的?那?[一几]?[栋幢家户座间排]${NOBODY}{0,5})?`,
	'gu',
);
const KIN = '(?:我|俺|咱|们|家|爸|妈|爹|娘|爷爷?|奶奶?|外公|外婆|公公|婆婆|老人|老伴|老倌|老奶|孩子|娃娃?|儿子|女儿|姐|哥|弟|妹|大人)';
/** 奶奶在家, 我一个人在家等: who opens the door. */
const AT_HOME = new RegExp(`${KIN}{1,4}(?:都|也|会|一直|整天|一个人|自己)*在家里?等?`, 'gu');
const NAMED = new RegExp(`(?:叫|姓|找|联系)?[老小]?${SURNAME}(?:${TITLE}|师)(?!家)`, 'gu');
/** Somebody else is there, or a picture tells what is: that is no answer. */
const OTHERS = /[他她谁]|有人|\p{Extended_Pictographic}/u;
/** What is not so, or not wanted. */
const DENIES = /[不没别免未]/u;
/** What holds an answer together and says nothing by itself. */
const BETWEEN =
	/(?:周|星期|礼拜)[一二三四五六日天末]|不是|改[成到为]|换[成到]|说错了|上门|以[前后内]|之[前后]|左右|开始|都?可以|都?行|就行|方便|地址|地点|时间|电话|手机|号码|联系人?|名字|姓名|麻烦|谢谢|应该|或者?|[我你您的就在是住到来去吧啊呢嘛哦哈呀嘎了好那这也都请从至和跟打给叫姓里个位名人]/gu;
/** More than so many characters besides, and something else was said. */
const LEFT = 1;

function blotted(text: string, spans: readonly Span[]): string {
	return spans.reduce((said, { from, to }) => said.slice(0, from) + ' '.repeat(to - from) + said.slice(to), text);
}

/** The longest answers of this sort are an address with a name, a number and a day. */
const LONGEST = 60;

/**
 * Whether a Chinese text is nothing but what the parsers of time, place, phone, people and names take: an answer to what was asked, in
 * which nothing else is said.
 */
export function onlySlots(text: string, at: Instant, { units, zone }: SlotReader): boolean {
	const reading = readingOf(text);
	if (text.length > LONGEST || OTHERS.test(reading.said)) return false;
	const address = addressIn(reading.said);
	const spans = [
		...(timeOf(text, at, zone)?.spans ?? []),
		...(phoneOf(text)?.spans ?? []),
		...(peopleOf(text)?.spans ?? []),
		...[placeOf(text, units)?.span, knownPlaceOf(text)?.span, address && reading.spanOf(address.from, address.to)].filter((span) => !!span),
	];
	const name = contactOf(text, { asked: false }).name ?? '';
	const left = readingOf(blotted(text, spans).replace(name, ' ')).said;
	const rest = [AT_HOME, NAMED, LANDMARK, BETWEEN].reduce((said, words) => said.replace(words, ' '), left);
	return hanIn(rest) <= LEFT && !DENIES.test(rest);
}
