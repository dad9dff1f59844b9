import { asc, eq, isNull } from 'drizzle-orm';
import type { Conn } from '../client.ts';
import type { PickId } from '../domain/ids.ts';
import type { PickedWords } from '../domain/pick.ts';
import { items, picks } from '../schema/index.ts';

/** A pick at which nobody has looked yet; `itemName` = how the menu calls the picked item. */
export interface WaitingPick extends Omit<PickedWords, 'day'> {
	readonly id: PickId;
	readonly itemName: string | null;
}

/** The picks at which nobody has looked yet, the oldest first. */
export async function waitingPicks(conn: Conn): Promise<readonly WaitingPick[]> {
	const rows = await conn
		.select({ pick: picks, itemName: items.name })
		.from(picks)
		.leftJoin(items, eq(items.code, picks.pickedItem))
		.where(isNull(picks.fate))
		.orderBy(asc(picks.id));
	return rows.map(({ pick, itemName }) => ({
		id: pick.id,
		text: pick.text,
		asked: pick.asked,
		thought: { intent: pick.thoughtIntent, kind: pick.thoughtKind, confidence: pick.confidence },
		picked: { intent: pick.pickedIntent, itemCode: pick.pickedItem, kind: pick.pickedKind },
		itemName,
	}));
}
