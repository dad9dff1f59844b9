import type { Tx } from '../db/client.ts';
import { saveTalk } from '../db/commands/save-talk.ts';
import type { PersonId } from '../db/domain/ids.ts';
import { loadMe } from '../db/queries/me.ts';
import { lockTalk } from '../db/queries/talk.ts';
import type { Telling } from './flow/outbound.ts';
import { dutyCards } from './flow/steps/danger.ts';
import type { World } from './flow/world.ts';
import { staffFor } from './loaders.ts';
import { readTalk } from './saved-talk.ts';

/** Asked whether somebody is in danger, and no answer in time: those on duty look after the person. */
export async function dangerDue(tx: Tx, personId: PersonId, world: World): Promise<readonly Telling[]> {
	const locked = await lockTalk(tx, personId);
	const talk = readTalk(locked?.talk);
	if (!talk.worry) return [];
	const me = await loadMe(tx, personId);
	const lookup = await staffFor(tx, { me, talk, world }, null);
	await saveTalk(tx, personId, JSON.stringify({ ...talk, worry: null }), world.at);
	return dutyCards('station.danger-silent', talk.worry.words, me, lookup);
}
