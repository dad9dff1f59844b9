import { spokenTo } from '../../../db/domain/handoff.ts';
import { say } from '../../text/render.ts';
import { dangerOf } from '../../understand/danger/danger.ts';
import { normalise } from '../../understand/normalise.ts';
import { isChinese } from '../../understand/script.ts';
import { actId } from '../act.ts';
import { answer, type Decision } from '../decision.ts';
import { endChoice, type HandoffLookup, officeWords, passedOn } from '../handoff-cards.ts';
import type { Base } from '../needs.ts';
import type { Telling } from '../outbound.ts';
import { isAllClear } from '../parse/all-clear.ts';
import { isCourtesy } from '../parse/courtesy.ts';

/** Free words after 119, 120 or 110: those on duty get each of them, and none stays without an answer. */

/** Whether words say that the emergency is over and tell of no other. */
export const isOver = (words: string): boolean => isAllClear(words) && dangerOf(words) === null;

/** Whoever asks for help at once asks for it in the emergency. */
const HURRIES = /快|马上|赶紧|赶快|立刻|救|急/u;

/** Plainly a wish, and nothing of the emergency: it must not be lost among the words for those on duty. */
function isWish(words: string, { world }: Base): boolean {
	if (!isChinese(words) || HURRIES.test(normalise(words))) return false;
	const { intent, ask } = world.meaningOf(words);
	return intent === 'request' && ask === null;
}

export function dangerWords(words: string, lookup: HandoffLookup, base: Base): Decision {
	const { me, talk, world, saidAt } = base;
	const { handoff } = lookup;
	const office = officeWords(lookup.unit, me.language);
	const one = (code: 'urgent' | 'request') => ({ id: actId('want', code), label: say(me.language, `danger.still-${code}`) });
	const wish = !isOver(words) && isWish(words, base) ? [one('urgent'), one('request')] : null;
	const own = (): Telling => {
		if (isOver(words)) return answer(me, 'danger.over', { office }, [endChoice(handoff.id, me.language)]);
		if (wish) return answer(me, 'danger.or-wish', { office }, wish);
		return answer(me, talk.handoff?.told ? 'danger.noted' : 'danger.passed', { office });
	};
	return {
		talk: {
			...talk,
			fruitless: 0,
			handoff: { told: true },
			held: wish && { words, ids: wish.map(({ id }) => id), saidAt },
		},
		tellings: [own(), ...passedOn(lookup, words)],
		// thanks ask for no answer
		handoff: { next: isCourtesy(words) ? handoff : spokenTo(handoff, world.at, world.calendar), closedBy: null },
	};
}
