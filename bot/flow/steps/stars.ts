import { starChoices } from '../cards.ts';
import type { Decision } from '../decision.ts';
import { move, sayAbout } from './move.ts';
import type { OrderContext } from './order-context.ts';

/** Five stars for an order of which somebody has said something: the words go with the star that is pressed. Where none can be given, that is said. */
export function askStars(context: OrderContext, words: string): Decision {
	const { me, scene } = context;
	const tried = move(context, { type: 'rate', stars: 5, words: null });
	if (!tried.move) return tried;
	const stars = starChoices(scene, me.language);
	const asked = sayAbout(context, words === '' ? 'resident.rate-again' : 'want.rate', stars);
	const held = words === '' ? null : { words, ids: stars.map(({ id }) => id) };
	return { ...asked, talk: { ...asked.talk, held } };
}
