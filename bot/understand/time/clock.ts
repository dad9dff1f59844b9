/** Clock times: 9点半, 三点一刻, 差5分9点, 15:30. */
import { NUMBER, numberOf } from '../numerals.ts';
import { type ClockSaid, NUMERALS, type Rule, type Token } from './token.ts';

const HOUR = '(\\d{1,2}|零|[一二两俩三四五六七八九十]{1,3})';
/** 点种 is a slip of 点钟. */
const STROKE = ' ?(?:点钟|点种|点来钟|点多钟|点正|点(?!子|心|击|名|单|菜|评|赞|火|头|滴|亮|歌|对点)|时(?![间候常刻不而代段尚光效机髦]))';
const MINUTES = `(?:半|一刻钟?|三刻钟?|整|(?:零|过|0)?${NUMBER}分|零[一二三四五六七八九]|(?:[0-5]\\d|[二三四五]?十[一二三四五六七八九]?)(?![\\d零一二三四五六七八九十个位名人号岁多几楼栋月天公斤块元米万度点]))`;
const TO = '(?:到|至|[-~–—]{1,2})';

/** 三四点 → 3: an approximate hour begins with the earlier one. */
const hourOf = (word: string): number =>
	numberOf(/^[一二两俩三四五六七八九]{2}$/u.test(word) ? word.slice(0, 1) : word.replace('俩', '两'));

function minutesOf(word: string | undefined): number {
	if (!word || word === '整') return 0;
	if (word === '半') return 30;
	if (word.startsWith('一刻')) return 15;
	if (word.startsWith('三刻')) return 45;
	return numberOf(word.replace(/^[零过0](?=.)|分$/gu, ''));
}

function clock(hour: number, minute: number, full = false): ClockSaid | null {
	return hour >= 0 && hour <= 24 && minute >= 0 && minute < 60 ? { kind: 'clock', hour, minute, full } : null;
}

/** So many minutes before the hour: 差5分9点. */
const before = (hour: number, minutes: number): ClockSaid | null => clock(hour === 0 ? 23 : hour - 1, 60 - minutes);

/** 一点 is mostly "a little": only behind a part or a day, or with a sign of the clock. */
const LITTLE_AFTER = /^(?:钟|半|整|一刻|左右|过来|来|到|之?前|以前|之?后|以后|[-~])/u;
const LITTLE_BEFORE = /[有早晚快慢多少大小好远近高低轻重软硬厚便松稠热]$/u;
/** 两点建议, 三点还没来, 四点半课堂, 三点五公斤. */
const NO_TIME =
	/^(?:建议|意见|要求|原因|好处|问题|说明|疑问|想法|感受|体会|希望|水|心意|多了|课堂|吵|一线|[一二三四五六七八九\d]+(?:公|斤|米|元|块|万|度|克|倍|吨|平|升|里|折|亿|千|百)|[.]\d)/u;

/** Behind a dash only a time follows a time: 9:00-11:00 is a range, 1123-10点 none. */
const inRange = ({ index, input }: RegExpExecArray, before: Token | undefined): boolean =>
	!/[-~–—]/u.test(input.charAt(index - 1)) || (before !== undefined && before.kind !== 'not' && index - before.to <= 2);

/** 周六一点, 下午一点, 11点到1点. */
const isTimeBefore = (before: Token | undefined, index: number): boolean =>
	(before?.kind === 'clock' && index - before.to <= 2) || ((before?.kind === 'day' || before?.kind === 'part') && before.to === index);

function read({ 0: words, 1: hours, 2: minutes, index, input }: RegExpExecArray, before: Token | undefined): ClockSaid | null {
	const hour = hourOf(hours ?? '');
	const rest = input.slice(index + words.length, index + words.length + 8);
	if (NO_TIME.test(rest)) return null;
	if (/^[一1]点$/u.test(words)) {
		const ahead = input.slice(Math.max(0, index - 1), index);
		if (LITTLE_BEFORE.test(ahead) || (!isTimeBefore(before, index) && !LITTLE_AFTER.test(rest))) return null;
	}
	return clock(hour, minutesOf(minutes), (hours ?? '').startsWith('0'));
}

export const CLOCK_RULES: readonly Rule[] = [
	{
		starts: '差',
		pattern: new RegExp(`差(${NUMBER}分钟?|一刻钟?)(?:到|就)?${HOUR}点钟?`, 'uy'),
		read: ([, minutes, hour = '']) => before(hourOf(hour), minutesOf(minutes?.replace('钟', ''))),
	},
	{
		starts: NUMERALS,
		pattern: new RegExp(`(?<![\\d.:])${HOUR}点钟?(?:还)?差(${NUMBER}分钟?|一刻钟?)`, 'uy'),
		read: ([, hour = '', minutes]) => before(hourOf(hour), minutesOf(minutes?.replace('钟', ''))),
	},
	{
		starts: '0123456789',
		pattern: /(?<![\d.:])(\d{1,2}):([0-5]\d)(?::[0-5]\d)?(?![\d:])/uy,
		read: (found, _, before) => {
			const [, hour = '', minute] = found;
			// 7:20 is written of a morning
			return inRange(found, before) ? clock(Number(hour), Number(minute), /^(?:0|7$)/u.test(hour)) : null;
		},
	},
	{
		starts: `${NUMERALS}俩`,
		pattern: new RegExp(`(?<![\\d.:第几])${HOUR}${STROKE}(${MINUTES})?`, 'uy'),
		read: (found, _, before) => (inRange(found, before) ? read(found, before) : null),
	},
	// the number alone in front of a range: 2-4点, 九到十一点
	{
		starts: NUMERALS,
		pattern: new RegExp(
			`(?<![\\d.:/第几-])${HOUR}(半)?(?=\\s*(?:${TO}|、)\\s*(?:[上下中]午|晚上|傍晚)?(?:\\d{1,2}|[一二两三四五六七八九十]{1,3})(?:点|时|:\\d\\d))`,
			'uy',
		),
		read: ([, hour = '', half]) => clock(hourOf(hour), half ? 30 : 0),
	},
];
