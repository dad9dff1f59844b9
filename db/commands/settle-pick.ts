import { and, eq, isNull } from 'drizzle-orm';
import type { Tx } from '../client.ts';
import type { PickId } from '../domain/ids.ts';
import type { PickFate } from '../domain/pick.ts';
import { picks } from '../schema/index.ts';

/** A human has looked at it; false when somebody else had before, or it was removed. */
export async function settlePick(tx: Tx, id: PickId, fate: PickFate): Promise<boolean> {
	const rows = await tx
		.update(picks)
		.set({ fate })
		.where(and(eq(picks.id, id), isNull(picks.fate)))
		.returning({ id: picks.id });
	return rows.length === 1;
}

/** It is to be looked at again; false when it was removed meanwhile. */
export async function reopenPick(tx: Tx, id: PickId, fate: PickFate): Promise<boolean> {
	const rows = await tx
		.update(picks)
		.set({ fate: null })
		.where(and(eq(picks.id, id), eq(picks.fate, fate)))
		.returning({ id: picks.id });
	return rows.length === 1;
}
