import type { TeamId } from '../../../db/domain/ids.ts';
import { HOUR } from '../../../db/domain/instant.ts';
import type { Stars } from '../../../db/domain/order.ts';
import type { OrderEvent } from '../../../db/domain/order-event.ts';
import { isRefusal, type Refusal } from '../../../db/domain/refusal.ts';
import { say, type TextKey } from '../../text/render.ts';
import { dateWords } from '../../text/when.ts';
import { type Act, actId } from '../act.ts';
import { advance } from '../advance.ts';
import { hoursList, named } from '../cards.ts';
import { answer, type Decision, reply, understood } from '../decision.ts';
import { actorOf, capacitiesOf, leads, wasOffered } from '../me.ts';
import type { Choice } from '../outbound.ts';
import { orderRefusalText } from '../refusals.ts';
import { chosenRound, nextRound } from '../search.ts';
import type { Asked } from '../talk.ts';
import { earliestDay } from './draft-question.ts';
import { orderCard } from './order-card.ts';
import type { OrderContext } from './order-context.ts';

/** Buttons and words about one order: what each does, in whatever capacity the person may do it. */

function refused({ me, talk, scene, world }: OrderContext, refusal: Refusal): Decision {
	const text = orderRefusalText(refusal, me.language, scene, world);
	return { talk: understood(talk), tellings: [reply(me, { text, choices: [] }, scene.order.id)] };
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

const say1 = (context: OrderContext, key: TextKey, choices: readonly Choice[] = [], params = {}): Decision => ({
	talk: understood(context.talk),
	tellings: [
		answer(context.me, key, { ...named(context.scene, context.me.language, context.world), ...params }, choices, context.scene.order.id),
	],
});

type About = Asked['about'];

/** Reasons that can be pressed; any other is written. */
const REASONS: Readonly<Record<Exclude<About, 'retime'>, { readonly key: TextKey; readonly codes: readonly string[] }>> = {
	'return-why': { key: 'station.return-why', codes: ['not-eligible', 'out-of-scope', 'to-market', 'unreachable', 'duplicate'] },
	'deny-why': { key: 'station.deny-why', codes: ['nobody-came', 'cancelled-there', 'nobody-home'] },
	'hand-back-why': { key: 'why.hand-back', codes: ['busy', 'no-hands', 'ill', 'beyond'] },
	'undone-why': { key: 'why.undone', codes: ['nobody-home', 'not-needed', 'beyond'] },
	'give-up-why': { key: 'dispatcher.give-up-why', codes: ['no-team', 'no-skill'] },
};

/** Asks for the reason in the next message, kept beside the draft (contract §0.1). Who may not do it is told so before. */
function askWhy(context: OrderContext, about: Exclude<About, 'retime'>): Decision {
	const tried = move(context, whyEvent(about, '…'));
	if (!tried.move) return tried;
	const { me, talk, scene } = context;
	const { key, codes } = REASONS[about];
	const choices = codes.map((code) => ({
		id: actId('why', about, scene.order.id, code),
		label: say(me.language, `why.${code}` as TextKey),
	}));
	const asked = say1(context, key, choices);
	return { ...asked, talk: { ...understood(talk), asked: { about, orderId: scene.order.id, choices } } };
}

function whyEvent(about: Exclude<About, 'retime'>, reason: string, code?: string): OrderEvent {
	const why = code === undefined ? { reason } : { reason, code };
	switch (about) {
		case 'return-why':
			return { type: 'return', ...why };
		case 'deny-why':
			return { type: 'deny', ...why };
		case 'hand-back-why':
			return { type: 'handBack', ...why };
		case 'undone-why':
			return { type: 'cannotBeDone', ...why };
		case 'give-up-why':
			return { type: 'giveUp', ...why };
	}
}

/** Words in answer to what was asked beside the draft; a new time is read by its own step. */
export const giveReason = (context: OrderContext, about: Exclude<About, 'retime'>, reason: string, code?: string): Decision =>
	move({ ...context, talk: { ...context.talk, asked: null } }, whyEvent(about, reason.trim(), code));

const isAbout = (word: string): word is Exclude<About, 'retime'> => Object.hasOwn(REASONS, word);

/** Earlier than this before the agreed time 出发 and 到了 are asked about once (contract §5). */
const EARLY = 2 * HOUR;

function early(context: OrderContext): boolean {
	const { order } = context.scene;
	return order.state === 'accepted' && order.slot !== null && order.slot.start - context.world.at > EARLY;
}

function setOut(context: OrderContext, type: 'depart' | 'arrive', sure: boolean): Decision {
	const decision = move(context, { type });
	if (sure || !decision.move || !early(context)) return decision;
	const { me, scene } = context;
	const depart = type === 'depart';
	return say1(context, depart ? 'crew.depart-sure' : 'crew.arrive-sure', [
		{
			id: actId(depart ? 'depart-now' : 'arrive-now', scene.order.id),
			label: say(me.language, depart ? 'crew.choice-depart-now' : 'crew.choice-arrive-now'),
		},
		{ id: actId('keep', scene.order.id, 'visit'), label: say(me.language, 'crew.choice-not-yet') },
	]);
}

const starsOf = (word: string | undefined): Stars | null => (/^[1-5]$/.test(word ?? '') ? (Number(word) as Stars) : null);

/** Asks once, by a button that names the order; where it cannot be cancelled, or not by this person, that is said before. */
function askCancel(context: OrderContext): Decision {
	const { me, scene } = context;
	const tried = move(context, { type: 'cancel', reason: '' });
	if (!tried.move) return tried;
	const { number } = scene.order;
	return say1(context, 'resident.cancel-sure', [
		{ id: actId('cancel-yes', scene.order.id), label: say(me.language, 'resident.choice-cancel-yes', { number }) },
		{ id: actId('keep', scene.order.id), label: say(me.language, 'resident.choice-keep') },
	]);
}

/** Only the resident sets a new time; where none can be set, that is said before it is asked for. */
function askTime(context: OrderContext): Decision {
	const { me, talk, world, scene } = context;
	if (!capacitiesOf(me, scene, world).includes('resident')) return refused(context, { refused: 'not-yours' });
	const tried = move(context, { type: 'change', to: {} });
	if (!tried.move) return tried;
	const example = dateWords(earliestDay(scene.item, world), world.zone, me.language);
	const question = say1(context, 'resident.retime-ask', [], { example });
	return { ...question, talk: { ...understood(talk), asked: { about: 'retime', orderId: scene.order.id, choices: [] } } };
}

/** A 接 or 不便 to an offer. */
function answerOffer(context: OrderContext, yes: boolean): Decision {
	const { offer } = context;
	if (!offer) return { talk: understood(context.talk), tellings: [answer(context.me, 'stale-button')] };
	return move(context, yes ? { type: 'accept', teamId: offer.teamId, offerId: offer.id } : { type: 'decline', teamId: offer.teamId });
}

/** By rule, in rounds, from wherever the search stands. */
function askInRounds(context: OrderContext): Decision {
	const { scene, world } = context;
	const fresh = scene.order.state === 'unserved';
	const event = nextRound(scene, 1, world, fresh) ?? { type: 'askRound' as const, round: 1 as const, teams: [] };
	return move(context, event);
}

/** The dispatcher's choice of a team; for anybody else there is none. */
function dispatchTo(context: OrderContext, teamId: TeamId): Decision {
	const { me, scene, world } = context;
	if (!capacitiesOf(me, scene, world).includes('dispatcher')) return refused(context, { refused: 'not-yours' });
	return move(context, chosenRound(scene, teamId, world) ?? { type: 'askRound', round: 1, teams: [] });
}

/** Whoever guessed the id of a button has nothing to do with the order, and learns nothing of it, not even its number. */
const isStranger = ({ me, scene, world }: OrderContext): boolean => capacitiesOf(me, scene, world).length === 0 && !wasOffered(me, scene);

/** What a button or word about one order does. Who may do it is checked here or by the order machine, never by who got the button. */
export function orderAct(act: Act, rest: string | null, context: OrderContext): Decision {
	const { scene, me } = context;
	if (isStranger(context)) return { talk: context.talk, tellings: [answer(me, 'stale-button')] };
	switch (act.verb) {
		case 'track':
			return orderCard(context);
		case 'cancel':
			return askCancel(context);
		case 'cancel-yes':
			// a station cancels with a reason, which this button does not carry
			return capacitiesOf(me, scene, context.world).includes('resident')
				? move(context, { type: 'cancel', reason: '' })
				: say1(context, 'stale-button');
		case 'keep':
			return say1(context, act.args[1] === 'visit' ? 'crew.not-yet' : 'resident.kept');
		case 'urge':
			return move(context, { type: 'urge' });
		case 'rate': {
			const stars = starsOf(act.args[1]);
			return stars ? move(context, { type: 'rate', stars, words: rest }) : say1(context, 'stale-button');
		}
		case 'retime':
			return askTime(context);
		case 'again':
		case 'auto':
			return askInRounds(context);
		case 'collect':
			return move(context, { type: 'collect' });
		case 'return':
			return askWhy(context, 'return-why');
		case 'why': {
			const [about = '', , code = ''] = act.args;
			if (!isAbout(about) || !REASONS[about].codes.includes(code)) return say1(context, 'stale-button');
			return giveReason(context, about, say(me.language, `why.${code}` as TextKey), code);
		}
		case 'hours':
			return move(context, { type: 'confirmHours', hours: hoursList(scene).map(({ personId, tenths }) => ({ personId, tenths })) });
		case 'deny':
			return askWhy(context, 'deny-why');
		case 'dispatch':
			return dispatchTo(context, (act.args[1] ?? '') as TeamId);
		case 'give-up':
			return askWhy(context, 'give-up-why');
		case 'accept':
			return answerOffer(context, true);
		case 'decline':
			return answerOffer(context, false);
		case 'join':
			return move(context, { type: 'join' });
		case 'no-join':
			return move(context, { type: 'declineCrew' });
		case 'depart':
			return setOut(context, 'depart', false);
		case 'depart-now':
			return setOut(context, 'depart', true);
		case 'arrive':
			return setOut(context, 'arrive', false);
		case 'arrive-now':
			return setOut(context, 'arrive', true);
		case 'finish':
			return move(context, { type: 'finish' });
		case 'undone':
			return askWhy(context, 'undone-why');
		case 'hand-back':
			return askWhy(context, 'hand-back-why');
		case 'leave':
			return move(context, { type: 'leaveCrew', reason: say(me.language, 'why.busy') });
		default:
			return say1(context, 'stale-button');
	}
}
