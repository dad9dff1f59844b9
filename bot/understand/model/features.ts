import { gramsOf } from './grams.ts';
import { masked } from './mask.ts';
import { wordClassesOf } from './word-classes.ts';

/** What the model counts in a normalised text: runs of characters, with everything of the person masked, and classes of words. */
export const featuresOf = (text: string): readonly string[] => [...gramsOf(masked(text)), ...wordClassesOf(text)];
