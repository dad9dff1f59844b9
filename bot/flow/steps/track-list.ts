import type { MyOrder } from '../../../db/domain/my-order.ts';
import { nameIn, numeral, say } from '../../text/render.ts';
import { slotShort } from '../../text/when.ts';
import { promiseWords } from '../cards.ts';
import type { Base } from '../needs.ts';
import { stateWords } from '../status.ts';

/** Several orders at a glance: each in a line of its own with its state and what is promised, in the order of their buttons. */
export function trackList(orders: readonly MyOrder[], { me, world }: Pick<Base, 'me' | 'world'>): string {
	const { language } = me;
	const lines = orders.map((order, i) => {
		const { promiseAt } = order;
		const isAhead = promiseAt !== null && promiseAt > world.at;
		return say(language, 'track.line', {
			n: numeral(i + 1),
			number: order.number,
			item: nameIn(language, order.item),
			slot: slotShort(order.slot, world.zone, language),
			state: stateWords(order, language),
			promise: isAhead ? say(language, 'track.promise', { promise: promiseWords(promiseAt, language, world) }) : '',
		}).trimEnd();
	});
	return say(language, 'track.list', { count: orders.length, lines: lines.join('\n') });
}
