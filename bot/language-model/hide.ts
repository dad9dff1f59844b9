import type { Span } from '../understand/reading.ts';

/** What of a text names or reaches a person. */
export interface Personal extends Span {
	readonly what: 'NAME' | 'PHONE' | 'NUMBER' | 'ADDRESS' | 'UNIT' | 'CONTACT';
}

/** A text with placeholders in it, and what they stand for. */
export interface Hidden {
	readonly text: string;
	readonly words: ReadonlyMap<string, string>;
}

/** The signs that placeholders begin and end with; whoever writes them means nothing by it. */
const BRACKETS = /[⟦⟧]/gu;

/** Stretches that touch are one; the longest says what it is. */
function merged(spans: readonly Personal[]): readonly Personal[] {
	const all: Personal[] = [];
	for (const span of [...spans].filter(({ from, to }) => to > from).sort((a, b) => a.from - b.from)) {
		const last = all.at(-1);
		if (!last || span.from >= last.to) all.push(span);
		else {
			const what = span.to - span.from > last.to - last.from ? span.what : last.what;
			all[all.length - 1] = { from: last.from, to: Math.max(last.to, span.to), what };
		}
	}
	return all;
}

/** Puts ⟦NAME1⟧, ⟦PHONE1⟧ … in the place of stretches; the same words get the same placeholder. */
export function hideNames(text: string, spans: readonly Personal[]): Hidden {
	const words = new Map<string, string>();
	const given = new Map<string, string>();
	const count = new Map<Personal['what'], number>();
	const placeholderOf = (what: Personal['what'], original: string): string => {
		const known = given.get(original);
		if (known !== undefined) return known;
		const n = (count.get(what) ?? 0) + 1;
		count.set(what, n);
		const placeholder = `⟦${what}${n}⟧`;
		given.set(original, placeholder);
		words.set(placeholder, original);
		return placeholder;
	};
	let shown = '';
	let at = 0;
	for (const { from, to, what } of merged(spans)) {
		shown += text.slice(at, from).replace(BRACKETS, ' ') + placeholderOf(what, text.slice(from, to));
		at = to;
	}
	return { text: shown + text.slice(at).replace(BRACKETS, ' '), words };
}

/** What was said about a hidden text, in the words of the real one. */
export const putBack = (said: string, { words }: Hidden): string =>
	said.replace(/⟦[A-Z]+\d+⟧/gu, (placeholder) => words.get(placeholder) ?? placeholder);
