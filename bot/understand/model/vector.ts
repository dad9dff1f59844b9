/** A text as the model sees it: known features with their weights, of length one. */
export interface Vector {
	readonly features: Int32Array;
	readonly values: Float32Array;
}

/** Number and rarity of each feature that is known. */
export interface Vocabulary {
	readonly numbers: ReadonlyMap<string, number>;
	/** Inverse document frequency by number of the feature. */
	readonly rarity: Float32Array;
}

/** Counts dampened by the logarithm, weighted by rarity, scaled to length one (tf-idf). Unknown features fall away. */
export function vectorOf(features: readonly string[], { numbers, rarity }: Vocabulary): Vector {
	const counts = new Map<number, number>();
	for (const feature of features) {
		const number = numbers.get(feature);
		if (number !== undefined) counts.set(number, (counts.get(number) ?? 0) + 1);
	}
	const found = new Int32Array(counts.size);
	const values = new Float32Array(counts.size);
	let at = 0;
	let squares = 0;
	for (const [number, count] of counts) {
		const value = (1 + Math.log(count)) * (rarity[number] ?? 0);
		found[at] = number;
		values[at] = value;
		squares += value * value;
		at++;
	}
	const length = Math.sqrt(squares) || 1;
	for (let i = 0; i < at; i++) values[i] = (values[i] ?? 0) / length;
	return { features: found, values };
}
