/** One line of the table: what was measured on our side and on the other, in the same run. */
export interface Figure {
	readonly bench: string;
	readonly unit: string;
	readonly ours: number;
	/** What stands on the other side, and what it does not do. */
	readonly against: string;
	readonly theirs: number;
	/** ours ÷ theirs */
	readonly ratio: number;
	/** A side moved more than 40 % between rounds; judged by the medians all the same. */
	readonly noisy: boolean;
	/** Least and most of the rounds. */
	readonly oursRange?: readonly [number, number];
	readonly theirsRange?: readonly [number, number];
	/** What else was seen, such as CPU a message of both sides. */
	readonly also?: Readonly<Record<string, number>>;
	/** What the ratio must keep to; nothing where there is no floor yet. */
	readonly floor?: Floor;
}

export type Floor = { readonly atLeast: number } | { readonly atMost: number };

/** How long and how often; the short form has one round of 2 s. */
export interface Timing {
	readonly rounds: number;
	readonly warmMs: number;
	readonly measureMs: number;
}

/** A benchmark: one file in rows/, named like it, that exports `row`. */
export interface Row {
	/** Whether the short form runs it. */
	readonly short: boolean;
	/** Throws when a run does not count: an answer that was none, rows that are not the messages. */
	measure(timing: Timing): Promise<readonly Figure[]>;
}

/** Whether the figure keeps to its floor; the short form allows a fifth more either way. */
export function holds({ floor, ratio }: Figure, short: boolean): boolean {
	if (floor === undefined) return true;
	return 'atLeast' in floor ? ratio >= floor.atLeast * (short ? 0.8 : 1) : ratio <= floor.atMost / (short ? 0.8 : 1);
}

const shown = (n: number): string => (Math.abs(n) >= 100 ? Math.round(n).toString() : n.toPrecision(3));
const rangeOf = (range: Figure['oursRange']): string => (range ? ` (${shown(range[0])}–${shown(range[1])})` : '');
const floorOf = (floor: Floor | undefined): string =>
	floor === undefined ? '–' : 'atLeast' in floor ? `≥ ${floor.atLeast}` : `≤ ${floor.atMost}`;

/** The table behind the lines of JSON. */
export function tableOf(figures: readonly Figure[], short: boolean): string {
	const rows = figures.map((figure) => [
		figure.bench,
		`${shown(figure.ours)}${rangeOf(figure.oursRange)} ${figure.unit}`,
		`${shown(figure.theirs)}${rangeOf(figure.theirsRange)} ${figure.against}`,
		`${shown(figure.ratio)}${figure.noisy ? ' noisy' : ''}`,
		`${floorOf(figure.floor)} ${holds(figure, short) ? 'kept' : 'MISSED'}`,
	]);
	return [['bench', 'ours', 'against', 'ratio', 'floor'], ['---', '---', '---', '---', '---'], ...rows]
		.map((cells) => `| ${cells.join(' | ')} |`)
		.join('\n');
}
