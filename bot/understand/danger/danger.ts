import type { Danger } from '../labels.ts';
import { normalise } from '../normalise.ts';
import { AMBULANCE_EN, ASIDE_EN, CRISIS_EN, FIRE_EN, HARMLESS_EN, NOW_EN, POLICE_EN } from './danger-english.ts';
import { HARMLESS, NOW, PAST, STORY, TOPIC } from './danger-guards.ts';
import { AMBULANCE, CRISIS, FIRE, POLICE } from './danger-words.ts';

type Words = readonly RegExp[];

const says = (sentence: string, words: Words): boolean => words.some((pattern) => pattern.test(sentence));

/** What a sentence tells of now: nothing where it only looks back or speaks about a thing, else all but its clauses that look back. */
function present(sentence: string): string {
	if (!says(sentence, NOW)) return says(sentence, PAST) || says(sentence, TOPIC) ? '' : sentence;
	return sentence
		.split(/(?<=[,、])/u)
		.filter((clause) => says(clause, NOW) || !says(clause, PAST))
		.join('');
}

/** Who speaks of dying, even of last year, is asked; only a story or a talk is let pass. */
const meant = (sentence: string): string => (says(sentence, STORY) ? '' : sentence);

/** The first list that speaks decides: who must come with tools, then a doctor, then the police. */
const LISTS: readonly (readonly [danger: Danger, words: Words, readable: (sentence: string) => string])[] = [
	['119', FIRE, present],
	['120', AMBULANCE, present],
	['110', POLICE, present],
	['crisis', CRISIS, meant],
];

const blot = (text: string, harmless: Words): string =>
	harmless.reduce((said, pattern) => said.replace(pattern, (hit) => '□'.repeat(hit.length)), text);

/** The same in English. A wish to die is asked about whatever else the sentence tells, unless it is a talk or a film. */
const LISTS_EN: readonly (readonly [danger: Danger, words: Words])[] = [
	['119', FIRE_EN],
	['120', AMBULANCE_EN],
	['110', POLICE_EN],
	['crisis', CRISIS_EN],
];
const TALK_EN: Words = [/\b(?:talk|lecture|course|training|workshop|film|movie|novel|book|news) (?:on|about)\b|\bprevention\b/u];
const LATIN = /[a-z]{3}/u;

function inEnglish(text: string): Danger | null {
	if (!LATIN.test(text)) return null;
	const sentences = text.split(/(?<=[.!?;\n])\s*/u).map((sentence) => blot(sentence, HARMLESS_EN));
	for (const [danger, words] of LISTS_EN) {
		const aside = danger === 'crisis' ? TALK_EN : ASIDE_EN;
		if (sentences.some((sentence) => says(sentence, words) && (!says(sentence, aside) || says(sentence, NOW_EN)))) return danger;
	}
	return null;
}

/** Who writes long comes to the point at the beginning or at the end. Everything else waits for these patterns, so they read no more. */
const ends = (text: string): string => (text.length > 2_500 ? `${text.slice(0, 2_000)}。${text.slice(-500)}` : text);

/** An emergency in a text, by words: of oneself or of anybody else, not past, not as a topic. Null when there is none. */
export function dangerOf(text: string): Danger | null {
	const said = normalise(ends(text));
	const sentences = said.split(/(?<=[。!?;])/u).filter((sentence) => sentence.length > 1);
	for (const [danger, words, readable] of LISTS) {
		if (sentences.some((sentence) => says(blot(readable(sentence), HARMLESS), words))) return danger;
	}
	return inEnglish(said);
}
