/** `npm run understand:train`: makes the weights anew from the corpus. */
import { writeFileSync } from 'node:fs';
import { encoded } from '../understand/model/model.ts';
import { WEIGHTS_FILE } from '../weights.ts';
import { readCorpus } from './corpus.ts';
import { learn } from './learn.ts';

const corpus = readCorpus();
process.stdout.write(`${corpus.lines.length} lines, a minute or less…\n`);
const file = encoded(learn(corpus));
writeFileSync(WEIGHTS_FILE, file);
process.stdout.write(`${(file.length / 1e6).toFixed(1)} MB of weights for corpus ${corpus.hash.slice(0, 12)}\n`);
