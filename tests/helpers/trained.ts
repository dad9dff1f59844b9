import { type Meaning, meaningOf } from '../../bot/understand/meaning.ts';
import { readWeights } from '../../bot/weights.ts';

/** What a text wants by the weights that come with the desk, as in a running one. */
export const trained = (text: string): Meaning => meaningOf(text, readWeights());
