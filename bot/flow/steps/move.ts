import type { OrderEvent } from '../../../db/domain/order-event.ts';
import { isRefusal, type Refusal } from '../../../db/domain/refusal.ts';
import type { TextKey } from '../../text/render.ts';
import { advance } from '../advance.ts';
import { named } from '../cards.ts';
import { shortChoices } from '../crew-cards.ts';
import { answer, type Decision, reply, understood } from '../decision.ts';
import { actorOf, capacitiesOf, leads } from '../me.ts';
import type { Choice } from '../outbound.ts';
import { orderRefusalText } from '../refusals.ts';
import type { OrderContext } from './order-context.ts';

/** What every step about one order ends with: a move, its refusal in words, or a text about the order. */

/** A refusal in words; where the crew is short, with what can be done about it (contract §5). */
export function refused(context: OrderContext, refusal: Refusal): Decision {
	const { me, talk, scene, world } = context;
	const text = orderRefusalText(refusal, me.language, scene, world);
	const choices = refusal.refused === 'crew-short' ? shortChoices(scene, me) : [];
	return { talk: understood(talk), tellings: [reply(me, { text, choices }, scene.order.id)] };
}

/** Moves the order by one event; a refusal is told in words and changes nothing. */
export function move(context: OrderContext, event: OrderEvent): Decision {
	const { me, talk, world, scene, channel } = context;
	const capacities = new Set(capacitiesOf(me, scene, world));
	if ((event.type === 'accept' || event.type === 'decline') && leads(me, event.teamId)) capacities.add('leader');
	const advanced = advance(scene, event, actorOf(me.id, [...capacities]), world, channel);
	if (isRefusal(advanced)) return refused(context, advanced);
	return { talk: understood({ ...talk, asked: null }), tellings: advanced.tellings, move: advanced.move };
}

/** One text about the order to the writer; the order stays as it is. */
export const sayAbout = (context: OrderContext, key: TextKey, choices: readonly Choice[] = [], params = {}): Decision => ({
	talk: understood(context.talk),
	tellings: [
		answer(context.me, key, { ...named(context.scene, context.me.language, context.world), ...params }, choices, context.scene.order.id),
	],
});
