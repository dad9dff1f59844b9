import type { HandoffId, InboxId, OrderId } from '../../db/domain/ids.ts';
import type { Instant } from '../../db/domain/instant.ts';
import type { MenuName, Slot } from '../../db/domain/order.ts';
import type { ReadFrom } from '../../db/domain/scene.ts';
import type { Danger } from '../understand/labels.ts';
import type { Choice } from './outbound.ts';

/** What is known of a wish before it is an order; conversation state, not a row (contract §0.1). */
export interface Draft {
	/** The resident's own first words. */
	readonly wish: string;
	readonly startedAt: Instant;
	readonly platformCode?: string;
	readonly itemCode?: string;
	/** Items that the wish may mean, the likeliest first, while none is chosen. */
	readonly suggested?: readonly string[];
	/** The 所, while the station is still to be asked. */
	readonly instituteCode?: string;
	readonly unitCode?: string;
	readonly address?: string;
	/** null = any time. */
	readonly slot?: Slot | null;
	readonly wantedToday?: boolean;
	readonly people?: number;
	/** Whom it is for, in the writer's words (我妈), where that is somebody else: the own name and home are no answer then. */
	readonly proxyFor?: string;
	/** Empty = to be asked anew, although the person is known. */
	readonly name?: string;
	/** Empty = the person has none to give. */
	readonly phone?: string;
	/** Remarks made at the summary, in the person's own words, one a line. */
	readonly note?: string;
	/** From which words of them what it holds was read. */
	readonly readFrom?: ReadFrom;
	/** Pictures that were sent with it. */
	readonly photos?: number;
	/** Another wish that was said with it, in its own words: begun when this one is an order or given up. */
	readonly later?: { readonly words: string; readonly saidAt: Instant };
}

/** A question beside the draft that waits for words, not for a button. */
export interface Asked {
	readonly about:
		| 'return-why'
		| 'deny-why'
		| 'let-go-why'
		| 'hand-back-why'
		| 'undone-why'
		| 'give-up-why'
		| 'object-why'
		| 'retime'
		| 'add-member';
	readonly orderId: OrderId;
	readonly choices: readonly Choice[];
}

/** What was made out of a voice message and read back. */
export interface Heard {
	/** Of the message in the inbox, which its buttons carry; null where nothing was made out. */
	readonly id: InboxId | null;
	readonly words: string;
	/** When it was said: 明天 counts from then. */
	readonly saidAt: Instant;
	/** Messages in a row that could not be made out, or were made out wrongly. */
	readonly misses: number;
}

/** Words that may tell of danger, while the person is asked whether somebody is in it. */
export interface Worry {
	readonly words: string;
	/** When they were written: what they say of time counts from then. */
	readonly saidAt: Instant;
	/** When the desk asked: without an answer the duty people are told (policy danger.silent). */
	readonly askedAt: Instant;
	/** Whom to ring if it is true. */
	readonly danger: Danger;
}

/** Words that were just said, and the draft as it was before them: what follows within seconds belongs to them. */
export interface Lately {
	readonly words: string;
	/** When the newest of them was said. */
	readonly saidAt: Instant;
	readonly draft: Draft | null;
}

/** Where the talk with one person stands. Kept as sealed JSON in `conversations`. */
export interface Talk {
	readonly draft: Draft | null;
	/** A draft that an emergency has pushed aside: 接着办 takes it up again. */
	readonly shelved: Draft | null;
	/** The draft that was given up last: only 接着办 brings it back, and only until another one is begun or ordered. */
	readonly dropped: Draft | null;
	readonly asked: Asked | null;
	readonly worry: Worry | null;
	readonly lately: Lately | null;
	/** Texts in a row that could not be placed (limits.fruitlessTurns). */
	readonly fruitless: number;
	/** Until then only what is understood is answered. */
	readonly quietUntil: Instant | null;
	/** Words that a question is about; they go with the choice that is made next, else they are let go. `saidAt` where they count from then. */
	readonly held: { readonly words: string; readonly ids: readonly string[]; readonly saidAt?: Instant } | null;
	/** A talk with the staff was opened by 人工 and may still be open; `told` = the person knows that free words are passed on. */
	readonly handoff: { readonly told: boolean } | null;
	/** The person spoke, and the words are not confirmed yet. */
	readonly heard: Heard | null;
	/** Staff: words go to this caller, until 结束, another act or a word that always works. */
	readonly answering: { readonly handoffId: HandoffId; readonly who: string } | null;
	/** Insults within a day, and when the newest of them that counted was said (insults.ts). */
	readonly insults: { readonly count: number; readonly at: Instant } | null;
	/** When the person lately sent binding codes that did not work: guessing is limited. */
	readonly wrongCodes: readonly Instant[];
}

export const NEW_TALK: Talk = {
	draft: null,
	shelved: null,
	dropped: null,
	asked: null,
	worry: null,
	lately: null,
	fruitless: 0,
	quietUntil: null,
	held: null,
	handoff: null,
	heard: null,
	answering: null,
	insults: null,
	wrongCodes: [],
};

/** In an emergency words answer no question of a draft: it is kept for later. */
export const setAside = (talk: Talk): Talk => (talk.draft ? { ...talk, draft: null, shelved: talk.draft } : talk);

/** The draft that was set aside is the open one again. */
export const takenUp = (talk: Talk): Talk => (talk.draft ? talk : { ...talk, draft: talk.shelved, shelved: null });

/** Once something else is begun or ordered, what was given up before cannot be brought back any more. */
export const withoutDropped = (after: Talk, before: Talk, isOrdered: boolean): Talk =>
	after.dropped === before.dropped && (isOrdered || (after.draft !== null && before.draft === null)) ? { ...after, dropped: null } : after;

/** An order as it is named in a list. */
export interface OrderNamed {
	readonly number: string;
	readonly item: MenuName;
}

/** A message with choices to which nothing has been said yet (contract §0.6). */
export interface OpenQuestion {
	readonly choices: readonly Choice[];
	/** The order it is about. */
	readonly about?: OrderNamed | null;
}
