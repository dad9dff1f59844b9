/** Puts stretches that stand together into mentions: a day with its part and hour, the ends of a range, a limit. */
import type { Span } from '../reading.ts';
import { type Days, monthsOn } from './calendar.ts';
import type { Part } from './parts.ts';
import { limitAhead, limitAt, OR, SAME, TO } from './ranges.ts';
import type { ClockSaid, DaySaid, Limit, Token } from './token.ts';

/** One end of a mention. */
export interface Moment {
	readonly day: DaySaid | null;
	readonly part: Part | null;
	readonly clock: ClockSaid | null;
}

export interface Mention extends Span {
	readonly start: Moment;
	/** The end of a range: 2点到4点. */
	readonly end: Moment | null;
	readonly limit: Limit | null;
	/** plain = a time that may be meant. */
	readonly sort: 'plain' | 'past' | 'recurring';
}

const NOTHING: Moment = { day: null, part: null, clock: null };

/** So many days, months or years on the same words mean the next such day. */
function next({ first, last }: Days, cycle: DaySaid['cycle']): Days | null {
	if (cycle === null) return null;
	if (cycle === 'week') return { first: first + 7, last: last + 7 };
	const on = monthsOn(first, cycle === 'month' ? 1 : 12);
	return { first: on, last: on + last - first };
}

/** The first day that the words mean from `floor` on. */
function notBefore(said: DaySaid, floor: number): DaySaid {
	let days: Days | null = said.options.find(({ last }) => last >= floor) ?? said.options.at(-1) ?? null;
	for (let i = 0; i < 60 && days !== null && days.last < floor; i++) days = next(days, said.cycle);
	return days === null || days.last < floor ? said : { ...said, options: [days] };
}

/** The last of the days that the words mean from `floor` on. */
export const firstFrom = (said: DaySaid, floor: number): number => notBefore(said, floor).options[0]?.last ?? floor;

/** Two words for one day: 12月18日(周五), 下周 周三, 明天周四; null where they are two days. */
function oneOf(known: DaySaid, more: DaySaid, gap: string): DaySaid | null {
	const [rough, exact] = known.exact <= more.exact ? [known, more] : [more, known];
	if (rough.exact === exact.exact) return null;
	const frame = rough.rough ? rough.options[0] : undefined;
	if (!frame) {
		// 28号周五, said of a Saturday, is a slip; 明天、周五 are two days
		const first = exact.options[0]?.first ?? 0;
		return /^[(]?$/u.test(gap) || notBefore(rough, first).options[0]?.first === first ? exact : null;
	}
	const inside = notBefore(exact, frame.first);
	const day = inside.options[0];
	return day && day.first <= frame.last ? { ...inside, side: rough.side } : null;
}

/** 周六周日, 今天或者明天: the first to the last of two that follow each other; else the first. */
function either(known: DaySaid, more: DaySaid): DaySaid {
	const [first] = known.options;
	if (!first) return known;
	const second = notBefore(more, first.first).options[0];
	const shift = second && second.first === first.last + 1 ? second.last - first.last : 0;
	return { ...known, options: known.options.map((days) => ({ first: days.first, last: days.last + shift })) };
}

/** The moment with one more word; null where the word does not belong to it. */
function withToken(moment: Moment, token: Token, gap: string): Moment | null {
	const same = SAME.test(gap);
	if (token.kind === 'part') {
		if (moment.part === null) return same && moment.clock === null ? { ...moment, part: token.part } : null;
		const { part } = moment;
		const widens = OR.test(gap) && moment.clock === null && token.part.from > part.from;
		return widens ? { ...moment, part: { ...part, to: Math.max(part.to, token.part.to) } } : null;
	}
	if (token.kind === 'clock') return same && moment.clock === null ? { ...moment, clock: token } : null;
	if (token.kind !== 'day') return null;
	if (moment.day === null) return same ? { ...moment, day: token } : null;
	const one = same && !gap.includes(',') ? oneOf(moment.day, token, gap) : null;
	if (one) return { ...moment, day: one };
	return OR.test(gap) && moment.part === null && moment.clock === null ? { ...moment, day: either(moment.day, token) } : null;
}

function begin(token: Token): Mention | null {
	const { from, to } = token;
	const at = { from, to, end: null, limit: null };
	if (token.kind === 'past' || token.kind === 'recurring') return { ...at, start: NOTHING, sort: token.kind };
	const start = withToken(NOTHING, token, '');
	return start && { ...at, start, sort: 'plain' };
}

/** The mention with the next stretch in it; null where that stands by itself. */
function extend(mention: Mention, token: Token, text: string): Mention | null {
	const gap = text.slice(mention.to, token.from);
	const { to } = token;
	if (gap.length > 8) return null;
	if (mention.sort !== 'plain') {
		// 昨天下午三点, 每周三下午: what follows is as little a wish
		return SAME.test(gap) || TO.test(gap) ? { ...mention, to } : null;
	}
	// 晚上总是睡不好; 12日至18日每晚六时 keeps its days
	const isHabit = mention.start.day === null || mention.start.day.cycle === 'week';
	if (token.kind === 'recurring') return gap === '' && isHabit ? { ...mention, to, sort: 'recurring' } : null;
	const inEnd = mention.end !== null;
	const more = withToken(mention.end ?? mention.start, token, gap);
	if (more) return inEnd ? { ...mention, to, end: more } : { ...mention, to, start: more };
	const end = !inEnd && TO.test(gap) ? withToken(NOTHING, token, '') : null;
	return end && { ...mention, to, end };
}

function withLimit(mention: Mention, text: string): Mention {
	if (mention.sort !== 'plain') return mention;
	const { day, clock } = mention.end ?? mention.start;
	const own = mention.start.day?.limit;
	const behind = limitAt(text, mention.to, clock !== null);
	const ahead = limitAhead(text.slice(Math.max(0, mention.from - 8), mention.from));
	if (behind && !(mention.end && day === null)) return { ...mention, limit: behind.limit, to: behind.to };
	return { ...mention, limit: ahead ?? own ?? null };
}

/** All mentions of a text, in its order. */
export function mentionsIn(tokens: readonly Token[], text: string): Mention[] {
	const mentions: Mention[] = [];
	let open: Mention | null = null;
	const close = (): void => {
		if (open) mentions.push(withLimit(open, text));
		open = null;
	};
	let spreads: Token | null = null;
	for (const token of tokens) {
		if (token.kind === 'not' || token.kind === 'year') {
			close();
			spreads = token.kind === 'not' && token.spreads ? token : null;
			continue;
		}
		// 那天下午三点: no day that can be known
		const belongs: boolean = spreads !== null && token.kind !== 'day' && token.from - spreads.to <= 1;
		if (belongs) {
			spreads = token;
			continue;
		}
		spreads = null;
		const more: Mention | null = open && extend(open, token, text);
		if (more) open = more;
		else {
			close();
			open = begin(token);
		}
	}
	close();
	return mentions;
}
