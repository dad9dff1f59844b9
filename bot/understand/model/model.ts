import type { Layer } from './layer.ts';
import type { Vocabulary } from './vector.ts';

/** What training leaves: the features it knows and a layer for each question. */
export interface Model {
	/** Hash of the corpus and of what was done with it: weights that do not match it are refused by CI. */
	readonly hash: string;
	readonly vocabulary: Vocabulary;
	/** Eleven classes: the seven calm intents, and `em110 em119 em120 emcrisis`. */
	readonly intent: Layer;
	readonly kind: Layer;
}

interface Head {
	readonly classes: readonly string[];
	readonly step: readonly number[];
	readonly bias: readonly number[];
}

interface Header {
	readonly hash: string;
	readonly rarityStep: number;
	readonly intent: Head;
	readonly kind: Head;
}

const text = { encode: new TextEncoder(), decode: new TextDecoder() };

const headOf = ({ classes, step, bias }: Layer): Head => ({ classes, step: [...step], bias: [...bias] });

function joined(parts: readonly Uint8Array[]): Uint8Array {
	const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
	let at = 0;
	for (const part of parts) {
		all.set(part, at);
		at += part.length;
	}
	return all;
}

/** Four bytes of length in front, so that the parts can be told apart. */
function withLength(part: Uint8Array): Uint8Array {
	const length = new Uint8Array(4);
	new DataView(length.buffer).setUint32(0, part.length, true);
	return joined([length, part]);
}

const bytesOf = (weights: Int8Array): Uint8Array => new Uint8Array(weights.buffer, weights.byteOffset, weights.length);

/** The model as one file: header, features, rarities and weights, a byte for each number. */
export function encoded(model: Model): Uint8Array {
	const { numbers, rarity } = model.vocabulary;
	const rarityStep = rarity.reduce((most, one) => Math.max(most, one), 0) / 255;
	const header: Header = { hash: model.hash, rarityStep, intent: headOf(model.intent), kind: headOf(model.kind) };
	const parts = [
		text.encode.encode(JSON.stringify(header)),
		text.encode.encode([...numbers.keys()].join('\n')),
		Uint8Array.from(rarity, (one) => Math.round(one / rarityStep)),
		bytesOf(model.intent.weights),
		bytesOf(model.kind.weights),
	];
	return joined(parts.map(withLength));
}

function partsOf(file: Uint8Array): readonly Uint8Array[] {
	const parts: Uint8Array[] = [];
	const view = new DataView(file.buffer, file.byteOffset, file.length);
	for (let at = 0; at < file.length; ) {
		const length = view.getUint32(at, true);
		parts.push(file.subarray(at + 4, at + 4 + length));
		at += 4 + length;
	}
	return parts;
}

const layerOf = ({ classes, step, bias }: Head, bytes: Uint8Array): Layer => ({
	classes,
	step: Float32Array.from(step),
	bias: Float32Array.from(bias),
	weights: new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length),
});

/** Reads what `encoded` wrote. Throws for anything else. */
export function decoded(file: Uint8Array): Model {
	const [head, names, rarities, intent, kind] = partsOf(file);
	if (!head || !names || !rarities || !intent || !kind) throw new Error('no weights of the understanding');
	const header = JSON.parse(text.decode.decode(head)) as Header;
	const numbers = new Map(
		text.decode
			.decode(names)
			.split('\n')
			.map((name, number) => [name, number]),
	);
	const rarity = Float32Array.from(rarities, (one) => one * header.rarityStep);
	return { hash: header.hash, vocabulary: { numbers, rarity }, intent: layerOf(header.intent, intent), kind: layerOf(header.kind, kind) };
}
