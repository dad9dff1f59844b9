import { describe, expect, it } from 'vitest';
import { readHeldOut } from '../../bot/training/held-out.ts';
import { figuresOf, type Share } from '../../bot/training/score.ts';
import { fieldsOf } from '../../bot/understand/fields.ts';
import { readWeights } from '../../bot/weights.ts';
import { unitRows } from '../../db/seed/district.ts';

const reader = { model: readWeights(), units: unitRows, zone: 'Asia/Shanghai' };
const sets = readHeldOut();

/** In percent: what is asked of the desk on messages by strangers. */
const ASKED_OF_STRANGERS = {
	intent: 95,
	'kind first': 95,
	'kind of three': 99,
	'danger fired': 96,
	'danger noticed': 99,
	'number to ring': 95,
	'no false alarm': 99,
	'not asked about danger': 95,
	'time stated': 90,
	'no time invented': 95,
	place: 96,
	phone: 99,
	people: 88,
	'acted without asking': 87,
};
/** Reached long ago on the weeks and months of other people's messages. */
const WEEKS = {
	...ASKED_OF_STRANGERS,
	'not asked about danger': 98,
	'time stated': 95,
	'no time invented': 97,
	place: 98,
	people: 95,
};

/** Where a set is not there yet, what it has reached; where it is further, that. */
const FLOORS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
	labelled: { intent: 96, 'danger fired': 100, 'number to ring': 90, 'time stated': 95, place: 98, phone: 99, people: 92 },
	plain: {
		intent: 96.5,
		'kind first': 97,
		'kind of three': 99,
		'danger fired': 99,
		'danger noticed': 99,
		'number to ring': 97,
		'no false alarm': 99,
		'not asked about danger': 97,
		'time stated': 93,
		'no time invented': 97,
		place: 98,
		phone: 99,
		people: 92,
		'acted without asking': 94,
	},
	winter: { ...ASKED_OF_STRANGERS, 'danger fired': 99, 'number to ring': 99, 'acted without asking': 92 },
	spring: { ...ASKED_OF_STRANGERS, 'danger noticed': 97, 'acted without asking': 92 },
	inbox: { ...WEEKS, intent: 96, 'kind first': 94, 'acted without asking': 92 },
	forty: { ...WEEKS, intent: 96, 'acted without asking': 91 },
	strangers: { ...WEEKS, 'kind first': 92, 'danger noticed': 96, 'number to ring': 92 },
};

describe.each(Object.entries(FLOORS))('held-out set %s', (name, floors) => {
	const reads = (sets.get(name) ?? []).map((message) => ({
		message,
		fields: fieldsOf(message.text, Date.parse(message.reference_datetime), reader),
	}));
	const figures = figuresOf(reads);

	it.each(Object.entries(floors))('%s ≥ %s %%', (figure, floor) => {
		const { of, n } = figures[figure] as Share;
		expect(n).toBeGreaterThan(0);
		expect((of / n) * 100).toBeGreaterThanOrEqual(floor);
	});

	it('is silently wrong in no more than 2.5 of a hundred', () => {
		const { of, n } = figures['silently wrong'] as Share;
		expect(of / n).toBeLessThanOrEqual(0.025);
	});
});
