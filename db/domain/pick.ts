import type { Instant } from './instant.ts';

/**
 * What somebody said that was not plain, what the desk took it for, and which of the offered buttons was pressed: a sentence to learn
 * from, once a human has looked at it. It names nobody: neither the person nor the moment, and the words have stand-ins where they
 * named or reached somebody.
 */
export interface PickedWords {
	readonly text: string;
	/** The question whose button was pressed: what is wanted, or which item of the menu. */
	readonly asked: PickAsked;
	readonly thought: {
		readonly intent: string;
		readonly kind: string | null;
		/** How likely the asked one was, 0 to 1. */
		readonly confidence: number;
	};
	/** All null = 都不是. */
	readonly picked: {
		readonly intent: string | null;
		readonly itemCode: string | null;
		/** Under which kind of help the item was offered. */
		readonly kind: string | null;
	};
	/** The beginning of the day: a moment would lead to the message and with it to the person. */
	readonly day: Instant;
}

export const PICK_QUESTIONS = ['intent', 'item'] as const;
export type PickAsked = (typeof PICK_QUESTIONS)[number];

export const PICK_FATES = ['kept', 'dropped'] as const;
/** What a human made of a pick. */
export type PickFate = (typeof PICK_FATES)[number];
