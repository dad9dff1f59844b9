import type { Redeemable } from '../../db/domain/grant.ts';
import type { Handoff } from '../../db/domain/handoff.ts';
import type { HandoffId, OfferId, OrderId } from '../../db/domain/ids.ts';
import type { Instant } from '../../db/domain/instant.ts';
import type { MyOrder } from '../../db/domain/my-order.ts';
import type { MenuName, Offer } from '../../db/domain/order.ts';
import type { Person, Scene } from '../../db/domain/scene.ts';
import type { Unit } from '../../db/domain/team.ts';
import type { Board } from '../../db/domain/unit-figures.ts';
import type { Decision } from './decision.ts';
import type { HandoffLookup } from './handoff-cards.ts';
import type { Topic } from './handoff-due.ts';
import type { Me } from './me.ts';
import type { PlaceLookup } from './steps/place-order.ts';
import type { Draft, Talk } from './talk.ts';
import type { World } from './world.ts';

/** What every step may look at. */
export interface Base {
	readonly me: Me;
	readonly talk: Talk;
	readonly world: World;
	/** When the person wrote. */
	readonly saidAt: Instant;
	readonly channel: string;
}

/** One order, locked, with everybody in it; `offer` is null unless it was asked for by its offer. */
export interface OrderLookup {
	readonly scene: Scene;
	readonly offer: Offer | null;
	readonly promiseAt: Instant | null;
}

/** Whom a person can turn to. */
export interface StaffLookup {
	/** Whose staff it is; null in an empty district. */
	readonly unit: Unit | null;
	readonly staff: readonly (readonly Person[])[];
	readonly dispatchers: readonly Person[];
	/** The order the call is about. */
	readonly order: { readonly number: string; readonly item: MenuName } | null;
}

/** What is looked up when somebody asks for a person: an id is drawn with it. */
export interface HelpLookup extends StaffLookup {
	readonly id: HandoffId;
	/** The talk that is open already. */
	readonly open: HandoffLookup | null;
}

/** How many orders the desk holds of a person, for 我的信息. */
export interface DataLookup {
	readonly openOrders: number;
	readonly allOrders: number;
}

/** What a step can ask to be looked up, and what it gets: one loader each (bot/loaders.ts). */
export interface Needs {
	order: { readonly ask: { readonly orderId: OrderId } | { readonly offerId: OfferId }; readonly facts: OrderLookup | null };
	/** All orders the person has to do with now; with a number, those of that number, ended ones too. */
	mine: { readonly ask: { readonly number: string | null }; readonly facts: readonly MyOrder[] };
	place: { readonly ask: { readonly draft: Draft }; readonly facts: PlaceLookup | null };
	/** Who answers for the unit of an order, of the draft, or of the person's home. */
	help: { readonly ask: { readonly orderId: OrderId | null }; readonly facts: HelpLookup };
	/** One handoff, locked; null as id = the open one of the person who writes. */
	handoff: { readonly ask: { readonly handoffId: HandoffId | null }; readonly facts: HandoffLookup | null };
	/** What a handoff is about, for who comes to it later. */
	topic: { readonly ask: { readonly handoff: Handoff }; readonly facts: Topic };
	/** The open handoffs of the units that the person answers for. */
	handoffs: { readonly ask: Record<never, never>; readonly facts: readonly HandoffLookup[] };
	data: { readonly ask: Record<never, never>; readonly facts: DataLookup };
	/** A binding code in its plain form; null when it cannot be used. */
	code: { readonly ask: { readonly code: string }; readonly facts: Redeemable | null };
	/** Figures of units for 待办 and 日报. */
	board: { readonly ask: { readonly unitCodes: readonly string[] }; readonly facts: Board };
}
export type Need = keyof Needs;

/** A decision, or what must be looked up before it and how to go on. Pure: the shell runs the look-ups. */
export type Step =
	| { readonly done: Decision }
	| {
			readonly [N in Need]: { readonly need: N; readonly ask: Needs[N]['ask']; readonly proceed: (facts: Needs[N]['facts']) => Step };
	  }[Need];

/** A step that asks for nothing more. */
export const done = (decision: Decision): Step => ({ done: decision });

/** A step that needs facts first; `proceed` gets them and may ask for more. */
export const lookUp = <N extends Need>(need: N, ask: Needs[N]['ask'], proceed: (facts: Needs[N]['facts']) => Step): Step =>
	({ need, ask, proceed }) as Step;

/** The step with its decision changed, whenever it comes. */
export function afterwards(step: Step, change: (decision: Decision) => Decision): Step {
	if ('done' in step) return done(change(step.done));
	const proceed = step.proceed as (facts: unknown) => Step;
	return { ...step, proceed: (facts: unknown) => afterwards(proceed(facts), change) } as Step;
}
