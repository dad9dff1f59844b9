import type { Examples } from './regression.ts';

const SMOOTHING = 0.04;

/**
 * Complement naive Bayes: how little the texts of all other classes have of a feature. It errs elsewhere than the regression, so that
 * both together are right more often. By feature the mean over the classes is taken off: it says nothing.
 */
export function bayes({ vectors, answers, classes, features }: Examples): Float32Array {
	const mine = new Float64Array(classes * features);
	const all = new Float64Array(features);
	const ofClass = new Float64Array(classes);
	vectors.forEach(({ features: found, values }, number) => {
		const answer = answers[number] ?? 0;
		found.forEach((feature, i) => {
			const value = values[i] ?? 0;
			mine[feature * classes + answer] = (mine[feature * classes + answer] ?? 0) + value;
			all[feature] = (all[feature] ?? 0) + value;
			ofClass[answer] = (ofClass[answer] ?? 0) + value;
		});
	});
	const total = ofClass.reduce((sum, one) => sum + one, 0);
	const weights = new Float32Array(classes * features);
	for (let feature = 0; feature < features; feature++) {
		const from = feature * classes;
		const scores = ofClass.map((own, c) => {
			const elsewhere = (all[feature] ?? 0) - (mine[from + c] ?? 0);
			return -Math.log((elsewhere + SMOOTHING) / (total - own + SMOOTHING * features));
		});
		const mean = scores.reduce((sum, one) => sum + one, 0) / classes;
		scores.forEach((score, c) => {
			weights[from + c] = score - mean;
		});
	}
	return weights;
}
