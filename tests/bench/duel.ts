import type { Timing } from './figure.ts';

/** What one side did in one round. */
export interface Measured {
	readonly perSecond: number;
	/** Of the serving Node process; null where the system does not tell. */
	readonly cpuMicros: number | null;
}

/** One side, started anew for every round. */
export type Side = (timing: Timing) => Promise<Measured>;

/** Rounds of one side, put together. */
export interface Outcome {
	readonly median: number;
	readonly range: readonly [number, number];
	readonly cpuMicros: number | null;
}

/** More than this between least and most, measured by the median, is noise (performance.md §3). */
const NOISE = 0.4;
/** A noisy run is repeated so often. */
const REPEATS = 2;

/** The middle one; of an even count the mean of the two. */
export function median(values: readonly number[]): number {
	const sorted = values.toSorted((a, b) => a - b);
	const [low = Number.NaN, high = low] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.ceil((sorted.length - 1) / 2)]];
	return (low + high) / 2;
}

function outcomeOf(rounds: readonly Measured[]): Outcome {
	const rates = rounds.map((round) => round.perSecond);
	const cpu = rounds.flatMap((round) => round.cpuMicros ?? []);
	return { median: median(rates), range: [Math.min(...rates), Math.max(...rates)], cpuMicros: cpu.length > 0 ? median(cpu) : null };
}

const isNoisy = ({ median: middle, range: [least, most] }: Outcome): boolean => most - least > NOISE * middle;

/** A B A B, so that a machine that slows down slows both; anew when noisy. */
export async function duel(
	timing: Timing,
	ours: Side,
	theirs: Side,
): Promise<{ readonly ours: Outcome; readonly theirs: Outcome; readonly noisy: boolean }> {
	for (let repeats = 0; ; repeats++) {
		const rounds: { readonly ours: Measured; readonly theirs: Measured }[] = [];
		for (let n = 0; n < timing.rounds; n++) rounds.push({ ours: await ours(timing), theirs: await theirs(timing) });
		const outcome = { ours: outcomeOf(rounds.map((round) => round.ours)), theirs: outcomeOf(rounds.map((round) => round.theirs)) };
		const noisy = isNoisy(outcome.ours) || isNoisy(outcome.theirs);
		if (!noisy || repeats === REPEATS) return { ...outcome, noisy };
		process.stderr.write('noisy: once more\n');
	}
}
