import { digestOf, digestPeriod } from '../../bot/flow/digest.ts';
import { unitsBelow } from '../../bot/flow/duty.ts';
import type { Telling } from '../../bot/flow/outbound.ts';
import type { World } from '../../bot/flow/world.ts';
import type { Db } from '../../db/client.ts';
import { setDigests } from '../../db/commands/mark-timer.ts';
import type { Person } from '../../db/domain/scene.ts';
import type { Board } from '../../db/domain/unit-figures.ts';
import { coordinatorsOf, SNAPSHOT, staffedUnits, stationFigures } from '../../db/queries/digest.ts';
import { type DueTimer, waitingDigests } from '../../db/queries/timers.ts';
import { retried } from '../../db/retried.ts';
import { isTimely, missingDigests, nextDigest } from '../digest/schedule.ts';
import type { OnTimer } from './fire-timer.ts';

/** Everything that the digests of some units need, read at one moment. */
interface Loaded {
	readonly board: Board;
	readonly coordinators: ReadonlyMap<string, readonly Person[]>;
}

/** Figures for all units at once: one set of queries, not one for each unit (performance.md §1.5). */
function load(db: Db, unitCodes: readonly string[], world: World): Promise<Loaded> {
	const below = unitCodes.flatMap((code) => unitsBelow(code, world));
	return db.transaction(
		async (tx) => ({
			board: await stationFigures(tx, below, digestPeriod(world)),
			coordinators: await coordinatorsOf(tx, unitCodes),
		}),
		SNAPSHOT,
	);
}

/** One text for each coordinator of the unit in their language; nobody is told that there is nothing to do. */
function tellingsOf({ board, coordinators }: Loaded, unitCode: string, world: World): readonly Telling[] {
	const unit = world.units.find((one) => one.code === unitCode);
	if (unit === undefined) return [];
	return (coordinators.get(unitCode) ?? []).flatMap((person) => {
		const digest = digestOf(board, unit, person.language, world);
		return digest === null ? [] : [{ ...digest, to: person.id, orderId: null, immediate: false }];
	});
}

/**
 * Handler of due digest timers of one batch. The figures are read once, when the first of them fires, and shared; each unit's
 * digest and the row for its next day are written in the transaction of its own timer.
 */
export function digestDue(db: Db, batch: readonly DueTimer[]): OnTimer {
	const unitCodes = batch.filter((timer) => timer.subjectKind === 'unit').map((timer) => timer.subject);
	let loading: Promise<Loaded> | null = null;
	return async (tx, { kind, key, subject }, world) => {
		if (kind !== 'digest') throw new Error(`no timer ${kind} of units`);
		loading ??= load(db, unitCodes, world).catch((err: unknown) => {
			loading = null;
			throw err;
		});
		const loaded = await loading;
		if (loaded.coordinators.has(subject)) await setDigests(tx, [{ unitCode: subject, ...nextDigest(key, world) }]);
		return { tellings: isTimely(key, world) ? tellingsOf(loaded, subject, world) : [], offers: false };
	};
}

/** Every unit with coordinators gets a digest timer: at the start, and when somebody was appointed since. */
export async function ensureDigests(db: Db, world: World): Promise<void> {
	await retried(() =>
		db.transaction(async (tx) => {
			// in one order, so that two processes that start together do not wait for each other
			const staffed = [...(await staffedUnits(tx))].sort();
			const missing = missingDigests(staffed, await waitingDigests(tx, staffed), world);
			await setDigests(
				tx,
				missing.toSorted((a, b) => (a.unitCode < b.unitCode ? -1 : 1)),
			);
		}),
	);
}
