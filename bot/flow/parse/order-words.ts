import { bare, normalise } from '../../understand/normalise.ts';

/** Words about an order that exists which the model does not know as such. */

const PHONE =
	/(?:电话|手机|号码|联系方式)(?:号码?)?[^,。;!?]{0,6}?(?:换|改|变|错)|(?:换|改)(?:了|个|一下|下)?(?:电话|手机|号码|联系方式)|\b(?:phone|number)\b.{0,20}\b(?:changed?|wrong|new)\b/u;
const ADDRESS =
	/(?:地址|门牌|楼号|房号|单元|楼栋|住址|地点)[^,。;!?]{0,6}?(?:换|改|错|不对|变)|(?:换|改)(?:了|个|一下|下)?(?:地址|住址|地点|地方)|搬家了|\baddress\b.{0,20}\b(?:changed?|wrong|new)\b/u;
const CREW = '(?:师傅|志愿者|他们|来的人|理发师|老师|队伍|队里)';
const ORDER_TO_CREW = '(?:带|记得|别忘|麻烦|先|不要|别|注意|轻|小声|从|走|穿|戴|按门铃|敲门|打(?:我|个|一个)?电话)';
const NOTE = new RegExp(
	`(?:${CREW}[^,。;!?]{0,6}(?:来|到|上门)[^,。;!?]{0,4}(?:时候|时|前|之前|的话)[^。!?]{0,8}${ORDER_TO_CREW}|(?:请|让|叫|麻烦)(?:${CREW})[^,。;!?]{0,4}${ORDER_TO_CREW}|(?:告诉|转告|跟|和)(?:一下|下)?${CREW}(?:说|讲|一声|,)|^(?:来|到|上门)(?:的)?(?:时候|之前|前)[^。!?]{0,6}${ORDER_TO_CREW}|\\btell (?:the volunteers?|them|him|her)\\b)`,
	'u',
);
const WHO_COMES = /^(?:到底|今天|明天|这次)?(?:谁|哪个|哪位)(?:会|要)?来?(?:给|帮|替|为|来|上门)|\bwho (?:is coming|will come|comes)\b/u;
const SOONER = /(?:早|晚|迟)(?:一?点|一?些)[^。!?]{0,6}(?:来|到|上门|好|行)|(?:来|到)(?:早|晚|迟)(?:一?点|些)(?:行|可|好|$)/u;
const KEEPS = /(?:不(?!是)|别|没(?:有|说|想)?|不要|不用|不想|不能)(?:再|要|是要|给我|说)?取消|\bdon't cancel\b|\bkeep (?:it|the order)\b/u;
const BY_NUMBER = /^(?:改期?|改时间|改到|改成|换时间|move|reschedule)[\s:#]*(?:单号|订单)?[\s:#]*\d{4}\s?[-‐‑‒–—―−]\s?\d{3,6}/u;

export type OrderWord = 'keep' | 'move' | 'phone' | 'address' | 'note' | 'who' | 'sooner';

const WORDS: readonly (readonly [OrderWord, RegExp])[] = [
	['keep', KEEPS],
	['move', BY_NUMBER],
	['note', NOTE],
	['phone', PHONE],
	['address', ADDRESS],
	['who', WHO_COMES],
	['sooner', SOONER],
];

/** What free words say about an order; null for anything else. A draft's own corrections are not asked for here. */
export function orderWordOf(text: string): OrderWord | null {
	const said = normalise(text);
	return WORDS.find(([, tells]) => tells.test(said))?.[0] ?? null;
}

/** 不要取消, at the question whether to: no is meant. */
export const keepsOrder = (text: string): boolean => KEEPS.test(bare(text));
