import { readingOf } from '../reading.ts';

/** Part of a text. */
interface Stretch {
	readonly from: number;
	readonly to: number;
}

/** No part of the name of a street or estate: whoever speaks, wants, comes, or a time. */
const NOT_IN_NAME = '我您你他她这那几看走赶查们想请来帮给有能吗的了要找需陪修买送周期今明后电话妈爸奶爷点在住是到去从家\\s\\d,.;:、。!?()';
const FACILITY = '活动室|活动中心|服务中心|文化站|村委会|居委会|菜市场|村口|大门口|门口';
const NAME = `(?:${FACILITY}|[^${NOT_IN_NAME}]{1,10}?(?:大道|小区|花园|家园|家属院|家属区|公寓|宿舍|新村|大厦|广场|市场|商城|路|街(?!道)|巷|弄|苑|园|庄|寨|村(?!委)|城|府|院|学校|小学|中学|${FACILITY}|旁边|对面|隔壁|后面|楼下){1,3})`;
const COUNT = '第?(?:\\d{1,4}|[a-z]\\d{0,3}|[一二三四五六七八九十]{1,3})';
const NUMBERED = `(?:${COUNT}(?:号楼|号院|号|栋|幢|座|单元|楼|层|室|户|组|排|门|队|社)(?![人线])|(?:附|之)\\d{1,4}|(?:${COUNT}-){1,3}\\d{1,4}(?!\\d)|(?<=[楼栋幢座元层号\\s-])\\d{2,4}(?![\\d年月点岁个位人元块斤:]))`;
const GAP = '[\\s,的]{0,2}';
const RUN = `(?:${NAME}|${NUMBERED})(?:${GAP}(?:${NAME}|${NUMBERED})){0,8}`;

/** Room 201, Unit 3, 18 Nie'er Road. */
const ENGLISH_PART =
	"(?:(?:room|flat|apartment|apt\\.?|unit|building|block|floor|house|no\\.?|number)\\s*#?\\d{1,4}[a-z]?|\\d{1,4}[a-z]?(?:st|nd|rd|th) floor|(?:no\\.? ?)?\\d{1,4}[a-z]?,? [a-z][a-z']{1,15}(?: [a-z']{1,15}){0,3} (?:road|rd|street|st|lane|avenue|ave|lu|jie)\\b)";
const ENGLISH = new RegExp(`\\b${ENGLISH_PART}(?:,? {1,2}${ENGLISH_PART}){0,5}`, 'iu');

/** Right behind the name of the unit. */
const FOLLOWING = new RegExp(`^[\\s,的:(]{0,3}(${RUN})`, 'iu');
/** Anywhere: with at least one number of a house, else any garden would be an address. */
const ANYWHERE = new RegExp(`(?:(${NAME})${GAP})?${NUMBERED}(?:${GAP}(?:${NAME}|${NUMBERED})){0,8}`, 'iu');
/** Written like a house: the date 28号 or 12-3, the number of an order, a bare number; 一座, 一户. */
const ONLY_DATE = /^(?:(?:\d{1,2}|[一二三四五六七八九十廿]{1,3})号|一.|\d+|\d{1,2}-\d{1,2}|\d{4}-\d{3,})$/u;
const HOUSE = /^\d{1,2}号$/u;
const PHONE = /\d(?:[ -]?\d){9,}/gu;
const PHONE_IN = new RegExp(PHONE.source, 'u');
/** In an answer to "where", what speaks of something else. */
const NO_ADDRESS = /[点周]|星期|礼拜|上午|下午|[早晚]上|今天|明天|后天|\d{1,2}[号日]$|想|请|要|谢|电话|志愿|理发|确认/u;
const LEADING = /^(?:这边|那边|[\s,;:、。的(就是在那个])+/u;
const TRAILING = /[\s,;:、。)吧啊呢哈]+$/u;
const LONGEST = 40;
/** An address stands within the first so many characters. */
const READ = 300;

const tidyIn = (text: string, from: number, to: number): Stretch | null => {
	const words = text.slice(from, to);
	const begin = from + (LEADING.exec(words)?.[0].length ?? 0);
	const end = to - (TRAILING.exec(words)?.[0].length ?? 0);
	return end > begin ? { from: begin, to: end } : null;
};

/** The words of a street, an estate or a house in a normalised text; `behind` = where the name of the unit ends. */
export function addressIn(said: string, behind: number | null = null): Stretch | null {
	const open = said.replace(PHONE, (number) => '。'.repeat(number.length));
	const following = behind === null ? null : FOLLOWING.exec(open.slice(behind, behind + READ));
	const words = following?.[1] ?? '';
	const start = (behind ?? 0) + (following?.[0].length ?? 0) - words.length;
	const found = ENGLISH.exec(open.slice(0, READ)) ?? ANYWHERE.exec(open.slice(0, READ));
	const whole = following ? { from: start, to: start + words.length } : found && { from: found.index, to: found.index + found[0].length };
	const address = whole && tidyIn(open, whole.from, whole.to);
	if (!address) return null;
	const text = open.slice(address.from, address.to);
	// 小石桥村12号: nothing in between, so it is the house and no day
	const isHouse = following !== null && address.from === behind && HOUSE.test(text);
	return isHouse || !ONLY_DATE.test(text) ? address : null;
}

/** The same in any text, as it is written there; null when there is none. */
export function addressOf(text: string): string | null {
	const { said, written } = readingOf(text);
	const found = addressIn(said);
	return found && written(found.from, found.to);
}

/** In an answer to "where": whatever else the sentence behind the unit says, 「大榕树旁边那家」. */
export function restOfAnswer(said: string, behind: number): Stretch | null {
	const skipped = /^[\s,;。!?]*/u.exec(said.slice(behind))?.[0].length ?? 0;
	const from = behind + skipped;
	const sentence = /^[^,;。!?]*/u.exec(said.slice(from))?.[0] ?? '';
	const number = PHONE_IN.exec(sentence);
	const rest = tidyIn(said, from, from + (number?.index ?? sentence.length));
	const words = rest ? said.slice(rest.from, rest.to) : '';
	return words.length >= 2 && words.length <= LONGEST && !NO_ADDRESS.test(words) ? rest : null;
}
