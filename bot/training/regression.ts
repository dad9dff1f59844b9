import { createDraw } from '../../db/seed/draw.ts';
import { softmax } from '../understand/model/layer.ts';
import type { Vector } from '../understand/model/vector.ts';

/** Examples for one question: vectors, the number of the right class of each, how many classes and features there are. */
export interface Examples {
	readonly vectors: readonly Vector[];
	readonly answers: Int32Array;
	readonly classes: number;
	readonly features: number;
}

/** Weights before they are made small: `classes` of them for each feature in turn. */
export interface Weights {
	readonly weights: Float32Array;
	readonly bias: Float32Array;
}

const ROUNDS = 12;
const RATE = 0.5;
/** Pulls weights that few texts speak for back to nothing. */
const DECAY = 1e-6;
const START = 1e-3;

/** Multinomial logistic regression by AdaGrad, one text at a time in an order drawn with a fixed seed. */
export function regression({ vectors, answers, classes, features }: Examples): Weights {
	const weights = new Float32Array(classes * features);
	const slopes = new Float32Array(classes * features).fill(START);
	const bias = new Float32Array(classes);
	const biasSlopes = new Float32Array(classes).fill(START);
	const order = Int32Array.from(vectors.keys());
	const { next } = createDraw(1);
	const scores = new Float64Array(classes);
	for (let round = 0; round < ROUNDS; round++) {
		shuffle(order, next);
		for (const number of order) {
			const vector = vectors[number];
			if (!vector) continue;
			scores.set(bias);
			add(scores, weights, vector);
			const error = softmax(scores);
			const answer = answers[number] ?? 0;
			error[answer] = (error[answer] ?? 0) - 1;
			step(bias, biasSlopes, error);
			learn(weights, slopes, error, vector);
		}
	}
	return { weights, bias };
}

function shuffle(order: Int32Array, next: () => number): void {
	for (let i = order.length - 1; i > 0; i--) {
		const j = Math.floor(next() * (i + 1));
		const kept = order[i] as number;
		order[i] = order[j] as number;
		order[j] = kept;
	}
}

function add(scores: Float64Array, weights: Float32Array, { features, values }: Vector): void {
	const classes = scores.length;
	for (let i = 0; i < features.length; i++) {
		const value = values[i] as number;
		const from = (features[i] as number) * classes;
		for (let c = 0; c < classes; c++) (scores[c] as number) += (weights[from + c] as number) * value;
	}
}

function step(bias: Float32Array, slopes: Float32Array, error: Float64Array): void {
	for (let c = 0; c < bias.length; c++) {
		const slope = error[c] as number;
		(slopes[c] as number) += slope * slope;
		(bias[c] as number) -= (RATE * slope) / Math.sqrt(slopes[c] as number);
	}
}

function learn(weights: Float32Array, slopes: Float32Array, error: Float64Array, { features, values }: Vector): void {
	const classes = error.length;
	for (let i = 0; i < features.length; i++) {
		const value = values[i] as number;
		const from = (features[i] as number) * classes;
		for (let at = from, c = 0; c < classes; at++, c++) {
			const slope = (error[c] as number) * value + DECAY * (weights[at] as number);
			(slopes[at] as number) += slope * slope;
			(weights[at] as number) -= (RATE * slope) / Math.sqrt(slopes[at] as number);
		}
	}
}
