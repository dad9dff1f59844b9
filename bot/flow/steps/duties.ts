import { answer, reply, understood } from '../decision.ts';
import { digestAnswer } from '../digest.ts';
import { unitsBelow, type Viewer } from '../duty.ts';
import { hasRole, isStaff, type Me } from '../me.ts';
import { type Base, done, lookUp, type Step } from '../needs.ts';
import { isTodoKind, todoOf } from '../todo.ts';
import type { World } from '../world.ts';

/** 待办 and 日报 for coordinators and dispatchers. */

const viewerOf = (me: Me): Viewer => ({
	language: me.language,
	coordinates: me.roles.filter((held) => held.role === 'coordinator').map((held) => held.unitCode),
	dispatches: hasRole(me, 'dispatcher'),
});

/** The units whose digest is the person's: those coordinated, and for a dispatcher the centre. */
const ownUnits = (me: Me): readonly string[] => [
	...new Set(me.roles.filter((held) => held.role === 'coordinator' || held.role === 'dispatcher').map((held) => held.unitCode)),
];

/** Everything below them: what staff may see. */
export const unitsOf = (me: Me, world: World): readonly string[] => [...new Set(ownUnits(me).flatMap((code) => unitsBelow(code, world)))];

/** 待办, or what one line of the digest opens. */
export function todoStep(kind: string | null, base: Base): Step {
	const { me, talk, world } = base;
	if (!isStaff(me)) return notStaff(base);
	return lookUp('board', { unitCodes: unitsOf(me, world) }, (board) =>
		done({
			talk: understood(talk),
			tellings: [reply(me, todoOf(board, viewerOf(me), world, kind !== null && isTodoKind(kind) ? kind : null))],
		}),
	);
}

/** 日报: the digest of each own unit, at any time of day. */
export function digestStep(base: Base): Step {
	const { me, talk, world } = base;
	if (!isStaff(me)) return notStaff(base);
	const units = world.units.filter((unit) => ownUnits(me).includes(unit.code));
	return lookUp('board', { unitCodes: unitsOf(me, world) }, (board) =>
		done({ talk: understood(talk), tellings: units.map((unit) => reply(me, digestAnswer(board, unit, me.language, world))) }),
	);
}

const notStaff = ({ me, talk }: Base): Step =>
	done({ talk: understood(talk), tellings: [answer(me, me.teams.length > 0 ? 'staff.none-volunteer' : 'staff.none')] });
