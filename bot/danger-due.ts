import type { Tx } from '../db/client.ts';
import { saveHandoff } from '../db/commands/save-handoff.ts';
import { saveTalk } from '../db/commands/save-talk.ts';
import type { PersonId } from '../db/domain/ids.ts';
import { loadMe } from '../db/queries/me.ts';
import { lockTalk } from '../db/queries/talk.ts';
import type { Telling } from './flow/outbound.ts';
import { crisisDecision } from './flow/steps/crisis.ts';
import { dutyCards } from './flow/steps/danger.ts';
import type { World } from './flow/world.ts';
import { helpFor, staffFor } from './loaders.ts';
import { readTalk } from './saved-talk.ts';

/** Asked whether somebody is in danger, and no answer in time: those on duty look after the person. */
export async function dangerDue(tx: Tx, personId: PersonId, world: World): Promise<readonly Telling[]> {
	const locked = await lockTalk(tx, personId);
	const talk = readTalk(locked?.talk);
	if (!talk.worry) return [];
	const me = await loadMe(tx, personId);
	if (talk.worry.danger === 'crisis') {
		const decision = crisisDecision(talk.worry.words, true, await helpFor(tx, { me, talk, world }, null), { me, talk, world });
		await saveTalk(tx, personId, JSON.stringify(decision.talk), world.at);
		if (decision.handoff) await saveHandoff(tx, decision.handoff.next, null);
		return decision.tellings;
	}
	const lookup = await staffFor(tx, { me, talk, world }, null);
	await saveTalk(tx, personId, JSON.stringify({ ...talk, worry: null }), world.at);
	return dutyCards('station.danger-silent', talk.worry.words, me, lookup);
}
