import { maskName, phoneTail, say } from '../../text/render.ts';
import type { Danger } from '../../understand/danger/danger.ts';
import { answer, reply, understood } from '../decision.ts';
import { type Base, done, lookUp, type Step } from '../needs.ts';
import type { Telling } from '../outbound.ts';

/** Emergencies and 我的信息: the same at any point of any talk. */

const unique = (tellings: readonly Telling[]): Telling[] => [...new Map(tellings.map((telling) => [telling.to, telling])).values()];

/** The number to ring comes first; the duty people are told; no order, no menu (understanding.md §7). */
export function dangerStep(danger: Danger, text: string, base: Base): Step {
	const { me, talk } = base;
	return lookUp('staff', { orderId: null }, ({ unit, staff, dispatchers }) => {
		const phone = danger === 'crisis' ? '120/110' : danger;
		const duty = [...(staff[0] ?? []), ...dispatchers].filter((person) => person.id !== me.id);
		const told = duty.map((person): Telling => {
			const contact = me.phone ?? say(person.language, 'contact.none');
			return {
				to: person.id,
				text: say(person.language, 'station.danger', { unit: unit?.name ?? '', said: text, phone, contact }),
				choices: [],
				orderId: null,
				immediate: true,
			};
		});
		const words = [say(me.language, `danger.${danger}`), say(me.language, told.length > 0 ? 'duty.told' : 'duty.nobody')].join('\n');
		return done({ talk: understood(talk), tellings: [reply(me, { text: words, choices: [] }), ...unique(told)] });
	});
}

/** 我的信息: what is stored about me, masked (个人信息保护法 45). */
export function myDataStep(base: Base): Step {
	const { me, talk, world } = base;
	const none = say(me.language, 'mydata.none');
	return lookUp('data', {}, ({ openOrders, allOrders }) =>
		done({
			talk,
			tellings: [
				answer(me, 'mydata', {
					name: me.name ? maskName(me.name) : none,
					phone: me.phone ? say(me.language, 'mydata.phone', { tail: phoneTail(me.phone) }) : none,
					unit: world.units.find((unit) => unit.code === me.homeUnitCode)?.name ?? none,
					open: openOrders,
					all: allOrders,
					consent: say(me.language, me.consented ? 'mydata.consented' : 'mydata.not-yet'),
				}),
			],
		}),
	);
}
