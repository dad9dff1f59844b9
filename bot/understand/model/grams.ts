/** Longest run of characters that counts as one feature. */
const LONGEST_GRAM = 3;

/** Features of a masked text: every run of one to three characters, as often as it stands there; an edge alone is none. */
export function gramsOf(text: string): readonly string[] {
	const grams: string[] = [];
	for (let from = 0; from < text.length; from++) {
		const most = Math.min(LONGEST_GRAM, text.length - from);
		const isEdge = text[from] === '^' || text[from] === '$';
		for (let length = isEdge ? 2 : 1; length <= most; length++) grams.push(text.slice(from, from + length));
	}
	return grams;
}
