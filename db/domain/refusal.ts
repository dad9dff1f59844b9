/**
 * Why a move is refused: a code that maps to the text `refusal.CODE` in every language.
 * Codes once used are never reused for something else.
 */
export const REFUSALS = [
	'wrong-state', // the order is not in a state where this is possible
	'not-yours', // the actor may not cause this
	'no-reason', // a reason is needed and none was given
	'slot-past', // the wanted time lies behind
	'nobody-passes', // no team passes the gates
	'taken', // another team won: facts name it
	'other-attempt', // the offer belongs to an earlier search
	'withdrawn', // the offer was taken back
	'crew-full', // enough have joined
	'crew-short', // a two-person item and too few have joined: `missing`
	'not-asked', // the person was not asked and is not in the crew
	'rated-already',
	'urged-lately', // `until`
	'undo-late',
	'hours-invalid',
	'same-order', // merging an order into itself
	'limit-open', // limits.openOrders
	'limit-kind', // limits.sameKindPerWeek
	'station-only', // item not for residents
	'joined-already', // the person is in the crew as it is
	'own-order', // whoever is served does not serve
	'own-rating', // whoever went does not rate
] as const;
export type RefusalCode = (typeof REFUSALS)[number];

export interface Refusal {
	readonly refused: RefusalCode;
	/** Facts for the text: numbers, instants, names of teams; never personal data. */
	readonly facts?: Readonly<Record<string, string | number>>;
}

export const isRefusal = (x: object): x is Refusal => 'refused' in x;
