import type { Tx } from '../db/client.ts';
import { saveTalk } from '../db/commands/save-talk.ts';
import type { PersonId } from '../db/domain/ids.ts';
import { loadMe } from '../db/queries/me.ts';
import { lockTalk } from '../db/queries/talk.ts';
import type { Telling } from './flow/outbound.ts';
import { itemOfDraft } from './flow/steps/draft-question.ts';
import { nudge } from './flow/steps/place-order.ts';
import type { World } from './flow/world.ts';
import { readTalk } from './saved-talk.ts';

/** A draft that nobody goes on with: one nudge, later it is laid aside (policy draft.nudge, draft.expire). */
export async function draftDue(tx: Tx, personId: PersonId, kind: string, world: World): Promise<readonly Telling[]> {
	const locked = await lockTalk(tx, personId);
	const talk = readTalk(locked?.talk);
	if (kind === 'draft-expire') {
		await saveTalk(tx, personId, JSON.stringify({ ...talk, draft: null, shelved: null, dropped: null }), world.at);
		return [];
	}
	if (!talk.draft) return [];
	const me = await loadMe(tx, personId);
	return [{ ...nudge(talk.draft, me, itemOfDraft(talk.draft, world)), to: personId, orderId: null, immediate: false }];
}
