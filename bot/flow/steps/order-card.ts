import { isVisit, isWaiting, type OrderState } from '../../../db/domain/order.ts';
import { ORDER_TABLE } from '../../../db/domain/order-table.ts';
import { listWords, maskedName, say } from '../../text/render.ts';
import { sealWords } from '../../text/seals.ts';
import { actId, type Verb } from '../act.ts';
import { dispatcherCard, hoursCard, named, offerCard, placeWords, promiseWords, stationCard } from '../cards.ts';
import { joinedOf, leadsWinner, missingOf, teamNameOf } from '../cast.ts';
import { shortChoices, stationShortCard } from '../crew-cards.ts';
import { type Decision, reply, understood } from '../decision.ts';
import { capacitiesOf, leads } from '../me.ts';
import type { Choice, Outbound } from '../outbound.ts';
import { candidatesOf, gatesOf } from '../search.ts';
import { stateWords } from '../status.ts';
import { crisisLine } from './crisis-line.ts';
import type { OrderContext } from './order-context.ts';

/** 查NUMBER: the order as the person who asks may see it, with what that person can do now. */
export function orderCard(context: OrderContext): Decision {
	const { me, talk, scene, world } = context;
	const mine = capacitiesOf(me, scene, world);
	const { order } = scene;
	const said = understood(talk);
	// somebody may have several parts in one order: the card of the work, and what a resident can do with the own order
	const own = mine.includes('resident') ? residentChoices(context) : [];
	const shown = (card: Outbound): Decision => ({
		talk: said,
		tellings: [reply(me, { text: card.text, choices: [...card.choices, ...own] }, order.id)],
	});
	if (mine.includes('station') && order.state === 'ordered') return shown(stationCard(scene, me, world));
	if (mine.includes('station') && order.state === 'confirming') return shown(hoursCard(scene, me, world));
	if (mine.includes('station') && order.state === 'accepted' && missingOf(scene) > 0)
		return shown(stationShortCard(scene, me, world, 'station.crew-missing'));
	if (mine.includes('dispatcher') && (order.state === 'collected' || order.state === 'unserved')) {
		const candidates = candidatesOf(scene, world);
		const why = stateWords(order, me.language);
		const card = dispatcherCard(scene, me, why, candidates, candidates.length === 0 ? gatesOf(scene, world) : [], world);
		return shown(card);
	}
	// address and phone are for the visit: when it is over, nobody looks them up any more
	const going = isVisit(order.state) && mine.includes('member') && joinedOf(scene).some((row) => row.personId === me.id);
	if (going) return { talk: said, tellings: [taskCard(context)] };
	const offer = scene.offers.find((one) => one.attempt === order.attempt && leads(me, one.teamId) && isWaiting(one.state));
	if (offer && order.state === 'offering') return shown(offerCard(scene, { ...offer, reasons: [] }, me, world));
	return { talk: said, tellings: [statusCard(context, mine.includes('resident'))] };
}

function statusCard(context: OrderContext, resident: boolean) {
	const { me, scene, world } = context;
	const { order } = scene;
	const { language } = me;
	const promise =
		context.promiseAt !== null && context.promiseAt > world.at
			? say(language, 'track.promise', { promise: promiseWords(context.promiseAt, language, world) })
			: '';
	const team = order.teamId === null ? '' : say(language, 'track.team', { team: teamNameOf(scene, order.teamId) });
	const text = say(language, 'track.card', {
		...named(scene, language, world),
		seals: sealWords(order.state, language),
		state: stateWords(order, language),
		promise: `${promise}${team}`,
	});
	const line = resident ? crisisLine(order.itemCode, language, world) : [];
	return reply(me, { text: [text, ...line].join('\n'), choices: resident ? residentChoices(context) : [] }, order.id);
}

/** What the table lets a resident do in this state. */
const possible = (event: 'urge' | 'cancel' | 'object', state: OrderState): boolean => ORDER_TABLE[event].moves[state] !== undefined;

function residentChoices({ me, scene }: OrderContext): readonly Choice[] {
	const { order } = scene;
	const one = (verb: Verb, key: Parameters<typeof say>[1]): Choice => ({ id: actId(verb, order.id), label: say(me.language, key) });
	return [
		...(order.state === 'unserved' ? [one('retime', 'resident.choice-retime'), one('again', 'resident.choice-again')] : []),
		...(possible('object', order.state) ? [one('object', 'resident.choice-object')] : []),
		...(possible('urge', order.state) ? [one('urge', 'resident.choice-urge')] : []),
		...(possible('cancel', order.state) ? [one('cancel', 'resident.choice-cancel')] : []),
	];
}

/** One task of a member: where, with whom, and the next step as a button. */
function taskCard({ me, scene, world }: OrderContext) {
	const { language } = me;
	const { order } = scene;
	const { address, contact } = placeWords(scene, language, world);
	const names = listWords(language, joinedOf(scene).map(maskedName));
	const missing = missingOf(scene) > 0 ? say(language, 'crew.still-short', { missing: missingOf(scene) }) : '';
	const one = (verb: Verb, key: Parameters<typeof say>[1]): Choice => ({ id: actId(verb, order.id), label: say(language, key) });
	const next: Readonly<Partial<Record<typeof order.state, readonly Choice[]>>> = {
		accepted: [
			one('depart', 'tasks.choice-depart'),
			one('arrive', 'tasks.choice-arrive'),
			one('leave', 'tasks.choice-leave'),
			one('hand-back', 'tasks.choice-hand-back'),
		],
		departed: [one('arrive', 'tasks.choice-arrive'), one('turn-back', 'crew.choice-turn-back'), one('leave', 'tasks.choice-leave')],
		serving: [one('finish', 'crew.choice-finish'), one('undone', 'crew.choice-undone')],
	};
	const text = say(language, 'tasks.card', {
		...named(scene, language, world),
		state: stateWords(order, language),
		place: `${address} ${contact}`.trim(),
		crew: `\n${names} ${missing}`.trimEnd(),
	});
	const short = missingOf(scene) > 0 && order.state === 'accepted' ? shortChoices(scene, me) : [];
	const steps = (next[order.state] ?? []).filter((choice) => !choice.id.startsWith('hand-back') || leadsWinner(scene, me.id));
	const choices = [...steps, ...short.filter(({ id }) => !steps.some((choice) => choice.id === id))];
	return reply(me, { text, choices }, order.id);
}
