import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readCorpus } from '../../bot/training/corpus.ts';
import { faultOf, nearCopies } from '../../bot/training/corpus-faults.ts';
import { learn } from '../../bot/training/learn.ts';
import { decoded, encoded } from '../../bot/understand/model/model.ts';
import { readWeights, WEIGHTS_FILE } from '../../bot/weights.ts';

const corpus = readCorpus();

const HELD_OUT = new URL('../../bot/training/held-out/', import.meta.url);
const heldOut = readdirSync(HELD_OUT)
	.flatMap((name) => readFileSync(new URL(name, HELD_OUT), 'utf8').split('\n'))
	.filter(Boolean)
	.map((line) => (JSON.parse(line) as { text: string }).text);

const line = {
	text: '灯坏了',
	kind: '家电维修',
	intent: 'request',
	urgency: 'normal',
	handoff: null,
	author: 'a',
	topic: null,
	situation: null,
} as const;

describe('the corpus', () => {
	it.each([
		[{ ...line, text: ' ' }, 'text'],
		[{ ...line, author: '' }, 'author'],
		[{ ...line, intent: 'wish' as 'request' }, 'intent'],
		[{ ...line, intent: 'status' as const }, 'kind'],
		[{ ...line, kind: '修理' as '助老' }, 'kind'],
		[{ ...line, urgency: 'emergency' as const }, 'urgency'],
		[{ ...line, kind: null, intent: 'emergency' as const, urgency: 'emergency' as const }, 'handoff'],
		[{ ...line, kind: null, intent: 'complaint' as const }, 'handoff'],
		[{ ...line, handoff: '119' as const }, 'handoff'],
		[line, null],
		[{ ...line, kind: null }, null],
	])('%j: %s is at fault', (one, fault) => {
		expect(faultOf(one)).toBe(fault);
	});

	it('has labels of the scheme alone', () => {
		expect(corpus.lines.filter((one) => faultOf(one) !== null)).toEqual([]);
		expect(corpus.lines.length).toBeGreaterThan(8_500);
	});

	it('finds near copies', () => {
		expect(nearCopies(['帮我修一下灯', '今天天气好', '帮我修一下灯吧', '灯'])).toEqual([[0, 2]]);
	});

	it('has no line twice and none of the held-out messages', () => {
		const texts = [...heldOut, ...corpus.lines.map(({ text }) => text)];
		expect(
			nearCopies(texts)
				.filter(([, later]) => later >= heldOut.length)
				.map(([a, b]) => [texts[a], texts[b]]),
		).toEqual([]);
	});
});

describe('the weights', () => {
	const file = readFileSync(WEIGHTS_FILE);

	it('are those of this corpus and this code, byte for byte', { timeout: 600_000 }, () => {
		expect(Buffer.from(encoded(learn(corpus))).equals(file)).toBe(true);
	});

	it('are small, and name their corpus', () => {
		expect(file.length).toBeLessThan(6_000_000);
		expect(readWeights().hash).toBe(corpus.hash);
	});

	it('refuse to be read from anything else', () => {
		expect(() => decoded(new Uint8Array([1, 0, 0, 0, 123]))).toThrow('no weights');
	});
});
