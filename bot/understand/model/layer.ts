import type { Vector } from './vector.ts';

/** Weights from features to classes, one byte each: `classes.length` of them for each feature in turn. */
export interface Layer {
	readonly classes: readonly string[];
	/** What one step of a weight is worth, by class; the calibration (temperature) is in it. */
	readonly step: Float32Array;
	readonly bias: Float32Array;
	readonly weights: Int8Array;
}

/** Scores to probabilities that add up to one. */
export function softmax(scores: Float64Array): Float64Array {
	const highest = scores.reduce((most, score) => Math.max(most, score), Number.NEGATIVE_INFINITY);
	const grown = scores.map((score) => Math.exp(score - highest));
	const all = grown.reduce((sum, one) => sum + one, 0);
	return grown.map((one) => one / all);
}

/** How likely each class of the layer is, in the order of its classes. */
export function likelihoods({ classes, step, bias, weights }: Layer, { features, values }: Vector): Float64Array {
	const many = classes.length;
	const sums = new Float64Array(many);
	for (let i = 0; i < features.length; i++) {
		const value = values[i] ?? 0;
		const from = (features[i] ?? 0) * many;
		for (let c = 0; c < many; c++) sums[c] = (sums[c] ?? 0) + (weights[from + c] ?? 0) * value;
	}
	return softmax(sums.map((sum, c) => sum * (step[c] ?? 0) + (bias[c] ?? 0)));
}
