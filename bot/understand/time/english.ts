import type { Span } from '../reading.ts';

/**
 * English words of time, rewritten into the Chinese ones that the tables know: `Thursday at 3pm` becomes 周四15:00. So there is one
 * set of rules for what a day and an hour mean.
 */

const NUMBERS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
const COUNT = `(\\d{1,2}|${NUMBERS.slice(1).join('|')})`;
const count = (word: string): number => (/^\d/u.test(word) ? Number(word) : NUMBERS.indexOf(word));

const MONTH =
	'(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthOf = (word: string): number => MONTHS.indexOf(word.slice(0, 3)) + 1;
const DAY_OF_MONTH = '(3[01]|[12]\\d|0?[1-9])(?:st|nd|rd|th)?';

const WEEKDAY = '(mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?|saturday|sunday)';
/** sat and sun are words of their own, so they need something in front. */
const WEEKEND_DAY = '(?:on |next |this |coming )(sat|sun)';
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const weekdayOf = (word: string): string => '一二三四五六日'.charAt(WEEKDAYS.indexOf(word.slice(0, 3)));

const HALF = '([ap])\\.?m\\b\\.?';
/** 3 pm → 15:00, 12 am → 0:00. */
const onClock = (hour: string, minute: string | undefined, half: string): string =>
	`${String((Number(hour) % 12) + (half === 'p' ? 12 : 0)).padStart(2, '0')}:${minute ?? '00'}`;
const CLOCK = '(1[0-2]|0?[1-9])(?:[:.]([0-5]\\d))?';

/** 9–11am, 11am to 1pm, 2 to 4 pm: the first hour is of the same half where that leaves it before the second. */
function range(
	from: string,
	fromMinute: string | undefined,
	half: string | undefined,
	to: string,
	toMinute: string | undefined,
	end: string,
) {
	const until = onClock(to, toMinute, end);
	const same = onClock(from, fromMinute, half ?? end);
	const start = half === undefined && Number(same.split(':')[0]) > Number(until.split(':')[0]) ? onClock(from, fromMinute, 'a') : same;
	return `${start}-${until}`;
}

const REWRITES: readonly (readonly [pattern: RegExp, words: (...groups: string[]) => string])[] = [
	// looks like a time, is none
	[/\bgood (?:morning|afternoon|evening|night|day)\b/gu, () => '#'],
	[/\b(?:every|each)(?: other)? (?:\w+day|day|morning|afternoon|evening|night|week)s?\b/gu, () => '#'],
	[
		/\b(?:last|past) (?:\w+day|week|month|night|year)\b|\byesterday(?: morning| afternoon| evening)?\b|\b\w+ (?:days?|weeks?) ago\b/gu,
		() => '#',
	],
	[/\b(?:the )?day after tomorrow\b/gu, () => '后天'],
	[/\b(?:tomorrow|tmrw?|tomorow|tommorow)\b/gu, () => '明天'],
	[/\btonight\b/gu, () => '今天晚上'],
	[/\bthis (?=morning|afternoon|evening)/gu, () => '今天'],
	[/\btoday\b/gu, () => '今天'],
	[new RegExp(`\\bin ${COUNT} days?\\b`, 'gu'), (days) => `${count(days ?? '')}天后`],
	[new RegExp(`\\b${MONTH} (?:the )?${DAY_OF_MONTH}\\b(?:,? (20\\d\\d)\\b)?`, 'gu'), (month, day, year) => date(month, day, year)],
	[new RegExp(`\\b${DAY_OF_MONTH} (?:of )?${MONTH}(?:,? (20\\d\\d)\\b)?(?![a-z])`, 'gu'), (day, month, year) => date(month, day, year)],
	[/\bthe (3[01]|[12]?\d)(?:st|nd|rd|th)\b/gu, (day) => `${day}号`],
	[/\bnext week(?:end)\b/gu, () => '下周末'],
	[/\b(?:this |the |at the |on the )?weekend\b/gu, () => '周末'],
	[new RegExp(`\\b(next )?${WEEKDAY}(?![a-z])\\.?`, 'gu'), (next, day) => `${next ? '下' : ''}周${weekdayOf(day ?? '')}`],
	[new RegExp(`\\b${WEEKEND_DAY}(?![a-z])`, 'gu'), (day) => `周${weekdayOf(day ?? '')}`],
	[
		new RegExp(`\\b(?:from |between )?${CLOCK} ?(?:${HALF})? ?(?:-|–|to|and|until|till) ?${CLOCK} ?${HALF}`, 'gu'),
		(from, fromMinute, half, to, toMinute, end) => range(from ?? '', fromMinute, half, to ?? '', toMinute, end ?? ''),
	],
	[new RegExp(`\\b(?:at |around |about )?${CLOCK} ?${HALF}`, 'gu'), (hour, minute, half) => onClock(hour ?? '', minute, half ?? '')],
	[new RegExp(`\\bhalf past ${COUNT}\\b`, 'gu'), (hour) => `${count(hour ?? '')}点半`],
	[new RegExp(`\\bquarter past ${COUNT}\\b`, 'gu'), (hour) => `${count(hour ?? '')}点一刻`],
	[new RegExp(`\\b(?:at |around |about )?${COUNT} o'?clock\\b`, 'gu'), (hour) => `${count(hour ?? '')}点`],
	[new RegExp(`\\bat ${COUNT}\\b(?![:.]?\\d| ?[a-z])`, 'gu'), (hour) => `${count(hour ?? '')}点`],
	[/\b(?:at )?noon\b/gu, () => '12:00'],
	[/\b(?:in the )?early morning\b/gu, () => '早上'],
	[/\b(?:in the |late )?morning\b/gu, () => '上午'],
	[/\b(?:at )?mid-?day\b|\blunch ?time\b/gu, () => '中午'],
	[/\b(?:in the |late |early )?afternoon\b/gu, () => '下午'],
	[/\bearly evening\b/gu, () => '傍晚'],
	[/\b(?:in the |late )?evening\b|\bat night\b/gu, () => '晚上'],
	[/\bbefore ([^ ]+(?:点半?|:\d\d))/gu, (time) => `${time}之前`],
	[/\bafter ([^ ]+(?:点半?|:\d\d))/gu, (time) => `${time}之后`],
];

const date = (month = '', day = '', year?: string): string => `${year === undefined ? '' : `${year}年`}${monthOf(month)}月${Number(day)}日`;

const LATIN = /[a-z]{2}|\d ?[ap]\.?m/u;

/** A text in which stretches were replaced, and where each of its characters came from. */
export interface Rewritten {
	readonly text: string;
	/** The stretch of the first text from which this one of the new text was made. */
	readonly origin: (stretch: Span) => Span;
}

/** Replaces like String.replace; `from` and `to` go along: for each character the place where its origin begins and ends. */
function replaced(said: Traced, pattern: RegExp, words: (...groups: string[]) => string): Traced {
	const from: number[] = [];
	const to: number[] = [];
	let text = '';
	let done = 0;
	const keep = (until: number): void => {
		text += said.text.slice(done, until);
		for (let i = done; i < until; i++) {
			from.push(said.from[i] ?? i);
			to.push(said.to[i] ?? i + 1);
		}
	};
	for (const found of said.text.matchAll(pattern)) {
		const end = found.index + found[0].length;
		keep(found.index);
		const spoken = words(...(found.slice(1) as string[]));
		text += spoken;
		for (let i = 0; i < spoken.length; i++) {
			from.push(said.from[found.index] ?? found.index);
			to.push(said.to[end - 1] ?? end);
		}
		done = end;
	}
	if (done === 0 && text === '') return said;
	keep(said.text.length);
	return { text, from, to };
}

interface Traced {
	readonly text: string;
	readonly from: readonly number[];
	readonly to: readonly number[];
}

/** The text with English days and hours as Chinese ones; a text without any stays as it is. */
export function timesInChinese(text: string): Rewritten {
	if (!LATIN.test(text)) return { text, origin: (stretch) => stretch };
	const start: Traced = { text, from: [...text].map((_, i) => i), to: [...text].map((_, i) => i + 1) };
	const traced = REWRITES.reduce((said, [pattern, words]) => replaced(said, pattern, words), start);
	return {
		text: traced.text,
		origin: ({ from, to }) => ({ from: traced.from[from] ?? from, to: traced.to[to - 1] ?? to }),
	};
}
