import { DANGERS, type Danger, INTENTS, type Intent, KINDS, type Kind } from '../labels.ts';
import { featuresOf } from './features.ts';
import { likelihoods } from './layer.ts';
import type { Model } from './model.ts';
import { vectorOf } from './vector.ts';

/** A value and how likely it is, 0 to 1. */
export interface Ranked<T> {
	readonly what: T;
	readonly p: number;
}

/** What the model makes of a text; every list is whole, the likeliest first. */
export interface Classified {
	readonly intents: readonly Ranked<Intent>[];
	readonly kinds: readonly Ranked<Kind>[];
	/** Whom to ring if it is an emergency; their sum is the emergency's own likelihood. */
	readonly dangers: readonly Ranked<Danger>[];
}

/** Longer texts are read sentence by sentence. */
const LONG = 150;
const PIECE = 60;

/** Sentences put together to pieces of some length: a clause alone says too little. */
function piecesOf(text: string): readonly string[] {
	if (text.length <= LONG) return [text];
	const pieces: string[] = [];
	for (const sentence of text.split(/(?<=[。!?;\n])/u)) {
		const last = pieces.at(-1);
		if (last !== undefined && last.length < PIECE) pieces[pieces.length - 1] = last + sentence;
		else pieces.push(sentence);
	}
	return pieces.length > 1 ? [text, ...pieces] : pieces;
}

const ranked = <T>(labels: readonly T[], p: (label: T) => number): readonly Ranked<T>[] =>
	labels.map((what) => ({ what, p: p(what) })).sort((a, b) => b.p - a.p);

/** Danger counts from the piece that speaks of it most; everything else is the mean. */
function merged(all: readonly Float64Array[], classes: readonly string[]): Map<string, number> {
	const [whole = new Float64Array()] = all;
	return new Map(
		classes.map((name, c) => {
			const values = all.map((one) => one[c] ?? 0);
			const mean = values.reduce((sum, value) => sum + value, 0) / all.length;
			return [name, name.startsWith('em') ? Math.max(whole[c] ?? 0, ...values) : mean];
		}),
	);
}

/** What a normalised text wants, by the trained model alone. */
export function classify(text: string, model: Model): Classified {
	const vectors = piecesOf(text).map((piece) => vectorOf(featuresOf(piece), model.vocabulary));
	const intent = merged(
		vectors.map((vector) => likelihoods(model.intent, vector)),
		model.intent.classes,
	);
	const kind = merged(
		vectors.map((vector) => likelihoods(model.kind, vector)),
		model.kind.classes,
	);
	const dangers = ranked(DANGERS, (name) => intent.get(`em${name}`) ?? 0);
	const likely = Math.min(
		1,
		dangers.reduce((sum, { p }) => sum + p, 0),
	);
	return {
		intents: ranked(INTENTS, (name) => (name === 'emergency' ? likely : (intent.get(name) ?? 0))),
		kinds: ranked(KINDS, (name) => kind.get(name) ?? 0),
		dangers,
	};
}
