import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE, SECOND } from '../../db/domain/instant.ts';
import { isPolicyProblem, POLICY_DEFAULTS, parsePolicy, shortestSpan } from '../../db/domain/policy-keys.ts';
import { policy } from './two-streets.ts';

const problemOf = (given: Readonly<Record<string, unknown>>) => {
	const parsed = parsePolicy(given, { relaxed: false });
	return isPolicyProblem(parsed) ? parsed : null;
};

describe('the defaults', () => {
	it('are those of the contract', () => {
		const standard = policy();
		expect(standard.collect).toEqual({
			urgent: { days: 0, ms: 10 * MINUTE, clock: 'wall' },
			normal: { days: 0, ms: 2 * HOUR, clock: 'work' },
			booked: { days: 0, ms: 2 * HOUR, clock: 'work' },
			group: { days: 2, ms: 0, clock: 'work' },
		});
		expect(standard.round3.booked).toEqual({ days: 0, ms: 24 * HOUR, clock: 'day' });
		expect(standard.finish.normal).toEqual({ days: 5, ms: 0, clock: 'work' });
		expect(standard.unservedAsk).toEqual({ days: 1, ms: 0, clock: 'wall' });
		expect(standard.unservedClose).toEqual({ days: 7, ms: 0, clock: 'wall' });
		expect(standard.hoursRed).toEqual({ days: 8, ms: 0, clock: 'work' });
		expect(standard.reminderBefore).toEqual([24 * HOUR, 2 * HOUR, 0]);
		expect(standard.quietHours).toEqual({ from: 1260, to: 480 });
		expect(standard.workHours).toEqual({
			always: false,
			windows: [
				{ from: 510, to: 720 },
				{ from: 840, to: 1050 },
			],
			weekdays: [1, 2, 3, 4, 5],
		});
		expect(standard.digestAt).toBe(510);
		expect(standard.autoDispatch).toBe(true);
		expect(standard.limits).toEqual({
			openOrders: 2,
			sameKindPerWeek: 1,
			hoursPerDay: 8,
			checkInsPerDay: 3,
			messagesPerMinute: 30,
			teamOpenOrders: 20,
			fruitlessTurns: 5,
		});
		expect(standard.retention).toEqual({ personalDays: 180, rawDays: 30, pickDays: 90 });
	});

	it('read the same when they are given', () => {
		expect(policy(POLICY_DEFAULTS)).toEqual(policy());
	});

	it('in demo have no quiet hours and are always at work, unless the file says so', () => {
		expect(policy({}, true).quietHours).toBeNull();
		expect(policy({}, true).workHours.always).toBe(true);
		expect(policy({ quietHours: '22:00-07:00' }, true).quietHours).toEqual({ from: 1320, to: 420 });
	});
});

describe('values that are read', () => {
	it.each([
		['PT5S wall', { days: 0, ms: 5 * SECOND, clock: 'wall' }],
		['P2D work', { days: 2, ms: 0, clock: 'work' }],
		['P1DT2H work', { days: 1, ms: 2 * HOUR, clock: 'work' }],
		['  PT1.5H   day ', { days: 0, ms: 90 * MINUTE, clock: 'day' }],
		['PT240H wall', { days: 0, ms: 240 * HOUR, clock: 'wall' }],
	])('%s', (text, span) => {
		expect(policy({ 'collect.normal': text }).collect.normal).toEqual(span);
	});

	it('zero where it means at once or never', () => {
		expect(policy({ 'rating.ask': 'PT0S wall' }).ratingAsk.ms).toBe(0);
		expect(policy({ 'retention.rawDays': 0 }).retention.rawDays).toBe(0);
	});

	it('reminders, longest first, each once', () => {
		expect(policy({ 'reminder.before': [] }).reminderBefore).toEqual([]);
		expect(policy({ 'reminder.before': ['PT1H', 'P1D', 'PT24H', 'PT0S'] }).reminderBefore).toEqual([DAY, HOUR, 0]);
	});

	it.each([
		['09:00-17:00', [1, 2, 3, 4, 5, 6, 7]],
		['09:00-17:00 Mon', [1]],
		['09:00-17:00 Sat,Sun', [6, 7]],
		['09:00-17:00 Mon-Wed,Sun', [1, 2, 3, 7]],
		['09:00-17:00 Sat-Mon', [1, 6, 7]],
	])('work hours %s', (text, weekdays) => {
		expect(policy({ workHours: text }).workHours).toEqual({ always: false, windows: [{ from: 540, to: 1020 }], weekdays });
	});

	it('work hours in any order, to midnight, and "always"', () => {
		expect(policy({ workHours: '14:00-24:00,08:00-12:00' }).workHours.windows).toEqual([
			{ from: 480, to: 720 },
			{ from: 840, to: 1440 },
		]);
		expect(policy({ workHours: 'always' }).workHours.always).toBe(true);
	});

	it('quiet hours within one day, and a switch', () => {
		expect(policy({ quietHours: '12:00-14:00' }).quietHours).toEqual({ from: 720, to: 840 });
		expect(policy({ quietHours: 'off' }).quietHours).toBeNull();
		expect(policy({ autoDispatch: false }).autoDispatch).toBe(false);
		expect(policy({ 'digest.at': '00:00' }).digestAt).toBe(0);
	});
});

describe('values that stop the start', () => {
	it.each<[string, unknown]>([
		['collect.normal', '4 hours'],
		['collect.normal', 'PT2H'],
		['collect.normal', 'PT2H wall now'],
		['collect.normal', 'PT2H night'],
		['collect.normal', '-PT2H wall'],
		['collect.normal', 'PT0S wall'],
		['collect.normal', 'P1M wall'],
		['collect.normal', 'P1Y wall'],
		['collect.normal', 'P1W work'],
		['collect.normal', 'P4000D wall'],
		['collect.normal', ''],
		['collect.normal', 7200],
		['collect.normal', null],
		['collect.normal', undefined],
		['urge', 'PT2H work'],
		['urge', 'PT2H day'],
		['undoFinish', 'PT10M work'],
		['crisis.again', 'PT5M work'],
		['undoFinish', 'PT0S day'],
		['reminder.before', 'PT2H'],
		['reminder.before', ['PT2H wall']],
		['reminder.before', [2]],
		['reminder.before', ['-PT2H']],
		['quietHours', 'never'],
		['quietHours', '21:00'],
		['quietHours', '21:00-08:00-09:00'],
		['quietHours', '24:00-08:00'],
		['quietHours', '25:00-08:00'],
		['quietHours', '08:00-08:00'],
		['quietHours', '00:00-24:00'],
		['quietHours', 21],
		['workHours', ''],
		['workHours', true],
		['workHours', '17:00-09:00'],
		['workHours', '09:00-12:00,11:00-17:00'],
		['workHours', '09:00-12:00 Mon-Fri extra'],
		['workHours', '09:00-12:00 Monday'],
		['workHours', '09:00-12:00 Mon-Fr'],
		['workHours', '09:00-12:00 Mon-Tue-Wed'],
		['digest.at', '8:30'],
		['digest.at', '24:00'],
		['digest.at', 830],
		['autoDispatch', 'true'],
		['limits.openOrders', 0],
		['limits.openOrders', 2.5],
		['limits.openOrders', '2'],
		['limits.openOrders', -1],
		['retention.rawDays', -1],
		['collect.huge', 'PT2H wall'],
		['toString', 'PT2H wall'],
		['unserved.close', 'P7D wall'],
	])('%s = %j', (key, value) => {
		const problem = problemOf({ [key]: value });
		expect(problem?.key).toBe(key);
		expect(problem?.problem).toMatch(/^\S.*\.$/u);
	});
});

describe('keys that are counted on the wall clock alone', () => {
	it('say so for another clock', () => {
		expect(problemOf({ urge: 'PT2H work' })?.problem).toBe(
			'"PT2H work" must be on the clock wall: what it limits counts every hour. Write "PT2H wall".',
		);
		expect(policy({ urge: 'PT0S wall', undoFinish: 'P1D wall' })).toMatchObject({
			urge: { ms: 0, clock: 'wall' },
			undoFinish: { days: 1, clock: 'wall' },
		});
	});
});

describe('shortestSpan', () => {
	it('is what the sweep must not miss', () => {
		expect(shortestSpan(policy())).toBe(5 * MINUTE);
		expect(shortestSpan(policy({ 'round2.booked': 'PT5S wall' }))).toBe(5 * SECOND);
		expect(shortestSpan(policy({ urge: 'PT30S wall' }))).toBe(30 * SECOND);
		expect(shortestSpan(policy({ 'reminder.before': ['PT10S', 'PT0S'] }))).toBe(10 * SECOND);
		expect(shortestSpan(policy({ 'reminder.before': [] }))).toBe(5 * MINUTE);
	});
});
