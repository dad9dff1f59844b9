import type { Want } from './wants.ts';

/** The model has learnt Chinese alone: what is usually said in English. The first that fits counts. */
const SAID: readonly (readonly [want: Want, words: RegExp])[] = [
	[
		'missed',
		/\b(?:nobody|no ?-?one) (?:has )?(?:came|come|showed|shown|turned|ever)\b|\b(?:didn't|did not|never) (?:come|show|turn up)\b|\bstood (?:me|us) up\b/u,
	],
	[
		'retime',
		/\breschedul|\b(?:another|a different) (?:time|day|date)\b|\b(?:move|change|put off|postpone|bring forward|shift)\b.{0,40}\b(?:to|till|until|by) (?:the )?(?:mon|tues|wednes|thurs|fri|satur|sun|tomorrow|today|tonight|next|this|an? |other|\d|morning|afternoon|evening|weekend)|\b(?:change|move) the (?:time|day|date)\b|\bpostpone\b/u,
	],
	[
		'cancel',
		/\bcancel(?:led)?\b|\bcall (?:it|this|that) off\b|\b(?:don't|do not|no longer) (?:need|want) (?:it|this|that|them|him|her|you|any(?:one|body)|the \w+)\b.{0,20}(?:any ?more|any longer|now|after all)|\bno longer need\b|\bchanged my mind\b/u,
	],
	[
		'rate',
		/\b(?:volunteers?|helpers?|he|she|they|team|lady|gentleman|(?:young )?(?:man|woman)|visit|haircut|service)\b.{0,24}\b(?:was|were|did|is|are)\b.{0,24}\b(?:great|good|kind|nice|friendly|patient|careful|lovely|wonderful|excellent|perfect|rude|late|careless|sloppy|terrible|awful|poor|bad)\b|\b(?:great|good|excellent|wonderful|poor|bad|terrible) (?:job|work|service)\b/u,
	],
	[
		'complaint',
		/\b(?:street ?(?:lights?|lamps?)|potholes?|manhole|pavement|traffic lights?|road|noise|rubbish|garbage|sewage|property (?:management|manager)|landlord|wages|salary|boss|bus|lift|elevator|shop|refund|construction|factory|hospital|school)\b.{0,60}\b(?:broken|out|missing|overflow\w*|dark|not (?:paid|collected|working|repaired)|unpaid|hasn't|haven't|refus\w+|every night|too loud|nobody|no ?-?one|complain\w*|report)\b|\b(?:report|complain(?:t)? about|complaint)\b|\b12345\b/u,
	],
	[
		'status',
		/\b(?:any (?:news|progress|update|word)|what(?:'s| is) (?:the )?(?:status|happening)|still waiting|(?:has|did) any(?:one|body) (?:accept|take|taken|answer))|\bwhen (?:will|is|are|does|do)\b.{0,30}\b(?:com(?:e|ing)|arriv\w+|here)\b|\bwhere (?:is|are)\b.{0,24}\b(?:volunteers?|helpers?|order|team)\b|\b(?:order|request)\b.{0,24}\b(?:going|doing|ready|stand)\b/u,
	],
];

/** What an English text wants of an order that exists; null for a wish. `said` is normalised. */
export const englishWant = (said: string): Want | null => SAID.find(([, words]) => words.test(said))?.[0] ?? null;
