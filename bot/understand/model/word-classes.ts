import thesaurus from './thesaurus.json' with { type: 'json' };

/** Longest entry of the thesaurus, in characters. */
const LONGEST_WORD = 5;

/** Classes of each word, marked so that they are no characters of a text. */
const CLASSES: ReadonlyMap<string, readonly string[]> = (() => {
	const classes = new Map<string, string[]>();
	for (const [name, words] of Object.entries(thesaurus)) {
		for (const word of words) classes.set(word, [...(classes.get(word) ?? []), `§${name}`]);
	}
	return classes;
})();

/**
 * Classes of the words that stand in a normalised text: at each place those of the longest entry that begins there. A word that no
 * training line has still helps by its class.
 */
export function wordClassesOf(text: string): readonly string[] {
	const characters = [...text];
	return characters.flatMap((_, from) => {
		for (let length = LONGEST_WORD; length > 0; length--) {
			const found = CLASSES.get(characters.slice(from, from + length).join(''));
			if (found) return found;
		}
		return [];
	});
}
