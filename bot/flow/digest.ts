import type { Instant } from '../../db/domain/instant.ts';
import { addDays, startOfDay } from '../../db/domain/local-time.ts';
import type { Unit } from '../../db/domain/team.ts';
import type { Board, FiguresPeriod, UnitFigures } from '../../db/domain/unit-figures.ts';
import { nameIn, numeral, say } from '../text/render.ts';
import { dateWords } from '../text/when.ts';
import { actId } from './act.ts';
import { isWorkday, type Task, type TaskKind, tasksFor, unitsBelow } from './duty.ts';
import type { Choice, Outbound } from './outbound.ts';
import { digestDayOf, longestWords, taskWords, unitWords, untilWords, whenWords } from './task-words.ts';
import type { World } from './world.ts';

/** Head, at most ten numbered lines and foot: twelve lines (desk.md §7). */
const MOST = 10;
/** As far back as a long holiday reaches. */
const LOOK_BACK_DAYS = 15;

/** The midnight of the last working day before today: on Monday the digest tells of Friday and the weekend too. */
function reportFrom({ at, zone, calendar }: World): Instant {
	const today = startOfDay(at, zone);
	for (let n = 1; n <= LOOK_BACK_DAYS; n++) {
		const day = addDays(today, -n, zone);
		if (isWorkday(day, calendar)) return day;
	}
	return addDays(today, -1, zone);
}

/** Which time the figures of a digest are about; the shell loads them. */
export function digestPeriod(world: World): FiguresPeriod {
	const { at, zone, policy } = world;
	const today = startOfDay(at, zone);
	const { days, ms } = policy.ratingRemind2;
	return {
		from: reportFrom(world),
		to: today,
		// a slot over several days that has begun is still a visit of today
		visitsFrom: addDays(today, -1, zone),
		visitsTo: addDays(today, 2, zone),
		unratedBefore: addDays(at, -days, zone) - ms,
	};
}

/** A numbered line with what its number does. */
interface Line {
	readonly colour: 'red' | 'yellow' | 'plain';
	readonly words: string;
	readonly choice: Choice;
}

/** What the unit and everything below it did. */
function doneBelow(board: Board, unit: Unit, world: World): Omit<UnitFigures, 'open'> {
	const sum = { done: 0, rated: 0, stars: 0, referred: 0 };
	for (const code of unitsBelow(unit.code, world)) {
		const figures = board.figures.get(code);
		sum.done += figures?.done ?? 0;
		sum.rated += figures?.rated ?? 0;
		sum.stars += figures?.stars ?? 0;
		sum.referred += figures?.referred ?? 0;
	}
	return sum;
}

function headOf(board: Board, unit: Unit, language: string, world: World): string {
	const { done, rated, stars, referred } = doneBelow(board, unit, world);
	const from = reportFrom(world);
	const yesterday = from === addDays(startOfDay(world.at, world.zone), -1, world.zone);
	return say(language, 'digest.head', {
		unit: unitWords(unit, language),
		date: dateWords(world.at, world.zone, language),
		since: yesterday
			? say(language, 'digest.since-yesterday')
			: say(language, 'digest.since', { date: dateWords(from, world.zone, language) }),
		done,
		rated: rated === 0 ? '' : say(language, 'digest.rated', { average: (stars / rated).toFixed(1), count: rated }),
		unrated: done === rated ? '' : say(language, 'digest.unrated', { count: done - rated }),
		referred: referred === 0 ? '' : say(language, 'digest.referred', { count: referred }),
	});
}

const orderChoice = ({ order, item }: Task, language: string): Choice => ({
	id: actId('track', order.id),
	label: say(language, 'digest.choice-order', { number: order.number, item: nameIn(language, item) }),
});

type Counted = Extract<TaskKind, 'collect' | 'dispatch' | 'search' | 'hours' | 'rating'>;
const COUNTED: readonly Counted[] = ['collect', 'dispatch', 'search', 'hours', 'rating'];

/** Orders of one kind in one line; its number opens the list of them, or the only one. */
function countedLine(kind: Counted, tasks: readonly Task[], language: string, world: World): Line[] {
	const [first] = tasks;
	if (first === undefined) return [];
	const words = say(language, `digest.${kind}`, {
		count: tasks.length,
		until: untilWords(first, language, world),
		longest: longestWords(kind === 'hours' ? tasks : [], language, world),
	});
	const list = { id: actId('todo', kind), label: say(language, `digest.choice-${kind}`) };
	return [{ colour: 'yellow', words, choice: tasks.length === 1 ? orderChoice(first, language) : list }];
}

function tomorrowLine(tasks: readonly Task[], language: string, world: World): Line[] {
	const [first] = tasks;
	if (first === undefined) return [];
	const words = say(language, 'digest.tomorrow', { count: tasks.length, when: whenWords(first.order.slot, language, world) });
	return [{ colour: 'plain', words, choice: { id: actId('todo', 'tomorrow'), label: say(language, 'digest.choice-tomorrow') } }];
}

/** Red orders one by one (the centre's are the dispatchers' too), then what waits by kind, then today's visits, then tomorrow's. */
function linesOf(board: Board, unit: Unit, language: string, world: World): Line[] {
	const tasks = tasksFor(board, { language, coordinates: [unit.code], dispatches: unit.kind === 'center' }, world);
	const single =
		(colour: Line['colour']) =>
		(task: Task): Line => ({
			colour,
			words: taskWords(task, unit.code, board, language, world),
			choice: orderChoice(task, language),
		});
	const calm = tasks.filter((task) => !task.red);
	const visits = (day: 'today' | 'tomorrow') =>
		calm.filter((task) => task.kind === 'visit' && task.order.slot !== null && digestDayOf(task.order.slot, world) === day);
	return [
		...tasks.filter((task) => task.red).map(single('red')),
		...COUNTED.flatMap((kind) =>
			countedLine(
				kind,
				calm.filter((task) => task.kind === kind),
				language,
				world,
			),
		),
		...visits('today').map(single('plain')),
		...tomorrowLine(visits('tomorrow'), language, world),
	];
}

/** What does not fit becomes one line that opens the list. */
function shortened(lines: readonly Line[], language: string): readonly Line[] {
	if (lines.length <= MOST) return lines;
	const count = lines.length - (MOST - 1);
	const choice = { id: actId('todo'), label: say(language, 'digest.choice-more') };
	return [...lines.slice(0, MOST - 1), { colour: 'plain', words: say(language, 'digest.more', { count }), choice }];
}

/** The digest of one unit, for one language; null when there is nothing to do (the daily one is then not sent). */
export function digestOf(board: Board, unit: Unit, language: string, world: World): Outbound | null {
	const lines = shortened(linesOf(board, unit, language, world), language);
	if (lines.length === 0) return null;
	const text = [
		headOf(board, unit, language, world),
		...lines.map(({ colour, words }, i) => say(language, `digest.${colour}`, { n: numeral(i + 1), line: words })),
		say(language, 'digest.foot'),
	].join('\n');
	return { text, choices: lines.map((line) => line.choice) };
}

/** The same in answer to the word 日报, which is never left without an answer. */
export const digestAnswer = (board: Board, unit: Unit, language: string, world: World): Outbound =>
	digestOf(board, unit, language, world) ?? {
		text: say(language, 'digest.nothing', { unit: unitWords(unit, language), date: dateWords(world.at, world.zone, language) }),
		choices: [],
	};
