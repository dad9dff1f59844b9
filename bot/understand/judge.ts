import type { Danger, Intent, Kind } from './labels.ts';
import type { Classified, Ranked } from './model/classify.ts';

/** `fire`: the number to ring comes first and nothing else happens · `ask`: one tap tells whether somebody is in danger. */
export type Alarm = 'fire' | 'ask' | null;

/** What a text wants, danger left out of account. */
export interface Wanted {
	readonly intent: Intent;
	/** Of a request: what sort of help, whether or not it is asked about. */
	readonly kind: Kind | null;
	/** How likely the intent is, 0 to 1. */
	readonly confidence: number;
	readonly ask: 'intent' | 'kind' | null;
	/** The choices of that question, the likeliest first; 都不是 comes beside them. */
	readonly options: readonly string[];
}

/** What the desk takes a text for, and what it asks back instead of acting. */
export interface Judgement extends Omit<Wanted, 'ask'> {
	readonly alarm: Alarm;
	/** Whom to ring, where there is an alarm. */
	readonly danger: Danger | null;
	readonly ask: 'danger' | Wanted['ask'];
}

/** Found by folds over authors, where false alarms stay under 1 % (`npm run understand:eval`). */
const FIRES = 0.25;
/** With words of danger that no harmless use explains, so much less is enough. */
const FIRES_WITH_WORDS = 0.05;
/** Of a few characters without such words (我妈刚才) the model has seen too little: by folds this asks 17 of 1,300 harmless ones, and 3 of 12 others. */
const FIRES_SHORT = 0.6;
const ASKS_SHORT = 0.35;
const ASKS = 0.12;
/** Under this the model has seen the whole sentence and finds nothing; words of wanting to die, of heart and breath are asked about all
 * the same. */
const UNBELIEVED = 0.005;
/** From here on an intent is acted on, and a kind is filled in (an order is always confirmed). */
export const SURE_INTENT = 0.8;
const SURE_KIND = 0.6;
const CHOICES = 3;

const first = <T>(ranked: readonly Ranked<T>[]): Ranked<T> => ranked[0] as Ranked<T>;
const offered = <T>(ranked: readonly Ranked<T>[]): readonly T[] => ranked.slice(0, CHOICES).map(({ what }) => what);

function alarmOf(p: number, words: Danger | null, { isShort, isAcute }: Looks): Alarm {
	if (p >= (isShort ? FIRES_SHORT : FIRES) || (words && p >= FIRES_WITH_WORDS)) return 'fire';
	return p >= (isShort ? ASKS_SHORT : ASKS) || words === 'crisis' || isAcute || (words && p >= UNBELIEVED) ? 'ask' : null;
}

/** What a text wants where nobody is in danger: only what is sure is acted on. */
function wanted({ intents, kinds }: Pick<Classified, 'intents' | 'kinds'>): Wanted {
	const calm = intents.filter(({ what }) => what !== 'emergency');
	const { what, p } = first(calm);
	const kind = first(kinds);
	const found = { intent: what, kind: what === 'request' ? kind.what : null, confidence: p };
	if (p < SURE_INTENT) return { ...found, ask: 'intent', options: offered(calm) };
	return { ...found, ...(what === 'request' ? askKind(kinds) : SETTLED) };
}

const SETTLED = { ask: null, options: [] } as const;

const askKind = (kinds: Classified['kinds']): Pick<Wanted, 'ask' | 'options'> =>
	first(kinds).p < SURE_KIND ? { ask: 'kind', options: offered(kinds) } : SETTLED;

/** The same words where their writer has said that they are a wish. */
export const asRequest = <T extends Classified>(judged: T): T & Wanted => ({
	...judged,
	intent: 'request',
	kind: first(judged.kinds).what,
	confidence: 1,
	...askKind(judged.kinds),
});

/** The same words where somebody has said that nobody is in danger. */
export const asCalm = <T extends Classified>(judged: T): T & Judgement => ({ ...judged, ...wanted(judged), alarm: null, danger: null });

/** From here on somebody wants a person to talk to. */
const TALKS = 0.3;
const wantsTalk = ({ kinds }: Pick<Classified, 'kinds'>): boolean => first(kinds).what === '心理疏导' && first(kinds).p >= TALKS;

/** What is seen of a text beside the likelihoods. */
export interface Looks {
	/** Words that say nothing by themselves, and are asked about beside a wish for somebody to talk to. */
	readonly isGloomy: boolean;
	/** Words of heart, breath or falling over, of now, whatever is wished beside them. */
	readonly isAcute: boolean;
	/** Hardly more than a word or two. */
	readonly isShort: boolean;
}

/** Model and words of danger together: recall before everything, then what is wanted. */
export function judge(classified: Classified, words: Danger | null, looks: Looks): Judgement {
	const { intents, dangers } = classified;
	const likely = intents.find(({ what }) => what === 'emergency')?.p ?? 0;
	const alarm = alarmOf(likely, words, looks);
	if (alarm === null && looks.isGloomy && wantsTalk(classified))
		return { ...wanted(classified), alarm: 'ask', danger: 'crisis', ask: 'danger', options: [] };
	// where the model is sure of danger it tells better whom to ring; words alone name what they stand for
	const named = first(dangers).what;
	// nobody who wants to die is sent to the police alone: the crisis answer names both numbers
	const danger = alarm && ((likely < FIRES && words) || (words === 'crisis' && named === '110' ? words : named));
	if (alarm === 'fire') return { alarm, danger, intent: 'emergency', kind: null, confidence: likely, ask: null, options: [] };
	const want = wanted(classified);
	return alarm ? { ...want, alarm, danger, ask: 'danger', options: [] } : { ...want, alarm, danger };
}
