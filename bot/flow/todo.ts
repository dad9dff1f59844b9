import type { Board } from '../../db/domain/unit-figures.ts';
import { listWords, numeral, say } from '../text/render.ts';
import { actId } from './act.ts';
import { TASK_KINDS, type Task, type TaskKind, tasksFor, type Viewer } from './duty.ts';
import type { Choice, Outbound } from './outbound.ts';
import { digestDayOf, taskWords } from './task-words.ts';
import type { World } from './world.ts';

/** What a line of the digest opens: `todo:KIND`. */
const TODO_KINDS = [...TASK_KINDS, 'tomorrow'] as const;
export type TodoKind = (typeof TODO_KINDS)[number];

/** Checks the argument of a `todo:` button, which anybody can write. */
export const isTodoKind = (word: string): word is TodoKind => TODO_KINDS.some((kind) => kind === word);

/** Lines of one list; more would be read by nobody. */
const MOST = 15;

const ASKED_FOR: readonly TaskKind[] = ['rating', 'visit'];

/** 待办 means what waits for an act; visits and calls come only when they are asked for. */
function wanted(task: Task, kind: TodoKind | null, world: World): boolean {
	const day = task.kind === 'visit' && task.order.slot !== null ? digestDayOf(task.order.slot, world) : null;
	if (kind === 'tomorrow') return day === 'tomorrow';
	if (kind === 'visit') return day === 'today';
	if (kind !== null) return task.kind === kind;
	return !ASKED_FOR.includes(task.kind) && (task.kind !== 'search' || task.red);
}

const orderChoice = (task: Task, language: string): Choice => ({
	id: actId('track', task.order.id),
	label: say(language, 'task.choice', { number: task.order.number, what: say(language, `task.choice-${task.kind}`) }),
});

/** Nothing waits for an act; what goes on by itself is said, and can be looked at. */
function nothingToDo(all: readonly Task[], language: string): Outbound {
	const running = RUNNING.flatMap((kind) => {
		const count = all.filter((task) => task.kind === kind).length;
		return count === 0 ? [] : [{ kind, count }];
	});
	if (running.length === 0) return { text: say(language, 'todo.none'), choices: [] };
	const list = listWords(
		language,
		running.map(({ kind, count }) => say(language, `todo.running-${kind}`, { count })),
	);
	return {
		text: say(language, 'todo.none-running', { list }),
		choices: running.flatMap(({ kind }) =>
			kind === 'visit' ? [] : [{ id: actId('todo', kind), label: say(language, `digest.choice-${kind}`) }],
		),
	};
}

const RUNNING = ['search', 'visit', 'rating'] as const;

/**
 * The answer to 待办, or to a line of the digest that names several orders: one numbered line for each, the oldest deadline
 * first; its number opens the order's card.
 */
export function todoOf(board: Board, viewer: Viewer, world: World, kind: TodoKind | null = null): Outbound {
	const { language } = viewer;
	const all = tasksFor(board, viewer, world);
	const tasks = all.filter((task) => wanted(task, kind, world));
	if (tasks.length === 0) return nothingToDo(all, language);
	const shown = tasks.slice(0, MOST);
	const unitCode = viewer.coordinates.length === 1 ? (viewer.coordinates[0] ?? null) : null;
	const lines = shown.map((task, i) =>
		say(language, task.red ? 'digest.red' : 'digest.plain', {
			n: numeral(i + 1),
			line: taskWords(task, unitCode, board, language, world),
		}),
	);
	const rest = tasks.length - shown.length;
	return {
		text: [
			say(language, 'todo.head', { count: tasks.length }),
			...lines,
			rest > 0 ? say(language, 'todo.more', { count: rest }) : say(language, 'todo.foot'),
		].join('\n'),
		choices: shown.map((task) => orderChoice(task, language)),
	};
}
