import { readdirSync, readFileSync } from 'node:fs';
import type { Danger, Intent, Kind } from '../understand/labels.ts';

/** The right answers to a message; see README.md. */
export interface Gold {
	readonly intent: Intent;
	readonly kind: Kind | null;
	readonly urgency: string;
	readonly handoff: Danger | '12345' | null;
	readonly when_start: string | null;
	readonly when_end: string | null;
	readonly place: string | null;
	readonly phone: string | null;
	readonly people: number | null;
	readonly volunteers: number | null;
}

/** A message that was never trained on. */
export interface Message {
	readonly id: string;
	readonly text: string;
	readonly reference_datetime: string;
	readonly gold: Gold;
	/** Further values that are right. */
	readonly alt?: Readonly<Record<string, readonly unknown[]>>;
	/** Slots on which honest readers differ: not scored. `when` stands for both ends. */
	readonly skip?: readonly string[];
}

const FOLDER = new URL('./held-out/', import.meta.url);

/** The held-out sets by name. */
export const readHeldOut = (): ReadonlyMap<string, readonly Message[]> =>
	new Map(
		readdirSync(FOLDER)
			.sort()
			.map((name) => [
				name.replace('.jsonl', ''),
				readFileSync(new URL(name, FOLDER), 'utf8')
					.split('\n')
					.filter(Boolean)
					.map((line) => JSON.parse(line) as Message),
			]),
	);
