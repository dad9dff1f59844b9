import type { OrderId, PersonId } from '../../db/domain/ids.ts';

/** One thing a person may press, or answer by its number or its words. */
export interface Choice {
	/** The act it means (act.ts), at most 64 bytes. */
	readonly id: string;
	readonly label: string;
}

/** A text for one person, already in the person's language. */
export interface Outbound {
	readonly text: string;
	readonly choices: readonly Choice[];
}

/** Who hears what. */
export interface Telling extends Outbound {
	readonly to: PersonId;
	readonly orderId: OrderId | null;
	/** Answers the person's own message, or is urgent: never held for quiet hours. */
	readonly immediate: boolean;
}
