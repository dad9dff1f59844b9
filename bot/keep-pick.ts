import type { Tx } from '../db/client.ts';
import { savePick } from '../db/commands/save-pick.ts';
import { startOfDay } from '../db/domain/local-time.ts';
import type { SpokenPick } from './flow/pick.ts';
import type { World } from './flow/world.ts';
import { withStandIns } from './language-model/stand-ins.ts';

/** Keeps what was picked about somebody's words, with stand-ins for whatever names or reaches somebody, and the day for the moment. */
export async function keepPick(tx: Tx, { words, own, ...pick }: SpokenPick, { at, zone, units }: World): Promise<void> {
	await savePick(tx, { ...pick, text: withStandIns(words, { units, own }), day: startOfDay(at, zone) });
}
