import thesaurus from './thesaurus.json' with { type: 'json' };

/** Classes of each word, marked so that they are no characters of a text. */
const CLASSES: ReadonlyMap<string, readonly string[]> = (() => {
	const classes = new Map<string, string[]>();
	for (const [name, words] of Object.entries(thesaurus)) {
		for (const word of words) classes.set(word, [...(classes.get(word) ?? []), `§${name}`]);
	}
	return classes;
})();

/** Longest word by its first character: most characters begin none. */
const LONGEST_FROM: ReadonlyMap<string, number> = (() => {
	const longest = new Map<string, number>();
	for (const word of CLASSES.keys()) longest.set(word.charAt(0), Math.max(longest.get(word.charAt(0)) ?? 0, word.length));
	return longest;
})();

/**
 * Classes of the words that stand in a normalised text: at each place those of the longest entry that begins there. A word that no
 * training line has still helps by its class.
 */
export function wordClassesOf(text: string): readonly string[] {
	const classes: string[] = [];
	for (let from = 0; from < text.length; from++) {
		for (let length = LONGEST_FROM.get(text.charAt(from)) ?? 0; length > 0; length--) {
			const found = CLASSES.get(text.slice(from, from + length));
			if (found) {
				classes.push(...found);
				break;
			}
		}
	}
	return classes;
}
