import { isWorkday } from '../../bot/flow/duty.ts';
import type { World } from '../../bot/flow/world.ts';
import { DAY, type Instant } from '../../db/domain/instant.ts';
import { addDays, instantOf, localDate } from '../../db/domain/local-time.ts';

/** When daily digests are due (contract §2 `digest.at`, desk.md §7: on working days). Pure. */

/** What the schedule looks at. */
export type ScheduleWorld = Pick<World, 'at' | 'zone' | 'policy' | 'calendar'>;

/** One occasion: the local date is the timer's key, so that each unit hears once a day whatever restarts. */
export interface Occasion {
	readonly key: string;
	readonly dueAt: Instant;
}

/** Longer than any holiday; a desk that never works gets its digest every day. */
const LOOK_AHEAD_DAYS = 60;

/** The moment of the digest on a local date, YYYY-MM-DD. */
function digestMoment(key: string, { zone, policy }: Pick<ScheduleWorld, 'zone' | 'policy'>): Instant {
	const [year = 1970, month = 1, day = 1] = key.split('-').map(Number);
	return instantOf({ year, month, day, minute: policy.digestAt }, zone);
}

/** The first occasion from today on that `fits`; noon stands for a day, so that no change of clocks skips one. */
function firstFitting(world: ScheduleWorld, fits: (occasion: Occasion) => boolean): Occasion {
	const noon = digestMoment(localDate(world.at, world.zone), { zone: world.zone, policy: { ...world.policy, digestAt: 12 * 60 } });
	for (let n = 0; n < LOOK_AHEAD_DAYS; n++) {
		const day = addDays(noon, n, world.zone);
		const key = localDate(day, world.zone);
		const occasion = { key, dueAt: digestMoment(key, world) };
		if (isWorkday(day, world.calendar) && fits(occasion)) return occasion;
	}
	const dueAt = world.at + DAY;
	return { key: localDate(dueAt, world.zone), dueAt };
}

/** For a unit that has no digest waiting: the next moment ahead. */
const firstDigest = (world: ScheduleWorld): Occasion => firstFitting(world, ({ dueAt }) => dueAt > world.at);

/**
 * After the digest of the day `last`: the next working day. Where the desk stood still for days it is today's, also when its
 * moment has passed already: one digest that tells of now, not one for each day missed.
 */
export const nextDigest = (last: string, world: ScheduleWorld): Occasion => firstFitting(world, ({ key }) => key > last);

/** Whether the digest of that day is still worth sending: yesterday's would tell of today under a wrong date. */
export const isTimely = (key: string, world: ScheduleWorld): boolean =>
	key === localDate(world.at, world.zone) && isWorkday(world.at, world.calendar);

/** A digest that waits, of a unit. */
export interface Waiting extends Occasion {
	readonly unitCode: string;
}

/**
 * What to write so that every unit with coordinators has a digest waiting at the hour that the policy names now. Units that
 * lost theirs keep a row; it fires without words and has no successor.
 */
export function missingDigests(unitCodes: Iterable<string>, waiting: readonly Waiting[], world: ScheduleWorld): readonly Waiting[] {
	const known = new Set(waiting.map((row) => row.unitCode));
	const moved = waiting.map((row) => ({ ...row, dueAt: digestMoment(row.key, world) })).filter((row, i) => row.dueAt !== waiting[i]?.dueAt);
	const first = firstDigest(world);
	return [...moved, ...[...unitCodes].filter((code) => !known.has(code)).map((unitCode) => ({ unitCode, ...first }))];
}
