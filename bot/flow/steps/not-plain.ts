import { say, type TextKey } from '../../text/render.ts';
import { INTENTS, type Intent } from '../../understand/labels.ts';
import { actId } from '../act.ts';
import { answer, understood } from '../decision.ts';
import { afterInsult, pausedUntil } from '../insults.ts';
import { type Base, done, lookUp, type Step } from '../needs.ts';
import type { Choice } from '../outbound.ts';
import { FAQ_TOPICS } from '../parse/faq-topic.ts';
import { leaveChoices } from './own-orders.ts';
import { QUIET, unclear } from './unclear.ts';

/** Words that are not plain, or want what no step does: one question with the likeliest, else what there is. Never two of them in a row. */

type Calm = Exclude<Intent, 'emergency'>;
const isCalm = (word: string): word is Calm => word !== 'emergency' && INTENTS.some((one) => one === word);

/** Somebody was asked just now and said something that is no plainer: a person is offered instead. */
const wasAsked = ({ talk, world }: Base): boolean => talk.fruitless > 0 || (talk.quietUntil !== null && talk.quietUntil > world.at);

/** The three likeliest in plain words and 都不是; the words go on with what is pressed. */
export function unsureStep(text: string, options: readonly string[], base: Base): Step {
	const { me, talk, saidAt } = base;
	if (me.teams.length > 0 && CANNOT_COME.test(text)) return otherStep(text, base);
	if (wasAsked(base)) return unclear(text, base);
	const choices: readonly Choice[] = [
		...options.filter(isCalm).map((one) => ({ id: actId('want', one), label: say(me.language, `want.is-${one}`) })),
		{ id: actId('want', 'none'), label: say(me.language, 'draft.choice-none') },
	];
	const held = { words: text, ids: choices.map(({ id }) => id), saidAt };
	return done({ talk: { ...talk, held, fruitless: talk.fruitless + 1 }, tellings: [answer(me, 'want.unsure', {}, choices)] });
}

/** 都不是: in other words, once; what then is not understood goes to a person. */
export const noneOfThese = ({ me, talk }: Base): Step =>
	done({ talk: { ...talk, fruitless: Math.max(1, talk.fruitless) }, tellings: [answer(me, 'want.other-words')] });

/** Whoever goes somewhere and cannot. */
const CANNOT_COME = /去不[了成]|来不[了成]|去不得|没空|有事|请假|发烧|生病|赶不[到上]|走不开|换人|替我/u;

/** Plainly no wish, and nothing that a step does: what there is, and the words can be passed on. */
export function otherStep(text: string, base: Base): Step {
	const { me, talk, saidAt } = base;
	if (wasAsked(base)) return unclear(text, base);
	const passOn = (): Step => {
		const choices: readonly Choice[] = [
			{ id: actId('want', 'request'), label: say(me.language, 'want.is-request') },
			{ id: actId('track'), label: say(me.language, 'unclear.choice-track') },
			{ id: actId('human'), label: say(me.language, 'unclear.choice-human') },
		];
		const held = { words: text, ids: [actId('want', 'request'), actId('human')], saidAt };
		return done({ talk: { ...talk, held, fruitless: talk.fruitless + 1 }, tellings: [answer(me, 'want.other', {}, choices)] });
	};
	if (me.teams.length === 0 || !CANNOT_COME.test(text)) return passOn();
	return lookUp('mine', { number: null }, (orders) => {
		const choices = leaveChoices(orders, base);
		if (choices.length === 0) return passOn();
		return done({ talk: understood(talk), tellings: [answer(me, 'want.leave-which', {}, choices)] });
	});
}

/** 打听点事, without words that tell what: what is asked most. */
export const askTopic = ({ me, talk }: Base): Step =>
	done({
		talk: understood(talk),
		tellings: [
			answer(me, 'want.ask-what', {}, [
				...FAQ_TOPICS.map((topic) => ({ id: actId('faq', topic), label: say(me.language, `faq.choice-${topic}`) })),
				{ id: actId('human'), label: say(me.language, 'unclear.choice-human') },
			]),
		],
	});

/** An insult: asked to stop; the second time within a day 人工 pauses, and who goes on and on is answered no more for a while. */
export function insultStep(text: string, base: Base): Step {
	const { me, talk, world } = base;
	const insulted = { ...talk, insults: afterInsult(talk.insults, world.at) };
	if (pausedUntil(insulted, world.at) === null) return offTopicStep('want.insult')(text, { ...base, talk: insulted });
	const count = talk.fruitless + 1;
	const isQuiet = talk.quietUntil !== null && talk.quietUntil > world.at;
	const quietUntil = count >= world.policy.limits.fruitlessTurns && !isQuiet ? world.at + QUIET : talk.quietUntil;
	return done({
		talk: { ...insulted, fruitless: count, quietUntil },
		tellings: isQuiet ? [] : [answer(me, 'want.insult-paused')],
	});
}

/** What nobody can serve is answered politely, and after the fifth time in a row as anything unclear: two programs must not talk for ever. */
export const offTopicStep =
	(key: TextKey) =>
	(text: string, base: Base): Step => {
		const { me, talk, world } = base;
		const count = talk.fruitless + 1;
		if (count >= world.policy.limits.fruitlessTurns) return unclear(text, base);
		return done({ talk: { ...talk, fruitless: count }, tellings: [answer(me, key)] });
	};
