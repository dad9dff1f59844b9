import { MINUTE } from '../../../db/domain/instant.ts';
import { say } from '../../text/render.ts';
import { actId } from '../act.ts';
import { answer, reply } from '../decision.ts';
import { isStaff } from '../me.ts';
import { type Base, done, type Step } from '../needs.ts';
import type { Choice } from '../outbound.ts';
import type { Courtesy } from '../parse/courtesy.ts';
import { READABLE } from './draft-context.ts';
import { questionOf } from './draft-question.ts';
import { humanStep } from './handoff.ts';

/** Two automatic repliers must not talk for ever (contract §2, limits.fruitlessTurns). */
export const QUIET = 10 * MINUTE;
/** So much of what nobody understood is shown to the station. */
const SAID = 200;

/** What the flow cannot place: ask again with choices, after the second time offer a human, after the fifth tell the station and be quiet. */
export function unclear(text: string, base: Base): Step {
	const { me, talk, world } = base;
	if (isStaff(me)) return done({ talk, tellings: [answer(me, 'unclear-staff')] });
	const count = talk.fruitless + 1;
	if (talk.quietUntil !== null && talk.quietUntil > world.at) return done({ talk: { ...talk, fruitless: count }, tellings: [] });
	const next = { ...talk, fruitless: count };
	const human = { id: actId('human'), label: say(me.language, 'unclear.choice-human') };
	if (count >= world.policy.limits.fruitlessTurns)
		return humanStep(null, base, { said: text.slice(0, SAID), quietUntil: world.at + QUIET });
	// a person comes last: 1 and 确认 are meant for the card
	const order = { id: actId('menu'), label: say(me.language, 'unclear.choice-order') };
	if (count >= 2 && !talk.draft) return done({ talk: next, tellings: [answer(me, 'unclear-again', {}, [order, human])] });
	if (talk.draft) {
		const question = questionOf(talk.draft, me, world);
		const text2 = `${say(me.language, count >= 2 ? 'unclear-again' : 'unclear')}\n${question.text}`;
		return done({
			talk: next,
			tellings: [{ to: me.id, text: text2, choices: [...question.choices, human], orderId: null, immediate: true }],
		});
	}
	const tasks = me.teams.length > 0 ? [{ id: actId('tasks'), label: say(me.language, 'unclear.choice-tasks') }] : [];
	const choices = [...tasks, order, { id: actId('track'), label: say(me.language, 'unclear.choice-track') }, human];
	return done({
		talk: next,
		tellings: [answer(me, text.length > READABLE ? 'draft.too-long' : tasks.length > 0 ? 'unclear-volunteer' : 'unclear', {}, choices)],
	});
}

/** A number that fits no choice: the same choices again, the second time in a row as anything unclear. */
export function missed(text: string, choices: readonly Choice[], base: Base): Step {
	const { me, talk, world } = base;
	const isQuiet = talk.quietUntil !== null && talk.quietUntil > world.at;
	if (!isStaff(me) && (talk.fruitless > 0 || isQuiet)) return unclear(text, base);
	const question = talk.draft && questionOf(talk.draft, me, world);
	const isOfDraft = question?.choices.map(({ id }) => id).join(' ') === choices.map(({ id }) => id).join(' ');
	return done({
		talk: { ...talk, fruitless: talk.fruitless + 1 },
		tellings: [
			reply(me, {
				text: [say(me.language, 'which.missed'), ...(question && isOfDraft ? [question.text] : [])].join('\n'),
				choices: choices.map(({ id, label }) => ({ id, label })),
			}),
		],
	});
}

/** A button of long ago, or one nobody gave out: said so, and the draft's question again. */
export function staleButton({ me, talk, world }: Base): Step {
	const question = talk.draft && questionOf(talk.draft, me, world);
	if (!question) return done({ talk, tellings: [answer(me, 'stale-button')] });
	return done({ talk, tellings: [reply(me, { ...question, text: `${say(me.language, 'stale-button')}\n${question.text}` })] });
}

/** Thanks and greetings make no order and need none; when nothing else is said for long, they are answered no more. */
export function courtesyStep(courtesy: Courtesy, { me, talk, world }: Base): Step {
	const count = talk.fruitless + 1;
	const next = { ...talk, fruitless: count };
	if (count > world.policy.limits.fruitlessTurns) return done({ talk: next, tellings: [] });
	if (courtesy === 'thanks') return done({ talk: next, tellings: [answer(me, 'courtesy.thanks')] });
	const goOn = (talk.draft ?? talk.shelved) ? [{ id: actId('resume'), label: say(me.language, 'draft.choice-resume') }] : [];
	return done({ talk: next, tellings: [answer(me, 'courtesy.hello', {}, goOn)] });
}
