import type { Vector } from './vector.ts';

/** Weights from features to classes, one byte each: `classes.length` of them for each feature in turn. */
export interface Layer {
	readonly classes: readonly string[];
	/** What one step of a weight is worth, by class; the calibration (temperature) is in it. */
	readonly step: Float32Array;
	readonly bias: Float32Array;
	readonly weights: Int8Array;
}

/** Scores to probabilities that add up to one, in place. */
export function softmax(scores: Float64Array): Float64Array {
	let highest = Number.NEGATIVE_INFINITY;
	for (const score of scores) if (score > highest) highest = score;
	let all = 0;
	for (let c = 0; c < scores.length; c++) {
		const grown = Math.exp((scores[c] as number) - highest);
		scores[c] = grown;
		all += grown;
	}
	for (let c = 0; c < scores.length; c++) (scores[c] as number) /= all;
	return scores;
}

/** How likely each class of the layer is, in the order of its classes. */
export function likelihoods({ classes, step, bias, weights }: Layer, { features, values }: Vector): Float64Array {
	const many = classes.length;
	const scores = new Float64Array(many);
	for (let i = 0; i < features.length; i++) {
		const value = values[i] as number;
		const from = (features[i] as number) * many;
		for (let c = 0; c < many; c++) (scores[c] as number) += (weights[from + c] as number) * value;
	}
	for (let c = 0; c < many; c++) scores[c] = (scores[c] as number) * (step[c] as number) + (bias[c] as number);
	return softmax(scores);
}
