import { HOUR } from '../../db/domain/instant.ts';
import { addDays, localDate, startOfDay } from '../../db/domain/local-time.ts';
import type { Slot } from '../../db/domain/order.ts';
import type { Unit } from '../../db/domain/team.ts';
import type { Board } from '../../db/domain/unit-figures.ts';
import { maskName, nameIn, say, type TextKey } from '../text/render.ts';
import { clockWords, hourShort, momentWords, slotShort } from '../text/when.ts';
import { levelsOf, type Task, type TaskKind, workdaysSince } from './duty.ts';
import type { World } from './world.ts';

/** Lines of the digest and of 待办. */

/** Longest address in a line; the card has the whole. */
const PLACE_MAX = 12;

/** 聂耳社区站, 玉兴街道所, 红塔区中心 */
export const unitWords = (unit: Unit, language: string): string => say(language, `unit.${unit.kind}`, { name: unit.name });

/** 9:40 today, else with its day. */
export const untilWords = (task: Task, language: string, world: World): string =>
	localDate(task.deadline, world.zone) === localDate(world.at, world.zone)
		? clockWords(task.deadline, world.zone)
		: momentWords(task.deadline, world.at, world.zone, language);

/** Which day of a digest a slot lies in; what began earlier and is not over counts as today. */
export function digestDayOf(slot: Slot, world: World): 'today' | 'tomorrow' | 'other' {
	const tomorrow = addDays(startOfDay(world.at, world.zone), 1, world.zone);
	if (slot.start < tomorrow) return slot.end >= startOfDay(world.at, world.zone) ? 'today' : 'other';
	return slot.start < addDays(tomorrow, 1, world.zone) ? 'tomorrow' : 'other';
}

/** 今天 9:30, 今天 上午, 明早8:00, 明天下午, 11月26日上午 */
export function whenWords(slot: Slot | null, language: string, world: World): string {
	if (slot === null) return say(language, 'day.any-time');
	const day = digestDayOf(slot, world);
	if (day === 'other') return slotShort(slot, world.zone, language);
	const hour = hourShort(slot, world.zone, language);
	if (hour === '') return say(language, `day.${day}`);
	if (day === 'today') return say(language, 'day.today-at', { hour });
	const early = slot.grain === 'minute' && slot.start - startOfDay(slot.start, world.zone) < 10 * HOUR;
	return say(language, early ? 'day.tomorrow-early' : 'day.tomorrow-at', { hour });
}

/** 赵*家, or the place where a group meets; nothing where nothing is known. */
function placeOf(task: Task, language: string): string {
	const { contactName = null, address = null } = task.visit ?? {};
	const home = contactName === null ? null : say(language, 'place.home-of', { name: maskName(contactName) });
	const where = address === null ? null : [...address].slice(0, PLACE_MAX).join('');
	const shown = task.order.urgency === 'group' ? (where ?? home) : (home ?? where);
	return shown === null ? '' : ` ${shown}`;
}

/** Whose the task is now, said to those below or above: (已升玉兴街道所) or (聂耳社区站). */
function movedWords(task: Task, unitCode: string | null, board: Board, language: string, world: World): string {
	const own = world.units.find((unit) => unit.code === task.order.unitCode);
	if (task.order.unitCode !== unitCode && own !== undefined) return say(language, 'digest.of-unit', { unit: unitWords(own, language) });
	if (task.level === 0) return '';
	const levels = levelsOf(task.order.unitCode, board.staffed, world);
	const holder = levels[task.level];
	if (holder?.code === unitCode) return '';
	return say(language, 'digest.moved-up', { unit: holder ? unitWords(holder, language) : say(language, 'unit.dispatchers') });
}

/** ，最长第4个工作日; nothing on the day itself. */
export function longestWords(tasks: readonly Task[], language: string, world: World): string {
	const day = Math.max(0, ...tasks.map((task) => workdaysOf(task, world)));
	return day === 0 ? '' : say(language, 'digest.hours-longest', { day });
}

const workdaysOf = ({ order }: Task, world: World): number => workdaysSince(order.finishedAt ?? order.stageAt, world.at, world.calendar);

const LATE: Readonly<Record<TaskKind, TextKey>> = {
	collect: 'task.collect-late',
	dispatch: 'task.dispatch-late',
	search: 'task.search-late',
	unserved: 'task.unserved',
	late: 'task.late',
	hours: 'task.hours-late',
	rating: 'task.rating',
	visit: 'task.visit',
};

/** One order in one line, without numeral and colour. */
export function taskWords(task: Task, unitCode: string | null, board: Board, language: string, world: World): string {
	const { order, item } = task;
	const day = task.kind === 'hours' ? workdaysOf(task, world) : 0;
	return say(language, task.red ? LATE[task.kind] : `task.${task.kind}`, {
		number: order.number,
		item: nameIn(language, item),
		when: whenWords(order.slot, language, world),
		until: untilWords(task, language, world),
		day,
		longest: day === 0 ? '' : say(language, 'digest.hours-day', { day }),
		moved: movedWords(task, unitCode, board, language, world),
		place: placeOf(task, language),
	});
}
