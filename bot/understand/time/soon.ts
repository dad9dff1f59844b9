/** Words that ask for help soon, without a time. */
const SOON =
	/尽快|尽早|越快越好|越早越好|马上(?!就?[要过到放])|立刻|立马|立即|赶紧|赶快|急用|急需|很急|挺急|加急|着急|紧急|火速|现在就|就现在|\basap\b|as soon as possible|right away|right now|\bimmediately\b|\burgent(?:ly)?\b/u;
const NOT_SOON =
	/(?:不|没那么|不太|不是很|不用|不需要|别|莫)(?:着急|太急|很急|急|尽快|马上|赶|加急|紧急)|\bnot (?:so |very |that )?urgent|\bno (?:hurry|rush)\b/u;

/** The word by which a normalised text says that it is wanted soon, or null. */
export const soonIn = (text: string): string | null => (NOT_SOON.test(text) ? null : (SOON.exec(text)?.[0] ?? null));
