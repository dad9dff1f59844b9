import { readFileSync } from 'node:fs';
import { decoded, type Model } from './understand/model/model.ts';

export const WEIGHTS_FILE = new URL('./understand/model/weights.bin', import.meta.url);

let read: Model | null = null;

/** The trained model that comes with the desk, read once. Throws where the file is missing or broken. */
export function readWeights(): Model {
	read ??= decoded(readFileSync(WEIGHTS_FILE));
	return read;
}
