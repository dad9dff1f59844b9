/** Feasts by name, of the sun's calendar, of the moon's, and the 24 terms. */
import { daysOf } from '../../../db/domain/local-time.ts';
import { type DayNumber, dateOf, daysOfMonth, weekdaysIn } from './calendar.ts';
import { lunarDay, newYearsEve, termsOf } from './lunar.ts';

/** The day in a year; for a lunar feast the year of the moon's calendar that begins in it. */
export type FeastDay = (year: number) => DayNumber;

const solar =
	(month: number, day: number): FeastDay =>
	(year) =>
		dateOf(year, month, day) ?? daysOfMonth(year, month).last;
const lunar =
	(month: number, day: number): FeastDay =>
	(year) =>
		lunarDay(year, month, day);
const term =
	(name: string): FeastDay =>
	(year) =>
		termsOf(year).get(name) ?? daysOf(year, 1, 1);
/** The n-th such weekday of a month: 母亲节 is the second Sunday of May. */
const nth =
	(month: number, n: number, weekday: number): FeastDay =>
	(year) =>
		weekdaysIn(daysOfMonth(year, month), weekday)[n - 1] ?? daysOf(year, month, 1);

/** A feast: its words as a pattern, its day, and under which name its holidays are decreed. */
export interface Feast {
	readonly starts: string;
	readonly words: string;
	readonly day: FeastDay;
	readonly holiday?: HolidayName;
}

export type HolidayName = '元旦' | '春节' | '清明' | '劳动节' | '端午' | '中秋' | '国庆节';

/** Streets, schools and people are named after feasts: 国庆路, 八一小学, 张国庆. */
const NAME_BEHIND = '(?![路街巷村桥号楼栋院叔哥爷婶姐妹嫂弟师]|大街|大道|小学|中学|社区|广场|小区|公园|医院|商场|超市|酒店)';
const SURNAME = '(?<![张王李赵陈刘杨黄周吴徐孙胡朱林何郭马罗叫姓])';
/** Two numerals are a feast only with a sign of it. */
const NUMBERS_AROUND = '(?<![一二三四五六七八九十百第零〇\\d双月周])';
const SIGN =
	'(?=节|假|放|长假|期间|黄金周|前|之前|以前|后|那天|当天|当日|那几天|这天|[,。!?; ]|$|上午|下午|晚|的时候|活动|想|要|请|能|来|搞|办|组织|到|的|小长假)';
const DAY_SIGN = '(?=节|那天|当天|当日|这天|前|之前|以前|后|起|上午|下午|晚上|到了|的时候)';

const TERM_FREE = '立春 立夏 立秋 立冬 春分 秋分 夏至 冬至 惊蛰 处暑 芒种'.split(' ');
/** Also names of people, weather: only with a sign of a day. */
const TERM_BOUND = '雨水 谷雨 小满 小暑 大暑 白露 寒露 霜降 小雪 大雪 小寒 大寒'.split(' ');

export const FEASTS: readonly Feast[] = [
	{ starts: '元阳新', words: '元旦节?|阳历年|新年第一天', day: solar(1, 1), holiday: '元旦' },
	{ starts: '情', words: '情人节', day: solar(2, 14) },
	{ starts: '三妇女', words: `三八(?:国际)?(?:劳动)?(?:妇女)?节|${NUMBERS_AROUND}三八(?=那天|当天|前)|妇女节|女神节`, day: solar(3, 8) },
	{ starts: '学', words: '学雷锋(?:纪念)?日|学雷锋月', day: solar(3, 5) },
	{ starts: '植', words: '植树节', day: solar(3, 12) },
	{ starts: '消', words: '消费者权益(?:保护)?日', day: solar(3, 15) },
	{ starts: '愚', words: '愚人节', day: solar(4, 1) },
	{ starts: '读世', words: '(?:世界)?读书日', day: solar(4, 23) },
	{ starts: '五劳', words: `(?:五一)?(?:国际)?劳动节|${NUMBERS_AROUND}五一${SIGN}`, day: solar(5, 1), holiday: '劳动节' },
	{ starts: '五青', words: '五四青年节|青年节', day: solar(5, 4) },
	{ starts: '护国', words: '(?:国际)?护士节', day: solar(5, 12) },
	{ starts: '母', words: '母亲节', day: nth(5, 2, 7) },
	{ starts: '全助', words: '(?:全国)?助残日', day: nth(5, 3, 7) },
	{ starts: '六儿', words: `(?:六一)?(?:国际)?儿童节|${NUMBERS_AROUND}六一${SIGN}`, day: solar(6, 1) },
	{ starts: '父', words: '父亲节', day: nth(6, 3, 7) },
	{ starts: '禁国', words: '(?:国际)?禁毒日', day: solar(6, 26) },
	{ starts: '七建', words: `(?:七一)?建党节|${NUMBERS_AROUND}七一(?=那天|当天|前|活动)`, day: solar(7, 1) },
	{ starts: '八建', words: `(?:八一)?建军节|${NUMBERS_AROUND}八一(?=那天|当天|前|慰问)`, day: solar(8, 1) },
	{ starts: '教', words: '教师节', day: solar(9, 10) },
	{
		starts: '国十',
		words: `${SURNAME}国庆(?:节|长假)?${NAME_BEHIND}|${NUMBERS_AROUND}十一(?=长假|假期|放假|黄金周|国庆|节|期间|那几天)`,
		day: solar(10, 1),
		holiday: '国庆节',
	},
	{ starts: '万', words: '万圣节', day: solar(10, 31) },
	{ starts: '消', words: '消防(?:宣传)?日', day: solar(11, 9) },
	{ starts: '双光', words: '双十一|双11|光棍节', day: solar(11, 11) },
	{ starts: '感', words: '感恩节', day: nth(11, 4, 4) },
	{ starts: '世艾', words: '(?:世界)?艾滋病日', day: solar(12, 1) },
	{ starts: '国宪', words: '(?:国家)?宪法(?:宣传)?日', day: solar(12, 4) },
	{ starts: '国志', words: '(?:国际)?志愿者日', day: solar(12, 5) },
	{ starts: '国全残', words: '(?:国际)?残疾人日', day: solar(12, 3) },
	{ starts: '双', words: '双十二|双12', day: solar(12, 12) },
	{ starts: '平', words: '平安夜', day: solar(12, 24) },
	{ starts: '圣', words: '圣诞节?(?!老人|树|帽|歌)', day: solar(12, 25) },
	{ starts: '跨', words: '跨年(?:夜|那天|晚)?', day: solar(12, 31) },
	// of the moon
	{ starts: '春大', words: '春节|大年初一', day: lunar(1, 1), holiday: '春节' },
	{
		starts: '元正',
		words: '元宵节|(?<![吃做包煮送碗个份])元宵(?=前|那天|当天|晚|灯|游园|猜|联欢|晚会|[,。 ]|$|想|要|请)|正月十五',
		day: lunar(1, 15),
	},
	{ starts: '龙二', words: '龙抬头|二月二(?![十月\\d日号])', day: lunar(2, 2) },
	{ starts: '三', words: '三月三(?![十月\\d日号点个])', day: lunar(3, 3) },
	{ starts: '端', words: '端午节?', day: lunar(5, 5), holiday: '端午' },
	{ starts: '火', words: '火把节', day: lunar(6, 24) },
	{ starts: '七', words: '七夕节?', day: lunar(7, 7) },
	{ starts: '中七', words: '中元节|七月半', day: lunar(7, 15) },
	{ starts: '中八团', words: '中秋节?|八月十五(?![日号])|团圆节', day: lunar(8, 15), holiday: '中秋' },
	{ starts: '重九敬老', words: '重阳节?|九月九(?![十月\\d日号])|老人节|敬老节', day: lunar(9, 9) },
	{ starts: '腊', words: '腊八节?(?![粥蒜豆饭])', day: lunar(12, 8) },
	{ starts: '小', words: '小年(?=[,。 ]|$|那天|当天|前|夜|晚|上午|下午|想|请)', day: lunar(12, 23) },
	{
		starts: '除年大三',
		words: '除夕夜?|(?<![一每几\\d百])(?:大年|年)三十(?![多几来岁人个万])|(?<![一二两三四五六七八九十百月\\d])三十(?=晚上|夜)|年夜(?!饭)',
		day: newYearsEve,
	},
	// of the sun's way
	{ starts: '清', words: '清明节?(?!上河|路|桥)', day: term('清明'), holiday: '清明' },
	...TERM_FREE.map((name) => ({ starts: name.charAt(0), words: `${SURNAME}${name}节?(?![路村])`, day: term(name) })),
	...TERM_BOUND.map((name) => ({ starts: name.charAt(0), words: `${name}${DAY_SIGN}`, day: term(name) })),
];
