import type { Instant } from '../../../db/domain/instant.ts';
import { localDate, localOf, type Zone } from '../../../db/domain/local-time.ts';
import type { Grain } from './resolve.ts';
import type { TimeSaid } from './time.ts';

/** The time as the labels of understanding.md §2 write it, local, YYYY-MM-DDTHH:mm; null = not stated. */
export interface WhenFields {
	readonly when_start: string | null;
	readonly when_end: string | null;
	readonly when_grain: Grain | null;
}

const NONE: WhenFields = { when_start: null, when_end: null, when_grain: null };

const two = (n: number): string => String(n).padStart(2, '0');
const stamp = (at: Instant | null, zone: Zone): string | null => {
	if (at === null) return null;
	const { minute } = localOf(at, zone);
	return `${localDate(at, zone)}T${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
};

/** A time that lies behind or does not exist is no wish, nor is one that comes again and again. */
export function whenFields(said: TimeSaid | null, zone: Zone): WhenFields {
	if (said === null || said.problem !== null || (said.start === null && said.end === null)) return NONE;
	return { when_start: stamp(said.start, zone), when_end: stamp(said.end, zone), when_grain: said.grain };
}
