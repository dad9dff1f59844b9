/** Longest run of characters that counts as one feature. */
const LONGEST_GRAM = 3;

/** Features of a masked text: every run of one to three characters, as often as it stands there. */
export function gramsOf(text: string): readonly string[] {
	const characters = [...text];
	const grams: string[] = [];
	for (let from = 0; from < characters.length; from++) {
		let gram = '';
		for (const character of characters.slice(from, from + LONGEST_GRAM)) {
			gram += character;
			if (gram !== '^' && gram !== '$') grams.push(gram);
		}
	}
	return grams;
}
