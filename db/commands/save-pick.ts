import type { Tx } from '../client.ts';
import type { PickedWords } from '../domain/pick.ts';
import { picks } from '../schema/index.ts';
import { keyedHash } from '../sealing.ts';

/** Keeps masked words and what was picked about them; the same once. */
export async function savePick(tx: Tx, { text, asked, thought, picked, day }: PickedWords): Promise<void> {
	await tx
		.insert(picks)
		.values({
			text,
			digest: keyedHash([asked, picked.intent, picked.itemCode, text].join('\n')),
			asked,
			thoughtIntent: thought.intent,
			thoughtKind: thought.kind,
			confidence: thought.confidence,
			pickedIntent: picked.intent,
			pickedItem: picked.itemCode,
			pickedKind: picked.kind,
			day,
		})
		.onConflictDoNothing({ target: picks.digest });
}
