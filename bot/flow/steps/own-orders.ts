import type { MyOrder } from '../../../db/domain/my-order.ts';
import { ONGOING_STATES, type OrderState } from '../../../db/domain/order.ts';
import { ORDER_TABLE } from '../../../db/domain/order-table.ts';
import { nameIn, say, type TextKey } from '../../text/render.ts';
import { actId, type Verb } from '../act.ts';
import { answer, type Decision, understood } from '../decision.ts';
import { type Base, done, lookUp, type OrderLookup, type Step } from '../needs.ts';
import type { Choice } from '../outbound.ts';
import { starsIn } from '../parse/complaints.ts';
import { orderNumberIn } from '../parse/order-number-in.ts';
import { stateWords } from '../status.ts';
import type { Draft } from '../talk.ts';
import { commandStep, orderChoices, tasksStep, trackStep } from './command.ts';
import { itemOfDraft } from './draft-question.ts';
import { dropDraft } from './give-up.ts';
import { sayAbout } from './move.ts';
import { orderAct } from './order-act.ts';
import type { OrderContext } from './order-context.ts';
import { proposeTime } from './retime.ts';
import { shortWish } from './short-wish.ts';
import { askStars } from './stars.ts';

/** Free words about orders that exist. What changes one is never done by them: the order is named, and one tap does it. */

const CANCELLABLE: readonly OrderState[] = [...ONGOING_STATES, 'unserved', 'returned', 'merged'];
const RATEABLE: readonly OrderState[] = ['confirming', 'rating'];
const MOVABLE: readonly OrderState[] = ['ordered', 'collected', 'offering', 'unserved', 'accepted', 'departed'];
/** Somebody should be there once the slot has begun. */
const AWAITED: readonly OrderState[] = ['accepted', 'departed', 'serving', ...RATEABLE];

const ownIn = (orders: readonly MyOrder[], states: readonly OrderState[]): readonly MyOrder[] =>
	orders.filter((order) => order.as === 'resident' && states.includes(order.state));
const on =
	(verb: Verb) =>
	(order: MyOrder): { readonly verb: Verb; readonly args: readonly string[] } => ({ verb, args: [order.id] });

/** The writer's orders that the words may mean: of those of a state, or the one whose number they say. */
const mine = (text: string, proceed: (orders: readonly MyOrder[]) => Step): Step =>
	lookUp('mine', { number: orderNumberIn(text) }, proceed);

const withOrder = ({ id }: MyOrder, base: Base, next: (context: OrderContext & OrderLookup & Base) => Decision): Step =>
	lookUp('order', { orderId: id }, (facts) =>
		done(facts ? next({ ...base, ...facts }) : { talk: base.talk, tellings: [answer(base.me, 'stale-button')] }),
	);

/** Which of several orders: the words go with the button. */
function which(key: TextKey, verb: Verb, orders: readonly MyOrder[], text: string, base: Base): Step {
	const { me, talk, saidAt } = base;
	const choices = orderChoices({ act: on(verb) }, orders, base);
	const held = { words: text, ids: choices.map(({ id }) => id), saidAt };
	return done({ talk: { ...understood(talk), held }, tellings: [answer(me, key, { count: orders.length }, choices)] });
}

/** Nothing of the kind: what can be done instead. */
function none(text: string, base: Base): Step {
	const number = orderNumberIn(text);
	if (number !== null) return commandStep({ word: '查单', number, rest: null }, base);
	const { me, talk } = base;
	const choices: readonly Choice[] = [
		{ id: actId('menu'), label: say(me.language, 'unclear.choice-order') },
		{ id: actId('human'), label: say(me.language, 'unclear.choice-human') },
	];
	const held = { words: text, ids: [actId('human')], saidAt: base.saidAt };
	return done({ talk: { ...understood(talk), held }, tellings: [answer(me, 'want.none', {}, choices)] });
}

/** 怎么还没人来: how the open orders stand, as 查单 does it. */
export function statusStep(text: string, base: Base): Step {
	const number = orderNumberIn(text);
	if (number !== null) return commandStep({ word: '查单', number, rest: null }, base);
	return mine(text, (orders) => {
		if (orders.some(({ as }) => as === 'resident')) return trackStep(base);
		return orders.some(({ as }) => as === 'joined') ? tasksStep(base) : none(text, base);
	});
}

/** Nobody came at the agreed time: how it stands, a word to the station, and where it is over a rating. */
export function missedStep(text: string, otherwise: (text: string, base: Base) => Step, base: Base): Step {
	return mine(text, (orders) => {
		const { at } = base.world;
		const awaited = ownIn(orders, AWAITED).filter(({ slot }) => slot !== null && slot.start <= at);
		const [only] = awaited;
		return only && awaited.length === 1 ? withOrder(only, base, (context) => missed(text, context)) : otherwise(text, base);
	});
}

function missed(text: string, context: OrderContext & Base): Decision {
	const { me, scene } = context;
	const { id, state, ratedAt } = scene.order;
	const one = (verb: Verb, key: TextKey): Choice => ({ id: actId(verb, id), label: say(me.language, key) });
	const choices = [
		one('track', 'want.choice-track'),
		...(RATEABLE.includes(state) && ratedAt === null ? [one('stars', 'want.choice-rate')] : []),
		...(ORDER_TABLE.urge.moves[state] === undefined ? [] : [one('urge', 'resident.choice-urge')]),
		one('human', 'resident.choice-call'),
	];
	const asked = sayAbout(context, 'want.missed', choices, { state: stateWords(scene.order, me.language) });
	return {
		...asked,
		talk: { ...asked.talk, held: { words: text, ids: [actId('stars', id), actId('human', id)], saidAt: context.saidAt } },
	};
}

const isTask = ({ as, state }: MyOrder): boolean => as === 'joined' && (state === 'accepted' || state === 'departed');

/** 请假 for each of the visits that the writer is to go to. */
export const leaveChoices = (orders: readonly MyOrder[], { me }: Pick<Base, 'me'>): readonly Choice[] =>
	orders.filter(isTask).map((order) => ({
		id: actId('leave', order.id),
		label: say(me.language, 'want.choice-leave', { number: order.number, item: nameIn(me.language, order.item) }),
	}));

/** 不要了: an order, a draft, or for whoever goes somewhere the own part in it; each is named first. */
export function cancelStep(text: string, base: Base): Step {
	const { me, talk } = base;
	const { draft } = talk;
	return mine(text, (orders) => {
		const own = ownIn(orders, CANCELLABLE);
		const tasks = orders.filter(isTask);
		const [only] = own;
		if (only && own.length + tasks.length === 1 && !draft)
			return withOrder(only, base, (context) => orderAct({ verb: 'cancel', args: [only.id] }, null, context));
		if (!draft && tasks.length === 0)
			return own.length > 0 ? commandStep({ word: '取消', number: null, rest: null }, base) : none(text, base);
		if (draft && own.length + tasks.length === 0) {
			const choices = [{ id: actId('drop'), label: say(me.language, 'draft.choice-drop') }, goOn(base)];
			return done({ talk: understood(talk), tellings: [answer(me, 'want.drop-draft', named(draft, base), choices)] });
		}
		return cancelWhich(own, tasks, base);
	});
}

const named = (draft: Draft, { me, world }: Base): { readonly item: string } => {
	const item = itemOfDraft(draft, world);
	return { item: item ? nameIn(me.language, item) : shortWish(draft.wish) };
};
const goOn = ({ me }: Base): Choice => ({ id: actId('resume'), label: say(me.language, 'draft.choice-resume') });

function cancelWhich(own: readonly MyOrder[], tasks: readonly MyOrder[], base: Base): Step {
	const { me, talk } = base;
	const { draft } = talk;
	const choices = [
		...(draft ? [{ id: actId('drop'), label: say(me.language, 'want.choice-draft', named(draft, base)) }] : []),
		...orderChoices({ act: on('cancel') }, own, base),
		...leaveChoices(tasks, base),
		...(draft ? [goOn(base)] : []),
	];
	return done({ talk: understood(talk), tellings: [answer(me, 'want.cancel-which', {}, choices)] });
}

/** 取消 and 算了 while a draft is open: it is dropped, unless an order may be meant. */
export const giveUpStep = (base: Base): Step =>
	mine('', (orders) => {
		const own = ownIn(orders, CANCELLABLE);
		return own.length > 0 ? cancelWhich(own, [], base) : done(dropDraft(base));
	});

/** Words about a visit: five stars for the order, and the words go with them. */
export function rateStep(text: string, base: Base): Step {
	const { me, talk } = base;
	return mine(text, (orders) => {
		const own = ownIn(orders, RATEABLE);
		const [only] = own;
		const stars = starsIn(text);
		if (only && own.length === 1 && stars !== null)
			return withOrder(only, base, (context) => orderAct({ verb: 'rate', args: [only.id, String(stars)] }, null, context));
		if (only && own.length === 1) return withOrder(only, base, (context) => askStars(context, text));
		if (only) return which('want.rate-which', 'stars', own, text, base);
		const pass = { id: actId('human'), label: say(me.language, 'want.choice-pass-on') };
		const held = { words: text, ids: [pass.id], saidAt: base.saidAt };
		return done({ talk: { ...understood(talk), held }, tellings: [answer(me, 'want.rate-none', {}, [pass])] });
	});
}

/** 改到周日: the order is named with the time that was said, one tap sets it. */
export function retimeStep(text: string, base: Base): Step {
	return mine(text, (orders) => {
		const own = ownIn(orders, MOVABLE);
		const [only] = own;
		if (!only) return none(text, base);
		return own.length === 1
			? withOrder(only, base, (context) => proposeTime(text, context))
			: which('want.retime-which', 'retime', own, text, base);
	});
}
