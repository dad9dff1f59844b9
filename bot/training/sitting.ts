import type { Db } from '../../db/client.ts';
import { reopenPick, settlePick } from '../../db/commands/settle-pick.ts';
import type { WaitingPick } from '../../db/queries/picks.ts';
import type { Line } from './corpus.ts';
import type { LineFile } from './line-file.ts';

/** What one reader has decided so far, the newest last. */
export interface Sitting {
	/** Keeps the pick as that line, or drops it (null). False when somebody else had looked at it before. */
	settle(pick: WaitingPick, line: Line | null): Promise<boolean>;
	/** Takes the newest decision back; the pick it was about, or why that cannot be. */
	undo(): Promise<{ readonly pick: WaitingPick } | { readonly why: string }>;
	kept(): readonly Line[];
	dropped(): number;
}

interface Decided {
	readonly pick: WaitingPick;
	/** null = dropped. */
	readonly line: Line | null;
}

/** Each decision is a transaction of its own, so that stopping loses nothing. */
export function openSitting(db: Db, file: LineFile): Sitting {
	const decided: Decided[] = [];
	const takeBack = async ({ pick, line }: Decided): Promise<string | null> =>
		await db.transaction(async (tx) => {
			if (!(await reopenPick(tx, pick.id, line ? 'kept' : 'dropped'))) return 'it has been removed meanwhile';
			if (!line || file.takeBack(line)) return null;
			await settlePick(tx, pick.id, 'kept');
			return `${file.name} has changed since: take the line out by hand`;
		});
	return {
		async settle(pick, line) {
			const isOurs = await db.transaction(async (tx) => {
				const settled = await settlePick(tx, pick.id, line ? 'kept' : 'dropped');
				// within the transaction: where writing fails, the pick stays to be looked at
				if (settled && line) file.append(line);
				return settled;
			});
			if (isOurs) decided.push({ pick, line });
			return isOurs;
		},
		async undo() {
			const last = decided.at(-1);
			if (!last) return { why: 'there is nothing to undo' };
			const why = await takeBack(last);
			if (why !== null) return { why };
			decided.pop();
			return { pick: last.pick };
		},
		kept: () => decided.flatMap(({ line }) => line ?? []),
		dropped: () => decided.filter(({ line }) => line === null).length,
	};
}
