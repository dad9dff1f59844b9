import type { Urgency } from './order.ts';

/** Which clock a span runs on (desk.md §5): `wall`, `work` = the unit's working hours, `day` = outside quiet hours. */
export const CLOCKS = ['wall', 'work', 'day'] as const;
export type ClockName = (typeof CLOCKS)[number];

/** A duration with its clock. Days on the work clock are working days at the same time of day; elsewhere 24 h. */
export interface Span {
	readonly days: number;
	readonly ms: number;
	readonly clock: ClockName;
}

/** Minutes since local midnight. */
export interface Window {
	readonly from: number;
	readonly to: number;
}

export interface WorkHours {
	/** "always" */
	readonly always: boolean;
	readonly windows: readonly Window[];
	/** 1 = Monday … 7 = Sunday. */
	readonly weekdays: readonly number[];
}

type PerUrgency = Readonly<Record<Urgency, Span>>;

/** All keys of DESK_POLICY_FILE, parsed (contract §2). */
export interface Policy {
	readonly collect: PerUrgency;
	readonly dispatch: PerUrgency;
	readonly round1: PerUrgency;
	readonly round2: PerUrgency;
	readonly round3: PerUrgency;
	readonly tellResident: PerUrgency;
	readonly finish: PerUrgency;
	readonly unservedAsk: Span;
	readonly unservedClose: Span;
	readonly returnedClose: Span;
	readonly proposal: Span;
	readonly undoFinish: Span;
	readonly urge: Span;
	readonly ratingAsk: Span;
	readonly ratingRemind1: Span;
	readonly ratingRemind2: Span;
	readonly ratingClose: Span;
	readonly noShowAsk: Span;
	readonly noShowAlarm: Span;
	readonly replacement: Span;
	readonly hoursConfirm: Span;
	readonly hoursAlarm: Span;
	readonly hoursRed: Span;
	/** Asked whether somebody is in danger and no answer: the duty people are told. */
	readonly dangerSilent: Span;
	/** Somebody may not want to live and nobody has taken it: the next level is told, and everybody before again. */
	readonly crisisAgain: Span;
	readonly draftNudge: Span;
	readonly draftExpire: Span;
	readonly duplicateWindow: Span;
	/** Before the start of the visit, longest first; ms. */
	readonly reminderBefore: readonly number[];
	/** null = off. From may be later than to (over midnight). */
	readonly quietHours: Window | null;
	readonly workHours: WorkHours;
	/** Minutes since local midnight. */
	readonly digestAt: number;
	readonly autoDispatch: boolean;
	readonly limits: {
		readonly openOrders: number;
		readonly sameKindPerWeek: number;
		readonly hoursPerDay: number;
		readonly checkInsPerDay: number;
		readonly messagesPerMinute: number;
		readonly teamOpenOrders: number;
		readonly fruitlessTurns: number;
	};
	readonly retention: {
		readonly personalDays: number;
		readonly rawDays: number;
		/** Words about which a button was pressed. */
		readonly pickDays: number;
	};
}
