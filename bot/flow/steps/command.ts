import type { MyOrder } from '../../../db/domain/my-order.ts';
import { isVisit, ONGOING_STATES, VISIT_STATES } from '../../../db/domain/order.ts';
import { nameIn, say, type TextKey } from '../../text/render.ts';
import { slotShort } from '../../text/when.ts';
import { type Act, actId, type Verb } from '../act.ts';
import { answer, type Decision, reply, understood } from '../decision.ts';
import { pausedUntil } from '../insults.ts';
import { isStaff, type Me, teamsLed } from '../me.ts';
import { type Base, done, lookUp, type OrderLookup, type Step } from '../needs.ts';
import type { Choice } from '../outbound.ts';
import type { NamedMember } from '../parse/add-name.ts';
import type { Command } from '../parse/commands.ts';
import { addNamed, askName, isNamed } from './add-member.ts';
import { takeWord } from './crisis.ts';
import { back, openMenu, startAgain } from './draft.ts';
import { digestStep, todoStep } from './duties.ts';
import { handoffWord, humanStep } from './handoff.ts';
import { languageStep } from './language.ts';
import { myDataStep } from './my-data.ts';
import { orderAct } from './order-act.ts';
import { orderCard } from './order-card.ts';
import { trackList } from './track-list.ts';

/** Words that always work, whatever the state (contract §5). Where a word fits several orders, the bot asks which. */

/** A word about an order: for which of mine it is meant, the act it becomes, and what to say when there is none. */
interface OrderWord {
	readonly fits: (order: MyOrder) => boolean;
	readonly act: (order: MyOrder) => Act;
	/** `offers` and `tasks` are told by who asks. */
	readonly none: 'offers' | 'tasks' | TextKey;
	readonly which: TextKey;
}

const joined =
	(...states: readonly MyOrder['state'][]) =>
	(order: MyOrder): boolean =>
		order.as === 'joined' && states.includes(order.state);
const mine =
	(...states: readonly MyOrder['state'][]) =>
	(order: MyOrder): boolean =>
		order.as === 'resident' && (states.length === 0 || states.includes(order.state));
const onOrder =
	(verb: Verb) =>
	(order: MyOrder): Act => ({ verb, args: [order.id] });
const waiting = (order: MyOrder): boolean => order.as === 'asked' || (order.as === 'offered' && order.open);

const ORDER_WORDS = {
	接: {
		fits: waiting,
		act: (order) => (order.offerId ? { verb: 'accept', args: [order.offerId] } : { verb: 'join', args: [order.id] }),
		none: 'offers',
		which: 'offer.which',
	},
	不便: {
		fits: waiting,
		act: (order) => (order.offerId ? { verb: 'decline', args: [order.offerId] } : { verb: 'no-join', args: [order.id] }),
		none: 'offers',
		which: 'tasks.which',
	},
	出发: { fits: joined('accepted'), act: onOrder('depart'), none: 'tasks', which: 'tasks.which' },
	到了: { fits: joined('accepted', 'departed'), act: onOrder('arrive'), none: 'tasks', which: 'tasks.which' },
	折回: { fits: joined('departed'), act: onOrder('turn-back'), none: 'tasks', which: 'tasks.which' },
	完成: { fits: joined('serving'), act: onOrder('finish'), none: 'tasks', which: 'tasks.which' },
	撤回完成: { fits: joined('confirming'), act: onOrder('undo-finish'), none: 'tasks', which: 'tasks.which' },
	请假: { fits: joined('accepted', 'departed'), act: onOrder('leave'), none: 'tasks', which: 'tasks.which' },
	取消: {
		fits: mine(...ONGOING_STATES, 'unserved', 'returned', 'merged'),
		act: onOrder('cancel'),
		none: 'track.none',
		which: 'resident.cancel-which',
	},
	催单: {
		fits: mine(...ONGOING_STATES, 'unserved'),
		act: onOrder('urge'),
		none: 'track.none',
		which: 'track.which',
	},
	申诉: { fits: mine('returned'), act: onOrder('object'), none: 'track.none', which: 'object.which' },
	查单: { fits: mine(), act: onOrder('track'), none: 'track.none', which: 'track.which' },
	我的任务: { fits: joined(...VISIT_STATES), act: onOrder('track'), none: 'tasks', which: 'tasks.which' },
} as const satisfies Readonly<Record<string, OrderWord>>;

const isOrderWord = (word: string): word is keyof typeof ORDER_WORDS => word in ORDER_WORDS;

/** What a word that always works does. Words about one order look up the writer's orders first. */
export function commandStep({ word, number }: Command, base: Base): Step {
	const { me, talk } = base;
	if (isOrderWord(word)) return orderWord(word, number, base);
	switch (word) {
		case '帮助':
			return done({ talk, tellings: [answer(me, 'help')] });
		case '菜单':
			return done(openMenu(base));
		case '返回':
			return done(back(base));
		case '重来':
			return done(startAgain(base));
		case '人工':
			return humanStep(null, base);
		// somebody asked for money: never to those whom it may be about
		case '举报':
			return humanStep(null, base, { reports: true });
		case '回话':
		case '结束':
			return handoffWord(word, base);
		case '已接手':
			return takeWord(base);
		case '我的信息':
			return myDataStep(base);
		case '待办':
			return todoStep(null, base);
		case '日报':
			return digestStep(base);
		case 'English':
			return languageStep('en', base);
		case '中文':
			return languageStep('zh-CN', base);
	}
}

function orderWord(word: keyof typeof ORDER_WORDS, number: string | null, base: Base): Step {
	const { me, talk } = base;
	const meaning: OrderWord = ORDER_WORDS[word];
	return lookUp('mine', { number }, (orders) => {
		const fitting = orders.filter((order) => (number === null ? meaning.fits(order) : ownsFor(word, order)));
		const [only] = fitting;
		// what else somebody does not agree with is a matter for a person
		if (!only && word === '申诉' && number === null) return humanStep(null, base, { objects: true });
		if (word === '申诉' && number === null && pausedUntil(talk, base.world.at) !== null) return done(objectWhich(fitting, base));
		if (!only && number === null) return nothingFits(word, orders, base);
		if (!only) return done({ talk: understood(talk), tellings: [answer(me, 'track.unknown', { number: number ?? '' })] });
		if (number === null && fitting.length > 1) {
			const choices = orderChoices(meaning, fitting, base);
			const asked =
				word === '查单'
					? reply(me, { text: trackList(fitting, base), choices })
					: answer(me, meaning.which, { count: fitting.length }, choices);
			return done({ talk: understood(talk), tellings: [asked] });
		}
		return runAct(word === '取消' && number !== null ? { verb: 'cancel-yes', args: [only.id] } : meaning.act(only), only, base);
	});
}

/** An order was returned and 人工 pauses: 申诉 may be about either. */
function objectWhich(returned: readonly MyOrder[], base: Base): Decision {
	const { me, talk } = base;
	const pause = { id: actId('appeal'), label: say(me.language, 'object.choice-pause') };
	const choices = [...orderChoices(ORDER_WORDS.申诉, returned, base), pause];
	return { talk: understood(talk), tellings: [answer(me, 'object.which-or-pause', {}, choices)] };
}

/** Nothing to act on: for whoever goes somewhere, how that order stands and what comes next; else what there is for this person. */
function nothingFits(word: keyof typeof ORDER_WORDS, orders: readonly MyOrder[], base: Base): Step {
	const { me, talk } = base;
	const meaning: OrderWord = ORDER_WORDS[word];
	const step = STEPS[word];
	const going = step ? orders.filter(joined(...VISIT_STATES, 'confirming')) : [];
	const [first] = going;
	if (first && step) {
		const said = say(me.language, step);
		if (going.length === 1) return lookUp('order', { orderId: first.id }, (facts) => done(notNow(said, facts, base)));
		const which = answer(me, 'tasks.not-now-which', { word: said }, orderChoices({ act: onOrder('track') }, going, base));
		return done({ talk: understood(talk), tellings: [which] });
	}
	return done({ talk: understood(talk), tellings: [answer(me, noneFor(meaning.none, me), nightOf(base))] });
}

/** Words of the visit, and how they are called in every language. */
const STEPS: Readonly<Partial<Record<keyof typeof ORDER_WORDS, TextKey>>> = {
	出发: 'tasks.choice-depart',
	到了: 'tasks.choice-arrive',
	折回: 'crew.choice-turn-back',
	完成: 'crew.choice-finish',
	撤回完成: 'crew.choice-undo-finish',
	请假: 'tasks.choice-leave',
};

function notNow(word: string, facts: OrderLookup | null, base: Base): Decision {
	const { me, talk } = base;
	if (!facts) return { talk, tellings: [answer(me, 'stale-button')] };
	const card = orderCard({ ...base, ...facts });
	return { ...card, tellings: [answer(me, 'tasks.not-now', { word }), ...card.tellings] };
}

/** What there is to know for somebody who has nothing to do: it differs with who asks. */
function noneFor(none: OrderWord['none'], me: Me): TextKey {
	const part = teamsLed(me).length > 0 ? 'leader' : me.teams.length > 0 ? 'member' : isStaff(me) ? 'staff' : 'resident';
	if (none === 'offers') return `offer.none-${part}`;
	return none === 'tasks' ? `tasks.none-${part}` : none;
}

/** When nobody is disturbed but by what is urgent: 21:00–8:00; empty where that is never. */
function nightOf({ me, world }: Base): { readonly night: string } {
	const { quietHours } = world.policy;
	if (quietHours === null || quietHours.from === quietHours.to) return { night: '' };
	const clock = (minute: number): string => `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
	return { night: say(me.language, 'offer.night', { from: clock(quietHours.from), to: clock(quietHours.to) }) };
}

/** With a number the order is named: whoever has to do with it hears what its state allows, also when it is too late. */
function ownsFor(word: keyof typeof ORDER_WORDS, order: MyOrder): boolean {
	if (word === '接' || word === '不便') return order.as === 'offered' || order.as === 'asked' || order.as === 'joined';
	if (word === '查单' || word === '我的任务') return true;
	return word === '取消' || word === '催单' || word === '申诉' ? order.as === 'resident' : order.as === 'joined' || order.as === 'asked';
}

/** A button for each order, named by number, item and day. */
export const orderChoices = (meaning: Pick<OrderWord, 'act'>, orders: readonly MyOrder[], { me, world }: Base): readonly Choice[] =>
	orders.map((order) => ({
		id: actId(meaning.act(order).verb, ...meaning.act(order).args),
		label: say(me.language, 'tasks.choice-which', {
			number: order.number,
			item: nameIn(me.language, order.item),
			slot: slotShort(order.slot, world.zone, me.language),
		}),
	}));

/** 加 李*: for the order that one's own team holds; where there is none, or the word names nobody, it was no command. */
export function nameStep({ name, number, sure }: NamedMember, otherwise: () => Step, base: Base): Step {
	const { me, talk } = base;
	if (teamsLed(me).length === 0) return otherwise();
	return lookUp('mine', { number }, (orders) => {
		const fitting = orders.filter((order) => order.won && isVisit(order.state));
		const [only] = fitting;
		if (!only) return sure ? done({ talk: understood(talk), tellings: [answer(me, 'crew.add-none')] }) : otherwise();
		if (fitting.length > 1 && sure)
			return done({
				talk: understood(talk),
				tellings: [answer(me, 'tasks.which', { count: fitting.length }, orderChoices(NAMING, fitting, base))],
			});
		return lookUp('order', { orderId: only.id }, (facts) => {
			if (!facts || (!sure && !isNamed(facts.scene, name))) return otherwise();
			const context = { ...base, ...facts };
			return done(name === '' ? askName(context) : addNamed(context, name));
		});
	});
}

const NAMING = { act: onOrder('name-member') };

function runAct(act: Act, { id: orderId, offerId }: MyOrder, base: Base): Step {
	const ask = offerId !== null && (act.verb === 'accept' || act.verb === 'decline') ? { offerId } : { orderId };
	return lookUp('order', ask, (facts) =>
		facts ? done(orderAct(act, null, { ...base, ...facts })) : done({ talk: base.talk, tellings: [answer(base.me, 'stale-button')] }),
	);
}

/** 我的任务 as a button. */
export const tasksStep = (base: Base): Step => orderWord('我的任务', null, base);

/** 查单 as a button. */
export const trackStep = (base: Base): Step => orderWord('查单', null, base);
