import type { HandoffId, OfferId, OrderId } from '../../db/domain/ids.ts';

/**
 * What a button means. The id of a choice is `verb:argument:argument`, at most 64 bytes (Telegram's limit), and carries
 * the act itself: there is no ticket table, and an old button is judged by the state of the order when it is pressed.
 * Words that always work are read into the same acts. Each verb stands with what its first argument names.
 */
const VERBS = {
	// draft
	menu: 'nothing',
	platform: 'code',
	item: 'code',
	institute: 'code',
	place: 'code',
	part: 'slot',
	confirm: 'nothing',
	fix: 'code',
	drop: 'nothing',
	resume: 'nothing',
	// the draft that was given up
	'bring-back': 'nothing',
	// what words are taken for that were not plain: an intent
	want: 'code',
	// what is asked about the desk
	faq: 'code',
	// resident and anybody
	danger: 'code',
	safe: 'nothing',
	help: 'nothing',
	human: 'order',
	// against the pause of 人工
	appeal: 'nothing',
	'talk-to': 'handoff',
	take: 'handoff',
	'end-talk': 'handoff',
	// the words of a voice message, named by its row in the inbox
	'heard-yes': 'code',
	'heard-no': 'code',
	mydata: 'nothing',
	tasks: 'nothing',
	track: 'order',
	cancel: 'order',
	'cancel-yes': 'order',
	keep: 'order',
	urge: 'order',
	rate: 'order',
	// asks for the stars
	stars: 'order',
	retime: 'order',
	// the order, then the slot
	'retime-yes': 'order',
	again: 'order',
	// the held words go to those who have the order
	tell: 'order',
	object: 'order',
	// station
	todo: 'code',
	digest: 'nothing',
	collect: 'order',
	return: 'order',
	hours: 'order',
	deny: 'order',
	'let-go': 'order',
	// a reason that was asked for: what about, then the order
	why: 'about',
	// dispatcher
	dispatch: 'order',
	auto: 'order',
	'give-up': 'order',
	// leader, volunteer
	accept: 'offer',
	decline: 'offer',
	join: 'order',
	'no-join': 'order',
	depart: 'order',
	'depart-now': 'order',
	arrive: 'order',
	'arrive-now': 'order',
	'turn-back': 'order',
	finish: 'order',
	'undo-finish': 'order',
	'ask-again': 'order',
	'name-member': 'order',
	// the held words name the hour
	hour: 'order',
	// the order, then the person
	add: 'order',
	'station-help': 'order',
	'hand-back': 'order',
	leave: 'order',
	undone: 'order',
} as const;
export type Verb = keyof typeof VERBS;

/** A verb with what it is about; the arguments come from the id of a button and may be forged. */
export interface Act {
	readonly verb: Verb;
	readonly args: readonly string[];
}

const isVerb = (word: string): word is Verb => Object.hasOwn(VERBS, word);

/** The id that a choice carries; parseAct reads it back. */
export const actId = (verb: Verb, ...args: readonly string[]): string => [verb, ...args].join(':');

/** Id of a choice → act; null for what this desk never gave out. */
export function parseAct(id: string): Act | null {
	const [verb = '', ...args] = id.split(':');
	return isVerb(verb) ? { verb, args } : null;
}

const OF_DRAFT: ReadonlySet<Verb> = new Set(['menu', 'platform', 'item', 'institute', 'place', 'part', 'confirm', 'fix', 'drop', 'resume']);

/** Whether an act answers a question of the draft. */
export const isOfDraft = ({ verb }: Act): boolean => OF_DRAFT.has(verb);

/** A row id as PostgreSQL writes it; anything else was never given out. */
const isId = (word: string | undefined): word is string => word !== undefined && /^\d{1,18}$/.test(word);

/** The order an act speaks of; null for all others. */
export function orderOfAct({ verb, args }: Act): OrderId | null {
	const id = VERBS[verb] === 'about' ? args[1] : VERBS[verb] === 'order' ? args[0] : undefined;
	return isId(id) ? (id as OrderId) : null;
}

/** The talk with a caller that an act goes on with or ends; null for all others. */
export function handoffOfAct({ verb, args }: Act): HandoffId | null {
	const [id] = args;
	return VERBS[verb] === 'handoff' && isId(id) ? (id as HandoffId) : null;
}

/** The offer an act answers; null for all others. */
export function offerOfAct({ verb, args }: Act): OfferId | null {
	const [id] = args;
	return VERBS[verb] === 'offer' && isId(id) ? (id as OfferId) : null;
}
