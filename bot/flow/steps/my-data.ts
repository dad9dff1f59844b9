import { maskName, phoneTail, say } from '../../text/render.ts';
import { answer } from '../decision.ts';
import { type Base, done, lookUp, type Step } from '../needs.ts';

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
