import type { Meaning } from '../../understand/meaning.ts';
import type { Me } from '../me.ts';
import type { Outbound } from '../outbound.ts';
import type { Draft, Talk } from '../talk.ts';
import type { World } from '../world.ts';

/** Longer texts are kept whole, but only their beginning is read for a wish. */
export const READABLE = 1_000;

/** What filling a draft may look at; nothing here is looked up. */
export interface DraftContext {
	readonly me: Me;
	readonly talk: Talk;
	readonly world: World;
	/** When the person wrote: relative days count from then (contract §5). */
	readonly saidAt: number;
	/** What the words want, where the model was asked. Without it phrases alone tell what is to be done. */
	readonly meaning?: Meaning | null;
	/** The words answer what is to be done, so that they need not sound like a wish, although they are read as the first ones. */
	readonly answers?: boolean;
}

/** What a text added to a draft. */
export interface Taken {
	readonly draft: Draft;
	/** Something was understood. */
	readonly some: boolean;
	/** Something was understood that cannot be taken: said in place of the next question. */
	readonly problem: Outbound | null;
	readonly notes: readonly string[];
}

/** The draft without some of its answers: they are asked for again. */
export function without(draft: Draft, ...keys: readonly (keyof Draft)[]): Draft {
	return Object.fromEntries(Object.entries(draft).filter(([key]) => !(keys as readonly string[]).includes(key))) as unknown as Draft;
}
