/** The words around a time. */
import type { Span } from '../reading.ts';

const BOUNDARY = /[,。!?;:…~\n]/u;
const LATIN = /[a-z]/u;
/** So far around a time is looked for what belongs to it. */
const FAR_BEHIND = 18;
const FAR_AHEAD = 30;
const NEAR_AHEAD = 14;

/** The words of the same clause before and behind a stretch, and the next clause; other times end them as well. */
export interface Around {
	readonly before: string;
	/** The same, other times in it. */
	readonly ahead: string;
	readonly after: string;
	readonly next: string;
}

/** A sign, or a space that stands beside no English word. */
function isBoundary(text: string, at: number): boolean {
	const char = text.charAt(at);
	if (char !== ' ') return BOUNDARY.test(char);
	return !LATIN.test(text.charAt(at - 1)) && !LATIN.test(text.charAt(at + 1));
}

function clauseEnd(text: string, from: number, most: number): number {
	let to = from;
	while (to < most && !isBoundary(text, to)) to++;
	return to;
}

/** `floor` and `ceiling`: where the times before and behind it end and begin. */
export function around(text: string, { from, to }: Span, floor: number, ceiling: number): Around {
	// a space in front of the time does not part it from its words: 时间 周六
	let start = text.charAt(from - 1) === ' ' ? from - 1 : from;
	while (start > Math.max(0, from - FAR_AHEAD) && !isBoundary(text, start - 1)) start--;
	const end = clauseEnd(text, to, Math.min(ceiling, to + FAR_BEHIND));
	const next = end < ceiling && isBoundary(text, end) ? end + 1 : end;
	return {
		before: text.slice(Math.max(start, floor), from).trimEnd().slice(-NEAR_AHEAD),
		ahead: text.slice(start, from).trimEnd(),
		after: text.slice(to, end),
		next: text.slice(next, clauseEnd(text, next, Math.min(ceiling, next + FAR_BEHIND))),
	};
}
