import { describe, expect, it } from 'vitest';
import { judge } from '../../bot/understand/judge.ts';
import type { Intent, Kind } from '../../bot/understand/labels.ts';
import { DANGERS, INTENTS, KINDS } from '../../bot/understand/labels.ts';
import type { Meaning } from '../../bot/understand/meaning.ts';
import { type Opinion, reconsidered } from '../../bot/understand/opinion.ts';

const LOOKS: Meaning['looks'] = { isGloomy: false, isAcute: false, isShort: false };
const RANKED = <T extends string>(labels: readonly T[], given: Partial<Record<T, number>>) =>
	labels.map((what) => ({ what, p: given[what] ?? 0 })).sort((a, b) => b.p - a.p);

const meaning = (
	intents: Partial<Record<Intent, number>>,
	kinds: Partial<Record<Kind, number>> = { 助老: 1 },
	words: Meaning['words'] = null,
): Meaning => {
	const classified = {
		intents: RANKED(INTENTS, intents),
		kinds: RANKED(KINDS, kinds),
		dangers: RANKED(DANGERS, { '120': intents.emergency ?? 0 }),
	};
	return { ...classified, ...judge(classified, words, LOOKS), words, looks: LOOKS };
};
const opinion = (intent: Intent, kind: Kind | null = null): Opinion => ({ intent, kind, place: null });
const sum = (ranked: readonly { readonly p: number }[]) => ranked.reduce((all, { p }) => all + p, 0);

describe('a second opinion', () => {
	it('settles what was half believed', () => {
		const before = meaning({ request: 0.5, status: 0.4, other: 0.1 });
		expect(before.ask).toBe('intent');
		expect(reconsidered(before, opinion('status'))).toMatchObject({ intent: 'status', ask: null });
		expect(reconsidered(before, opinion('request'))).toMatchObject({ intent: 'request', ask: null });
		expect(reconsidered(before, opinion('request'))).not.toHaveProperty('place');
		expect(reconsidered(before, { ...opinion('request'), place: '文化那边' })).toMatchObject({ place: '文化那边' });
	});

	it('puts what was hardly believed among the choices, and no further', () => {
		const before = meaning({ request: 0.5, status: 0.3, other: 0.12, rate: 0.08 });
		expect(before.options).toEqual(['request', 'status', 'other']);
		expect(reconsidered(before, opinion('rate'))).toMatchObject({ ask: 'intent', options: ['request', 'rate', 'status'] });
	});

	it('does the same for the kind of help', () => {
		const before = meaning({ request: 1 }, { 家电维修: 0.5, 助老: 0.4, 助残: 0.1 });
		expect(before.ask).toBe('kind');
		expect(reconsidered(before, opinion('request', '助老'))).toMatchObject({ kind: '助老', ask: null });
		expect(reconsidered(before, opinion('request', '助残'))).toMatchObject({ ask: 'kind', options: ['助残', '家电维修', '助老'] });
		expect(reconsidered(before, opinion('request'))).toMatchObject({ kind: '家电维修', ask: 'kind' });
	});

	it('leaves the likelihood of danger as it is', () => {
		const before = meaning({ request: 0.5, status: 0.4, emergency: 0.1 });
		for (const intent of ['request', 'status', 'greeting'] as const) {
			const after = reconsidered(before, opinion(intent));
			expect(after.intents.find(({ what }) => what === 'emergency')?.p).toBe(0.1);
			expect(sum(after.intents)).toBeCloseTo(1);
		}
	});

	it.each<[string, Meaning]>([
		['an alarm', meaning({ request: 0.4, emergency: 0.6 })],
		['an alarm by words', meaning({ request: 0.9, emergency: 0.1 }, {}, '119')],
		['the question whether somebody is in danger', meaning({ request: 0.8, emergency: 0.2 })],
	])('never turns off %s', (_what, before) => {
		expect(before.alarm).not.toBeNull();
		for (const intent of INTENTS) expect(reconsidered(before, opinion(intent))).toBe(before);
	});

	it('that hears a wish to talk in gloomy words has the person asked', () => {
		const before = { ...meaning({ request: 0.9 }, { 心理疏导: 0.3, 助老: 0.7 }), looks: { ...LOOKS, isGloomy: true } };
		expect(before.alarm).toBeNull();
		expect(reconsidered(before, opinion('request', '心理疏导'))).toMatchObject({ alarm: 'ask', danger: 'crisis', ask: 'danger' });
	});

	it('that sees an emergency makes the desk ask, never fire', () => {
		expect(reconsidered(meaning({ request: 0.5, status: 0.5 }), opinion('emergency'))).toMatchObject({ alarm: 'ask', ask: 'danger' });
	});
});
