import { timeOf } from '../../../bot/understand/time/time.ts';
import { whenFields } from '../../../bot/understand/time/time-fields.ts';
import { instantOf } from '../../../db/domain/local-time.ts';

export const ZONE = 'Asia/Shanghai';

/** Wednesday, 25 November 2026, ten in the morning. */
export const WEDNESDAY = moment('2026-11-25 10:00');

/** A moment of Shanghai's clocks, written as 2026-11-25 10:00. */
export function moment(stamp: string): number {
	const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = stamp.split(/[- :]/u).map(Number);
	return instantOf({ year, month, day, minute: hour * 60 + minute }, ZONE);
}

/** 2026-11-28T08:00 → 11-28 08:00; another year stays in front. */
const short = (stamp: string | null): string => (stamp ?? '').replace('T', ' ').replace(/^2026-/u, '');
const hour = (stamp: string): string => stamp.slice(-5);
const date = (stamp: string): string => stamp.slice(0, -6);
const day = (stamp: string, whole: string): string => (hour(stamp) === whole ? date(stamp) : stamp);

/**
 * What a text says, in short: `11-26 15:00` a minute, `11-28 08:00–12:00` a part, `11-28` a day, `11-28…11-29` a range, `≤11-30` a
 * deadline, `≥12-01` since, null = no time, and the problem's name where there is one.
 */
export function shown(text: string, at = WEDNESDAY): string | null {
	const said = timeOf(text, at, ZONE);
	if (said?.problem) return said.problem;
	if (said?.recurring && said.start === null) return 'recurring';
	const { when_start, when_end, when_grain } = whenFields(said, ZONE);
	const [start, end] = [short(when_start), short(when_end)];
	switch (when_grain) {
		case 'minute':
			return start;
		case 'part':
			return `${start}–${hour(end)}`;
		case 'day':
			return date(start);
		case 'range':
			return `${day(start, '00:00')}…${day(end, '23:59')}`;
		case 'deadline':
			return `≤${day(end, '23:59')}`;
		case 'since':
			return `≥${day(start, '00:00')}`;
		default:
			return null;
	}
}
