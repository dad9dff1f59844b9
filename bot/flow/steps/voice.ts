import type { InboxId } from '../../../db/domain/ids.ts';
import { say } from '../../text/render.ts';
import { actId } from '../act.ts';
import { answer } from '../decision.ts';
import { isStaff } from '../me.ts';
import { type Base, done, type Step } from '../needs.ts';
import type { Choice } from '../outbound.ts';
import type { Unheard } from '../parse/voice.ts';
import { humanStep } from './handoff.ts';

/** Voice messages: what was heard is read back; what was not is asked for again, the second time in a row the station is told. */

/** So many in a row, and somebody else listens. */
const MISSES = 2;

/** 听到的是：“…”。对吗？ The words count once the person says so. */
export function heardStep(id: InboxId, words: string, { me, talk, saidAt }: Base): Step {
	const choices: readonly Choice[] = [
		{ id: actId('heard-yes', id), label: say(me.language, 'voice.choice-yes') },
		{ id: actId('heard-no', id), label: say(me.language, 'voice.choice-no') },
	];
	return done({
		talk: { ...talk, heard: { id, words, saidAt, misses: talk.heard?.misses ?? 0 } },
		tellings: [answer(me, 'voice.heard', { words }, choices)],
		aside: true,
	});
}

/** Nothing was made out of a voice message, or something wrong. */
export function unheardStep(why: Unheard, base: Base): Step {
	const { me, talk, saidAt } = base;
	const human = isStaff(me) ? [] : [{ id: actId('human'), label: say(me.language, 'unclear.choice-human') }];
	const misses = (talk.heard?.misses ?? 0) + 1;
	const words = talk.heard?.words ?? '';
	if (why === 'off') return done({ talk, tellings: [answer(me, 'voice.off', {}, human)], aside: true });
	if (misses >= MISSES && !isStaff(me)) return humanStep(null, { ...base, talk: { ...talk, heard: null } }, { unheard: words });
	return done({
		talk: { ...talk, heard: { id: null, words, saidAt, misses } },
		tellings: [answer(me, `voice.${why}`, {}, human)],
		aside: true,
	});
}
