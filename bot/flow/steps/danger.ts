import { say, type TextKey } from '../../text/render.ts';
import { DANGERS, type Danger } from '../../understand/labels.ts';
import { actId } from '../act.ts';
import { answer, reply, understood } from '../decision.ts';
import type { Me } from '../me.ts';
import { type Base, done, lookUp, type StaffLookup, type Step } from '../needs.ts';
import type { Telling } from '../outbound.ts';

/** Emergencies, and words that may tell of one: the same at any point of any talk (understanding.md §3). */

const unique = (tellings: readonly Telling[]): Telling[] => [...new Map(tellings.map((telling) => [telling.to, telling])).values()];

/** Code of a button → whom to ring; null for what this desk never gave out. */
export const dangerNamed = (code: string | undefined): Danger | null => DANGERS.find((one) => one === code) ?? null;

/** 【急】 for those on duty: what was said, and how the person can be reached. */
export const dutyCards = (
	key: TextKey,
	said: string,
	me: Pick<Me, 'id' | 'phone'>,
	{ unit, staff, dispatchers }: Pick<StaffLookup, 'unit' | 'staff' | 'dispatchers'>,
	params: { readonly phone?: string } = {},
): readonly Telling[] =>
	unique(
		[...(staff[0] ?? []), ...dispatchers]
			.filter((person) => person.id !== me.id)
			.map(({ id, language }): Telling => {
				const contact = me.phone ?? say(language, 'contact.none');
				return {
					to: id,
					text: say(language, key, { unit: unit?.name ?? '', said, contact, ...params }),
					choices: [],
					orderId: null,
					immediate: true,
				};
			}),
	);

/** The number to ring comes first; the duty people are told; no order, no menu. */
export function dangerStep(danger: Danger, text: string, base: Base): Step {
	const { me, talk } = base;
	return lookUp('staff', { orderId: null }, (lookup) => {
		const told = dutyCards('station.danger', text, me, lookup, { phone: danger === 'crisis' ? '120/110' : danger });
		const words = [say(me.language, `danger.${danger}`), say(me.language, told.length > 0 ? 'duty.told' : 'duty.nobody')].join('\n');
		return done({ talk: { ...understood(talk), worry: null }, tellings: [reply(me, { text: words, choices: [] }), ...told] });
	});
}

/** One tap tells; the numbers stand in the question already. What was said is kept for after 没有. */
export function worryStep(danger: Danger, text: string, { me, talk, world, saidAt }: Base): Step {
	const choices = [
		...ASKED.map((one) => ({ id: actId('danger', one), label: say(me.language, `danger.choice-${one}`) })),
		{ id: actId('safe'), label: say(me.language, 'danger.choice-safe') },
	];
	return done({
		talk: { ...talk, worry: { words: text, saidAt, askedAt: world.at, danger } },
		tellings: [answer(me, 'danger.ask', {}, choices)],
	});
}

const ASKED = ['119', '120', '110', 'crisis'] as const satisfies readonly Danger[];
