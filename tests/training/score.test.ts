import { describe, expect, it } from 'vitest';
import type { Gold, Message } from '../../bot/training/held-out.ts';
import { confusion, covered, figuresOf } from '../../bot/training/score.ts';
import type { Fields } from '../../bot/understand/fields.ts';

const gold: Gold = {
	intent: 'request',
	kind: '助老',
	urgency: 'normal',
	handoff: null,
	when_start: null,
	when_end: null,
	place: null,
	phone: null,
	people: null,
	volunteers: null,
};
const fields: Fields = {
	intent: 'request',
	kind: '助老',
	kinds: ['助老', '助残', '义诊', '文艺'],
	platform: null,
	urgency: 'normal',
	handoff: null,
	when_start: null,
	when_end: null,
	place: null,
	phone: null,
	people: null,
	confidence: 0.9,
	ask: null,
	options: [],
};
const read = (right: Partial<Gold>, understood: Partial<Fields>, more: Partial<Message> = {}) => ({
	message: { id: 'x', text: '', reference_datetime: '', gold: { ...gold, ...right }, ...more },
	fields: { ...fields, ...understood },
});
const of = (figure: string, ...reads: readonly ReturnType<typeof read>[]) => figuresOf(reads)[figure];

describe('figures', () => {
	it.each([
		['intent', read({}, { intent: 'other' }), { of: 0, n: 1 }],
		['intent', read({}, { intent: 'other' }, { alt: { intent: ['other'] } }), { of: 1, n: 1 }],
		['kind first', read({ kind: '助残' }, {}), { of: 0, n: 1 }],
		['kind of three', read({ kind: '义诊' }, {}), { of: 1, n: 1 }],
		['kind of three', read({ kind: '文艺' }, {}), { of: 0, n: 1 }],
		['kind first', read({ kind: null }, {}), { of: 0, n: 0 }],
		['kind first', read({}, {}, { skip: ['kind'] }), { of: 0, n: 0 }],
		['people', read({ volunteers: 3 }, { people: 3 }), { of: 1, n: 1 }],
		['people', read({ people: 5, volunteers: 3 }, { people: 3 }), { of: 0, n: 1 }],
		['time stated', read({ when_start: '2026-11-28T08:00' }, { when_start: '2026-11-28T08:00' }), { of: 1, n: 1 }],
		[
			'time stated',
			read({ when_start: '2026-11-28T08:00', when_end: '2026-11-28T12:00' }, { when_start: '2026-11-28T08:00' }),
			{ of: 0, n: 1 },
		],
		['time stated', read({ when_start: '2026-11-28T08:00' }, {}, { skip: ['when'] }), { of: 0, n: 0 }],
		['no time invented', read({}, { when_end: '2026-11-28T08:00' }), { of: 0, n: 1 }],
		['danger noticed', read({ intent: 'emergency', handoff: '120' }, { ask: 'danger' }), { of: 1, n: 1 }],
		['danger fired', read({ intent: 'emergency', handoff: '120' }, { ask: 'danger' }), { of: 0, n: 1 }],
		['number to ring', read({ intent: 'emergency', handoff: '120' }, { handoff: '119' }), { of: 0, n: 1 }],
		['no false alarm', read({}, { intent: 'emergency' }), { of: 0, n: 1 }],
		['not asked about danger', read({}, { ask: 'danger' }), { of: 0, n: 1 }],
		['acted without asking', read({}, { ask: 'kind' }), { of: 1, n: 1 }],
		['acted without asking', read({}, { ask: 'intent' }), { of: 0, n: 1 }],
		['silently wrong', read({}, { intent: 'other' }), { of: 1, n: 1 }],
		['silently wrong', read({}, { intent: 'other', ask: 'intent' }), { of: 0, n: 1 }],
	])('%s, case %#', (figure, one, share) => {
		expect(of(figure, one)).toEqual(share);
	});

	it('counts what was taken for what', () => {
		expect(confusion([read({}, {}), read({}, { intent: 'other' })]).get('request')).toEqual(
			new Map([
				['request', 1],
				['other', 1],
			]),
		);
	});

	it('tells what a higher confidence would leave', () => {
		const reads = [read({}, { confidence: 0.9 }), read({}, { confidence: 0.6, intent: 'other' })];
		expect(covered(reads, 0.5)).toEqual({ acted: { of: 2, n: 2 }, wrong: { of: 1, n: 2 } });
		expect(covered(reads, 0.7)).toEqual({ acted: { of: 1, n: 2 }, wrong: { of: 0, n: 2 } });
	});
});
