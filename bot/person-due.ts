import type { Tx } from '../db/client.ts';
import type { PersonId } from '../db/domain/ids.ts';
import { dangerDue } from './danger-due.ts';
import { draftDue } from './draft-due.ts';
import type { Telling } from './flow/outbound.ts';
import type { World } from './flow/world.ts';
import { handoffDue } from './handoff-due.ts';

/** What a due timer of a person brings: of the danger that was asked about, of the talk with the staff, else of the draft. */
export function personDue(tx: Tx, personId: PersonId, kind: string, world: World): Promise<readonly Telling[]> {
	if (kind === 'danger-silent') return dangerDue(tx, personId, world);
	return kind.startsWith('handoff-') ? handoffDue(tx, personId, kind, world) : draftDue(tx, personId, kind, world);
}
