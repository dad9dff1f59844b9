import type { HandoffId, OrderId, PersonId } from './ids.ts';
import { HOUR, type Instant, MINUTE } from './instant.ts';
import { addDays, startOfDay } from './local-time.ts';
import type { Span } from './policy.ts';
import { addSpan, type Calendar } from './work-calendar.ts';

/** `call` 人工 or 申诉 · `danger` an emergency: the number was told, words go to those on duty · `crisis` somebody may not want to live. */
export const HANDOFF_KINDS = ['call', 'danger', 'crisis'] as const;
export type HandoffKind = (typeof HANDOFF_KINDS)[number];

/** 人工: a person and the staff of a unit talk to each other through the desk, for a day. Its words are in the threads, not here. */
export interface Handoff {
	readonly id: HandoffId;
	readonly kind: HandoffKind;
	/** Who asked for it; at most one open handoff a person. */
	readonly personId: PersonId;
	/** Whose staff answers; null in a district without units. */
	readonly unitCode: string | null;
	/** The person's own order it is about. */
	readonly orderId: OrderId | null;
	/** How many levels above the unit it has gone: those below still see it. */
	readonly level: number;
	/** Promises in a row that passed without an answer. */
	readonly late: number;
	readonly openedAt: Instant;
	/** The talk ends by itself: the end of the local day in which an answer is promised. */
	readonly until: Instant;
	/** An answer is promised by then; null = none is owed. */
	readonly answerBy: Instant | null;
	/** Who answered last. */
	readonly answeredBy: PersonId | null;
	readonly closedAt: Instant | null;
}

/** What a handoff waits for, as rows of the table of timers of its person. */
export interface HandoffTimer {
	readonly kind: 'handoff-answer' | 'handoff-end';
	readonly key: string;
	readonly dueAt: Instant;
}

/** Somebody is not left waiting longer than this while the unit works (desk.md §4, "Voice, dialect": 工作时间30分钟内给您回电). */
const ANSWER: Span = { days: 0, ms: 30 * MINUTE, clock: 'work' };
/** When the highest level has let a promise pass: once more soon, then two hours, then a working day; then the desk says that nobody came. */
const AGAIN: readonly Span[] = [ANSWER, { days: 0, ms: 2 * HOUR, clock: 'work' }, { days: 1, ms: 0, clock: 'work' }];

const promised = (at: Instant, span: Span, calendar: Calendar): Pick<Handoff, 'answerBy' | 'until'> => {
	const answerBy = addSpan(at, span, calendar);
	return { answerBy, until: endOfDay(answerBy, calendar) };
};

/** Asked at night, the day is the one on which somebody answers. */
export const endOfDay = (at: Instant, { zone }: Calendar): Instant => addDays(startOfDay(at, zone), 1, zone);

/** What a talk is opened with. */
export type NewHandoff = Pick<Handoff, 'id' | 'personId' | 'unitCode' | 'orderId' | 'level'>;

/** A talk that begins now. */
export const openHandoff = (given: NewHandoff, at: Instant, calendar: Calendar): Handoff => ({
	...given,
	kind: 'call',
	...promised(at, ANSWER, calendar),
	late: 0,
	openedAt: at,
	answeredBy: null,
	closedAt: null,
});

/** The person said something more: an answer is owed again; a promise that stands is not put off. */
export const spokenTo = (handoff: Handoff, at: Instant, calendar: Calendar): Handoff =>
	handoff.answerBy === null ? { ...handoff, ...promised(at, ANSWER, calendar) } : handoff;

/** Somebody of the staff answered. */
export const answered = (handoff: Handoff, by: PersonId): Handoff => ({ ...handoff, answerBy: null, answeredBy: by, late: 0 });

/** The promise passed: one level up, at the highest one later and later; closed when nobody came in the end. `levels` = how many there are. */
export function answerMissed(handoff: Handoff, levels: number, at: Instant, calendar: Calendar): Handoff {
	const late = handoff.late + 1;
	const level = Math.max(0, Math.min(handoff.level + 1, levels - 1));
	if (level > handoff.level) return { ...handoff, ...promised(at, ANSWER, calendar), late: 0, level };
	const span = AGAIN[late - 1];
	return span === undefined ? closed(handoff, at) : { ...handoff, ...promised(at, span, calendar), late };
}

/** The talk is over. */
export const closed = (handoff: Handoff, at: Instant): Handoff => ({ ...handoff, answerBy: null, closedAt: at });

/** Its timers; none once it is over. */
export function timersOfHandoff({ id, answerBy, until, closedAt }: Handoff): readonly HandoffTimer[] {
	if (closedAt !== null) return [];
	return [
		...(answerBy === null ? [] : [{ kind: 'handoff-answer' as const, key: `${id}.${answerBy}`, dueAt: answerBy }]),
		{ kind: 'handoff-end', key: `${id}.${until}`, dueAt: until },
	];
}
