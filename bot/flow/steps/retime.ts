import type { Slot } from '../../../db/domain/order.ts';
import { urgencyOf } from '../../../db/domain/urgency.ts';
import { say } from '../../text/render.ts';
import { dateWords, slotWords } from '../../text/when.ts';
import { whenOf } from '../../understand/time/when.ts';
import { actId } from '../act.ts';
import { type Decision, reply, understood } from '../decision.ts';
import { capacitiesOf } from '../me.ts';
import type { Base } from '../needs.ts';
import { slotOfAct } from './draft.ts';
import { earliestDay, timeProblem } from './draft-question.ts';
import { move, refused, sayAbout } from './move.ts';
import type { OrderContext } from './order-context.ts';

/** Another time for an order: asked for, read from what was said, set. */

type Timed = OrderContext & Pick<Base, 'saidAt'>;

/** Only the resident sets a new time, and not in every state: why not, or null. */
function barred(context: OrderContext): Decision | null {
	const { me, scene, world } = context;
	if (!capacitiesOf(me, scene, world).includes('resident')) return refused(context, { refused: 'not-yours' });
	const { state } = scene.order;
	// a team has agreed to this time: it is talked over, and the order stays until then
	if (state === 'accepted' || state === 'departed') return talkOver(context);
	const tried = move(context, { type: 'change', to: {} });
	return tried.move ? null : tried;
}

const talkOver = (context: OrderContext): Decision => {
	const { me, scene } = context;
	const { id } = scene.order;
	return sayAbout(context, 'want.retime-accepted', [
		{ id: actId('human', id), label: say(me.language, 'resident.choice-call') },
		{ id: actId('cancel', id), label: say(me.language, 'resident.choice-cancel') },
		{ id: actId('keep', id), label: say(me.language, 'want.choice-as-it-is') },
	]);
};

const asking = (decision: Decision, context: OrderContext): Decision => ({
	...decision,
	talk: { ...understood(context.talk), asked: { about: 'retime', orderId: context.scene.order.id, choices: [] } },
});

const exampleOf = ({ me, scene, world }: OrderContext): string => dateWords(earliestDay(scene.item, world), world.zone, me.language);

/** Asks for the new time in the next message; where none can be set, that is said before. */
export function askTime(context: OrderContext): Decision {
	return barred(context) ?? asking(sayAbout(context, 'resident.retime-ask', [], { example: exampleOf(context) }), context);
}

const problemOf = (slot: Slot, { me, scene, world }: OrderContext): string | null =>
	timeProblem(slot, scene.item, { people: scene.order.people, wantedToday: false }, me.language, world);

/** A new time read from words that were not asked for: named with its order, set by one tap; without a time in them it is asked for. */
export function proposeTime(words: string, context: Timed): Decision {
	const { me, world, scene, saidAt } = context;
	const slot = whenOf(words, saidAt, world.zone, scene.order.slot?.start ?? null)?.slot;
	const no = barred(context);
	if (no) return withWords(slot ? withDay(no, slot, context) : no, words);
	if (!slot) return askTime(context);
	const problem = problemOf(slot, context);
	if (problem !== null)
		return asking({ talk: context.talk, tellings: [reply(me, { text: problem, choices: [] }, scene.order.id)] }, context);
	const { id } = scene.order;
	return sayAbout(
		context,
		'want.retime-sure',
		[
			{ id: actId('retime-yes', id, String(slot.start), String(slot.end), slot.grain), label: say(me.language, 'want.choice-retime-yes') },
			{ id: actId('keep', id), label: say(me.language, 'want.choice-as-it-is') },
		],
		{ to: slotWords(slot, world.zone, me.language) },
	);
}

/** The day that was wished for, said back behind why it cannot simply be set. */
function withDay(decision: Decision, slot: Slot, { me, scene, world }: Timed): Decision {
	const { state } = scene.order;
	if (state !== 'accepted' && state !== 'departed') return decision;
	const wished = say(me.language, 'want.retime-wished', { to: slotWords(slot, world.zone, me.language) });
	return { ...decision, tellings: decision.tellings.map((one) => ({ ...one, text: `${one.text}${wished}` })) };
}

/** Whoever rings back is told what was said. */
const withWords = (decision: Decision, words: string): Decision => {
	const ids = decision.tellings.flatMap(({ choices }) => choices).map(({ id }) => id);
	return { ...decision, talk: { ...decision.talk, held: { words, ids: ids.filter((id) => id.startsWith('human')) } } };
};

/** The button of that question; its slot may be past by now, or never have been offered. */
export function pressedTime(context: OrderContext, args: readonly string[]): Decision {
	const slot = slotOfAct(args, context.world.at);
	if (!slot) return sayAbout(context, 'stale-button');
	const { me, talk, scene } = context;
	const problem = barred(context) ?? problemOf(slot, context);
	if (problem === null) return setTime(slot, context);
	return typeof problem === 'string' ? { talk, tellings: [reply(me, { text: problem, choices: [] }, scene.order.id)] } : problem;
}

/** The search begins anew (contract §6, change). */
function setTime(slot: Slot, context: OrderContext): Decision {
	const { world, scene } = context;
	const { item, order } = scene;
	const wish = { people: order.people, wantedToday: false };
	const urgency = urgencyOf({ item, slot, ...wish, at: world.at, zone: world.zone });
	return move(context, { type: 'change', to: { slot, urgency } });
}

/**
 * The resident's answer to the question for a new time. Null where it is no time for the second time in a row: then a human is
 * offered.
 */
export function newTime(text: string, context: Timed): Decision | null {
	const { me, talk, world, scene, saidAt } = context;
	const found = whenOf(text, saidAt, world.zone);
	const again = (text: string): Decision => ({
		talk: { ...talk, fruitless: talk.fruitless + 1 },
		tellings: [reply(me, { text, choices: [] }, scene.order.id)],
	});
	if (!found?.slot) {
		return talk.fruitless >= 1 ? null : again(say(me.language, 'draft.when-unknown', { example: exampleOf(context) }));
	}
	const problem = problemOf(found.slot, context);
	return problem === null ? setTime(found.slot, context) : again(problem);
}
