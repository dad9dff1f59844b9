import { type Static, type TSchema, Type } from 'typebox';
import { HOUR, MINUTE, SECOND } from '../db/domain/instant.ts';
import type { Policy } from '../db/domain/policy.ts';
import { shortestSpan } from '../db/domain/policy-keys.ts';

/** One kind of job: few and bulky, never one a message (contract §0.8). All are safe to run twice. */
export interface Definition<Name extends string = string, Payload extends TSchema = TSchema> {
	readonly name: Name;
	readonly payload: Payload;
	/** Tries before it counts as failed; the next sweep does again what a failed job left. */
	readonly attempts: number;
	readonly backoffMs: number;
	/** How often it comes by itself; null = only when asked for. */
	readonly everyMs: ((policy: Policy) => number) | null;
}

const define = <const Name extends string, Payload extends TSchema>(definition: Definition<Name, Payload>) => definition;

/** Due things are found every 5 s, and every second while any duration of the policy is under a minute (contract §2). */
const sweepEvery = (policy: Policy): number => (shortestSpan(policy) < MINUTE ? SECOND : 5 * SECOND);

const nothing = Type.Object({}, { additionalProperties: false });

/** Every job of the desk. Their payloads are empty: what is to be done stands in the tables, so a lost job loses nothing. */
export const DEFINITIONS = [
	/** Timers that are due, then offers not yet told. */
	define({ name: 'sweep', payload: nothing, attempts: 1, backoffMs: SECOND, everyMs: sweepEvery }),
	/** Cards of new offers to leaders and deputies. */
	define({ name: 'notify-teams', payload: nothing, attempts: 3, backoffMs: SECOND, everyMs: null }),
	/** Units that got a coordinator get a digest timer; those that are due are sent. */
	define({ name: 'send-digests', payload: nothing, attempts: 3, backoffMs: SECOND, everyMs: () => 10 * MINUTE }),
	/** Voice messages that were kept become words; mostly asked for, by the clock only what a crash has left. */
	define({ name: 'hear-voices', payload: nothing, attempts: 1, backoffMs: SECOND, everyMs: () => MINUTE }),
	/** What may be kept for some time only and is older: words about which a button was pressed. */
	define({ name: 'forget', payload: nothing, attempts: 3, backoffMs: SECOND, everyMs: () => HOUR }),
] as const;

type AnyDefinition = (typeof DEFINITIONS)[number];
export type JobName = AnyDefinition['name'];
export type PayloadOf<N extends JobName> = Static<Extract<AnyDefinition, { readonly name: N }>['payload']>;

/** Throws for a name that is no job. */
export function definitionOf(name: JobName): AnyDefinition {
	const found = DEFINITIONS.find((definition) => definition.name === name);
	if (found === undefined) throw new Error(`no job ${name}`);
	return found;
}
