import { say, type TextKey } from '../../text/render.ts';
import { named } from '../cards.ts';
import { crewPeople, staffNow } from '../cast.ts';
import type { Decision } from '../decision.ts';
import { capacitiesOf } from '../me.ts';
import { unitWords } from '../task-words.ts';
import { sayAbout } from './move.ts';
import type { OrderContext } from './order-context.ts';

/** 告诉他们: the crew where there is one, and the staff who have the order. */
export function tellWords(context: OrderContext, words: string): Decision {
	const { me, talk, scene, world } = context;
	if (words === '' || !capacitiesOf(me, scene, world).includes('resident')) return sayAbout(context, 'stale-button');
	const crew = crewPeople(scene).filter(({ id }) => id !== me.id);
	const staff = staffNow(scene).filter(({ id }) => id !== me.id && !crew.some((one) => one.id === id));
	if (crew.length + staff.length === 0) return sayAbout(context, 'human.nobody');
	const told = (key: TextKey) => (to: { readonly id: typeof me.id; readonly language: string }) => ({
		to: to.id,
		text: say(to.language, key, { ...named(scene, to.language, world), words }),
		choices: [],
		orderId: scene.order.id,
		immediate: scene.order.state === 'departed' || scene.order.state === 'serving',
	});
	const sure = sayAbout(context, crew.length > 0 ? 'order.told-crew' : 'order.told-station', [], {
		office: unitWords(scene.unit, me.language),
	});
	return {
		talk: { ...sure.talk, held: talk.held },
		tellings: [...sure.tellings, ...crew.map(told('crew.note')), ...staff.map(told('station.note'))],
	};
}
