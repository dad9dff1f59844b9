import type { Count } from './people-counts.ts';

/** The words people write out. */
const NUMBERS: Readonly<Record<string, number>> = {
	one: 1,
	two: 2,
	three: 3,
	four: 4,
	five: 5,
	six: 6,
	seven: 7,
	eight: 8,
	nine: 9,
	ten: 10,
	twelve: 12,
	fifteen: 15,
	twenty: 20,
	thirty: 30,
};
const NUMBER = '(\\d{1,4}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty)';
const KIND = '(?:older |elderly |old |young |small )?';
const HELPERS = new RegExp(
	`(?<![\\d:.-])\\b${NUMBER} ${KIND}(?:volunteers?|helpers?|(?:people|persons?)(?= (?:to (?:help|come|carry|lift)|who can help)))\\b`,
	'gu',
);
const SERVED = new RegExp(
	`(?<![\\d:.-])\\b${NUMBER} ${KIND}(?:people|persons?|adults?|seniors|elders|residents|neighbou?rs|students|pupils|children|kids|men|women|of us)\\b(?! (?:to (?:help|come|carry|lift)|who can help))`,
	'gu',
);

/** 2 people, five of us, for 15 seniors, three volunteers. */
export function enPeopleIn(said: string): readonly Count[] {
	const all = (pattern: RegExp, who: Count['who']): readonly Count[] =>
		[...said.matchAll(pattern)].map(({ 0: words, 1: number = '', index }) => ({
			n: NUMBERS[number] ?? Number(number),
			from: index,
			to: index + words.length,
			who,
			confidence: 0.9,
		}));
	return [...all(HELPERS, 'helper'), ...all(SERVED, 'served')];
}
