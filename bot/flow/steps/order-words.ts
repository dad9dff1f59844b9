import type { MyOrder } from '../../../db/domain/my-order.ts';
import type { OrderState } from '../../../db/domain/order.ts';
import { say, type TextKey } from '../../text/render.ts';
import { phoneOf } from '../../understand/phone.ts';
import { addressOf } from '../../understand/place/address.ts';
import { actId } from '../act.ts';
import { answer } from '../decision.ts';
import { isStaff } from '../me.ts';
import { type Base, done, lookUp, type Step } from '../needs.ts';
import { orderNumberIn } from '../parse/order-number-in.ts';
import { type OrderWord, orderWordOf } from '../parse/order-words.ts';
import { orderChoices, trackStep } from './command.ts';
import { itemsIn } from './next-wish.ts';
import { retimeStep } from './own-orders.ts';

/** What a resident says of an order that is not over: passed on to those who have it, after one tap, never the beginning of another. */

const OPEN: readonly OrderState[] = ['ordered', 'collected', 'offering', 'unserved', 'accepted', 'departed', 'serving'];
const AHEAD: readonly OrderState[] = ['ordered', 'collected', 'offering', 'unserved', 'accepted', 'departed'];

const own = (orders: readonly MyOrder[], states: readonly OrderState[]): readonly MyOrder[] =>
	orders.filter((order) => order.as === 'resident' && states.includes(order.state));

/** Free words that are about an order of the writer; anything else goes on as it would have. While a draft is open only words that name an order are. */
export function orderWords(text: string, otherwise: () => Step, base: Base): Step {
	const { me, talk } = base;
	const word = isStaff(me) ? null : orderWordOf(text);
	if (!word || (talk.draft && word !== 'move')) return otherwise();
	if (word === 'move') return retimeStep(text, base);
	return lookUp('mine', { number: orderNumberIn(text) }, (orders) => {
		const open = own(orders, word === 'note' || word === 'sooner' ? AHEAD : OPEN);
		const about = word === 'who' ? open.filter((order) => isFor(text, order, base)) : open;
		return about.length === 0 ? otherwise() : STEPS[word](text, about, base);
	});
}

/** Words that name nothing else to be done. */
function isFor(text: string, { item }: MyOrder, base: Base): boolean {
	const codes = itemsIn(text, base);
	return codes.length === 0 || base.world.items.some(({ code, name }) => name === item.name && codes.includes(code));
}

const STEPS: Readonly<Record<Exclude<OrderWord, 'move'>, (text: string, orders: readonly MyOrder[], base: Base) => Step>> = {
	keep: (_text, [only, ...more], { me, talk }) =>
		done({
			talk: { ...talk, fruitless: 0 },
			tellings: [only && more.length === 0 ? answer(me, 'resident.kept', { number: only.number }) : answer(me, 'order.kept-all')],
		}),
	who: (_text, _orders, base) => trackStep(base),
	sooner: (text, _orders, base) => retimeStep(text, base),
	phone: (text, orders, base) => askTell(text, orders, 'order.phone-sure', phoneOf(text)?.phone ?? null, base),
	address: (text, orders, base) => askTell(text, orders, 'order.address-sure', addressOf(text), base),
	note: (text, orders, base) => askTell(text, orders, 'order.note-sure', null, base),
};

/** One tap passes the words on. What is new is named where it was made out. */
function askTell(text: string, orders: readonly MyOrder[], key: TextKey, what: string | null, base: Base): Step {
	const { me, talk, saidAt } = base;
	const [only, ...more] = orders;
	const tell = ({ id }: MyOrder) => ({ verb: 'tell' as const, args: [id] });
	const changes = what !== null && more.length === 0;
	const label = (one: TextKey) => say(me.language, one);
	const choices =
		only && more.length === 0
			? [
					{ id: actId('tell', only.id), label: label(changes ? 'order.choice-change' : 'order.choice-tell') },
					{ id: actId('keep', only.id), label: label(changes ? 'order.choice-no-change' : 'order.choice-no-tell') },
				]
			: orderChoices({ act: tell }, orders, base);
	const ids = choices.map(({ id }) => id).filter((id) => id.startsWith('tell'));
	const asked = more.length > 0 ? 'order.tell-which' : changes ? key : 'order.note-sure';
	return done({
		talk: { ...talk, fruitless: 0, held: { words: text, ids, saidAt } },
		tellings: [answer(me, asked, { number: only?.number ?? '', what: what ?? '', words: text.slice(0, SHOWN) }, choices)],
	});
}

const SHOWN = 100;
