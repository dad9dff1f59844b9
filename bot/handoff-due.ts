import type { Tx } from '../db/client.ts';
import { saveHandoff } from '../db/commands/save-handoff.ts';
import type { PersonId } from '../db/domain/ids.ts';
import { onHandoffDue } from './flow/handoff-due.ts';
import type { Telling } from './flow/outbound.ts';
import type { World } from './flow/world.ts';
import { handoffLookup, topicOf } from './loaders.ts';

/** A promised answer that did not come, or the end of the day of a talk between a person and the staff. */
export async function handoffDue(tx: Tx, personId: PersonId, kind: string, world: World): Promise<readonly Telling[]> {
	const lookup = await handoffLookup(tx, { personId }, world);
	if (!lookup) return [];
	const { next, tellings } = onHandoffDue(lookup, kind, await topicOf(tx, lookup.handoff), world);
	if (next) await saveHandoff(tx, next, null);
	return tellings;
}
