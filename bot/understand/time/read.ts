/** From a text to the time it asks for, in minutes on the wall. */

import type { Instant } from '../../../db/domain/instant.ts';
import { daysOf, localOf, type Zone } from '../../../db/domain/local-time.ts';
import { normalise } from '../normalise.ts';
import type { Span } from '../reading.ts';
import type { Today } from './calendar.ts';
import { type Chosen, choose } from './choose.ts';
import { timesInChinese } from './english.ts';
import { type Mention, mentionsIn } from './mention.ts';
import { type Resolved, resolve } from './resolve.ts';
import { scan } from './scan.ts';

/** What was read: the words chosen and when they are. */
export interface TimeRead {
	readonly today: Today;
	/** Null where the text only says that something comes again and again. */
	readonly found: { readonly chosen: Chosen; readonly resolved: Resolved } | null;
	/** Mentions of what comes again and again. */
	readonly recurring: readonly Mention[];
	/** The stretch of the normalised text from which one of `chosen.spans` comes. */
	readonly origin: (stretch: Span) => Span;
	/** The text in which the spans lie, English words rewritten. */
	readonly text: string;
}

export interface ReadOptions {
	/** The day agreed on before, to which an hour without a day belongs. */
	readonly known: Instant | null;
	/** A part of today that has begun may still be meant. */
	readonly loose: boolean;
}

function todayOf(at: Instant, zone: Zone): Today {
	const local = localOf(at, zone);
	return { ...local, number: daysOf(local.year, local.month, local.day) };
}

/** Null where the text names no time. */
export function read(said: string, at: Instant, zone: Zone, { known, loose }: ReadOptions): TimeRead | null {
	const { text, origin } = timesInChinese(normalise(said));
	const today = todayOf(at, zone);
	const mentions = mentionsIn(scan(text, today), text);
	const chosen = choose(mentions, text, today);
	const recurring = mentions.filter(({ sort }) => sort === 'recurring');
	if (!chosen) return recurring.length > 0 ? { today, found: null, recurring, origin, text } : null;
	const resolved = resolve(chosen, today, known === null ? null : todayOf(known, zone).number, loose);
	return { today, found: { chosen, resolved }, recurring, origin, text };
}
