import type { OrderEvent } from '../../../db/domain/order-event.ts';
import { say, type TextKey } from '../../text/render.ts';
import { actId } from '../act.ts';
import { type Decision, understood } from '../decision.ts';
import type { Asked } from '../talk.ts';
import { move, sayAbout } from './move.ts';
import type { OrderContext } from './order-context.ts';

/** Reasons: asked for in the next message, given by a button or in own words. */

/** What a reason can be asked for; a new time and a name are read by steps of their own. */
export type WhyAbout = Exclude<Asked['about'], 'retime' | 'add-member'>;

interface Why {
	readonly key: TextKey;
	/** Reasons that can be pressed; any other is written. */
	readonly codes: readonly string[];
	readonly event: (why: { readonly reason: string; readonly code?: string }) => OrderEvent;
}

const WHY: Readonly<Record<WhyAbout, Why>> = {
	'return-why': {
		key: 'station.return-why',
		codes: ['not-eligible', 'out-of-scope', 'to-market', 'unreachable', 'duplicate'],
		event: (why) => ({ type: 'return', ...why }),
	},
	'deny-why': {
		key: 'station.deny-why',
		codes: ['nobody-came', 'cancelled-there', 'nobody-home'],
		event: (why) => ({ type: 'deny', ...why }),
	},
	'let-go-why': {
		key: 'station.let-go-why',
		codes: ['family-there', 'light-work', 'second-later'],
		event: (why) => ({ type: 'letGoShort', ...why }),
	},
	'hand-back-why': {
		key: 'why.hand-back',
		codes: ['busy', 'no-hands', 'ill', 'beyond'],
		event: (why) => ({ type: 'handBack', ...why }),
	},
	'undone-why': {
		key: 'why.undone',
		codes: ['nobody-home', 'not-needed', 'beyond'],
		event: (why) => ({ type: 'cannotBeDone', ...why }),
	},
	'give-up-why': { key: 'dispatcher.give-up-why', codes: ['no-team', 'no-skill'], event: (why) => ({ type: 'giveUp', ...why }) },
	'object-why': {
		key: 'resident.object-why',
		codes: ['still-needed', 'does-fit', 'not-told'],
		event: (why) => ({ type: 'object', ...why }),
	},
};

/** Asks for the reason in the next message, kept beside the draft (contract §0.1). Who may not do it is told so before. */
export function askWhy(context: OrderContext, about: WhyAbout): Decision {
	const { key, codes, event } = WHY[about];
	const tried = move(context, event({ reason: '…' }));
	if (!tried.move) return tried;
	const { me, talk, scene } = context;
	const choices = codes.map((code) => ({
		id: actId('why', about, scene.order.id, code),
		label: say(me.language, `why.${code}` as TextKey),
	}));
	const asked = sayAbout(context, key, choices);
	return { ...asked, talk: { ...understood(talk), asked: { about, orderId: scene.order.id, choices } } };
}

/** Words in answer to the question. */
export const giveReason = (context: OrderContext, about: WhyAbout, reason: string, code?: string): Decision =>
	move(
		{ ...context, talk: { ...context.talk, asked: null } },
		WHY[about].event({ reason: reason.trim(), ...(code === undefined ? {} : { code }) }),
	);

const isAbout = (word: string): word is WhyAbout => Object.hasOwn(WHY, word);

/** A reason that was pressed: `why:ABOUT:ORDER:CODE`; each who reads it gets it in their own words. */
export function pressedReason(context: OrderContext, [about = '', , code = '']: readonly string[]): Decision {
	if (!isAbout(about) || !WHY[about].codes.includes(code)) return sayAbout(context, 'stale-button');
	return giveReason(context, about, say(context.me.language, `why.${code}` as TextKey), code);
}
