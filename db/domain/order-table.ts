import { END_STATES, ONGOING_STATES, ORDER_STATES, type OrderState, SEARCH_STATES, VISIT_STATES } from './order.ts';
import type { Actor, Capacity, EventType } from './order-event.ts';
import type { RefusalCode } from './refusal.ts';

/** Moves of an order (contract §6): what the table by event below must stay within, which tests hold it to. */
export const MOVES: { readonly [From in OrderState]: readonly OrderState[] } = {
	ordered: ['collected', 'returned', 'referred', 'cancelled', 'merged'],
	collected: ['offering', 'returned', 'referred', 'cancelled', 'merged', 'unserved'],
	offering: ['accepted', 'collected', 'returned', 'referred', 'cancelled', 'merged', 'unserved'],
	accepted: ['departed', 'offering', 'collected', 'cancelled', 'unserved'],
	departed: ['serving', 'accepted', 'offering', 'cancelled', 'unserved'],
	serving: ['confirming', 'cancelled', 'unserved'],
	confirming: ['rating', 'serving', 'unserved'],
	rating: ['closed'],
	unserved: ['accepted', 'offering', 'collected', 'merged', 'cancelled'],
	merged: ['collected', 'rating', 'cancelled'],
	returned: ['collected', 'cancelled'],
	cancelled: [],
	referred: [],
	closed: [],
};

/** What an actor counts as: each capacity of a person, or what is no person. */
export type Cause = Capacity | Exclude<Actor['kind'], 'person'>;

export type Target = OrderState | 'same';

/** One line of the table "By event" of contract §6. */
export interface EventRow {
	/** From which state to which; a state left out refuses with `wrong-state`. `same` = only a history row. */
	readonly moves: { readonly [From in OrderState]?: readonly Target[] };
	/** The state passed on the way, with a history row of its own, where the target is two moves away. */
	readonly through?: OrderState;
	/** Who causes it; everybody else is refused with `not-yours`. */
	readonly by: readonly Cause[];
	/** A cause that counts in some of the states only. */
	readonly only?: { readonly [C in Cause]?: readonly OrderState[] };
	/** The person must have joined the crew of this attempt, else `not-asked`. */
	readonly joined?: true;
	/** What else refuses it, beside `wrong-state` and `not-yours`. `no-reason`: a reason must be given. */
	readonly refusedWhen: readonly RefusalCode[];
}

const isEnd = (state: OrderState): boolean => END_STATES.some((end) => end === state);
/** Every state in which something can still happen. */
export const OPEN_STATES: readonly OrderState[] = ORDER_STATES.filter((state) => !isEnd(state));

const from = (states: readonly OrderState[], ...to: readonly Target[]): EventRow['moves'] =>
	Object.fromEntries(states.map((state) => [state, to]));

/** Birth of an order; its rule is in order-place.ts. `system` = a market. */
export const PLACE_ROW = {
	to: 'ordered',
	by: ['resident', 'station', 'system'],
	refusedWhen: ['limit-open', 'limit-kind', 'station-only', 'slot-past'],
} as const satisfies { to: OrderState; by: readonly Cause[]; refusedWhen: readonly RefusalCode[] };

/**
 * The table by event. Who reads it knows what an order can do; what each event changes beside the state is in the effects.
 * Nothing causes `refer`, `merge`, `split` and `servedWithOthers` yet: that comes with the issue “Collecting”.
 */
export const ORDER_TABLE: { readonly [T in EventType]: EventRow } = {
	// 集单: the station and, as the level above, the dispatcher
	collect: { moves: from(['ordered'], 'collected'), by: ['station', 'dispatcher'], refusedWhen: [] },
	change: {
		moves: {
			...from(['ordered'], 'same'),
			...from(['collected'], 'same'), // goes through collecting anew: next attempt, the stage begins again
			...from(['offering', 'unserved'], 'collected'),
			...from(['accepted'], 'same', 'collected'), // on the team's yes · on its no
		},
		by: ['resident', 'station'],
		refusedWhen: ['slot-past'],
	},
	return: { moves: from(SEARCH_STATES, 'returned'), by: ['station', 'dispatcher'], refusedWhen: ['no-reason'] },
	refer: { moves: from(SEARCH_STATES, 'referred'), by: ['station', 'dispatcher'], refusedWhen: ['no-reason'] },
	merge: {
		moves: from([...SEARCH_STATES, 'unserved'], 'merged'),
		by: ['station', 'dispatcher'],
		refusedWhen: ['no-reason', 'same-order'],
	},
	split: { moves: from(['merged'], 'collected'), by: ['station'], refusedWhen: [] },
	servedWithOthers: { moves: from(['merged'], 'rating'), by: ['clock'], refusedWhen: [] },
	object: { moves: from(['returned'], 'collected'), by: ['resident'], refusedWhen: [] },

	// 派单
	askRound: {
		moves: { ...from(['collected', 'unserved'], 'offering'), ...from(['offering'], 'same') },
		by: ['rule', 'dispatcher', 'clock', 'resident'],
		only: { resident: ['unserved'] }, // the choice "another try" that comes with the apology
		refusedWhen: ['nobody-passes'],
	},
	nobody: { moves: from(['offering'], 'unserved'), by: ['clock'], refusedWhen: [] },
	giveUp: { moves: from(['collected', 'offering', 'accepted', 'departed'], 'unserved'), by: ['dispatcher'], refusedWhen: ['no-reason'] },

	// 接单: `leader` = leader or deputy of the team that presses
	accept: {
		moves: from(['offering', 'unserved'], 'accepted'),
		by: ['leader'],
		refusedWhen: ['taken', 'other-attempt', 'withdrawn'],
	},
	decline: {
		moves: from(['offering', 'unserved'], 'same'),
		by: ['leader'],
		refusedWhen: ['taken', 'other-attempt', 'withdrawn'],
	},
	handBack: { moves: from(['accepted', 'departed'], 'offering'), by: ['leader'], refusedWhen: ['no-reason'] },

	// the members who go; `serving` too, because a second hand may come after a crew that was let go short
	askMembers: { moves: from(VISIT_STATES, 'same'), by: ['leader', 'station', 'rule', 'system'], refusedWhen: [] },
	join: {
		moves: from(VISIT_STATES, 'same'),
		by: ['member', 'leader'],
		refusedWhen: ['crew-full', 'not-asked', 'joined-already', 'own-order'],
	},
	declineCrew: { moves: from(VISIT_STATES, 'same'), by: ['member', 'leader'], refusedWhen: ['not-asked', 'joined-already'] },
	leaveCrew: {
		moves: from(['accepted', 'departed'], 'same', 'offering'), // the last to leave
		by: ['member', 'leader'],
		joined: true,
		refusedWhen: ['not-asked'],
	},
	letGoShort: { moves: from(['accepted'], 'same'), by: ['station'], refusedWhen: ['no-reason', 'crew-short'] },

	// the visit
	depart: { moves: from(['accepted'], 'departed'), by: ['member', 'leader'], joined: true, refusedWhen: ['not-asked', 'crew-short'] },
	turnBack: { moves: from(['departed'], 'accepted'), by: ['member', 'leader'], joined: true, refusedWhen: ['not-asked'] },
	arrive: {
		moves: from(['accepted', 'departed'], 'serving'),
		through: 'departed',
		by: ['member', 'leader'],
		joined: true,
		refusedWhen: ['not-asked', 'crew-short'],
	},
	cannotBeDone: {
		moves: from(['serving'], 'unserved'),
		by: ['member', 'leader'],
		joined: true,
		refusedWhen: ['not-asked', 'no-reason'],
	},
	finish: { moves: from(['serving'], 'confirming'), by: ['member', 'leader'], joined: true, refusedWhen: ['not-asked'] },
	undoFinish: { moves: from(['confirming'], 'serving'), by: ['member', 'leader'], joined: true, refusedWhen: ['not-asked', 'undo-late'] },

	// 评单 and hours
	rate: {
		moves: { ...from(['confirming'], 'same'), ...from(['rating'], 'closed') },
		by: ['resident'],
		refusedWhen: ['rated-already', 'own-rating'],
	},
	confirmHours: {
		moves: from(['confirming'], 'rating', 'closed'), // closed when rated or the window is over
		through: 'rating',
		by: ['station', 'dispatcher'],
		refusedWhen: ['hours-invalid'],
	},
	deny: { moves: from(['confirming'], 'unserved'), by: ['station', 'dispatcher'], refusedWhen: ['no-reason'] },
	closeUnrated: { moves: from(['rating'], 'closed'), by: ['clock'], refusedWhen: [] },

	// at almost any time
	cancel: {
		moves: from([...ONGOING_STATES, 'unserved', 'merged', 'returned'], 'cancelled'),
		by: ['resident', 'station'],
		refusedWhen: [],
	},
	setAside: { moves: from(['unserved', 'returned'], 'cancelled'), by: ['clock'], refusedWhen: [] },
	// not `returned`: there it is the resident's turn
	urge: { moves: from([...ONGOING_STATES, 'unserved', 'merged'], 'same'), by: ['resident'], refusedWhen: ['urged-lately'] },
	late: { moves: from(OPEN_STATES, 'same'), by: ['clock', 'rule'], refusedWhen: [] },
	told: { moves: from(OPEN_STATES, 'same'), by: ['clock'], refusedWhen: [] },
};
