import { endOfDay, type Handoff, type NewHandoff, openHandoff } from './handoff.ts';
import { DAY, type Instant } from './instant.ts';
import type { Span } from './policy.ts';
import { addSpan, type Calendar } from './work-calendar.ts';

/** Handoffs that the desk opens by itself, because somebody is in danger. */

/** When the next answer is owed, and how long the talk lasts: while one is owed it never ends by itself. */
export interface Pace {
	/** Policy `crisis.again`: wall time, since neither night nor weekend makes anybody wait. */
	readonly again: Span;
	readonly calendar: Calendar;
}

const owed = (at: Instant, { again, calendar }: Pace): Pick<Handoff, 'answerBy' | 'until'> => ({
	answerBy: addSpan(at, again, calendar),
	until: endOfDay(at + DAY, calendar),
});

/** Fire, injury, crime: whoever is on duty was told, and hears what the person says next. Nobody promised an answer yet. */
export const openDanger = (given: NewHandoff, at: Instant, calendar: Calendar): Handoff => ({
	...openHandoff(given, at, calendar),
	kind: 'danger',
	answerBy: null,
});

/** Somebody may not want to live: a person is wanted within `again`. */
export const openCrisis = (given: NewHandoff, at: Instant, pace: Pace): Handoff => ({
	...openHandoff(given, at, pace.calendar),
	kind: 'crisis',
	...owed(at, pace),
});

/** The person speaks on. What is owed already is not put off. */
export const spokenInCrisis = (handoff: Handoff, at: Instant, pace: Pace): Handoff =>
	handoff.answerBy === null ? { ...handoff, ...owed(at, pace) } : handoff;

/** An open talk of any kind in which words of crisis fall. Whoever answered before knew nothing of it. */
export const turnedCrisis = (handoff: Handoff, at: Instant, pace: Pace): Handoff =>
	handoff.kind === 'crisis'
		? spokenInCrisis(handoff, at, pace)
		: { ...handoff, kind: 'crisis', late: 0, answeredBy: null, ...owed(at, pace) };

/** Nobody took it: one level more is told, and all who were told before, again and again until somebody does. `levels` = how many there are. */
export const crisisMissed = (handoff: Handoff, levels: number, at: Instant, pace: Pace): Handoff => ({
	...handoff,
	level: Math.max(0, Math.min(handoff.level + 1, levels - 1)),
	late: handoff.late + 1,
	...owed(at, pace),
});

/** Somebody has it and nothing has been said since. */
export const isTaken = ({ answerBy, answeredBy }: Handoff): boolean => answerBy === null && answeredBy !== null;
