import type { WaitingPick } from '../../db/queries/picks.ts';
import { INTENTS, type Intent, KINDS, type Kind } from '../understand/labels.ts';
import type { Line } from './corpus.ts';

/** What a sentence is learnt as. */
export interface Label {
	readonly intent: Intent;
	readonly kind: Kind | null;
}

/** What a reader says of a pick; `label` null = as it was picked. */
export type Answer =
	| { readonly does: 'keep'; readonly label: Label | null }
	| { readonly does: 'drop' }
	| { readonly does: 'undo' }
	| { readonly does: 'stop' };

const LETTERS: Readonly<Record<string, Answer>> = {
	k: { does: 'keep', label: null },
	d: { does: 'drop' },
	u: { does: 'undo' },
	q: { does: 'stop' },
};

const intentOf = (word: string | null): Intent | undefined => INTENTS.find((one) => one === word);
const kindOf = (word: string | null): Kind | undefined => KINDS.find((one) => one === word);

/** A letter, an intent or a kind; null for anything else. */
export function answerOf(said: string): Answer | null {
	const word = said.trim().toLowerCase();
	const kind = kindOf(word);
	const intent = kind ? 'request' : intentOf(word);
	if (intent) return { does: 'keep', label: { intent, kind: kind ?? null } };
	return Object.hasOwn(LETTERS, word) ? (LETTERS[word] ?? null) : null;
}

/** What was picked, as a label; null for 都不是. */
export function pickedLabel({ picked }: Pick<WaitingPick, 'picked'>): Label | null {
	const intent = intentOf(picked.intent);
	return intent ? { intent, kind: kindOf(picked.kind) ?? null } : null;
}

/** A pick as a line of the corpus. */
export const lineOf = ({ text, itemName }: Pick<WaitingPick, 'text' | 'itemName'>, { intent, kind }: Label): Line => ({
	text,
	intent,
	kind,
	urgency: 'normal',
	handoff: intent === 'complaint' ? '12345' : null,
	author: 'picks',
	topic: itemName ?? kind ?? intent,
	situation: 'picked',
});

const SHARE_DIGITS = 2;

/** The words, what the desk took them for and what was picked, as lines for the reader. */
export function shown({ text, asked, thought, picked, itemName }: WaitingPick): readonly string[] {
	const took = asked === 'item' ? (thought.kind ?? '—') : [thought.intent, thought.kind].filter(Boolean).join(' ');
	const chose = asked === 'item' ? `${itemName ?? picked.itemCode ?? ''} (${picked.kind ?? '—'})` : picked.intent;
	return [
		text,
		`  thought: ${took} ${thought.confidence.toFixed(SHARE_DIGITS)}`,
		`  picked:  ${picked.intent === null ? `都不是 of the ${asked}s` : chose}`,
	];
}
