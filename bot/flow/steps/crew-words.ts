import type { MyOrder } from '../../../db/domain/my-order.ts';
import type { OrderState } from '../../../db/domain/order.ts';
import { answer, understood } from '../decision.ts';
import { teamsLed } from '../me.ts';
import { type Base, done, lookUp, type Step } from '../needs.ts';
import type { CommandWord } from '../parse/commands.ts';
import { type CrewWord, crewWordOf, hourNamed } from '../parse/crew-words.ts';
import { commandStep, orderChoices } from './command.ts';
import { tellHour } from './tell-hour.ts';

/** Own words of those who go somewhere, where there is something that they fit. */

const isAsked = ({ as, open }: MyOrder): boolean => as === 'asked' || (as === 'offered' && open);
const goes =
	(...states: readonly OrderState[]) =>
	({ as, state }: MyOrder): boolean =>
		as === 'joined' && states.includes(state);

const MEANT: Readonly<Record<Exclude<CrewWord, 'hours'>, { readonly word: CommandWord; readonly fits: (order: MyOrder) => boolean }>> = {
	accept: { word: '接', fits: isAsked },
	arrive: { word: '到了', fits: goes('accepted', 'departed') },
	finish: { word: '完成', fits: goes('serving') },
};

/** Words of a member that say 接, 到了 or 完成, or the hour; of anybody else, and with nothing to say them of, they mean what they always mean. */
export function crewWords(text: string, otherwise: () => Step, base: Base): Step {
	const { me, talk } = base;
	if (me.teams.length === 0 || talk.draft) return otherwise();
	if (teamsLed(me).length > 0 && hourNamed(text) !== null) return hourStep(text, otherwise, base);
	const meant = crewWordOf(text);
	if (!meant) return otherwise();
	if (meant === 'hours') return done({ talk: understood(talk), tellings: [answer(me, 'crew.my-hours')] });
	const { word, fits } = MEANT[meant];
	return lookUp('mine', { number: null }, (orders) =>
		orders.some(fits) ? commandStep({ word, number: null, rest: null }, base) : otherwise(),
	);
}

/** 9点到: the resident hears it. Of several visits it is asked which. */
function hourStep(text: string, otherwise: () => Step, base: Base): Step {
	const { me, talk } = base;
	return lookUp('mine', { number: null }, (orders) => {
		const going = orders.filter((order) => goes('accepted', 'departed')(order) && order.slot !== null);
		const [only, ...more] = going;
		if (!only) return otherwise();
		if (more.length > 0) {
			const choices = orderChoices({ act: ({ id }) => ({ verb: 'hour', args: [id] }) }, going, base);
			const held = { words: text, ids: choices.map(({ id }) => id), saidAt: base.saidAt };
			return done({ talk: { ...understood(talk), held }, tellings: [answer(me, 'tasks.which', { count: going.length }, choices)] });
		}
		return lookUp('order', { orderId: only.id }, (facts) => (facts ? done(tellHour({ ...base, ...facts }, text)) : otherwise()));
	});
}
