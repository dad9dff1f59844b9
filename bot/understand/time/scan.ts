/** Reads the stretches of a text that the tables know, from left to right. */
import type { Today } from './calendar.ts';
import { CLOCK_RULES } from './clock.ts';
import { DATE_RULES } from './dates.ts';
import { DAY_RULES, SHIFT_RULES } from './days.ts';
import { FEAST_RULES } from './feast-rules.ts';
import { MONTH_RULES } from './months.ts';
import { NOT_TIME_RULES } from './not-times.ts';
import { PART_RULES, THAT_EVENING } from './parts.ts';
import { NUMERALS, type Rule, type Token } from './token.ts';
import { WEEK_RULES } from './weeks.ts';

/** What may mean two things is told apart by the order: the first rule that reads its words has them. */
const TABLES: readonly Rule[] = [
	...SHIFT_RULES,
	THAT_EVENING,
	...NOT_TIME_RULES,
	...DAY_RULES,
	...WEEK_RULES,
	...FEAST_RULES,
	...DATE_RULES,
	...MONTH_RULES,
	...CLOCK_RULES,
	...PART_RULES,
];

const BY_FIRST = new Map<string, Rule[]>();
for (const rule of TABLES) {
	for (const char of new Set(rule.starts)) {
		const known = BY_FIRST.get(char);
		if (known) known.push(rule);
		else BY_FIRST.set(char, [rule]);
	}
}

const DIGIT = /\d/u;

/** The end of the number that begins at `from`: what is no time as a whole is none from its second digit on. */
function endOfNumber(text: string, from: number): number {
	const first = text.charAt(from);
	if (!NUMERALS.includes(first)) return from + 1;
	const isDigit = DIGIT.test(first);
	let to = from + 1;
	while (to < text.length && NUMERALS.includes(text.charAt(to)) && DIGIT.test(text.charAt(to)) === isDigit) to++;
	return to;
}

function readAt(text: string, at: number, today: Today, before: Token | undefined): Token | null {
	for (const rule of BY_FIRST.get(text.charAt(at)) ?? []) {
		rule.pattern.lastIndex = at;
		const found = rule.pattern.exec(text);
		if (!found || found[0] === '') continue;
		const said = rule.read(found, today, before);
		if (said) return { ...said, from: at, to: at + found[0].length };
	}
	return null;
}

/** Everything in a text that the tables know, in its order. */
export function scan(text: string, today: Today): Token[] {
	const tokens: Token[] = [];
	let at = 0;
	while (at < text.length) {
		const before = tokens.at(-1);
		const token = readAt(text, at, today, before);
		if (token === null) {
			at = endOfNumber(text, at);
			continue;
		}
		at = token.to;
		// 明年 goes into the date behind it, 中秋 into 前一天
		const joins = before?.to === token.from && token.kind === 'day' && (before.kind === 'year' || token.shifts === true);
		if (joins) tokens.pop();
		tokens.push(joins ? { ...token, from: before.from } : token);
	}
	return tokens;
}
