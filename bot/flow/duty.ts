import { DAY, type Instant } from '../../db/domain/instant.ts';
import { addDays, localDate, startOfDay } from '../../db/domain/local-time.ts';
import type { Order } from '../../db/domain/order.ts';
import { roundLimit, stageLimit } from '../../db/domain/stage-limit.ts';
import type { Unit } from '../../db/domain/team.ts';
import type { Board, OpenOrder } from '../../db/domain/unit-figures.ts';
import { chain, unitTree } from '../../db/domain/unit-tree.ts';
import { addSpan, type Calendar } from '../../db/domain/work-calendar.ts';
import type { World } from './world.ts';

/** What an open order asks of those who answer for it, by whom, and until when. Digest and 待办 are made from it. */

export const TASK_KINDS = ['collect', 'dispatch', 'search', 'unserved', 'late', 'hours', 'rating', 'visit'] as const;
export type TaskKind = (typeof TASK_KINDS)[number];

/** One open order with what it asks for, and how late that is. */
export interface Task extends OpenOrder {
	readonly kind: TaskKind;
	readonly deadline: Instant;
	/** A limit has passed, or nobody has accepted and the visit is near. */
	readonly red: boolean;
	/** How many levels the task has moved up; those below still see it (desk.md §5). */
	readonly level: number;
}

/** Whose list it is: a coordinator's of some units, a dispatcher's, or both. */
export interface Viewer {
	readonly language: string;
	readonly coordinates: readonly string[];
	readonly dispatches: boolean;
}

const finishedAt = (order: Order): Instant => order.finishedAt ?? order.stageAt;

function hoursTask(order: Order, { at, policy, calendar }: World): Omit<Task, keyof OpenOrder> {
	const passed = (span: typeof policy.hoursRed): boolean => addSpan(finishedAt(order), span, calendar) <= at;
	const red = passed(policy.hoursRed);
	const level = red ? 2 : passed(policy.hoursAlarm) ? 1 : 0;
	return { kind: 'hours', deadline: addSpan(finishedAt(order), policy.hoursConfirm, calendar), red, level };
}

function searchTask(order: Order, world: World): Omit<Task, keyof OpenOrder> {
	const near = order.slot !== null && order.slot.start - world.at < DAY;
	return { kind: 'search', deadline: roundLimit(order, world), red: near || order.lateCount > 0, level: order.lateCount };
}

function stageTask(kind: 'collect' | 'dispatch', order: Order, world: World): Omit<Task, keyof OpenOrder> {
	const deadline = stageLimit(order, kind, world);
	return { kind, deadline, red: order.lateCount > 0 || deadline <= world.at, level: order.lateCount };
}

/** What is to be done about one open order; null when nothing is. */
function taskOf(open: OpenOrder, world: World): Task | null {
	const { order } = open;
	switch (order.state) {
		case 'ordered':
			return { ...open, ...stageTask('collect', order, world) };
		case 'collected':
			return { ...open, ...stageTask('dispatch', order, world) };
		case 'offering':
			return { ...open, ...searchTask(order, world) };
		case 'unserved':
			return { ...open, kind: 'unserved', deadline: order.stageAt, red: true, level: order.lateCount };
		case 'confirming':
			return { ...open, ...hoursTask(order, world) };
		case 'rating':
			return { ...open, kind: 'rating', deadline: finishedAt(order), red: false, level: 0 };
		case 'accepted':
		case 'departed':
		case 'serving':
			if (order.lateCount > 0) return { ...open, kind: 'late', deadline: order.stageAt, red: true, level: order.lateCount };
			return order.slot === null ? null : { ...open, kind: 'visit', deadline: order.slot.start, red: false, level: 0 };
		default:
			return null;
	}
}

/** The units that answer for this one, lowest first; above the last stand the dispatchers (contract §0.20). */
export const levelsOf = (unitCode: string, staffed: ReadonlySet<string>, world: World): readonly Unit[] =>
	chain(unitTree(world.units), unitCode).filter((unit) => staffed.has(unit.code));

/** Dispatchers act on these whatever the level: theirs from the beginning. */
const FOR_DISPATCHERS: readonly TaskKind[] = ['dispatch', 'unserved'];

function concerns(task: Task, viewer: Viewer, levels: readonly Unit[]): boolean {
	const own = levels.findIndex((unit) => viewer.coordinates.includes(unit.code));
	// a station cannot dispatch; it hears of it when it is late
	const station = own >= 0 && own <= task.level && (task.kind !== 'dispatch' || task.red);
	if (station) return true;
	if (!viewer.dispatches) return false;
	return FOR_DISPATCHERS.includes(task.kind) || task.level >= levels.length || (task.kind === 'search' && task.red);
}

const bySoonest = (a: Task, b: Task): number => a.deadline - b.deadline || Number(BigInt(a.order.id) - BigInt(b.order.id));

/** Everything the viewer has to know of, the oldest deadline first. Visits are those of the units answered for in the first place. */
export function tasksFor(board: Board, viewer: Viewer, world: World): readonly Task[] {
	const found: Task[] = [];
	for (const [unitCode, { open }] of board.figures) {
		const levels = levelsOf(unitCode, board.staffed, world);
		for (const one of open) {
			const task = taskOf(one, world);
			if (task !== null && concerns(task, viewer, levels)) found.push(task);
		}
	}
	return found.sort(bySoonest);
}

/** The unit and everything below it: what has to be loaded for its coordinators. A dispatcher's is the centre. */
export function unitsBelow(unitCode: string, world: Pick<World, 'units'>): readonly string[] {
	const tree = unitTree(world.units);
	return world.units.filter((unit) => chain(tree, unit.code).some((above) => above.code === unitCode)).map((unit) => unit.code);
}

/** Whether the unit works on the local day of `at`: its first working moment from midnight on lies in that day. */
export function isWorkday(at: Instant, calendar: Calendar): boolean {
	const midnight = startOfDay(at, calendar.zone);
	const first = addSpan(midnight, { days: 0, ms: 1, clock: 'work' }, calendar) - 1;
	return localDate(first, calendar.zone) === localDate(midnight, calendar.zone);
}

/** The how manieth working day after `since` it is; 0 on the day itself. */
export function workdaysSince(since: Instant, at: Instant, calendar: Calendar): number {
	const today = localDate(at, calendar.zone);
	let count = 0;
	for (let day = since; localDate(day, calendar.zone) < today; ) {
		day = addDays(day, 1, calendar.zone);
		if (isWorkday(day, calendar)) count++;
	}
	return count;
}
