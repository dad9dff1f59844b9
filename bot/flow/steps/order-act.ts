import type { PersonId, TeamId } from '../../../db/domain/ids.ts';
import { DAY, HOUR } from '../../../db/domain/instant.ts';
import type { Stars } from '../../../db/domain/order.ts';
import { say } from '../../text/render.ts';
import { type Act, actId } from '../act.ts';
import { hoursList } from '../cards.ts';
import { missingOf } from '../cast.ts';
import { answer, type Decision, understood } from '../decision.ts';
import { capacitiesOf, wasOffered } from '../me.ts';
import type { Base } from '../needs.ts';
import { chosenRound, nextRound } from '../search.ts';
import { addMember, askAgain, askName, askStation } from './add-member.ts';
import { move, refused, sayAbout } from './move.ts';
import { orderCard } from './order-card.ts';
import type { OrderContext } from './order-context.ts';
import { askTime, pressedTime, proposeTime } from './retime.ts';
import { askStars } from './stars.ts';
import { tellHour } from './tell-hour.ts';
import { tellWords } from './tell-words.ts';
import { askWhy, pressedReason } from './why.ts';

/** Buttons and words about one order: what each does, in whatever capacity the person may do it. */

/** Earlier than this before the agreed time 出发 and 到了 are asked about once (contract §5); whoever is on the way comes within a day. */
const EARLY = { accepted: 2 * HOUR, departed: DAY };

function early({ scene: { order }, world }: OrderContext): boolean {
	if (order.slot === null || (order.state !== 'accepted' && order.state !== 'departed')) return false;
	return order.slot.start - world.at > EARLY[order.state];
}

function setOut(context: OrderContext, type: 'depart' | 'arrive', sure: boolean): Decision {
	const decision = move(context, { type });
	if (sure || !decision.move || !early(context)) return decision;
	const { me, scene } = context;
	const depart = type === 'depart';
	return sayAbout(context, depart ? 'crew.depart-sure' : 'crew.arrive-sure', [
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
	return sayAbout(context, 'resident.cancel-sure', [
		{ id: actId('cancel-yes', scene.order.id), label: say(me.language, 'resident.choice-cancel-yes', { number }) },
		{ id: actId('keep', scene.order.id), label: say(me.language, 'resident.choice-keep') },
	]);
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
export function orderAct(act: Act, rest: string | null, context: OrderContext & Pick<Base, 'saidAt'>): Decision {
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
				: sayAbout(context, 'stale-button');
		case 'keep':
			return sayAbout(context, act.args[1] === 'visit' ? 'crew.not-yet' : 'resident.kept');
		case 'urge':
			return move(context, { type: 'urge' });
		case 'rate': {
			const stars = starsOf(act.args[1]);
			return stars ? move(context, { type: 'rate', stars, words: rest }) : sayAbout(context, 'stale-button');
		}
		case 'stars':
			return askStars(context, rest ?? '');
		case 'retime':
			return rest === null ? askTime(context) : proposeTime(rest, context);
		case 'retime-yes':
			return pressedTime(context, act.args.slice(1));
		case 'hour':
			return tellHour(context, rest ?? '');
		case 'tell':
			return tellWords(context, rest ?? '');
		case 'again':
		case 'auto':
			return askInRounds(context);
		case 'collect':
			return move(context, { type: 'collect' });
		case 'return':
			return askWhy(context, 'return-why');
		case 'why':
			return pressedReason(context, act.args);
		case 'hours':
			return move(context, { type: 'confirmHours', hours: hoursList(scene).map(({ personId, tenths }) => ({ personId, tenths })) });
		case 'deny':
			return askWhy(context, 'deny-why');
		case 'dispatch':
			return dispatchTo(context, (act.args[1] ?? '') as TeamId);
		case 'give-up':
			return askWhy(context, 'give-up-why');
		case 'object':
			return askWhy(context, 'object-why');
		case 'let-go':
			return scene.order.state === 'accepted' && missingOf(scene) === 0
				? refused(context, { refused: 'crew-full' })
				: askWhy(context, 'let-go-why');
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
		case 'turn-back':
			return move(context, { type: 'turnBack' });
		case 'finish':
			return move(context, { type: 'finish' });
		case 'undo-finish':
			return move(context, { type: 'undoFinish' });
		case 'ask-again':
			return askAgain(context);
		case 'name-member':
			return askName(context);
		case 'add':
			return addMember(context, (act.args[1] ?? '') as PersonId);
		case 'station-help':
			return askStation(context);
		case 'undone':
			return askWhy(context, 'undone-why');
		case 'hand-back':
			return askWhy(context, 'hand-back-why');
		case 'leave':
			return move(context, { type: 'leaveCrew', reason: say(me.language, 'why.busy') });
		default:
			return sayAbout(context, 'stale-button');
	}
}
