const characters = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** In what a channel counts the length of a text. */
export type LengthUnit = 'utf-16' | 'bytes';

const lengthIn = (text: string, unit: LengthUnit): number => (unit === 'bytes' ? Buffer.byteLength(text) : text.length);

/** How many UTF-16 units of the text fit into the limit. */
function fitting(text: string, limit: number, unit: LengthUnit): number {
	if (unit === 'utf-16') return limit;
	let bytes = 0;
	let units = 0;
	for (const character of text) {
		bytes += Buffer.byteLength(character);
		if (bytes > limit) break;
		units += character.length;
	}
	return units;
}

/** Where to cut so that at most `limit` UTF-16 units stay before: after a line end in the second half, else between characters. */
function cutAt(text: string, limit: number): number {
	const line = text.lastIndexOf('\n', limit);
	if (line >= limit / 2) return line;
	// From the beginning: where a pair of flag letters starts depends on all that stand before it.
	const border = characters.segment(text.slice(0, limit + 64)).containing(limit)?.index ?? limit;
	if (border > 0) return border;
	// One "character" of hundreds of marks: at least no surrogate pair is torn.
	return /[\udc00-\udfff]/.test(text.charAt(limit)) ? limit - 1 : limit;
}

/** Cuts a text into parts of at most `limit` units, preferring line ends; blank parts are left out. */
export function splitText(text: string, limit: number, unit: LengthUnit): string[] {
	const parts: string[] = [];
	let rest = text.trim();
	while (lengthIn(rest, unit) > limit) {
		const cut = cutAt(rest, fitting(rest, limit, unit));
		parts.push(rest.slice(0, cut).trimEnd());
		rest = rest.slice(cut).replace(/^\n+/, '');
	}
	parts.push(rest);
	return parts.filter((part) => part.trim() !== '');
}
