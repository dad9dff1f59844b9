import type { Redeemable } from '../../db/domain/grant.ts';
import type { Handoff } from '../../db/domain/handoff.ts';
import type { OrderId, PersonId } from '../../db/domain/ids.ts';
import type { Move } from '../../db/domain/order-move.ts';
import type { OrderToPlace } from '../../db/domain/order-place.ts';
import type { Referral } from '../../db/domain/referral.ts';
import type { Person } from '../../db/domain/scene.ts';
import { type Params, say, type TextKey } from '../text/render.ts';
import type { Me } from './me.ts';
import type { Choice, Outbound, Telling } from './outbound.ts';
import type { SpokenPick } from './pick.ts';
import type { Talk } from './talk.ts';

/** What one message brings: data only; the shell writes all of it in one transaction. */
export interface Decision {
	readonly talk: Talk;
	readonly tellings: readonly Telling[];
	readonly move?: Move;
	readonly placing?: OrderToPlace;
	/** What the person told about themselves. */
	readonly profile?: { readonly name?: string; readonly phone?: string; readonly homeUnitCode?: string };
	/** The language the person wants from now on. */
	readonly language?: string;
	/** The word was said beside the talk: what was asked before stays open. */
	readonly aside?: boolean;
	/** A talk with the staff that was opened, answered or ended; `closedBy` = who ended it. */
	readonly handoff?: { readonly next: Handoff; readonly closedBy: PersonId | null };
	/** Somebody was told to ring 12345. */
	readonly referral?: Referral;
	/** The notice on personal data was shown and the person went on. */
	readonly consent?: boolean;
	/** What the person was asked about their words, and picked. */
	readonly pick?: SpokenPick;
	/** A binding code was sent. */
	readonly binding?: {
		/** The code to use up; null = it was refused. */
		readonly redeem: Redeemable | null;
	};
}

/** An answer to the writer. */
export const reply = (me: Pick<Person, 'id'>, outbound: Outbound, orderId: OrderId | null = null): Telling => ({
	...outbound,
	to: me.id,
	orderId,
	immediate: true,
});

/** An answer to the writer by the key of its text, in the writer's language. */
export const answer = (
	me: Pick<Me, 'id' | 'language'>,
	key: TextKey,
	params: Params = {},
	choices: readonly Choice[] = [],
	orderId: OrderId | null = null,
): Telling => reply(me, { text: say(me.language, key, params), choices }, orderId);

/** Understood: the count of texts in a row that could not be placed begins anew, and what was said before is done with. */
export const understood = (talk: Talk): Talk => ({ ...talk, fruitless: 0, quietUntil: null, lately: null });
