import { readFileSync } from 'node:fs';
import { decoded, type Model } from './understand/model/model.ts';

export const WEIGHTS_FILE = new URL('./understand/model/weights.bin', import.meta.url);

/** The trained model that comes with the desk. */
export const readWeights = (): Model => decoded(readFileSync(WEIGHTS_FILE));
