import { featuresOf } from '../understand/model/features.ts';
import type { Layer } from '../understand/model/layer.ts';
import type { Model } from '../understand/model/model.ts';
import { type Vector, vectorOf } from '../understand/model/vector.ts';
import { normalise } from '../understand/normalise.ts';
import { bayes } from './bayes.ts';
import type { Corpus, Line } from './corpus.ts';
import { regression } from './regression.ts';
import { vocabularyOf } from './vocabulary.ts';

/** Flattens or sharpens the likelihoods so that 0.7 is right seven times of ten; found by folds over authors (understand:eval). */
export interface Temperatures {
	readonly intent: number;
	readonly kind: number;
}
const TEMPERATURES: Temperatures = { intent: 1, kind: 1 };

/** How much naive Bayes has to say beside the regression. */
const BAYES = 1;

const intentOf = ({ intent, handoff }: Line): string => (intent === 'emergency' ? `em${handoff}` : intent);

/** A byte a weight: the largest of a class is 127. */
function smallened(weights: Float32Array, bias: Float32Array, classes: readonly string[], temperature: number): Layer {
	const many = classes.length;
	const largest = new Float32Array(many);
	weights.forEach((weight, i) => {
		largest[i % many] = Math.max(largest[i % many] ?? 0, Math.abs(weight));
	});
	const step = largest.map((most) => most / 127);
	return {
		classes,
		step: step.map((one) => one / temperature),
		bias: bias.map((one) => one / temperature),
		weights: Int8Array.from(weights, (weight, i) => Math.round(weight / (step[i % many] || 1))),
	};
}

function layerFor(vectors: readonly Vector[], labels: readonly string[], features: number, temperature: number): Layer {
	const classes = [...new Set(labels)].sort();
	const numbers = new Map(classes.map((name, number) => [name, number]));
	const examples = { vectors, answers: Int32Array.from(labels, (label) => numbers.get(label) ?? 0), classes: classes.length, features };
	const { weights, bias } = regression(examples);
	const second = bayes(examples);
	return smallened(
		weights.map((weight, i) => weight + BAYES * (second[i] ?? 0)),
		bias,
		classes,
		temperature,
	);
}

/** The model that a corpus teaches: the same for the same lines, byte for byte. */
export function learn({ lines, hash }: Corpus, temperatures: Temperatures = TEMPERATURES): Model {
	const texts = lines.map(({ text }) => featuresOf(normalise(text)));
	const vocabulary = vocabularyOf(texts);
	const vectors = texts.map((features) => vectorOf(features, vocabulary));
	const wishes = lines.flatMap(({ kind }, number) => {
		const vector = vectors[number];
		return kind && vector ? [{ vector, kind }] : [];
	});
	const features = vocabulary.rarity.length;
	return {
		hash,
		vocabulary,
		intent: layerFor(vectors, lines.map(intentOf), features, temperatures.intent),
		kind: layerFor(
			wishes.map(({ vector }) => vector),
			wishes.map(({ kind }) => kind),
			features,
			temperatures.kind,
		),
	};
}
