import { urgencyOf } from '../../../db/domain/urgency.ts';
import { say } from '../../text/render.ts';
import { dateWords } from '../../text/when.ts';
import { whenOf } from '../../understand/time/when.ts';
import { type Decision, reply } from '../decision.ts';
import type { Base } from '../needs.ts';
import { earliestDay, timeProblem } from './draft-question.ts';
import { move } from './move.ts';
import type { OrderContext } from './order-context.ts';

/**
 * The resident's new time for an order that nobody could serve: the search begins anew (contract §6, change).
 * Null where it is no time for the second time in a row: then a human is offered.
 */
export function newTime(text: string, context: OrderContext & Base): Decision | null {
	const { me, talk, world, scene, saidAt } = context;
	const { item, order } = scene;
	const found = whenOf(text, saidAt, world.zone);
	const again = (text: string): Decision => ({
		talk: { ...talk, fruitless: talk.fruitless + 1 },
		tellings: [reply(me, { text, choices: [] }, order.id)],
	});
	if (!found?.slot) {
		const example = dateWords(earliestDay(item, world), world.zone, me.language);
		return talk.fruitless >= 1 ? null : again(say(me.language, 'draft.when-unknown', { example }));
	}
	const { slot } = found;
	const wish = { people: order.people, wantedToday: false };
	const problem = timeProblem(slot, item, wish, me.language, world);
	if (problem !== null) return again(problem);
	const urgency = urgencyOf({ item, slot, ...wish, at: world.at, zone: world.zone });
	return move(context, { type: 'change', to: { slot, urgency } });
}
