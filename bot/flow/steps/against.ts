import type { MyOrder } from '../../../db/domain/my-order.ts';
import { ONGOING_STATES, type OrderState } from '../../../db/domain/order.ts';
import { nameIn, say } from '../../text/render.ts';
import { actId } from '../act.ts';
import { answer, understood } from '../decision.ts';
import { isStaff } from '../me.ts';
import { type Base, done, lookUp, type Step } from '../needs.ts';
import type { Choice } from '../outbound.ts';
import { againstOf } from '../parse/complaints.ts';
import { orderNumberIn } from '../parse/order-number-in.ts';
import { orderChoices } from './command.ts';
import { referStep } from './refer.ts';

/** Words against somebody who came: to the level above, with one tap; a rating is offered beside it, without stars filled in. */

const RATEABLE: readonly OrderState[] = ['confirming', 'rating'];
const ABOUT: readonly OrderState[] = [...ONGOING_STATES, ...RATEABLE];

export function againstStep(text: string, otherwise: () => Step, base: Base): Step {
	const { me } = base;
	const against = isStaff(me) ? null : againstOf(text);
	if (!against) return otherwise();
	if (against === 'paid') return done(offered(text, 'against.paid', [reportChoice(base)], base));
	return lookUp('mine', { number: orderNumberIn(text) }, (orders) => {
		const own = orders.filter(({ as, state }) => as === 'resident' && ABOUT.includes(state));
		if (against === 'person') return done(offered(text, 'against.person', [...rateChoices(own, base), reportChoice(base)], base));
		// the word alone is nothing to read out to 12345
		return own.length === 0 ? referStep('', base) : done(askWhat(own, base));
	});
}

const reportChoice = ({ me }: Base): Choice => ({ id: actId('want', 'report'), label: say(me.language, 'against.choice-report') });

const rateChoices = (own: readonly MyOrder[], base: Base): readonly Choice[] => {
	const rateable = own.filter(({ state }) => RATEABLE.includes(state));
	const [only, ...more] = rateable;
	if (only && more.length === 0) return [{ id: actId('stars', only.id), label: say(base.me.language, 'want.choice-rate') }];
	return orderChoices({ act: ({ id }) => ({ verb: 'stars', args: [id] }) }, rateable, base);
};

function offered(text: string, key: 'against.paid' | 'against.person', choices: readonly Choice[], { me, talk, saidAt }: Base) {
	const held = { words: text, ids: choices.map(({ id }) => id), saidAt };
	return { talk: { ...understood(talk), held }, tellings: [answer(me, key, {}, choices)] };
}

function askWhat(own: readonly MyOrder[], base: Base) {
	const { me, talk } = base;
	const [only, ...more] = own;
	const what = only && more.length === 0 ? `${only.number} ${nameIn(me.language, only.item)}` : say(me.language, 'against.your-orders');
	const choices = [
		...rateChoices(own, base),
		{ ...reportChoice(base), label: say(me.language, 'against.choice-order') },
		{ id: actId('want', 'complaint'), label: say(me.language, 'against.choice-other') },
	];
	return { talk: understood(talk), tellings: [answer(me, 'against.what', { what }, choices)] };
}
