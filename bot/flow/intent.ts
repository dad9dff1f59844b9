import type { HandoffId, InboxId } from '../../db/domain/ids.ts';
import type { Instant } from '../../db/domain/instant.ts';
import type { Danger } from '../understand/labels.ts';
import type { Meaning } from '../understand/meaning.ts';
import type { Act } from './act.ts';
import type { Choice } from './outbound.ts';
import type { NamedMember } from './parse/add-name.ts';
import type { Command } from './parse/commands.ts';
import type { Courtesy } from './parse/courtesy.ts';
import type { Spoken, Unheard } from './parse/voice.ts';
import type { Asked, OrderNamed } from './talk.ts';

/** What somebody means, before anything is looked up. */
export type Intent =
	| { readonly kind: 'danger'; readonly danger: Danger; readonly text: string }
	/** Words that may tell of danger: asked about before anything else is done with them. */
	| { readonly kind: 'worry'; readonly danger: Danger; readonly text: string }
	/** A button, its number or its words; `rest` = what was said behind it. */
	| { readonly kind: 'act'; readonly act: Act; readonly rest: string | null }
	| { readonly kind: 'command'; readonly command: Command }
	/** A leader names a member for a crew that is short; from anybody else the words are words. */
	| { readonly kind: 'name'; readonly named: NamedMember; readonly text: string }
	/** Staff: words for the caller who is being answered. */
	| { readonly kind: 'reply'; readonly handoffId: HandoffId; readonly danger: Danger | null; readonly text: string }
	/** 绑定CODE; null = 绑定 alone. */
	| { readonly kind: 'bind'; readonly code: string | null }
	/** A bare number or yes while two or more questions are open. */
	| { readonly kind: 'which'; readonly choices: readonly OfferedChoice[]; readonly rest: string | null }
	/** A number that fits no choice of the only question. */
	| { readonly kind: 'missed'; readonly text: string; readonly choices: readonly Choice[] }
	/** Words for the question beside the draft. */
	| { readonly kind: 'answer'; readonly asked: Asked; readonly text: string }
	| { readonly kind: 'courtesy'; readonly courtesy: Courtesy; readonly text: string }
	/** The words of a voice message, to be read back before they count. */
	| { readonly kind: 'heard'; readonly id: InboxId; readonly words: string }
	/** A voice message that could not be made out. */
	| { readonly kind: 'unheard'; readonly why: Unheard }
	/** Words of before that count now: a voice message that was confirmed, what a button was offered for. `saidAt` = when they were said. */
	| { readonly kind: 'spoken'; readonly intent: Intent; readonly saidAt: Instant }
	/** A picture, and what the words under it mean; null where there are none. */
	| { readonly kind: 'photo'; readonly caption: Intent | null }
	/** Anything else that was written: a wish, an answer to the draft's question, or unclear. */
	| { readonly kind: 'words'; readonly text: string; readonly meaning: Meaning | null }
	/** Came in for the first time, or again by the channel's start button. */
	| { readonly kind: 'fresh' }
	/** A button nobody gave out. */
	| { readonly kind: 'stale' }
	/** A video, an unknown type. */
	| { readonly kind: 'unsupported' };

/** A choice with the order its question is about: the same words on two cards are told apart by it. */
export interface OfferedChoice extends Choice {
	readonly about: OrderNamed | null;
}

export type Said =
	| { readonly kind: 'text'; readonly text: string }
	| { readonly kind: 'choice'; readonly id: string }
	| Spoken
	| { readonly kind: 'photo'; readonly caption: string | null }
	| { readonly kind: 'other'; readonly what: string };
